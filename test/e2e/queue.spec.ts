import type { Page } from '@playwright/test'
import { atReader, expectPaid, expectStatus, openDesk, payByCard, sell } from './steps.ts'
import { expect, test } from './till-fixture.ts'

const items = (page: Page) => page.getByTestId(/^queue-item-\d+$/)

async function sellForCash(page: Page, name: string): Promise<void> {
  await sell(page, name)
  await page.keyboard.press('F8')
  await expectPaid(page)
  await page.keyboard.press('Enter')
}

test('an empty queue says so, and a key leads there', async ({ till }) => {
  const { page } = till
  await page.keyboard.press('Alt+7')
  await expect(page.getByTestId('queue-empty')).toBeVisible()
  await expect(page.getByTestId('nav-queue')).toHaveAttribute('aria-current', 'page')
})

test('a receipt without paper stands in the queue with its cause, and a person may try or give it up', async ({
  till,
}) => {
  const { page } = till
  await openDesk(page)
  await page.getByTestId('printer-no-paper').check()
  await sellForCash(page, 'Espresso')
  await sellForCash(page, 'Roll')
  await page.getByTestId('nav-queue').click()
  await expect(items(page)).toHaveCount(2)
  const first = items(page).filter({ hasText: '€2.20' })
  await expect(first).toContainText('Print a receipt')
  await expect(first).toContainText(/receipt T-\d+/)
  await expect(first.getByTestId('queue-cause')).toHaveText('The printer is out of paper.')
  await expect(first.getByTestId('queue-next')).toHaveText(/next in \d+ s/)

  await first.getByTestId('queue-give-up').click()
  await page.getByTestId('give-up-confirm').click()
  await expect(page.getByText('Type a reason of at least three letters.')).toBeVisible()
  await page.getByTestId('give-up-reason').fill('The customer has left')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('give-up-dialog')).toBeHidden()
  await expect(items(page)).toHaveCount(1)

  await page.getByTestId('printer-ready').check()
  const other = items(page).first()
  // The next try may come by itself in the same moment.
  await other
    .getByTestId('queue-try-now')
    .click({ timeout: 5_000 })
    .catch(() => undefined)
  await expect(items(page)).toHaveCount(0)
  await expect(page.getByTestId('printer-papers').getByTestId(/^paper-/)).toHaveCount(1)
  await expect(page.getByTestId('printer-papers')).toContainText('Bread roll')
})

test('a question about money is there with its story, and cannot be given up', async ({ till }) => {
  const { page } = till
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await page.keyboard.press('F7')
  await expect(page.getByTestId('payment-status')).toBeHidden()
  await page.getByTestId('nav-queue').click()
  const item = items(page).filter({ hasText: 'Ask what became of a card payment' })
  await expect(item).toContainText('€3.40')
  await expect(item).toContainText('Cannot be given up: the customer may have been charged')
  await expect(item.getByTestId('queue-give-up')).toHaveCount(0)
  await item.getByTestId('queue-history').click()
  await expect(item.getByTestId('payment-history')).toContainText(
    'Let the customer tap, insert or swipe the card.',
  )
  await expect(item.getByTestId('timeline')).toContainText('started')
  await openDesk(page)
  await atReader(page, 'tap-good')
  await expect(item).toHaveCount(0)
  expect((await till.ask('sales.list', { query: '', offset: 0, limit: 5 })).total).toBe(1)
})

test('main refuses to give up what is about money, whatever a screen sends', async ({ till }) => {
  const { page } = till
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await expectStatus(page, 'pending')
  const { items: owed } = await till.ask('queue.list')
  const question = owed.find(({ what }) => what === 'ask-outcome')
  const answer = await till.call('queue.give-up', { itemId: question?.itemId ?? 0, reason: 'I want to' })
  expect(answer).toMatchObject({ ok: false, error: { code: 'give-up-not-safe' } })
  await expectStatus(page, 'pending')
  await atReader(page, 'tap-good')
  await expectPaid(page)
})
