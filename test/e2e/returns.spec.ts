import { atReader, expectPaid, payByCard, scan, sell, total, typeByHand } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

/** The newest receipt's number, as its code says it. */
async function newestReceipt(till: Till): Promise<string> {
  const { sales } = await till.ask('sales.list', { query: '', offset: 0, limit: 1 })
  return sales[0]?.receiptNumber ?? ''
}

test('a receipt is scanned, one article comes back, and the card that paid gets its money', async ({
  till,
}) => {
  const { page } = till
  await sell(page, 'Espresso', 'Cola', 'Sandwich')
  await payByCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
  await scan(page, await newestReceipt(till))
  const dialog = page.getByTestId('take-back-dialog')
  await expect(dialog).toContainText('Take back from receipt T-000001')
  await expect(page.getByTestId('take-back-line-1')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(total(page)).toHaveText('-€2.30')
  await expect(page.getByTestId('basket-line-0')).toContainText('back from T-000001')
  await page.keyboard.press('F10')
  await expect(page.getByTestId('give-card-0')).toContainText('ending 0119')
  await expect(page.getByTestId('give-cash')).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('given-back')).toHaveText('€2.30')
  await expect(page.getByTestId('given-0')).toContainText('given back')
  await expect(page.getByTestId('done-paper')).toContainText('REFUND')
  await expect(page.getByTestId('done-paper')).toContainText('Returned from receipt T-000001')
  const { sales } = await till.ask('sales.list', { query: '', offset: 0, limit: 1 })
  expect(sales).toMatchObject([{ total: { minor: -230 }, tenders: [{ tender: 'card', lastFour: '0119' }] }])

  // The same article again is refused, and the earlier receipt named; the list shows both sides.
  await page.keyboard.press('Enter')
  await scan(page, 'T-000001')
  await expect(page.getByTestId('take-back-line-2')).toBeDisabled()
  await expect(page.getByTestId('take-back-line-2')).toContainText('came back with receipt T-000002')
  await page.keyboard.press('Escape')
  await page.getByTestId('nav-sales').click()
  await page.getByTestId('sale-row-1').click()
  await expect(page.getByTestId('sale-returns')).toContainText('Receipt T-000002: €2.30')
})

test('an exchange by hand, money without goods, and cash that was none', async ({ till }) => {
  const { page } = till
  await sell(page, 'Espresso', 'Cola')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await page.keyboard.press('Enter')
  await page.getByTestId('nav-sales').click()
  await page.getByTestId('sale-take-back').click()
  await page.getByTestId('take-back-line-1').click()
  await page.getByTestId('take-back-confirm').click()
  await expect(total(page)).toHaveText('-€2.20')
  await sell(page, 'Sandwich')
  await expect(total(page)).toHaveText('€2.70')
  await page.keyboard.press('F8')
  await expectPaid(page)
  await expect(page.getByTestId('done-paper')).toContainText('EXCHANGE')

  await page.keyboard.press('Enter')
  await scan(page, 'T-000001')
  await page.getByTestId('take-back-amount').click()
  await typeByHand(page, '0.50')
  await page.getByTestId('take-back-reason').fill('was warm')
  await page.getByTestId('take-back-confirm').click()
  await expect(total(page)).toHaveText('-€0.50')
  await page.getByTestId('basket-line-0').click()
  await expect(page.getByTestId('line-dialog')).toContainText('paid for once')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F8')
  await expect(page.getByTestId('give-cash')).toContainText('€0.50')
  await page.getByTestId('give-back').click()
  await expect(page.getByTestId('given-back')).toHaveText('€0.50')
  await page.keyboard.press('Enter')

  await page.getByTestId('nav-sales').click()
  await page.getByTestId('sale-row-2').click()
  await page.getByTestId('correct-tender').click()
  await page.getByTestId('correct-tender-reason').fill('slip 0815 of the other terminal')
  await page.getByTestId('correct-tender-confirm').click()
  await expect(page.getByTestId('tender-corrected')).toContainText('slip 0815')
  await page.getByTestId('nav-day').click()
  await expect(page.getByTestId('day-outside')).toContainText(
    'Tenders corrected (1): cash -€4.50, card €4.50',
  )
})
