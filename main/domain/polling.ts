import { silence } from './silence.ts'

/*
 * When to ask what became of a card payment, and what to ask. While a customer waits, the time from the provider's
 * decision to the till's tone counts, and the number of calls; a second signal, the reader's state, saves most of both.
 * Polling slows down but never ends while the outcome is open. Pure: time and chance come in as values.
 */

export const firstPollDelayMs = 1_500

/** Looks after an attempt that was ruled out: an approval may still turn up. */
export const watchDelaysMs = [30_000, 150_000, 900_000] as const

/** Nobody waits for it: a quick second look, then calmly, and without end. */
const settlementDelaysMs = [5_000, 30_000, 150_000, 900_000] as const
const settlementGapMs = 3_600_000
export const firstSettlementDelayMs = settlementDelaysMs[0]

/** When to ask again whether an approval is settled. */
export function settlementDelayMs(watched: number): number {
  return settlementDelaysMs[watched] ?? settlementGapMs
}

/** A failure is only "for now" until the reader is idle or this long has gone by. */
export const declineHoldMs = silence.sumUpFailedTap.afterMs

/** This many questions in a row without an answer, and a pending payment is called unknown. */
export const failuresUntilUnknown = 3

const waitingGapMs = 2_000
const waitingLookMs = 10_000
const fastGapMs = 400
const fastForMs = 10_000
const seenGapMs = 1_000
const seenForMs = 60_000
const longestErrorGapMs = 15_000
const setBackGapMs = 5_000

const minute = 60_000

/** Without a usable reader state: the stepped row. */
const steps: readonly { untilMs: number; gapMs: number }[] = [
  // Most cardholders are through by then: the gap goes with the chance that the verdict comes now.
  { untilMs: 12_000, gapMs: 600 },
  { untilMs: 20_000, gapMs: 1_000 },
  { untilMs: minute, gapMs: 2_000 },
  { untilMs: 3 * minute, gapMs: 5_000 },
  { untilMs: 15 * minute, gapMs: 15_000 },
  { untilMs: 120 * minute, gapMs: minute },
  { untilMs: Number.POSITIVE_INFINITY, gapMs: 10 * minute },
]

/** What the asking has learnt so far; travels with the poll job. */
export type PollMemory = {
  /** The reader was seen waiting for the cardholder: leaving that state means that a card is in use. */
  readerWaited: boolean
  cardSeenAt: number | null
  /** What the reader said last; null when it cannot tell. */
  readerState: string | null
  paymentAskedAt: number | null
  /** In a row, up to now, since the till was started: without an answer, and of those the ones that were refused. */
  unanswered: number
  refused: number
  /** Since when nothing was answered. */
  unansweredSince: number | null
  /** Questions without an answer, in a row. */
  failures: number
  notFound: number
  /** How long the provider has known nothing, counted from question to question: a clock that jumps adds nothing. */
  silentForMs: number
  /** How long the till meant to wait for the next question. */
  plannedGapMs: number
  firstDeclinedAt: number | null
  /** Looks taken after the attempt was ruled out. */
  watched: number
  /** Somebody wants to know now: the payment itself is asked for, whatever the reader says. */
  isWished: boolean
}

export const freshMemory: PollMemory = {
  readerWaited: false,
  cardSeenAt: null,
  readerState: null,
  paymentAskedAt: null,
  unanswered: 0,
  refused: 0,
  unansweredSince: null,
  failures: 0,
  notFound: 0,
  silentForMs: 0,
  plannedGapMs: 0,
  firstDeclinedAt: null,
  watched: 0,
  isWished: false,
}

/** What an answer of any kind ends. */
export const heardNow = { failures: 0, unanswered: 0, refused: 0, unansweredSince: null } as const

const waitingStates: ReadonlySet<string> = new Set(['choosing-tip', 'waiting-for-card'])
const cardStates: ReadonlySet<string> = new Set(['waiting-for-pin', 'waiting-for-signature'])

export const isReaderIdle = (state: string | null): boolean => state === 'idle'

/** Notes what the reader says. Once a card was seen it stays seen: the verdict is near. */
export function withReaderState(memory: PollMemory, state: string | null, now: number): PollMemory {
  if (state === null) return { ...memory, readerState: null }
  const waiting = waitingStates.has(state)
  const cardInUse = cardStates.has(state) || (memory.readerWaited && !waiting && state === 'idle')
  return {
    ...memory,
    readerState: state,
    readerWaited: memory.readerWaited || waiting,
    // Nobody has shown a card: the payment itself is asked for when it has been waited for a while.
    paymentAskedAt: waiting ? (memory.paymentAskedAt ?? now) : memory.paymentAskedAt,
    // A tip or a second tap after a card was seen: the cardholder is at it again.
    cardSeenAt: waiting ? null : (memory.cardSeenAt ?? (cardInUse ? now : null)),
  }
}

/** The reader's state, where it has one, is worth a call until a card is seen; then only the payment has news. */
export function asksReader(memory: PollMemory, tellsReaderState: boolean): boolean {
  return tellsReaderState && memory.cardSeenAt === null && memory.firstDeclinedAt === null
}

/**
 * The payment is asked for unless the reader has just said that it waits for the cardholder. Even then now and then:
 * a reader's state is the last known one, and may be old.
 */
export function asksPayment(memory: PollMemory, now: number): boolean {
  if (memory.isWished || memory.readerState === null || !waitingStates.has(memory.readerState)) return true
  if (memory.paymentAskedAt === null) return false
  const sinceAsked = now - memory.paymentAskedAt
  // Set back behind the last question, the clock says nothing about how long ago that was.
  return sinceAsked < 0 || sinceAsked >= waitingLookMs
}

/** Where no reader tells its state: nobody can have paid before the reader has fetched the payment and a card was read. */
const soonestVerdictMs = 3_200

/** How long to wait before the first question, so that it can have an answer. */
export function firstQuestionInMs(memory: PollMemory, ageMs: number, tellsReaderState: boolean): number {
  const isFirst = memory.paymentAskedAt === null && memory.failures === 0 && !memory.isWished
  if (tellsReaderState || !isFirst || ageMs < 0) return 0
  return Math.max(0, soonestVerdictMs - ageMs)
}

/** So long after a whole question a look for the approval alone will do: the reader's state tells when an end is near, too. */
const glancesForMs = 2_400
/** Without that second signal the look itself shows whether the payment still waits. */
const glancesWithoutStateForMs = 10_000

/**
 * The verdict is near, as far as anybody can tell, and the whole question was asked a moment ago: only the approval is
 * looked for, which is one request. Whoever wishes to know gets the whole answer.
 */
export function glancesOnly(memory: PollMemory, now: number, tellsReaderState: boolean): boolean {
  const { cardSeenAt, paymentAskedAt, failures, notFound, firstDeclinedAt, isWished } = memory
  const isNear = !tellsReaderState || cardSeenAt !== null
  if (
    isWished ||
    !isNear ||
    failures > 0 ||
    notFound > 0 ||
    firstDeclinedAt !== null ||
    paymentAskedAt === null
  )
    return false
  // A card that was seen just now is as good a beginning: what ended before it was told by the reader.
  const sinceAsked = now - Math.max(paymentAskedAt, cardSeenAt ?? paymentAskedAt)
  return sinceAsked >= 0 && sinceAsked < (tellsReaderState ? glancesForMs : glancesWithoutStateForMs)
}

/** @param random from 0 to 1: tills that lost the same provider must not come back in step */
export function nextPollDelayMs(
  memory: PollMemory,
  ageMs: number,
  now: number,
  random: number,
  retryAfterMs = 0,
): number {
  if (memory.failures > 0) return errorDelayMs(memory.failures, ageMs, random, retryAfterMs)
  const isOld = ageMs < 0 || ageMs >= oldAfterMs
  if (memory.cardSeenAt !== null && !isOld) {
    const seenForNow = now - memory.cardSeenAt
    if (seenForNow < fastForMs) return fastGapMs
    if (seenForNow < seenForMs) return seenGapMs
  }
  if (memory.firstDeclinedAt !== null) return isOld ? jittered(longestErrorGapMs, random) : seenGapMs
  const gapMs = ageMs < calmAfterMs ? steppedGapMs(ageMs) : jittered(steppedGapMs(ageMs), random)
  return memory.readerState === null ? gapMs : Math.max(waitingGapMs, gapMs)
}

/** Nobody waits at the reader any more, and what began together must not stay in step for hours. */
const calmAfterMs = 3 * minute

/** No card is held to a reader for so long: what is still open then waits for a provider, and its news is old. */
const oldAfterMs = 15 * minute

const jittered = (ms: number, random: number): number => Math.round(ms * (0.8 + 0.4 * random))

/** 1, 2, 4 … 15 s, ± 20 %; never quicker than the age of the attempt wants, and never before the provider allows. */
export function errorDelayMs(failures: number, ageMs: number, random: number, retryAfterMs: number): number {
  const doubled = Math.min(longestErrorGapMs, 1_000 * 2 ** Math.min(failures - 1, 10))
  const wantedMs = Math.max(doubled, ageMs > oldAfterMs ? steppedGapMs(ageMs) : 0)
  // "After 30 seconds" is said to every till of the town: later by a little, never sooner.
  return Math.max(jittered(wantedMs, random), Math.round(retryAfterMs * (1 + 0.5 * random)))
}

function steppedGapMs(ageMs: number): number {
  // The clock was set back behind the submit: not young, or it would be asked every second for hours.
  if (ageMs < 0) return setBackGapMs
  const step = steps.find((candidate) => ageMs < candidate.untilMs)
  return step?.gapMs ?? 10 * minute
}

/** The next look after an attempt that was ruled out; undefined when enough was looked. */
export function watchDelayMs(watched: number): number | undefined {
  return watchDelaysMs[watched]
}

/** Beyond the planned wait no more than this counts as silence: a sleep, a switched-off till and a jump are none. */
const lateQuestionMs = 5_000

/** One more question to which the provider knew nothing. */
export function withSilence(memory: PollMemory, now: number): PollMemory {
  const gapMs = memory.notFound === 0 ? 0 : now - (memory.paymentAskedAt ?? now)
  return {
    ...memory,
    ...heardNow,
    paymentAskedAt: now,
    notFound: memory.notFound + 1,
    silentForMs: memory.silentForMs + Math.min(Math.max(gapMs, 0), memory.plannedGapMs + lateQuestionMs),
  }
}

/**
 * One more question without an answer. What went by until it proves nothing, and a clock that jumped meanwhile would be
 * measured against the gap that is planned after the jump: silence is counted anew from here.
 */
export function withFailure(memory: PollMemory, now: number, isRefused = false): PollMemory {
  const failed: PollMemory = {
    ...memory,
    failures: memory.failures + 1,
    unanswered: memory.unanswered + 1,
    refused: isRefused ? memory.refused + 1 : 0,
    unansweredSince: memory.unansweredSince ?? now,
  }
  return memory.notFound === 0 ? failed : { ...failed, paymentAskedAt: now }
}

const notFoundNeeded = 3

/**
 * Whether "not found" may be read as "no trace". One silence proves nothing, look-ups lag: it must have lasted longer
 * than a payment can take, been asked for several times, and the reader must be idle; without a reader that tells, much
 * longer still. A reader that shows a payment contradicts every silence.
 */
export function silenceProvesNoTrace(memory: PollMemory, silenceProvesNothingForMs: number): boolean {
  const { notFound, readerState, silentForMs } = memory
  if (notFound < notFoundNeeded || silentForMs < silenceProvesNothingForMs) return false
  if (readerState !== null && (waitingStates.has(readerState) || cardStates.has(readerState))) return false
  return (
    isReaderIdle(readerState) ||
    silentForMs >= Math.max(silence.notFoundWithoutWitness.afterMs, silenceProvesNothingForMs)
  )
}

/**
 * How much longer the silence has to last before it means "no trace", and whether the reader has to be seen idle for
 * that. Without a reader that tells, it takes until nobody could be at it any more.
 */
export function silenceLeftMs(
  { readerState, silentForMs }: PollMemory,
  silenceProvesNothingForMs: number,
  tellsReaderState: boolean,
): { leftMs: number; waitsForReader: boolean } {
  const neededMs = tellsReaderState
    ? silenceProvesNothingForMs
    : Math.max(silence.notFoundWithoutWitness.afterMs, silenceProvesNothingForMs)
  return {
    leftMs: Math.max(0, neededMs - silentForMs),
    waitsForReader: tellsReaderState && !isReaderIdle(readerState),
  }
}
