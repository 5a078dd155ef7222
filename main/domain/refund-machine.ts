import type { RefundStatus } from '../../preload/contract/refund-views.ts'
import { assertNever } from '../../preload/contract/result.ts'
import type { TimelineEntry } from '../../preload/contract/views.ts'
import { type Refund, wasTried } from './refund.ts'
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
  },
  unknown: {
    'still-pending': 'pending',
    'asking-failed': 'unknown',
    ended: 'failed',
    mismatch: 'unknown',
    'no-trace': 'failed',
    refunded: 'refunded',
  },
  refunded: { named: 'refunded' },
  // The provider is right: money that went back is never argued away.
  failed: { refunded: 'refunded' },
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
  const status = refundMoves[refund.status][event.kind]
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
      return moved({ ...next, providerIds: withIds(event.providerIds) }, null)
    default:
      return ending(refund, next, event, at)
  }
}

type Ending = Extract<RefundEvent, { kind: 'refused' | 'ended' | 'given-up' | 'no-trace' | 'refunded' }>

function ending(refund: Refund, next: Refund, event: Ending, at: number): RefundTransition {
  const line = lineOf(refund)
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
