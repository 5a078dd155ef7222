import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { savedBy, scan, tile, total } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

async function openTransfer(page: Page): Promise<void> {
  await page.getByTestId('nav-catalogue').click()
  await page.getByTestId('tab-transfer').check()
}

const choose = (page: Page, name: string, text: string) =>
  page
    .getByTestId('import-file')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') })

const productCount = async (till: Till) => (await till.ask('till.state')).productCount

test('a new product is sold by its tile, its name and its code', async ({ till }) => {
  const { page } = till
  await page.getByTestId('nav-catalogue').click()
  await page.getByTestId('new-product').click()
  await expect(page.getByTestId('product-save')).toBeDisabled()
  await page.getByTestId('product-name').fill('Elderflower spritz')
  await page.getByTestId('product-price').fill('5.40')
  await page.getByTestId('product-barcodes').fill('4006381333931')
  await page.getByTestId('product-category').selectOption({ label: 'Cold drinks' })
  await page.getByTestId('product-save').click()
  await expect(page.getByTestId('product-dialog')).toBeHidden()
  await page.getByTestId('catalogue-search').fill('elderf')
  await expect(page.getByTestId(/^product-\d+$/)).toHaveCount(1)

  await page.getByTestId('nav-sale').click()
  await scan(page, '4006381333931')
  await expect(page.getByTestId('basket-line-0')).toContainText('Elderflower spritz')
  await page.getByTestId('search').fill('spritz')
  await page.getByTestId('search-hit-0').click()
  await expect(total(page)).toHaveText('€10.80')
  await page
    .getByTestId(/^category-\d+$/)
    .filter({ hasText: 'Cold drinks' })
    .click()
  await tile(page, 'Elderflower').click()
  await expect(total(page)).toHaveText('€16.20')
})

test('a price that is changed counts from the next line on', async ({ till }) => {
  const { page } = till
  await page.getByTestId('nav-catalogue').click()
  await page.getByTestId('catalogue-search').fill('espresso')
  await page
    .getByTestId(/^product-\d+$/)
    .filter({ hasText: /^\W*Espresso/ })
    .first()
    .click()
  await page.getByTestId('product-price').fill('abc')
  await expect(page.getByTestId('product-save')).toBeDisabled()
  await page.getByTestId('product-price').fill('2.35')
  await page.getByTestId('product-save').click()
  await expect(page.getByTestId('product-dialog')).toBeHidden()
  await page.getByTestId('nav-sale').click()
  await expect(tile(page, 'Espresso').first()).toContainText('€2.35')
})

test('a list is read, shown before it counts, and taken over whole', async ({ till }) => {
  const { page } = till
  const before = await productCount(till)
  await openTransfer(page)
  const rows = [
    'Bezeichnung;EAN;Preis;MwSt;Kategorie',
    'Zitronentarte;4006381333931;4,20;19;Kuchen',
    'Crème brûlée;;5,10;19;Kuchen',
    '"Käse; jung, in Scheiben";4012345678901;2,49;19;Frische',
  ]
  await choose(page, 'waren.csv', `${rows.join('\r\n')}\r\n`)
  await expect(page.getByTestId('import-preview')).toContainText('Käse; jung, in Scheiben')
  await expect(page.getByTestId('import-new')).toHaveText('3')
  await expect(page.getByTestId('import-changed')).toHaveText('0')
  expect(await productCount(till)).toBe(before)
  await page.getByTestId('import-run').click()
  await expect(page.getByTestId('import-done')).toBeVisible()
  expect(await productCount(till)).toBe(before + 3)
  await page.getByTestId('nav-sale').click()
  await page.getByTestId('search').fill('creme bru')
  await expect(page.getByTestId('search-hit-0')).toContainText('Crème brûlée')
  await expect(page.getByTestId('search-hit-0')).toContainText('€5.10')
})

test('a hostile list is refused whole, each bad row with its line and its reason', async ({ till }) => {
  const { page } = till
  const before = await productCount(till)
  await openTransfer(page)
  const rows = [
    'name,barcode,price,tax',
    'Good bread,4006381333931,3.20,19',
    'Negative,,-1.00,19',
    'Twice,4006381333931,1.00,19',
    '=HYPERLINK("http://example.com"),,2.00,19',
    'No price,,cheap,19',
    ',,1.00,19',
    'Rounded,4.00638E+12,1.00,19',
  ]
  await choose(page, 'hostile.csv', `${rows.join('\n')}\n`)
  const bad = page.getByTestId('import-bad-rows')
  await expect(bad.getByRole('row', { name: /^3 .*negative/ })).toBeVisible()
  await expect(bad.getByRole('row', { name: /^4 .*4006381333931.*line 2/ })).toBeVisible()
  await expect(bad.getByRole('row', { name: /^6 .*not a price/ })).toBeVisible()
  await expect(bad.getByRole('row', { name: /^7 .*name is missing/ })).toBeVisible()
  await expect(bad.getByRole('row', { name: /^8 .*spreadsheet/ })).toBeVisible()
  await expect(page.getByTestId('import-run')).toBeDisabled()
  expect(await productCount(till)).toBe(before)
  await page.getByTestId('import-other').click()
  await expect(page.getByTestId('import-choose')).toBeVisible()
})

test('what is no list is said to be none', async ({ till }) => {
  const { page } = till
  await openTransfer(page)
  await page.getByTestId('import-file').setInputFiles({
    name: 'picture.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([0, 1, 2, 3, 255, 0, 9]),
  })
  await expect(page.getByTestId('import-error')).toBeVisible()
  await page.getByTestId('import-other').click()
  await choose(page, 'empty.csv', '')
  await expect(page.getByTestId('import-error')).toBeVisible()
})

test('a long import is called off and leaves nothing behind', async ({ till }) => {
  const { page } = till
  const before = await productCount(till)
  await openTransfer(page)
  const rows = Array.from({ length: 120_000 }, (_, row) => `Product number ${row},${(row % 900) + 1}.50,19`)
  await choose(page, 'long.csv', `name,price,tax\n${rows.join('\n')}\n`)
  // Another tab in between takes neither the list nor the button away.
  await expect(page.getByTestId('import-run')).toBeVisible({ timeout: 60_000 })
  await page.getByTestId('tab-products').check()
  await page.getByTestId('tab-transfer').check()
  await page.getByTestId('import-run').click()
  await page.getByTestId('import-cancel').click()
  await expect(page.getByTestId('import-cancelled')).toBeVisible()
  expect(await productCount(till)).toBe(before)
  const { total: found } = await till.ask('catalogue.list', {
    query: 'Product number',
    categoryId: null,
    archived: false,
    offset: 0,
    limit: 5,
  })
  expect(found).toBe(0)
})

test('the whole catalogue is taken out as a file that can be brought in again', async ({ till }) => {
  const { page } = till
  await openTransfer(page)
  const path = await savedBy(page.getByTestId('export'), till, join(till.dataFolder, 'exported.csv'))
  const text = readFileSync(path, 'utf8')
  expect(text).toContain('Cappuccino')
  expect(text.trim().split('\n').length).toBe((await productCount(till)) + 1)
  await page.getByTestId('import-file').setInputFiles(path)
  await expect(page.getByTestId('import-preview')).toBeVisible()
  await expect(page.getByTestId('import-new')).toHaveText('0')
  await expect(page.getByTestId('import-bad-rows')).toBeHidden()
})
