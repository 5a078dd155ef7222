import { openScreen, readTimes, startBrowser, waitUntilSellable } from './screen-page.ts'

/*
 * How long somebody waits until the first sale can be rung up. Each time it is a new browser with a new profile, as after
 * switching the machine on; the two pages take turns, so that both see the same noise.
 */

/**
 * `startMs`: start of the browser's process to sellable. `openMs`: navigation to sellable, in another new browser that has
 * settled: in its first second it also loads pages of its own, beside a page that comes later than a plain one.
 */
export type Start = { openMs: number; startMs: number }
export type Starts = { plain: Start[]; till: Start[] }

const settleMs = 1_500

export async function measureStarts(
  chromiumPath: string,
  urls: { plain: string; till: string },
  rounds: number,
): Promise<Starts> {
  const starts: Starts = { plain: [], till: [] }
  // The first round brings the browser's own files into memory.
  for (let round = 0; round < rounds + 1; round += 1)
    for (const page of ['plain', 'till'] as const) {
      const { startMs } = await startOnce(chromiumPath, urls[page], 0)
      const { openMs } = await startOnce(chromiumPath, urls[page], settleMs)
      if (round > 0) starts[page].push({ startMs, openMs })
    }
  return starts
}

async function startOnce(chromiumPath: string, url: string, waitMs: number): Promise<Start> {
  const startedAt = Date.now()
  const browser = await startBrowser(chromiumPath)
  try {
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    const page = await openScreen(browser, url)
    await waitUntilSellable(page)
    const { sellableAt, openedAt } = await readTimes(page)
    const openMs = sellableAt ?? Number.NaN
    return { openMs, startMs: openedAt + openMs - startedAt }
  } finally {
    await browser.close()
  }
}
