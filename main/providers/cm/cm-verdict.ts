import type { SecondCharge } from '../../domain/payment.ts'
import { silence } from '../../domain/silence.ts'
import type { AttemptNames, Evidence, Glance, QueryOutcome } from '../../ports.ts'
import { together } from '../exchange.ts'
import { type CmClient, type CmTransaction, transactionSchema } from './cm-client.ts'
import { type Listed, transactionsSince } from './cm-lists.ts'
import {
  type Answer,
  cardOf,
  fromCmAmount,
  isCleared,
  meaningOf,
  misfit,
  readAnswer,
  receiptsOf,
  timeOf,
} from './cm-mapping.ts'

/*
 * What became of an attempt. While it waits, its own transaction is asked for. Every end is held against the list of the
 * terminal: the same request can have arrived twice, and then the first copy was aborted while the second is being paid.
 */

type Verdict = QueryOutcome extends infer One ? (One extends unknown ? Omit<One, 'evidence'> : never) : never

export async function query(
  client: CmClient,
  attempt: AttemptNames,
  /** Left out where nobody asks whether a copy of the request may still arrive. */
  now = Number.POSITIVE_INFINITY,
): Promise<QueryOutcome> {
  const { transactionId } = attempt.providerIds
  const evidence: Evidence[] = []
  let own: Answer<CmTransaction> | undefined
  if (transactionId) {
    const exchange = await client.get(attempt.providerReaderId, transactionId)
    evidence.push(exchange.evidence)
    own = readAnswer(transactionSchema, exchange.result)
    if (own.kind === 'unavailable') return { ...own, evidence: together(evidence) }
    // Connections are mixed up on the way: what became of another payment says nothing about this one.
    if (own.kind === 'ok' && own.value.id !== transactionId)
      return { kind: 'unavailable', reason: 'answer-not-ours', evidence: together(evidence) }
    if (own.kind === 'ok' && meaningOf(own.value) === 'waiting')
      return { ...pending(''), evidence: together(evidence) }
  }
  const listed = await transactionsSince(client, attempt.providerReaderId, attempt.submittedAt ?? 0)
  evidence.push(...listed.evidence)
  const verdict = becameOf(attempt, own?.kind === 'ok' ? own.value : undefined, listed)
  // Without the list, or while a copy of the request may still arrive, a second charge would be seen by nobody.
  const isLast = listed.answer.kind === 'ok' && !mayMeetCopy(attempt, now)
  if (verdict.kind === 'approved' && !isLast)
    return { ...verdict, settled: false, evidence: together(evidence) }
  return { ...verdict, evidence: together(evidence) }
}

/** What a network hands over twice can become a second charge, also after the first one was cleared. */
function mayMeetCopy({ submittedAt }: AttemptNames, now: number): boolean {
  return submittedAt !== null && now - submittedAt < silence.cmNotFound.afterMs
}

/** Its own transaction alone: the list is looked at while the approval waits to be settled. */
export async function glance(client: CmClient, attempt: AttemptNames): Promise<Glance> {
  const { transactionId } = attempt.providerIds
  if (!transactionId) return { kind: 'ask' }
  const { result, evidence } = await client.get(attempt.providerReaderId, transactionId)
  const answer = readAnswer(transactionSchema, result)
  if (answer.kind !== 'ok' || answer.value.id !== transactionId) return { kind: 'ask' }
  const meaning = meaningOf(answer.value)
  if (meaning === 'waiting') return { kind: 'nothing' }
  const verdict = meaning === 'approved' ? fromCharge(attempt, answer.value) : undefined
  // Copies are told by the list only, so that this look never is the last word.
  // Less than was asked is for the whole question.
  const isWhole = verdict?.kind === 'approved' && verdict.chargedMinor === attempt.amountMinor
  return isWhole ? { ...verdict, settled: false, evidence } : { kind: 'ask' }
}

function becameOf(
  attempt: AttemptNames,
  own: CmTransaction | undefined,
  { answer: listed, entries: all }: Listed<CmTransaction>,
): Verdict {
  const copies = new Map<string, CmTransaction>()
  for (const one of all) if (one.merchant_order_reference === attempt.reference) copies.set(one.id, one)
  // Asked for before the list was: the list's version is the newer one.
  if (own && !copies.has(own.id)) copies.set(own.id, own)
  const found = [...copies.values()]
  const paid = found.filter((one) => meaningOf(one) === 'approved')
  if (paid.length > 0) {
    const verdict = fromCharges(attempt, paid)
    const copyWaits = found.some((one) => meaningOf(one) === 'waiting')
    return verdict.kind === 'approved' && copyWaits ? { ...verdict, copyWaits } : verdict
  }
  // Without the list nobody knows of a second copy.
  if (listed.kind === 'unavailable') return listed
  if (listed.kind === 'refused')
    return { kind: 'unavailable', reason: `http-${listed.status}`, isRefused: true }
  const open = found.find((one) => ['waiting', 'odd'].includes(meaningOf(one)))
  if (open)
    return pending(meaningOf(open) === 'odd' ? `${open.status} ${open.result ?? ''}`.trim() : '', open)
  const last = own ?? found.at(-1)
  if (!last) return { kind: 'not-found', readerState: null }
  return fromEnd(last, all)
}

/** The request was delivered more than once, and more than one was paid: one is the payment, the others stand beside it. */
function fromCharges(attempt: AttemptNames, paid: readonly CmTransaction[]): Verdict {
  const own = paid.find((one) => one.id === attempt.providerIds.transactionId)
  const oldest = paid.toSorted(
    (a, b) => (timeOf(a.creation_datetime) ?? 0) - (timeOf(b.creation_datetime) ?? 0),
  )
  const charge = own ?? oldest.find((one) => misfit(one, attempt, 'PURCHASE') === undefined) ?? oldest[0]
  const others = paid.filter((one) => one !== charge)
  if (!charge) throw new Error('asked for the charge among none')
  if (others.length === 0) return fromCharge(attempt, charge)
  const verdict = fromCharge(attempt, charge)
  const seconds = others.flatMap((one) => secondOf(one, attempt) ?? [])
  // What cannot be booked is named with both ids.
  if (verdict.kind !== 'approved' || seconds.length < others.length)
    return mismatch(charge, `two transactions: ${charge.id} and ${others[0]?.id ?? ''}`)
  // Until all of them are cleared one may be taken back: the till goes on asking.
  return { ...verdict, settled: paid.every(isCleared), seconds }
}

/** A card can be good for less than was asked: the attempt, over that amount. */
function partOf(attempt: AttemptNames, chargedMinor: number | undefined): AttemptNames {
  const isPart = chargedMinor !== undefined && chargedMinor > 0
  return isPart && chargedMinor < attempt.amountMinor ? { ...attempt, amountMinor: chargedMinor } : attempt
}

/** A charge beside the payment, whatever its amount; undefined when it cannot be put into the payment's currency. */
export function secondOf(charge: CmTransaction, { currency }: AttemptNames): SecondCharge | undefined {
  const chargedMinor = fromCmAmount(charge.amount.value, charge.amount.currency)
  if (charge.type !== 'PURCHASE' || charge.amount.currency !== currency || !chargedMinor) return undefined
  return {
    providerIds: { transactionId: charge.id },
    chargedMinor,
    tipMinor: 0,
    card: cardOf(charge),
    approvedAt: timeOf(charge.transaction_datetime),
  }
}

function fromCharge(attempt: AttemptNames, charge: CmTransaction): Verdict {
  const chargedMinor = fromCmAmount(charge.amount.value, charge.amount.currency)
  const wrong = misfit(charge, partOf(attempt, chargedMinor), 'PURCHASE')
  if (wrong || chargedMinor === undefined) return mismatch(charge, wrong ?? 'unreadable amount')
  return {
    kind: 'approved',
    providerIds: { transactionId: charge.id },
    chargedMinor,
    tipMinor: 0,
    currency: charge.amount.currency,
    card: cardOf(charge),
    approvedAt: timeOf(charge.transaction_datetime),
    settled: isCleared(charge),
    receipts: receiptsOf(charge),
  }
}

export function fromEnd(
  ended: CmTransaction,
  all: readonly CmTransaction[],
): Extract<Verdict, { kind: 'declined' | 'cancelled' | 'failed' }> {
  const receipts = receiptsOf(ended)
  switch (meaningOf(ended)) {
    case 'declined':
      return { kind: 'declined', reason: 'declined', providerText: '', receipts }
    case 'reversed':
      return { kind: 'failed', reason: 'reversed', providerText: 'approved and taken back', receipts }
    default:
      return {
        kind: 'cancelled',
        reason: wasReplaced(ended, all) ? 'replaced-by-another-till' : 'cancelled',
        providerText: '',
        receipts,
      }
  }
}

/**
 * A newer payment takes the place of one that the terminal has not fetched, without a word. This till never sends a second
 * one to a terminal that has an open one: a newer one under another name is somebody else's.
 */
function wasReplaced(ended: CmTransaction, all: readonly CmTransaction[]): boolean {
  const createdAt = timeOf(ended.creation_datetime)
  return all.some((one) => {
    const at = timeOf(one.creation_datetime)
    const isOther = one.merchant_order_reference !== ended.merchant_order_reference
    return isOther && createdAt !== null && at !== null && at >= createdAt
  })
}

function mismatch(charge: CmTransaction, found: string): Verdict {
  return { kind: 'mismatch', providerIds: { transactionId: charge.id }, found }
}

function pending(providerText: string, open?: CmTransaction): Extract<Verdict, { kind: 'pending' }> {
  const providerIds: Record<string, string> = open ? { transactionId: open.id } : {}
  return { kind: 'pending', providerIds, readerState: null, providerText }
}
