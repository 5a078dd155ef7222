import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkBooks, firstPlace } from '../../../main/store/book-check.ts'
import { openDatabase } from '../../../main/store/database.ts'
import { type ComposedTill, composedTill, ringUp, setUp, until } from '../../support/composed-till.ts'
import { testFolder } from '../../support/database.ts'

/* A till that sold, and what somebody or a bad disk did to its file. */

const cash = async (till: ComposedTill, paymentId: string, count = 2) => {
  const { saleId } = await ringUp(till, count)
  return await till.ask('payment.cash', { paymentId, saleId, amountMinor: null, tenderedMinor: null })
}

const card = async (till: ComposedTill, paymentId: string) => {
  await until(async () => (await till.get('readers.list')).length > 0)
  const { saleId } = await ringUp(till, 2)
  await till.get('payment.card', { paymentId, saleId, amountMinor: null, readerId: null })
  const reader = async () => (await till.get('training.view')).readers[0]
  await until(async () => (await reader())?.actions.includes('tap-good'))
  await till.get('training.act', { serial: (await reader())?.serial ?? '', action: 'tap-good' })
  await until(async () => (await till.get('payment.get', { paymentId })).completedSaleId !== null)
}

const fileOf = (folder: string) => join(folder, 'training', 'till.db')

/** Past the triggers, as a bit that flips is. */
function damage(path: string, text: string) {
  const database = openDatabase(path)
  const triggers = database
    .sql<[], { name: string }>(`select name from sqlite_master where type = 'trigger'`)
    .all()
  for (const { name } of triggers) database.execute(`drop trigger "${name}"`)
  database.execute(text)
  return database
}

const spoiltReceipt = `update sales set document = replace(document, '"EUR"', '"EUS"') where number = 1`
const warnings = async (till: ComposedTill) => (await till.get('till.state')).warnings

const damages = [
  [
    'the total of a sale',
    'update sales set total_minor = total_minor + 1, subtotal_minor = subtotal_minor + 1 where number = 1',
    'sale-changed',
  ],
  [
    'a receipt',
    `update sales set document = replace(document, '"EUR"', '"EUS"') where number = 1`,
    'sale-changed',
  ],
  [
    'the price of a line',
    `update sales set lines = replace(lines, '00,', '01,') where number = 2`,
    'sale-changed',
  ],
  ['a sale that is gone', 'pragma foreign_keys = off; delete from sales where number = 2', 'sale-missing'],
  [
    'the amount of a payment',
    `update payments set amount_minor = amount_minor + 100 where id = 'p3'`,
    'payment-changed',
  ],
  [
    'a journal entry',
    `update journal set body = replace(body, '"cash"', '"card"') where kind = 'sale-recorded'`,
    'entry-changed',
  ],
  ['an entry that is gone', `delete from journal where kind = 'day-opened'`, 'entry-missing'],
] as const

describe('the books', () => {
  it('S4, S11: have no fault while they are whole, in slices as in one go, and show each damage', async () => {
    const till = await composedTill()
    await setUp(till)
    await cash(till, 'p1')
    await cash(till, 'p2')
    await card(till, 'p3')
    await till.get('day.close')
    await till.stop()
    const whole = openDatabase(fileOf(till.folder))
    expect(checkBooks(whole, firstPlace, 10_000)).toEqual({ faults: [], next: null })
    let read = checkBooks(whole, firstPlace, 2)
    while (read.next) {
      expect(read.faults).toEqual([])
      read = checkBooks(whole, read.next, 2)
    }
    whole.close()
    for (const [name, text, what] of damages) {
      const copy = join(testFolder(), 'till.db')
      copyFileSync(fileOf(till.folder), copy)
      const database = damage(copy, text)
      const { faults } = checkBooks(database, firstPlace, 10_000)
      expect(faults, name).toContainEqual(expect.objectContaining({ what }))
      database.close()
    }
  }, 60_000)
})

describe('a till whose books are damaged', { timeout: 60_000 }, () => {
  it('S4: says so after the start, once in the journal, and sells on', async () => {
    const before = await composedTill()
    await setUp(before)
    await cash(before, 'p1')
    await before.stop()
    damage(fileOf(before.folder), spoiltReceipt).close()
    const till = await composedTill({ folder: before.folder })
    await until(async () => (await warnings(till)).some(({ code }) => code === 'books-damaged'))
    expect(await cash(till, 'p9', 1)).toMatchObject({ ok: true })
    await till.get('day.close')
    await till.stop()
    const database = openDatabase(fileOf(till.folder))
    expect(database.sql(`select kind from journal where kind = 'books-damaged'`).all()).toHaveLength(1)
    database.close()
  })

  it('S4: finds before the Z what was damaged since the start', async () => {
    const till = await composedTill()
    await setUp(till)
    await cash(till, 'p1')
    damage(fileOf(till.folder), spoiltReceipt).close()
    await till.ask('day.close')
    expect(await warnings(till)).toMatchObject([{ code: 'books-damaged', count: 1 }])
  })
})
