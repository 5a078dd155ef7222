import { withOuterCloud } from './outer-cloud.ts'
import { expectPaid, onlySale, sell } from './steps.ts'
import { expect, test } from './till-fixture.ts'

test.skip(({ host }) => host !== 'browser', 'the browser host alone can be sent to another card service')

test('a card slip that cannot be had yet waits in the queue, is tried again, given up and fetched after all', async ({
  till,
}) => {
  await withOuterCloud(till, async (cloud) => {
    const { page } = till
    await sell(page, 'Croissant')
    await page.keyboard.press('F9')
    await cloud.act('tap-good')
    await expectPaid(page)
    cloud.faults.order('get-receipt', { kind: 'error-before', status: 503, body: 'html' }, 'always')
    await page.getByTestId('nav-sales').click()
    await page.getByTestId('sale-row-0').click()
    await page.getByTestId('fetch-slip').click()
    await expect(page.getByTestId('fetch-slip')).toBeHidden()
    await page.getByTestId('card-papers').locator('summary').click()
    await expect(page.getByTestId('slip-follows')).toBeVisible()

    await page.getByTestId('nav-queue').click()
    const item = page.getByTestId(/^queue-item-\d+$/).filter({ hasText: 'Fetch a card slip' })
    await expect(item.getByTestId('queue-cause')).not.toHaveText('')
    await expect(item.getByTestId('queue-next')).not.toHaveText('')
    await item.getByTestId('queue-try-now').click()
    await expect(item).toBeVisible()
    await item.getByTestId('queue-give-up').click()
    await expect(page.getByTestId('give-up-dialog')).toContainText('asked for again from the list of sales')
    await page.getByTestId('give-up-reason').fill('nobody wants it')
    await page.getByTestId('give-up-confirm').click()
    await expect(item).toHaveCount(0)

    cloud.faults.clear()
    await page.getByTestId('nav-sales').click()
    await page.getByTestId('sale-row-0').click()
    await page.getByTestId('fetch-slip').click()
    await page.getByTestId('card-papers').locator('summary').click()
    const [payment] = (await onlySale(till)).payments
    await expect(page.getByTestId('card-paper-customer')).toContainText(payment?.card?.lastFour ?? 'none')
    await page.getByTestId('print-customer').click()
    await expect
      .poll(
        async () =>
          (await till.ask('payment.get', { paymentId: payment?.paymentId ?? '' })).timeline.at(-1)?.code,
      )
      .toBe('card-slip-came')
  })
})
