import * as v from 'valibot'
import type {
  Evidence,
  RefundableOutcome,
  RefundNames,
  RefundOutcome,
  RefundQueryOutcome,
} from '../../ports.ts'
import { together } from '../exchange.ts'
import { parseJson } from '../read-answer.ts'
import type { SumUpClient } from './sumup-client.ts'
import { findRefund, type RefundWish, requestRefund } from './sumup-refunds.ts'
import { type Lookup, lookUpTransaction, type TransactionDetails } from './sumup-transactions.ts'

/* SumUp's refunds behind the port. A refund has no name there: it is known by the events that stood there before it. */

export async function refundable(client: SumUpClient, refund: RefundNames): Promise<RefundableOutcome> {
  const heard: Evidence[] = []
  const found = await lookUpPaid(listeningTo(client, heard), refund)
  const evidence = together(heard)
  switch (found.kind) {
    case 'found': {
      const { transactionId, isPaid, status, chargedMinor, refundedMinor, currency, refunds } = found.value
      if (found.value.reference !== '' && found.value.reference !== refund.payment.reference)
        return { kind: 'unavailable', reason: 'answer-not-ours', evidence }
      if (!isPaid) return { kind: 'refused', reason: 'not-paid', providerText: status, evidence }
      if (currency !== refund.currency)
        return { kind: 'refused', reason: 'amount-invalid', providerText: currency, evidence }
      const knownEventIds = JSON.stringify(refunds.map((event) => event.eventId))
      return {
        kind: 'refundable',
        leftMinor: Math.max(0, chargedMinor - refundedMinor),
        providerIds: { transactionId, knownEventIds },
        evidence,
      }
    }
    // Paid, as the till knows: a look-up that does not show it lags.
    case 'missing':
      return { kind: 'unavailable', reason: 'not-found', evidence }
    case 'unavailable':
      return { kind: 'unavailable', reason: found.reason, retryAfterMs: found.retryAfterMs, evidence }
    case 'invalid':
      return { kind: 'unavailable', reason: 'answer-not-understood', evidence }
  }
}

/** By SumUp's own id, or where the answer of the payment was lost by the names that we have. */
async function lookUpPaid(
  client: SumUpClient,
  { payment }: RefundNames,
): Promise<Lookup<TransactionDetails>> {
  const { transactionId, clientTransactionId } = payment.providerIds
  if (transactionId) return await lookUpTransaction(client, 'id', transactionId)
  if (clientTransactionId)
    return await lookUpTransaction(client, 'client_transaction_id', clientTransactionId)
  return await lookUpTransaction(client, 'foreign_transaction_id', payment.reference)
}

export async function refund(client: SumUpClient, names: RefundNames): Promise<RefundOutcome> {
  const wish = wishOf(names)
  if (!wish) return { kind: 'not-sent', reason: 'no-reference', evidence: together([]) }
  const { evidence: heard, ...outcome } = await requestRefund(client, wish)
  const evidence = together(heard)
  switch (outcome.kind) {
    case 'refunded':
      return {
        kind: 'refunded',
        providerIds: outcome.eventId === null ? {} : { eventId: outcome.eventId },
        evidence,
      }
    case 'pending':
      return { kind: 'not-yet', reason: outcome.reason, retryAfterMs: outcome.retryAfterMs, evidence }
    case 'refused':
      return { kind: 'refused', reason: outcome.reason, providerText: outcome.providerText, evidence }
    case 'not-sent':
    case 'unknown':
      return { ...outcome, evidence }
  }
}

export async function queryRefund(client: SumUpClient, names: RefundNames): Promise<RefundQueryOutcome> {
  const wish = wishOf(names)
  if (!wish) return { kind: 'unavailable', reason: 'no-reference', evidence: together([]) }
  const heard: Evidence[] = []
  const found = await findRefund(listeningTo(client, heard), wish)
  const evidence = together(heard)
  switch (found.kind) {
    case 'refunded':
      return {
        kind: 'refunded',
        providerIds: { eventId: found.refund.eventId },
        refundedAt: found.refund.at,
        seconds: found.seconds.map(({ eventId, amountMinor, at }) => ({
          name: eventId,
          amountMinor,
          currency: wish.currency,
          refundedAt: at,
        })),
        copies: 'none',
        evidence,
      }
    case 'not-found':
      return { kind: 'not-found', evidence }
    case 'unavailable':
      return { kind: 'unavailable', reason: found.reason, isRefused: found.isRefused === true, evidence }
  }
}

export const refundName = ({ eventId }: Readonly<Record<string, string>>): string | null => eventId ?? null

const idsSchema = v.array(v.string())

/** Undefined without what was read before the first byte: then nothing may be sent. */
function wishOf(names: RefundNames): RefundWish | undefined {
  const { amountMinor, currency, likeOnes, claimed = [] } = names
  const { transactionId, knownEventIds, eventId } = names.providerIds
  const ids = v.safeParse(idsSchema, parseJson(knownEventIds ?? ''))
  if (!transactionId || !ids.success) return undefined
  return {
    transactionId,
    amountMinor,
    currency,
    knownEventIds: ids.output,
    claimedEventIds: claimed,
    likeOnes,
    eventId,
  }
}

/** The same client; what it asks is kept as evidence. */
function listeningTo(client: SumUpClient, heard: Evidence[]): SumUpClient {
  return {
    ...client,
    async getTransaction(name, value) {
      const exchange = await client.getTransaction(name, value)
      heard.push(exchange.evidence)
      return exchange
    },
  }
}
