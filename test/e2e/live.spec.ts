import type { Page } from '@playwright/test'
import { test } from './clouds.ts'
import { expectPaid, goLive, sell } from './steps.ts'
import { expect } from './till-fixture.ts'

/** Everything that stands in the page or that it has kept. */
async function whatThePageHolds(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea, select')].map(
      (field) => (field as HTMLInputElement).value,
    )
    const databases = await indexedDB.databases()
    return [
      document.documentElement.outerHTML,
      ...fields,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      JSON.stringify(databases),
      JSON.stringify(await caches.keys().catch(() => [])),
      location.href,
      document.cookie,
    ].join('\n')
  })
}

async function type(page: Page, field: string, value: string): Promise<void> {
  await page.getByTestId(`account-${field}`).fill(value)
  await page.keyboard.press('Tab')
}

test.describe('live mode', () => {
  test('goes live, takes an account, pairs, pays, and is still live and paid after a restart', async ({
    till,
    clouds,
  }) => {
    const { apiKey, merchantCode, affiliateKey, appId, url } = clouds.cloud
    till.setEnvironment({ SURETILL_SUMUP_URL: url })
    await till.restart()
    await goLive(till)
    let { page } = till
    await expect(page.getByTestId('training-banner')).toHaveCount(0)
    await expect(page.getByTestId('test-banner')).toContainText(new URL(url).host)

    await page.getByTestId('nav-settings').click()
    await expect(page.getByTestId('account-sumup')).toContainText('not set up')
    await page.getByTestId('account-open-sumup').click()
    await type(page, 'api-key', 'sup_pk_9d2f')
    await expect(page.getByTestId('account-dialog')).toContainText('This is the public key.')
    await type(page, 'api-key', 'sup_sk_nobody_knows')
    await expect(page.getByTestId('account-dialog')).toContainText('does not know this key')
    await page.getByTestId('account-save').click()
    await expect(page.getByTestId('account-dialog')).toContainText('nothing was saved')
    await type(page, 'api-key', apiKey)
    await expect(page.getByTestId('account-merchant-code')).toHaveValue(merchantCode)
    await type(page, 'affiliate-key', affiliateKey)
    await type(page, 'app-id', appId)
    await page.getByTestId('account-save').click()
    await expect(page.getByTestId('account-dialog')).toHaveCount(0)
    await expect(page.getByTestId('account-sumup')).toContainText('Training shop')
    const held = await whatThePageHolds(page)
    for (const secret of [apiKey, affiliateKey])
      for (const part of [secret.slice(0, 18), secret.slice(-12)]) expect(held).not.toContain(part)

    await page.getByTestId('nav-readers').click()
    await page.getByTestId('pair-reader').click()
    await page.getByTestId('pair-code').fill(clouds.showPairingCode() ?? '')
    await page.getByTestId('pair-confirm').click()
    await expect(page.getByTestId('pair-dialog')).toHaveCount(0)
    // The device confirms by itself; nobody has to ask.
    await expect(page.getByTestId('reader-check')).toBeVisible()
    await expect(page.getByTestId('readers-screen')).not.toContainText('being paired')

    await page.getByTestId('nav-sale').click()
    await sell(page, 'Cappuccino', 'Croissant')
    await page.getByTestId('pay-card').click()
    const serial = clouds.view().readers[0]?.serial ?? ''
    await expect.poll(() => clouds.act(serial, 'tap-good')).toBe(true)
    await expectPaid(page)
    expect(clouds.sumup.transactions()).toHaveLength(1)

    await till.restart()
    ;({ page } = till)
    await expect(page.getByTestId('test-banner')).toBeVisible()
    await page.getByTestId('nav-sales').click()
    await page.getByTestId('sale-row-0').click()
    await expect(page.getByTestId('sale-detail')).toContainText('Card')
    await expect(page.getByTestId('sale-detail')).not.toContainText('TRAINING')
    await expect(page.getByTestId('sale-paper')).toContainText('TEST – no card is charged')
    await page.getByTestId('nav-day').click()
    await expect(page.getByTestId('day-paper')).toContainText('TEST – no card is charged')
    await page.getByTestId('nav-settings').click()
    await page.getByTestId('account-open-sumup').click()
    await expect(page.getByTestId('account-dialog')).toContainText(`…${apiKey.slice(-4)}`)
    await page.getByTestId('dialog-close').click()

    await page.getByTestId('mode-switch').click()
    await page.getByTestId('mode-confirm').click()
    await expect(page.getByTestId('training-banner')).toBeVisible()
    await page.getByTestId('nav-sales').click()
    await expect(page.getByTestId('sale-row-0')).toHaveCount(0)
  })

  test('takes cards on a terminal that is chosen from the account, and gets it a new key', async ({
    till,
    clouds,
  }) => {
    till.setEnvironment({ SURETILL_CM_URL: clouds.cmAccount.url })
    await till.restart()
    await goLive(till)
    const { page } = till
    await page.getByTestId('nav-settings').click()
    await page.getByTestId('account-open-cm').click()
    await type(page, 'api-key', 'not-this-one')
    await expect(page.getByTestId('account-dialog')).toContainText('does not know this key')
    await type(page, 'api-key', clouds.cmAccount.apiKey)
    await expect(page.getByTestId('account-store')).toContainText('Training shop')
    await page.getByTestId('account-save').click()
    await expect(page.getByTestId('account-cm')).toContainText('ready')
    await page.getByTestId('account-open-cm').click()
    await page.getByTestId('account-rotate').click()
    await page.getByTestId('account-rotate-confirm').click()
    await expect(page.getByText('the old one was revoked')).toBeVisible()
    expect(clouds.cm.keys().filter((key) => key.revokedAt === null)).toHaveLength(1)

    const terminal = clouds.view().readers[1]
    const serial = terminal?.serial ?? ''
    await page.getByTestId('nav-readers').click()
    await page.getByTestId('pair-reader').click()
    await page.getByTestId(`choose-${serial}`).click()
    await expect(page.getByTestId('readers-screen')).toContainText(serial)
    await page.getByTestId('nav-sale').click()
    await sell(page, 'Espresso')
    await page.getByTestId('pay-card').click()
    await expect.poll(() => clouds.act(serial, 'tap-good')).toBe(true)
    await expectPaid(page)
  })

  test('says what is left to do on a reader that was removed', async ({ till }) => {
    const { page } = till
    await page.getByTestId('nav-readers').click()
    await page.getByTestId('reader-remove').first().click()
    await page.getByTestId('remove-confirm').click()
    await expect(page.getByTestId('removal-steps')).toContainText('Disconnect')
    await page.getByTestId('removal-done').click()
    await expect(page.getByTestId('removal-steps')).toHaveCount(0)
  })

  test('takes every window along, and no page of the one mode works in the other', async ({ till }) => {
    test.skip(till.host === 'electron', 'there is one window')
    const other = await till.page.context().newPage()
    await other.goto(new URL('/', till.address).href)
    await expect(other.getByTestId('training-banner')).toBeVisible()
    await goLive(till)
    await expect(other.getByTestId('training-banner')).toHaveCount(0)
    await expect(other.getByTestId('sale-screen')).toBeVisible()
    await other.getByTestId('nav-settings').click()
    await other.getByTestId('mode-switch').click()
    await other.getByTestId('mode-confirm').click()
    await expect(till.page.getByTestId('training-banner')).toBeVisible()
    await other.close()
  })

  test('says where keys are kept on this machine, and what is missing for cards', async ({ till }) => {
    await goLive(till)
    const { page, host } = till
    await page.getByTestId('nav-readers').click()
    await expect(page.getByTestId('no-readers')).toContainText('Set up a card service')
    await page.getByTestId('nav-settings').click()
    const keptIn = page.getByTestId('accounts-kept-in')
    if (host === 'browser') await expect(keptIn).toContainText('This system has no safe.')
    else await expect(keptIn).toContainText(/safe/)
  })

  test('stays in training while a sale is under way, and says so', async ({ till }) => {
    const { page } = till
    await sell(page, 'Cappuccino')
    await page.getByTestId('nav-settings').click()
    await page.getByTestId('mode-switch').click()
    await page.getByTestId('mode-confirm').click()
    await expect(page.getByTestId('mode-dialog')).toContainText('There is a sale under way')
    await expect(page.getByTestId('training-banner')).toBeVisible()
  })

  test('keeps an account that could not be checked only when somebody wants that', async ({
    till,
    clouds,
  }) => {
    till.setEnvironment({ SURETILL_SUMUP_URL: clouds.cloud.url })
    await till.restart()
    await goLive(till)
    const { page } = till
    await clouds.stop()
    await page.getByTestId('nav-settings').click()
    await page.getByTestId('account-open-sumup').click()
    await type(page, 'api-key', clouds.cloud.apiKey)
    await type(page, 'merchant-code', clouds.cloud.merchantCode)
    await page.getByTestId('account-save').click()
    await expect(page.getByTestId('account-dialog')).toContainText('could not be asked')
    await page.getByTestId('account-save-unchecked').click()
    await expect(page.getByTestId('account-sumup')).toContainText('ready')
    await page.getByTestId('account-open-sumup').click()
    await page.getByTestId('account-remove').click()
    await page.getByTestId('account-remove-confirm').click()
    await expect(page.getByTestId('account-sumup')).toContainText('not set up')
  })
})
