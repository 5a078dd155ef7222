import { openScreen, readTimes, startBrowser, waitUntilSellable } from './screen-page.ts'

/*
 * How long somebody waits until the first sale can be rung up. Each start is a new browser with a new profile, as after
 * switching the machine on; the two pages take turns, so that both see the same noise.
 */

/** `openMs`: navigation to sellable, inside the page. `startMs`: start of the browser's process to sellable. */
export type Start = { openMs: number; startMs: number }
export type Starts = { plain: Start[]; till: Start[] }

export async function measureStarts(
  chromiumPath: string,
  urls: { plain: string; till: string },
  rounds: number,
): Promise<Starts> {
  const starts: Starts = { plain: [], till: [] }
  // The first round brings the browser's own files into memory.
  for (let round = 0; round < rounds + 1; round += 1)
    for (const page of ['plain', 'till'] as const) {
      const start = await startOnce(chromiumPath, urls[page])
      if (round > 0) starts[page].push(start)
    }
  return starts
}

async function startOnce(chromiumPath: string, url: string): Promise<Start> {
  const startedAt = Date.now()
  const browser = await startBrowser(chromiumPath)
  try {
    const page = await openScreen(browser, url)
    await waitUntilSellable(page)
    const { sellableAt, openedAt } = await readTimes(page)
    const openMs = sellableAt ?? Number.NaN
    return { openMs, startMs: openedAt + openMs - startedAt }
  } finally {
    await browser.close()
  }
}
