import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Till } from '../../main/composition/till.ts'
import { composeTill } from '../../main/composition.ts'
import { type Goal, judge } from './goal.ts'
import { servePlainPage } from './plain-page.ts'
import { measureInTurns, type Times } from './screen-hands.ts'
import { measureStarts, type Starts } from './screen-starts.ts'
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
  const { chromiumPath, navigations, words, adds } = options
  try {
    await withTill(folder, (till) => fillTill(till, options.products))
    const { starts, short } = await withServer(options.node, folder, async (url) => ({
      starts: await measureStarts(chromiumPath, { plain: plain.url, till: url }, navigations),
      short: await measureInTurns(chromiumPath, { plain: plain.url, till: url }, { words, adds }),
    }))
    await withTill(folder, ringUpLongSale)
    const long = await withServer(options.node, folder, (url) =>
      measureInTurns(chromiumPath, { plain: plain.url, till: url }, { words: [], adds }),
    )
    return goals(starts, short, long)
  } finally {
    await plain.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Both = { plain: Times; till: Times }

function goals(starts: Starts, short: Both, long: Both): Goal[] {
  const frameMs = 1000 / 60
  const opened = (page: keyof Starts) => median(starts[page].map(({ openMs }) => openMs))
  const started = (page: keyof Starts) => median(starts[page].map(({ startMs }) => startMs))
  const slowAdd = (times: Times) => quantile(times.adds, 0.99)
  return [
    judge({
      id: 'P5.open',
      name: 'navigation to sellable ÷ plain page',
      ratio: opened('till') / opened('plain'),
      goal: 3,
      sense: 'at most',
      detail: { tillMs: opened('till'), plainMs: opened('plain') },
    }),
    judge({
      id: 'P5.start',
      name: 'start of the browser to sellable ÷ plain page',
      ratio: started('till') / started('plain'),
      goal: 1.3,
      sense: 'at most',
      detail: { tillMs: started('till'), plainMs: started('plain') },
    }),
    judge({
      id: 'P5.key',
      name: 'key to results painted, p50 ÷ (plain page + one frame)',
      ratio: median(short.till.keys) / (median(short.plain.keys) + frameMs),
      goal: 1,
      sense: 'at most',
      detail: {
        tillMs: median(short.till.keys),
        plainMs: median(short.plain.keys),
        tillP99Ms: quantile(short.till.keys, 0.99),
        keys: short.till.keys.length,
      },
    }),
    judge({
      id: 'P5.add',
      name: 'adding a line, p99 ÷ plain page',
      ratio: slowAdd(short.till) / slowAdd(short.plain),
      goal: 1.5,
      sense: 'at most',
      detail: {
        tillP99Ms: slowAdd(short.till),
        plainP99Ms: slowAdd(short.plain),
        tillP50Ms: median(short.till.adds),
        plainP50Ms: median(short.plain.adds),
        adds: short.till.adds.length,
      },
    }),
    judge({
      id: 'P5.long',
      name: 'adding a line with 1,000 lines in the sale, p99 ÷ plain page',
      ratio: slowAdd(long.till) / slowAdd(long.plain),
      goal: 1.5,
      sense: 'at most',
      detail: {
        tillP99Ms: slowAdd(long.till),
        plainP99Ms: slowAdd(long.plain),
        tillP50Ms: median(long.till.adds),
        longToShortP50: median(long.till.adds) / median(short.till.adds),
      },
    }),
  ]
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
