import { describe, expect, it } from 'vitest'
import { adoptLine } from '../../../main/reconcile/adopt-line.ts'
import { oweComparison } from '../../../main/reconcile/reconcile-day.ts'
import { daysToLookAt, reconciledDay, reconcileLines } from '../../../main/reconcile/reconcile-views.ts'
import { lateCharges } from '../../../main/refunds/late-charges.ts'
import { insertPayment, loadPayment } from '../../../main/store/payment-store.ts'
import type { Exchanging } from '../../../main/training/cloud-exchange.ts'
import {
  chargeIdOf,
  closedDay,
  cmRecord,
  endedRow,
  insertBackTo,
  type Move,
  paymentRow,
  type ReconcileBench,
  reconcileBench,
  reconcileBooks,
  referenceOf,
  sumUpRecord,
  terminalId,
} from '../../support/reconcile-bench.ts'
import { codeOf, good } from '../../support/sales-till.ts'

/* One day beside a card service's list: what is kept of it, when it is asked again, and what a person can do about a line. */

const noon = Date.UTC(2026, 2, 1, 12, 0, 0)
const closedAt = noon + 8 * 3_600_000

const move = (id: string, provider: Move['provider'] = 'sumup', more: Partial<Move> = {}): Move => ({
  id,
  provider,
  amountMinor: 1_250,
  currency: 'EUR',
  at: noon,
  theirAt: noon + 1_000,
  ...more,
})

type Books = { both?: Move[]; here?: Move[]; there?: object[]; front?: (cloud: Exchanging) => Exchanging }

function shop({ both = [], here = [], there = [], front }: Books, now = closedAt + 60_000): ReconcileBench {
  const database = reconcileBooks()
  closedDay(database, 1, noon - 3_600_000, closedAt)
  for (const one of [...both, ...here]) insertPayment(database, paymentRow(one))
  const records = [...both.map((one) => (one.provider === 'cm' ? cmRecord(one) : sumUpRecord(one))), ...there]
  const ledgers = {
    sumup: records.filter((record) => 'merchantCode' in record) as ReturnType<typeof sumUpRecord>[],
    cm: records.filter((record) => 'terminalId' in record) as ReturnType<typeof cmRecord>[],
  }
  return reconcileBench({ database, ledgers, now, ...(front ? { front } : {}) })
}

const view = (bench: ReconcileBench, provider = 'sumup') => {
  const one = good(reconciledDay(bench.context, 1)).providers.find((each) => each.provider === provider)
  if (!one) throw new Error(`not compared with ${provider}`)
  return one
}
const journalOf = ({ database }: ReconcileBench, kind: string) =>
  database
    .sql<[string], { body: string }>('select body from journal where kind = ?')
    .all(kind)
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>)

describe('a comparison', () => {
  it('is kept with the hash of the answers, in the journal, and once for as long as it says the same', async () => {
    const bench = shop({ both: [move('a'), move('b')] })
    expect(view(bench)).toMatchObject({ state: 'none', runId: null, lines: [] })
    await bench.compare(1, 'sumup')
    const first = view(bench)
    expect(first).toMatchObject({
      state: 'done',
      counts: { matched: 2, 'only-here': 0 },
      open: 0,
      sums: [{ ourCharges: { minor: 2_500 }, theirCharges: { minor: 2_500 }, isEqual: true }],
    })
    expect(first.answersHash).toMatch(/^[0-9a-f]{64}$/)
    expect(journalOf(bench, 'day-compared')).toMatchObject([
      { provider: 'sumup', answersHash: first.answersHash, counts: { matched: 2 } },
    ])
    await bench.compare(1, 'sumup')
    expect(view(bench).runId).not.toBe(first.runId)
    const stored = bench.database.sql<[], { count: number }>(
      'select count(*) as count from reconciliation_lines',
    )
    expect(stored.get()?.count).toBe(2)
    const page = good(reconcileLines(bench.context, { runId: view(bench).runId ?? 0, offset: 0, limit: 1 }))
    expect(page).toMatchObject({ total: 2, lines: [{ class: 'matched', ours: { minor: 1_250 } }] })
    expect(() => bench.database.sql(`update reconciliation_lines set class = 'matched'`).run()).toThrow(
      'never',
    )
    expect(() => bench.database.sql('delete from reconciliations').run()).toThrow('never')
  })

  it('waits without an answer, asks again, and the day stays as it is', async () => {
    let isAway = true
    const front = (cloud: Exchanging): Exchanging => ({
      ...cloud,
      exchange: (request, deliver) =>
        isAway ? deliver({ kind: 'dropped' }) : cloud.exchange(request, deliver),
    })
    const bench = shop({ both: [move('a')], front })
    const { database, context } = bench
    database.inTransaction(() => oweComparison(database, 1, bench.clock.now()))
    const outcome = await bench.compare(1, 'sumup')
    expect(outcome).toMatchObject({ kind: 'again', payload: { failures: 1 } })
    expect(outcome.kind === 'again' && outcome.runAt).toBeGreaterThan(bench.clock.now())
    expect(view(bench)).toMatchObject({ state: 'waiting', runId: null })
    isAway = false
    expect(await bench.compare(1, 'sumup')).toMatchObject({ kind: 'again' })
    expect(view(bench).counts.matched).toBe(1)
    const nobody = { ...context, providers: [] }
    expect(good(reconciledDay(nobody, 1)).providers.map((one) => one.providerName)).toEqual(['cm', 'sumup'])
  })

  it('is made again an hour, a day and three days after the Z report, and then no more', async () => {
    const bench = shop({ both: [move('a')] }, closedAt)
    const ages: number[] = []
    for (;;) {
      const outcome = await bench.compare(1, 'sumup')
      if (outcome.kind !== 'again') break
      ages.push(Math.round((outcome.runAt - closedAt) / 3_600_000))
      bench.clock.set(outcome.runAt)
    }
    expect(ages).toEqual([1, 24, 72])
  })

  it('says of what is too young to be listed only that, and tells it when the list has had its time', async () => {
    const young = move('young', 'sumup', { at: closedAt - 1_000 })
    const bench = shop({ here: [young] }, closedAt)
    await bench.compare(1, 'sumup')
    expect(bench.lines(1, 'sumup')).toMatchObject([{ class: 'unknown', note: 'not-listed-yet' }])
    expect(view(bench).open).toBe(0)
    bench.clock.set(closedAt + 4_000_000)
    await bench.compare(1, 'sumup')
    expect(bench.lines(1, 'sumup')).toMatchObject([{ class: 'only-here', note: 'not-listed' }])
    expect(view(bench).open).toBe(1)
  })

  it('never takes equal amounts at one time for one payment', async () => {
    const bench = shop({
      here: [move('a'), move('c', 'cm')],
      there: [sumUpRecord(move('b')), cmRecord(move('d', 'cm'))],
    })
    for (const provider of ['sumup', 'cm']) {
      await bench.compare(1, provider)
      expect(
        bench
          .lines(1, provider)
          .map((line) => line.class)
          .sort(),
      ).toEqual(['only-here', 'only-there'])
    }
  })

  it('tells what the service took back, and is silent where the books know that', async () => {
    const gone = { status: 'FAILED' as const }
    const bench = shop({ here: [move('a')], there: [sumUpRecord(move('a'), gone)] })
    await bench.compare(1, 'sumup')
    expect(view(bench).lines).toMatchObject([{ class: 'only-here', note: 'ended-there' }])
    expect(view(bench).sums[0]).toMatchObject({ theirCharges: { minor: 0 }, isEqual: false })
    bench.database.sql(`update payments set settlement = 'disputed' where id = 'pay-a'`).run()
    await bench.compare(1, 'sumup')
    expect(view(bench).lines).toEqual([])
  })

  it('knows a refund by its own name, and one of the portal beside it', async () => {
    const at = noon + 60_000
    const events = [
      { eventId: 9_800_000_001, amountMinor: 300, at },
      { eventId: 9_800_000_002, amountMinor: 300, at },
    ]
    const bench = shop({ here: [move('a')], there: [sumUpRecord(move('a'), { refunds: events })] })
    insertBackTo(bench.database, move('a'), { name: '9800000002', amountMinor: 300, at })
    await bench.compare(1, 'sumup')
    expect(view(bench)).toMatchObject({
      counts: { matched: 2, 'refunded-elsewhere': 1 },
      lines: [{ note: 'refund-of-ours', theirs: { minor: 300 }, code: 'TA' }],
    })
    expect(bench.lines(1, 'sumup').find((line) => line.class === 'refunded-elsewhere')?.theirId).toBe(
      '9800000001',
    )
  })

  it('lays the totals of a terminal beside its list, also where they come in JSON', async () => {
    const today = [move('a', 'cm'), move('b', 'cm', { amountMinor: 333 })]
    const bench = shop({ both: today }, closedAt)
    for (const form of ['text', 'json'] as const) {
      bench.cm.quirks.dayTotalsAs = form
      await bench.compare(1, 'cm')
      expect(view(bench, 'cm').totals).toMatchObject([
        { readerName: 'Reader cm', told: { charges: 2, charged: { minor: 1_583 } }, isEqual: true },
      ])
    }
  })

  it('tells the difference where a service’s totals and its list disagree, and says so where they cannot be read', async () => {
    let text = 'PURCHASE 2      EUR 20.00\n'
    const front = (cloud: Exchanging): Exchanging => ({
      ...cloud,
      exchange(request, deliver) {
        if (!request.path.endsWith('/daytotals/today')) return cloud.exchange(request, deliver)
        const headers = { 'content-type': 'text/plain' }
        deliver({ kind: 'answer', body: 'whole', answer: { status: 200, headers, body: text } })
      },
    })
    const bench = shop({ both: [move('a', 'cm')], front }, closedAt)
    await bench.compare(1, 'cm')
    expect(view(bench, 'cm').totals).toMatchObject([
      {
        told: { charges: 2, charged: { minor: 2_000 } },
        listed: { charges: 1, charged: { minor: 1_250 } },
        isEqual: false,
      },
    ])
    text = 'PURCHASE 2      EUR 20.001\n'
    await bench.compare(1, 'cm')
    expect(view(bench, 'cm').totals).toMatchObject([{ told: null, isEqual: false }])
  })

  it('says nothing of a terminal that the account does not have any more but that its list is gone', async () => {
    const bench = shop({ both: [move('a', 'cm')] })
    bench.cm.organisation.terminals.splice(0)
    await bench.compare(1, 'cm')
    expect(bench.lines(1, 'cm')).toMatchObject([{ class: 'unknown', note: 'list-gone' }])
  })
})

describe('a charge that only the service has', () => {
  const adopt = (bench: ReconcileBench, choice: 'adopt' | 'reverse', provider = 'sumup', reason = '') => {
    const { runId, lines } = view(bench, provider)
    const position = lines[0]?.position ?? 0
    return adoptLine(bench.context, { runId: runId ?? 0, position, choice, refundId: 'refund-1', reason })
  }

  it.each(['sumup', 'cm'] as const)(
    'is adopted with one key where its attempt is ours, asked for by name at %s, and waits for a decision',
    async (provider) => {
      const one = move('a', provider)
      const record = provider === 'cm' ? cmRecord(one) : sumUpRecord(one)
      const bench = shop({ there: [record] })
      insertPayment(bench.database, endedRow(one))
      await bench.compare(1, provider)
      expect(view(bench, provider).lines).toMatchObject([
        { class: 'only-there', note: 'attempt-of-ours', adopt: 'freely', isSettled: false },
      ])
      expect(good(daysToLookAt(bench.context))).toEqual([{ dayId: 1, open: 1 }])
      const after = good(await adopt(bench, 'adopt', provider))
      // Taken into the books, and not compared again yet.
      expect(good(daysToLookAt(bench.context))).toEqual([])
      expect(loadPayment(bench.database, 'pay-a')).toMatchObject({ status: 'approved', chargedMinor: 1_250 })
      expect(good(lateCharges(bench.refunds))).toMatchObject([
        { paymentId: 'pay-a', cause: 'approved-after-all', choice: null },
      ])
      expect(after.providers.find((each) => each.provider === provider)).toMatchObject({
        open: 0,
        lines: [{ isSettled: true, adopt: null }],
      })
      // The same key once more: nothing is booked twice, and it is one entry.
      good(await adopt(bench, 'adopt', provider))
      expect(journalOf(bench, 'charge-adopted')).toMatchObject([{ choice: 'adopt', amountMinor: 1_250 }])
      await bench.compare(1, provider)
      expect(view(bench, provider).lines).toEqual([])
    },
  )

  it('goes back with one key: it is in the books, and its refund is on its way', async () => {
    const bench = shop({ there: [sumUpRecord(move('a'))] })
    insertPayment(bench.database, endedRow(move('a')))
    await bench.compare(1, 'sumup')
    good(await adopt(bench, 'reverse'))
    expect(good(lateCharges(bench.refunds))).toMatchObject([
      { choice: 'reverse', refund: { refundId: 'refund-1', amount: { minor: 1_250 } } },
    ])
  })

  it('beside the one that is booked is the second of two', async () => {
    const twice = sumUpRecord(move('a'), { id: 'tx-second', code: 'TSECOND' })
    const bench = shop({ both: [move('a')], there: [twice] })
    await bench.compare(1, 'sumup')
    expect(view(bench).lines).toMatchObject([{ note: 'charged-twice', adopt: 'freely' }])
    good(await adopt(bench, 'adopt'))
    expect(good(lateCharges(bench.refunds))).toMatchObject([{ cause: 'charged-twice' }])
  })

  it('of another till or app is shown and cannot be adopted; one that looks like ours needs a reason', async () => {
    const bench = shop({
      there: [sumUpRecord(move('a'), { foreignTransactionId: null }), cmRecord(move('b', 'cm'))],
    })
    for (const provider of ['sumup', 'cm']) await bench.compare(1, provider)
    expect(view(bench)).toMatchObject({
      open: 0,
      foreign: 1,
      lines: [{ note: 'not-from-this-till', adopt: null }],
    })
    expect(codeOf(await adopt(bench, 'adopt', 'sumup', 'it is ours'))).toBe('charge-not-adoptable')
    expect(view(bench, 'cm').lines).toMatchObject([{ note: 'reference-unknown', adopt: 'with-reason' }])
    expect(codeOf(await adopt(bench, 'adopt', 'cm'))).toBe('charge-needs-reason')
    good(await adopt(bench, 'adopt', 'cm', 'from before the restore'))
    expect(good(lateCharges(bench.refunds))).toMatchObject([
      { charged: { minor: 1_250 }, cause: 'approved-after-all', readerName: 'Reader cm' },
    ])
    expect(journalOf(bench, 'charge-adopted')).toMatchObject([
      { reason: 'from before the restore', reference: referenceOf('b'), theirId: chargeIdOf('b') },
    ])
  })

  it('is not booked on the list’s word where the service does not confirm it, or does not answer', async () => {
    let isAway = false
    const front = (cloud: Exchanging): Exchanging => ({
      ...cloud,
      exchange: (request, deliver) =>
        isAway ? deliver({ kind: 'dropped' }) : cloud.exchange(request, deliver),
    })
    const bench = shop({ there: [sumUpRecord(move('a'))], front })
    insertPayment(bench.database, endedRow(move('a')))
    await bench.compare(1, 'sumup')
    isAway = true
    expect(codeOf(await adopt(bench, 'adopt'))).toBe('charge-not-answered')
    isAway = false
    bench.sumup.enter(sumUpRecord(move('a'), { status: 'CANCELLED' }))
    expect(codeOf(await adopt(bench, 'adopt'))).toBe('charge-not-confirmed')
    expect(loadPayment(bench.database, 'pay-a')?.status).toBe('failed')
    expect(journalOf(bench, 'charge-adopted')).toEqual([])
  })
})

describe('a terminal’s list', () => {
  it.each(['newest-first', 'oldest-first', 'mixed'] as const)(
    'of several pages is read %s',
    async (order) => {
      const many = Array.from({ length: 230 }, (_, index) =>
        move(`m${index}`, 'cm', { at: noon + index * 1_000, theirAt: noon + index * 1_000 }),
      )
      const bench = shop({ both: many })
      bench.cm.quirks.listOrder = order
      await bench.compare(1, 'cm')
      expect(view(bench, 'cm').counts).toMatchObject({ matched: 230, 'only-here': 0, 'only-there': 0 })
      const asked = bench.cm.log().filter(({ path }) => path.includes(`${terminalId}/transactions`))
      expect(asked.length).toBeGreaterThanOrEqual(3)
    },
  )
})
