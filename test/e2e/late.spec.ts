import { picture } from './picture.ts'
import { atReader, expectPaid, expectStatus, openDesk, payByCard, sell } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

/* A card that was declined and is charged after all: seen on every screen, booked or given back by a person. */

const serial = '200300104567'

async function approvedLate(till: Till): Promise<string> {
  const { page } = till
  await till.ask('training.act', { serial, action: 'drill-approved-late' })
  await openDesk(page)
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expectStatus(page, 'declined')
  const { basketId } = await till.ask('basket.get')
  const [attempt] = (await till.ask('payment.due')).tenders
  if (!attempt) throw new Error(`no attempt of ${basketId}`)
  return attempt.paymentId
}

/** The till looks by itself after half a minute; here somebody asks. */
async function comesAfterAll(till: Till, paymentId: string): Promise<void> {
  await expect(async () => {
    const { status } = await till.ask('payment.check-now', { paymentId })
    expect(status).toBe('approved')
  }).toPass({ timeout: 20_000, intervals: [1_000] })
  await expect(till.page.getByTestId('late-charge')).toBeVisible()
}

test('a card that was charged after all is booked into the sale that it was for', async ({ till }) => {
  const { page } = till
  const paymentId = await approvedLate(till)
  await comesAfterAll(till, paymentId)
  await expect(page.getByTestId('late-charge')).toContainText('The card was charged after all')
  await expect(page.getByTestId('late-charge')).toContainText('€3.40')
  await page.getByTestId('late-book').click()
  await expectPaid(page)
  const { sales, total } = await till.ask('sales.list', { query: '', offset: 0, limit: 5 })
  expect([total, sales[0]?.total.minor]).toEqual([1, 340])
  await expect(page.getByTestId('late-charge')).toBeHidden()
})

test('a card that was charged after cash was taken is named on every screen and given back', async ({
  till,
}) => {
  const { page } = till
  const paymentId = await approvedLate(till)
  await page.getByTestId('payment-take-cash').click()
  await expectPaid(page)
  await comesAfterAll(till, paymentId)
  await expect(page.getByTestId('late-charge')).toContainText('is paid already')
  await page.getByTestId('nav-day').click()
  await expect(page.getByTestId('day-outside')).toContainText('Charged, in no sale: €3.40 (1)')
  await expect(page.getByTestId('late-charge')).toBeVisible()

  // Put aside it stays named, also after a restart.
  await page.getByTestId('late-later').click()
  await expect(page.getByTestId('late-charges-aside')).toContainText('1')
  await till.restart()
  await expect(till.page.getByTestId('late-charge')).toBeVisible()

  await till.page.getByTestId('late-reverse').click()
  await expect(till.page.getByTestId('late-reverse-sure')).toContainText('€3.40')
  await till.page.getByTestId('late-reverse-sure').click()
  await expect(till.page.getByTestId('late-charge')).toBeHidden()
  await expect(async () => {
    const payment = await till.ask('payment.get', { paymentId })
    expect(payment.timeline.map((entry) => entry.code)).toContain('refunded')
  }).toPass({ timeout: 20_000 })
  await till.page.getByTestId('nav-day').click()
  await expect(till.page.getByTestId('day-outside')).toContainText('Given back to cards: €3.40 (1)')
})

test('a late charge stands in the queue until somebody decides, put aside or not', async ({ till }) => {
  const { page } = till
  const paymentId = await approvedLate(till)
  await comesAfterAll(till, paymentId)
  await page.getByTestId('late-later').click()
  await page.keyboard.press('Alt+7')
  const row = page.getByTestId(`queue-late-${paymentId}`)
  await expect(row).toContainText('The card was charged after all')
  await expect(row).toContainText('€3.40')
  await expect(row.getByTestId('queue-next')).toHaveText('waits for a decision')
  // Its sale is still due: kept without it the customer would pay twice.
  await expect(row).toContainText('Cannot be kept without its sale')
  await expect(row.getByTestId('queue-give-up')).toHaveCount(0)
  await row.getByTestId('queue-history').click()
  await expect(row.getByTestId('timeline')).toContainText('after all')
  await row.getByTestId('queue-decide').click()
  await page.getByTestId('late-book').click()
  await expect(row).toHaveCount(0)
  await expect(page.getByTestId('queue-empty')).toBeVisible()
})

test('a late charge that no sale needs is kept from the queue, with a reason', async ({ till }) => {
  const { page } = till
  const paymentId = await approvedLate(till)
  await page.getByTestId('payment-take-cash').click()
  await expectPaid(page)
  await comesAfterAll(till, paymentId)
  await page.getByTestId('late-later').click()
  await page.keyboard.press('Alt+7')
  const row = page.getByTestId(`queue-late-${paymentId}`)
  await expect(row.getByTestId('queue-cause')).toContainText('is paid already')
  await row.getByTestId('queue-give-up').click()
  await page.getByTestId('keep-confirm').click()
  await expect(page.getByText('Type a reason of at least three letters.')).toBeVisible()
  await page.getByTestId('keep-reason').fill('The customer got the cash back')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('keep-dialog')).toBeHidden()
  await expect(row).toHaveCount(0)
  expect(await till.ask('late-charge.list')).toEqual([])
})

test('a reversal that has to wait is owed in words, with a slip to take home', async ({ till }) => {
  const { page } = till
  const paymentId = await approvedLate(till)
  await page.getByTestId('payment-take-cash').click()
  await expectPaid(page)
  await comesAfterAll(till, paymentId)
  await till.ask('training.act', { serial, action: 'drill-refunds-down' })
  await page.getByTestId('late-reverse').click()
  await page.getByTestId('late-reverse-sure').click()
  await expect(page.getByTestId('late-charge')).toContainText('€3.40 is owed to the customer')
  // R14: the day is closed over it with a reason, it is named, and it stays on its way.
  await page.getByTestId('nav-day').click()
  await page.getByTestId('close-day').click()
  await expect(page.getByTestId('close-day-open')).toContainText('€3.40 · ')
  await page.getByTestId('close-day-confirm').click()
  await expect(page.getByText('Type a reason of at least three letters.')).toBeVisible()
  await picture(till, 'close-day-open')
  await page.getByTestId('close-day-reason').fill('The card service is down')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('day-1')).toBeVisible()
  await expect(page.getByTestId('day-paper')).toContainText('Closed all the same: The card service is')
  await page.getByTestId('late-slip').click()
  await expect(async () => {
    const { printer } = await till.ask('training.view')
    expect(JSON.stringify(printer.papers)).toContain('REFUND OWED')
  }).toPass({ timeout: 10_000 })
  await till.ask('training.act', { serial, action: 'drill-over' })
  await expect(page.getByTestId('late-charge')).toBeHidden({ timeout: 60_000 })
  const refunds = await till.ask('refund.open')
  expect(refunds).toEqual([])
})

test('R1: an approval that came before the cancel took effect is reversed now, and the sale goes on', async ({
  till,
}) => {
  const { page } = till
  await till.ask('training.act', { serial, action: 'drill-cancels-lost' })
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await page.getByTestId('payment-cancel').click()
  await expect(page.getByTestId('cancel-wished')).toBeVisible()
  await atReader(page, 'tap-good')
  const late = page.getByTestId('late-charge')
  await expect(late).toHaveAttribute('data-cause', 'approved-after-cancel', { timeout: 20_000 })
  await expect(late).toContainText('Approved before the cancel took effect')
  await page.getByTestId('late-reverse').click()
  await page.getByTestId('late-reverse-sure').click()
  await expect(late).toBeHidden()
  await expect(page.getByTestId('due')).toHaveText('€3.40')
  expect(await till.ask('sales.list', { query: '', offset: 0, limit: 5 })).toMatchObject({ total: 0 })
  await expect(async () => expect(await till.ask('refund.open')).toEqual([])).toPass({ timeout: 20_000 })
})
