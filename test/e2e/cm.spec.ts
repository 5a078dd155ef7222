import type { Page } from '@playwright/test'
import {
  atReader,
  expectPaid,
  expectStatus,
  onlySale,
  openDesk,
  payByCard,
  sell,
  waitForCard,
} from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

/* Card payments on the virtual CM.com terminal: it polls, tells nobody what it shows, and is settled later. */

const terminal = 'PL0919CQ00305'

/** As somebody would: one touch on the readers' screen, and the new one becomes the usual one. */
async function useTerminal({ page }: Till, options: { asDefault: boolean }): Promise<void> {
  await page.getByTestId('nav-readers').click()
  await page.getByTestId(`desk-use-${terminal}`).click()
  await expect(page.getByTestId('reader-rename')).toHaveCount(2)
  if (options.asDefault) {
    await page.getByTestId('reader-default').click()
    await expect(page.getByTestId('reader-default')).toHaveCount(1)
  }
  await page.getByTestId('nav-sale').click()
}

async function atTerminal(page: Page): Promise<void> {
  await openDesk(page)
  await page.getByTestId(`device-${terminal}`).check()
}

test.beforeEach(async ({ till }, { title }) => {
  await useTerminal(till, { asDefault: !title.includes('two readers') })
})

test('a card tapped on the terminal pays, and the till asks on until it is settled', async ({ till }) => {
  const { page } = till
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await expect(page.getByTestId('reader-screen')).toContainText('€3.40')
  await expect(page.getByTestId('reader-bar')).toHaveAttribute('data-polls', 'true')
  await atReader(page, 'tap-good')
  await expectPaid(page)
  // What the card schemes demand is on the customer's paper, as CM.com wrote it.
  await expect(page.getByTestId('done-paper')).toContainText('CARDHOLDER COPY')
  await expect(page.getByTestId('done-paper')).toContainText('PAYMENT ACCEPTED')
  const sale = await onlySale(till)
  expect(sale.payments).toMatchObject([
    { status: 'approved', providerName: 'CM.com', charged: { minor: 340 }, card: { scheme: 'V_PAY' } },
  ])
  // The goods are gone already; the till still asks until the service has settled it.
  const { items } = await till.ask('queue.list')
  expect(items).toMatchObject([{ what: 'confirm-approval', where: 'CM.com 2', needsSomebody: false }])
})

test('a refund at the terminal has a slip of its own, which is shown and printed', async ({ till }) => {
  const { page } = till
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
  const [payment] = (await onlySale(till)).payments
  await till.ask('refund.start', {
    refundId: 'refund-1',
    paymentId: payment?.paymentId ?? '',
    amountMinor: 140,
  })
  await atTerminal(page)
  await waitForCard(page)
  await atReader(page, 'tap-good')
  await expect
    .poll(async () => (await till.ask('refund.get', { refundId: 'refund-1' })).status)
    .toBe('refunded')
  await page.getByTestId('nav-sales').click()
  await page.getByTestId('sale-row-0').click()
  await page.getByTestId('card-papers').locator('summary').click()
  const papers = page.getByTestId('refund-papers')
  await expect(papers).toContainText('€1.40')
  await expect(papers.getByTestId('card-paper-customer')).toContainText('REFUND ACCEPTED')
  await papers.getByTestId('print-merchant').click()
  await openDesk(page)
  await expect(page.getByTestId('printer-papers')).toContainText('REFUND ACCEPTED')
})

test('what the card service wrote is shown and printed, and so are its totals of the day', async ({
  till,
}) => {
  const { page } = till
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
  await page.getByTestId('nav-sales').click()
  await page.getByTestId('sale-row-0').click()
  await page.getByTestId('card-papers').locator('summary').click()
  await expect(page.getByTestId('card-paper-merchant')).toContainText('MERCHANT COPY')
  await expect(page.getByTestId('card-paper-merchant')).toContainText('TRAINING')
  await page.getByTestId('print-merchant').click()
  await openDesk(page)
  await expect(page.getByTestId('printer-papers')).toContainText('MERCHANT COPY')
  await page.getByTestId('nav-readers').click()
  await page.getByTestId('reader-day-totals').click()
  await expect(page.getByTestId('day-totals')).toContainText('EUR 3.40')
  await page.getByTestId('day-totals-print').click()
  await expect(page.getByTestId('printer-papers')).toContainText('DAY TOTALS')
})

test('a declined card charges nothing, and the next try pays the same sale', async ({ till }) => {
  const { page } = till
  await sell(page, 'Muffin')
  await payByCard(page)
  await atReader(page, 'tap-declined')
  await expectStatus(page, 'declined')
  await page.getByTestId('payment-retry').click()
  await waitForCard(page)
  await atReader(page, 'insert-good')
  await atReader(page, 'pin-correct')
  await expectPaid(page)
  expect((await onlySale(till)).payments.map(({ status }) => status)).toEqual(['declined', 'approved'])
})

test('a customer who presses the red key is not charged', async ({ till }) => {
  const { page } = till
  await sell(page, 'Espresso')
  await payByCard(page)
  await atReader(page, 'cancel')
  await expectStatus(page, 'cancelled')
  await page.getByTestId('payment-take-cash').click()
  await expectPaid(page)
  expect((await onlySale(till)).payments.map(({ tender, status }) => [tender, status])).toEqual([
    ['card', 'cancelled'],
    ['cash', 'approved'],
  ])
})

test('a cashier cancels before the card, and the terminal forgets the payment', async ({ till }) => {
  const { page } = till
  await sell(page, 'Espresso')
  await payByCard(page)
  await page.getByTestId('payment-cancel').click()
  await expectStatus(page, 'cancelled')
  await atTerminal(page)
  await expect(page.getByTestId('reader-screen')).not.toHaveAttribute('data-screen', 'present-card')
})

test('a cancel that comes too late says so, and its approval is kept or reversed', async ({ till }) => {
  const { page } = till
  await sell(page, 'Espresso')
  await payByCard(page)
  await atReader(page, 'insert-good')
  await page.getByTestId('payment-cancel').click()
  await expect(page.getByTestId('cancel-wished')).toHaveAttribute('data-stage', 'not-passed-on')
  await atReader(page, 'pin-correct')
  await expect(page.getByTestId('late-charge')).toHaveAttribute('data-cause', 'approved-after-cancel')
  await page.getByTestId('late-book').click()
  await expectPaid(page)
})

test('a terminal that is off is looked for by its blue bar, and takes the payment when it is back', async ({
  till,
}) => {
  const { page } = till
  await atTerminal(page)
  await atReader(page, 'unplug')
  await sell(page, 'Espresso')
  await page.getByTestId('pay-card').click()
  await expectStatus(page, 'pending')
  await expect(page.getByTestId('advice')).toHaveAttribute('data-advice', 'look-for-bar', { timeout: 25_000 })
  await atReader(page, 'plug-in')
  await waitForCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
})

test('a payment for a terminal that stays off is called off and never surfaces again', async ({ till }) => {
  const { page } = till
  await atTerminal(page)
  await atReader(page, 'unplug')
  await sell(page, 'Espresso')
  await page.getByTestId('pay-card').click()
  await expectStatus(page, 'pending')
  await page.getByTestId('payment-cancel').click()
  await expectStatus(page, 'cancelled')
  await atReader(page, 'plug-in')
  await expect(page.getByTestId('reader-bar')).toHaveAttribute('data-polls', 'true')
  await expect(page.getByTestId('reader-screen')).toHaveAttribute('data-screen', 'idle')
})

test('a till that is killed in mid-payment learns the verdict after its start, once', async ({ till }) => {
  const { page } = till
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expect(page.getByTestId('reader-screen')).toHaveAttribute('data-screen', /processing|approved/)
  await till.kill()
  await till.start()
  await expect
    .poll(async () => (await till.ask('sales.list', { query: '', offset: 0, limit: 5 })).total)
    .toBe(1)
  expect((await onlySale(till)).payments).toMatchObject([
    { status: 'approved', providerName: 'CM.com', charged: { minor: 340 } },
  ])
})

test('with two readers the cashier chooses by name, and one key takes the usual one', async ({ till }) => {
  const { page } = till
  await sell(page, 'Espresso')
  await page.getByTestId('pay').click()
  await expect(page.getByTestId('payment-reader-0')).toBeChecked()
  await page.getByTestId('payment-reader-1').check()
  await page.keyboard.press('F9')
  await waitForCard(page)
  await expect(page.getByTestId('reader-bar')).toBeVisible()
  await atReader(page, 'cancel')
  await expectStatus(page, 'cancelled')
  // The first attempt is final: now the other reader may be taken.
  await page.getByTestId('payment-other').click()
  await page.getByTestId('payment-reader-0').check()
  await page.getByTestId('take-card').click()
  await waitForCard(page)
  await expect(page.getByTestId('reader-bar')).toBeHidden()
  await atReader(page, 'tap-good')
  await expectPaid(page)
  expect((await onlySale(till)).payments.map(({ providerName, status }) => [providerName, status])).toEqual([
    ['CM.com', 'cancelled'],
    ['SumUp', 'approved'],
  ])
})
