import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../main/store/database.ts'
import { NewerDatabaseError } from '../../main/store/migrate.ts'
import { composedTill, ringUp, setUp, until } from '../support/composed-till.ts'
import { testFolder } from '../support/database.ts'

const serialOf = async (till: Awaited<ReturnType<typeof composedTill>>) =>
  (await till.get('training.view')).readers[0]?.serial ?? ''

/** The person at the reader does something as soon as it is possible. */
async function atReader(till: Awaited<ReturnType<typeof composedTill>>, action: string): Promise<void> {
  const serial = await serialOf(till)
  await until(async () => (await till.get('training.view')).readers[0]?.actions.includes(action))
  await till.get('training.act', { serial, action })
}

const verdict = (till: Awaited<ReturnType<typeof composedTill>>, paymentId: string) =>
  until(async () => {
    const payment = await till.get('payment.get', { paymentId })
    return payment.isFinal && payment
  })

describe('the whole till', () => {
  it('sells for cash from the first start: change, receipt on the paper, figures of the day', async () => {
    const till = await composedTill()
    expect((await till.get('till.state')).setupDone).toBe(false)
    await setUp(till)
    const { saleId, totalMinor } = await ringUp(till, 3)
    const payment = await till.get('payment.cash', {
      paymentId: 'p1',
      saleId,
      amountMinor: null,
      tenderedMinor: 5000,
    })
    expect(payment).toMatchObject({
      status: 'approved',
      completedSaleId: saleId,
      change: { minor: 5000 - totalMinor },
    })
    const paper = await until(async () => (await till.get('training.view')).printer.papers[0])
    const text = paper.lines.map((line) => line.text).join('\n')
    expect(text).toContain('Corner Café')
    expect(text).toContain('TRAINING')
    expect((await till.get('day.current')).totals.gross.minor).toBe(totalMinor)
    expect((await till.get('basket.get')).lines).toEqual([])
  })

  it('says that the card service is down before a card is asked for, and sells for cash on', async () => {
    let isDown = false
    const till = await composedTill({
      fetch: async (input, init) => {
        if (isDown) throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED', syscall: 'connect' })
        return await fetch(input, init)
      },
    })
    await setUp(till)
    const { saleId } = await ringUp(till, 1)
    const outlook = async () => (await till.get('payment.outlook')).readers[0]
    await until(async () => (await outlook())?.code === 'ready')
    isDown = true
    const card = { paymentId: 'p1', saleId, amountMinor: null, readerId: null }
    await till.get('payment.card', card)
    expect(await verdict(till, 'p1')).toMatchObject({
      status: 'failed',
      situation: { advice: 'failed-not-sent' },
    })
    const down = await outlook()
    expect(down).toMatchObject({ code: 'provider-unreachable', providerName: 'SumUp' })
    expect(down?.since).toBeGreaterThan(0)
    const cash = { paymentId: 'p2', saleId, amountMinor: null, tenderedMinor: null }
    expect(await till.get('payment.cash', cash)).toMatchObject({
      status: 'approved',
      completedSaleId: saleId,
    })
  })

  it('tells other windows that the basket is gone, also when there was nothing to pay', async () => {
    const till = await composedTill()
    await setUp(till)
    await till.get('basket.add-open', { amountMinor: 0 })
    const { basketId } = await till.get('basket.get')
    const nudges: string[] = []
    till.onNudge((topic) => nudges.push(topic))
    await till.get('payment.finish-free', { saleId: basketId })
    expect(nudges).toEqual(expect.arrayContaining(['basket', 'sales']))
  })

  it('charges a card once, by the real client over real HTTP, and records the sale with it', async () => {
    const till = await composedTill()
    await setUp(till)
    const { saleId, totalMinor } = await ringUp(till, 2)
    await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
    await atReader(till, 'tap-good')
    expect(await verdict(till, 'p1')).toMatchObject({
      status: 'approved',
      charged: { minor: totalMinor },
      completedSaleId: saleId,
    })
    expect(till.desk.sumup.transactions()).toHaveLength(1)
    const sale = await till.get('sales.get', { saleId })
    expect(sale.payments[0]?.timeline.map((entry) => entry.code)).toEqual(
      expect.arrayContaining(['started', 'accepted', 'approved']),
    )
  })

  it('takes a declined card, then cash and another card for the same sale', async () => {
    const till = await composedTill()
    await setUp(till)
    const { saleId, totalMinor } = await ringUp(till, 4)
    await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
    await atReader(till, 'tap-declined')
    expect(await verdict(till, 'p1')).toMatchObject({ status: 'declined', charged: null })
    await till.get('payment.cash', { paymentId: 'p2', saleId, amountMinor: 200, tenderedMinor: 200 })
    expect((await till.get('payment.due')).due.minor).toBe(totalMinor - 200)
    await till.get('payment.card', { paymentId: 'p3', saleId, amountMinor: null, readerId: null })
    await atReader(till, 'insert-good')
    await atReader(till, 'pin-correct')
    expect(await verdict(till, 'p3')).toMatchObject({ status: 'approved', completedSaleId: saleId })
    const sale = await till.get('sales.get', { saleId })
    expect(sale.tenders.map((tender) => tender.amount.minor)).toEqual([200, totalMinor - 200])
  })

  it('finds the basket again after a restart, and a payment that was in mid-air ends in a fact', async () => {
    const folder = testFolder()
    const before = await composedTill({ folder })
    await setUp(before)
    const { saleId } = await ringUp(before, 2)
    await before.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
    await until(async () => (await before.get('training.view')).readers[0]?.screen === 'present-card')
    await before.stop()

    const after = await composedTill({ folder })
    expect((await after.get('basket.get')).basketId).toBe(saleId)
    await atReader(after, 'tap-good')
    expect(await verdict(after, 'p1')).toMatchObject({ status: 'approved', completedSaleId: saleId })
    expect(after.desk.sumup.transactions()).toHaveLength(1)
  })

  it('answers whoever has asked before it stops, and nobody afterwards', async () => {
    const folder = testFolder()
    const events: string[] = []
    const note = (event: string) => void events.push(event)
    const till = await composedTill({ folder, log: { info: note, warn: note, error: note } })
    const asked = setUp(till)
    await till.stop()
    await asked
    expect(events.filter((event) => event.startsWith('door.'))).toEqual([])
    expect(events.at(-1)).toBe('till.stopped')
    expect(await till.ask('till.state')).toMatchObject({ ok: false, error: { code: 'till-unreachable' } })
    expect((await (await composedTill({ folder })).get('till.state')).setupDone).toBe(true)
  })

  it('closes the day once, and the next sale opens the next day', async () => {
    const till = await composedTill()
    await setUp(till)
    for (const paymentId of ['p1', 'p2']) {
      const { saleId } = await ringUp(till, 1)
      await till.get('payment.cash', { paymentId, saleId, amountMinor: null, tenderedMinor: null })
    }
    const [first, second] = await Promise.all([till.get('day.close'), till.get('day.close')])
    expect(first.zNumber).toBe(1)
    expect(second.zNumber).toBe(1)
    const { saleId } = await ringUp(till, 1)
    await till.get('payment.cash', { paymentId: 'p3', saleId, amountMinor: null, tenderedMinor: null })
    expect(await till.get('day.close')).toMatchObject({ zNumber: 2, totals: { sales: 1 } })
  })

  it('refuses to close while a payment is open and says how many', async () => {
    const till = await composedTill()
    await setUp(till)
    const sold = await ringUp(till, 1)
    await till.get('payment.cash', {
      paymentId: 'p0',
      saleId: sold.saleId,
      amountMinor: null,
      tenderedMinor: null,
    })
    const { saleId } = await ringUp(till, 1)
    await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
    expect(await till.ask('day.close')).toMatchObject({ ok: false, error: { code: 'day-has-open-payments' } })
    expect(await till.ask('basket.clear')).toMatchObject({ ok: false, error: { code: 'basket-locked' } })
  })

  it('sells to the next customer while a parked sale waits for its card, and records that one by itself', async () => {
    const till = await composedTill()
    await setUp(till)
    const [reader] = (await till.get('training.view')).readers
    const serial = reader?.serial ?? ''
    const stuck = await ringUp(till, 1)
    await till.get('payment.card', {
      paymentId: 'p1',
      saleId: stuck.saleId,
      amountMinor: null,
      readerId: null,
    })
    await until(async () => (await till.get('training.view')).readers[0]?.screen === 'present-card')
    await till.get('training.act', { serial, action: 'tap-good' })
    await till.get('basket.park', { label: 'paying' })
    const { saleId } = await ringUp(till, 2)
    await till.get('payment.cash', { paymentId: 'p2', saleId, amountMinor: null, tenderedMinor: null })
    const approved = await until(async () => {
      const payment = await till.get('payment.get', { paymentId: 'p1' })
      return payment.isFinal && payment
    })
    expect(approved).toMatchObject({ status: 'approved', completedSaleId: stuck.saleId })
    expect(await till.get('basket.parked')).toEqual([])
    expect(await till.get('sales.get', { saleId: stuck.saleId })).toMatchObject({ saleNumber: 2 })
  })

  it('opens in every currency, and says plainly where no card can be taken', async () => {
    for (const currency of ['CHF', 'JPY', 'KWD', 'HUF']) {
      const till = await composedTill()
      await setUp(till, currency)
      const { saleId } = await ringUp(till, 3)
      const due = await till.get('payment.due')
      expect(due.cardAvailable).toBe(currency === 'CHF' || currency === 'HUF')
      const paid = await till.get('payment.cash', {
        paymentId: `p-${currency}`,
        saleId,
        amountMinor: null,
        tenderedMinor: null,
      })
      expect(paid.completedSaleId).toBe(saleId)
    }
  })

  it('says that the disk is full, keeps what was there, and goes on when there is room again', async () => {
    let database: Database | undefined
    const till = await composedTill({
      openDatabase(path) {
        database = openDatabase(path)
        return database
      },
    })
    await setUp(till)
    await ringUp(till, 2)
    const before = await till.get('basket.get')
    database?.pragma('max_page_count = 1')
    const refused = await until(async () => {
      const answer = await till.ask('basket.add-open', { amountMinor: 100, name: 'x'.repeat(200) })
      return !answer.ok && answer
    })
    expect(refused.error.code).toBe('disk-full')
    database?.pragma('max_page_count = 1000000')
    const after = await till.get('basket.get')
    expect(after.lines.slice(0, before.lines.length)).toEqual(before.lines)
    await till.get('basket.add-open', { amountMinor: 100 })
  })

  it('leaves data of a newer program alone and names it', async () => {
    const folder = testFolder()
    const till = await composedTill({ folder })
    await setUp(till)
    await till.stop()
    const database = openDatabase(join(folder, 'training', 'till.db'))
    database.execute('pragma user_version = 77')
    database.close()
    await expect(composedTill({ folder })).rejects.toThrow(NewerDatabaseError)
    await expect(composedTill({ folder })).rejects.toThrow(/newer Suretill/)
  })

  it('answers a broken screen and sells on', async () => {
    const till = await composedTill()
    await setUp(till)
    expect(await till.call('drop table sales', { a: 1 })).toMatchObject({
      error: { code: 'unknown-channel' },
    })
    expect(await till.call('basket.add-product', { productId: '1; drop table sales' })).toMatchObject({
      error: { code: 'bad-request' },
    })
    expect(
      await till.call('payment.cash', {
        paymentId: 'p',
        saleId: 'nobody',
        amountMinor: null,
        tenderedMinor: null,
      }),
    ).toMatchObject({ ok: false })
    const { saleId } = await ringUp(till, 1)
    expect(
      (await till.get('payment.cash', { paymentId: 'p1', saleId, amountMinor: null, tenderedMinor: null }))
        .status,
    ).toBe('approved')
  })

  it('keeps the keys of the card service out of everything a screen is told and out of the data folder', async () => {
    const till = await composedTill()
    await setUp(till)
    const { saleId } = await ringUp(till, 1)
    await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
    await atReader(till, 'tap-good')
    await verdict(till, 'p1')
    const { apiKey } = till.desk.cloud
    const told = JSON.stringify([
      await till.get('sales.get', { saleId }),
      await till.get('readers.list'),
      await till.get('settings.get'),
      await till.get('training.view'),
    ])
    expect(told).not.toContain(apiKey)
    expect(readFileSync(join(till.folder, 'training', 'till.db')).includes(apiKey)).toBe(false)
  })
})
