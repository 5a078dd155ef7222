import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'
import type { Clock, Log } from '../ports.ts'
import { type BookFault, type BookPlace, checkBooks, firstPlace } from '../store/book-check.ts'
import type { Database } from '../store/database.ts'
import { appendJournal } from '../store/journal-store.ts'

/*
 * The check of the books after every start, slice by slice beside the selling, and of the newest part before every Z. What it finds is
 * told on each screen and stands in the journal; it stops nobody, because a shop that cannot sell is helped by no finding.
 */

const sliceEntries = 100
const betweenSlicesMs = 50
/** As long as the first customers may be waiting for the first screen. */
const firstAfterMs = 5_000
/** More than a busy day writes: read before a Z in one go. */
const lastEntries = 3_000
const mostNoted = 50

type Outside = { database: Database; clock: Clock; log: Log; onChange(): void }

export type BookWatch = {
  start(): void
  /** The newest part, now. */
  checkNewest(): void
  warnings(): MachineWarning[]
  stop(): void
}

export function watchBooks({ database, clock, log, onChange }: Outside): BookWatch {
  const found = new Map<string, BookFault>()
  let cancel: (() => void) | undefined

  const take = (faults: readonly BookFault[]) => {
    const fresh = faults.filter((fault) => !found.has(keyOf(fault)))
    if (fresh.length === 0) return
    const isFirst = found.size === 0
    for (const fault of fresh) found.set(keyOf(fault), fault)
    for (const fault of fresh.slice(0, mostNoted)) log.error('books.damaged', fault)
    // Once for each start: it stays in the chain, and so in every Z after it.
    if (isFirst)
      database.inTransaction(() =>
        appendJournal(database, clock.now(), 'books-damaged', String(fresh[0]?.entry ?? 0), {
          faults: fresh.slice(0, mostNoted),
        }),
      )
    onChange()
  }

  const slice = (place: BookPlace) => {
    cancel = undefined
    const { faults, next } = checkBooks(database, place, sliceEntries)
    take(faults)
    if (next) cancel = clock.schedule(clock.now() + betweenSlicesMs, () => guarded(() => slice(next)))
    else log.info('books.checked', { faults: found.size })
  }

  /** A file that cannot even be read is told by whoever needs it; the check is no reason to stop. */
  const guarded = (work: () => void) => {
    try {
      work()
    } catch (error) {
      log.error('books.not-checked', { problem: String(error) })
    }
  }

  return {
    start() {
      cancel = clock.schedule(clock.now() + firstAfterMs, () => guarded(() => slice(firstPlace)))
    },
    checkNewest() {
      guarded(() => take(checkBooks(database, placeBefore(database, lastEntries), lastEntries + 1).faults))
    },
    warnings() {
      const [first] = [...found.values()].sort((a, b) => a.entry - b.entry)
      return first
        ? [{ code: 'books-damaged', count: found.size, entry: first.entry, damagedAt: first.at }]
        : []
    },
    stop: () => cancel?.(),
  }
}

const keyOf = ({ what, entry }: BookFault): string => `${entry} ${what}`

function placeBefore(database: Database, entries: number): BookPlace {
  return (
    database
      .sql<[number], BookPlace>(
        `select number, hash from journal where number <= (select max(number) from journal) - ?
         order by number desc limit 1`,
      )
      .get(entries) ?? firstPlace
  )
}
