import { expectPaid, openDesk, sell, tile, total, typeByHand } from './steps.ts'
import { expect, test } from './till-fixture.ts'

test.describe('at the very first start', () => {
  test.use({ isSetUp: false })

  test('three answers and three touches lead to the first sale with its receipt', async ({ till }) => {
    const { page } = till
    await page.getByTestId('setup-language-en').check()
    await page.getByTestId('setup-shop-name').fill('Nina’s Café')
    await page.getByTestId('setup-currency').selectOption('EUR')
    await page.getByTestId('setup-start').click()

    await expect(page.getByTestId('training-banner')).toBeVisible()
    await tile(page, 'Cappuccino').click()
    await expect(total(page)).toHaveText('€3.40')
    await page.getByTestId('pay').click()
    await expect(page.getByTestId('due')).toHaveText('€3.40')
    await page
      .getByTestId(/^cash-suggestion-/)
      .filter({ hasText: '€5.00' })
      .click()

    await expect(page.getByTestId('change')).toHaveText('€1.60')
    await expect(page.getByTestId('done-paper')).toContainText('Nina’s Café')
    await openDesk(page)
    const paper = page.getByTestId('printer-papers').getByTestId(/^paper-/)
    await expect(paper).toHaveCount(1)
    await expect(paper).toContainText('Nina’s Café')
    await expect(paper).toContainText('TRAINING')
    await expect(paper).toContainText('Cappuccino')
    await expect(paper).toContainText('1.60')
  })

  test('a shop without a name is not opened', async ({ till }) => {
    const { page } = till
    await page.getByTestId('setup-start').click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.getByTestId('setup-shop-name')).toHaveAttribute('aria-invalid', 'true')
    expect(await till.ask('till.state')).toMatchObject({ setupDone: false })
  })

  test('the language is the one that is chosen, from its first word on', async ({ till }) => {
    const { page } = till
    await page.getByTestId('setup-language-de').check()
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await page.getByTestId('setup-shop-name').fill('Eckladen')
    await page.getByTestId('setup-currency').selectOption('CHF')
    await page.getByTestId('setup-start').click()
    await expect(tile(page, 'Kaffee').first()).toContainText('CHF')
    await expect(page.getByTestId('nav-settings')).toHaveText('Einstellungen')
  })
})

test('a sale by keyboard alone: type, Enter, F8', async ({ till }) => {
  const { page } = till
  await typeByHand(page, 'crois')
  await expect(page.getByTestId('search-hit-0')).toContainText('Croissant')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('basket-line-0')).toContainText('Croissant')
  await expect(total(page)).toHaveText('€1.90')
  await page.keyboard.press('F8')
  await expect(page.getByTestId('sale-done')).toBeVisible()
  await expect(page.getByTestId('receipt-number')).toBeVisible()

  // The next sale begins with the next letter, and nothing of the last one is left in it.
  await typeByHand(page, 'esp')
  await expect(page.getByTestId('search')).toHaveValue('esp')
  await expect(page.getByTestId('search-hit-0')).toContainText('spresso')
  await expect(page.getByTestId('basket-empty')).toBeVisible()
})

test('a tap and the key for exact cash in one breath are a sale', async ({ till }) => {
  const { page } = till
  await tile(page, 'Espresso').click()
  await page.keyboard.press('F8')
  await expectPaid(page)
  expect((await till.ask('sales.list', { query: '', offset: 0, limit: 5 })).sales).toMatchObject([
    { total: { minor: 220 } },
  ])
})

test('what the customer hands over is typed, and the change is shown', async ({ till }) => {
  const { page } = till
  await sell(page, 'Espresso', 'Roll')
  await expect(total(page)).toHaveText('€2.80')
  await page.keyboard.press('F10')
  await expect(page.getByTestId('due')).toHaveText('€2.80')
  await typeByHand(page, '500')
  await expect(page.getByTestId('tendered')).toHaveText('€5.00')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('change')).toHaveText('€2.20')
  const [receipt] = (await till.ask('sales.list', { query: '', offset: 0, limit: 5 })).sales
  expect(receipt).toMatchObject({ total: { minor: 280, currency: 'EUR' }, lineCount: 2 })
})

test('receipts are numbered without a gap', async ({ till }) => {
  const { page } = till
  for (const name of ['Coffee', 'Muffin', 'Roll']) {
    await sell(page, name)
    await page.keyboard.press('F8')
    await expect(page.getByTestId('sale-done')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('basket-empty')).toBeVisible()
  }
  const { sales } = await till.ask('sales.list', { query: '', offset: 0, limit: 5 })
  expect(sales.map((sale) => sale.saleNumber)).toEqual([3, 2, 1])
})
