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

export function watchClock(outside: Outside): ClockWatch {
  const { database, clock, steady, onChange } = outside
  const note = notesOf(outside)
  const lastEntryAt = journalTime(database)
  let callOff = (): void => undefined
  const jumps = countJumps(clock, steady)
  const witness = hearWitness()

  const isDateOdd = (now: number): boolean =>
    lastEntryAt !== undefined && (lastEntryAt - now > toleratedMs || now - lastEntryAt > longSilenceMs)
  // At the start alone: nobody is stopped in the middle of a sale.
  let isDateSure = !isDateOdd(clock.now())

  function look(): void {
    const change = jumps.look()
    if (change === 'back') note('clock-set-back', { byMs: Math.round(jumps.backMs() ?? 0) })
    else if (change === 'mended') onChange()
  }

  function lookLater(): void {
    callOff = clock.schedule(clock.now() + lookGapMs, () => {
      look()
      lookLater()
    })
  }

  function agrees(): void {
    const had = witness.differsByMs() !== null || jumps.backMs() !== null
    witness.forget()
    // Whatever brought it here, it was put right.
    jumps.forget()
    isDateSure = true
    if (had) onChange()
  }

  return {
    heard(signs) {
      const said = witness.hear(signs)
      if (said === 'agrees') agrees()
      else if (said === 'differs') note('clock-differs', { byMs: Math.round(witness.differsByMs() ?? 0) })
    },
    warnings() {
      look()
      const now = clock.now()
      const differsByMs = witness.differsByMs()
      const backMs = jumps.backMs()
      const warnings: MachineWarning[] = []
      isDateSure ||= !isDateOdd(now)
      if (!isDateSure && lastEntryAt !== undefined) warnings.push({ code: 'check-date', now, lastEntryAt })
      if (differsByMs !== null) warnings.push({ code: 'clock-differs', byMs: differsByMs, now })
      else if (backMs !== null) warnings.push({ code: 'clock-set-back', byMs: backMs, now })
      return warnings
    },
    confirm() {
      const differsByMs = witness.differsByMs()
      note('clock-confirmed', {
        setBackMs: jumps.backMs(),
        differsByMs: differsByMs && Math.round(differsByMs),
        lastEntryAt,
      })
      isDateSure = true
      jumps.forget()
    },
    start: lookLater,
    stop: () => callOff(),
  }
}

/** Written down where that goes; the till tells of it in any case. */
function notesOf({ database, clock, log, onChange }: Outside) {
  return (kind: JournalKind, body: Record<string, unknown>): void => {
    log.warn(kind, body)
    try {
      database.inTransaction(() => appendJournal(database, clock.now(), kind, 'clock', body))
    } catch (error) {
      log.error('clock-not-noted', { kind, problem: String(error) })
    }
    onChange()
  }
}

/** Ahead of the time that passed is a clock that was set, or a machine that slept: only back is surely wrong. */
function countJumps(clock: Clock, steady: () => number) {
  const read = () => ({ wall: clock.now(), steady: steady() })
  let seen = read()
  let backMs: number | null = null
  return {
    backMs: () => backMs,
    look(): 'back' | 'mended' | null {
      const now = read()
      const jumpMs = now.wall - seen.wall - (now.steady - seen.steady)
      seen = now
      if (jumpMs < -toleratedMs) {
        backMs = (backMs ?? 0) - jumpMs
        return 'back'
      }
      if (jumpMs <= toleratedMs || backMs === null) return null
      backMs = backMs - jumpMs > toleratedMs ? backMs - jumpMs : null
      return 'mended'
    },
    forget() {
      seen = read()
      backMs = null
    },
  }
}

/** The clock in the services' answers. One odd answer, of a cache on the way, is no witness; two that agree are. */
function hearWitness() {
  let differsByMs: number | null = null
  let heardBefore: number | null = null
  return {
    differsByMs: () => differsByMs,
    hear({ serverAt, sentAt, receivedAt }: AnswerSigns): 'agrees' | 'differs' | null {
      const tripMs = receivedAt - sentAt
      if (serverAt === null || tripMs < 0 || tripMs > longestTripMs) return null
      const byMs = sentAt + tripMs / 2 - (serverAt + 500)
      if (Math.abs(byMs) <= toleratedMs) return 'agrees'
      const isSecond = heardBefore !== null && Math.abs(byMs - heardBefore) <= toleratedMs
      heardBefore = byMs
      if (!isSecond) return null
      const isNews = differsByMs === null || Math.abs(byMs - differsByMs) > toleratedMs
      differsByMs = byMs
      return isNews ? 'differs' : null
    },
    forget() {
      differsByMs = null
      heardBefore = null
    },
  }
}
