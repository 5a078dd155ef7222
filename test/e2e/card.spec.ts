import {
  atReader,
  expectPaid,
  expectStatus,
  onlySale,
  openDesk,
  payByCard,
  sell,
  typeByHand,
  waitForCard,
} from './steps.ts'
import { expect, test } from './till-fixture.ts'

test('a tapped card pays, and the sale says by which card', async ({ till }) => {
  const { page } = till
  await sell(page, 'Cappuccino')
  await page.keyboard.press('F9')
  await waitForCard(page)
  await expectStatus(page, 'pending')
  await expect(page.getByTestId('reader-screen')).toContainText('€3.40')
  await expect(page.getByTestId('timeline')).toContainText('started')
  await atReader(page, 'tap-good')
  await expectPaid(page)
  await expect(page.getByTestId('tender-0')).toContainText('0119')
  await expect(page.getByTestId('done-paper')).toContainText('0119')

  const sale = await onlySale(till)
  expect(sale.payments).toMatchObject([
    { tender: 'card', status: 'approved', charged: { minor: 340 }, card: { lastFour: '0119' } },
  ])
})

test('an inserted card wants its PIN, and a wrong one is asked for again', async ({ till }) => {
  const { page } = till
  await sell(page, 'Coffee')
  await payByCard(page)
  await atReader(page, 'insert-good')
  await expect(page.getByTestId('reader-screen')).toHaveAttribute('data-screen', 'enter-pin')
  await atReader(page, 'pin-wrong')
  await expect(page.getByTestId('reader-screen')).toHaveAttribute('data-screen', 'enter-pin')
  await atReader(page, 'pin-correct')
  await expectPaid(page)
  expect((await onlySale(till)).payments).toMatchObject([{ status: 'approved', card: { lastFour: '0119' } }])
})

test('a declined card charges nothing, and the next card pays the same sale', async ({ till }) => {
  const { page } = till
  await sell(page, 'Muffin')
  await payByCard(page)
  await atReader(page, 'tap-declined')
  await expectStatus(page, 'declined')
  expect(await till.ask('sales.list', { query: '', offset: 0, limit: 5 })).toMatchObject({ total: 0 })

  await page.getByTestId('payment-retry').click()
  await waitForCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
  const sale = await onlySale(till)
  expect(sale.payments.map((payment) => payment.status)).toEqual(['declined', 'approved'])
})

test('a cardholder who presses the red key is not charged, and may pay in cash', async ({ till }) => {
  const { page } = till
  await sell(page, 'Espresso')
  await payByCard(page)
  await atReader(page, 'cancel')
  await expectStatus(page, 'cancelled')
  await page.getByTestId('payment-take-cash').click()
  await expectPaid(page)
  const sale = await onlySale(till)
  expect(sale.payments.map(({ tender, status }) => [tender, status])).toEqual([
    ['card', 'cancelled'],
    ['cash', 'approved'],
  ])
})

test('the cashier’s wish to cancel reaches the reader, and its verdict is shown', async ({ till }) => {
  const { page } = till
  await sell(page, 'Espresso')
  await payByCard(page)
  await page.getByTestId('payment-cancel').click()
  await expectStatus(page, 'cancelled')
  await expect(page.getByTestId('timeline')).toContainText('The cashier asked to cancel.')
  await openDesk(page)
  await expect(page.getByTestId('reader-screen')).not.toHaveAttribute('data-screen', 'present-card')
  await page.getByTestId('payment-other').click()
  await expect(page.getByTestId('due')).toHaveText('€2.20')
  expect(await till.ask('sales.list', { query: '', offset: 0, limit: 5 })).toMatchObject({ total: 0 })
})

test('an unplugged reader is said in words, and works again when it is plugged in', async ({ till }) => {
  const { page } = till
  await openDesk(page)
  await atReader(page, 'unplug')
  await sell(page, 'Espresso')
  await page.getByTestId('pay').click()
  await page.getByTestId('take-card').click()
  await expect(page.getByText('The reader is offline.').first()).toBeVisible()
  await atReader(page, 'plug-in')
  await expect(page.getByTestId('reader-screen')).toHaveAttribute('data-screen', 'idle')
  await page.keyboard.press('F9')
  await waitForCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
  expect((await onlySale(till)).payments.at(-1)).toMatchObject({ status: 'approved' })
})

test('a part in cash and the rest by card make one sale', async ({ till }) => {
  const { page } = till
  await sell(page, 'Sandwich', 'Cappuccino')
  await page.getByTestId('pay').click()
  await expect(page.getByTestId('due')).toHaveText('€8.30')
  await typeByHand(page, '300')
  await page.getByTestId('take-cash').click()
  await expect(page.getByTestId('due')).toHaveText('€5.30')
  await page.getByTestId('take-card').click()
  await waitForCard(page)
  await expect(page.getByTestId('reader-screen')).toContainText('€5.30')
  await atReader(page, 'tap-good')
  await expectPaid(page)
  const sale = await onlySale(till)
  expect(sale.payments.map(({ tender, amount }) => [tender, amount.minor])).toEqual([
    ['cash', 300],
    ['card', 530],
  ])
})

test('a page that is reloaded in the middle goes on following the payment', async ({ till }) => {
  const { page } = till
  await sell(page, 'Croissant')
  await payByCard(page)
  await page.reload()
  await waitForCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
  await onlySale(till)
})

test('a till that is killed while the customer holds the card ends in a fact, once', async ({ till }) => {
  await sell(till.page, 'Croissant')
  await payByCard(till.page)
  await till.kill()
  await till.start()
  await expectStatus(till.page, 'pending')
  await waitForCard(till.page)
  await atReader(till.page, 'tap-good')
  await expectPaid(till.page)
  const sale = await onlySale(till)
  expect(sale.payments).toMatchObject([{ status: 'approved', charged: { minor: 190 } }])
})

test('a till that is killed while the bank decides learns the verdict after its start', async ({ till }) => {
  await sell(till.page, 'Croissant')
  await payByCard(till.page)
  await atReader(till.page, 'tap-good')
  await expect(till.page.getByTestId('reader-screen')).toHaveAttribute('data-screen', /processing|approved/)
  await till.kill()
  await till.start()
  await expect
    .poll(async () => (await till.ask('sales.list', { query: '', offset: 0, limit: 5 })).total)
    .toBe(1)
  const sale = await onlySale(till)
  expect(sale.payments).toMatchObject([{ status: 'approved', charged: { minor: 190 } }])
  expect((await till.ask('basket.get')).lines).toEqual([])
})

test('P14: a card that is good for a part leaves the rest due, in words, and another tender pays it', async ({
  till,
}) => {
  const { page } = till
  await till.ask('training.act', { serial: '200300104567', action: 'drill-part-approval' })
  await openDesk(page)
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expect(page.getByTestId('part-approved')).toContainText(
    'The card was good for €2.00 only: €1.40 is still to pay.',
  )
  await expect(page.getByTestId('due')).toHaveText('€1.40')
  // Also after a reload: what is true stands in main.
  await page.reload()
  await expect(page.getByTestId('part-approved')).toBeVisible()
  await page.keyboard.press('F8')
  await expectPaid(page)
  const sale = await onlySale(till)
  expect(sale.payments.map(({ tender, charged }) => [tender, charged?.minor])).toEqual([
    ['card', 200],
    ['cash', 140],
  ])
})
