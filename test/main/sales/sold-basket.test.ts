import { describe, expect, it } from 'vitest'
import { setNote } from '../../../main/sales/edit-basket.ts'
import { getBasket, openSaleId, saleTotal } from '../../../main/sales/open-basket.ts'
import { clearBasket, parkBasket, resumeBasket } from '../../../main/sales/park-basket.ts'
import { recordIfPaid } from '../../../main/sales/record-sale.ts'
import { basketOnDisk, good, payCash, ring, type SalesTill, salesTill } from '../../support/sales-till.ts'

const basketRows = ({ context }: SalesTill) =>
  context.database.sql<[], { id: string; state: string }>('select id, state from baskets order by id').all()

const lineRows = ({ context }: SalesTill) =>
  context.database
    .sql<[], { basket_id: string }>('select basket_id from basket_lines')
    .all()
    .map((row) => row.basket_id)

describe('the row of a sold basket', () => {
  it('waits for the next basket, and nobody takes it for an open one', () => {
    const till = salesTill()
    ring(till, 1)
    const sold = payCash(till)
    expect(basketRows(till)).toEqual([{ id: sold, state: 'open' }])
    expect(basketOnDisk(till)).toBeUndefined()
    expect(getBasket(till.context)).toMatchObject({ lines: [], revision: 0, locked: false })
    expect(saleTotal(till.context, sold)).toBeUndefined()
    expect(openSaleId(till.context)).toBeUndefined()
  })

  it('is gone with its lines when the next basket gets its first line', () => {
    const till = salesTill()
    ring(till, 1)
    payCash(till)
    const { basketId } = ring(till, 2)
    expect(basketRows(till)).toEqual([{ id: basketId, state: 'open' }])
    expect(lineRows(till)).toEqual([basketId])
  })

  it('changes nothing when the till dies before the next basket', () => {
    const till = salesTill()
    ring(till, 1)
    const sold = payCash(till)
    till.restart()
    expect(getBasket(till.context)).toMatchObject({ lines: [], revision: 0 })
    expect(
      till.context.database.inTransaction(() => recordIfPaid(till.context, sold, till.clock.now())),
    ).toEqual({ recorded: false })
    const { basketId } = ring(till, 2)
    till.restart()
    expect(getBasket(till.context)).toMatchObject({ basketId, totals: { lineCount: 1 } })
    expect(lineRows(till)).toEqual([basketId])
    payCash(till)
    expect(till.context.database.sql('select number, line_count from sales order by number').all()).toEqual([
      { number: 1, line_count: 1 },
      { number: 2, line_count: 1 },
    ])
  })

  it('comes back as the open basket when the sale is taken back by its transaction', () => {
    const till = salesTill()
    const { basketId } = ring(till, 1)
    expect(() =>
      till.context.database.inTransaction(() => {
        payCash(till)
        expect(openSaleId(till.context)).toBeUndefined()
        throw new Error('power')
      }),
    ).toThrow('power')
    expect(getBasket(till.context)).toMatchObject({ basketId, totals: { lineCount: 1 } })
    expect(basketOnDisk(till)?.lines).toHaveLength(1)
  })

  it('is no obstacle to parking, resuming, discarding and notes', () => {
    const till = salesTill()
    const { basketId: parked } = ring(till, 1)
    good(parkBasket(till.context, { label: 'Table 4' }))
    ring(till, 2)
    payCash(till)
    expect(good(resumeBasket(till.context, { basketId: parked }))).toMatchObject({ basketId: parked })
    payCash(till)
    expect(good(clearBasket(till.context))).toMatchObject({ lines: [], revision: 1 })
    expect(basketRows(till)).toHaveLength(1)
    ring(till, 2)
    payCash(till)
    good(setNote(till.context, { note: 'for Monday' }))
    till.restart()
    expect(getBasket(till.context).totals.note).toBe('for Monday')
    expect(basketRows(till)).toHaveLength(1)
  })
})

describe('an empty basket', () => {
  it('is not written before its first change, and is the same one until then', () => {
    const till = salesTill()
    const { basketId } = getBasket(till.context)
    expect(getBasket(till.context).basketId).toBe(basketId)
    expect(basketRows(till)).toEqual([])
    expect(ring(till, 1).basketId).toBe(basketId)
    expect(basketRows(till)).toEqual([{ id: basketId, state: 'open' }])
  })
})
