import { expect, it } from 'vitest'
import { attemptNames } from '../../../main/payments/attempt-names.ts'
import { cardPapers, printCardReceipt } from '../../../main/receipts/card-papers.ts'
import { keepCardReceipts } from '../../../main/store/card-receipt-store.ts'
import { insertPayment } from '../../../main/store/payment-store.ts'
import { must, storeReader } from '../../support/payment-desk.ts'
import { type PrintDesk, printDesk } from '../../support/print-desk.ts'

const customer = '    CARDHOLDER COPY\nTOTAL          EUR 12.50\n'
const merchant = '     MERCHANT COPY\nTOTAL          EUR 12.50\n\u001bp\u0000'

function storePayment({ database, clock }: PrintDesk): void {
  storeReader(database, 'cm')
  insertPayment(database, {
    id: 'payment-1',
    saleId: 'sale-1',
    amountMinor: 1250,
    currency: 'EUR',
    createdAt: clock.now(),
    updatedAt: clock.now(),
    tender: 'card',
    cancelWishedAt: null,
    submittedAt: clock.now(),
    providerIds: {},
    providerText: null,
    status: 'declined',
    reason: 'declined',
    finalAt: clock.now(),
    attempt: {
      provider: 'cm',
      readerId: 'reader-1',
      providerReaderId: 'rdr_reader-1',
      readerName: 'Counter',
      reference: 'R1',
    },
  })
}

const slipsOf = ({ context }: PrintDesk) => ({
  ...context,
  providers: [],
  namesOf: attemptNames,
  random: () => 0.5,
})

it('shows and prints what the card service wrote, every space as it came and no command of a printer', async () => {
  const desk = await printDesk()
  storePayment(desk)
  expect(must(cardPapers(desk.context, slipsOf(desk), 'payment-1'))).toEqual({
    customer: null,
    merchant: null,
    isFollowing: false,
    canFetch: false,
    refunds: [],
  })
  keepCardReceipts(desk.database, 'payment-1', { customer, merchant }, desk.clock.now())
  // What was kept once stays.
  keepCardReceipts(desk.database, 'payment-1', { customer: 'another', merchant: null }, desk.clock.now())
  expect(
    must(cardPapers(desk.context, slipsOf(desk), 'payment-1')).customer?.map((line) => line.text),
  ).toEqual(['    CARDHOLDER COPY', 'TOTAL          EUR 12.50'])
  must(printCardReceipt(desk.context, { paymentId: 'payment-1', whose: 'merchant' }))
  await desk.work()
  expect(desk.papers()).toEqual([['     MERCHANT COPY', 'TOTAL          EUR 12.50', 'p']])
})

it('says TRAINING where no money moved, and prints nothing that is not there', async () => {
  const desk = await printDesk({ isTraining: () => true })
  storePayment(desk)
  expect(printCardReceipt(desk.context, { paymentId: 'payment-1', whose: 'customer' })).toMatchObject({
    error: { code: 'payment-not-found' },
  })
  keepCardReceipts(desk.database, 'payment-1', { customer, merchant: null }, desk.clock.now())
  must(printCardReceipt(desk.context, { paymentId: 'payment-1', whose: 'customer' }))
  await desk.work()
  expect(desk.papers()[0]?.join('\n')).toMatch(/TRAINING[\s\S]*CARDHOLDER COPY/)
})

it('is refused without a printer', async () => {
  const desk = await printDesk({ printerAddress: () => '' })
  storePayment(desk)
  keepCardReceipts(desk.database, 'payment-1', { customer, merchant: null }, desk.clock.now())
  expect(printCardReceipt(desk.context, { paymentId: 'payment-1', whose: 'customer' })).toMatchObject({
    error: { code: 'printer-unreachable' },
  })
})

it('says TEST where a test account charged nobody', async () => {
  const desk = await printDesk({ isTest: () => true })
  storePayment(desk)
  keepCardReceipts(desk.database, 'payment-1', { customer, merchant: null }, desk.clock.now())
  must(printCardReceipt(desk.context, { paymentId: 'payment-1', whose: 'customer' }))
  await desk.work()
  expect(desk.papers()[0]?.join('\n')).toMatch(/TEST – no card is charged[\s\S]*CARDHOLDER COPY/)
})
