import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { test } from './clouds.ts'
import { atReader, expectPaid, openDesk, payByCard, sell, typeByHand } from './steps.ts'
import { expect } from './till-fixture.ts'

/** No violation that keeps somebody out, on the whole page. Motion is off, so that no colour is caught half-way. */
async function expectAccessible(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? ''})`).join('; ')}`,
    )
  expect(grave, screen).toEqual([])
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ view: { width: 1280, height: 800, colorScheme } })

    test('selling and paying are open to everybody', async ({ till }) => {
      const { page } = till
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expectAccessible(page, 'empty sale')
      await sell(page, 'Espresso', 'Sandwich')
      await expectAccessible(page, 'sale')
      await page.getByTestId('search').fill('coffee')
      await expect(page.getByTestId('search-hit-0')).toBeVisible()
      await expectAccessible(page, 'search')
      await page.keyboard.press('Escape')
      await page.getByTestId('basket-line-0').click()
      await expectAccessible(page, 'line')
      await page.getByTestId('dialog-close').click()
      await page.keyboard.press('F3')
      await expectAccessible(page, 'amount')
      await page.getByTestId('dialog-close').click()
      await page.getByTestId('pay').click()
      await expect(page.getByTestId('due')).toBeVisible()
      await expectAccessible(page, 'choosing how to pay')
      await page.getByTestId('payment-back').click()
      await payByCard(page)
      await expectAccessible(page, 'card payment')
      await atReader(page, 'tap-good')
      await expectPaid(page)
      await expectAccessible(page, 'paid')
    })

    test('two readers are open to everybody', async ({ till }) => {
      const { page } = till
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.getByTestId('nav-readers').click()
      await page.getByTestId('pair-reader').click()
      await page.getByTestId('service-cm').check()
      await expect(page.getByTestId('choose-PL0919CQ00305')).toBeVisible()
      await expectAccessible(page, 'choosing a reader')
      await page.getByTestId('choose-PL0919CQ00305').click()
      await expect(page.getByTestId('reader-rename')).toHaveCount(2)
      await expectAccessible(page, 'two readers')
      await page.getByTestId('reader-rename').last().click()
      await expectAccessible(page, 'name and colour')
      await page.getByTestId('dialog-close').click()
      await page.getByTestId('reader-day-totals').click()
      await expect(page.getByTestId('day-totals')).toBeVisible()
      await expectAccessible(page, 'totals of the day')
      await page.getByTestId('dialog-close').click()
      await page.getByTestId('nav-sale').click()
      await sell(page, 'Espresso')
      await page.getByTestId('pay').click()
      await page.getByTestId('payment-reader-1').check()
      await expectAccessible(page, 'choosing between readers')
      await page.getByTestId('take-card').click()
      await expect(page.getByTestId('reader-screen')).toHaveAttribute('data-screen', 'present-card')
      await expectAccessible(page, 'card payment on a terminal')
    })

    test('the office is open to everybody', async ({ till }) => {
      const { page } = till
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await sell(page, 'Espresso')
      await page.keyboard.press('F8')
      await expectPaid(page)
      await page.getByTestId('nav-sales').click()
      await page.getByTestId('sale-row-0').click()
      await expect(page.getByTestId('sale-detail')).toBeVisible()
      await expectAccessible(page, 'sales')
      await page.getByTestId('nav-day').click()
      await expect(page.getByTestId('day-detail')).toBeVisible()
      await expectAccessible(page, 'day')
      await page.getByTestId('close-day').click()
      await expectAccessible(page, 'close day')
      await page.getByTestId('dialog-close').click()
      await page.getByTestId('nav-catalogue').click()
      for (const tab of ['products', 'categories', 'taxRates', 'quickKeys', 'transfer']) {
        await page.getByTestId(`tab-${tab}`).check()
        await expectAccessible(page, `catalogue, ${tab}`)
      }
      await page.getByTestId('tab-products').check()
      await page.getByTestId('new-product').click()
      await expectAccessible(page, 'product')
      await page.getByTestId('dialog-close').click()
      await page.getByTestId('nav-readers').click()
      await expect(page.getByTestId('reader-check')).toBeVisible()
      await expectAccessible(page, 'readers')
      await page.getByTestId('reader-notes').click()
      await page.getByTestId('note-add').click()
      await page.getByTestId('notes-save').click()
      await expectAccessible(page, 'notes about a reader')
      await page.getByTestId('dialog-close').click()
      await openDesk(page)
      await page.getByTestId('printer-no-paper').check()
      await page.getByTestId('nav-queue').click()
      await expect(page.getByTestId('queue-empty')).toBeVisible()
      await expectAccessible(page, 'empty queue')
      await page.getByTestId('nav-sale').click()
      await page.keyboard.press('Enter')
      await sell(page, 'Cappuccino')
      await page.keyboard.press('F8')
      await expectPaid(page)
      await page.keyboard.press('Enter')
      await sell(page, 'Cola')
      await payByCard(page)
      await page.keyboard.press('F7')
      await page.getByTestId('nav-queue').click()
      await page.getByTestId('queue-history').first().click()
      await expect(page.getByTestId('payment-history')).toBeVisible()
      await expectAccessible(page, 'queue')
      await page.getByTestId('queue-give-up').first().click()
      await expectAccessible(page, 'give up')
      await page.getByTestId('dialog-close').click()
      await page.getByTestId('nav-settings').click()
      await expect(page.getByTestId('receipt-preview')).toBeVisible()
      await expectAccessible(page, 'settings')
      await page.getByTestId('keys').click()
      await expectAccessible(page, 'keys')
    })

    test('going live is open to everybody, by the keyboard alone', async ({ till, clouds }) => {
      till.setEnvironment({ SURETILL_SUMUP_URL: clouds.cloud.url })
      await till.restart()
      const { page } = till
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // The page that stayed open loads itself anew when it finds the till again.
      await expect(async () => {
        await page.keyboard.press('Alt+6')
        await page.getByTestId('mode-switch').focus({ timeout: 1_000 })
      }).toPass()
      await page.keyboard.press('Enter')
      await expectAccessible(page, 'going live')
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('setup-take-over')).toBeAttached()
      await expectAccessible(page, 'the first start of live mode')
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('test-banner')).toBeVisible()
      await page.keyboard.press('Alt+6')
      await page.getByTestId('account-open-sumup').focus()
      await page.keyboard.press('Enter')
      await typeByHand(page, 'sup_sk_nobody')
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('account-dialog')).toContainText('nothing was saved')
      await expectAccessible(page, 'an account that is wrong')
      await page.getByTestId('account-api-key').fill(clouds.cloud.apiKey)
      await page.keyboard.press('Tab')
      await expect(page.getByTestId('account-merchant-code')).toHaveValue(clouds.cloud.merchantCode)
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('account-sumup')).toContainText('ready')
      await expectAccessible(page, 'settings in live mode')
    })
  })
}

test.describe('at the very first start', () => {
  test.use({ isSetUp: false })

  test('the first questions are open to everybody', async ({ till }) => {
    await till.page.emulateMedia({ reducedMotion: 'reduce' })
    await expect(till.page.getByTestId('setup-start')).toBeVisible()
    await expectAccessible(till.page, 'set-up')
  })
})
