import * as v from 'valibot'
import type { CardDetails } from '../../ports.ts'
import type { Exchange } from '../exchange.ts'
import { idSchema, type SumUpClient, type TransactionName, transactionSchema } from './sumup-client.ts'
import { cardOf, isPaid, readAnswer, timeOf } from './sumup-mapping.ts'
import { minorFromMajor } from './sumup-money.ts'

/* One transaction in full, with its refunds. */

export type TransactionDetails = {
  transactionId: string
  transactionCode: string
  clientTransactionId: string
  reference: string
  /** SumUp's word, open: it is shown, never decided by. */
  status: string
  isPaid: boolean
  /** Tip included. */
  chargedMinor: number
  tipMinor: number
  currency: string
  at: number | null
  installments: number
  description: string
  card: CardDetails
  verification: string
  refunds: RefundEvent[]
  refundedMinor: number
  /** What the cardholder's bank fetched back. Null: some, and how much cannot be read. */
  chargedBackMinor: number | null
}

/** One refund or charge-back, counted once however often it stands in the answer. */
export type RefundEvent = { eventId: string; amountMinor: number; at: number | null }

/** Four answers, kept apart: a question that failed must never look like "there is none". */
export type Lookup<T> =
  | { kind: 'found'; value: T }
  | { kind: 'missing' }
  | { kind: 'unavailable'; reason: string; isRefused?: boolean; retryAfterMs: number }
  /** Something stands there that cannot be read as money. */
  | { kind: 'invalid'; text: string }

const eventSchema = v.object({
  id: v.nullish(v.union([idSchema, v.number()])),
  type: v.nullish(v.string()),
  event_type: v.nullish(v.string()),
  status: v.nullish(v.string()),
  // A payout's may be anything; a refund's that cannot be read makes the whole unreadable further down.
  amount: v.fallback(v.nullish(v.number()), null),
  timestamp: v.fallback(v.nullish(v.string()), null),
})
type Event = v.InferOutput<typeof eventSchema>

const detailsSchema = v.object({
  ...transactionSchema.entries,
  id: idSchema,
  installments_count: v.nullish(v.number()),
  product_summary: v.nullish(v.string()),
  verification_method: v.nullish(v.string()),
  simple_status: v.nullish(v.string()),
  events: v.nullish(v.array(eventSchema)),
  transaction_events: v.nullish(v.array(eventSchema)),
})

export async function lookUpTransaction(
  client: SumUpClient,
  name: TransactionName,
  value: string,
): Promise<Lookup<TransactionDetails>> {
  return readDetails(await client.getTransaction(name, value), name, value)
}

function readDetails({ result }: Exchange, name: TransactionName, value: string): Lookup<TransactionDetails> {
  const answer = readAnswer(detailsSchema, result)
  if (answer.kind === 'unavailable') return answer
  if (answer.kind === 'refused') {
    if (answer.status === 404) return { kind: 'missing' }
    // A key without the scope cannot see it: not the same as not being there.
    const reason = answer.code || `http-${answer.status}`
    return { kind: 'unavailable', reason, isRefused: true, retryAfterMs: 0 }
  }
  const found = answer.value
  // Connections are mixed up on the way: a refund of another transaction must not be taken for ours.
  if ((found[name] ?? value) !== value)
    return { kind: 'unavailable', reason: 'answer-not-ours', retryAfterMs: 0 }
  const chargedMinor = minorFromMajor(found.amount, found.currency)
  const tipMinor = minorFromMajor(found.tip_amount ?? 0, found.currency)
  const events = [...(found.events ?? []), ...(found.transaction_events ?? [])]
  const refunds = moneyEvents(events, 'REFUND', found.currency)
  if (chargedMinor === undefined || tipMinor === undefined || refunds === undefined)
    return {
      kind: 'invalid',
      text: `${found.amount} ${found.currency} (${found.transaction_code ?? found.id})`,
    }
  return {
    kind: 'found',
    value: {
      transactionId: found.id,
      transactionCode: found.transaction_code ?? '',
      clientTransactionId: found.client_transaction_id ?? '',
      reference: found.foreign_transaction_id ?? '',
      status: found.status,
      isPaid: isPaid(found),
      chargedMinor,
      tipMinor,
      currency: found.currency,
      at: timeOf(found.timestamp),
      installments: found.installments_count ?? 1,
      description: found.product_summary ?? '',
      card: cardOf(found),
      verification: found.verification_method ?? '',
      refunds,
      refundedMinor: sumOf(refunds),
      chargedBackMinor: chargedBackMinor(moneyEvents(events, 'CHARGE_BACK', found.currency), found),
    },
  }
}

const sumOf = (events: readonly RefundEvent[]): number =>
  events.reduce((sum, event) => sum + event.amountMinor, 0)

/** The status of the whole can say it where no event does. */
function chargedBackMinor(
  events: RefundEvent[] | undefined,
  { simple_status: status }: v.InferOutput<typeof detailsSchema>,
): number | null {
  if (events === undefined) return null
  const isSaid = (status ?? '').toUpperCase().replaceAll('_', '') === 'CHARGEBACK'
  return events.length === 0 && isSaid ? null : sumOf(events)
}

/**
 * The same refund stands in `events` and in `transaction_events`: counted by its id. A failed one moved no money. Undefined
 * when an amount cannot be read: a sum without it would allow too much.
 */
function moneyEvents(
  events: Event[],
  type: 'REFUND' | 'CHARGE_BACK',
  currency: string,
): RefundEvent[] | undefined {
  const refunds = new Map<string, RefundEvent>()
  for (const event of events) {
    if ((event.type ?? event.event_type ?? '').toUpperCase() !== type) continue
    if ((event.status ?? '').toUpperCase() === 'FAILED') continue
    const amountMinor = minorFromMajor(Math.abs(event.amount ?? Number.NaN), currency)
    if (amountMinor === undefined) return undefined
    const eventId = String(event.id ?? `${event.timestamp ?? ''}/${amountMinor}`)
    if (!refunds.has(eventId)) refunds.set(eventId, { eventId, amountMinor, at: timeOf(event.timestamp) })
  }
  return [...refunds.values()]
}
