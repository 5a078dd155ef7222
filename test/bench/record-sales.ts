import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PaymentContext } from '../../main/payments/payment-context.ts'
import { takeCash } from '../../main/payments/take-cash.ts'
import { randomIds } from '../../main/platform/random-ids.ts'
import { systemClock } from '../../main/platform/system-clock.ts'
import { addProduct } from '../../main/sales/add-to-basket.ts'
import { openBasket, openSaleId, saleTotal } from '../../main/sales/open-basket.ts'
import { recordIfPaid } from '../../main/sales/record-sale.ts'
import type { SaleProduct, SalesContext } from '../../main/sales/sales-context.ts'
import { createSalesMemory } from '../../main/sales/sales-memory.ts'
import { type Database, openDatabase } from '../../main/store/database.ts'
import { widenLog } from '../../main/store/log-room.ts'
import { migrate } from '../../main/store/migrate.ts'
import { defaultSettings } from '../../main/store/settings-store.ts'
import { measureDexieSales } from './dexie-sales.ts'
import { type Goal, judge } from './goal.ts'
import { openRawAppend, openRawInRoom } from './raw-append.ts'
import { median, quantile, timed } from './statistics.ts'

/*
 * Recording a sale durably, through the product's own functions: five lines, one tender, receipt document, kept totals of
 * the day, journal chain and print job, in one synced commit. Against the limit of the same disk in the same run: the
 * sale's own journal text appended to a file and synced. The methods take turns sale by sale.
 *
 * Measured is a till that has been open for a moment: its log has its room, and every so many sales comes a quiet moment
 * with a checkpoint, after which the log is written from its start again (main/store/checkpoints.ts). A till at work has
 * such a moment after nearly every customer.
 */

/** Sales in a row without a quiet moment. */
const stretch = 20

type Till = { database: Database; sales: SalesContext; payments: PaymentContext }

const products: SaleProduct[] = Array.from({ length: 40 }, (_, index) => ({
  id: index + 1,
  name: `Product number ${index + 1}`,
  priceMinor: 99 + index * 37,
  taxRateId: 1 + (index % 2),
  taxRateName: index % 2 ? 'reduced' : 'standard',
  ratePpm: index % 2 ? 70_000 : 190_000,
  categoryId: 1 + (index % 6),
  categoryName: `Category ${1 + (index % 6)}`,
  unit: 'piece',
}))

function openTill(path: string): Till {
  const database = openDatabase(path)
  migrate(database)
  makeRoom(database)
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const shared = { database, clock: systemClock(), ids: randomIds(), log }
  const settings = {
    ...defaultSettings,
    shopName: 'Bench',
    headerLines: ['High Street 1', '12345 Town'],
    timeZone: 'Europe/Berlin',
    printerAddress: '192.168.1.50:9100',
  }
  const sales: SalesContext = {
    ...shared,
    memory: createSalesMemory(),
    isTraining: false,
    isTest: () => false,
    settings: () => settings,
    findProduct: (id) => products[id - 1],
    findBarcode: () => undefined,
    findTaxRate: () => undefined,
    layOut: () => [],
    paymentsOf: () => [],
  }
  const payments: PaymentContext = {
    ...shared,
    providers: [],
    cashStepMinor: () => undefined,
    freeBytes: () => null,
    saleTotal: (id) => saleTotal(sales, id),
    openSaleId: () => openSaleId(sales),
    recordIfPaid: (id, at, known) => recordIfPaid(sales, id, at, known),
    nudge: () => undefined,
    wakeQueue: () => undefined,
    random: Math.random,
  }
  return { database, sales, payments }
}

const makeRoom = (database: Database) => {
  while (!widenLog(database));
}

function ringUp(till: Till, seed: number): string {
  for (let line = 0; line < 5; line += 1) {
    const added = addProduct(till.sales, { productId: 1 + ((seed * 7 + line * 11) % products.length) })
    if (!added.ok) throw new Error(`the bench could not ring up: ${added.error.code}`)
  }
  return openBasket(till.sales).id
}

/** The payment's id comes with the request: the button made it. */
function pay(till: Till, saleId: string, paymentId: string): void {
  const taken = takeCash(till.payments, { paymentId, saleId, amountMinor: null, tenderedMinor: null })
  if (!taken.ok || taken.value.completedSaleId === null) throw new Error('the bench sale was not recorded')
}

const lastJournalText = (database: Database) =>
  database.sql<[], { body: string }>('select body from journal order by number desc limit 1').get()?.body ??
  ''

/** So many sales are really recorded; the others behind them are their copies. */
const patternSales = 500
const copiedAtOnce = 10_000

/**
 * Fills a till quickly: the rows of recorded sales are copied under new numbers and ids, with payments, journal entries and
 * printed receipts. Only the chain of hashes is not continued; none of it is what is measured.
 */
function fill(till: Till, count: number): void {
  const { database } = till
  for (let sale = 0; sale < Math.min(patternSales, count); sale += 1)
    pay(till, ringUp(till, sale), till.payments.ids.uuid())
  for (let first = patternSales + 1; first <= count; first += copiedAtOnce) {
    const last = Math.min(count, first + copiedAtOnce - 1)
    database.inTransaction(() => copySales(database, first, last))
    database.pragma('wal_checkpoint(TRUNCATE)')
  }
  database.execute(`update jobs set state = 'done', finished_at = created_at where state = 'waiting'`)
  makeRoom(database)
}

function copySales(database: Database, first: number, last: number): void {
  const range = `with recursive copy (number) as (select ${first} union all select number + 1 from copy where number < ${last})`
  const pattern = `join sales as pattern on pattern.number = 1 + (copy.number - 1) % ${patternSales}`
  const freshId = (id: string) => `substr(${id}, 1, 24) || printf('%012x', copy.number)`
  const columns = (table: string, alias: string, changed: Record<string, string>) => {
    const names = database
      .sql<[string], { name: string }>('select name from pragma_table_info(?)')
      .all(table)
      .map((row) => `"${row.name}"`)
    const values = names.map((name) => changed[name.slice(1, -1)] ?? `${alias}.${name}`)
    return `insert into ${table} (${names.join(', ')}) ${range} select ${values.join(', ')} from copy ${pattern}`
  }
  const saleId = freshId('pattern.id')
  database.execute(
    columns('sales', 'pattern', {
      number: 'copy.number',
      id: saleId,
      receipt_number: `printf('%06d', copy.number)`,
    }),
  )
  database.execute(
    `${columns('payments', 'paid', { id: freshId('paid.id'), sale_id: saleId })} join payments as paid on paid.sale_id = pattern.id`,
  )
  // The day's opening is the journal's first entry, each sale one more.
  database.execute(
    `${columns('journal', 'entry', { number: 'copy.number + 1', subject: saleId })} join journal as entry on entry.number = pattern.number + 1`,
  )
  database.execute(
    `insert into jobs (kind, subject, state, run_at, created_at, finished_at) ${range}
     select 'print-receipt', ${saleId}, 'done', 1, 1, 1 from copy ${pattern}`,
  )
}

type Round = { till: number[]; raw: number[]; rawInRoom: number[] }

/** Alternates sale and bare append; checkpoints in between, as the till does when it is quiet. */
function measure(till: Till, rawPath: string, rounds: number, perRound: number): Round[] {
  const raw = openRawAppend(rawPath)
  const inRoom = openRawInRoom(`${rawPath}.room`, perRound)
  const results: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    const times: Round = { till: [], raw: [], rawInRoom: [] }
    for (let sale = 0; sale < perRound; sale += 1) {
      const saleId = ringUp(till, round * perRound + sale)
      const paymentId = till.payments.ids.uuid()
      times.till.push(timed(() => pay(till, saleId, paymentId)))
      const text = lastJournalText(till.database)
      times.raw.push(timed(() => raw.record(text)))
      times.rawInRoom.push(timed(() => inRoom.record(text)))
      if (sale % stretch === stretch - 1) till.database.checkpoint()
    }
    results.push(times)
  }
  raw.close()
  inRoom.close()
  return results
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

type Options = { rounds: number; perRound: number; history: number; chromiumPath: string }

/** P2.rate, P2.p99 and P2.flat; P2.peers compares with the same till on a rollback journal, and with Dexie in a browser. */
export async function benchRecordSales(options: Options): Promise<Goal[]> {
  const folder = mkdtempSync(join(tmpdir(), 'suretill-bench-'))
  try {
    const till = openTill(join(folder, 'empty.db'))
    measure(till, join(folder, 'warm.raw'), 1, 200)
    const rounds = measure(till, join(folder, 'limit.raw'), options.rounds, options.perRound)
    const rates = rounds.map((round) => sum(round.raw) / sum(round.till))
    const ours = rounds.flatMap((round) => round.till)
    const raw = rounds.flatMap((round) => round.raw)
    const synchronous = till.database.pragma('synchronous')
    const logBytes = statSync(`${till.database.path}-wal`).size
    till.database.close()

    const old = openTill(join(folder, 'old.db'))
    fill(old, options.history)
    measure(old, join(folder, 'warm2.raw'), 1, 200)
    const fresh = openTill(join(folder, 'fresh.db'))
    measure(fresh, join(folder, 'warm3.raw'), 1, 200)
    const flat = inTurns(old, fresh, options)
    old.database.close()
    fresh.database.close()

    const rollback = openTill(join(folder, 'rollback.db'))
    rollback.database.pragma('journal_mode = DELETE')
    const slow = measure(rollback, join(folder, 'slow.raw'), 2, Math.min(200, options.perRound)).flatMap(
      (round) => round.till,
    )
    rollback.database.close()
    const dexie = (await measureDexieSales(options.chromiumPath, options.perRound)).slice(20)
    return [
      judge({
        id: 'P2.rate',
        name: 'sales recorded durably a second ÷ bare append + fdatasync',
        ratio: median(rates),
        goal: 0.8,
        sense: 'at least',
        detail: {
          roundRates: rates,
          medianMs: median(ours),
          rawMedianMs: median(raw),
          // For information: the same bytes over blocks that are there. The limit of the goal stays the append.
          rawInRoomMedianMs: median(rounds.flatMap((round) => round.rawInRoom)),
          regime: `a log with its room, a checkpoint after every ${stretch} sales`,
          logBytes,
          synchronous,
          sales: ours.length,
        },
      }),
      judge({
        id: 'P2.p99',
        name: 'p99 of recording a sale ÷ p99 of the bare append',
        ratio: quantile(ours, 0.99) / quantile(raw, 0.99),
        goal: 1.5,
        sense: 'at most',
        detail: { p99Ms: quantile(ours, 0.99), rawP99Ms: quantile(raw, 0.99) },
      }),
      judge({
        id: 'P2.flat',
        name: `median with ${options.history} sales behind it ÷ an empty till's`,
        ratio: flat,
        goal: 1.2,
        sense: 'at most',
      }),
      judge({
        id: 'P2.peers.delete',
        name: 'rate ÷ the same till on a DELETE journal',
        ratio: median(slow) / median(ours),
        goal: 3,
        sense: 'at least',
        detail: { deleteMedianMs: median(slow) },
      }),
      judge({
        id: 'P2.peers.dexie',
        name: 'rate ÷ the same sale in a browser through Dexie',
        ratio: median(dexie) / median(ours),
        goal: 5,
        sense: 'at least',
        detail: { dexieMedianMs: median(dexie) },
      }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function inTurns(old: Till, fresh: Till, options: { rounds: number; perRound: number }): number {
  const oldTimes: number[] = []
  const freshTimes: number[] = []
  for (let sale = 0; sale < options.rounds * options.perRound; sale += 1) {
    for (const [till, times] of [
      [old, oldTimes],
      [fresh, freshTimes],
    ] as const) {
      const saleId = ringUp(till, sale)
      const paymentId = till.payments.ids.uuid()
      times.push(timed(() => pay(till, saleId, paymentId)))
    }
    if (sale % stretch === stretch - 1) {
      old.database.checkpoint()
      fresh.database.checkpoint()
    }
  }
  return median(oldTimes) / median(freshTimes)
}
