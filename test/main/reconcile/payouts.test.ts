import { expect, it } from 'vitest'
import { payoutsView, readPayoutsNow, transferRows } from '../../../main/reconcile/payouts-view.ts'
import { readPayouts } from '../../../main/reconcile/read-payouts.ts'
import { claimNextJob, type Job, repeatJob } from '../../../main/store/job-store.ts'
import { insertPayment } from '../../../main/store/payment-store.ts'
import type { Exchanging } from '../../../main/training/cloud-exchange.ts'
import {
  document,
  type Move,
  paymentRow,
  type ReconcileBench,
  reconcileBench,
  reconcileBooks,
  sumUpRecord,
} from '../../support/reconcile-bench.ts'
import { good } from '../../support/sales-till.ts'

const day = 24 * 3_600_000
const now = Date.UTC(2026, 2, 20, 12, 0, 0)

const move = (id: string, daysAgo: number, amountMinor = 10_000, currency = 'EUR'): Move => {
  const at = now - daysAgo * day
  return { id, provider: 'sumup', amountMinor, currency, at, theirAt: at }
}

/** The code on a receipt is the service's, letter for letter. */
function paid(database: ReconcileBench['database'], one: Move): void {
  const row = paymentRow(one)
  insertPayment(database, { ...row, card: { ...row.card, transactionCode: `T${one.id}`.toUpperCase() } })
}

async function read(bench: ReconcileBench): Promise<void> {
  readPayoutsNow(bench.context)
  for (;;) {
    const job = claimNextJob(bench.database, bench.clock.now())
    if (!job) return
    const outcome = await readPayouts(bench.context, job)
    bench.database.sql(`update jobs set state = 'done', finished_at = 1 where id = ?`).run(job.id)
    expect(outcome).toEqual({ kind: 'done' })
  }
}

it('says which sales are in which transfer, what was kept, and what is still to come', async () => {
  const database = reconcileBooks()
  const moves = [move('a', 5), move('b', 5, 2_000), move('c', 4), move('young', 0, 700)]
  for (const one of moves) paid(database, one)
  const back = { eventId: 9_800_000_001, amountMinor: 500, at: now - 4 * day }
  const records = moves.map((one) => sumUpRecord(one, one.id === 'a' ? { refunds: [back] } : {}))
  const stranger = sumUpRecord(move('other', 4, 999), { foreignTransactionId: null })
  const bench = reconcileBench({ database, ledgers: { sumup: [...records, stranger], cm: [] }, now })
  expect(good(payoutsView(bench.context))).toMatchObject({
    services: [
      { provider: 'cm', tells: false, waiting: { count: 0 } },
      { provider: 'sumup', tells: true, readAt: null, isStale: true, waiting: { count: 4 } },
    ],
    transfers: [],
  })
  await read(bench)
  const view = good(payoutsView(bench.context))
  expect(view.services[1]).toMatchObject({
    readAt: now,
    isStale: false,
    problem: null,
    waiting: { count: 1, sums: [{ minor: 700, currency: 'EUR' }], rows: [{ code: 'TYOUNG' }] },
  })
  // 1.39 % are kept of each payment; a refund is kept back from a later transfer.
  expect(view.transfers).toMatchObject([
    { date: '2026-03-17', count: 3, ours: 2, amount: { minor: 9_861 + 985 - 500 }, fee: { minor: 139 + 14 } },
    { date: '2026-03-16', count: 2, ours: 2, amount: { minor: 9_861 + 1_972 }, fee: { minor: 139 + 28 } },
  ])
  const rows = good(
    transferRows(bench.context, {
      provider: 'sumup',
      date: '2026-03-17',
      reference: 'payout-2026-03-17',
      currency: 'EUR',
    }),
  )
  expect(rows.find((row) => row.code === 'TC')).toMatchObject({
    kind: 'payout',
    amount: { minor: 9_861 },
    fee: { minor: 139 },
    charged: { minor: 10_000 },
  })
  expect(rows.filter((row) => row.kind === 'refund')).toMatchObject([{ amount: { minor: -500 }, code: 'TA' }])
  expect(rows.find((row) => row.code === 'TOTHER')).toMatchObject({ charged: null })
  // Read again: nothing is there twice.
  await read(bench)
  expect(good(payoutsView(bench.context)).transfers).toEqual(view.transfers)
  expect(document.violations(bench.sumup.log())).toEqual([])
})

it('counts forints as the service does, and as the books do', async () => {
  const database = reconcileBooks()
  const one = move('huf', 3, 199_000, 'HUF')
  paid(database, one)
  const bench = reconcileBench({
    database,
    ledgers: { sumup: [sumUpRecord(one)], cm: [] },
    now,
    currency: 'HUF',
  })
  await read(bench)
  const [transfer] = good(payoutsView(bench.context)).transfers
  expect(transfer).toMatchObject({
    amount: { minor: 196_200, currency: 'HUF' },
    fee: { minor: 2_800 },
    ours: 1,
  })
})

it('shows what was read before while the service is away, and says why', async () => {
  let isAway = false
  const front = (cloud: Exchanging): Exchanging => ({
    ...cloud,
    exchange: (request, deliver) =>
      isAway ? deliver({ kind: 'dropped' }) : cloud.exchange(request, deliver),
  })
  const database = reconcileBooks()
  paid(database, move('a', 5))
  const bench = reconcileBench({
    database,
    ledgers: { sumup: [sumUpRecord(move('a', 5))], cm: [] },
    now,
    front,
  })
  await read(bench)
  isAway = true
  readPayoutsNow(bench.context)
  const jobs: Job[] = []
  for (let job = claimNextJob(database, now); job; job = claimNextJob(database, now)) jobs.push(job)
  const job = jobs.find(({ subject }) => subject === 'sumup')
  if (!job) throw new Error('nobody reads')
  const outcome = await readPayouts(bench.context, job)
  if (outcome.kind !== 'again' || outcome.reason === undefined) throw new Error(outcome.kind)
  expect(outcome.runAt).toBeGreaterThan(now)
  repeatJob(database, job.id, outcome.runAt, outcome.payload, outcome.reason)
  const view = good(payoutsView(bench.context))
  expect(view.services.find(({ provider }) => provider === 'sumup')).toMatchObject({
    problem: outcome.reason,
    isReading: false,
    readAt: now,
  })
  expect(view.transfers).toHaveLength(1)
})
