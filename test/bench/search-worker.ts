import { readFileSync } from 'node:fs'
import { createSearchIndex } from '../../main/catalogue/search-index.ts'
import { SEARCH_ENGINES, type SearchEngine } from './search-engines.ts'
import type { BenchProduct, BenchQuery } from './search-queries.ts'
import { median, timed } from './statistics.ts'

/** What one process is told to measure; a process per engine, so that no engine pays for another's memory. */
export type SearchJob = {
  readonly engine: string
  readonly productsFile: string
  readonly warmUp: readonly string[]
  readonly keys: readonly string[]
  readonly queries: readonly BenchQuery[]
  /** Slow engines answer as many as they can in this time. */
  readonly keyBudgetMs: number
  readonly queryBudgetMs: number
  readonly withBarcodes: boolean
}

export type SearchReport = {
  readonly buildMs: number
  readonly heapMb: number
  /** Time per key, as far as the budget went. */
  readonly keyMs: readonly number[]
  /** Whether the target was among the 20 results, query by query. */
  readonly hits: readonly boolean[]
  readonly barcode?: { readonly ownNs: number; readonly mapNs: number }
}

process.once('message', (message) => {
  const job = message as SearchJob
  const products = JSON.parse(readFileSync(job.productsFile, 'utf8')) as BenchProduct[]
  process.send?.(measure(job, products), () => process.disconnect())
})

const measure = (job: SearchJob, products: readonly BenchProduct[]): SearchReport => {
  const build = SEARCH_ENGINES[job.engine]
  if (build === undefined) throw new Error(`There is no engine called ${job.engine}.`)
  const before = usedBytes()
  const start = performance.now()
  const search = build(products)
  const buildMs = performance.now() - start
  const heapMb = (usedBytes() - before) / 1e6
  timeKeys(search, job.warmUp, job.keyBudgetMs / 4)
  const keyMs = timeKeys(search, job.keys, job.keyBudgetMs)
  const hits = answer(search, job.queries, job.queryBudgetMs)
  return { buildMs, heapMb, keyMs, hits, ...(job.withBarcodes ? { barcode: timeBarcodes(products) } : {}) }
}

/** Everything that is held: the heap, and what lies outside it (typed arrays). */
const usedBytes = (): number => {
  for (let turn = 0; turn < 3; turn++) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/**
 * Each key three times, in turns of some keys, and the middle time counts: what the machine does besides would
 * otherwise decide the slowest hundredth.
 */
const timeKeys = (search: SearchEngine, keys: readonly string[], budgetMs: number): number[] => {
  const times: number[] = []
  const deadline = performance.now() + budgetMs
  for (let place = 0; place < keys.length; place += KEYS_PER_TURN) {
    const turn = keys.slice(place, place + KEYS_PER_TURN)
    const rounds: number[][] = []
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(
        turn.map((key) => (performance.now() < deadline ? timed(() => void search(key)) : Number.NaN)),
      )
    }
    if (performance.now() >= deadline) break
    turn.forEach((_key, index) => {
      times.push(median(rounds.map((round) => round[index] ?? Number.NaN)))
    })
  }
  return times
}

const KEYS_PER_TURN = 5
const ROUNDS = 3

const answer = (search: SearchEngine, queries: readonly BenchQuery[], budgetMs: number): boolean[] => {
  const hits: boolean[] = []
  const deadline = performance.now() + budgetMs
  for (const { text, target } of queries) {
    if (performance.now() > deadline) break
    hits.push(search(text).includes(target))
  }
  return hits
}

/** Scans against a plain Map: every code a fresh string, as a scanner gives it, in rounds that take turns. */
const timeBarcodes = (products: readonly BenchProduct[]): { ownNs: number; mapNs: number } => {
  const index = createSearchIndex(
    products.map(({ id, name, barcode }) => ({ id, name, barcodes: [barcode] })),
  )
  const map = new Map(products.map((product) => [product.barcode, product.id]))
  const rounds: { own: number; map: number }[] = []
  for (let round = 0; round < 9; round++) {
    const own = timePerCode(freshCodes(products, round), (code) => index.findByBarcode(code))
    rounds.push({ own, map: timePerCode(freshCodes(products, round), (code) => map.get(code)) })
  }
  return { ownNs: median(rounds.map((round) => round.own)), mapNs: median(rounds.map((round) => round.map)) }
}

const freshCodes = (products: readonly BenchProduct[], round: number): string[] => {
  const codes: string[] = []
  for (let place = round; place < products.length; place += 3) {
    const product = products[(place * 7_919) % products.length]
    if (product !== undefined) codes.push(Buffer.from(product.barcode).toString('latin1'))
  }
  return codes
}

const timePerCode = (codes: readonly string[], find: (code: string) => number | undefined): number => {
  let found = 0
  const start = performance.now()
  for (const code of codes) if (find(code) !== undefined) found++
  const ms = performance.now() - start
  if (found !== codes.length) throw new Error(`${codes.length - found} barcodes were not found.`)
  return (ms * 1e6) / codes.length
}
