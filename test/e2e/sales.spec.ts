import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { atReader, expectPaid, openDesk, payByCard, savedBy, sell } from './steps.ts'
import { expect, test } from './till-fixture.ts'

async function sellForCash(page: Page, name: string): Promise<void> {
  await sell(page, name)
  await page.keyboard.press('F8')
  await expectPaid(page)
  await page.keyboard.press('Enter')
}

test('every sale is in the list with its receipt, newest first', async ({ till }) => {
  const { page } = till
  await sellForCash(page, 'Espresso')
  await sellForCash(page, 'Sandwich')
  await page.getByTestId('nav-sales').click()
  await expect(page.getByTestId('sale-row-0')).toContainText('€4.90')
  await expect(page.getByTestId('sale-row-1')).toContainText('€2.20')
  await page.getByTestId('sale-row-1').click()
  await expect(page.getByTestId('sale-paper')).toContainText('Espresso')
  await expect(page.getByTestId('sale-total')).toHaveText('€2.20')
  await expect(page.getByTestId('sale-payment')).toHaveCount(1)
})

test('a sale is found by its receipt number and by the card’s last digits', async ({ till }) => {
  const { page } = till
  await sellForCash(page, 'Espresso')
  await sell(page, 'Cola')
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
  const { sales } = await till.ask('sales.list', { query: '', offset: 0, limit: 5 })
  await page.getByTestId('nav-sales').click()
  await page.getByTestId('sales-search').fill(sales[1]?.receiptNumber ?? '')
  await expect(page.getByTestId('sale-row-0')).toContainText('€2.20')
  await expect(page.getByTestId('sale-row-1')).toBeHidden()
  await page.getByTestId('sales-search').fill('0119')
  await expect(page.getByTestId('sale-row-0')).toContainText('€2.30')
  await expect(page.getByTestId('sale-row-1')).toBeHidden()
  await page.getByTestId('sales-search').fill('no such sale')
  await expect(page.getByTestId('sale-row-0')).toBeHidden()
})

test('a second print of a receipt says that it is a copy', async ({ till }) => {
  const { page } = till
  await sellForCash(page, 'Espresso')
  await page.getByTestId('nav-sales').click()
  await page.getByTestId('sale-row-0').click()
  await openDesk(page)
  const papers = page.getByTestId('printer-papers').getByTestId(/^paper-/)
  await expect(papers).toHaveCount(1)
  await expect(papers.first()).not.toContainText('COPY')
  await page.getByTestId('sale-print').click()
  await expect(papers).toHaveCount(2)
  await expect(papers.first()).toContainText('COPY')
  await expect(papers.first()).toContainText('Espresso')
})

test('a gift receipt comes out without prices, after the sale and from the list', async ({ till }) => {
  const { page } = till
  await sell(page, 'Espresso')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await page.getByTestId('print-gift').click()
  await expect(page.getByText('The gift receipt is on its way to the printer.')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.getByTestId('nav-sales').click()
  await page.getByTestId('sale-row-0').click()
  await expect(page.getByText('Gift receipt printed')).toBeVisible()
  await page.getByTestId('print-gift').click()
  await expect(page.getByText('2 gift receipts printed')).toBeVisible()
  const view = await till.ask('training.view')
  const papers = view.printer.papers.map((paper) => paper.lines.map(({ text }) => text).join('\n'))
  expect(papers.filter((paper) => paper.includes('GIFT RECEIPT'))).toHaveLength(2)
})

test('a receipt is saved as a PDF file, on a sheet or a roll', async ({ till }) => {
  const { page } = till
  await sellForCash(page, 'Espresso')
  await page.getByTestId('nav-sales').click()
  await page.getByTestId('sale-row-0').click()
  await page.getByTestId('save-pdf').click()
  await page.getByTestId('save-paper-a6').check()
  const path = await savedBy(page.getByTestId('save-paper-now'), till, join(till.dataFolder, 'receipt.pdf'))
  expect(readFileSync(path, 'latin1')).toMatch(/^%PDF-1\.[\s\S]*%%EOF\s*$/)
  await expect(page.getByText('Saved: receipt-t-000001.pdf')).toBeVisible()
  await expect(page.getByTestId('save-paper')).toBeHidden()
})

test('a printer without paper holds no sale up, and prints when it has paper again', async ({ till }) => {
  const { page } = till
  await openDesk(page)
  await page.getByTestId('printer-no-paper').check()
  await sellForCash(page, 'Espresso')
  await sellForCash(page, 'Roll')
  expect((await till.ask('sales.list', { query: '', offset: 0, limit: 5 })).total).toBe(2)
  await page.getByTestId('printer-ready').check()
  await expect(page.getByTestId('printer-papers').getByTestId(/^paper-/)).toHaveCount(2, { timeout: 60_000 })
})
