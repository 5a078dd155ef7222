import { decimalText } from '../../preload/contract/money.ts'
import { assertNever } from '../../preload/contract/result.ts'
import type { TimelineEntry } from '../../preload/contract/views.ts'
import {
  type ApprovedCardPayment,
  type CardPayment,
  coveredMinor,
  decidedOf,
  type PendingPayment,
  type RuledOutPayment,
  type UnknownPayment,
} from './payment.ts'
import { moveOf, type PaymentEvent } from './payment-moves.ts'
import { firstPollDelayMs, firstSettlementDelayMs, watchDelaysMs } from './polling.ts'
import { saidTime } from './said-time.ts'
import { refusalProvesNothing } from './silence.ts'

/*
 * One pure function over the table of moves: payment and event in; payment, timeline entry, wished jobs and perhaps an
 * alert out. Only record-event.ts applies it.
 */

export type WishedJob = { kind: 'poll-payment' | 'cancel-payment'; delayMs: number }
type Alert = { code: string; values: Record<string, string | number> }
type TimelineFact = Omit<TimelineEntry, 'at'>

export type Transition =
  | {
      kind: 'moved'
      payment: CardPayment
      /** Null: nothing worth a line was learnt. */
      entry: TimelineFact | null
      jobs: WishedJob[]
      alert: Alert | null
    }
  /** The event has no meaning in this state: too late, or twice. Nothing changes. */
  | { kind: 'refused' }

export function transition(payment: CardPayment, event: PaymentEvent, at: number): Transition {
  const target = moveOf(payment, event.kind)
  if (target === undefined) return { kind: 'refused' }
  if (target === 'noted') return noted(payment, event, at)
  if (decidedOf(payment) && saysNothingCharged(event)) return agreed(payment, event, at)
  switch (event.kind) {
    case 'submission-started':
      return moved(
        { ...common(payment, at), status: 'submitting', submittedAt: at },
        till('submitting', { reference: payment.attempt.reference }),
      )
    case 'accepted':
      return moved(
        { ...pendingOf(payment, at), providerIds: event.providerIds },
        provider('accepted'),
        poll(firstPollDelayMs),
      )
    case 'refused':
      return refused(payment, event, at)
    case 'not-sent':
      return moved(
        { ...ruledOut(payment, at, event.reason, null), submittedAt: null, status: 'failed' },
        till('not-sent', { reason: event.reason }),
      )
    case 'answer-lost':
      return moved(
        unknownOf(payment, at, event.reason),
        till('answer-lost', { reason: event.reason }),
        poll(firstPollDelayMs),
      )
    case 'deadline-passed':
    case 'never-sent':
      return moved({ ...ruledOut(payment, at, event.kind, null), status: 'failed' }, till(event.kind))
    case 'no-trace':
      return moved(
        { ...ruledOut(payment, at, 'no-trace', null), status: 'failed' },
        till('no-trace', { seconds: Math.round(event.afterMs / 1000) }),
        watch(),
      )
    case 'approved':
      return approved(payment, event, at)
    case 'settled':
      return settled(payment, at)
    case 'declined':
    case 'cancelled':
    case 'failed':
      return moved(
        { ...ruledOut(payment, at, event.reason, event.providerText), status: event.kind },
        provider(event.kind, { reason: event.reason, text: event.providerText }),
        watch(),
      )
    case 'cancel-wished':
      return cancelWished(payment, at)
    case 'decided-charged':
    case 'decided-not-charged':
      return decided(payment, event, at)
    case 'reader-said':
    case 'still-pending':
    case 'declined-for-now':
    case 'not-found':
    case 'asking-failed':
    case 'mismatch':
    case 'cancel-passed-on':
    case 'till-restarted':
    case 'cancel-failed':
      return learnt(payment, event, at)
    default:
      return assertNever(event)
  }
}

type WaitingEvent = Extract<
  PaymentEvent,
  {
    kind:
      | 'reader-said'
      | 'still-pending'
      | 'declined-for-now'
      | 'not-found'
      | 'asking-failed'
      | 'mismatch'
      | 'cancel-passed-on'
      | 'till-restarted'
      | 'cancel-failed'
  }
>

/** News about an attempt that stays open. What tells nothing new is not written: an open payment is asked for hours. */
function learnt(payment: CardPayment, event: WaitingEvent, at: number): Transition {
  if (payment.status !== 'pending' && payment.status !== 'unknown') return { kind: 'refused' }
  switch (event.kind) {
    case 'reader-said':
      if (payment.readerState === event.readerState) return unchanged(payment)
      return moved({ ...payment, readerState: event.readerState, updatedAt: at }, reader(event.readerState))
    case 'still-pending': {
      const next: PendingPayment = {
        ...pendingOf(payment, at),
        providerIds: { ...payment.providerIds, ...event.providerIds },
        providerText: event.providerText || null,
      }
      if (payment.status === 'unknown')
        return moved(next, provider('still-pending', { text: event.providerText }))
      const saysTheSame = payment.providerText === next.providerText && payment.reason === null
      if (saysTheSame && sameIds(payment.providerIds, next.providerIds)) return unchanged(payment)
      return moved(next, saysTheSame ? null : provider('still-pending', { text: event.providerText }))
    }
    case 'declined-for-now':
      if (payment.status === 'pending' && payment.reason === event.kind) return unchanged(payment)
      return moved(
        { ...pendingOf(payment, at), reason: event.kind, providerText: event.providerText || null },
        provider(event.kind, { text: event.providerText }),
      )
    case 'not-found':
      // A mismatch is the stronger finding: a later silence must not hide it.
      if (payment.status === 'pending' || payment.reason === 'not-found' || payment.reason === 'mismatch')
        return unchanged(payment)
      return moved(unknownOf(payment, at, 'not-found'), provider('not-found'))
    case 'asking-failed':
      if (payment.status === 'unknown') return unchanged(payment)
      return moved(
        unknownOf(payment, at, 'asking-failed'),
        till('asking-failed', { reason: event.reason }),
        poll(firstPollDelayMs),
      )
    case 'mismatch':
      if (payment.status === 'unknown' && payment.reason === 'mismatch') return unchanged(payment)
      return moved(
        {
          ...unknownOf(payment, at, 'mismatch'),
          providerIds: { ...payment.providerIds, ...event.providerIds },
          providerText: event.found,
        },
        provider('mismatch', { text: event.found }),
        poll(firstPollDelayMs),
        { code: 'mismatch', values: { text: event.found } },
      )
    case 'cancel-passed-on':
    case 'till-restarted':
      return moved({ ...payment, updatedAt: at }, till(event.kind))
    case 'cancel-failed':
      // The wish did not get through: the cashier may wish again.
      return moved(
        { ...payment, cancelWishedAt: null, updatedAt: at },
        till('cancel-failed', { reason: event.reason }),
      )
    default:
      return assertNever(event)
  }
}

function refused(
  payment: CardPayment,
  event: Extract<PaymentEvent, { kind: 'refused' }>,
  at: number,
): Transition {
  const entry = provider('refused', { reason: event.reason, text: event.providerText })
  if (refusalProvesNothing(event.reason))
    return moved(unknownOf(payment, at, event.reason), entry, poll(firstPollDelayMs))
  // Whatever the reason: a reader may have fetched the job before it went away, and a network may hand the same request on
  // a second time, when it is no longer refused. A later look finds what came of it.
  return moved(
    { ...ruledOut(payment, at, event.reason, event.providerText), status: 'failed' },
    entry,
    watch(),
  )
}

function approved(
  payment: CardPayment,
  event: Extract<PaymentEvent, { kind: 'approved' }>,
  at: number,
): Transition {
  if (payment.status === 'approved') return confirmed(payment, event, at)
  const { kind: _kind, settled: isSettled, ...facts } = event
  const next: ApprovedCardPayment = {
    ...common(payment, at),
    ...facts,
    providerIds: { ...idsOf(payment), ...event.providerIds },
    status: 'approved',
    submittedAt: sentAt(payment) ?? at,
    approvedAt: saidTime(event.approvedAt, sentAt(payment) ?? at, at),
    finalAt: at,
    settlement: isSettled ? 'settled' : 'open',
  }
  const jobs = isSettled ? [] : poll(firstSettlementDelayMs)
  const restMinor = payment.amountMinor - coveredMinor(next)
  const values = {
    chargedMinor: event.chargedMinor,
    tipMinor: event.tipMinor,
    currency: payment.currency,
    transactionCode: event.card.transactionCode,
    ...(restMinor > 0 ? { askedMinor: payment.amountMinor, restMinor } : {}),
  }
  const wasRuledOut =
    payment.status === 'declined' || payment.status === 'cancelled' || payment.status === 'failed'
  if (!wasRuledOut)
    return moved(next, provider(restMinor > 0 ? 'approved-in-part' : 'approved', values), jobs)
  return moved(next, provider('approved-after-all', { ...values, was: payment.status }), jobs, {
    code: 'approved-after-all',
    values: { was: payment.status, chargedMinor: event.chargedMinor },
  })
}

/**
 * A person's word ends it, as an approval or a failure does, and the service is asked on. What was found to contradict goes
 * with it, so that the same answer is no news later.
 */
function decided(
  payment: CardPayment,
  event: Extract<PaymentEvent, { kind: 'decided-charged' | 'decided-not-charged' }>,
  at: number,
): Transition {
  const entry: TimelineFact = {
    source: 'cashier',
    code: event.kind,
    values: { text: event.reason, evidence: event.evidence },
  }
  const isMismatch = payment.status === 'unknown' && payment.reason === 'mismatch'
  const found = isMismatch ? payment.providerText : null
  if (event.kind === 'decided-not-charged')
    return moved({ ...ruledOut(payment, at, event.kind, found), status: 'failed' }, entry, watch())
  const next: ApprovedCardPayment = {
    ...common(payment, at),
    providerIds: idsOf(payment),
    status: 'approved',
    submittedAt: sentAt(payment) ?? at,
    chargedMinor: payment.amountMinor,
    tipMinor: 0,
    card: { scheme: '', lastFour: '', entry: '', authorisationCode: '', transactionCode: '' },
    approvedAt: at,
    finalAt: at,
    settlement: 'open',
    decided: { found },
  }
  return moved(next, entry, poll(firstSettlementDelayMs))
}

/** The service says after all that it was charged. Another sum than what was booked is told by name and never booked over. */
function confirmed(
  { decided: _word, ...payment }: ApprovedCardPayment,
  event: Extract<PaymentEvent, { kind: 'approved' }>,
  at: number,
): Transition {
  if (event.chargedMinor !== payment.chargedMinor || event.tipMinor !== payment.tipMinor) {
    const { transactionCode } = event.card
    const found = `charged ${decimalText(event.chargedMinor, payment.currency)} ${payment.currency} (${transactionCode})`
    return noted(payment, { kind: 'mismatch', providerIds: event.providerIds, found }, at)
  }
  const next: ApprovedCardPayment = {
    ...payment,
    providerIds: { ...payment.providerIds, ...event.providerIds },
    card: event.card,
    settlement: event.settled ? 'settled' : 'open',
    updatedAt: at,
  }
  const { transactionCode } = event.card
  const jobs = event.settled ? [] : poll(firstSettlementDelayMs)
  return moved(next, provider('decision-confirmed', { says: event.kind, text: transactionCode }), jobs)
}

type NothingCharged = Extract<PaymentEvent, { kind: 'declined' | 'cancelled' | 'failed' | 'no-trace' }>

function saysNothingCharged(event: PaymentEvent): event is NothingCharged {
  return ['declined', 'cancelled', 'failed', 'no-trace'].includes(event.kind)
}

/** The service says after all that nothing was charged, as the person did. */
function agreed(payment: CardPayment, event: NothingCharged, at: number): Transition {
  if (payment.status !== 'failed') return { kind: 'refused' }
  const { reason, providerText } =
    event.kind === 'no-trace' ? { reason: event.kind, providerText: '' } : event
  return moved(
    { ...payment, reason, providerText: providerText || null, updatedAt: at },
    provider('decision-confirmed', { says: event.kind, text: providerText }),
  )
}

function settled(payment: CardPayment, at: number): Transition {
  if (payment.status !== 'approved' || payment.settlement !== 'open') return unchanged(payment)
  return moved({ ...payment, settlement: 'settled', updatedAt: at }, provider('settled'))
}

/** A wish, not a verdict: only what was never sent is cancelled at once. */
function cancelWished(payment: CardPayment, at: number): Transition {
  const entry: TimelineFact = { source: 'cashier', code: 'cancel-wished', values: {} }
  if (payment.status === 'created')
    return moved(
      { ...ruledOut(payment, at, 'cancelled-before-sending', null), cancelWishedAt: at, status: 'cancelled' },
      entry,
    )
  return moved({ ...payment, cancelWishedAt: at, updatedAt: at }, entry, [
    { kind: 'cancel-payment', delayMs: 0 },
  ])
}

/** A final payment about which the provider now says something else: kept as a fact, shown as an alert. */
function noted(payment: CardPayment, event: PaymentEvent, at: number): Transition {
  const code = payment.status === 'approved' ? 'approval-disputed' : 'charge-after-all'
  const text = 'providerText' in event ? event.providerText : 'found' in event ? event.found : ''
  // Known when somebody decided: the decision was about it.
  if (event.kind === 'mismatch' && decidedOf(payment)?.found === text) return unchanged(payment)
  const values = { was: payment.status, says: event.kind, text }
  const alert = { code, values }
  if (payment.status !== 'approved') return moved(payment, provider(code, values), [], alert)
  const { decided: _word, ...approval } = payment
  return moved({ ...approval, settlement: 'disputed', updatedAt: at }, provider(code, values), [], alert)
}

function moved(
  payment: CardPayment,
  entry: TimelineFact | null,
  jobs: WishedJob[] = [],
  alert: Alert | null = null,
): Transition {
  return { kind: 'moved', payment, entry, jobs, alert }
}

const unchanged = (payment: CardPayment): Transition => moved(payment, null)
const poll = (delayMs: number): WishedJob[] => [{ kind: 'poll-payment', delayMs }]
const watch = (): WishedJob[] => poll(watchDelaysMs[0])

const till = (code: string, values: TimelineFact['values'] = {}): TimelineFact => ({
  source: 'till',
  code,
  values,
})
const provider = (code: string, values: TimelineFact['values'] = {}): TimelineFact => ({
  source: 'provider',
  code,
  values,
})
const reader = (state: string): TimelineFact => ({
  source: 'reader',
  code: 'reader-state',
  values: { state },
})

/** What every state of a card payment shares; the rest is left behind with the old state. */
function common(payment: CardPayment, at: number) {
  const { id, saleId, amountMinor, currency, createdAt, attempt, cancelWishedAt } = payment
  return {
    id,
    saleId,
    amountMinor,
    currency,
    createdAt,
    updatedAt: at,
    tender: 'card' as const,
    attempt,
    cancelWishedAt,
  }
}

function ruledOut(
  payment: CardPayment,
  at: number,
  reason: string,
  providerText: string | null,
): Omit<RuledOutPayment, 'status'> {
  return {
    ...common(payment, at),
    submittedAt: sentAt(payment),
    providerIds: idsOf(payment),
    reason,
    providerText: providerText || null,
    finalAt: at,
  }
}

function pendingOf(payment: CardPayment, at: number): PendingPayment {
  return {
    ...common(payment, at),
    status: 'pending',
    submittedAt: sentAt(payment) ?? at,
    providerIds: idsOf(payment),
    readerState: 'readerState' in payment ? payment.readerState : null,
    reason: null,
    providerText: null,
  }
}

function unknownOf(payment: CardPayment, at: number, reason: string): UnknownPayment {
  return { ...pendingOf(payment, at), status: 'unknown', reason }
}

const sentAt = (payment: CardPayment): number | null =>
  'submittedAt' in payment ? payment.submittedAt : null
const idsOf = (payment: CardPayment): Record<string, string> =>
  'providerIds' in payment ? payment.providerIds : {}

function sameIds(a: Record<string, string>, b: Record<string, string>): boolean {
  const names = Object.keys(b)
  return names.length === Object.keys(a).length && names.every((name) => a[name] === b[name])
}
