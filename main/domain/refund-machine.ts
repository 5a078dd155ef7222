import type { DecisionCause, EvidenceKind } from '../../preload/contract/decision-views.ts'
import type { RefundStatus } from '../../preload/contract/refund-views.ts'
import { assertNever } from '../../preload/contract/result.ts'
import type { TimelineEntry } from '../../preload/contract/views.ts'
import { decidedRefundReasons, isDecided, type Refund, wasTried } from './refund.ts'
import { saidTime } from './said-time.ts'

/* One pure function: refund and event in, refund, timeline entry and follow-up job out. Only record-refund.ts applies it. */

export type RefundEvent =
  /** On disk before any byte leaves, with what the provider needs to know this refund again. */
  | { kind: 'submission-started'; providerIds: Record<string, string> }
  /** Not sent, or surely not taken: it is tried again. */
  | { kind: 'waits'; reason: string }
  | { kind: 'refused'; reason: string; providerText: string }
  /** It waits at the reader for the card. */
  | { kind: 'accepted'; providerIds: Record<string, string> }
  | { kind: 'answer-lost'; reason: string }
  | { kind: 'still-pending'; providerIds: Record<string, string> }
  | { kind: 'asking-failed'; reason: string }
  | { kind: 'ended'; reason: string; providerText: string }
  | { kind: 'mismatch'; found: string }
  | { kind: 'no-trace'; afterMs: number }
  | { kind: 'refunded'; providerIds: Record<string, string>; refundedAt: number | null }
  /** What the provider calls a refund that it confirmed without a name. */
  | { kind: 'named'; providerIds: Record<string, string> }
  /** A person called it off while nothing was on its way. */
  | { kind: 'given-up'; reason: string }
  /** A person's word in place of the service's (decision.ts). */
  | {
      kind: 'decided-refunded' | 'decided-not-refunded'
      reason: string
      evidence: EvidenceKind
      cause: DecisionCause
    }

export type RefundEventKind = RefundEvent['kind']

export const refundMoves: Readonly<
  Record<RefundStatus, Readonly<Partial<Record<RefundEventKind, RefundStatus>>>>
> = {
  created: {
    'submission-started': 'submitting',
    waits: 'created',
    refused: 'failed',
    'given-up': 'failed',
    // An earlier try that was surely not taken, as it was said, shows after all.
    accepted: 'pending',
    refunded: 'refunded',
  },
  submitting: {
    waits: 'created',
    refused: 'failed',
    accepted: 'pending',
    'answer-lost': 'unknown',
    refunded: 'refunded',
  },
  pending: {
    'still-pending': 'pending',
    'asking-failed': 'unknown',
    ended: 'failed',
    mismatch: 'unknown',
    'no-trace': 'failed',
    refunded: 'refunded',
    'decided-refunded': 'refunded',
    'decided-not-refunded': 'failed',
  },
  unknown: {
    'still-pending': 'pending',
    'asking-failed': 'unknown',
    ended: 'failed',
    mismatch: 'unknown',
    'no-trace': 'failed',
    refunded: 'refunded',
    'decided-refunded': 'refunded',
    'decided-not-refunded': 'failed',
  },
  refunded: { named: 'refunded' },
  // The provider is right: money that went back is never argued away.
  failed: { refunded: 'refunded' },
}

/** What more may happen where the end is a person's word. */
export const decidedRefundMoves = {
  refunded: { ended: 'refunded', 'no-trace': 'refunded' },
  failed: { ended: 'failed', 'no-trace': 'failed' },
} as const

function moveOf(refund: Refund, kind: RefundEventKind): RefundStatus | undefined {
  const more: Partial<typeof refundMoves> = isDecided(refund) ? decidedRefundMoves : {}
  return refundMoves[refund.status][kind] ?? more[refund.status]?.[kind]
}

export type RefundTransition =
  | {
      kind: 'moved'
      refund: Refund
      /** Null: nothing worth a line was learnt. */
      entry: Omit<TimelineEntry, 'at'> | null
      /** Whoever answered nothing is asked, and after the end of what was sent a copy is looked for. */
      asks: boolean
    }
  /** Too late, or twice. Nothing changes. */
  | { kind: 'refused' }

export function refundTransition(refund: Refund, event: RefundEvent, at: number): RefundTransition {
  const status = moveOf(refund, event.kind)
  if (status === undefined) return { kind: 'refused' }
  const next: Refund = { ...refund, status, updatedAt: at }
  const withIds = (ids: Record<string, string>) => ({ ...refund.providerIds, ...ids })
  const line = lineOf(refund)
  switch (event.kind) {
    case 'submission-started':
      return moved(
        {
          ...next,
          // What stood there before the first try tells this refund from others: a later look must not overwrite it.
          providerIds: { ...event.providerIds, ...refund.providerIds },
          submittedAt: at,
          reason: null,
        },
        line('till', 'refund-submitting', { reference: refund.reference }),
      )
    case 'waits':
      if (refund.status === 'created' && refund.reason === event.reason) return moved(refund, null)
      return moved(
        { ...next, submittedAt: null, reason: event.reason },
        line('till', 'refund-waits', { reason: event.reason }),
      )
    case 'accepted':
      return moved(
        {
          ...next,
          providerIds: withIds(event.providerIds),
          submittedAt: refund.submittedAt ?? at,
          reason: null,
        },
        line('provider', 'refund-accepted'),
        true,
      )
    case 'answer-lost':
    case 'asking-failed':
      if (refund.status === 'unknown') return moved(refund, null)
      return moved(
        { ...next, reason: event.reason },
        line('till', 'refund-answer-lost', { reason: event.reason }),
        event.kind === 'answer-lost',
      )
    case 'still-pending':
      if (refund.status === 'pending') return moved(refund, null)
      return moved(
        { ...next, reason: null, providerIds: withIds(event.providerIds) },
        line('provider', 'refund-accepted'),
      )
    case 'mismatch':
      if (refund.reason === 'mismatch') return moved(refund, null)
      return moved(
        { ...next, reason: 'mismatch', providerText: event.found },
        line('provider', 'refund-mismatch', { text: event.found }),
      )
    case 'named':
      return named(refund, { ...next, providerIds: withIds(event.providerIds) })
    case 'decided-refunded':
    case 'decided-not-refunded':
      return decided(refund, next, event, at)
    default:
      return ending(refund, next, event, at)
  }
}

type Ending = Extract<RefundEvent, { kind: 'refused' | 'ended' | 'given-up' | 'no-trace' | 'refunded' }>

function ending(refund: Refund, next: Refund, event: Ending, at: number): RefundTransition {
  const line = lineOf(refund)
  if (isDecided(refund) && (event.kind === 'ended' || event.kind === 'no-trace'))
    return afterWord(refund, next, event.kind === 'ended' ? event.reason : event.kind)
  switch (event.kind) {
    case 'refused':
    case 'ended':
      return moved(
        final(next, at, event.reason, event.providerText),
        line('provider', 'refund-refused', { reason: event.reason, text: event.providerText }),
        wasTried(refund),
      )
    case 'given-up':
      return moved(
        final(next, at, event.kind, event.reason),
        line('cashier', 'refund-given-up', { text: event.reason }),
        wasTried(refund),
      )
    case 'no-trace':
      return moved(
        final(next, at, event.kind, null),
        line('till', 'refund-no-trace', { seconds: Math.round(event.afterMs / 1000) }),
        true,
      )
    case 'refunded':
      return moved(
        {
          ...final(next, at, null, null),
          providerIds: { ...refund.providerIds, ...event.providerIds },
          submittedAt: refund.submittedAt ?? at,
          refundedAt: saidTime(event.refundedAt, refund.submittedAt ?? refund.createdAt, at),
        },
        line('provider', refund.status === 'failed' ? 'refund-after-all' : 'refunded'),
        true,
      )
    default:
      return assertNever(event)
  }
}

/** What the service calls it; of one that a person had called given back that is its word as well. */
function named(refund: Refund, next: Refund): RefundTransition {
  if (!isDecided(refund)) return moved(next, null)
  const said = lineOf(refund)('provider', 'refund-decision-confirmed')
  return moved({ ...next, reason: null }, said)
}

/** Nothing went back, says the service: otherwise than the person, or the same. */
function afterWord(refund: Refund, next: Refund, why: string): RefundTransition {
  const isOtherwise = refund.status === 'refunded'
  const said = lineOf(refund)('provider', isOtherwise ? 'refund-disputed' : 'refund-decision-confirmed')
  return moved({ ...next, reason: isOtherwise ? null : why }, said)
}

/** What contradicted then stands beside it; the service is asked on. */
function decided(
  refund: Refund,
  next: Refund,
  event: Extract<RefundEvent, { kind: 'decided-refunded' | 'decided-not-refunded' }>,
  at: number,
): RefundTransition {
  const entry = lineOf(refund)('cashier', `refund-${event.kind}`, {
    text: event.reason,
    evidence: event.evidence,
  })
  const isBack = event.kind === 'decided-refunded'
  const word = decidedRefundReasons[isBack ? 'refunded' : 'not-refunded']
  const end = final(next, at, word, refund.providerText)
  return moved(isBack ? { ...end, refundedAt: at } : end, entry, true)
}

type Line = Omit<TimelineEntry, 'at'>

/** The line stands in the payment's timeline and names its refund. */
function lineOf({ id, amountMinor, currency }: Refund) {
  return (source: Line['source'], code: string, values: Line['values'] = {}): Line => ({
    source,
    code,
    values: { ...values, amountMinor, currency, refund: id },
  })
}

function final(refund: Refund, at: number, reason: string | null, providerText: string | null): Refund {
  return { ...refund, reason, providerText: providerText || null, finalAt: at }
}

function moved(refund: Refund, entry: Omit<TimelineEntry, 'at'> | null, asks = false): RefundTransition {
  return { kind: 'moved', refund, entry, asks }
}
