import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DayDocument } from '../../../main/domain/day-document.ts'
import { countedMinor, drawerSums } from '../../../main/domain/drawer-cash.ts'
import { openDatabase } from '../../../main/store/database.ts'
import { type ComposedTill, composedTill, setUp } from '../../support/composed-till.ts'
import { seededRandom } from '../training/virtual-clock.ts'

async function countingTill(cashCount: 'open' | 'blind' = 'open', currency = 'EUR'): Promise<ComposedTill> {
  const till = await composedTill()
  await setUp(till)
  const settings = await till.get('settings.get')
  await till.get('settings.save', {
    ...settings,
    currency,
    cashCount,
    cashLimitMinor: 500,
    cashFloatMinor: 0,
  })
  return till
}

let made = 0
const fresh = (name: string) => {
  made += 1
  return `${name}-${made}`
}

async function sellForCash(till: ComposedTill, amountMinor: number): Promise<void> {
  const { basketId } = await till.get('basket.add-open', { amountMinor })
  const request = { paymentId: fresh('cash'), saleId: basketId, amountMinor: null, tenderedMinor: null }
  await till.get('payment.cash', request)
}

const move = (till: ComposedTill, kind: 'float' | 'paid-in' | 'paid-out' | 'to-safe', amountMinor: number) =>
  till.get('cash.move', { moveId: fresh('move'), kind, amountMinor, reason: 'for the test' })

const count = (till: ComposedTill, looseMinor: number, pieces: { minor: number; count: number }[] = []) =>
  till.get('cash.count', { countId: fresh('count'), pieces, looseMinor })

describe('the drawer', () => {
  it('should hold what stayed, what sales brought and every move; a Z seals what was counted', async () => {
    const till = await countingTill()
    await move(till, 'float', 10_000)
    await sellForCash(till, 1_250)
    await move(till, 'paid-out', 800)
    expect(await till.get('cash.state')).toMatchObject({
      expected: { minor: 10_450 },
      taken: { minor: 1_250 },
    })
    const counted = await count(till, 50, [
      { minor: 5_000, count: 2 },
      { minor: 100, count: 3 },
    ])
    expect(counted).toMatchObject({
      counted: { minor: 10_350 },
      difference: { minor: -100 },
      needsReason: false,
    })
    const cash = { kind: 'counted', countId: counted.countId, leaveMinor: 10_000, reason: '' } as const
    const day = await till.get('day.close', { cash })
    const paper = day.paper.map((line) => line.text).join('\n')
    for (const [word, amount] of [
      ['From the day before', '0.00'],
      ['Cash taken', '12.50'],
      ['Change put in', '100.00'],
      ['Paid out', '-8.00'],
      ['Should be', '104.50'],
      ['Counted', '103.50'],
      ['Difference', '-1.00'],
      ['To the safe', '-3.50'],
      ['Stays in the drawer', '100.00'],
    ])
      expect(paper).toMatch(new RegExp(`${word} +${amount}`))
    // Asked again, the Z of before: its count is used.
    expect((await till.get('day.close', { cash })).zNumber).toBe(1)
    expect(await till.get('cash.state')).toMatchObject({
      opening: { minor: 10_000 },
      expected: { minor: 10_000 },
      moves: [],
    })
  })

  it('is counted before a day closes, or somebody says why not', async () => {
    const till = await countingTill()
    await sellForCash(till, 700)
    expect(await till.ask('day.close')).toMatchObject({ ok: false, error: { code: 'day-needs-count' } })
    const day = await till.get('day.close', { cash: { kind: 'not-counted', reason: 'Power cut' } })
    expect(day.paper.map((line) => line.text).join('\n')).toContain('Not counted: Power cut')
    expect(await till.get('cash.state')).toMatchObject({ expected: { minor: 700 } })
  })

  it('keeps a blind count blind until it is sealed, and each recount', async () => {
    const till = await countingTill('blind')
    await sellForCash(till, 2_000)
    expect(await till.get('cash.state')).toMatchObject({ expected: null, taken: null })
    expect((await till.get('day.current')).paper.map((line) => line.text).join('\n')).not.toContain(
      'Should be',
    )
    const first = await count(till, 500)
    expect(first).toMatchObject({ expected: null, difference: null, needsReason: true })
    const close = (countId: string, reason = '') =>
      till.ask('day.close', { cash: { kind: 'counted', countId, leaveMinor: 0, reason } })
    expect(await close(first.countId)).toMatchObject({ error: { code: 'cash-difference-needs-reason' } })
    const second = await count(till, 1_900)
    expect(second.needsReason).toBe(false)
    const closed = await close(second.countId)
    expect(closed.ok && closed.value.paper.map((line) => line.text).join('\n')).toMatch(/Difference +-1\.00/)
    const database = openDatabase(join(till.folder, 'training', 'till.db'), { readonly: true })
    expect(database.sql('select counted_minor as counted from cash_counts order by at, id').all()).toEqual([
      { counted: 500 },
      { counted: 1_900 },
    ])
    database.close()
  })

  it('refuses a count that cash has moved since, more out than is in, and a reason that is none', async () => {
    const till = await countingTill()
    await sellForCash(till, 1_000)
    const counted = await count(till, 1_000)
    await sellForCash(till, 300)
    const cash = { kind: 'counted', countId: counted.countId, leaveMinor: 0, reason: '' } as const
    expect(await till.ask('day.close', { cash })).toMatchObject({ error: { code: 'cash-moved-since' } })
    const out = { moveId: 'm-1', kind: 'paid-out', amountMinor: 1_301, reason: 'Window cleaner' } as const
    expect(await till.ask('cash.move', out)).toMatchObject({ error: { code: 'cash-not-enough' } })
    expect(await till.ask('cash.move', { ...out, amountMinor: 100, reason: ' ' })).toMatchObject({
      error: { code: 'cash-needs-reason' },
    })
    await till.get('cash.move', { ...out, amountMinor: 300 })
    // The same button twice, and the same button with another amount.
    expect((await till.get('cash.move', { ...out, amountMinor: 300 })).moves).toHaveLength(1)
    expect(await till.ask('cash.move', { ...out, amountMinor: 301 })).toMatchObject({
      error: { code: 'cash-move-differs' },
    })
    const settled = await count(till, 990)
    await till.get('cash.settle', { countId: settled.countId, reason: '' })
    expect(await till.get('cash.state')).toMatchObject({ expected: { minor: 990 } })
    expect(await till.ask('cash.settle', { countId: settled.countId, reason: '' })).toMatchObject({
      error: { code: 'cash-count-unknown' },
    })
    expect(await till.ask('cash.count', { countId: 'c-1', pieces: [{ minor: 3, count: 1 }] })).toMatchObject({
      error: { code: 'cash-pieces-invalid' },
    })
  })

  it.each(['EUR', 'CHF', 'JPY', 'KWD'])(
    'is float + cash in − cash out over random days in %s, in the till and in the rows alike',
    { timeout: 60_000 },
    async (currency) => {
      const till = await countingTill('open', currency)
      const random = seededRandom(20_261_128)
      const below = (limit: number) => Math.floor(random() * limit)
      let drawer = 0
      for (let step = 0; step < 60; step += 1) {
        const deed = below(10)
        if (deed < 5) {
          await sellForCash(till, 1 + below(9_000))
          const sold = (await till.get('sales.list', { query: '', offset: 0, limit: 1 })).sales[0]
          const sale = await till.get('sales.get', { saleId: sold?.saleId ?? '' })
          drawer += sale.payments.reduce((sum, { charged }) => sum + (charged?.minor ?? 0), 0)
        } else if (deed < 7) {
          const amount = 1 + below(5_000)
          await move(till, deed === 5 ? 'float' : 'paid-in', amount)
          drawer += amount
        } else if (deed === 7) {
          const amount = 1 + below(2_000)
          const request = {
            moveId: fresh('move'),
            kind: 'paid-out',
            amountMinor: amount,
            reason: 'for it',
          } as const
          if ((await till.ask('cash.move', request)).ok) drawer -= amount
          else expect(amount).toBeGreaterThan(drawer)
        } else if ((await till.get('day.current')).totals.sales > 0) {
          const found = Math.max(0, drawer + below(400) - 200)
          const { countId } = await count(till, found)
          const leaveMinor = Math.min(found, below(10_000))
          await till.get('day.close', { cash: { kind: 'counted', countId, leaveMinor, reason: '' } })
          drawer = leaveMinor
        }
        expect((await till.get('cash.state')).expected).toEqual({ minor: drawer, currency })
      }
      const database = openDatabase(join(till.folder, 'training', 'till.db'), { readonly: true })
      const sum = (text: string) => database.sql<[], { minor: number | null }>(text).get()?.minor ?? 0
      const taken = sum(
        `select sum(charged_minor) as minor from payments where tender = 'cash' and status = 'approved'`,
      )
      expect(taken + sum('select sum(amount_minor) as minor from cash_moves')).toBe(drawer)
      const sealed = database
        .sql<[], { document: string }>(
          'select document from days where document is not null order by z_number',
        )
        .all()
        .map(({ document }) => JSON.parse(document) as DayDocument)
      let before = 0
      for (const { cash } of sealed) {
        expect(cash?.openingMinor).toBe(before)
        expect(cash?.leftMinor).toBe((cash?.countedMinor ?? 0) - (cash?.closingToSafeMinor ?? 0))
        before = cash?.leftMinor ?? 0
      }
      expect(sealed.length).toBeGreaterThan(0)
      database.close()
    },
  )
})

describe('a count', () => {
  it('knows the pieces of its currency, each once', () => {
    expect(countedMinor([{ minor: 200, count: 3 }], 7, 'EUR')).toBe(607)
    expect(countedMinor([{ minor: 3, count: 1 }], 0, 'EUR')).toBeUndefined()
    expect(
      countedMinor(
        [
          { minor: 2, count: 1 },
          { minor: 2, count: 1 },
        ],
        0,
        'EUR',
      ),
    ).toBeUndefined()
  })

  it('is compared with a sum that has every move in it', () => {
    const taken = { salesMinor: 900, partsMinor: 50, partsBeforeMinor: 20, repaidMinor: 5, changedMinor: -40 }
    const moves = [
      { kind: 'float', amountMinor: 100 },
      { kind: 'paid-out', amountMinor: -30 },
      { kind: 'difference', amountMinor: -2 },
    ] as const
    expect(drawerSums(1_000, taken, moves)).toMatchObject({ takenMinor: 895, expectedMinor: 1_963 })
  })
})
