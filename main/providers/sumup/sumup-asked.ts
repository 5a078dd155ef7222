import type * as v from 'valibot'
import type { Asked } from '../../ports.ts'
import type { Exchange } from '../exchange.ts'
import { type Answer, readAnswer } from './sumup-mapping.ts'

/** A till's question about the account and its answer, sorted. */
export function asked<Schema extends v.GenericSchema, T>(
  exchange: Exchange,
  schema: Schema,
  read: (value: v.InferOutput<Schema>) => T,
): Asked<T> {
  const answer: Answer<v.InferOutput<Schema>> = readAnswer(schema, exchange.result)
  switch (answer.kind) {
    case 'ok':
      return { kind: 'answered', value: read(answer.value) }
    case 'refused':
      return { kind: 'refused', reason: refusedAs(answer.status), providerText: answer.text }
    case 'unavailable':
      return { kind: 'unavailable', reason: answer.reason }
  }
}

function refusedAs(status: number): Extract<Asked<unknown>, { kind: 'refused' }>['reason'] {
  if (status === 401 || status === 403) return 'not-authorised'
  if (status === 404) return 'not-found'
  if (status === 409) return 'conflict'
  return status === 400 || status === 422 ? 'invalid' : 'other'
}
