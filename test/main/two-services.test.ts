import { expect, it } from 'vitest'
import { type ComposedTill, composedTill, ringUp, setUp, until } from '../support/composed-till.ts'

/* The whole till with both card services of training: real clients, real loopback clouds, a real database file. */

const serial = 'PL0919CQ00305'

async function withTerminal(): Promise<{ till: ComposedTill; readerId: string }> {
  const till = await composedTill()
  await setUp(till)
  const available = await till.get('readers.available', {
    provider: 'cm',
    storeId: null,
    query: serial,
    offset: 0,
    limit: 10,
  })
  const { readerId } = await till.get('readers.choose', {
    provider: 'cm',
    providerReaderId: available.readers[0]?.providerReaderId ?? '',
    name: 'Terrace',
    color: 'purple',
  })
  return { till, readerId }
}

const screenOf = async (till: ComposedTill) =>
  (await till.get('training.view')).readers.find((reader) => reader.serial === serial)

async function payOnTerminal(till: ComposedTill, readerId: string): Promise<string> {
  const { saleId } = await ringUp(till, 2)
  await till.get('payment.card', { paymentId: 'payment-1', saleId, amountMinor: null, readerId })
  await until(async () => (await screenOf(till))?.screen === 'present-card')
  await till.get('training.act', { serial, action: 'tap-good' })
  await until(async () => (await till.get('payment.get', { paymentId: 'payment-1' })).status === 'approved')
  return saleId
}

it('sells on a chosen terminal, which the desk shows by its name and colour, with the service’s words on the paper', async () => {
  const { till, readerId } = await withTerminal()
  expect(await screenOf(till)).toMatchObject({
    service: 'CM.com',
    polls: true,
    inTill: { name: 'Terrace', color: 'purple' },
  })
  const saleId = await payOnTerminal(till, readerId)
  const sale = await till.get('sales.get', { saleId })
  expect(sale.payments).toMatchObject([
    { readerName: 'Terrace', readerColor: 'purple', providerName: 'CM.com' },
  ])
  expect(sale.paper.map((line) => line.text).join('\n')).toContain('CARDHOLDER COPY')
  expect(till.desk.cm.transactions()).toHaveLength(1)
  expect(till.desk.sumup.transactions()).toHaveLength(0)
}, 20_000)

it('opens a sale again whose approval was taken back, and keeps it on its list over a restart until it is written off', async () => {
  const { till, readerId } = await withTerminal()
  till.desk.cm.faults.orderForPayment({ kind: 'reversed', afterMs: 3_000, keepsResult: true })
  const saleId = await payOnTerminal(till, readerId)
  await till.stop()
  const after = await composedTill({ folder: till.folder })
  await until(async () => {
    await after.get('payment.check-now', { paymentId: 'payment-1' })
    return (await after.get('till.state')).attention === 1
  })
  const [item] = (await after.get('queue.list')).items.filter(({ what }) => what === 'approval-disputed')
  expect(item).toMatchObject({ needsSomebody: true, where: 'Terrace', keptBecause: 'sale-open-again' })
  expect(await after.get('sales.get', { saleId })).toMatchObject({ missing: { minor: item?.amount?.minor } })
  const written = await after.get('sales.write-off', { saleId, reason: 'the customer is gone' })
  expect(written).toMatchObject({ missing: null, reopened: { takenBack: [{ outcome: 'written-off' }] } })
  expect((await after.get('till.state')).attention).toBe(0)
  const payment = await after.get('payment.get', { paymentId: 'payment-1' })
  expect(payment).toMatchObject({ status: 'approved' })
  expect(payment.timeline.map(({ code }) => code).slice(-2)).toEqual([
    'approval-disputed',
    'taken-back-written-off',
  ])
}, 30_000)
