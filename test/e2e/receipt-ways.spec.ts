import { openMailServer } from '../support/open-mail-server.ts'
import { picture } from './picture.ts'
import { expectPaid, goLive, sell } from './steps.ts'
import { expect, test } from './till-fixture.ts'

test('the customer chooses: e-mail, a code to take along, or none, by touch and by key', async ({ till }) => {
  const server = await openMailServer({
    security: 'none',
    login: { user: 'till', password: 'Pa55-of-the-shop' },
  })
  try {
    await goLive(till)
    const { page } = till
    await page.getByTestId('nav-settings').click()
    await expect(page.getByTestId('mail-account')).toContainText('not set up')
    await page.getByTestId('mail-open').click()
    await page.getByTestId('mail-host').fill('127.0.0.1')
    await page.getByTestId('mail-plain').check()
    await page.getByTestId('mail-port').fill(String(server.port))
    await page.getByTestId('mail-user').fill('till')
    await page.getByTestId('mail-password').fill('wrong')
    await page.getByTestId('mail-sender-name').fill('Corner Café')
    await page.getByTestId('mail-sender-address').fill('till@shop.example')
    await page.getByTestId('mail-test').click()
    await expect(page.getByTestId('mail-tried')).toContainText('refuses user name and password')
    await expect(page.getByTestId('mail-tried')).toContainText('535')
    await page.getByTestId('mail-password').fill('Pa55-of-the-shop')
    await page.getByTestId('mail-test').click()
    await expect(page.getByTestId('mail-tried')).toContainText('The server took the message')
    await picture(till, 'mail-dialog')
    await page.getByTestId('mail-save').click()
    await expect(page.getByTestId('mail-account')).toContainText('till@shop.example')
    await picture(till, 'mail-card')

    await page.getByTestId('settings-qr-link').check()
    await page.getByTestId('settings-receipt-link').fill('https://shop.example/r/{receipt}')
    await page.getByTestId('settings-print-ask').check()
    await expect(page.getByTestId('settings-print-hint')).toContainText('The customer chooses first')
    await picture(till, 'receipt-settings')
    await page.getByTestId('settings-save').click()
    await expect(page.getByTestId('settings-save')).toBeDisabled()

    await page.getByTestId('nav-sale').click()
    await sell(page, 'Espresso')
    await page.keyboard.press('F8')
    await expectPaid(page)
    await picture(till, 'done-ask')
    await page.keyboard.press('F1')
    await expect(page.getByTestId('keys-dialog')).toContainText('Receipt by e-mail')
    await picture(till, 'keys')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+KeyE')
    await page.getByTestId('send-mail-address').fill('anna@customer.example, ben@customer.example')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('send-mail')).toContainText('not one e-mail address')
    await picture(till, 'send-mail')
    await page.getByTestId('send-mail-address').fill('anna@customer.example')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('receipt-given')).toHaveText('The e-mail is sent.')
    expect(server.letters.at(-1)).toMatchObject({ to: ['anna@customer.example'] })
    expect(server.letters.at(-1)?.mail.text).toContain('Espresso')
    await expect(page.getByTestId('new-sale')).toBeFocused()

    await page.getByTestId('way-code').click()
    await expect(page.getByTestId('receipt-code-picture')).toBeVisible()
    await expect(page.getByTestId('receipt-code')).toContainText('the receipt opens on the shop’s own page')
    await picture(till, 'receipt-code')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')

    await sell(page, 'Cola')
    await page.keyboard.press('F8')
    await expectPaid(page)
    await page.keyboard.press('Alt+KeyN')
    await expect(page.getByTestId('receipt-given')).toHaveText('The customer wants no receipt.')
    await picture(till, 'done-none')
    await page.keyboard.press('Enter')
    await page.getByTestId('nav-sales').click()
    await page.getByTestId('sale-row-0').click()
    await expect(page.getByTestId('sale-detail')).toContainText('no receipt wanted')
    await page.getByTestId('sale-row-1').click()
    await expect(page.getByTestId('sale-detail')).toContainText('e-mail sent')
    await picture(till, 'sale-mailed')
    const held = await page.content()
    expect(held).not.toContain('Pa55-of-the-shop')
    expect(held).not.toContain('customer.example')
  } finally {
    await server.close()
  }
})

test('where the shop asks, Enter is paper and then the next sale; a code without a link says what it holds', async ({
  till,
}) => {
  const settings = await till.ask('settings.get')
  await till.ask('settings.save', { ...settings, printReceipts: 'ask', receiptQr: 'number' })
  const { page } = till
  await page.reload()
  await sell(page, 'Espresso')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await expect(page.getByTestId('print-again')).toBeFocused()
  await expect(page.getByTestId('way-mail')).toHaveCount(0)
  await page.keyboard.press('Alt+KeyQ')
  await expect(page.getByTestId('receipt-code')).toContainText(
    'holds the number of the receipt and nothing more',
  )
  await page.keyboard.press('Escape')
  await page.getByTestId('print-again').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('receipt-given')).toHaveText('The receipt is printed.')
  await expect(page.getByTestId('way-none')).toBeDisabled()
  await expect(page.getByTestId('new-sale')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('sale-done')).toHaveCount(0)
})
