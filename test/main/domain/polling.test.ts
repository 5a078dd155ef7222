import { describe, expect, it } from 'vitest'
import {
  asksPayment,
  asksReader,
  errorDelayMs,
  firstQuestionInMs,
  freshMemory,
  glancesOnly,
  nextPollDelayMs,
  type PollMemory,
  silenceProvesNoTrace,
  withReaderState,
  withSilence,
} from '../../../main/domain/polling.ts'

const now = 5_000_000
const minute = 60_000
const delay = (memory: PollMemory, ageMs: number, at = now) => nextPollDelayMs(memory, ageMs, at, 0.5)

describe('when to ask', () => {
  it('asks calmly when the clock was set back behind the submit', () => {
    expect(delay({ ...freshMemory, readerState: null }, -3 * 60 * minute)).toBe(5_000)
  })

  it('follows the stepped row where the reader cannot tell, and never ends', () => {
    const rows = [
      [0, 600],
      [12_000, 1_000],
      [19_999, 1_000],
      [20_000, 2_000],
      [minute, 5_000],
      [3 * minute, 15_000],
      [15 * minute, minute],
      [120 * minute, 10 * minute],
      [7 * 24 * 60 * minute, 10 * minute],
    ] as const
    for (const [ageMs, gap] of rows) expect(delay(freshMemory, ageMs)).toBe(gap)
  })

  it('looks at the reader every two seconds while it waits for the card', () => {
    const waiting = withReaderState(freshMemory, 'waiting-for-card', now)
    expect(delay(waiting, 5_000)).toBe(2_000)
    expect(delay(waiting, 90_000)).toBe(5_000)
  })

  it('asks more than twice a second once a card is seen, after ten seconds once, and slowly when it lasts', () => {
    const waiting = withReaderState(freshMemory, 'waiting-for-card', now)
    for (const state of ['waiting-for-pin', 'idle']) {
      const seen = withReaderState(waiting, state, now)
      expect(seen.cardSeenAt).toBe(now)
      expect(delay(seen, 10_000)).toBe(400)
      expect(delay(seen, 30_000, now + 10_000)).toBe(1_000)
      expect(delay(seen, 200_000, now + 60_000)).toBe(15_000)
    }
  })

  it('does not take an idle reader for a used card before it has shown the payment', () => {
    const idle = withReaderState(freshMemory, 'idle', now)
    expect(idle.cardSeenAt).toBeNull()
    expect(delay(idle, 3_000)).toBe(2_000)
  })

  it('doubles the gap with every question that has no answer, up to 15 s, give or take a fifth', () => {
    const gaps = [1, 2, 3, 4, 5, 9].map((failures) => errorDelayMs(failures, 0, 0.5, 0))
    expect(gaps).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000])
    expect(errorDelayMs(3, 0, 0, 0)).toBe(3_200)
    expect(errorDelayMs(3, 0, 1, 0)).toBe(4_800)
  })

  it('obeys the provider’s own advice, and does not hurry for an old attempt', () => {
    expect(errorDelayMs(1, 130 * minute, 0.5, 0)).toBe(10 * minute)
    // Never sooner than it says, and not in step with every other till that it said it to.
    expect([0, 0.5, 1].map((random) => errorDelayMs(1, 0, random, 30_000))).toEqual([30_000, 37_500, 45_000])
  })

  it('spreads what began together, once nobody waits at the reader any more', () => {
    const at = (ageMs: number) => [0, 1].map((random) => nextPollDelayMs(freshMemory, ageMs, now, random))
    expect(at(10_000)).toEqual([600, 600])
    expect(at(10 * minute)).toEqual([12_000, 18_000])
    expect(at(60 * minute)).toEqual([48_000, 72_000])
  })

  it('does not hurry for an old attempt because its reader is idle after an outage', () => {
    const seen = withReaderState(withReaderState(freshMemory, 'waiting-for-card', now), 'idle', now)
    expect(delay(seen, 60 * minute)).toBe(minute)
    expect(delay(seen, -60 * minute)).toBe(5_000)
    expect(delay({ ...seen, firstDeclinedAt: now }, 60 * minute)).toBe(15_000)
  })
})

describe('what to ask', () => {
  it('asks only the reader while it waits for the card, and the payment now and then', () => {
    const waiting = {
      ...withReaderState(freshMemory, 'waiting-for-card', now),
      paymentAskedAt: now,
    }
    expect(asksReader(waiting, true)).toBe(true)
    expect(asksPayment(waiting, now + 9_999)).toBe(false)
    expect(asksPayment(waiting, now + 10_000)).toBe(true)
    // The clock was set back behind the last question: that must not silence it for hours.
    expect(asksPayment(waiting, now - 1)).toBe(true)
  })

  it('asks only the payment once a card is seen', () => {
    const seen = withReaderState(withReaderState(freshMemory, 'waiting-for-card', now), 'idle', now)
    expect(asksReader(seen, true)).toBe(false)
    expect(asksPayment(seen, now)).toBe(true)
  })

  it('looks for the approval alone while the card is in the reader, and for all else now and then', () => {
    const waiting = withReaderState({ ...freshMemory, paymentAskedAt: now }, 'waiting-for-card', now)
    const seen = withReaderState(waiting, 'idle', now)
    expect(glancesOnly(seen, now + 500, true)).toBe(true)
    expect(glancesOnly(seen, now + 2_400, true)).toBe(false)
    expect(glancesOnly(seen, now - 5_000, true)).toBe(false)
    expect(glancesOnly({ ...seen, paymentAskedAt: now - 60_000 }, now, true)).toBe(true)
    expect(glancesOnly(waiting, now + 500, true)).toBe(false)
    expect(glancesOnly(waiting, now + 9_999, false)).toBe(true)
    expect(glancesOnly(waiting, now + 10_000, false)).toBe(false)
    for (const doubt of [
      { failures: 1 },
      { notFound: 1 },
      { firstDeclinedAt: now },
      { paymentAskedAt: null },
    ])
      expect(glancesOnly({ ...seen, ...doubt }, now + 500, true)).toBe(false)
  })

  it('waits for the card before it asks the payment for the first time', () => {
    const first = withReaderState(freshMemory, 'waiting-for-card', now)
    expect(asksPayment(first, now)).toBe(false)
    expect(asksPayment({ ...first, isWished: true }, now)).toBe(true)
  })

  it('asks for the first time when somebody can have paid, where no reader tells', () => {
    expect(firstQuestionInMs(freshMemory, 1_700, false)).toBe(1_500)
    expect(firstQuestionInMs(freshMemory, 3_200, false)).toBe(0)
    expect(firstQuestionInMs(freshMemory, -60_000, false)).toBe(0)
    expect(firstQuestionInMs(freshMemory, 1_700, true)).toBe(0)
    expect(firstQuestionInMs({ ...freshMemory, isWished: true }, 1_700, false)).toBe(0)
    expect(firstQuestionInMs({ ...freshMemory, failures: 1 }, 1_700, false)).toBe(0)
  })

  it('asks the payment whenever the reader cannot tell', () => {
    expect(asksPayment(withReaderState(freshMemory, null, now), now)).toBe(true)
    expect(asksPayment(withReaderState(freshMemory, 'offline', now), now)).toBe(true)
  })
})

describe('silence', () => {
  const window = 180_000
  const silent = { ...freshMemory, notFound: 3, silentForMs: window }

  it('proves nothing before the provider’s window, or when asked too seldom', () => {
    expect(silenceProvesNoTrace({ ...silent, readerState: 'idle', silentForMs: window - 1 }, window)).toBe(
      false,
    )
    expect(silenceProvesNoTrace({ ...silent, readerState: 'idle', notFound: 2 }, window)).toBe(false)
  })

  it('needs an idle reader as a witness, or much more time', () => {
    expect(silenceProvesNoTrace({ ...silent, readerState: 'idle' }, window)).toBe(true)
    for (const readerState of [null, 'offline']) {
      expect(silenceProvesNoTrace({ ...silent, readerState }, window)).toBe(false)
      expect(silenceProvesNoTrace({ ...silent, readerState, silentForMs: 15 * minute }, window)).toBe(true)
    }
  })

  it('is contradicted by a reader that shows a payment', () => {
    for (const readerState of ['waiting-for-card', 'waiting-for-pin'])
      expect(silenceProvesNoTrace({ ...silent, readerState, silentForMs: 60 * minute }, window)).toBe(false)
  })

  it('is counted from question to question: a clock that jumps, or a night switched off, adds seconds at most', () => {
    let memory = withSilence(freshMemory, now)
    expect(memory).toMatchObject({ notFound: 1, silentForMs: 0, paymentAskedAt: now })
    memory = withSilence({ ...memory, plannedGapMs: 5_000 }, now + 5_000)
    expect(memory.silentForMs).toBe(5_000)
    memory = withSilence(memory, now + 8 * 60 * minute)
    expect(memory.silentForMs).toBe(15_000)
    memory = withSilence(memory, now)
    expect(memory).toMatchObject({ notFound: 4, silentForMs: 15_000 })
  })
})
