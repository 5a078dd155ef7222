import { picture } from './picture.ts'
import { atReader, expectPaid, expectStatus, openDesk, payByCard, sell, waitForCard } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

/* An approval that the card service takes back opens its sale again: paid once more, or written off by a person. */

const terminal = 'PL0919CQ00305'

/** A cappuccino, paid on the CM.com terminal, and taken back a few seconds after the goods are gone. */
async function soldAndTakenBack(till: Till): Promise<string> {
  const { page } = till
  await page.getByTestId('nav-readers').click()
  await page.getByTestId(`desk-use-${terminal}`).click()
  await expect(page.getByTestId('reader-rename')).toHaveCount(2)
  await page.getByTestId('reader-default').click()
  await expect(page.getByTestId('reader-default')).toHaveCount(1)
  await page.getByTestId('nav-sale').click()
  await openDesk(page)
  await page.getByTestId(`device-${terminal}`).check()
  await till.ask('training.act', { serial: terminal, action: 'drill-taken-back' })
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
  const { sales } = await till.ask('sales.list', { query: '', offset: 0, limit: 5 })
  const saleId = sales[0]?.saleId ?? ''
  await expect(async () => {
    const { payments } = await till.ask('sales.get', { saleId })
    await till.ask('payment.check-now', { paymentId: payments[0]?.paymentId ?? '' })
    expect((await till.ask('sales.get', { saleId })).missing?.minor).toBe(340)
  }).toPass({ timeout: 60_000, intervals: [1_000] })
  await page.keyboard.press('Enter')
  return saleId
}

test('a sale whose approval was taken back is open again, and is paid in cash', async ({ till }) => {
  const { page } = till
  const saleId = await soldAndTakenBack(till)
  // What has to be done is on the list of what needs somebody, and leads to the sale.
  await page.keyboard.press('Alt+7')
  await expect(page.getByTestId('queue-show-sale')).toBeVisible()
  await expect(page.getByTestId('queue-give-up')).toHaveCount(0)
  await picture(till, 'reopened-queue')
  await page.getByTestId('queue-show-sale').click()
  await expect(page.getByTestId('sale-row-0')).toContainText('€3.40 open')
  await expect(page.getByTestId('sale-open-again')).toContainText(
    '€3.40 of this sale were taken back by the card service on',
  )
  await expect(page.getByTestId('sale-payment')).toContainText('taken back')
  await picture(till, 'reopened-sale')

  await page.getByTestId('ask-again').click()
  await expect(page.getByTestId('pays-again')).toContainText('T-000001')
  await expect(page.getByTestId('due')).toHaveText('€3.40')
  await picture(till, 'reopened-pay')
  await page.keyboard.type('500')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('sale-done')).toContainText('T-000001 is paid again')
  await expect(page.getByTestId('change')).toHaveText('€1.60')
  await picture(till, 'reopened-done')
  await expect(async () => {
    const { printer } = await till.ask('training.view')
    expect(JSON.stringify(printer.papers)).toContain('PAYMENT RECEIVED')
  }).toPass({ timeout: 10_000 })
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('sale-screen')).toBeVisible()

  const sale = await till.ask('sales.get', { saleId })
  expect(sale).toMatchObject({ missing: null, reopened: { takenBack: [{ outcome: 'paid' }] } })
  expect((await till.ask('till.state')).attention).toBe(0)
  await page.getByTestId('nav-day').click()
  await expect(page.getByTestId('day-outside')).toContainText('Taken back by the card service: €3.40 (1)')
  await expect(page.getByTestId('day-outside')).toContainText('Paid again in cash, in the drawer: €3.40 (1)')
  await picture(till, 'reopened-day')
})

test('it is paid by card, after a decline, while the basket of the next customer stays as it is', async ({
  till,
}) => {
  const { page } = till
  const saleId = await soldAndTakenBack(till)
  await sell(page, 'Croissant')
  await page.getByTestId('nav-sales').click()
  await page.getByTestId('ask-again').click()
  await expect(page.getByTestId('due')).toHaveText('€3.40')
  await page.getByTestId('take-card').click()
  await waitForCard(page)
  // The page comes back to the payment by itself, and not to the basket that lies beside it.
  await page.reload()
  await expectStatus(page, 'pending')
  await expect(page.getByTestId('payment-amount')).toHaveText('€3.40')
  // Declined: nothing was taken, and the sale is still open.
  await page.getByTestId(`device-${terminal}`).check()
  await atReader(page, 'tap-declined')
  await expect(page.getByTestId('payment-status')).toHaveAttribute('data-status', 'declined', {
    timeout: 20_000,
  })
  await page.getByTestId('payment-other').click()
  await expect(page.getByTestId('due')).toHaveText('€3.40')
  await page.getByTestId('take-card').click()
  await waitForCard(page)
  await atReader(page, 'tap-good')
  await expect(page.getByTestId('sale-done')).toContainText('is paid again', { timeout: 20_000 })
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('basket-line-0')).toContainText('Croissant')
  expect(await till.ask('sales.get', { saleId })).toMatchObject({ missing: null })
})

test('it is written off with a reason, from the keyboard', async ({ till }) => {
  const { page } = till
  const saleId = await soldAndTakenBack(till)
  await page.getByTestId('nav-sales').click()
  await page.getByTestId('write-off').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('write-off-confirm').click()
  await expect(page.getByText('Type a reason of at least three letters.')).toBeVisible()
  await page.getByTestId('write-off-reason').fill('The customer is unknown')
  await picture(till, 'reopened-write-off')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('write-off-dialog')).toBeHidden()
  await expect(page.getByTestId('sale-open-again')).toContainText('€3.40 written off on')
  await expect(page.getByTestId('ask-again')).toHaveCount(0)
  expect(await till.ask('sales.get', { saleId })).toMatchObject({
    missing: null,
    reopened: { takenBack: [{ outcome: 'written-off', reason: 'The customer is unknown' }] },
  })
  expect((await till.ask('till.state')).attention).toBe(0)
})
