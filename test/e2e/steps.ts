import type { Locator, Page } from '@playwright/test'
import { expect, type Till } from './till-fixture.ts'

/* What a person does at the till, in one line each. Tests of one screen say the rest themselves. */

/** The tile with this word in its name: "Cola" is no "Chocolate". */
export const tile = (page: Page, name: string): Locator =>
  page.getByTestId(/^tile-\d+$/).filter({ has: page.getByText(new RegExp(`\\b${name}\\b`, 'i')) })

export async function sell(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    const line = page.getByTestId(/^basket-line-/).filter({ hasText: name })
    await tile(page, name).first().click()
    await expect(line.first()).toBeVisible()
  }
}

export const total = (page: Page): Locator => page.getByTestId('total')

/** Faster than any typist and still slower than a scanner, which the till tells from hands by its rhythm. */
export async function typeByHand(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 60 })
}

const betweenKeysMs = 5
const betweenCodesMs = 150

/**
 * Codes as a scanner types them, one after the other. The keys carry the times at which a scanner's would come, so that a
 * slow machine cannot make a typist of it.
 */
export async function scan(page: Page, ...codes: string[]): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const keys = codes.map((code) => [...code, 'Enter'])
  let at = Date.now() - codes.length * betweenCodesMs - keys.flat().length * betweenKeysMs
  for (const code of keys) {
    const sent = code.flatMap((key) => {
      at += betweenKeysMs
      const isEnter = key === 'Enter'
      const event = {
        key,
        code: isEnter ? 'Enter' : `Digit${key}`,
        windowsVirtualKeyCode: isEnter ? 13 : key.charCodeAt(0),
        timestamp: at / 1000,
      }
      return [
        keyboard.send('Input.dispatchKeyEvent', { ...event, type: 'keyDown', text: isEnter ? '\r' : key }),
        keyboard.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' }),
      ]
    })
    await Promise.all(sent)
    at += betweenCodesMs
  }
  await keyboard.detach()
}

/** The person at the virtual reader; the desk shows it by itself while a payment needs it. */
export async function atReader(page: Page, action: string): Promise<void> {
  await page.getByTestId(`reader-action-${action}`).click()
}

export async function openDesk(page: Page): Promise<void> {
  const desk = page.getByTestId('training-desk')
  if (!(await desk.isVisible())) await page.getByTestId('desk-toggle').click()
  await expect(desk).toBeVisible()
}

export async function payByCard(page: Page): Promise<void> {
  await page.getByTestId('pay-card').click()
  await waitForCard(page)
}

export async function waitForCard(page: Page): Promise<void> {
  await expect(page.getByTestId('reader-screen')).toHaveAttribute('data-screen', 'present-card')
}

export async function expectStatus(page: Page, status: string): Promise<void> {
  await expect(page.getByTestId('payment-status')).toHaveAttribute('data-status', status)
}

export async function expectPaid(page: Page): Promise<void> {
  await expect(page.getByTestId('sale-done')).toBeVisible()
  await expect(page.getByTestId('receipt-number')).toBeVisible()
}

/** The one sale that is recorded, or a failed test: none was lost, none is there twice. */
export async function onlySale(till: Till) {
  const { sales, total } = await till.ask('sales.list', { query: '', offset: 0, limit: 10 })
  expect(total, 'number of recorded sales').toBe(1)
  return await till.ask('sales.get', { saleId: sales[0]?.saleId ?? '' })
}

export async function goLive({ page }: Till): Promise<void> {
  await page.getByTestId('nav-settings').click()
  await page.getByTestId('mode-switch').click()
  await page.getByTestId('mode-confirm').click()
  await expect(page.getByTestId('setup-sample')).toBeAttached()
  await expect(page.getByTestId('setup-shop-name')).toHaveValue('Corner Café')
  await page.getByText('Begin with the sample catalogue').click()
  await page.getByTestId('setup-start').click()
  await expect(page.getByTestId('sale-screen')).toBeVisible()
}

/** What a button saves, in a file of ours. Electron asks where to; the answer is given before the question. */
export async function savedBy(button: Locator, { page, electron }: Till, path: string): Promise<string> {
  if (!electron) {
    const started = page.waitForEvent('download')
    await button.click()
    await (await started).saveAs(path)
    return path
  }
  const saved = electron.evaluate(
    ({ session }, savePath) =>
      new Promise<string>((resolve) => {
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(savePath)
          item.once('done', (_done, state) => resolve(state))
        })
      }),
    path,
  )
  await button.click()
  expect(await saved).toBe('completed')
  return path
}

/** The customer's page: a second page of the browser, or the window that Electron opens. */
export async function openDisplay(till: Till): Promise<Page> {
  await till.page.getByTestId('nav-settings').click()
  const opened = till.electron
    ? till.electron.waitForEvent('window')
    : till.page.context().waitForEvent('page')
  await till.page.getByTestId('display-open').click()
  const display = await opened
  await till.page.getByTestId('nav-sale').click()
  await expect(display.getByRole('heading', { name: 'Corner Café' })).toBeVisible()
  return display
}
