import { describe, expect, it } from 'vitest'
import { addOpenAmount, addProduct, scanBarcode } from '../../../main/sales/add-to-basket.ts'
import {
  setLineDiscount,
  setLineNote,
  setNote,
  setPrice,
  setQuantity,
  setSaleDiscount,
  voidLine,
} from '../../../main/sales/edit-basket.ts'
import { getBasket, openSaleId, saleTotal } from '../../../main/sales/open-basket.ts'
import { basketOnDisk, codeOf, good, insertTender, ring, salesTill } from '../../support/sales-till.ts'

const journal = (database: { sql: ReturnType<typeof salesTill>['context']['database']['sql'] }) =>
  database
    .sql<[], { kind: string; subject: string; body: string }>(
      'select kind, subject, body from journal order by number',
    )
    .all()

describe('adding to the basket', () => {
  it('answers with the one line that changed and the new totals', () => {
    const till = salesTill()
    ring(till, 1)
    const change = ring(till, 2)
    expect(change).toMatchObject({
      baseRevision: 1,
      revision: 2,
      locked: false,
      removed: [],
      changed: [
        { position: 2, name: 'Croissant', unitPrice: { minor: 195, currency: 'EUR' }, listPrice: null },
      ],
      totals: { lineCount: 2, quantityMilli: 2000, total: { minor: 475, currency: 'EUR' } },
    })
    expect(change.focus).toBe(change.changed[0]?.id)
  })

  it('counts one more of the same product up, and leaves alone what was done by hand', () => {
    const till = salesTill()
    ring(till, 1)
    ring(till, 2)
    const joined = ring(till, 1, 2000)
    expect(joined.changed).toMatchObject([{ position: 1, quantityMilli: 3000, total: { minor: 840 } }])
    good(setLineNote(till.context, { lineId: joined.focus ?? '', note: 'no sugar' }))
    expect(ring(till, 1).changed).toMatchObject([{ position: 3, quantityMilli: 1000 }])
    expect(getBasket(till.context).lines.map((line) => line.quantityMilli)).toEqual([3000, 1000, 1000])
  })

  it('gives each weighing and each open price a line of its own', () => {
    const till = salesTill()
    ring(till, 3, 335)
    ring(till, 3, 335)
    good(addProduct(till.context, { productId: 4, priceMinor: 500 }))
    good(addProduct(till.context, { productId: 4, priceMinor: 500 }))
    const { lines } = getBasket(till.context)
    expect(lines.map((line) => [line.name, line.total.minor, line.listPrice])).toEqual([
      ['Tomatoes', 100, null],
      ['Tomatoes', 100, null],
      ['Gift', 500, null],
      ['Gift', 500, null],
    ])
  })

  it('asks for the price of an open-price product, by tile and by scan', () => {
    const till = salesTill()
    till.barcodes.set('GIFT', 4)
    for (const result of [
      addProduct(till.context, { productId: 4 }),
      scanBarcode(till.context, { code: 'GIFT' }),
    ])
      expect(result).toEqual({
        ok: false,
        error: { code: 'price-needed', values: { productId: 4, name: 'Gift' } },
      })
    expect(getBasket(till.context).lines).toEqual([])
  })

  it('takes a typed price as an override that names the catalogue’s', () => {
    const till = salesTill()
    const change = good(addProduct(till.context, { productId: 1, priceMinor: 200 }))
    expect(change.changed).toMatchObject([{ unitPrice: { minor: 200 }, listPrice: { minor: 280 } }])
    expect(ring(till, 1).changed).toMatchObject([{ position: 2, unitPrice: { minor: 280 } }])
  })

  it('finds a scanned code in each of its spellings and never a similar one', () => {
    const till = salesTill()
    till.barcodes.set('012345678905', 2)
    expect(good(scanBarcode(till.context, { code: '0012345678905\r' })).changed).toMatchObject([
      { name: 'Croissant' },
    ])
    expect(good(scanBarcode(till.context, { code: '４００６３８１３３３９３１' })).changed).toMatchObject([
      { name: 'Espresso' },
    ])
    expect(scanBarcode(till.context, { code: ' 4006381333932\n' })).toEqual({
      ok: false,
      error: { code: 'barcode-unknown', values: { code: '4006381333932' } },
    })
    expect(codeOf(scanBarcode(till.context, { code: '\u0000' }))).toBe('barcode-unknown')
  })

  it('takes an amount from the keypad under a name in the shop’s language', () => {
    const till = salesTill({ language: 'nl' })
    expect(good(addOpenAmount(till.context, { amountMinor: 1234 })).changed).toMatchObject([
      { name: 'Vrij bedrag', productId: null, total: { minor: 1234 }, taxRateName: 'Standard' },
    ])
    expect(good(addOpenAmount(till.context, { amountMinor: 1, name: ' Repair ' })).changed).toMatchObject([
      { name: 'Repair' },
    ])
    expect(codeOf(addOpenAmount(till.context, { amountMinor: 1, taxRateId: 99 }))).toBe('tax-rate-not-found')
  })

  it('says what it does not know', () => {
    const till = salesTill()
    expect(addProduct(till.context, { productId: 99 })).toEqual({
      ok: false,
      error: { code: 'product-not-found', values: { productId: 99 } },
    })
  })

  it('keeps the prices of the moment when the catalogue changes under it', () => {
    const till = salesTill()
    ring(till, 1)
    const product = till.products.get(1)
    if (product) till.products.set(1, { ...product, priceMinor: 300, ratePpm: 200_000 })
    ring(till, 1)
    expect(getBasket(till.context).lines.map((line) => line.unitPrice.minor)).toEqual([280, 300])
    expect(getBasket(till.context).totals.taxes.map((tax) => tax.ratePpm)).toEqual([200_000, 190_000])
  })
})

describe('editing a line', () => {
  it('changes quantity, price, discount and note, each with the catalogue’s price beside it', () => {
    const till = salesTill()
    const lineId = ring(till, 1).focus ?? ''
    good(setQuantity(till.context, { lineId, quantityMilli: 4000 }))
    good(setPrice(till.context, { lineId, priceMinor: 250 }))
    good(setLineDiscount(till.context, { lineId, discount: { kind: 'percent', ppm: 100_000 } }))
    const change = good(setLineNote(till.context, { lineId, note: ' to go ' }))
    expect(change.changed).toMatchObject([
      {
        quantityMilli: 4000,
        unitPrice: { minor: 250 },
        listPrice: { minor: 280 },
        discountAmount: { minor: 100 },
        total: { minor: 900 },
        note: 'to go',
      },
    ])
    expect(good(setPrice(till.context, { lineId, priceMinor: null })).changed).toMatchObject([
      { unitPrice: { minor: 280 }, listPrice: null },
    ])
    good(setPrice(till.context, { lineId, priceMinor: 1 }))
    expect(good(setPrice(till.context, { lineId, priceMinor: 280 })).changed).toMatchObject([
      { listPrice: null },
    ])
  })

  it('of an open price has no price to go back to', () => {
    const till = salesTill()
    const lineId = good(addProduct(till.context, { productId: 4, priceMinor: 500 })).focus ?? ''
    expect(good(setPrice(till.context, { lineId, priceMinor: 700 })).changed).toMatchObject([
      { listPrice: null },
    ])
    expect(good(setPrice(till.context, { lineId, priceMinor: null })).changed).toMatchObject([
      { unitPrice: { minor: 700 } },
    ])
  })

  it('caps a discount at the line and shows what was really taken off', () => {
    const till = salesTill()
    const lineId = ring(till, 1).focus ?? ''
    expect(
      good(setLineDiscount(till.context, { lineId, discount: { kind: 'amount', minor: 9999 } })).changed,
    ).toMatchObject([{ discountAmount: { minor: 280 }, total: { minor: 0 } }])
  })

  it('refuses what makes no sense and leaves the basket as it was', () => {
    const till = salesTill()
    const lineId = ring(till, 1).focus ?? ''
    const before = getBasket(till.context)
    expect(codeOf(setQuantity(till.context, { lineId: 'nothing', quantityMilli: 1000 }))).toBe(
      'line-not-found',
    )
    expect(codeOf(setQuantity(till.context, { lineId, quantityMilli: 0 }))).toBe('quantity-invalid')
    expect(codeOf(setQuantity(till.context, { lineId, quantityMilli: 0.1 }))).toBe('quantity-invalid')
    expect(codeOf(setLineDiscount(till.context, { lineId, discount: { kind: 'percent', ppm: 0 } }))).toBe(
      'discount-invalid',
    )
    expect(codeOf(setSaleDiscount(till.context, { discount: { kind: 'amount', minor: -1 } }))).toBe(
      'discount-invalid',
    )
    expect(codeOf(setPrice(till.context, { lineId, priceMinor: 2e12 }))).toBe('amount-too-large')
    expect(getBasket(till.context)).toEqual(before)
  })

  it('voids a line, and the journal keeps what it was', () => {
    const till = salesTill()
    const { basketId, focus } = ring(till, 1, 2000)
    const lineId = focus ?? ''
    const change = good(voidLine(till.context, { lineId }))
    expect(change).toMatchObject({
      removed: [lineId],
      changed: [],
      totals: { lineCount: 0, total: { minor: 0 } },
    })
    expect(journal(till.context.database)).toMatchObject([{ kind: 'line-voided', subject: basketId }])
    expect(journal(till.context.database)[0]?.body).toContain('"name":"Espresso","quantityMilli":2000')
    expect(codeOf(voidLine(till.context, { lineId }))).toBe('line-not-found')
  })

  it('never reaches a line of the basket before by a late click', () => {
    const till = salesTill()
    const lineId = ring(till, 1).focus ?? ''
    good(voidLine(till.context, { lineId }))
    expect(ring(till, 1).focus).not.toBe(lineId)
  })

  it('gives the sale up with its last line: discount, note and attempts are not the next customer’s', () => {
    const till = salesTill()
    const first = ring(till, 1)
    const second = ring(till, 2)
    good(setSaleDiscount(till.context, { discount: { kind: 'percent', ppm: 500_000 } }))
    good(setNote(till.context, { note: 'staff' }))
    insertTender(till, first.basketId, 'declined', 238)
    expect(good(voidLine(till.context, { lineId: first.focus ?? '' }))).toMatchObject({
      basketId: first.basketId,
      totals: { note: 'staff', saleDiscount: { kind: 'percent' }, total: { minor: 97 } },
    })
    const change = good(voidLine(till.context, { lineId: second.focus ?? '' }))
    expect(change).toMatchObject({
      totals: { note: '', saleDiscount: null, lineCount: 0, total: { minor: 0 } },
    })
    expect(change.basketId).not.toBe(first.basketId)
    const shown = getBasket(till.context)
    expect(shown).toMatchObject({ basketId: change.basketId, revision: change.revision, lines: [] })
    expect(saleTotal(till.context, first.basketId)).toBeUndefined()
    till.restart()
    expect(ring(till, 1).totals).toMatchObject({ note: '', saleDiscount: null, total: { minor: 280 } })
  })

  it('keeps a discount and a note of the whole sale', () => {
    const till = salesTill()
    ring(till, 1)
    ring(till, 2)
    good(setNote(till.context, { note: 'table 4' }))
    expect(
      good(setSaleDiscount(till.context, { discount: { kind: 'amount', minor: 75 } })).totals,
    ).toMatchObject({
      subtotal: { minor: 475 },
      saleDiscountAmount: { minor: 75 },
      total: { minor: 400 },
      note: 'table 4',
    })
  })
})

describe('the bounds of a basket', () => {
  it('refuse an amount above a million millions, on the line and in the sum', () => {
    const till = salesTill()
    good(addOpenAmount(till.context, { amountMinor: 1e12 }))
    expect(addOpenAmount(till.context, { amountMinor: 1 })).toEqual({
      ok: false,
      error: { code: 'amount-too-large', values: { limit: 1e12 } },
    })
    const lineId = getBasket(till.context).lines[0]?.id ?? ''
    expect(codeOf(setQuantity(till.context, { lineId, quantityMilli: 1e9 }))).toBe('amount-too-large')
    expect(getBasket(till.context).totals.total.minor).toBe(1e12)
  })

  it('refuse the line after the twenty-thousandth', () => {
    const till = salesTill()
    const { basketId } = ring(till, 1)
    till.context.memory.forget()
    till.context.database
      .sql(
        `with recursive counter (n) as (select 2 union all select n + 1 from counter where n < 20000)
         insert into basket_lines (basket_id, position, name, unit, quantity_milli, unit_price_minor, tax_rate_id,
           tax_rate_name, rate_ppm) select ?, n, 'Nail', 'piece', 1000, 1, 1, 'Standard', 190000 from counter`,
      )
      .run(basketId)
    till.context.database.execute('update baskets set next_position = 20001')
    expect(addProduct(till.context, { productId: 2 })).toEqual({
      ok: false,
      error: { code: 'basket-too-large', values: { limit: 20_000 } },
    })
    expect(getBasket(till.context).lines).toHaveLength(20_000)
  })

  it('write one line and the basket’s row, however many lines there are', () => {
    const till = salesTill()
    const changes = (work: () => void) => {
      const read = () =>
        till.context.database.sql<[], { n: number }>('select total_changes() as n').get()?.n ?? 0
      const before = read()
      work()
      return read() - before
    }
    const first = changes(() => ring(till, 3, 100))
    for (let line = 0; line < 500; line += 1) ring(till, 3, 100)
    expect(changes(() => ring(till, 3, 100))).toBeLessThanOrEqual(first)
    expect(ring(till, 3, 100).changed).toHaveLength(1)
  })

  it('refuse a second currency in one sale, and free the empty basket to take the new one', () => {
    const till = salesTill()
    const lineId = ring(till, 1).focus ?? ''
    till.settings = { ...till.settings, currency: 'CHF', taxMode: 'added' }
    expect(codeOf(addProduct(till.context, { productId: 2 }))).toBe('currency-not-supported')
    expect(getBasket(till.context).totals.total).toEqual({ minor: 280, currency: 'EUR' })
    good(voidLine(till.context, { lineId }))
    expect(ring(till, 2).totals).toMatchObject({
      taxAdded: { minor: 14, currency: 'CHF' },
      total: { minor: 209 },
    })
  })
})

describe('a basket that is being paid', () => {
  it.each(['pending', 'unknown', 'approved', 'cash'] as const)(
    'does not change while a payment is %s',
    (state) => {
      const till = salesTill()
      const change = ring(till, 1)
      const lineId = change.focus ?? ''
      insertTender(till, change.basketId, state, 100)
      const before = getBasket(till.context)
      expect(before.locked).toBe(true)
      const { context } = till
      for (const refused of [
        addProduct(context, { productId: 1 }),
        scanBarcode(context, { code: '4006381333931' }),
        addOpenAmount(context, { amountMinor: 1 }),
        setQuantity(context, { lineId, quantityMilli: 2000 }),
        setPrice(context, { lineId, priceMinor: 1 }),
        setLineDiscount(context, { lineId, discount: null }),
        setLineNote(context, { lineId, note: 'x' }),
        setSaleDiscount(context, { discount: null }),
        setNote(context, { note: 'x' }),
        voidLine(context, { lineId }),
      ])
        expect(codeOf(refused)).toBe('basket-locked')
      expect(getBasket(till.context)).toEqual(before)
    },
  )

  it('is free again after a declined attempt', () => {
    const till = salesTill()
    const { basketId } = ring(till, 1)
    insertTender(till, basketId, 'declined', 280)
    expect(getBasket(till.context).locked).toBe(false)
    expect(ring(till, 1).totals.total.minor).toBe(560)
  })
})

describe('the basket on disk', () => {
  it('is the same after every operation when the program dies and starts again', () => {
    const till = salesTill({ taxMode: 'added' })
    const { context: first } = till
    expect(first.memory.basket()).toBeUndefined()
    const steps = [
      () => ring(till, 5),
      () => ring(till, 5),
      () => ring(till, 3, 1335),
      () => good(addOpenAmount(till.context, { amountMinor: 999, name: '🧁 كعكة' })),
      () => good(setSaleDiscount(till.context, { discount: { kind: 'percent', ppm: 123_456 } })),
      () =>
        good(setLineDiscount(till.context, { lineId: lineAt(1), discount: { kind: 'amount', minor: 33 } })),
      () => good(setPrice(till.context, { lineId: lineAt(0), priceMinor: 300 })),
      () => good(setQuantity(till.context, { lineId: lineAt(0), quantityMilli: 7000 })),
      () => good(setNote(till.context, { note: 'zum Mitnehmen' })),
      () => good(setLineNote(till.context, { lineId: lineAt(1), note: '🌶️' })),
      () => good(voidLine(till.context, { lineId: lineAt(0) })),
    ]
    const lineAt = (index: number) => getBasket(till.context).lines[index]?.id ?? ''
    for (const step of steps) {
      step()
      const shown = getBasket(till.context)
      till.restart()
      expect(getBasket(till.context)).toEqual(shown)
    }
    expect(getBasket(till.context).revision).toBe(steps.length)
  })

  it('is what memory shows, also when a change fails half-way', () => {
    const till = salesTill()
    const lineId = ring(till, 1).focus ?? ''
    till.context.database.execute(
      `create temp trigger broken before insert on journal begin select raise(abort, 'disk I/O error'); end`,
    )
    expect(() => voidLine(till.context, { lineId })).toThrow(/disk/)
    expect(getBasket(till.context).lines).toHaveLength(1)
    expect(basketOnDisk(till)?.lines).toHaveLength(1)
    till.context.database.execute('drop trigger broken')
    expect(good(voidLine(till.context, { lineId })).removed).toEqual([lineId])
  })

  it('never shows what an outer transaction took back', () => {
    const till = salesTill()
    ring(till, 1)
    expect(() =>
      till.context.database.inTransaction(() => {
        ring(till, 2)
        throw new Error('power')
      }),
    ).toThrow('power')
    expect(getBasket(till.context).lines.map((line) => line.name)).toEqual(['Espresso'])
  })

  it('is exactly one', () => {
    const till = salesTill()
    const { basketId } = ring(till, 1)
    till.restart()
    expect(getBasket(till.context).basketId).toBe(basketId)
    expect(() =>
      till.context.database.execute(
        `insert into baskets (id, state, created_at) values ('second', 'open', 0)`,
      ),
    ).toThrow(/UNIQUE/)
  })

  it('tells payments what there is to pay', () => {
    const till = salesTill()
    expect(openSaleId(till.context)).toBeUndefined()
    const { basketId } = ring(till, 1)
    expect(openSaleId(till.context)).toBe(basketId)
    expect(saleTotal(till.context, basketId)).toEqual({ totalMinor: 280, currency: 'EUR' })
    expect(saleTotal(till.context, 'other')).toBeUndefined()
  })
})
