import { type Browser, chromium, type Page } from '@playwright/test'
import { type ScreenTimes, screenProbe } from './screen-probe.ts'

/* A screen in a real browser, with the probe in it before anything else. */

export function startBrowser(chromiumPath: string): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
}

export async function openScreen(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.addInitScript(screenProbe)
  await page.goto(url)
  return page
}

export const readTimes = (page: Page): Promise<ScreenTimes> =>
  page.evaluate(() => (globalThis as unknown as { screenTimes: ScreenTimes }).screenTimes)

/** The token's address leads on to the clean one; the time counts from that navigation, as a reload of the till does. */
export async function waitUntilSellable(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const times = (globalThis as unknown as { screenTimes?: ScreenTimes }).screenTimes
    return times !== undefined && times.sellableAt !== null && times.sellableAt > 0
  })
}

export async function waitForCount(page: Page, kind: 'keys' | 'adds', count: number): Promise<void> {
  await page.waitForFunction(
    ([name, wanted]) => {
      const times = (globalThis as unknown as { screenTimes: ScreenTimes }).screenTimes
      return times[name].length >= wanted
    },
    [kind, count] as const,
    { polling: 'raf', timeout: 5_000 },
  )
}
