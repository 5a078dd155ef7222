import { givenBackTwice } from './given-back-twice.ts'
import { sell, typeByHand } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

/* A refund that the network handed over twice: on every screen with both names, until somebody says what becomes of it. */

const reason = 'Called the customer, who keeps it'

/** By the keyboard alone: the reason, and Tab to what is wanted. */
async function decides(till: Till, choice: 'loss' | 'repaid'): Promise<void> {
  const { page } = till
  await page.getByTestId('second-refund-reason').focus()
  await typeByHand(page, reason)
  await expect(page.getByTestId(`second-refund-${choice}`)).toBeEnabled()
  await page.keyboard.press('Tab')
  if (choice === 'repaid') await page.keyboard.press('Tab')
  await expect(page.getByTestId(`second-refund-${choice}`)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('second-refund')).toBeHidden()
  expect(await till.ask('second-refund.list')).toEqual([])
}

test('money that went back twice is named on every screen, also after a restart, and noted as a loss', async ({
  till,
}) => {
  const paymentId = await givenBackTwice(till)
  const [second] = await till.ask('second-refund.list')
  const card = till.page.getByTestId('second-refund')
  await expect(card).toContainText('Asked for €1.00, and €1.00 went back beside it')
  // It covers nothing that the cashier goes on with, on a small screen either: the sale that was just paid is left by a tap.
  await till.page.setViewportSize({ width: 1024, height: 768 })
  await expect(card).toBeInViewport({ ratio: 1 })
  await till.page.getByTestId('new-sale').click()
  await card.getByTestId('second-refund-decide').click()
  await expect(card).toContainText(second?.asked.name ?? 'a name')
  await expect(card).toContainText(second?.second.name ?? 'another name')
  await expect(card.getByTestId('second-refund-loss')).toBeDisabled()
  await expect(card.getByTestId('second-refund-repaid')).toBeDisabled()
  for (const screen of ['sale', 'sales', 'readers', 'queue', 'day', 'settings']) {
    await till.page.getByTestId(`nav-${screen}`).click()
    await expect(card).toBeVisible()
  }
  await till.page.getByTestId('nav-day').click()
  await expect(till.page.getByTestId('day-outside')).toContainText('Given back to cards: €2.00 (2)')

  await till.restart()
  await expect(till.page.getByTestId('second-refund')).toBeVisible()
  // Of €3.40 only €1.40 are left, and not €2.40.
  const more = { refundId: crypto.randomUUID(), paymentId, amountMinor: 200 }
  expect(await till.call('refund.start', more)).toMatchObject({
    error: { code: 'refund-too-much', values: { maximumMinor: 140 } },
  })

  await till.page.getByTestId('second-refund-decide').click()
  await decides(till, 'loss')
  await expect(till.page.getByText('€1.00 noted.')).toBeVisible()
  const { timeline } = await till.ask('payment.get', { paymentId })
  expect(timeline.find(({ code }) => code === 'second-refund-lost')?.values).toMatchObject({ text: reason })
  await till.restart()
  await expect(till.page.getByTestId('sale-screen')).toBeVisible()
  await expect(till.page.getByTestId('second-refund')).toBeHidden()
})

test('put aside it stays in the queue, and is noted from there as paid back', async ({ till }) => {
  const { page } = till
  const paymentId = await givenBackTwice(till)
  await page.getByTestId('late-later').click()
  await expect(page.getByTestId('second-refund')).toBeHidden()
  await expect(page.getByTestId('late-charges-aside')).toContainText('1')
  // Selling goes on.
  await page.getByTestId('new-sale').click()
  await sell(page, 'Croissant')
  await page.getByTestId('nav-queue').click()
  const row = page.getByTestId('queue-second-refund')
  await expect(row).toContainText('€1.00 went back beside it')
  await row.getByRole('button').click()
  await decides(till, 'repaid')
  await expect(row).toHaveCount(0)
  const { timeline } = await till.ask('payment.get', { paymentId })
  expect(timeline.map(({ code }) => code)).toContain('second-refund-repaid')
})
