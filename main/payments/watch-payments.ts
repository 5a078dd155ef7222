import * as v from 'valibot'
import { plainText } from '../domain/kept-evidence.ts'
import type { RuledOutPayment } from '../domain/payment.ts'
import type { PaymentEvent } from '../domain/payment-moves.ts'
import { declineHoldMs, freshMemory, watchDelaysMs } from '../domain/polling.ts'
import { silence } from '../domain/silence.ts'
import {
  isLastLook,
  isStillWatched,
  nextWatchAt,
  shortestWatchGapMs,
  spreadDelayMs,
  type Watched,
  watchErrorDelayMs,
} from '../domain/watching.ts'
import type { Asked, CardProvider, ChargesSeen, WatchedAttempts } from '../ports.ts'
import {
  type ChargedAttempt,
  chargedProviders,
  chargedSince,
  chargedUnder,
  chargeNamed,
  isReferenceOfOurs,
} from '../store/charged-store.ts'
import { enqueueJob, hastenJobs, type Job, type JobOutcome, waitingJob } from '../store/job-store.ts'
import { loadOpenPayments, loadTimeline, ruledOutProviders, ruledOutSince } from '../store/payment-store.ts'
import { attemptNames } from './attempt-names.ts'
import { keepWatch } from './keep-watch.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { recordEvent, recordSecond } from './record-event.ts'

/*
 * The job that looks for late approvals and for second charges, one for each provider: through the provider's own lists, so
 * that a look costs the same for one attempt and for fifty. What may have been charged is then asked for by its own name;
 * a charge beside one that is booked is noted at once. When it looked last travels in the job; whom to watch stands in the
 * payments, so that a restart or a lost payload forgets nobody.
 */

const memorySchema = v.object({
  /** The last look that had an answer. */
  lookedAt: v.nullable(v.number()),
  failures: v.number(),
  wasSpread: v.boolean(),
  /** Charges of the account that are nobody's of this till: each is looked at once. */
  foreignIds: v.optional(v.array(v.string()), []),
  /** Asked about in earlier turns of a look that has not got to its end. */
  askedIds: v.optional(v.array(v.string()), []),
})
type Memory = v.InferOutput<typeof memorySchema>
const freshWatch: Memory = { lookedAt: null, failures: 0, wasSpread: false, foreignIds: [], askedIds: [] }

const providerMissingGapMs = 3_600_000
/** The provider's clock and lists may lag behind ours by that much. */
const overlapMs = 3_600_000
/** Between two turns of one look: what it found is used at once, and the provider is not hammered. */
const turnGapMs = 60_000
/** A charge that is older than whatever a list may still show need not be known to be told from a new one. */
const booksReachMs = 24 * 3_600_000
/** A cardholder's bank may fetch money back for months. */
const longestChargeBackMs = 200 * 24 * 3_600_000
const done: JobOutcome = { kind: 'done' }

export async function watchPayments(context: PaymentContext, job: Job): Promise<JobOutcome> {
  const { database, clock } = context
  const parsed = v.safeParse(memorySchema, job.payload)
  const memory = parsed.success ? parsed.output : freshWatch
  const now = clock.now()
  const provider = providerOf(context, job.subject)
  if (!provider) return again(now + providerMissingGapMs, memory, 'no-provider')
  const delayMs = memory.wasSpread ? 0 : spreadDelayMs(job.runAt, now, context.random())
  if (delayMs > 0) return again(now + delayMs, { ...memory, wasSpread: true })
  const watched = stillWatched(context, provider.id, memory, now)
  const nextAt = wasJustTaken(memory, now) ? nextWatchAt(allOf(watched), memory.lookedAt, now) : undefined
  if (nextAt !== undefined && nextAt > now) return again(nextAt, memory)
  if (allOf(watched).length === 0) return done
  const answer = await look(context, provider, watched, memory)
  if (answer.kind !== 'answered') {
    const failures = memory.failures + 1
    const runAt = clock.now() + watchErrorDelayMs(failures, context.random())
    return again(runAt, { ...memory, failures, wasSpread: true }, answer.reason)
  }
  const seen = answer.value
  const isWhole = seen.unlooked === null
  const named = new Set(seen.named)
  const toAsk = watched.ruledOut.filter(
    // Lists lag and may hide: the last look is a question of its own.
    (payment) => named.has(payment.attempt.reference) || (isWhole && isLastLook(payment.finalAt, now)),
  )
  database.inTransaction(() => {
    for (const payment of toAsk) askOnce(context, payment.id)
  })
  noteOthers(context, provider, watched, seen)
  noteTakenBackCharges(context, provider, seen, now)
  await callOffCopies(context, provider, watched, seen)
  context.wakeQueue()
  const foreignIds = foreignOf(context, seen)
  if (!isWhole) return nextTurn(context, { ...memory, foreignIds }, seen)
  const next: Memory = { lookedAt: now, failures: 0, wasSpread: false, foreignIds, askedIds: [] }
  const runAt = nextWatchAt(allOf(stillWatched(context, provider.id, next, now)), now, clock.now())
  return runAt === undefined ? done : again(runAt, next)
}

/** Not looked at to the end: when it looked last stays what it was, and the next turn gets further. */
function nextTurn(context: PaymentContext, memory: Memory, { asked, unlooked }: ChargesSeen): JobOutcome {
  const askedIds = [...new Set([...memory.askedIds, ...asked])]
  const next: Memory = { ...memory, askedIds, wasSpread: true }
  const now = context.clock.now()
  if (unlooked === 'more') return again(now + turnGapMs, { ...next, failures: 0 })
  const failures = asked.length > 0 ? 1 : memory.failures + 1
  return again(
    now + watchErrorDelayMs(failures, context.random()),
    { ...next, failures },
    unlooked ?? undefined,
  )
}

/** What is charged for an attempt that is still open, or for a mismatch, is not somebody else's: it is looked at again. */
function foreignOf({ database }: PaymentContext, { foreign }: ChargesSeen): string[] {
  const open = loadOpenPayments(database).flatMap((payment) =>
    'providerIds' in payment ? Object.values(payment.providerIds) : [],
  )
  const isOurs = (name: string) => name !== '' && (open.includes(name) || isReferenceOfOurs(database, name))
  return foreign.filter(({ names }) => !names.some(isOurs)).map(({ id }) => id)
}

/** Money that came beside a payment of ours: shown at once, until somebody decides. */
function noteOthers(
  context: PaymentContext,
  provider: CardProvider,
  { charged }: Watch,
  { others, odd }: ChargesSeen,
): void {
  const { database } = context
  for (const { reference, charge } of beside(charged, others)) {
    const paymentId = chargedUnder(database, provider.id, reference)
    if (paymentId !== undefined) recordSecond(context, paymentId, charge)
  }
  for (const { reference, providerIds, found } of odd) {
    const paymentId = chargedUnder(database, provider.id, reference)
    // Not booked and never hidden: it is named where approvals that are told otherwise are.
    if (paymentId !== undefined) dispute(context, paymentId, { kind: 'mismatch', providerIds, found })
  }
}

/** What was booked and is not charged any more opens its sale again; of a part nobody can say what will come. */
function noteTakenBackCharges(
  context: PaymentContext,
  provider: CardProvider,
  { takenBack }: ChargesSeen,
  now: number,
): void {
  const { database } = context
  for (const back of takenBack) {
    const payment = chargeNamed(database, provider.id, back, now - longestChargeBackMs)
    // The service's own look-ups lag: what contradicts an approval of a moment ago is looked at again.
    if (!payment || (now >= payment.finalAt && now - payment.finalAt < declineHoldMs)) continue
    const { isWhole, found } = back
    const event: Dispute = isWhole
      ? { kind: 'failed', reason: 'reversed', providerText: found }
      : { kind: 'mismatch', providerIds: {}, found }
    dispute(context, payment.id, event)
  }
}

type Dispute =
  | { kind: 'failed'; reason: string; providerText: string }
  | Extract<PaymentEvent, { kind: 'mismatch' }>

/** Told once, however many looks find it. */
function dispute(context: PaymentContext, paymentId: string, event: Dispute): void {
  const says = plainText(event.kind === 'failed' ? event.providerText : event.found)
  const isTold = loadTimeline(context.database, paymentId).some(
    ({ code, values }) => code === 'approval-disputed' && values.says === event.kind && values.text === says,
  )
  if (!isTold) recordEvent(context, paymentId, event)
}

/** An approval that was taken on the provider's word alone has no id: the first of its charges is the payment itself. */
function beside(charged: readonly ChargedAttempt[], others: ChargesSeen['others']): ChargesSeen['others'] {
  const withoutId = new Map(
    charged
      .filter(({ providerIds }) => providerIds.transactionId === undefined)
      .map(({ reference, providerIds }) => [reference, providerIds.clientTransactionId]),
  )
  return others.filter(({ reference, charge }) => {
    if (!withoutId.has(reference)) return true
    const ownId = withoutId.get(reference)
    const own = others.filter((other) => other.reference === reference)
    const itself = own.find((other) => other.charge.providerIds.clientTransactionId === ownId) ?? own[0]
    return itself?.charge !== charge
  })
}

/** The customer has paid: nobody may pay the same request once more. */
async function callOffCopies(
  context: PaymentContext,
  provider: CardProvider,
  { charged }: Watch,
  { copiesWait }: ChargesSeen,
): Promise<void> {
  for (const attempt of charged.filter(({ reference }) => copiesWait.includes(reference))) {
    try {
      const { kind } = await provider.requestCancel(attempt)
      context.log.warn('copy-called-off', { paymentId: attempt.id, outcome: kind })
    } catch (error) {
      context.log.error('cancel-threw', { paymentId: attempt.id, error: String(error) })
    }
  }
}

/** Somebody who opens the day again and again must not hammer the provider. */
function wasJustTaken({ lookedAt }: Memory, now: number): boolean {
  return lookedAt !== null && now >= lookedAt && now - lookedAt < shortestWatchGapMs
}

type Watch = { ruledOut: RuledOutPayment[]; charged: ChargedAttempt[] }

const allOf = ({ ruledOut, charged }: Watch): Watched[] => [
  ...ruledOut.map(({ finalAt }) => ({ finalAt, isCharged: false })),
  ...charged.map(({ finalAt }) => ({ finalAt, isCharged: true })),
]

/** Every attempt whose last look is still to come, by the looks that were answered: hours offline shorten no watch. */
function stillWatched(
  { database }: PaymentContext,
  provider: string,
  { lookedAt }: Memory,
  now: number,
): Watch {
  // A clock that was set back: what it says it has seen in the future it has not seen.
  const until = lookedAt === null ? null : Math.min(lookedAt, now)
  const oldest = until === null ? now - silence.noTrace.afterMs : until - silence.ruledOut.afterMs
  const oldestCharge = (until ?? now) - silence.secondCharge.afterMs
  const isWatched = ({ finalAt }: { finalAt: number }, isCharged: boolean) =>
    isStillWatched({ finalAt, isCharged }, until)
  return {
    ruledOut: ruledOutSince(database, provider, oldest).filter((payment) => isWatched(payment, false)),
    charged: chargedSince(database, provider, oldestCharge).filter(
      (attempt) => !attempt.isSecond && isWatched(attempt, true),
    ),
  }
}

/**
 * From the last look on. Where a verdict is newer than that look, from when its attempt was sent: a late approval and a
 * second charge beside it may both have changed long before, and what stood in a list beside an attempt that was ruled
 * out was not told.
 */
function since({ ruledOut, charged }: Watch, { lookedAt }: Memory, now: number): number {
  // What a clock that ran ahead has seen was not seen until then.
  const seenUntil = lookedAt === null || lookedAt > now ? 0 : lookedAt
  const from = [...ruledOut, ...charged].map((attempt) => {
    const sentAt = attempt.submittedAt ?? ('createdAt' in attempt ? attempt.createdAt : attempt.finalAt)
    return attempt.finalAt < seenUntil ? Math.max(sentAt, seenUntil) : sentAt
  })
  return Math.min(...from) - overlapMs
}

async function look(
  context: PaymentContext,
  provider: CardProvider,
  watch: Watch,
  memory: Memory,
): Promise<Asked<ChargesSeen>> {
  const from = since(watch, memory, context.clock.now())
  const attempts: WatchedAttempts = {
    ruledOut: watch.ruledOut.map(attemptNames),
    charged: watch.charged,
    knownIds: bookedIds(context, provider.id, from - booksReachMs),
    foreignIds: new Set(memory.foreignIds),
    askedIds: new Set(memory.askedIds),
  }
  try {
    return await provider.lookForCharges(attempts, from)
  } catch (error) {
    context.log.error('watch-threw', { provider: provider.id, error: String(error) })
    return { kind: 'unavailable', reason: 'internal' }
  }
}

/** The provider's ids of every charge in the books that its list may still show. */
function bookedIds({ database }: PaymentContext, provider: string, after: number): Set<string> {
  const charges = chargedSince(database, provider, after)
  return new Set(charges.flatMap(({ providerIds }) => providerIds.transactionId ?? []))
}

/** One question by the attempt's own names, without further looks of its own. */
function askOnce({ database, clock }: PaymentContext, paymentId: string): void {
  const now = clock.now()
  if (waitingJob(database, 'poll-payment', paymentId)) {
    hastenJobs(database, 'poll-payment', paymentId, now)
    return
  }
  const payload = { ...freshMemory, watched: watchDelaysMs.length }
  enqueueJob(database, { kind: 'poll-payment', subject: paymentId, payload, runAt: now, now })
}

function again(runAt: number, payload: Memory, reason?: string): JobOutcome {
  return reason === undefined ? { kind: 'again', runAt, payload } : { kind: 'again', runAt, payload, reason }
}

const soonMs = 5_000

/** At every start, and whenever somebody opens the day: whoever looks at the figures wants to know what came in late. */
export function watchSoon(context: PaymentContext): void {
  const { database, clock } = context
  const now = clock.now()
  database.inTransaction(() => {
    const ruledOut = ruledOutProviders(database, now - silence.noTrace.afterMs)
    const charged = chargedProviders(database, now - silence.secondCharge.afterMs)
    for (const provider of new Set([...ruledOut, ...charged]))
      keepWatch(database, provider, now, Math.round(soonMs * context.random()))
  })
}
