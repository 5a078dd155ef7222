import type { EvidenceKind, MayDecide, RefundVerdict } from '../../preload/contract/decision-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { mayDecide } from '../domain/decision.ts'
import type { Refund } from '../domain/refund.ts'
import { loadDecision } from '../store/decision-store.ts'
import { jobProgress } from '../store/job-store.ts'
import { loadRefund } from '../store/refund-store.ts'
import { recordRefund } from './record-refund.ts'
import type { RefundContext } from './refund-context.ts'
import { readMemory } from './refund-memory.ts'

type Word = { refundId: string; verdict: RefundVerdict; evidence: EvidenceKind; reason: string }

/** A person's word about a refund that nobody can ask about, by the rule of payments. Pressed twice it is one word. */
export function decideRefund(context: RefundContext, word: Word): Result<Refund> {
  const { database } = context
  return database.inTransaction((): Result<Refund> => {
    const refund = loadRefund(database, word.refundId)
    if (!refund) return fail('refund-not-found')
    if (loadDecision(database, refund.id)?.verdict === word.verdict) return ok(refund)
    const may = mayDecideRefund(context, refund)
    if (may.kind !== 'now') return fail('decision-too-early')
    const { evidence, reason } = word
    const kind = word.verdict === 'refunded' ? 'decided-refunded' : 'decided-not-refunded'
    return ok(recordRefund(context, refund.id, { kind, evidence, reason, cause: may.cause }).refund)
  })
}

/** No button stops a refund that waits at the reader: what a cancel is for a payment is here its sending. */
export function mayDecideRefund(
  { database, clock }: RefundContext,
  { id, status, reason, submittedAt }: Refund,
): MayDecide {
  if (status !== 'pending' && status !== 'unknown') return { kind: 'never' }
  const progress = jobProgress(database, 'poll-refund', id)
  const now = clock.now()
  const { unanswered, refused, unansweredSince } = readMemory(progress.open?.payload)
  return mayDecide(
    {
      status,
      reason,
      submittedAt,
      // A question that is due, as after every start, comes first.
      isOnTheWire: progress.open !== null && (progress.open.isRunning || progress.open.runAt <= now),
      cancelTriedAt: submittedAt,
      asked: progress.attempts,
      unanswered,
      refused,
      unansweredSince,
    },
    now,
  )
}
