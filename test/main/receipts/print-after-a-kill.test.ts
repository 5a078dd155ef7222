import { expect, it } from 'vitest'
import { composedTill, ringUp, setUp, until } from '../../support/composed-till.ts'

it('K3: a receipt that the till was ended over is printed by the next start, once, and is no copy', async () => {
  const first = await composedTill()
  await setUp(first)
  await first.desk.setPrinter('offline')
  const { saleId } = await ringUp(first, 2)
  const cash = { paymentId: 'p1', saleId, amountMinor: null, tenderedMinor: null }
  expect((await first.get('payment.cash', cash)).completedSaleId).toBe(saleId)
  await first.stop()
  const second = await composedTill({ folder: first.folder })
  const papers = async () => (await second.get('training.view')).printer.papers
  await until(async () => (await papers()).length > 0)
  await until(async () => (await second.get('queue.list')).items.length === 0)
  expect(await papers()).toHaveLength(1)
  expect(JSON.stringify(await papers())).not.toMatch(/COPY/)
  expect((await second.get('day.current')).totals.sales).toBe(1)
})
