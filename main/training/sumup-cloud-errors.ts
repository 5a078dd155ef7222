import type { JsonObject } from './cloud-json.ts'
import type { CloudAnswer, CloudRequest, Random } from './cloud-types.ts'
import { newTraceId } from './sumup-cloud-ids.ts'

/*
 * The error shapes of the real cloud. Which one comes depends on the endpoint and on the Accept header, and a client
 * has to cope with all of them.
 */

export function json(status: number, body: unknown): CloudAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

export function noBody(status: number): CloudAnswer {
  // The length is stated: the official SDK takes a success of unknown length for an error.
  return { status, headers: status === 204 ? {} : { 'content-length': '0' }, body: '' }
}

export type ProblemSlug =
  | 'bad-request'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'content-too-large'
  | 'validation-error'
  | 'unprocessable-entity'
  | 'reader-offline'
  | 'reader-busy'
  | 'too-many-requests'

/** RFC 9457, as the gateway and the newer endpoints write it. */
export function problem(
  random: Random,
  status: number,
  slug: ProblemSlug,
  title: string,
  detail: string,
  more: JsonObject = {},
): CloudAnswer {
  const body = {
    type: `https://developer.sumup.com/problem/${slug}`,
    title,
    status,
    detail,
    trace_id: newTraceId(random),
    ...more,
  }
  return { status, headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify(body) }
}

export function notYours(random: Random): CloudAnswer {
  return problem(
    random,
    404,
    'not-found',
    "Requested resource couldn't be found.",
    "The requested resource doesn't exist or does not belong to you.",
  )
}

/** The readers' checkout endpoints answer with a problem only to those who ask for one. */
export function prefersProblem(request: CloudRequest): boolean {
  return (request.headers.accept ?? '').includes('application/problem+json')
}

export function errors(status: number, content: JsonObject): CloudAnswer {
  return json(status, { errors: content })
}

/** `{message, error_code}`: transactions and receipts. */
export function message(status: number, errorCode: string, text: string): CloudAnswer {
  return json(status, { error_code: errorCode, message: text })
}

export function resourceNotFound(): CloudAnswer {
  return message(404, 'NOT_FOUND', 'Resource not found')
}
