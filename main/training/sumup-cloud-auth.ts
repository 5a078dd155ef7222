import type { CloudAnswer, CloudRequest, Random } from './cloud-types.ts'
import { errors, prefersProblem, problem } from './sumup-cloud-errors.ts'
import type { CloudApiKey, CloudMerchant } from './sumup-cloud-types.ts'

/**
 * `gateway`: a problem labelled as plain JSON (transactions, receipts). `problem`: a problem under its own media type.
 * `negotiated`: `{errors:{…}}` unless the Accept header asks for a problem.
 */
export type ErrorForm = 'gateway' | 'problem' | 'negotiated'

export type KeyHolder = { merchant: CloudMerchant; key: CloudApiKey }

/** Only a secret key authorises; SumUp's public keys (`sup_pk_…`) name a key and open nothing. */
export function holderOf(
  merchants: CloudMerchant[],
  revoked: ReadonlySet<string>,
  request: CloudRequest,
): KeyHolder | null {
  const match = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')
  const secret = match?.[1]
  if (secret === undefined || secret.startsWith('sup_pk_') || revoked.has(secret)) return null
  for (const merchant of merchants) {
    const key = merchant.apiKeys.find((candidate) => candidate.secret === secret)
    if (key) return { merchant, key }
  }
  return null
}

export function unauthorised(random: Random, form: ErrorForm, request: CloudRequest): CloudAnswer {
  if (form === 'negotiated' && !prefersProblem(request)) {
    return errors(401, { type: 'INVALID_ACCESS_TOKEN', detail: 'The access token is missing or invalid.' })
  }
  const detail = form === 'problem' ? 'Authentication credentials are missing or invalid.' : 'Unauthorized.'
  const answer = problem(random, 401, 'unauthorized', 'Unauthorized', detail)
  if (form === 'gateway') answer.headers = { 'content-type': 'application/json' }
  return answer
}

/** One of the listed scopes is enough. */
export function mayDo(key: CloudApiKey, anyOf: string[]): boolean {
  return key.scopes === undefined || anyOf.some((scope) => key.scopes?.includes(scope))
}
