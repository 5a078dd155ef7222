import { describe, expect, it } from 'vitest'
import { closeDay } from '../../main/day/close-day.ts'
import { getPayment } from '../../main/payments/follow-payment.ts'
import { type Database, openDatabase } from '../../main/store/database.ts'
import type { TestClock } from '../support/clock.ts'
import { composedTill, ringUp, setUp, until } from '../support/composed-till.ts'
import { testDatabase } from '../support/database.ts'
import { type Disk, failingDatabase } from '../support/failing-disk.ts'
import { accepted, approved, fakeProvider, pending, readerIs } from '../support/fake-provider.ts'
import { must, paymentDesk } from '../support/payment-desk.ts'
import { good } from '../support/sales-till.ts'
import { shopDesk } from '../support/shop-desk.ts'

/* Rows of the list of faults about the disk and the clock, where a payment's money is at stake. */

describe('a disk that fails in the middle of a payment', () => {
  const finals = (database: Database) =>
    database.sql<[]>(`select * from journal where kind = 'payment-final'`).all().length

  it.each(['SQLITE_IOERR_FSYNC', 'SQLITE_READONLY', 'SQLITE_FULL'] as const)(
    'S2, S3: with %s shows no approval that is not on it, and records it as soon as the disk writes again',
    async (code) => {
      const disk: Disk = { fails: null }
      const provider = fakeProvider()
      const database = testDatabase()
      const desk = paymentDesk({ providers: [provider], database: failingDatabase(database, disk) })
      must(desk.pay())
      await desk.pass(3_000)
      provider.readerState = readerIs('idle')
      provider.onQuery = () => approved(1250)
      disk.fails = code
      await desk.pass(120_000)
      expect(must(getPayment(desk.context, { paymentId: 'payment-1' }))).toMatchObject({
        status: 'pending',
        isFinal: false,
      })
      expect(desk.recorded).toEqual([])
      disk.fails = null
      await desk.pass(70_000)
      expect(must(getPayment(desk.context, { paymentId: 'payment-1' }))).toMatchObject({
        status: 'approved',
        completedSaleId: 'sale-1',
      })
      expect(finals(database)).toBe(1)
      expect(provider.submits).toHaveLength(1)
    },
  )

  it('S2: loses no approval when the till is restarted because of it', async () => {
    const disk: Disk = { fails: null }
    const provider = fakeProvider()
    const database = testDatabase()
    const first = paymentDesk({ providers: [provider], database: failingDatabase(database, disk) })
    must(first.pay())
    await first.pass(3_000)
    provider.readerState = readerIs('idle')
    provider.onQuery = () => approved(1250)
    disk.fails = 'SQLITE_IOERR_FSYNC'
    await first.pass(10_000)
    const stopped = first.worker.stop()
    await first.clock.advance(5_000)
    await stopped
    const second = paymentDesk({ providers: [provider], database, clock: first.clock })
    await second.pass(10_000)
    expect(must(getPayment(second.context, { paymentId: 'payment-1' })).status).toBe('approved')
    expect(finals(database)).toBe(1)
    expect(provider.submits).toHaveLength(1)
  })

  it('S2: sends nothing when the intent could not be written, and says so', async () => {
    const disk: Disk = { fails: null }
    const till = await composedTill({
      openDatabase: (path) => failingDatabase(openDatabase(path), disk),
    })
    await setUp(till)
    await until(async () => (await till.get('readers.list')).length > 0)
    const { saleId } = await ringUp(till, 2)
    disk.fails = 'SQLITE_IOERR_FSYNC'
    const card = { paymentId: 'p1', saleId, amountMinor: null, readerId: null }
    const cash = { paymentId: 'p2', saleId, amountMinor: null, tenderedMinor: null }
    expect(await till.ask('payment.card', card)).toMatchObject({
      ok: false,
      error: { code: 'storage-failed' },
    })
    expect(await till.ask('payment.cash', cash)).toMatchObject({
      ok: false,
      error: { code: 'storage-failed' },
    })
    disk.fails = null
    expect(await till.get('payment.open')).toEqual([])
    expect((await till.get('training.view')).readers[0]?.screen).toBe('idle')
    expect((await till.get('payment.cash', cash)).completedSaleId).toBe(saleId)
    expect((await till.get('day.current')).totals.sales).toBe(1)
  })
})

const hour = 3_600_000
const year = 365 * 24 * hour

/** What the wall shows is off; the timers count the time that passes. */
function wallClock(clock: TestClock) {
  const { now, schedule } = clock
  return (offMs: number) => {
    clock.now = () => now() + offMs
    clock.schedule = (at, work) => schedule(at - offMs, work)
  }
}

describe('a clock that is wrong', () => {
  const journal = (database: Database) =>
    database.sql<[], { number: number }>('select number from journal order by number').all()
  const salesOf = (database: Database) =>
    database
      .sql<[], { number: number; day: number }>('select number, day_id as day from sales order by number')
      .all()

  it('C1: set back by hours in the middle of a payment neither closes nor forgets it, and the numbers go on', async () => {
    const provider = fakeProvider()
    const shop = shopDesk(provider)
    const first = shop.ringUp()
    good(shop.cash(first, 'cash-1'))
    const saleId = shop.ringUp()
    shop.card(saleId, 'card-1')
    await shop.pass(3_000)
    wallClock(shop.clock)(-3 * hour)
    provider.onQuery = () => pending
    await shop.pass(60_000)
    expect(good(getPayment(shop.payments, { paymentId: 'card-1' })).isFinal).toBe(false)
    provider.readerState = readerIs('idle')
    provider.onQuery = () => approved(280)
    await shop.pass(20_000)
    expect(good(getPayment(shop.payments, { paymentId: 'card-1' }))).toMatchObject({
      status: 'approved',
      completedSaleId: saleId,
    })
    expect(salesOf(shop.database)).toEqual([
      { number: 1, day: 1 },
      { number: 2, day: 1 },
    ])
    expect(journal(shop.database).map((row) => row.number)).toEqual(
      journal(shop.database).map((_, index) => index + 1),
    )
    expect(good(closeDay(shop.day))).toMatchObject({ zNumber: 1, totals: { sales: 2 } })
  })

  it('C2: years ahead blocks no Z and no sale once it is right again', async () => {
    const provider = fakeProvider()
    provider.readerState = readerIs('idle')
    provider.onQuery = () => approved(280)
    const shop = shopDesk(provider)
    const setWall = wallClock(shop.clock)
    setWall(10 * year)
    shop.card(shop.ringUp(), 'card-1')
    await shop.pass(10_000)
    expect(good(closeDay(shop.day))).toMatchObject({ zNumber: 1, totals: { sales: 1 } })
    setWall(0)
    shop.card(shop.ringUp(), 'card-2')
    await shop.pass(10_000)
    expect(good(getPayment(shop.payments, { paymentId: 'card-2' })).status).toBe('approved')
    expect(good(closeDay(shop.day))).toMatchObject({ zNumber: 2, totals: { sales: 1 } })
    expect(salesOf(shop.database)).toEqual([
      { number: 1, day: 1 },
      { number: 2, day: 2 },
    ])
  })

  it('C2: years ahead while a payment was sent finds it all the same', async () => {
    const provider = fakeProvider()
    provider.onSubmit = () => accepted()
    const shop = shopDesk(provider)
    const setWall = wallClock(shop.clock)
    setWall(10 * year)
    shop.card(shop.ringUp(), 'card-1')
    await shop.pass(3_000)
    setWall(0)
    provider.readerState = readerIs('idle')
    provider.onQuery = () => approved(280)
    await shop.pass(60_000)
    expect(good(getPayment(shop.payments, { paymentId: 'card-1' })).status).toBe('approved')
    expect(provider.submits).toHaveLength(1)
  })
})
