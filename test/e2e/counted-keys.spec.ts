import { type CountedName, countedTasks } from '../support/counted-keys.ts'
import { atReader, expectPaid, scan, typeByHand } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

/* The presses that the README publishes, made here one by one: the task is done by them and by nothing else. */

async function pressFor(till: Till, name: CountedName): Promise<void> {
  for (const key of countedTasks[name].keys) await till.page.keyboard.press(key)
}

async function scanOne(till: Till, query = 'sparkling', lines = 1): Promise<void> {
  const { products } = await till.ask('catalogue.list', {
    query,
    categoryId: null,
    archived: false,
    offset: 0,
    limit: 5,
  })
  const code = products.flatMap(({ barcodes }) => barcodes)[0]
  if (!code) throw new Error('the sample has water with a barcode')
  await scan(till.page, code)
  await expect(till.page.getByTestId(/^basket-line-/)).toHaveCount(lines)
}

test('cash, card, park, resume, refund and the day’s end take the presses that are published, and no pointer', async ({
  till,
}) => {
  const { page } = till
  const settings = await till.ask('settings.get')
  await till.ask('settings.save', { ...settings, cashCount: 'open' })

  await scanOne(till)
  await pressFor(till, 'cash')
  await expectPaid(page)

  await scanOne(till)
  await pressFor(till, 'card')
  await atReader(page, 'tap-good')
  await expectPaid(page)

  await scanOne(till)
  await pressFor(till, 'park')
  await expect(page.getByTestId(/^basket-line-/)).toHaveCount(0)
  await pressFor(till, 'resume')
  await expect(page.getByTestId(/^basket-line-/)).toHaveCount(1)
  await pressFor(till, 'cash')
  await expectPaid(page)

  await scanOne(till)
  await scanOne(till, 'still water', 2)
  await pressFor(till, 'cash')
  await expectPaid(page)
  const { sales } = await till.ask('sales.list', { query: '', offset: 0, limit: 1 })
  await scan(page, sales[0]?.receiptNumber ?? '')
  await expect(page.getByTestId('take-back-line-1')).toBeFocused()
  for (const [index, key] of countedTasks.refund.keys.entries()) {
    await page.keyboard.press(key)
    if (index === 1) await expect(page.getByTestId('take-back-dialog')).toBeHidden()
    if (index === 2) await expect(page.getByTestId('give-back')).toBeVisible()
  }
  await expectPaid(page)
  expect(
    (await till.ask('sales.list', { query: '', offset: 0, limit: 1 })).sales[0]?.total.minor,
  ).toBeLessThan(0)

  const [day, close, ...ends] = countedTasks.close.keys
  await page.keyboard.press(day)
  await expect(page.getByTestId('day-detail')).toBeVisible()
  await page.keyboard.press(close)
  await expect(page.getByTestId('count-dialog')).toBeVisible()
  const fields = page.getByTestId('count-dialog').locator('input')
  await expect(fields.first()).toBeFocused()
  const coins = await fields.count()
  // Three times 1.50 stayed in the drawer: a coin of two euro, two of one and one of fifty cents.
  const counts: Record<number, string> = { 6: '1', 7: '2', 8: '1' }
  for (let field = 0; field < coins - 1; field += 1) await typeByHand(page, `${counts[field] ?? ''}\n`)
  await expect(fields.last()).toBeFocused()
  for (const [index, key] of ends.entries()) {
    await page.keyboard.press(key)
    if (index === 0) await expect(page.getByTestId('closing-cash')).toBeVisible()
  }
  await expect(page.getByTestId('day-paper')).toContainText(/Z report|Z-report/i)
  expect((await till.ask('day.list')).filter(({ zNumber }) => zNumber !== null)).toHaveLength(1)
})
