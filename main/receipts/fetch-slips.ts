import type { CardPapers } from '../../preload/contract/card-papers.ts'
import { ok, type Result } from '../../preload/contract/result.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import { cardSlipText } from '../domain/card-slip.ts'
import { type CardPayment, coveredMinor } from '../domain/payment.ts'
import type { Refund } from '../domain/refund.ts'
import type { Asked, AttemptNames, CardProvider, CardReceipts, CardSlip, Clock } from '../ports.ts'
import { keepCardReceipts, keepRefundSlip, loadCardReceipts } from '../store/card-receipt-store.ts'
import type { Database } from '../store/database.ts'
import {
  enqueueJob,
  hastenJobs,
  type Job,
  type JobKind,
  type JobOutcome,
  waitingJob,
} from '../store/job-store.ts'
import { appendPaymentEvent, loadPayment } from '../store/payment-store.ts'
import { loadRefund } from '../store/refund-store.ts'

/*
 * Card slips that had not come with their payment or refund. The money has moved, and nobody waits: the queue asks for
 * them, less and less often, until they are there or a person gives them up.
 */

export type SlipContext = {
  database: Database
  clock: Clock
  readonly providers: readonly CardProvider[]
  /** Everything by which a provider may know the payment. */
  namesOf(payment: CardPayment): AttemptNames
  settings(): Pick<ShopSettings, 'language' | 'timeZone'>
  nudge(topic: 'sales' | 'payment'): void
  wakeQueue(): void
  /** From 0 to 1. */
  random(): number
}

export function slipSteps(context: SlipContext) {
  return {
    'fetch-slip': (job: Job) => fetchSlip(context, job),
    'fetch-refund-slip': (job: Job) => fetchRefundSlip(context, job),
  } satisfies Partial<Record<JobKind, unknown>>
}

/** Somebody wants the slip of a payment whose receipt carries the card's details by itself. Once at a time. */
export function askForSlip(context: SlipContext, paymentId: string): Result<{ queued: boolean }> {
  const { database, clock } = context
  const payment = loadPayment(database, paymentId)
  if (!payment || !mayFetchSlip(context, payment.id)) return ok({ queued: false })
  const now = clock.now()
  database.inTransaction(() => {
    if (waitingJob(database, 'fetch-slip', paymentId)) hastenJobs(database, 'fetch-slip', paymentId, now)
    else enqueueJob(database, { kind: 'fetch-slip', subject: paymentId, runAt: now, now })
  })
  context.wakeQueue()
  context.nudge('payment')
  return ok({ queued: true })
}

/** Whether there is something to fetch that is not kept. */
export function mayFetchSlip(context: SlipContext, paymentId: string): boolean {
  const payment = loadPayment(context.database, paymentId)
  if (payment?.tender !== 'card' || payment.status !== 'approved') return false
  const isKept = Boolean(loadCardReceipts(context.database, paymentId)?.customer)
  return !isKept && providerOf(context, payment.attempt.provider)?.cardSlip !== undefined
}

/** How far the slips of a payment are, for a screen that shows what is kept. */
export function slipState(
  context: SlipContext,
  paymentId: string,
): Pick<CardPapers, 'isFollowing' | 'canFetch'> {
  const isFollowing = waitingJob(context.database, 'fetch-slip', paymentId) !== undefined
  return { isFollowing, canFetch: !isFollowing && mayFetchSlip(context, paymentId) }
}

async function fetchSlip(context: SlipContext, job: Job): Promise<JobOutcome> {
  const { database, clock } = context
  const payment = loadPayment(database, job.subject)
  if (payment?.tender !== 'card') throw new Error(`no card payment to fetch a slip of: ${job.subject}`)
  const provider = providerOf(context, payment.attempt.provider)
  if (!provider?.cardSlip) return later(context, job, 'no-provider')
  // A card that was good for a part has a slip over that part.
  const answer = await provider.cardSlip({ ...context.namesOf(payment), amountMinor: coveredMinor(payment) })
  const slip = textsOf(context, answer)
  if (typeof slip === 'string') return later(context, job, slip)
  database.inTransaction(() => {
    const at = clock.now()
    keepCardReceipts(database, payment.id, slip, at)
    tellPayment(context, payment.id, 'card-slip-came', at)
  })
  return done(context)
}

async function fetchRefundSlip(context: SlipContext, job: Job): Promise<JobOutcome> {
  const { database, clock } = context
  const refund = loadRefund(database, job.subject)
  const payment = refund && loadPayment(database, refund.paymentId)
  if (!refund || payment?.tender !== 'card') throw new Error(`no refund to fetch a slip of: ${job.subject}`)
  const provider = providerOf(context, refund.provider)
  if (!provider?.refundSlip) return later(context, job, 'no-provider')
  const answer = await provider.refundSlip(refundNames(refund, context.namesOf(payment)))
  const slip = textsOf(context, answer)
  if (typeof slip === 'string') return later(context, job, slip)
  database.inTransaction(() => {
    const at = clock.now()
    keepRefundSlip(database, refund.id, slip, at)
    tellPayment(context, payment.id, 'refund-slip-came', at)
  })
  return done(context)
}

function refundNames(refund: Refund, payment: AttemptNames) {
  const { reference, amountMinor, currency, providerReaderId, providerIds } = refund
  return { reference, payment, amountMinor, currency, providerReaderId, providerIds }
}

/** The texts, or one word for why there are none yet. */
function textsOf({ settings }: SlipContext, answer: Asked<CardSlip>): CardReceipts | string {
  if (answer.kind === 'unavailable') return answer.reason
  if (answer.kind === 'refused')
    return answer.reason === 'not-authorised' ? 'not-authorised' : 'slip-not-there-yet'
  const slip = answer.value
  if (slip.kind === 'text')
    return slip.customer === null
      ? 'slip-not-there-yet'
      : { customer: slip.customer, merchant: slip.merchant }
  const { language, timeZone } = settings()
  return { customer: cardSlipText(slip.data, language, timeZone), merchant: null }
}

const firstAgainMs = 2_000
const longestAgainMs = 3_600_000

/** Doubled from try to try, ± 20 %: what failed together must not come back together. */
function later({ clock, random }: SlipContext, { attempts }: Job, reason: string): JobOutcome {
  const doubledMs = Math.min(longestAgainMs, firstAgainMs * 2 ** Math.min(Math.max(attempts - 1, 0), 12))
  return { kind: 'again', runAt: clock.now() + Math.round(doubledMs * (0.8 + 0.4 * random())), reason }
}

function tellPayment({ database }: SlipContext, paymentId: string, code: string, at: number): void {
  appendPaymentEvent(database, paymentId, { at, source: 'provider', code, values: {} }, undefined)
}

function done(context: SlipContext): JobOutcome {
  context.nudge('payment')
  context.nudge('sales')
  return { kind: 'done' }
}

function providerOf({ providers }: SlipContext, id: string): CardProvider | undefined {
  return providers.find((provider) => provider.id === id)
}
