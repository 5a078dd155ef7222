import { atReader, expectPaid, onlySale, openDesk, payByCard, sell } from './steps.ts'
import { expect, type Till } from './till-fixture.ts'

const serial = '200300104567'

/** €1.00 of €3.40 goes back, and then once more. */
export async function givenBackTwice(till: Till): Promise<string> {
  const { page } = till
  await openDesk(page)
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
  const paymentId = (await onlySale(till)).payments[0]?.paymentId ?? ''
  await till.ask('training.act', { serial, action: 'drill-refund-doubled' })
  await till.ask('refund.start', { refundId: crypto.randomUUID(), paymentId, amountMinor: 100 })
  await expect(page.getByTestId('second-refund')).toBeVisible({ timeout: 40_000 })
  return paymentId
}
