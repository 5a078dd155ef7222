import { describe, expect, it } from 'vitest'
import { setNote, setSaleDiscount } from '../../../main/sales/edit-basket.ts'
import { getBasket } from '../../../main/sales/open-basket.ts'
import { clearBasket, listParked, parkBasket, resumeBasket } from '../../../main/sales/park-basket.ts'
import { codeOf, good, insertTender, ring, salesTill } from '../../support/sales-till.ts'

describe('parking', () => {
  it('puts the basket aside and opens an empty one', () => {
    const till = salesTill()
    const { basketId } = ring(till, 1)
    const opened = good(parkBasket(till.context, { label: ' Table 4 ' }))
    expect(opened).toMatchObject({ lines: [], totals: { total: { minor: 0 } } })
    expect(opened.basketId).not.toBe(basketId)
    expect(listParked(till.context)).toEqual([
      {
        basketId,
        label: 'Table 4',
        parkedAt: till.clock.now(),
        lineCount: 1,
        total: { minor: 280, currency: 'EUR' },
      },
    ])
  })

  it('refuses an empty basket', () => {
    expect(codeOf(parkBasket(salesTill().context, { label: '' }))).toBe('basket-empty')
  })

  it('brings the very same basket back, also after a restart', async () => {
    const till = salesTill()
    ring(till, 5)
    ring(till, 3, 250)
    good(setSaleDiscount(till.context, { discount: { kind: 'percent', ppm: 50_000 } }))
    const before = getBasket(till.context)
    good(parkBasket(till.context, { label: '' }))
    till.restart()
    expect(good(resumeBasket(till.context, { basketId: before.basketId }))).toEqual(before)
    expect(listParked(till.context)).toEqual([])
    expect(getBasket(till.context)).toEqual(before)
  })

  it('parks what is open when another basket is resumed, so that nothing is lost', async () => {
    const till = salesTill()
    const first = ring(till, 1).basketId
    good(parkBasket(till.context, { label: 'first' }))
    await till.clock.advance(1000)
    const second = ring(till, 2).basketId
    expect(good(resumeBasket(till.context, { basketId: first })).basketId).toBe(first)
    expect(listParked(till.context)).toMatchObject([{ basketId: second, label: '' }])
    expect(codeOf(resumeBasket(till.context, { basketId: first }))).toBe('parked-not-found')
    expect(codeOf(resumeBasket(till.context, { basketId: 'nothing' }))).toBe('parked-not-found')
  })

  it('lists the newest first', async () => {
    const till = salesTill()
    for (const label of ['one', 'two', 'three']) {
      ring(till, 1)
      good(parkBasket(till.context, { label }))
      await till.clock.advance(1000)
    }
    expect(listParked(till.context).map((parked) => parked.label)).toEqual(['three', 'two', 'one'])
  })

  it('keeps the currency and tax mode in which it was rung up', () => {
    const till = salesTill()
    const { basketId } = ring(till, 1)
    good(parkBasket(till.context, { label: '' }))
    till.settings = { ...till.settings, currency: 'JPY', taxMode: 'added' }
    expect(listParked(till.context)[0]?.total).toEqual({ minor: 280, currency: 'EUR' })
    expect(good(resumeBasket(till.context, { basketId })).totals.taxAdded).toEqual({
      minor: 0,
      currency: 'EUR',
    })
  })
})

describe('clearing', () => {
  it('gives the sale up, keeps its lines and says so in the journal', () => {
    const till = salesTill()
    const { basketId } = ring(till, 1)
    ring(till, 2)
    expect(good(clearBasket(till.context))).toMatchObject({ lines: [], locked: false })
    const entries = till.context.database
      .sql<[], { kind: string; subject: string; body: string }>('select kind, subject, body from journal')
      .all()
    expect(entries).toMatchObject([{ kind: 'basket-discarded', subject: basketId }])
    expect(JSON.parse(entries[0]?.body ?? '')).toMatchObject({
      currency: 'EUR',
      totalMinor: 475,
      lineCount: 2,
      lines: [{ name: 'Espresso' }, { name: 'Croissant' }],
    })
    const kept = till.context.database
      .sql<[string], { n: number }>('select count(*) as n from basket_lines where basket_id = ?')
      .get(basketId)
    expect(kept).toEqual({ n: 2 })
    expect(codeOf(resumeBasket(till.context, { basketId }))).toBe('parked-not-found')
  })

  it('of an empty basket only takes discount and note away', () => {
    const till = salesTill()
    good(setNote(till.context, { note: 'x' }))
    good(setSaleDiscount(till.context, { discount: { kind: 'amount', minor: 5 } }))
    const { basketId } = getBasket(till.context)
    expect(good(clearBasket(till.context))).toMatchObject({
      basketId,
      revision: 3,
      totals: { note: '', saleDiscount: null },
    })
    till.restart()
    expect(getBasket(till.context)).toMatchObject({
      basketId,
      revision: 3,
      totals: { note: '', saleDiscount: null },
    })
    expect(till.context.database.sql('select * from journal').all()).toEqual([])
  })
})

describe('a basket that is being paid', () => {
  it.each(['pending', 'unknown', 'approved', 'cash'] as const)(
    'is not cleared while a payment is %s, but makes room for the next customer',
    (state) => {
      const till = salesTill()
      const { basketId } = ring(till, 1)
      insertTender(till, basketId, state, 100)
      expect(codeOf(clearBasket(till.context))).toBe('basket-locked')
      expect(good(parkBasket(till.context, { label: 'reader broken' }))).toMatchObject({
        lines: [],
        locked: false,
      })
      const next = ring(till, 2).basketId
      till.restart()
      expect(getBasket(till.context)).toMatchObject({ basketId: next, locked: false })
      expect(listParked(till.context)).toMatchObject([{ basketId, label: 'reader broken' }])
      expect(good(resumeBasket(till.context, { basketId }))).toMatchObject({ basketId, locked: true })
      expect(good(resumeBasket(till.context, { basketId: next }))).toMatchObject({
        basketId: next,
        locked: false,
      })
    },
  )
})

describe('a failure half-way', () => {
  it('leaves both baskets where they were', () => {
    const till = salesTill()
    const parked = ring(till, 2).basketId
    good(parkBasket(till.context, { label: 'parked' }))
    const { basketId } = ring(till, 1)
    const { database } = till.context
    database.execute(
      `create temp trigger broken before update of state on baskets when new.state = 'open' begin select raise(abort, 'full'); end`,
    )
    expect(() => resumeBasket(till.context, { basketId: parked })).toThrow('full')
    database.execute('drop trigger broken')
    expect(getBasket(till.context).basketId).toBe(basketId)
    expect(listParked(till.context)).toMatchObject([{ basketId: parked, label: 'parked' }])
    till.restart()
    expect(getBasket(till.context).basketId).toBe(basketId)
  })
})
