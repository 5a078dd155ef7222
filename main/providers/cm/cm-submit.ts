import type * as v from 'valibot'
import type { Evidence, SubmitOutcome, SubmitRequest } from '../../ports.ts'
import { together } from '../exchange.ts'
import { type CmClient, transactionSchema } from './cm-client.ts'
import { type Listed, transactionsSince } from './cm-lists.ts'
import {
  meaningOf,
  readAnswer,
  refusalReason,
  supportsCurrency,
  type Type,
  toCmAmount,
} from './cm-mapping.ts'

/** The shortest limit that CM's own software has; the guide's longer examples are no promise. */
const longestReference = 14

/**
 * One request, never repeated: a second one would abort the first or charge twice. Before it the terminal's list is looked
 * at, because ours would push another till's waiting payment aside without a word.
 */
export async function submit(
  client: CmClient,
  now: number,
  request: SubmitRequest,
  type: Type,
  originalId: string | null,
): Promise<SubmitOutcome> {
  const { reference, providerReaderId, currency } = request
  const value = toCmAmount(request.amountMinor, currency)
  if (value === undefined)
    return unsent(supportsCurrency(currency) ? 'amount-invalid' : 'currency-not-supported')
  if (reference === '' || reference.length > longestReference) return unsent('request-invalid')
  const before = await transactionsSince(client, providerReaderId, now)
  const obstacle = obstacleIn(before, reference)
  if (obstacle) return obstacle
  const { result, evidence: last } = await client.create(providerReaderId, {
    type,
    reference,
    value,
    currency,
    originalId,
  })
  const evidence = together([...before.evidence, last])
  if (result.kind === 'not-sent') return { kind: 'not-sent', reason: result.reason, evidence }
  const answer = readAnswer(transactionSchema, result)
  switch (answer.kind) {
    case 'ok':
      if (answer.value.merchant_order_reference !== reference)
        return { kind: 'unknown', reason: 'answer-not-ours', evidence }
      return { kind: 'accepted', providerIds: { transactionId: answer.value.id }, evidence }
    case 'refused': {
      const reason = refusalReason(answer)
      if (reason === undefined) return { kind: 'unknown', reason: 'conflict', evidence }
      return { kind: 'refused', reason, providerText: answer.text, evidence }
    }
    case 'unavailable': {
      const { reason, retryAfterMs } = answer
      if (reason !== 'too-many-requests') return { kind: 'unknown', reason, evidence }
      return { kind: 'refused', reason, providerText: '', retryAfterMs, evidence }
    }
  }
}

const nothingAsked: Evidence = { request: '', httpStatus: null, body: '', tookMs: 0 }

function unsent(reason: 'amount-invalid' | 'currency-not-supported' | 'request-invalid'): SubmitOutcome {
  return { kind: 'refused', reason, providerText: '', evidence: nothingAsked }
}

/** Why nothing was sent; undefined when the terminal is free as far as anybody can tell. */
function obstacleIn(
  before: Listed<v.InferOutput<typeof transactionSchema>>,
  reference: string,
): SubmitOutcome | undefined {
  const evidence = together(before.evidence)
  const { answer } = before
  switch (answer.kind) {
    case 'ok': {
      const mine = answer.value.some((one) => one.merchant_order_reference === reference)
      if (mine) return { kind: 'unknown', reason: 'reference-used', evidence }
      const waiting = answer.value.find((one) => meaningOf(one) === 'waiting')
      if (!waiting) return undefined
      const { value, currency } = waiting.amount
      return { kind: 'refused', reason: 'reader-busy', providerText: `${value} ${currency}`, evidence }
    }
    case 'refused': {
      const reason = refusalReason(answer) ?? 'request-invalid'
      return { kind: 'refused', reason, providerText: answer.text, evidence }
    }
    case 'unavailable':
      if (answer.reason === 'too-many-requests')
        return {
          kind: 'refused',
          reason: 'too-many-requests',
          providerText: '',
          retryAfterMs: answer.retryAfterMs,
          evidence,
        }
      return { kind: 'not-sent', reason: answer.reason, evidence }
  }
}
