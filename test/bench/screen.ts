import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { Till } from '../../main/composition/till.ts'
import { composeTill } from '../../main/composition.ts'
import { type Goal, judge } from './goal.ts'
import { servePlainPage } from './plain-page.ts'
import { type ScreenTimes, screenProbe } from './screen-probe.ts'
import { median, quantile } from './statistics.ts'

/*
 * The till's screen in the browser host, with a catalogue of 100,000 products behind it, against a plain page in the same
 * browser and run. Times are taken in the page, from the event to the frame that shows its result.
 */

export type ScreenOptions = {
  chromiumPath: string
  node: string
  /** CSV of the products. */
  products: string
  navigations: number
  words: readonly string[]
  adds: number
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

export async function benchScreen(options: ScreenOptions): Promise<Goal[]> {
  const folder = mkdtempSync(join(tmpdir(), 'suretill-screen-'))
  const plain = await servePlainPage()
  const browser = await chromium.launch({
    executablePath: options.chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  try {
    await withTill(folder, (till) => fillTill(till, options.products))
    const { open, floor, short } = await withServer(options.node, folder, async (url) => ({
      open: await compareNavigation(browser, plain.url, url, options.navigations),
      floor: await measurePage(browser, plain.url, options, options.words),
      short: await measurePage(browser, url, options, options.words),
    }))
    await withTill(folder, ringUpLongSale)
    const { longFloor, long } = await withServer(options.node, folder, async (url) => ({
      longFloor: await measurePage(browser, plain.url, options, []),
      long: await measurePage(browser, url, options, []),
    }))
    return goals(open, floor, short, longFloor, long)
  } finally {
    await browser.close()
    await plain.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Times = { keys: number[]; adds: number[] }

function goals(
  open: { plain: number[]; till: number[] },
  floor: Times,
  short: Times,
  longFloor: Times,
  long: Times,
): Goal[] {
  const frameMs = 1000 / 60
  return [
    judge({
      id: 'P5.open',
      name: 'navigation to sellable ÷ plain page',
      ratio: median(open.till) / median(open.plain),
      goal: 3,
      sense: 'at most',
      detail: { tillMs: median(open.till), plainMs: median(open.plain) },
    }),
    judge({
      id: 'P5.key',
      name: 'key to results painted, p50 ÷ (plain page + one frame)',
      ratio: median(short.keys) / (median(floor.keys) + frameMs),
      goal: 1,
      sense: 'at most',
      detail: {
        tillMs: median(short.keys),
        plainMs: median(floor.keys),
        tillP99Ms: quantile(short.keys, 0.99),
        keys: short.keys.length,
      },
    }),
    judge({
      id: 'P5.add',
      name: 'adding a line, p99 ÷ plain page',
      ratio: quantile(short.adds, 0.99) / quantile(floor.adds, 0.99),
      goal: 1.5,
      sense: 'at most',
      detail: {
        tillP99Ms: quantile(short.adds, 0.99),
        plainP99Ms: quantile(floor.adds, 0.99),
        tillP50Ms: median(short.adds),
        plainP50Ms: median(floor.adds),
      },
    }),
    judge({
      id: 'P5.long',
      name: 'adding a line with 1,000 lines in the sale, p99 ÷ plain page',
      ratio: quantile(long.adds, 0.99) / quantile(longFloor.adds, 0.99),
      goal: 1.5,
      sense: 'at most',
      detail: {
        tillP99Ms: quantile(long.adds, 0.99),
        tillP50Ms: median(long.adds),
        longToShortP50: median(long.adds) / median(short.adds),
      },
    }),
  ]
}

/** New page each time, the two in turns, so that both see the same noise. */
async function compareNavigation(browser: Browser, plainUrl: string, tillUrl: string, rounds: number) {
  const plain: number[] = []
  const till: number[] = []
  for (let round = 0; round < rounds + 1; round += 1) {
    for (const [url, list] of [
      [plainUrl, plain],
      [tillUrl, till],
    ] as const) {
      const page = await openPage(browser, url)
      const times = await timesWhenSellable(page)
      if (round > 0) list.push(times)
      await page.context().close()
    }
  }
  return { plain, till }
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.addInitScript(screenProbe)
  await page.goto(url)
  return page
}

const readTimes = (page: Page): Promise<ScreenTimes> =>
  page.evaluate(() => (globalThis as unknown as { screenTimes: ScreenTimes }).screenTimes)

/** The token's address leads on to the clean one; the time counts from that navigation, as a reload of the till does. */
async function timesWhenSellable(page: Page): Promise<number> {
  await page.waitForFunction(() => {
    const times = (globalThis as unknown as { screenTimes?: ScreenTimes }).screenTimes
    return times !== undefined && times.sellableAt !== null && times.sellableAt > 0
  })
  return (await readTimes(page)).sellableAt ?? Number.NaN
}

async function measurePage(
  browser: Browser,
  url: string,
  options: ScreenOptions,
  words: readonly string[],
): Promise<Times> {
  const page = await openPage(browser, url)
  await timesWhenSellable(page)
  const field = page.locator('[data-testid="search"]')
  let typed = 0
  for (const word of words) {
    await field.focus()
    for (const letter of word) {
      await page.keyboard.press(letter)
      typed += 1
      await waitForCount(page, 'keys', typed)
    }
    await field.fill('')
  }
  const tiles = page.locator('[data-testid^="tile-"]')
  await tiles.first().waitFor()
  const tileCount = Math.min(20, await tiles.count())
  for (let add = 0; add < options.adds; add += 1) {
    await tiles.nth(add % tileCount).click()
    await waitForCount(page, 'adds', add + 1)
  }
  const { keys, adds } = await readTimes(page)
  await page.context().close()
  // The first few pay for what is compiled once.
  return { keys: keys.slice(3), adds: adds.slice(5) }
}

async function waitForCount(page: Page, kind: 'keys' | 'adds', count: number): Promise<void> {
  await page.waitForFunction(
    ([name, wanted]) => {
      const times = (globalThis as unknown as { screenTimes: ScreenTimes }).screenTimes
      return times[name].length >= wanted
    },
    [kind, count] as const,
    { polling: 'raf', timeout: 5_000 },
  )
}

/* ---- the till ---- */

async function withTill(folder: string, work: (till: Till) => Promise<void>): Promise<void> {
  const till = await composeTill({ folder, host: 'browser', version: 'bench', log: silent })
  try {
    await work(till)
  } finally {
    await till.stop()
  }
}

async function fillTill(till: Till, products: string): Promise<void> {
  await call(till, 'setup.complete', { language: 'en', shopName: 'Bench', currency: 'EUR', timeZone: 'UTC' })
  const request = { fileName: basename(products), base64: readFileSync(products).toString('base64') }
  const { importId } = await call<{ importId: string }>(till, 'catalogue.import-open', request)
  await importStage(till, importId, 'ready')
  await call(till, 'catalogue.import-run', { importId })
  await importStage(till, importId, 'done')
}

const longSaleLines = 1000

async function ringUpLongSale(till: Till): Promise<void> {
  await call(till, 'basket.clear', undefined)
  for (let line = 0; line < longSaleLines; line += 1)
    await call(till, 'basket.add-open', { amountMinor: 100 + line, name: `Line ${line}` })
}

async function call<T>(till: Till, channel: string, request: unknown): Promise<T> {
  const result = await till.call(channel, request)
  if (!result.ok)
    throw new Error(`${channel}: ${result.error.code} ${JSON.stringify(result.error.values ?? {})}`)
  return result.value as T
}

async function importStage(till: Till, importId: string, wanted: 'ready' | 'done'): Promise<void> {
  for (;;) {
    const progress = await call<{ stage: string; error: unknown }>(till, 'catalogue.import-progress', {
      importId,
    })
    if (progress.stage === wanted) return
    if (progress.stage === 'failed' || progress.error)
      throw new Error(`the import failed: ${JSON.stringify(progress)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Time for the search index, which is built after the start beside selling. */
const settleMs = 4_000

async function withServer<T>(node: string, folder: string, work: (url: string) => Promise<T>): Promise<T> {
  const server = spawn(node, ['out/main/server.cjs', `--data=${folder}`, '--port=0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  try {
    const url = await readyAddress(server)
    await new Promise((resolve) => setTimeout(resolve, settleMs))
    return await work(url)
  } finally {
    server.kill('SIGTERM')
    await ended
  }
}

function readyAddress(server: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    server.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const url = /ready at (\S+)/.exec(text)?.[1]
      if (url) resolve(url)
    })
    server.once('exit', () => reject(new Error(`the till did not start: ${text}`)))
  })
}
