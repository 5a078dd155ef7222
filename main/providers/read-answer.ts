import * as v from 'valibot'
import type { HttpResult } from './http-client.ts'

/* What an answer says about the thing asked, by the rules of HTTP alone. Each provider adds how it words a refusal. */

export type AnswerOf<T, Refusal> =
  | { kind: 'ok'; value: T }
  /** A documented no. */
  | ({ kind: 'refused'; status: number } & Refusal)
  /** No answer that says anything about the thing asked. */
  | { kind: 'unavailable'; reason: string; retryAfterMs: number }

/** Success is told by the status alone; a body that is not as documented says nothing. */
export function readAnswerOf<Schema extends v.GenericSchema, Refusal>(
  schema: Schema,
  result: HttpResult,
  readRefusal: (text: string) => Refusal,
): AnswerOf<v.InferOutput<Schema>, Refusal> {
  if (result.kind !== 'answered') return { kind: 'unavailable', reason: result.reason, retryAfterMs: 0 }
  const { status, text } = result
  if (status >= 200 && status < 300) {
    const parsed = v.safeParse(schema, parseJson(text))
    if (parsed.success) return { kind: 'ok', value: parsed.output }
    return { kind: 'unavailable', reason: 'answer-not-understood', retryAfterMs: 0 }
  }
  if (status === 429)
    return {
      kind: 'unavailable',
      reason: 'too-many-requests',
      retryAfterMs: Math.max(1_000, result.retryAfterMs ?? 0),
    }
  if (status >= 500 || status === 408 || status < 400)
    return { kind: 'unavailable', reason: `http-${status}`, retryAfterMs: result.retryAfterMs ?? 0 }
  return { kind: 'refused', status, ...readRefusal(text) }
}

/** For calls whose success has no body worth reading. */
export const anything = v.unknown()

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
