import type { Page } from '@playwright/test'
import { atReader, expectPaid, expectStatus, payByCard, sell, waitForCard } from './steps.ts'
import { expect, type Till, test } from './till-fixture.ts'

const shows = (page: Page) => page.getByTestId('reader-shows')
const seconds = async (page: Page) => {
  const [minutes = '0', rest = '0'] = (await page.getByTestId('payment-elapsed').innerText()).split(':')
  return Number(minutes) * 60 + Number(rest)
}

test('the screen says what the reader shows, what to do and what comes next', async ({ till }) => {
  const { page } = till
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await expect(shows(page)).toHaveAttribute('data-shows', 'waiting-for-card')
  await expect(shows(page)).toContainText('asks for the card')
  await expect(shows(page)).toContainText(/heard \d+ s ago/)
  await expect(page.getByTestId('advice')).toContainText('Let the customer tap, insert or swipe the card.')
  await expect(page.getByTestId('next-steps')).toContainText(/asks again in \d s|asking now/)
  await expect(page.getByTestId('timeline').getByTestId('exchange').first()).toContainText('HTTP 201')
  await expect(page.getByTestId('asked')).toContainText(/Asked/)
  await atReader(page, 'insert-good')
  await expect(shows(page)).toContainText('asks for the PIN')
  await expect(page.getByTestId('advice')).toHaveAttribute('data-advice', 'waiting-for-pin')
  await atReader(page, 'pin-correct')
  await expectPaid(page)
})

test('the seconds run on every second, and nothing on the screen moves for it', async ({ till }) => {
  const { page } = till
  await sell(page, 'Cappuccino')
  await payByCard(page)
  await expect(shows(page)).toHaveAttribute('data-shows', 'waiting-for-card')
  const places = () =>
    page.evaluate(() =>
      ['situation', 'payment-status', 'payment-cancel', 'payment-elapsed', 'timeline'].map((id) => {
        const { x, y } = document.querySelector(`[data-testid="${id}"]`)?.getBoundingClientRect() ?? {
          x: 0,
          y: 0,
        }
        return [id, Math.round(x), Math.round(y)]
      }),
    )
  const before = await places()
  const seen = new Set<number>()
  for (const end = Date.now() + 4_500; Date.now() < end; ) {
    seen.add(await seconds(page))
    expect(await places()).toEqual(before)
    await page.waitForTimeout(120)
  }
  const counted = [...seen].sort((a, b) => a - b)
  expect(counted.length).toBeGreaterThanOrEqual(4)
  expect(counted.at(-1)).toBe((counted[0] ?? 0) + counted.length - 1)
  await atReader(page, 'tap-good')
  await expectPaid(page)
})

test('a cancel is shown as a wish with its time, and the verdict is the reader’s', async ({ till }) => {
  const { page } = till
  await sell(page, 'Espresso')
  await payByCard(page)
  await expect(page.getByTestId('situation')).toContainText('not asked for')
  await page.getByTestId('payment-cancel').click()
  await expect(page.getByTestId('cancel-wished').or(page.getByTestId('payment-retry')).first()).toBeVisible()
  await expectStatus(page, 'cancelled')
  await expect(page.getByTestId('timeline')).toContainText('The cashier asked to cancel.')
  await expect(page.getByTestId('timeline')).toContainText('The wish to cancel was passed on.')
})

test('right after a reload the screen is where it was, and the time runs from the payment’s start', async ({
  till,
}) => {
  const { page } = till
  await sell(page, 'Croissant')
  await payByCard(page)
  await expect.poll(() => seconds(page)).toBeGreaterThanOrEqual(3)
  await page.reload()
  await expectStatus(page, 'pending')
  await expect(shows(page)).toHaveAttribute('data-shows', 'waiting-for-card')
  expect(await seconds(page)).toBeGreaterThanOrEqual(3)
  await expect(page.getByTestId('timeline')).toContainText('started')
  await waitForCard(page)
  await atReader(page, 'tap-good')
  await expectPaid(page)
})

test.describe('in a second window', () => {
  test.skip(({ host }) => host !== 'browser', 'the product has one window')

  /** A second page of the same browser; without nudges where main's pushes are to be missed. */
  async function secondWindow({ page, address }: Till, hears = true): Promise<Page> {
    const other = await page.context().newPage()
    if (!hears)
      await other.routeWebSocket('**/till', (socket) => {
        const till = socket.connectToServer()
        socket.onMessage((message) => till.send(message))
        till.onMessage((message) => {
          if (!String(message).startsWith('{"nudge"')) socket.send(message)
        })
      })
    await other.goto(address)
    return other
  }

  test('what changes between the hand-out of the page and its first question is shown', async ({ till }) => {
    const other = await till.page.context().newPage()
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await other.route('**/assets/index-*.js', async (route) => {
      await held
      await route.continue()
    })
    const opening = other.goto(till.address)
    await other.waitForRequest('**/assets/index-*.js')
    await till.page.locator('[data-testid^="tile-"]').first().click()
    await expect(till.page.getByTestId('basket-line-0')).toBeVisible()
    release()
    await opening
    await expect(other.getByTestId('basket-line-0')).toBeVisible()
    await other.close()
  })

  for (const hears of [true, false]) {
    const how = hears ? 'and hears of it' : 'and misses every push'
    test(`the same payment is followed, ${how}`, async ({ till }) => {
      const { page } = till
      const other = await secondWindow(till, hears)
      await expect(other.getByTestId('sale-screen')).toBeVisible()
      await sell(page, 'Croissant')
      await expect(other.getByTestId(/^basket-line-/)).toHaveCount(1)
      await other.getByTestId('pay').click()
      await expect(other.getByTestId('due')).toHaveText('€1.90')
      await payByCard(page)
      // It was choosing how to pay, and finds the payment that the first window began.
      await expectStatus(other, 'pending')
      await expect(shows(other)).toHaveAttribute('data-shows', 'waiting-for-card')
      expect(Math.abs((await seconds(other)) - (await seconds(page)))).toBeLessThanOrEqual(1)
      await other.getByTestId('payment-cancel').click()
      await expectStatus(other, 'cancelled')
      await expectStatus(page, 'cancelled')
      await page.getByTestId('payment-retry').click()
      await expectStatus(page, 'pending')
      await waitForCard(page)
      await atReader(page, 'tap-good')
      await expectPaid(page)
      // The second window was looking at the cancelled attempt; the sale it would retry is done.
      await other.getByTestId('payment-other').click()
      await expect(other.getByTestId(/^basket-line-/)).toHaveCount(0)
      await other.close()
    })
  }
})
