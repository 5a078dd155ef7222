import { readFileSync } from 'node:fs'
import { createSearchIndex } from '../../main/catalogue/search-index.ts'
import { SEARCH_ENGINES, type SearchEngine } from './search-engines.ts'
import type { BenchProduct, BenchQuery } from './search-queries.ts'
import { median } from './statistics.ts'

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
  /** Times per key, pass by pass; only the first pass may be cut short by the budget. */
  readonly keyMs: readonly (readonly number[])[]
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
  const keyMs = timePasses(search, job.keys, job.keyBudgetMs)
  const hits = answer(search, job.queries, job.queryBudgetMs)
  return { buildMs, heapMb, keyMs, hits, ...(job.withBarcodes ? { barcode: timeBarcodes(products) } : {}) }
}

/** Everything that is held: the heap, and what lies outside it (typed arrays). */
const usedBytes = (): number => {
  for (let turn = 0; turn < 3; turn++) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** As many whole passes as the budget has room for: the median of several is worth more on a busy machine. */
const timePasses = (search: SearchEngine, keys: readonly string[], budgetMs: number): number[][] => {
  const start = performance.now()
  const passes = [timeKeys(search, keys, budgetMs)]
  while (passes.length < MOST_PASSES && (performance.now() - start) * (1 + 1 / passes.length) < budgetMs) {
    passes.push(timeKeys(search, keys, budgetMs))
  }
  return passes.filter((pass, place) => place === 0 || pass.length === keys.length)
}

const MOST_PASSES = 5

const timeKeys = (search: SearchEngine, keys: readonly string[], budgetMs: number): number[] => {
  const times: number[] = []
  const deadline = performance.now() + budgetMs
  for (const key of keys) {
    const start = performance.now()
    if (start > deadline) break
    search(key)
    times.push(performance.now() - start)
  }
  return times
}

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
