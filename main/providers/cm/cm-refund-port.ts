import type { RefundableOutcome, RefundNames, RefundOutcome, SubmitOutcome } from '../../ports.ts'
import { together } from '../exchange.ts'
import type { CmClient } from './cm-client.ts'
import { submit } from './cm-submit.ts'
import { query } from './cm-verdict.ts'

/* CM's referenced refunds behind the port: transactions of the terminal, where the card is presented again. */

/** CM tells of no refund in its purchase, so that what is left is CM's to say; whether it is paid is not. */
export async function refundable(client: CmClient, { payment }: RefundNames): Promise<RefundableOutcome> {
  const outcome = await query(client, payment)
  const { evidence } = outcome
  switch (outcome.kind) {
    case 'approved': {
      const { transactionId } = outcome.providerIds
      if (!transactionId) return { kind: 'unavailable', reason: 'no-reference', evidence }
      return { kind: 'refundable', leftMinor: null, providerIds: { originalId: transactionId }, evidence }
    }
    case 'declined':
    case 'cancelled':
    case 'failed':
      return { kind: 'refused', reason: 'not-paid', providerText: outcome.providerText, evidence }
    case 'mismatch':
      return { kind: 'refused', reason: 'not-paid', providerText: outcome.found, evidence }
    case 'pending':
    case 'not-found':
      return { kind: 'unavailable', reason: outcome.kind, evidence }
    case 'unavailable':
      return outcome
  }
}

export async function refund(client: CmClient, now: number, names: RefundNames): Promise<RefundOutcome> {
  const { originalId } = names.providerIds
  if (!originalId) return { kind: 'not-sent', reason: 'no-reference', evidence: together([]) }
  const { reference, providerReaderId, amountMinor, currency } = names
  const request = { reference, providerReaderId, amountMinor, currency, description: reference }
  return toRefundOutcome(await submit(client, now, request, 'REFUND', originalId))
}

function toRefundOutcome(outcome: SubmitOutcome): RefundOutcome {
  const { evidence } = outcome
  switch (outcome.kind) {
    case 'accepted':
    case 'not-sent':
    case 'unknown':
      return outcome
    case 'refused':
      switch (outcome.reason) {
        case 'reader-busy':
        case 'reader-offline':
        case 'too-many-requests':
          return {
            kind: 'not-yet',
            reason: outcome.reason,
            retryAfterMs: outcome.retryAfterMs ?? 0,
            evidence,
          }
        case 'not-authorised':
        case 'amount-invalid':
          return { kind: 'refused', reason: outcome.reason, providerText: outcome.providerText, evidence }
        default:
          return { kind: 'refused', reason: 'other', providerText: outcome.providerText, evidence }
      }
  }
}
