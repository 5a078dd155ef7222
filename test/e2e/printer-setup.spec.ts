import { openDesk } from './steps.ts'
import { expect, test } from './till-fixture.ts'

test('a printer is found, tried, asked about and saved, by the keyboard, with a pause in the middle', async ({
  till,
}) => {
  const { page } = till
  await openDesk(page)
  await page.getByTestId('printer-no-paper').check()
  await page.getByTestId('nav-settings').click()
  const before = await till.ask('settings.get')
  await page.getByTestId('printer-set-up').click()

  // The virtual printer is what answers in training; no other address may be printed to.
  await expect(page.getByTestId('printer-found')).toHaveCount(1)
  await page.getByTestId('setup-address').fill('192.0.2.9:9100')
  await page.keyboard.press('Enter')
  await page.getByTestId('setup-next').click()
  await page.getByTestId('setup-print').click()
  await expect(page.getByTestId('printer-setup')).toContainText('In training only the virtual printer prints')
  await page.getByTestId('setup-back').click()
  await page.getByTestId('setup-back').click()
  await page.getByTestId('printer-found').focus()
  await page.keyboard.press('Enter')

  await page.getByTestId('setup-model').selectOption('epson-tm-t20')
  await page.getByTestId('setup-narrow').check()
  await page.getByTestId('setup-next').click()
  await expect(page.getByTestId('setup-print')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('setup-trouble')).toHaveText('The printer is out of paper.')

  // Left for new paper: the step is found again, and the till prints as before.
  await page.getByTestId('setup-later').click()
  expect(await till.ask('settings.get')).toEqual(before)
  await page.getByTestId('printer-ready').check()
  await page.getByTestId('printer-set-up').click()
  await page.getByTestId('setup-print').click()
  await expect(page.getByTestId('accents-yes')).toBeFocused()
  await expect(page.getByTestId('printer-papers')).toContainText('1  cp858   äöüß éèçñ £ €')
  await expect(page.getByTestId('printer-papers')).toContainText('3  cp1252  äöüß éèçñ £ €')

  await page.getByTestId('accents-no').click()
  await page.getByTestId('letters-cp1252').click()
  await expect(page.getByTestId('accents-yes')).toBeFocused()
  await page.keyboard.press('Enter')

  await page.getByTestId('drawer-open').click()
  await page.getByTestId('drawer-other').click()
  await expect(page.getByTestId('drawer-yes')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('setup-summary')).toContainText('Epson TM-T20')
  await expect(page.getByTestId('setup-summary')).toContainText('Cash drawer on pin 5')
  await page.getByTestId('setup-save').click()
  await expect(page.getByTestId('printer-setup')).toBeHidden()
  expect(await till.ask('settings.get')).toEqual({
    ...before,
    printerModel: 'epson-tm-t20',
    printerLetters: 'cp1252',
    cashDrawer: 'pin-5',
    receiptColumns: 32,
  })

  // Paper that the printer does not take is not offered beside it either.
  await expect(page.getByTestId('settings-paper-wide')).toBeVisible()
  const saved = await till.ask('settings.get')
  await till.ask('settings.save', { ...saved, printerModel: 'star-mc-print2' })
  await expect(page.getByTestId('settings-paper-wide')).toHaveCount(0)
  await expect(page.getByTestId('settings-paper-narrow')).toBeVisible()
})
