import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'
import type { AnswerSigns } from '../domain/answer-signs.ts'
import type { Clock, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'
import { appendJournal, type JournalKind, journalTime } from '../store/journal-store.ts'

/*
 * Whether the machine's clock can be right. Nothing is moved by it, neither order nor business day: a person is told, and what
 * was found stands in the journal. The witnesses are the time that really passed, the newest entry of the journal, and the
 * clock in the answers of the card services.
 */

export type ClockWatch = {
  /** An answer of a card service. */
  heard(signs: AnswerSigns): void
  warnings(): MachineWarning[]
  /** Somebody looked at the clock and says that it is right. */
  confirm(): void
  start(): void
  stop(): void
}

type Outside = {
  database: Database
  clock: Clock
  log: Log
  /** Milliseconds that only ever go on, whatever is done to the clock. */
  steady(): number
  onChange(): void
}

/** Clocks of machines differ by less all the time, and an answer's time has whole seconds. */
const toleratedMs = 60_000
/** An answer that took longer says too little about when it was written. */
const longestTripMs = 10_000
const lookGapMs = 15_000
/** A shop that was closed for longer is asked once too often rather than selling in the year of an empty battery. */
const longSilenceMs = 45 * 86_400_000

export function watchClock({ database, clock, log, steady, onChange }: Outside): ClockWatch {
  const lastEntryAt = journalTime(database)
  let isDateSure = lastEntryAt === undefined
  let differsByMs: number | null = null
  let heardBefore: number | null = null
  let setBackMs: number | null = null
  let seen = { wall: clock.now(), steady: steady() }
  let callOff = (): void => undefined

  const isDateOdd = (now: number): boolean =>
    lastEntryAt !== undefined && (lastEntryAt - now > toleratedMs || now - lastEntryAt > longSilenceMs)

  function note(kind: JournalKind, body: Record<string, unknown>): void {
    log.warn(kind, body)
    try {
      database.inTransaction(() => appendJournal(database, clock.now(), kind, 'clock', body))
    } catch (error) {
      log.error('clock-not-noted', { kind, problem: String(error) })
    }
    onChange()
  }

  /** Ahead of the time that passed is a clock that was set, or a machine that slept: only back is surely wrong. */
  function look(): void {
    const now = { wall: clock.now(), steady: steady() }
    const jumpMs = now.wall - seen.wall - (now.steady - seen.steady)
    seen = now
    if (jumpMs < -toleratedMs) {
      setBackMs = (setBackMs ?? 0) - jumpMs
      note('clock-set-back', { byMs: Math.round(setBackMs) })
    } else if (jumpMs > toleratedMs && setBackMs !== null) {
      setBackMs = setBackMs - jumpMs > toleratedMs ? setBackMs - jumpMs : null
      onChange()
    }
  }

  function lookLater(): void {
    callOff = clock.schedule(clock.now() + lookGapMs, () => {
      look()
      lookLater()
    })
  }

  function agrees(): void {
    const had = differsByMs !== null || setBackMs !== null
    differsByMs = null
    heardBefore = null
    setBackMs = null
    isDateSure = true
    // Whatever brought it here, it was put right.
    seen = { wall: clock.now(), steady: steady() }
    if (had) onChange()
  }

  return {
    heard({ serverAt, sentAt, receivedAt }) {
      const tripMs = receivedAt - sentAt
      if (serverAt === null || tripMs < 0 || tripMs > longestTripMs) return
      const byMs = sentAt + tripMs / 2 - (serverAt + 500)
      if (Math.abs(byMs) <= toleratedMs) return agrees()
      // One odd answer, of a cache on the way, is no witness; two that agree are.
      const isSecond = heardBefore !== null && Math.abs(byMs - heardBefore) <= toleratedMs
      heardBefore = byMs
      if (!isSecond) return
      const isNews = differsByMs === null || Math.abs(byMs - differsByMs) > toleratedMs
      differsByMs = byMs
      if (isNews) note('clock-differs', { byMs: Math.round(byMs) })
    },
    warnings() {
      look()
      const now = clock.now()
      const warnings: MachineWarning[] = []
      if (!isDateSure && lastEntryAt !== undefined && isDateOdd(now))
        warnings.push({ code: 'check-date', now, lastEntryAt })
      if (differsByMs !== null) warnings.push({ code: 'clock-differs', byMs: differsByMs, now })
      else if (setBackMs !== null) warnings.push({ code: 'clock-set-back', byMs: setBackMs, now })
      return warnings
    },
    confirm() {
      note('clock-confirmed', { setBackMs, differsByMs: differsByMs && Math.round(differsByMs), lastEntryAt })
      isDateSure = true
      setBackMs = null
    },
    start: lookLater,
    stop: () => callOff(),
  }
}
