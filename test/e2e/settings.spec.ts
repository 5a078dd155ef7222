import type { Page } from '@playwright/test'
import { png } from '../support/png.ts'
import { expectPaid, sell } from './steps.ts'
import { expect, test } from './till-fixture.ts'

async function save(page: Page): Promise<void> {
  await page.getByTestId('settings-save').click()
  await expect(page.getByTestId('settings-save')).toBeDisabled()
}

test('another language changes every word at once, and the receipts', async ({ till }) => {
  const { page } = till
  await page.getByTestId('nav-settings').click()
  await page.getByTestId('settings-language-de').check()
  await save(page)
  await expect(page.getByTestId('nav-settings')).toHaveText('Einstellungen')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.reload()
  await expect(page.getByTestId('nav-settings')).toHaveText('Einstellungen')
  await sell(page, 'Espresso')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await expect(page.getByTestId('done-paper')).toContainText('TRAINING – kein Beleg')
  await expect(page.getByTestId('done-paper')).toContainText('2,20')
})

test('narrow paper has 32 columns, in the preview and on the receipt', async ({ till }) => {
  const { page } = till
  await page.getByTestId('nav-settings').click()
  const widest = async (name: string) =>
    Math.max(
      ...(await page.getByTestId(name).locator('pre').allTextContents()).map((line) => [...line].length),
    )
  await expect.poll(() => widest('receipt-preview')).toBe(42)
  await page.getByTestId('settings-paper-narrow').check()
  await expect.poll(() => widest('receipt-preview')).toBe(32)
  await save(page)
  await page.getByTestId('nav-sale').click()
  await sell(page, 'Espresso')
  await page.keyboard.press('F8')
  await expectPaid(page)
  expect(await widest('done-paper')).toBe(32)
})

test('cash is rounded to 5 cents where the shop chose so, and both totals are shown', async ({ till }) => {
  const { page } = till
  await page.getByTestId('nav-settings').click()
  await page.getByTestId('settings-cash-rounding').selectOption('five-cents')
  await save(page)
  await till.ask('basket.add-open', { amountMinor: 1233 })
  await page.reload()
  await page.getByTestId('nav-sale').click()
  await page.getByTestId('pay').click()
  await expect(page.getByTestId('due')).toHaveText('€12.33')
  await expect(page.getByTestId('cash-due')).toContainText('€12.35')
  await page.getByTestId('cash-suggestion-0').click()
  await expectPaid(page)
  await expect(page.getByTestId('done-paper')).toContainText('12.35')

  // A currency that leaves nothing to choose does not ask.
  await page.getByTestId('nav-settings').click()
  await expect(page.getByTestId('settings-cash-rounding')).toHaveValue('five-cents')
  await page.getByTestId('settings-currency').selectOption('CHF')
  await expect(page.getByTestId('settings-cash-rounding')).toBeHidden()
})

test('the dark theme is dark, and still so after a reload', async ({ till }) => {
  const { page } = till
  const brightness = () =>
    page.evaluate(() => {
      const [red = 0, green = 0, blue = 0] = getComputedStyle(document.body)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [255, 255, 255]
      return Math.max(red, green, blue)
    })
  expect(await brightness()).toBeGreaterThan(200)
  await page.getByTestId('nav-settings').click()
  await page.getByTestId('settings-theme-dark').check()
  await save(page)
  await expect.poll(brightness).toBeLessThan(80)
  await page.reload()
  await expect.poll(brightness).toBeLessThan(80)
})

test('the keyboard walks through all settings, and the page stays where it is', async ({ till }) => {
  const { page } = till
  await page.getByTestId('nav-settings').click()
  await expect(page.getByTestId('receipt-preview')).toBeVisible()
  const fields = new Set<string>()
  for (let press = 0; press < 150; press += 1) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      const focused = document.activeElement
      const box = focused?.getBoundingClientRect()
      return {
        name: focused?.getAttribute('data-testid') ?? '',
        isInSight: !box || focused === document.body || (box.bottom > 0 && box.top < innerHeight),
        moved: document.documentElement.scrollTop + document.body.scrollTop,
      }
    })
    expect(seen, `after ${press + 1} presses`).toMatchObject({ isInSight: true, moved: 0 })
    fields.add(seen.name)
  }
  expect(fields).toContain('settings-sound')
})

test('a shop without a name is not saved, and what was not saved is taken back', async ({ till }) => {
  const { page } = till
  await page.getByTestId('nav-settings').click()
  await page.getByTestId('settings-shop-name').fill('')
  await expect(page.getByTestId('settings-shop-name')).toHaveAttribute('aria-invalid', 'true')
  await page.getByTestId('settings-save').click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  expect(await till.ask('settings.get')).toMatchObject({ shopName: 'Corner Café' })
  await page.getByTestId('settings-discard').click()
  await expect(page.getByTestId('settings-shop-name')).toHaveValue('Corner Café')
})

test('a logo, a second language and a QR code are seen beside the fields and stand on the next receipt', async ({
  till,
}) => {
  const { page } = till
  await page.getByTestId('nav-settings').click()
  const preview = page.getByTestId('receipt-preview')
  await expect(preview.locator('img')).toHaveCount(0)

  // What is no picture is refused in words, and nothing changes.
  const choose = async (name: string, mimeType: string, buffer: Buffer) =>
    await page.getByTestId('logo-file').setInputFiles({ name, mimeType, buffer })
  await choose('logo.png', 'image/png', Buffer.from('<svg onload="alert(1)"/>'))
  await expect(page.getByText('This is not a PNG or JPEG picture.')).toBeVisible()
  const ring = png({ width: 600, height: 300 }, { color: 0, depth: 8 }, (x, y) => {
    const distance = Math.hypot((x - 300) / 2, y - 150)
    return distance > 140 ? 255 : distance > 110 ? 0 : Math.round(distance * 2)
  })
  await choose('logo.png', 'image/png', ring)
  await expect(preview.locator('img')).toHaveCount(1)
  await expect(page.getByText('This is not a PNG or JPEG picture.')).toBeHidden()

  await page.getByTestId('settings-shop-numbers').fill('KvK 12345678')
  await page.getByTestId('settings-legal').fill('Goods are taken back within 14 days with this receipt.')
  await page.getByTestId('settings-second-language').selectOption('nl')
  await page.getByTestId('settings-qr-link').check()
  await expect(page.getByTestId('settings-receipt-link')).toHaveAttribute('aria-invalid', 'true')
  await page.getByTestId('settings-receipt-link').fill('https://shop.example/{receipt}')
  await expect(preview.locator('img')).toHaveCount(2)
  await expect(preview).toContainText('TOTAL / TOTAAL')
  await page.getByTestId('preview-narrow').check()
  await expect(preview).toContainText('KvK 12345678')
  expect((await till.ask('settings.get')) as object).toMatchObject({ logo: null, receiptColumns: 42 })
  await save(page)

  await page.getByTestId('nav-sale').click()
  await sell(page, 'Espresso')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await expect(page.getByTestId('done-paper').locator('img')).toHaveCount(2)
  await expect(page.getByTestId('done-paper')).toContainText('Goods are taken back')
})
