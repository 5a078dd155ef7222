import { expect, test } from 'vitest'
import { printGift } from '../../../main/receipts/print-gift.ts'
import { printSale } from '../../../main/receipts/print-sale.ts'
import { countPrints } from '../../../main/store/print-store.ts'
import { printDesk } from '../../support/print-desk.ts'
import { recordSampleSale } from '../../support/recorded-sales.ts'

test('a gift receipt says what was bought and when, and nothing of money', async () => {
  const desk = await printDesk()
  const { database, clock, context } = desk
  const lines = [
    { name: 'Scarf, blue', unitPriceMinor: 2_995, note: 'size M' },
    {
      name: 'Tea',
      unitPriceMinor: 700,
      quantityMilli: 2_500,
      unit: 'kg' as const,
      discount: { kind: 'percent', ppm: 100_000 } as const,
    },
  ]
  const saleId = recordSampleSale(database, { lines, cardMilli: 500, tipMinor: 50 }, clock.now())
  expect(printGift(context, saleId)).toMatchObject({ ok: true })
  await desk.work()
  const paper = desk.papers()[0] ?? []
  const text = paper.join('\n')
  expect(text).toContain('GIFT RECEIPT')
  expect(text).toContain('Receipt 000001')
  expect(text).toMatch(/^Scarf, blue +1$/m)
  expect(text).toContain('size M')
  expect(text).toMatch(/^Tea +2.5 kg$/m)
  expect(text).toContain('Thank you!')
  // No amount, tender, tax or card anywhere.
  expect(text).not.toMatch(/\d[.,]\d\d\b|EUR|Cash|Card|Tax|TOTAL|Tip|VISA|%/)
  expect(text).not.toContain('COPY')
})

test('each is a line of the journal, and every one after the first says COPY', async () => {
  const desk = await printDesk()
  const { database, clock, context } = desk
  const saleId = recordSampleSale(database, { lines: [{ name: 'Scarf' }] }, clock.now())
  printSale(context, saleId)
  // Pressed twice before it comes out, it is one.
  printGift(context, saleId)
  printGift(context, saleId)
  await desk.work()
  printGift(context, saleId)
  await desk.work()
  const [receipt, first, second] = desk.papers().map((paper) => paper.join('\n'))
  expect(receipt).toContain('TOTAL')
  expect(first).toContain('GIFT RECEIPT')
  expect(first).not.toContain('COPY')
  expect(second).toContain('COPY')
  expect(desk.papers()).toHaveLength(3)
  expect(countPrints(database, 'gift', saleId)).toBe(2)
  expect(countPrints(database, 'receipt', saleId)).toBe(1)
  const journal = database
    .sql<[], { body: string }>(`select body from journal where kind = 'gift-receipt-printed' order by number`)
    .all()
  expect(journal.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { receiptNumber: '000001', copy: 0 },
    { receiptNumber: '000001', copy: 1 },
  ])
})

test('of a sale that is not there, or without a printer, is refused', async () => {
  const desk = await printDesk({ printerAddress: () => '' })
  const { database, clock, context } = desk
  expect(printGift(context, 'nowhere')).toMatchObject({ error: { code: 'sale-not-found' } })
  const saleId = recordSampleSale(database, { lines: [{ name: 'Scarf' }] }, clock.now())
  expect(printGift(context, saleId)).toMatchObject({ error: { code: 'printer-unreachable' } })
})
