import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkBooks, firstPlace } from '../../main/store/book-check.ts'
import { type Database, openDatabase } from '../../main/store/database.ts'
import { readEntries } from '../../main/store/journal-reading.ts'
import { appendJournal } from '../../main/store/journal-store.ts'
import { migrate } from '../../main/store/migrate.ts'
import { type Goal, judge } from './goal.ts'
import { median } from './statistics.ts'

/*
 * P7: the whole chain read from the database file and recomputed by the till's own check of its books, slice by slice as after each start,
 * beside the limit of the same run: the same entries read once, and nothing done with them. Two of three entries are as long as a payment's,
 * the third as a sale's of five lines. That a sale's row is compared as well is the books and not the chain, and not in here.
 */

const slice = 2_000

export function benchJournal({ entries, rounds }: { entries: number; rounds: number }): Goal[] {
  const folder = mkdtempSync(join(tmpdir(), 'suretill-bench-'))
  const database = openDatabase(join(folder, 'till.db'))
  try {
    migrate(database)
    fill(database, entries)
    const perSecond = (work: () => void) => {
      const start = performance.now()
      work()
      return entries / ((performance.now() - start) / 1_000)
    }
    const chain: number[] = []
    const limit: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      chain.push(perSecond(() => check(database)))
      limit.push(perSecond(() => readOnce(database)))
    }
    const detail = { entries, chain: median(chain), limit: median(limit) }
    return [
      judge({
        id: 'P7.chain',
        name: 'entries of the journal checked in a second, in 250,000',
        ratio: detail.chain / 250_000,
        goal: 1,
        sense: 'at least',
        detail,
      }),
      judge({
        id: 'P7.chain.limit',
        name: 'the same ÷ entries that are only read, once',
        ratio: detail.chain / detail.limit,
        goal: 0.5,
        sense: 'at least',
      }),
    ]
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const soldLines = [1, 2, 3, 4, 5].map((position) => [
  position,
  `Product number ${position}`,
  1_000,
  199,
  0,
  199,
  0,
  190_000,
  'Category 1',
])

function fill(database: Database, entries: number): void {
  database.inTransaction(() => {
    for (let at = 1; at <= entries; at += 1) {
      const payment = { saleId: `0190-${at}`, tender: 'card', amountMinor: at % 10_000, currency: 'EUR' }
      if (at % 3 > 0) appendJournal(database, at, 'payment-started', `0190-${at}`, payment)
      else appendJournal(database, at, 'basket-discarded', `0190-${at}`, { ...payment, lines: soldLines })
    }
  })
}

function readOnce(database: Database): void {
  for (let after = 0; ; ) {
    const newest = readEntries(database, after, 1e9, slice).at(-1)
    if (!newest) return
    after = newest.number
  }
}

function check(database: Database): void {
  let place = firstPlace
  for (;;) {
    const { faults, next } = checkBooks(database, place, slice)
    if (faults.length > 0) throw new Error(`the chain is not whole: ${JSON.stringify(faults[0])}`)
    if (!next) return
    place = next
  }
}
