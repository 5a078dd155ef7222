import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from './accessible.ts'
import { atReader, expectPaid, openDesk, payByCard, savedBy, sell } from './steps.ts'
import { expect, test } from './till-fixture.ts'

test('a report says what was sold today and in any period, in pictures, as a list and on paper', async ({
  till,
}) => {
  const { page } = till
  await page.keyboard.press('Alt+8')
  await expect(page.getByTestId('report-empty')).toBeVisible()
  await expectAccessible(page, 'an empty report')
  await page.getByTestId('nav-sale').click()
  await sell(page, 'Espresso', 'Cola')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await page.keyboard.press('Enter')
  await sell(page, 'Sandwich')
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)

  await page.getByTestId('nav-reports').click()
  await expect(page.getByTestId('report-gross')).toContainText('€9.40')
  await expect(page.getByTestId('report-sales')).toContainText('2')
  await expect(page.getByTestId('report-average')).toContainText('€4.70')
  await expect(page.getByTestId('report-sellers')).toContainText('Cheese sandwich')
  await page.getByTestId('report-hours').getByText('Show the figures').click()
  await expect(page.getByTestId('report-hours').getByRole('table')).toContainText('€9.40')
  await expectAccessible(page, 'a report of today')

  await page.getByTestId('nav-day').click()
  await page.getByTestId('close-day').click()
  await page.getByTestId('close-day-confirm').click()
  await expect(page.getByTestId('day-1')).toBeVisible()
  await page.getByTestId('nav-reports').click()
  await page.getByTestId('report-this-year').check({ force: true })
  await expect(page.getByTestId('report-dates')).toBeVisible()
  await expect(page.getByTestId('report-gross')).toContainText('€9.40')
  await expectAccessible(page, 'a report of a year')
  await page.getByTestId('report-own').check({ force: true })
  await page.getByTestId('report-from').fill('2020-01-02')
  await page.getByTestId('report-to').fill('2020-01-31')
  await expect(page.getByTestId('report-empty')).toBeVisible()
  await page.getByTestId('report-this-week').check({ force: true })
  await expect(page.getByTestId('report-gross')).toContainText('€9.40')

  const file = join(till.dataFolder, 'report.csv')
  await savedBy(page.getByTestId('report-csv'), till, file)
  const { journalHead } = await till.ask('day.current')
  expect(readFileSync(file, 'utf8')).toContain('Cheese sandwich')
  expect(readFileSync(file, 'utf8')).toContain(journalHead ?? 'no head')
  // The browser's own reader of XML, which shares nothing with the till's writer.
  await page.getByTestId('nav-day').click()
  await page.getByTestId('export-open').click()
  await page.getByTestId('export-kind').selectOption('saft')
  await page.getByTestId('export-span-all').check({ force: true })
  const audit = join(till.dataFolder, 'audit.xml')
  await savedBy(page.getByTestId('export-save'), till, audit)
  const read = await page.evaluate(
    (text) => {
      const file = new DOMParser().parseFromString(text, 'application/xml')
      const texts = (path: string) => [...file.querySelectorAll(path)].map((found) => found.textContent)
      return {
        errors: texts('parsererror').length,
        root: file.documentElement.nodeName,
        invoices: texts('Invoice > InvoiceNo').length,
        gross: texts('Invoice > DocumentTotals > GrossTotal'),
        credit: texts('SalesInvoices > TotalCredit'),
        paid: texts('Payments > TotalDebit'),
      }
    },
    readFileSync(audit, 'utf8'),
  )
  expect(read).toEqual({
    errors: 0,
    root: 'AuditFile',
    invoices: 2,
    gross: ['4.50', '4.90'],
    credit: ['9.40'],
    paid: ['9.40'],
  })
  await page.getByTestId('nav-reports').click()
  await page.getByTestId('report-print').click()
  await openDesk(page)
  await expect(
    page
      .getByTestId('printer-papers')
      .getByTestId(/^paper-/)
      .first(),
  ).toContainText('REPORT')
})
