import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { test } from './clouds.ts'
import { givenBackTwice } from './given-back-twice.ts'
import { approveUnsaved, hourMs, layReserve, onMachine, startInThePast, startPortal } from './machine.ts'
import { lostKilledAndLate, withOuterCloud } from './outer-cloud.ts'
import {
  atReader,
  expectPaid,
  expectStatus,
  goLive,
  openDesk,
  openDisplay,
  payByCard,
  scan,
  sell,
  typeByHand,
  waitForCard,
} from './steps.ts'
import { expect, type Till } from './till-fixture.ts'

/* Pictures of every screen, to be looked at: npm run screenshots. No part of npm test. */

const folder = process.env.SURETILL_SCREENSHOTS ?? 'out/screenshots'

const views = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 1920, height: 1080, colorScheme: 'light' },
  { width: 1920, height: 1080, colorScheme: 'dark' },
] as const

for (const view of views) {
  test.describe(`${view.width} × ${view.height}, ${view.colorScheme}`, () => {
    test.use({ view })

    const take = async ({ page, host }: Till, name: string) => {
      mkdirSync(folder, { recursive: true })
      await page.evaluate(() => document.fonts.ready)
      const file = `${host}-${view.width}x${view.height}-${view.colorScheme}-${name}.png`
      await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' })
    }

    test.describe('at the first start', () => {
      test.use({ isSetUp: false })

      test('the first questions', async ({ till }) => {
        await still(till.page, view.colorScheme)
        await till.page.getByTestId('setup-shop-name').fill('Corner Café')
        await take(till, 'setup')
      })
    })

    test('goods that come back, a compared day, reports, and who works here', async ({ till }) => {
      const { page } = till
      await still(page, view.colorScheme)
      for (const name of ['Cappuccino', 'Croissant']) {
        await sell(page, name)
        await payByCard(page)
        await atReader(page, 'tap-good')
        await expectPaid(page)
        await page.keyboard.press('Enter')
      }
      await sell(page, 'Espresso', 'Cola', 'Sandwich')
      await page.keyboard.press('F8')
      await expectPaid(page)
      await page.keyboard.press('Enter')
      await scan(page, 'T-000003')
      await expect(page.getByTestId('take-back-line-1')).toBeFocused()
      await page.keyboard.press('ArrowDown')
      await take(till, 'take-back')
      await page.keyboard.press('Escape')
      await page.getByTestId('nav-reports').click()
      await expect(page.getByTestId('reports-screen')).toContainText('Cappuccino')
      await take(till, 'reports')
      await till.ask('day.close')
      await page.getByTestId('nav-day').click()
      await page.getByTestId('day-1').click()
      await expect(page.getByTestId('compared-service')).toContainText('Compared')
      await take(till, 'compared')
      await page.getByTestId('nav-settings').click()
      for (const [name, pin] of [
        ['Owner', '4711'],
        ['Cashier 1', '123456'],
      ] as const) {
        await page.getByTestId('person-add').click()
        await page.getByTestId('person-name').fill(name)
        await page.getByTestId('person-pin').fill(pin)
        await page.getByTestId('person-save').click()
        await expect(page.getByTestId('person-dialog')).toBeHidden()
      }
      await page.keyboard.press('Alt+l')
      await page.getByTestId('other-person').click()
      await take(till, 'lock')
      await page.getByRole('button', { name: 'Cashier 1' }).click()
      await typeByHand(page, '123456')
      await page.keyboard.press('Enter')
      await page.getByTestId('nav-sale').click()
      await sell(page, 'Cola')
      await page.keyboard.press('F6')
      await page.getByTestId('discount').focus()
      await typeByHand(page, '50')
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('approval-dialog')).toContainText('50')
      await take(till, 'approval')
    })

    test('the customer’s display', async ({ till }) => {
      await still(till.page, view.colorScheme)
      const display = await openDisplay(till)
      await display.setViewportSize({ width: view.width, height: view.height })
      await still(display, view.colorScheme)
      await sell(till.page, 'Cappuccino', 'Croissant', 'Fresh orange juice', 'Apples', 'Baguette')
      await expect(display.locator('.newest')).toContainText('Baguette')
      await take({ ...till, page: display } as Till, 'customer-display')
    })

    test('a machine that is not well', async ({ till, host }) => {
      test.skip(host !== 'browser', 'the browser host alone can be started on a spoilt machine')
      await onMachine(till, { clockOffMs: 30 * 24 * hourMs }, async (set) => {
        await startInThePast(till, set)
        const { page } = till
        await still(page, view.colorScheme)
        await take(till, 'check-date')
        await page.getByTestId('clock-is-right').click()
        set({ clockOffMs: -3 * hourMs })
        await expect(page.getByTestId('warning-clock-set-back')).toBeVisible()
        await take(till, 'clock-set-back')
        set({})
        await expect(page.getByTestId('warning-clock-set-back')).toHaveCount(0)
        layReserve(till)
        set({ freeBytes: 3_000_000 })
        await sell(page, 'Espresso')
        await expect(page.getByTestId('warning-reserve-in-use')).toBeVisible()
        await take(till, 'reserve-in-use')
        set({})
        await approveUnsaved(till, set)
        await take(till, 'approved-not-saved')
      })
    })

    test('a network that wants a sign-in', async ({ till, clouds, host }) => {
      test.skip(host !== 'browser', 'the browser host alone can be started on a spoilt machine')
      const portal = await startPortal(clouds.cloud.url)
      const work = async () => {
        await goLive(till)
        const { page } = till
        await still(page, view.colorScheme)
        await page.getByTestId('nav-settings').click()
        await page.getByTestId('account-open-sumup').click()
        await page.getByTestId('account-api-key').fill(clouds.cloud.apiKey)
        await page.keyboard.press('Tab')
        await expect(page.getByTestId('warning-sign-in-needed')).toBeVisible()
        await take(till, 'sign-in-needed')
      }
      await onMachine(till, {}, work, { SURETILL_SUMUP_URL: portal.url })
      portal.stop()
    })

    test('selling and paying', async ({ till }) => {
      const { page } = till
      await still(page, view.colorScheme)
      await take(till, 'sale-empty')
      await sell(page, 'Cappuccino', 'Croissant', 'Croissant', 'Apples', 'Cola')
      await expect(page.getByTestId('basket-line-1')).toContainText('€3.80')
      await take(till, 'sale')
      await page.getByTestId('search').fill('choco')
      await expect(page.getByTestId('search-hit-0')).toBeVisible()
      await take(till, 'search')
      await page.keyboard.press('Escape')
      await page.getByTestId('basket-line-0').click()
      await expect(page.getByTestId('dialog-close')).toBeVisible()
      await take(till, 'line')
      await page.getByTestId('dialog-close').click()
      await page.getByTestId('pay').click()
      await expect(page.getByTestId('due')).toBeVisible()
      await take(till, 'pay')
      await page.getByTestId('take-card').click()
      await waitForCard(page)
      await expect(page.getByTestId('timeline')).toContainText('present card')
      await take(till, 'card')
      await atReader(page, 'tap-declined')
      await expectStatus(page, 'declined')
      await take(till, 'card-declined')
      await page.getByTestId('payment-take-cash').click()
      await expectPaid(page)
      await page.getByTestId('new-sale').click()
      await sell(page, 'Cappuccino', 'Muffin')
      await page.getByTestId('pay').click()
      await page
        .getByTestId(/^cash-suggestion-/)
        .filter({ hasText: '€10.00' })
        .click()
      await expectPaid(page)
      await openDesk(page)
      await expect(page.getByTestId(/^paper-/)).toHaveCount(2)
      await take(till, 'paid')
    })

    test('two readers', async ({ till }) => {
      const { page } = till
      await still(page, view.colorScheme)
      await page.getByTestId('nav-readers').click()
      await page.getByTestId('pair-reader').click()
      await page.getByTestId('service-cm').check()
      await expect(page.getByTestId('choose-PL0919CQ00305')).toBeVisible()
      await take(till, 'choose-reader')
      await page.getByTestId('dialog-close').click()
      await page.getByTestId('desk-use-PL0919CQ00305').click()
      await expect(page.getByTestId('reader-rename')).toHaveCount(2)
      await page.getByTestId('reader-rename').last().click()
      await take(till, 'edit-reader')
      await page.getByTestId('dialog-close').click()
      await page.getByTestId('reader-notes').click()
      await page.getByTestId('note-add').click()
      await page.getByTestId('note-name').fill('Place')
      await page.getByTestId('note-value').fill('Terrace, second counter')
      await page.getByTestId('note-add').click()
      await page.getByTestId('notes-save').click()
      await take(till, 'reader-notes')
      await page.getByTestId('dialog-close').click()
      await openDesk(page)
      await expect(page.getByText('is used by this till now')).toBeHidden({ timeout: 15_000 })
      await take(till, 'readers-two')
      await page.getByTestId('nav-sale').click()
      await sell(page, 'Cappuccino', 'Croissant')
      await page.getByTestId('pay').click()
      await expect(page.getByTestId('due')).toBeVisible()
      await page.getByTestId('payment-reader-1').check()
      await take(till, 'pay-two-readers')
      await page.getByTestId('take-card').click()
      await waitForCard(page)
      await take(till, 'card-on-terminal')
      await atReader(page, 'cancel')
      await expectStatus(page, 'cancelled')
      await openDesk(page)
      await atReader(page, 'unplug')
      await page.getByTestId('payment-retry').click()
      await expect(page.getByTestId('advice')).toHaveAttribute('data-advice', 'look-for-bar', {
        timeout: 30_000,
      })
      await take(till, 'card-terminal-off')
      await atReader(page, 'plug-in')
      await waitForCard(page)
      await atReader(page, 'tap-good')
      await expectPaid(page)
      await page.getByTestId('nav-sales').click()
      await page.getByTestId('sale-row-0').click()
      await page.getByTestId('card-papers').last().locator('summary').click()
      await page.getByTestId('card-paper-merchant').last().scrollIntoViewIfNeeded()
      await take(till, 'card-papers')
      await page.getByTestId('nav-readers').click()
      await page.getByTestId('reader-day-totals').click()
      await expect(page.getByTestId('day-totals')).toBeVisible()
      await take(till, 'day-totals')
    })

    test('going live', async ({ till, clouds }) => {
      till.setEnvironment({ SURETILL_SUMUP_URL: clouds.cloud.url, SURETILL_CM_URL: clouds.cmAccount.url })
      await till.restart()
      const { page } = till
      await still(page, view.colorScheme)
      await page.getByTestId('nav-settings').click()
      await page.getByTestId('mode-switch').click()
      await take(till, 'live-question')
      await page.getByTestId('mode-confirm').click()
      await expect(page.getByTestId('setup-take-over')).toBeAttached()
      await take(till, 'live-setup')
      await page.getByTestId('setup-start').click()
      await page.getByTestId('nav-readers').click()
      await expect(page.getByTestId('no-readers')).toBeVisible()
      await take(till, 'live-no-readers')
      await page.getByTestId('nav-settings').click()
      await page.getByTestId('account-open-sumup').click()
      await page.getByTestId('account-api-key').fill('sup_sk_nobody')
      await page.getByTestId('account-save').click()
      await expect(page.getByTestId('account-dialog')).toContainText('nothing was saved')
      await take(till, 'live-account-wrong')
      await page.getByTestId('account-api-key').fill(clouds.cloud.apiKey)
      await page.keyboard.press('Tab')
      await expect(page.getByTestId('account-merchant-code')).toHaveValue(clouds.cloud.merchantCode)
      await page.getByTestId('account-save').click()
      await expect(page.getByTestId('account-sumup')).toContainText('ready')
      await page.getByTestId('account-open-cm').click()
      await page.getByTestId('account-api-key').fill(clouds.cmAccount.apiKey)
      await page.keyboard.press('Tab')
      await expect(page.getByTestId('account-store')).toContainText('Training shop')
      await take(till, 'live-account-cm')
      await page.getByTestId('account-save').click()
      await expect(page.getByTestId('account-cm')).toContainText('ready')
      await take(till, 'live-settings')
      await page.getByTestId('account-open-cm').click()
      await page.getByTestId('account-rotate').click()
      await take(till, 'live-new-key')
    })

    test('a refund that went back twice', async ({ till }) => {
      await still(till.page, view.colorScheme)
      await givenBackTwice(till)
      await take(till, 'second-refund-after-the-sale')
      await till.page.setViewportSize({ width: 1024, height: 768 })
      await take(till, 'second-refund-on-a-small-screen')
      await till.page.setViewportSize(view)
      await till.page.getByTestId('nav-queue').click()
      await expect(till.page.getByTestId('queue-second-refund')).toBeVisible()
      await take(till, 'second-refund-in-the-queue')
    })

    test('a payment that met everything: answer lost, till killed, approval late', async ({ till, host }) => {
      test.skip(host !== 'browser', 'the browser host alone can be sent to another card service')
      await withOuterCloud(till, async (cloud) => {
        await still(till.page, view.colorScheme)
        await lostKilledAndLate(till, cloud)
        const { page } = till
        await still(page, view.colorScheme)
        await page.getByTestId('nav-sales').click()
        await page.getByTestId('sale-row-0').click()
        await page.getByTestId('sale-payment').locator('summary').first().click()
        await page.getByTestId('timeline').getByText('Approved after all').scrollIntoViewIfNeeded()
        await take(till, 'lost-answer')
      })
    })

    test('the office', async ({ till }) => {
      const { page } = till
      await still(page, view.colorScheme)
      for (const names of [['Cappuccino', 'Croissant'], ['Sandwich', 'Cola'], ['Apples'], ['Espresso']]) {
        await sell(page, ...names)
        await page.keyboard.press('F8')
        await expectPaid(page)
        await page.keyboard.press('Enter')
      }
      await sell(page, 'Coffee', 'Muffin')
      await payByCard(page)
      await atReader(page, 'tap-good')
      await expectPaid(page)
      await page.getByTestId('nav-sales').click()
      await page.getByTestId('sale-row-0').click()
      await expect(page.getByTestId('sale-detail')).toBeVisible()
      await take(till, 'sales')
      await page.getByTestId('nav-day').click()
      await expect(page.getByTestId('day-detail')).toBeVisible()
      await take(till, 'day')
      await page.getByTestId('nav-catalogue').click()
      await expect(page.getByTestId('catalogue-count')).toBeVisible()
      await take(till, 'catalogue')
      await page
        .getByTestId(/^product-\d+$/)
        .first()
        .click()
      await expect(page.getByTestId('product-dialog')).toBeVisible()
      await take(till, 'product')
      await page.getByTestId('dialog-close').click()
      await page.getByTestId('tab-transfer').check()
      await page.getByTestId('import-file').setInputFiles({
        name: 'products.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('Name;EAN;Preis;MwSt\nZitronentarte;4006381333931;4,20;19\nFalsch;;-1,00;19\n'),
      })
      await expect(page.getByTestId('import-bad-rows')).toBeVisible()
      await take(till, 'import')
      await page.getByTestId('nav-readers').click()
      await expect(page.getByTestId('reader-check')).toBeVisible()
      await take(till, 'readers')
      await openDesk(page)
      await page.getByTestId('printer-no-paper').check()
      await page.getByTestId('nav-sale').click()
      await page.keyboard.press('Enter')
      await sell(page, 'Muffin')
      await page.keyboard.press('F8')
      await expectPaid(page)
      await page.keyboard.press('Enter')
      await sell(page, 'Cola')
      await payByCard(page)
      await page.keyboard.press('F7')
      await page.getByTestId('desk-toggle').click()
      await page.getByTestId('nav-queue').click()
      await expect(page.getByText('The printer is out of paper.')).toBeVisible()
      await take(till, 'queue')
      await page.getByTestId('queue-history').first().click()
      await expect(page.getByTestId('payment-history')).toContainText('asks for the card')
      await take(till, 'queue-history')
      await page.getByTestId('nav-settings').click()
      await expect(page.getByTestId('receipt-preview')).toBeVisible()
      await take(till, 'settings')
      await openDesk(page)
      await page.getByTestId('printer-ready').check()
      await page.getByTestId('printer-set-up').click()
      await page.getByTestId('printer-found').first().click()
      await page.getByTestId('setup-next').click()
      await page.getByTestId('setup-print').click()
      await expect(page.getByTestId('accents-yes')).toBeVisible()
      await take(till, 'printer-setup')
      await page.getByTestId('setup-later').click()
      await page.getByTestId('keys').click()
      await expect(page.getByTestId('keys-dialog')).toBeVisible()
      await take(till, 'keys')
    })
  })
}

async function still(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
}
