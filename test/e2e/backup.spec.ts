import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { picture } from './picture.ts'
import { expectPaid, sell, typeByHand } from './steps.ts'
import { expect, test } from './till-fixture.ts'

/** Colours are looked at in both. */
async function lookAt(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectAccessible(page, `${what}, ${colorScheme}`)
  }
}

test('a backup on a stick, sealed, brings the shop back on a computer that lost everything', async ({
  till,
}) => {
  const stick = mkdtempSync(join(tmpdir(), 'suretill-stick-'))
  const { page } = till
  await sell(page, 'Espresso')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await till.ask('day.close')
  await page.getByTestId('nav-settings').click()
  await page.getByTestId('backup-change').click()
  await page.getByTestId('backup-folder').fill('/not/there')
  await page.getByTestId('backup-encrypt').focus()
  await page.keyboard.press('Space')
  await page.getByTestId('backup-passphrase').focus()
  await typeByHand(page, 'correct horse')
  await page.getByTestId('backup-save').click()
  await expect(page.getByTestId('backup-dialog')).toContainText('The folder is not there')
  await lookAt(page, 'where backups go')
  await picture(till, 'backup-dialog')
  await page.getByTestId('backup-folder').fill(stick)
  await page.getByTestId('backup-save').click()
  await expect(page.getByTestId('backup-facts')).toContainText(stick)
  await page.getByTestId('backup-now').click()
  await expect(page.getByTestId('backup-card')).toContainText('In order')
  await page.getByTestId('backup-card').scrollIntoViewIfNeeded()
  await lookAt(page, 'a good backup')
  await picture(till, 'backup-card')

  await till.kill()
  renameSync(join(till.dataFolder, 'training'), join(stick, 'lost'))
  await till.start()
  await restoreFrom(till.page, stick)
  await lookAt(till.page, 'what a backup says of itself')
  await picture(till, 'restore-facts')
  await till.page.getByTestId('restore-confirm').click()
  await expect(till.page.getByTestId('warning-restored-from-backup')).toBeVisible()
  await lookAt(till.page, 'restored')
  await picture(till, 'restored')
  await till.page.getByTestId('restore-compared').click()
  await expect(till.page.getByTestId('warning-restored-from-backup')).toHaveCount(0)
  await sell(till.page, 'Espresso')
  await till.page.keyboard.press('F8')
  await expectPaid(till.page)
  rmSync(stick, { recursive: true })
})

/** By the keyboard alone. */
async function restoreFrom(page: Page, folder: string): Promise<void> {
  await page.getByTestId('setup-restore').focus()
  await page.keyboard.press('Enter')
  await page.getByTestId('restore-place').focus()
  await page.getByTestId('restore-place').fill(folder)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('restore-found')).toContainText('encrypted')
  await page.getByRole('radio', { name: /suretill-training/ }).focus()
  await page.keyboard.press('Space')
  await lookAt(page, 'which backup')
  await page.getByTestId('restore-passphrase').focus()
  await typeByHand(page, 'wrong horse')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('restore-dialog')).toContainText('does not open that backup')
  await page.getByTestId('restore-passphrase').fill('correct horse')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('restore-facts')).toContainText('Z 1')
}
