import { lostKilledAndLate, withOuterCloud } from './outer-cloud.ts'
import { expectStatus, sell } from './steps.ts'
import { expect, test } from './till-fixture.ts'

test.skip(({ host }) => host !== 'browser', 'the browser host alone can be sent to another card service')

test('an answer is lost, the till is killed, the approval comes late: the timeline tells all of it', async ({
  till,
}) => {
  await withOuterCloud(till, async (cloud) => {
    await lostKilledAndLate(till, cloud)
    const { page } = till
    const { sales } = await till.ask('sales.list', { query: '', offset: 0, limit: 5 })
    const { payments } = await till.ask('sales.get', { saleId: sales[0]?.saleId ?? '' })
    expect(payments).toMatchObject([{ status: 'approved', situation: { advice: 'approved-late' } }])
    expect(payments[0]?.timeline.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['answer-lost', 'till-restarted', 'declined', 'approved-after-all']),
    )
    await page.getByTestId('nav-sales').click()
    await page.getByTestId('sale-row-0').click()
    await page.getByTestId('sale-payment').locator('summary').first().click()
    const timeline = page.getByTestId('timeline')
    await expect(timeline).toContainText('The answer to the request was lost.')
    await expect(timeline).toContainText('The till was started again and goes on asking.')
    await expect(timeline).toContainText('Approved after all')
    await expect(timeline.getByTestId('exchange').first()).toContainText('no answer')
    await expect(timeline).not.toContainText('sup_sk')
  })
})

test('while nobody answers the screen says so, counts the questions, and advises no second charge', async ({
  till,
}) => {
  await withOuterCloud(till, async (cloud) => {
    const { page } = till
    await sell(page, 'Croissant')
    cloud.faults.order('any', { kind: 'lost-on-the-way' }, 'always')
    await page.keyboard.press('F9')
    await expectStatus(page, 'unknown')
    await expect(page.getByTestId('advice')).toContainText('Do not take the money again.')
    await expect(page.getByTestId('asked')).toContainText('had no answer')
    await expect(page.getByTestId('nav-queue')).toHaveAttribute('data-count', '1')
    // The sale can wait while the next customer pays in cash.
    await page.keyboard.press('F7')
    await sell(page, 'Espresso')
    await page.keyboard.press('F8')
    await expect(page.getByTestId('sale-done')).toBeVisible()
    await page.getByTestId('nav-queue').click()
    const item = page.getByTestId(/^queue-item-\d+$/).filter({ hasText: 'Ask what became' })
    await expect(item).toContainText('Cannot be given up')
    await expect(item.getByTestId('queue-cause')).not.toHaveText('')
  })
})
