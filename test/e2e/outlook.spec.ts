import { atReader, expectPaid, expectStatus, openDesk, sell, waitForCard } from './steps.ts'
import { expect, test } from './till-fixture.ts'

test('the payment screen says that the reader is offline before anybody takes out a card, and blocks nothing', async ({
  till,
}) => {
  const { page } = till
  await sell(page, 'Espresso')
  await page.getByTestId('pay').click()
  const prospect = page.getByTestId('card-prospect')
  await expect(prospect).toHaveAttribute('data-code', 'ready')
  const place = await page.getByTestId('take-card').boundingBox()
  await openDesk(page)
  await atReader(page, 'unplug')
  await expect(prospect).toHaveAttribute('data-code', 'reader-offline')
  await expect(prospect).toContainText('is offline: cards are hardly possible')
  await page.getByTestId('desk-toggle').click()
  expect(await page.getByTestId('take-card').boundingBox(), 'nothing moved').toEqual(place)

  // A forecast is no lock: trying ends in a clear word, and cash sells on.
  await page.getByTestId('take-card').click()
  await expectStatus(page, 'failed')
  await expect(page.getByTestId('advice')).toHaveAttribute('data-advice', 'failed-reader-offline')
  await page.getByTestId('payment-other').click()
  await page.getByTestId('take-cash').click()
  await expectPaid(page)
  await page.keyboard.press('Enter')

  await sell(page, 'Espresso')
  await openDesk(page)
  await atReader(page, 'plug-in')
  await page.getByTestId('pay').click()
  await expect(prospect).toHaveAttribute('data-code', 'ready')
  await page.getByTestId('take-card').click()
  await waitForCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
})

test('F9 and the card button say that the reader is offline before anything is sent, and F9 again tries', async ({
  till,
}) => {
  const { page } = till
  await openDesk(page)
  await atReader(page, 'unplug')
  await sell(page, 'Espresso')
  await expect
    .poll(async () => (await till.ask('payment.outlook')).readers.map(({ code }) => code))
    .toEqual(['reader-offline'])
  const prospect = page.getByTestId('card-prospect')
  for (const press of [() => page.keyboard.press('F9'), () => page.getByTestId('pay-card').click()]) {
    await press()
    await expect(prospect).toHaveAttribute('data-code', 'reader-offline')
    await expect(prospect).toContainText('is offline')
    expect(await till.ask('payment.open')).toEqual([])
    expect((await till.ask('payment.due')).tenders).toEqual([])
    await page.keyboard.press('Escape')
    await expect(prospect).toBeHidden()
  }
  await page.keyboard.press('F9')
  await expect(prospect).toBeVisible()
  await page.keyboard.press('F9')
  await expectStatus(page, 'failed')
  await page.getByTestId('payment-other').click()

  await atReader(page, 'plug-in')
  await expect(prospect).toHaveAttribute('data-code', 'ready')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F9')
  await waitForCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
})
