import type { Locator, Page } from '@playwright/test'
import { openScreen, readTimes, startBrowser, waitForCount, waitUntilSellable } from './screen-page.ts'

/*
 * Typing and tapping, on the till and on the plain page. Both are open in one browser, and the hand goes to and fro between them in
 * short turns: what else the machine does in these seconds meets both.
 */

export type Times = { keys: number[]; adds: number[] }
type Hand = { page: Page; typed: number; added: number; tiles: Locator; tileCount: number }

const addsPerTurn = 20
/** The first few pay for what is compiled once. */
const warmKeys = 3
const warmAdds = 10

export async function measureInTurns(
  chromiumPath: string,
  urls: { plain: string; till: string },
  { words, adds }: { words: readonly string[]; adds: number },
): Promise<{ plain: Times; till: Times }> {
  const browser = await startBrowser(chromiumPath)
  try {
    const plain = await handOn(await openScreen(browser, urls.plain))
    const till = await handOn(await openScreen(browser, urls.till))
    for (const word of words) for (const hand of [plain, till]) await typeWord(hand, word)
    for (let added = 0; added < adds; added += addsPerTurn)
      for (const hand of [plain, till]) await addLines(hand, Math.min(addsPerTurn, adds - added))
    return { plain: await timesOf(plain), till: await timesOf(till) }
  } finally {
    await browser.close()
  }
}

async function handOn(page: Page): Promise<Hand> {
  await waitUntilSellable(page)
  const tiles = page.locator('[data-testid^="tile-"]')
  await tiles.first().waitFor()
  return { page, typed: 0, added: 0, tiles, tileCount: Math.min(20, await tiles.count()) }
}

async function typeWord(hand: Hand, word: string): Promise<void> {
  const field = hand.page.locator('[data-testid="search"]')
  await field.focus()
  for (const letter of word) {
    await hand.page.keyboard.press(letter)
    hand.typed += 1
    await waitForCount(hand.page, 'keys', hand.typed)
  }
  await field.fill('')
}

async function addLines(hand: Hand, count: number): Promise<void> {
  await hand.tiles.first().waitFor()
  for (let add = 0; add < count; add += 1) {
    await hand.tiles.nth(hand.added % hand.tileCount).click()
    hand.added += 1
    await waitForCount(hand.page, 'adds', hand.added)
  }
}

async function timesOf({ page }: Hand): Promise<Times> {
  const { keys, adds } = await readTimes(page)
  return { keys: keys.slice(warmKeys), adds: adds.slice(warmAdds) }
}
