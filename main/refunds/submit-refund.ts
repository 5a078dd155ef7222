import { assertNever } from '../../preload/contract/result.ts'
import type { Refund } from '../domain/refund.ts'
import type { RefundEvent } from '../domain/refund-machine.ts'
import { refundWaitMs } from '../domain/refund-schedule.ts'
import type {
  CardProvider,
  Evidence,
  RefundableOutcome,
  RefundNames,
  RefundOutcome,
  RefundQueryOutcome,
} from '../ports.ts'
import type { Job, JobOutcome } from '../store/job-store.ts'
import { loadPayment, openPaymentOfReader } from '../store/payment-store.ts'
import { loadRefund, openRefundAtReader, refundsOfPayment, reservedMinor } from '../store/refund-store.ts'
import { secondRefundsOfPayment } from '../store/second-refund-store.ts'
import { recordRefund } from './record-refund.ts'
import { providerOf, type RefundContext } from './refund-context.ts'
import { mayBeDoubled } from './refund-memory.ts'
import { providersName } from './second-refunds.ts'

/*
 * The job that sends a refund. What the provider says is left is read first, what it needs to know the refund again is on
 * disk before any byte leaves, and whoever finds "submitting" asks and never sends again. Only a provider's word that it
 * did not take it lets the refund wait and be sent later.
 */

const done: JobOutcome = { kind: 'done' }
const noEvidence: Evidence = { request: '', httpStatus: null, body: '', tookMs: 0 }

export async function submitRefund(context: RefundContext, job: Job): Promise<JobOutcome> {
  const refund = loadRefund(context.database, job.subject)
  if (!refund) throw new Error(`no refund to submit: ${job.subject}`)
  if (refund.status === 'submitting') {
    recordRefund(context, refund.id, { kind: 'answer-lost', reason: 'interrupted' })
    return done
  }
  if (refund.status !== 'created') return done
  const provider = providerOf(context, refund.provider)
  if (!provider) return waits(context, job, refund, 'no-provider')
  const obstacle = obstacleTo(context, refund)
  if (obstacle !== null) return waits(context, job, refund, obstacle)
  const names = refundNames(context, refund)
  const earlier = await findEarlierTry(context, provider, refund, names)
  if (earlier === 'found') return done
  // What is read below would take the earlier refund for one that had been there before, and send a second one.
  if (earlier !== 'none')
    return waits(context, job, refund, earlier.reason, earlier.retryAfterMs, earlier.evidence)
  const ceiling = await askCeiling(context, provider, names)
  switch (ceiling.kind) {
    case 'unavailable':
      return waits(context, job, refund, ceiling.reason, ceiling.retryAfterMs, ceiling.evidence)
    case 'refused':
      recordRefund(context, refund.id, refusedBy(ceiling), ceiling.evidence)
      return done
    case 'refundable':
      break
    default:
      return assertNever(ceiling)
  }
  // Where the provider cannot tell what is left, a copy of an earlier request must be over before the next one.
  if (ceiling.leftMinor === null && copyMayArrive(context, refund))
    return waits(context, job, refund, 'other-refund-open')
  const leftMinor = Math.min(ceiling.leftMinor ?? refund.amountMinor, leftFor(context, refund))
  if (leftMinor < refund.amountMinor) {
    const event = { kind: 'refused', reason: 'more-than-is-left', providerText: '' } as const
    recordRefund(context, refund.id, event, ceiling.evidence)
    return done
  }
  // Somebody may have pressed Card meanwhile, or given it up.
  const late = obstacleTo(context, refund)
  if (late !== null) return waits(context, job, refund, late)
  const started = recordRefund(context, refund.id, {
    kind: 'submission-started',
    providerIds: ceiling.providerIds,
  })
  if (!started.isApplied) return done
  const outcome = await sendOnce(context, provider, refundNames(context, started.refund))
  const { refund: after } = recordRefund(context, refund.id, toEvent(outcome), outcome.evidence)
  if (after.status !== 'created') return done
  const retryAfterMs = outcome.kind === 'not-yet' ? outcome.retryAfterMs : 0
  return again(context, job, after, retryAfterMs)
}

/** A try that was said to be not taken is looked for before the next one: a second refund must not follow the first. */
async function findEarlierTry(
  context: RefundContext,
  provider: CardProvider,
  refund: Refund,
  names: RefundNames,
): Promise<'found' | 'none' | Extract<RefundQueryOutcome, { kind: 'unavailable' }>> {
  if (Object.keys(refund.providerIds).length === 0) return 'none'
  const outcome = await queryOnce(context, provider, { ...names, submittedAt: refund.createdAt })
  if (outcome.kind === 'unavailable') return outcome
  if (outcome.kind === 'refunded') {
    const { kind, providerIds, refundedAt, evidence } = outcome
    recordRefund(context, refund.id, { kind, providerIds, refundedAt }, evidence)
    return 'found'
  }
  if (outcome.kind !== 'pending') return 'none'
  recordRefund(context, refund.id, { kind: 'accepted', providerIds: outcome.providerIds }, outcome.evidence)
  return 'found'
}

async function queryOnce(
  context: RefundContext,
  provider: CardProvider,
  names: Parameters<CardProvider['queryRefund']>[0],
): Promise<RefundQueryOutcome> {
  try {
    return await provider.queryRefund(names)
  } catch (error) {
    context.log.error('refund-query-threw', { reference: names.reference, error: String(error) })
    return { kind: 'unavailable', reason: 'internal', evidence: noEvidence }
  }
}

/** What must not be disturbed: a customer at the reader, or another refund of this payment that looks like this one. */
function obstacleTo({ database }: RefundContext, refund: Refund): string | null {
  // Tried before, and said to be not taken: where refunds have no name it would be told from this one by what stood there
  // before it, and that no longer holds once this one stands there as well.
  const wasTried = (other: Refund) => other.submittedAt !== null || Object.keys(other.providerIds).length > 0
  const isUnderWay = (other: Refund) => other.id !== refund.id && wasTried(other) && other.finalAt === null
  if (refundsOfPayment(database, refund.paymentId).some(isUnderWay)) return 'other-refund-open'
  if (refund.readerId === null) return null
  const isBusy =
    openPaymentOfReader(database, refund.readerId) !== undefined ||
    openRefundAtReader(database, refund.readerId) !== undefined
  return isBusy ? 'reader-busy' : null
}

function copyMayArrive({ database }: RefundContext, refund: Refund): boolean {
  return refundsOfPayment(database, refund.paymentId).some(
    (other) => other.id !== refund.id && other.status === 'refunded' && mayBeDoubled(database, other.id),
  )
}

/** Its reserve was taken when it was asked for; what went back since without being asked for is gone all the same. */
function leftFor({ database }: RefundContext, refund: Refund): number {
  const payment = loadPayment(database, refund.paymentId)
  const chargedMinor = payment?.tender === 'card' && payment.status === 'approved' ? payment.chargedMinor : 0
  return chargedMinor - (reservedMinor(database, refund.paymentId) - refund.amountMinor)
}

export function refundNames(context: RefundContext, refund: Refund): RefundNames {
  const payment = loadPayment(context.database, refund.paymentId)
  if (payment?.tender !== 'card') throw new Error(`refund ${refund.id} has no card payment`)
  const { reference, amountMinor, currency, providerReaderId, providerIds } = refund
  const since = refund.submittedAt ?? refund.createdAt
  const others = refundsOfPayment(context.database, refund.paymentId).filter(({ id }) => id !== refund.id)
  const isLikeOne = (other: Refund) =>
    other.status === 'refunded' &&
    providersName(context, other) === null &&
    other.amountMinor === amountMinor &&
    (other.submittedAt ?? other.createdAt) >= since
  const seconds = secondRefundsOfPayment(context.database, refund.paymentId)
  return {
    claimed: [
      ...others.flatMap((other) => providersName(context, other) ?? []),
      ...seconds.map((second) => second.name),
    ],
    // Where this one went back as well, each is one of them: the first that nobody has.
    likeOnes: refund.status === 'refunded' ? 0 : others.filter(isLikeOne).length,
    reference,
    payment: context.namesOf(payment),
    amountMinor,
    currency,
    providerReaderId,
    providerIds,
  }
}

async function askCeiling(
  context: RefundContext,
  provider: CardProvider,
  names: RefundNames,
): Promise<RefundableOutcome> {
  try {
    return await provider.refundable(names)
  } catch (error) {
    context.log.error('refundable-threw', { reference: names.reference, error: String(error) })
    return { kind: 'unavailable', reason: 'internal', evidence: noEvidence }
  }
}

async function sendOnce(
  context: RefundContext,
  provider: CardProvider,
  names: RefundNames,
): Promise<RefundOutcome> {
  try {
    return await provider.refund(names)
  } catch (error) {
    // A bug in a provider, in the middle of who knows what: the honest word for it is unknown.
    context.log.error('refund-threw', { reference: names.reference, error: String(error) })
    return { kind: 'unknown', reason: 'internal', evidence: noEvidence }
  }
}

function toEvent(outcome: RefundOutcome): RefundEvent {
  switch (outcome.kind) {
    case 'refunded':
      return { kind: 'refunded', providerIds: outcome.providerIds, refundedAt: null }
    case 'accepted':
      return { kind: 'accepted', providerIds: outcome.providerIds }
    case 'not-yet':
    case 'not-sent':
      return { kind: 'waits', reason: outcome.reason }
    case 'refused':
      return refusedBy(outcome)
    case 'unknown':
      return { kind: 'answer-lost', reason: outcome.reason }
    default:
      return assertNever(outcome)
  }
}

const refusedBy = ({ reason, providerText }: { reason: string; providerText: string }) =>
  ({ kind: 'refused', reason, providerText }) as const

function waits(
  context: RefundContext,
  job: Job,
  refund: Refund,
  reason: string,
  retryAfterMs = 0,
  evidence: Evidence | undefined = undefined,
): JobOutcome {
  const recorded = recordRefund(context, refund.id, { kind: 'waits', reason }, evidence)
  if (recorded.refund.status !== 'created') return done
  return again(context, job, recorded.refund, retryAfterMs)
}

function again(context: RefundContext, job: Job, refund: Refund, retryAfterMs: number): JobOutcome {
  const delayMs = Math.max(refundWaitMs(job.attempts, context.random()), retryAfterMs)
  return {
    kind: 'again',
    runAt: context.clock.now() + delayMs,
    ...(refund.reason === null ? {} : { reason: refund.reason }),
  }
}
