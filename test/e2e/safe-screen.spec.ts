import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { picture } from './picture.ts'
import { expect, test } from './till-fixture.ts'

test.skip(({ host }) => host !== 'browser', 'in Electron the till begins in another window')

test('K4: a till that crashed three times waits with a plain page, and starts from there', async ({
  till,
}) => {
  await till.ask('basket.add-open', { amountMinor: 250 })
  await till.kill()
  const crash = { at: Date.now(), problem: 'The till could not start: its parts do not fit' }
  writeFileSync(join(till.dataFolder, 'starts.json'), JSON.stringify([crash, crash, crash]))
  await till.start()
  const { page } = till
  await expect(page.getByRole('heading')).toHaveText('The till stands still')
  await expect(page.getByRole('main')).toContainText('its parts do not fit')
  await expect(page.getByRole('main')).toContainText(till.dataFolder)
  await picture(till, 'safe-screen')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Save the support file' }).click()
  expect((await download).suggestedFilename()).toMatch(/^suretill-support-/)
  // By the keyboard: the way on has the focus from the start.
  await page.reload()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('basket-line-0')).toContainText('€2.50')
})
