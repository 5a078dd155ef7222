import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { verifierSays } from '../support/verifier.ts'
import { picture } from './picture.ts'
import { atReader, expectPaid, openDesk, payByCard, savedBy, sell, typeByHand } from './steps.ts'
import { expect, test } from './till-fixture.ts'

async function sellByKeys(page: Page, name: string): Promise<void> {
  await sell(page, name)
  await page.keyboard.press('F8')
  await expectPaid(page)
  await page.keyboard.press('Enter')
}

test('the X report says what was sold, and by which way it was paid', async ({ till }) => {
  const { page } = till
  await page.getByTestId('nav-day').click()
  await expect(page.getByTestId('day-empty')).toBeVisible()
  await expect(page.getByTestId('close-day')).toBeDisabled()
  await page.getByTestId('nav-sale').click()
  await sellByKeys(page, 'Espresso')
  await sellByKeys(page, 'Sandwich')
  await sell(page, 'Cola')
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)

  await page.getByTestId('nav-day').click()
  await expect(page.getByTestId('day-gross')).toContainText('€9.40')
  await expect(page.getByTestId('day-sales')).toContainText('3')
  await expect(page.getByTestId('day-tenders')).toContainText('€7.10')
  await expect(page.getByTestId('day-tenders')).toContainText('€2.30')
  await expect(page.getByTestId('day-paper')).toContainText('TRAINING')
})

test('a Z report closes the day and is printed; the next sale opens the next one', async ({ till }) => {
  const { page } = till
  await sellByKeys(page, 'Espresso')
  await page.getByTestId('nav-day').click()
  await page.getByTestId('close-day').click()
  await page.getByTestId('close-day-confirm').click()
  await expect(page.getByTestId('day-1')).toContainText('€2.20')
  await expect(page.getByTestId('day-detail')).toBeVisible()
  await openDesk(page)
  const papers = page.getByTestId('printer-papers').getByTestId(/^paper-/)
  await expect(papers).toHaveCount(2)
  await expect(papers.first()).toContainText(/Z.*1/)
  await expect(papers.first()).toContainText('2.20')

  await page.getByTestId('day-open').click()
  await expect(page.getByTestId('day-empty')).toBeVisible()
  await page.getByTestId('nav-sale').click()
  await sellByKeys(page, 'Coffee')
  await page.getByTestId('nav-day').click()
  await expect(page.getByTestId('day-gross')).toContainText('€2.80')
  await page.getByTestId('day-1').click()
  await expect(page.getByTestId('day-gross')).toContainText('€2.20')
  expect((await till.ask('day.list')).filter((day) => day.zNumber !== null)).toMatchObject([
    { zNumber: 1, sales: 1, gross: { minor: 220 } },
  ])
})

test('the books leave as a file that the verifier finds whole, and a payment with its evidence', async ({
  till,
}) => {
  const { page } = till
  await sellByKeys(page, 'Espresso')
  await page.getByTestId('nav-day').click()
  await page.getByTestId('close-day').click()
  await page.getByTestId('close-day-confirm').click()
  await page.getByTestId('export-open').click()
  await picture(till, 'export')
  await expect(page.getByTestId('export-span-day')).toBeChecked()
  const journal = await savedBy(page.getByTestId('export-save'), till, join(till.dataFolder, 'journal.jsonl'))
  await expect(page.getByText(/^Saved: training-journal-\d{4}-\d\d-\d\d\.jsonl$/)).toBeVisible()
  await expect(page.getByTestId('export-dialog')).toBeHidden()
  expect(verifierSays(journal)).toMatchObject({ code: 0 })

  await page.getByTestId('export-open').click()
  await page.getByTestId('export-kind').selectOption('csv-sales')
  await picture(till, 'export-csv')
  const sales = await savedBy(page.getByTestId('export-save'), till, join(till.dataFolder, 'sales.csv'))
  expect(readFileSync(sales, 'utf8')).toContain('T-000001')

  await page.getByTestId('export-open').click()
  await page.getByTestId('export-kind').selectOption('datev')
  await page.getByTestId('export-accounts').locator('summary').click()
  await page.getByTestId('export-revenue-135000').fill('8305')
  await picture(till, 'export-datev')
  const batch = await savedBy(page.getByTestId('export-save'), till, join(till.dataFolder, 'batch.csv'))
  expect(readFileSync(batch, 'latin1')).toMatch(/^"EXTF";700;21;[\s\S]+\r\n2,20;"S";"EUR"[^\r]*;1000;8305;/)

  await page.getByTestId('nav-sales').click()
  await page.getByTestId('sale-row-0').click()
  await picture(till, 'evidence')
  const evidence = await savedBy(page.getByTestId('evidence'), till, join(till.dataFolder, 'evidence.jsonl'))
  expect(verifierSays(evidence)).toMatchObject({ code: 0 })
})

test('a day with an open payment is not closed, and says which payment', async ({ till }) => {
  const { page } = till
  await sellByKeys(page, 'Espresso')
  await sell(page, 'Cola')
  await payByCard(page)
  await page.getByTestId('nav-day').click()
  await expect(page.getByTestId('day-hinder')).toContainText('€2.30')
  await page.getByTestId('close-day').click()
  await page.getByTestId('close-day-confirm').click()
  await expect(page.getByTestId('close-day-dialog')).toContainText('A payment is still open')
  expect(await till.ask('day.current')).toMatchObject({ zNumber: null })
  // The way to what stands in the way, and back.
  await page.getByTestId('close-day-hinder').getByTestId('show-open-payment').click()
  await expect(page.getByTestId('payment-status')).toHaveAttribute('data-status', 'pending')
  await page.getByTestId('nav-day').click()

  // The verdict ends the hindrance.
  await atReader(page, 'tap-good')
  await expect(page.getByTestId('day-hinder')).toBeHidden()
  await page.getByTestId('close-day').click()
  await page.getByTestId('close-day-confirm').click()
  await expect(page.getByTestId('day-1')).toContainText('€4.50')
})

test('money paid on a sale that is not finished is named, and the day closes all the same', async ({
  till,
}) => {
  const { page } = till
  const notice = page.getByTestId('day-screen').getByTestId('day-part-payments')
  await sellByKeys(page, 'Espresso')
  await page.getByTestId('nav-day').click()
  await expect(page.getByTestId('day-gross')).toContainText('€2.20')
  await expect(notice).toBeHidden()

  await page.getByTestId('nav-sale').click()
  await sell(page, 'Sandwich')
  await page.getByTestId('pay').click()
  await typeByHand(page, '300')
  await page.getByTestId('take-cash').click()
  await expect(page.getByTestId('due')).toHaveText('€1.90')
  await page.getByTestId('payment-back').click()
  await page.getByTestId('nav-day').click()
  await expect(notice).toContainText('€3.00')
  await expect(page.getByTestId('day-gross')).toContainText('€2.20')
  await page.getByTestId('close-day').click()
  await expect(page.getByTestId('close-day-dialog').getByTestId('day-part-payments')).toContainText('€3.00')
  await page.getByTestId('close-day-confirm').click()
  await expect(page.getByTestId('day-1')).toContainText('€2.20')
  await expect(page.getByTestId('day-paper')).toContainText('3.00')

  // The sale counts whole on the day on which it is finished.
  await page.getByTestId('nav-sale').click()
  await page.getByTestId('continue-payment').click()
  await expect(page.getByTestId('due')).toHaveText('€1.90')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await page.getByTestId('nav-day').click()
  await page.getByTestId('day-open').click()
  await expect(page.getByTestId('day-gross')).toContainText('€4.90')
  await expect(notice).toBeHidden()
})
