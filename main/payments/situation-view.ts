import * as v from 'valibot'
import type { MayDecide } from '../../preload/contract/decision-views.ts'
import type { NextStep, SituationView } from '../../preload/contract/situation.ts'
import type { TimelineEntry } from '../../preload/contract/views.ts'
import { mayDecide } from '../domain/decision.ts'
import {
  type CardPayment,
  decidedOf,
  isFinalStatus,
  isOpen,
  type OpenPayment,
  type Payment,
} from '../domain/payment.ts'
import { adviceFor } from '../domain/payment-advice.ts'
import { declineHoldMs, freshMemory, type PollMemory, silenceLeftMs } from '../domain/polling.ts'
import { type JobProgress, jobProgress } from '../store/job-store.ts'
import { loadTimeline } from '../store/payment-store.ts'
import { loadReader } from '../store/reader-store.ts'
import { isSetAside, notedApproval } from './approvals-aside.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { submitDeadlineMs } from './submit-payment.ts'

/*
 * What a screen shows of a card payment beside its state: what the reader shows, what to do, what the till does next and
 * when. Read from rows at every question, so that it is the same in every window and after every reload.
 */

/** A wish that had no effect for this long may be repeated. */
const cancelAgainAfterMs = 10_000

/** While somebody waits at the reader, it is asked every two seconds; what is older than this may have changed. */
const oldAfterMs = 15_000

export function situationView(
  context: PaymentContext,
  payment: CardPayment,
  timeline: readonly TimelineEntry[],
): SituationView {
  const now = context.clock.now()
  const progress = jobProgress(context.database, 'poll-payment', payment.id)
  const memory = memoryOf(progress)
  const reader = readerNow(context, payment, now)
  const decide = decisionFrom(context, payment, timeline, progress)
  const heard = [memory.paymentAskedAt, reader.heardAt].filter((at) => at !== null)
  return {
    asOf: now,
    startedAt: payment.createdAt,
    endedAt: 'finalAt' in payment ? payment.finalAt : null,
    reader,
    advice: adviceFor(payment, {
      cameLate: timeline.some(({ code }) => code === 'approved-after-all'),
      tellsReaderState: reader.tells,
      isSetAside: isSetAside(context, payment.id),
      mayDecide: decide.kind === 'now',
      isByWord: decidedOf(payment) !== null,
      sinceSentMs: now - (('submittedAt' in payment ? payment.submittedAt : null) ?? now),
    }),
    noted: noteOf(context, payment),
    cancel: cancelWish(payment, timeline),
    next: nextSteps(context, payment, progress, memory),
    decide,
    asked: {
      times: progress.attempts,
      lastAt: heard.length > 0 ? Math.max(...heard) : null,
      unanswered: memory.failures,
    },
  }
}

/** Whether a person may say what became of it, from what the questions have brought so far. */
export function decisionOf(context: PaymentContext, payment: CardPayment): MayDecide {
  const progress = jobProgress(context.database, 'poll-payment', payment.id)
  return decisionFrom(context, payment, loadTimeline(context.database, payment.id), progress)
}

function decisionFrom(
  context: PaymentContext,
  payment: CardPayment,
  timeline: readonly TimelineEntry[],
  progress: JobProgress,
): MayDecide {
  // Approved already; only the disk does not know it yet.
  if (!isOpen(payment) || isSetAside(context, payment.id)) return { kind: 'never' }
  const memory = memoryOf(progress)
  const cancel = timeline.findLast(({ code }) => code === 'cancel-passed-on' || code === 'cancel-failed')
  const stops = jobProgress(context.database, 'cancel-payment', payment.id).open !== null
  return mayDecide(
    {
      status: payment.status,
      reason: 'reason' in payment ? payment.reason : null,
      submittedAt: 'submittedAt' in payment ? payment.submittedAt : null,
      // A question that somebody wished for, or that a start owes, comes first.
      isOnTheWire: stops || (memory.isWished && memory.unanswered === 0),
      cancelTriedAt: cancel?.at ?? null,
      asked: progress.attempts,
      unanswered: memory.unanswered,
      refused: memory.refused,
      unansweredSince: memory.unansweredSince,
    },
    context.clock.now(),
  )
}

export function canCancel(payment: Payment, now: number): boolean {
  if (!isOpen(payment)) return false
  const { cancelWishedAt } = payment
  // Wished in a time that is still to come: the clock was set back, and the wish would be the last one for hours.
  return cancelWishedAt === null || now < cancelWishedAt || now - cancelWishedAt >= cancelAgainAfterMs
}

function noteOf(context: PaymentContext, payment: CardPayment): SituationView['noted'] {
  const approval = payment.status === 'approved' ? null : notedApproval(context, payment.id)
  return (
    approval && {
      at: approval.approvedAt ?? payment.updatedAt,
      charged: { minor: approval.chargedMinor, currency: payment.currency },
      card: approval.card,
    }
  )
}

function readerNow(context: PaymentContext, payment: CardPayment, now: number): SituationView['reader'] {
  const shows = 'readerState' in payment ? payment.readerState : null
  const tells = providerOf(context, payment.attempt.provider)?.traits.tellsReaderState ?? true
  if (shows === null) return { shows, heardAt: null, isOld: false, tells }
  const heardAt = loadReader(context.database, payment.attempt.readerId)?.checkedAt ?? payment.updatedAt
  return { shows, heardAt, isOld: now - heardAt > oldAfterMs, tells }
}

function cancelWish(payment: CardPayment, timeline: readonly TimelineEntry[]): SituationView['cancel'] {
  const last = timeline.findLast(({ code }) => Object.hasOwn(stages, code))
  const askedAt = payment.cancelWishedAt ?? timeline.findLast(({ code }) => code === 'cancel-wished')?.at
  if (!last || askedAt === undefined || isFinalStatus(payment.status)) return null
  return { askedAt, stage: stages[last.code as keyof typeof stages] }
}

const stages = {
  'cancel-wished': 'asked',
  'cancel-passed-on': 'passed-on',
  'cancel-failed': 'not-passed-on',
} as const

function nextSteps(
  context: PaymentContext,
  payment: CardPayment,
  progress: JobProgress,
  memory: PollMemory,
): NextStep[] {
  if (payment.status !== 'approved' && isSetAside(context, payment.id)) return [step('saves-again')]
  switch (payment.status) {
    case 'created':
      return [step('sends'), step('called-off', payment.createdAt + submitDeadlineMs)]
    case 'submitting':
      return [step('waits-for-answer')]
    case 'pending':
    case 'unknown':
      return [
        ...asks(progress, 'asks-again'),
        ...whatTimeDecides(context, payment, memory),
        ...mayCancelAgain(payment, context.clock.now()),
      ]
    case 'approved':
      return asks(progress, 'confirms')
    default:
      return asks(progress, 'looks-again')
  }
}

function asks({ open }: JobProgress, code: NextStep['code']): NextStep[] {
  if (!open) return []
  return open.isRunning ? [step('asking')] : [step(code, open.runAt)]
}

/** What becomes of an open attempt by waiting alone. A mismatch ends by no waiting. */
function whatTimeDecides(context: PaymentContext, payment: OpenPayment, memory: PollMemory): NextStep[] {
  if ('reason' in payment && payment.reason === 'mismatch') return []
  if (memory.firstDeclinedAt !== null) return [step('decline-counts', memory.firstDeclinedAt + declineHoldMs)]
  const provider = providerOf(context, payment.attempt.provider)
  const isSilent = memory.notFound > 0 || (payment.status === 'unknown' && payment.reason !== 'asking-failed')
  if (!provider || !isSilent) return []
  const { leftMs, waitsForReader } = silenceLeftMs(
    memory,
    provider.silenceProvesNothingForMs,
    provider.traits.tellsReaderState,
  )
  const code = waitsForReader ? 'no-trace-waits-for-reader' : 'no-trace-counts'
  // Only silence counts: the time runs from one "not known" to the next, and stands still without an answer.
  if (memory.notFound === 0) return [{ code, at: null, seconds: Math.round(leftMs / 1000) }]
  return [step(code, (memory.paymentAskedAt ?? context.clock.now()) + leftMs)]
}

function mayCancelAgain(payment: OpenPayment, now: number): NextStep[] {
  if (payment.cancelWishedAt === null || canCancel(payment, now)) return []
  return [step('may-cancel-again', payment.cancelWishedAt + cancelAgainAfterMs)]
}

const step = (code: NextStep['code'], at: number | null = null): NextStep => ({ code, at, seconds: null })

const time = v.nullable(v.number())
const memorySchema = v.object({
  readerState: v.nullable(v.string()),
  paymentAskedAt: time,
  failures: v.number(),
  notFound: v.number(),
  silentForMs: v.number(),
  firstDeclinedAt: time,
  isWished: v.optional(v.boolean(), false),
  unanswered: v.optional(v.number(), 0),
  refused: v.optional(v.number(), 0),
  unansweredSince: v.optional(time, null),
})

/** What the asking has learnt stands in its job; one that does not parse is a question that begins afresh. */
function memoryOf({ open }: JobProgress): PollMemory {
  const parsed = v.safeParse(memorySchema, open?.payload)
  return parsed.success ? { ...freshMemory, ...parsed.output } : freshMemory
}
