import { assertNever } from '../../preload/contract/result.ts'
import {
  failuresUntilUnknown,
  freshMemory,
  heardNow,
  nextPollDelayMs,
  type PollMemory,
  withSilence,
} from '../domain/polling.ts'
import { isDecided, type Refund, wasTried } from '../domain/refund.ts'
import { refundLookMs } from '../domain/refund-schedule.ts'
import { silence } from '../domain/silence.ts'
import type { CardProvider, RefundQueryOutcome } from '../ports.ts'
import type { Job, JobOutcome } from '../store/job-store.ts'
import { loadRefund } from '../store/refund-store.ts'
import { recordRefund, tellCalledOff } from './record-refund.ts'
import { providerOf, type RefundContext } from './refund-context.ts'
import { noMemory, type RefundMemory, readMemory } from './refund-memory.ts'
import { noteSeconds } from './second-refunds.ts'
import { refundNames } from './submit-refund.ts'

/*
 * The job that asks what became of a refund until the provider speaks, and never sends one. After the end it looks on: what
 * was ruled out may go back after all, and a network may have handed the request over twice.
 */

type Asking = { context: RefundContext; provider: CardProvider; refund: Refund; memory: RefundMemory }

/** Several silences, over long enough: one proves nothing, look-ups lag. */
const notFoundNeeded = 3
const providerMissingGapMs = 600_000
const done: JobOutcome = { kind: 'done' }
/** It stays on the list of what needs somebody until a person has noted it. */
const disputed: JobOutcome = { kind: 'failed', reason: 'refund-disputed' }

export async function pollRefund(context: RefundContext, job: Job): Promise<JobOutcome> {
  const refund = loadRefund(context.database, job.subject)
  if (!refund) throw new Error(`no refund to ask for: ${job.subject}`)
  const isAskable = refund.status === 'pending' || refund.status === 'unknown'
  if (!isAskable && (refund.finalAt === null || !wasTried(refund))) return done
  const provider = providerOf(context, refund.provider)
  const memory = readMemory(job.payload)
  if (!provider) {
    const now = context.clock.now()
    const payload = unheard(memory, now, true)
    return { kind: 'again', runAt: now + providerMissingGapMs, payload, reason: 'no-provider' }
  }
  const asking = { context, provider, refund, memory }
  return isAskable ? await ask(asking) : await lookAfter(asking)
}

async function ask(asking: Asking): Promise<JobOutcome> {
  const { context, refund, memory } = asking
  const outcome = await query(asking)
  const heard = { ...memory, ...heardNow, paymentAskedAt: context.clock.now() }
  switch (outcome.kind) {
    case 'refunded': {
      const { kind, providerIds, refundedAt, evidence } = outcome
      recordRefund(context, refund.id, { kind, providerIds, refundedAt }, evidence)
      return lookAgain(context, noMemory)
    }
    case 'ended': {
      const { kind, reason, providerText, evidence } = outcome
      recordRefund(context, refund.id, { kind, reason, providerText }, evidence)
      return lookAgain(context, noMemory)
    }
    case 'pending': {
      const event = { kind: 'still-pending', providerIds: outcome.providerIds } as const
      recordRefund(context, refund.id, event, outcome.evidence)
      return again(asking, { ...heard, notFound: 0, silentForMs: 0 })
    }
    case 'mismatch':
      recordRefund(context, refund.id, { kind: 'mismatch', found: outcome.found }, outcome.evidence)
      return again(asking, heard)
    case 'not-found':
      return notFound(asking, outcome)
    case 'unavailable': {
      const unanswered = unheard(memory, context.clock.now(), outcome.isRefused)
      if (unanswered.failures >= failuresUntilUnknown)
        recordRefund(context, refund.id, { kind: 'asking-failed', reason: outcome.reason }, outcome.evidence)
      return again(asking, unanswered, outcome.retryAfterMs)
    }
    default:
      return assertNever(outcome)
  }
}

function notFound(asking: Asking, { evidence }: { evidence: RefundQueryOutcome['evidence'] }): JobOutcome {
  const { context, provider, refund } = asking
  const memory = { ...asking.memory, ...silentSince(asking.memory, context.clock.now()) }
  const isProven =
    memory.notFound >= notFoundNeeded && memory.silentForMs >= provider.refundSilenceProvesNothingForMs
  if (!isProven) return again(asking, memory)
  recordRefund(context, refund.id, { kind: 'no-trace', afterMs: memory.silentForMs }, evidence)
  return lookAgain(context, noMemory)
}

function unheard(memory: RefundMemory, now: number, isRefused = false): RefundMemory {
  return {
    ...memory,
    failures: memory.failures + 1,
    unanswered: memory.unanswered + 1,
    refused: isRefused ? memory.refused + 1 : 0,
    unansweredSince: memory.unansweredSince ?? now,
  }
}

/** Silence is counted as for payments: from question to question, so that a clock that jumps adds nothing. */
function silentSince(
  memory: RefundMemory,
  now: number,
): Pick<PollMemory, 'notFound' | 'silentForMs' | 'paymentAskedAt' | keyof typeof heardNow> {
  const { notFound, silentForMs, paymentAskedAt, failures } = withSilence({ ...freshMemory, ...memory }, now)
  return { ...heardNow, notFound, silentForMs, paymentAskedAt, failures }
}

/**
 * Looks at a refund that has its end. Money that went back after all, or a second time, is a fact; a copy of the request that
 * still waits for the card is called off. Only looks that had an answer count.
 */
async function lookAfter(asking: Asking): Promise<JobOutcome> {
  const { context, refund, memory } = asking
  const outcome = await query(asking)
  const failed = { ...memory, failures: memory.failures + 1 }
  const looked = { ...memory, failures: 0, watched: memory.watched + 1 }
  switch (outcome.kind) {
    case 'unavailable':
      return isDecidedForGood(asking) ? done : again(asking, failed, outcome.retryAfterMs)
    case 'pending':
      return await callOffCopy(asking)
    case 'refunded': {
      const { kind, providerIds, refundedAt, seconds, copies, evidence } = outcome
      if (refund.status === 'failed') {
        const after = recordRefund(context, refund.id, { kind, providerIds, refundedAt }, evidence)
        return lookAgain(context, after.isApplied ? noMemory : looked)
      }
      const named = recordRefund(context, refund.id, { kind: 'named', providerIds }, evidence)
      noteSeconds(context, named.refund, seconds, evidence)
      if (copies === 'open') return await callOffCopy(asking)
      return copies === 'unseen' ? again(asking, failed) : lookAgain(context, looked)
    }
    case 'ended':
    case 'mismatch':
    case 'not-found':
      return isDecided(refund) ? afterDecision(asking, outcome) : lookAgain(context, looked)
    default:
      return assertNever(outcome)
  }
}

type NotBack = Extract<RefundQueryOutcome, { kind: 'ended' | 'mismatch' | 'not-found' }>

/** Whether the service says the same as the person who decided: told at once where it does not. */
function afterDecision(asking: Asking, outcome: NotBack): JobOutcome {
  const { context, provider, refund } = asking
  const isSilent = outcome.kind === 'not-found'
  const memory = isSilent
    ? { ...asking.memory, ...silentSince(asking.memory, context.clock.now()) }
    : asking.memory
  const isProven =
    memory.notFound >= notFoundNeeded && memory.silentForMs >= provider.refundSilenceProvesNothingForMs
  const { evidence } = outcome
  if (outcome.kind === 'ended') {
    const { kind, reason, providerText } = outcome
    recordRefund(context, refund.id, { kind, reason, providerText }, evidence)
  } else if (isSilent && isProven)
    recordRefund(context, refund.id, { kind: 'no-trace', afterMs: memory.silentForMs }, evidence)
  const told = refund.status === 'refunded' && (outcome.kind === 'ended' || (isSilent && isProven))
  return told ? disputed : lookAgain(context, { ...memory, failures: 0, watched: memory.watched + 1 })
}

/** Nobody has answered for three days after a person decided. */
function isDecidedForGood({ context, refund }: Asking): boolean {
  if (!isDecided(refund) || refund.finalAt === null) return false
  return context.clock.now() - refund.finalAt >= silence.decided.afterMs
}

/** The money is there already, or nobody waits for it any more: nobody may hold a card to the reader for it. */
async function callOffCopy(asking: Asking): Promise<JobOutcome> {
  const { context, provider, refund, memory } = asking
  const { reference, providerIds, providerReaderId, amountMinor, currency, submittedAt } = refund
  const names = { reference, providerIds, providerReaderId, amountMinor, currency, submittedAt }
  try {
    const { kind, evidence } = await provider.requestCancel(names)
    context.log.warn('refund-copy-called-off', { refundId: refund.id, outcome: kind })
    if (kind === 'passed-on') tellCalledOff(context, refund, evidence)
  } catch (error) {
    context.log.error('cancel-threw', { refundId: refund.id, error: String(error) })
  }
  return again(asking, { ...memory, failures: 0 })
}

function lookAgain(context: RefundContext, memory: RefundMemory): JobOutcome {
  const delayMs = refundLookMs(memory.watched)
  return delayMs === undefined
    ? done
    : { kind: 'again', runAt: context.clock.now() + delayMs, payload: { ...memory, plannedGapMs: delayMs } }
}

async function query({ context, provider, refund }: Asking): Promise<RefundQueryOutcome> {
  try {
    return await provider.queryRefund({
      ...refundNames(context, refund),
      submittedAt: refund.submittedAt,
    })
  } catch (error) {
    context.log.error('refund-query-threw', { refundId: refund.id, error: String(error) })
    const evidence = { request: '', httpStatus: null, body: '', tookMs: 0 }
    return { kind: 'unavailable', reason: 'internal', evidence }
  }
}

function again({ context, refund }: Asking, memory: RefundMemory, retryAfterMs?: number): JobOutcome {
  const now = context.clock.now()
  const ageMs = now - (refund.submittedAt ?? refund.createdAt)
  const delayMs = nextPollDelayMs({ ...freshMemory, ...memory }, ageMs, now, context.random(), retryAfterMs)
  return { kind: 'again', runAt: now + delayMs, payload: { ...memory, plannedGapMs: delayMs } }
}
