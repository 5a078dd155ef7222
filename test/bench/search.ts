import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { generateCatalogue } from './catalogue-generator.ts'
import { type Goal, judge } from './goal.ts'
import { seededRandom } from './random.ts'
import { type BenchProduct, type BenchQuery, drawQueries, keysOf, QUERY_KINDS } from './search-queries.ts'
import type { SearchJob, SearchReport } from './search-worker.ts'
import { quantile } from './statistics.ts'

export type SearchBenchOptions = {
  /** A CSV file with the columns barcode and name; without it a catalogue is generated. */
  readonly products?: string | undefined
  readonly seed: number
  readonly quick?: boolean
}

/** Product search against what one would otherwise install, each engine in a process of its own. */
export const benchSearch = async (options: SearchBenchOptions): Promise<Goal[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'search-bench-'))
  try {
    const products = options.products
      ? readProducts(options.products)
      : generateCatalogue(100_000, options.seed)
    const productsFile = join(folder, 'products.json')
    writeFileSync(productsFile, JSON.stringify(products))
    const queries = drawQueries(products, seededRandom(options.seed), options.quick ? 24 : 60)
    const sessions = drawQueries(products, seededRandom(options.seed + 1), options.quick ? 12 : 60)
    const warmUp = drawQueries(products, seededRandom(options.seed + 2), 6)
    const keys = sessions.flatMap((query) => keysOf(query.text))
    const reports = new Map<string, SearchReport>()
    for (const { engine, keySeconds, querySeconds } of ENGINES) {
      const job: SearchJob = {
        engine,
        productsFile,
        warmUp: warmUp.flatMap((query) => keysOf(query.text)),
        keys,
        queries,
        keyBudgetMs: keySeconds * (options.quick ? 400 : 1_000),
        queryBudgetMs: querySeconds * (options.quick ? 400 : 1_000),
        withBarcodes: engine === OWN,
      }
      reports.set(engine, await runWorker(job))
    }
    return judgeReports(reports, queries)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const OWN = 'suretill'

/**
 * The time each gets for typed keys and for whole queries. All are asked the same queries in the same order, of all kinds in
 * turn; who is slow answers the first of them and is compared on these.
 */
const ENGINES: readonly {
  readonly engine: string
  readonly keySeconds: number
  readonly querySeconds: number
}[] = [
  { engine: OWN, keySeconds: 8, querySeconds: 20 },
  { engine: 'uFuzzy', keySeconds: 18, querySeconds: 20 },
  { engine: 'MiniSearch prefix', keySeconds: 5, querySeconds: 20 },
  { engine: 'MiniSearch fuzzy', keySeconds: 18, querySeconds: 20 },
  { engine: 'FTS5 ranked', keySeconds: 4, querySeconds: 20 },
  { engine: 'FTS5 in order', keySeconds: 4, querySeconds: 20 },
  { engine: 'FTS5 trigram', keySeconds: 4, querySeconds: 20 },
  { engine: 'linear scan', keySeconds: 4, querySeconds: 20 },
  { engine: 'Fuse.js', keySeconds: 4, querySeconds: 25 },
]

const readProducts = (file: string): BenchProduct[] => {
  const rows: { name: string; barcode: string }[] = parse(readFileSync(file), { columns: true, bom: true })
  return rows.map(({ name, barcode }, index) => ({ id: index + 1, name, barcode }))
}

const runWorker = (job: SearchJob): Promise<SearchReport> =>
  new Promise((resolve, reject) => {
    const worker = fork(fileURLToPath(new URL('./search-worker.ts', import.meta.url)), [], {
      execArgv: ['--expose-gc', '--max-old-space-size=4096', '--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
    })
    let report: SearchReport | undefined
    worker.on('message', (message) => {
      report = message as SearchReport
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      if (report !== undefined) resolve(report)
      else reject(new Error(`The measurement of ${job.engine} ended with exit code ${code}.`))
    })
    worker.send(job)
  })

const judgeReports = (reports: ReadonlyMap<string, SearchReport>, queries: readonly BenchQuery[]): Goal[] => {
  const own = reports.get(OWN)
  const uFuzzy = reports.get('uFuzzy')
  const prefix = reports.get('MiniSearch prefix')
  const fuzzy = reports.get('MiniSearch fuzzy')
  if (!own || !uFuzzy || !prefix || !fuzzy) throw new Error('An engine is missing.')
  const heapMb = Math.min(prefix.heapMb, fuzzy.heapMb)
  const buildMs = Math.min(prefix.buildMs, fuzzy.buildMs)
  const barcode = own.barcode ?? { ownNs: Number.NaN, mapNs: Number.NaN }
  const sense = 'at most'
  return [
    judge({
      id: 'P1.latency.ufuzzy',
      name: 'search: p99 per key against uFuzzy',
      ...latencyAgainst(own, uFuzzy),
      goal: 1 / 20,
      sense,
    }),
    judge({
      id: 'P1.latency.minisearch',
      name: 'search: p99 per key against MiniSearch with prefix and fuzzy 0.2',
      ...latencyAgainst(own, fuzzy),
      goal: 1 / 100,
      sense,
    }),
    judgeQuality(reports, queries),
    judge({
      id: 'P1.memory',
      name: 'search: memory against MiniSearch',
      ratio: own.heapMb / heapMb,
      goal: 1 / 6,
      sense,
      detail: { ownMb: own.heapMb, peerMb: heapMb },
    }),
    judge({
      id: 'P1.build',
      name: 'search: building the index against MiniSearch',
      ratio: own.buildMs / buildMs,
      goal: 1 / 2,
      sense,
      detail: { ownMs: own.buildMs, peerMs: buildMs, engines: tableOf(reports) },
    }),
    judge({
      id: 'P1.barcode',
      name: 'search: a barcode against a Map',
      ratio: barcode.ownNs / barcode.mapNs,
      goal: 2,
      sense,
      detail: barcode,
    }),
  ]
}

/** Both on the keys that both had the time to answer. */
const latencyAgainst = (own: SearchReport, peer: SearchReport): Pick<Goal, 'ratio' | 'detail'> => {
  const keys = Math.min(own.keyMs.length, peer.keyMs.length)
  const ownP99 = quantile(own.keyMs.slice(0, keys), 0.99)
  const peerP99 = quantile(peer.keyMs.slice(0, keys), 0.99)
  return { ratio: ownP99 / peerP99, detail: { ownMs: ownP99, peerMs: peerP99, keys } }
}

/** The worst comparison of all: for each kind of query and each engine, our hits over its hits on the same queries. */
const judgeQuality = (reports: ReadonlyMap<string, SearchReport>, queries: readonly BenchQuery[]): Goal => {
  const own = reports.get(OWN)?.hits ?? []
  let ratio = Number.POSITIVE_INFINITY
  const detail: Record<string, Record<string, string>> = {}
  for (const [engine, { hits }] of reports) {
    const row: Record<string, string> = {}
    for (const kind of QUERY_KINDS) {
      const asked = hits.flatMap((_hit, place) => (queries[place]?.kind === kind ? [place] : []))
      const theirs = asked.filter((place) => hits[place]).length
      const ours = asked.filter((place) => own[place]).length
      row[kind] = `${theirs} of ${asked.length}`
      // On a handful of queries chance decides, not the engine.
      if (engine !== OWN && theirs > 0 && asked.length >= FEWEST_QUERIES)
        ratio = Math.min(ratio, ours / theirs)
    }
    detail[engine] = row
  }
  return judge({
    id: 'P1.quality',
    name: 'search: hits among 20 against the best engine, in the worst kind of query',
    ratio,
    goal: 1,
    sense: 'at least',
    detail,
  })
}

const FEWEST_QUERIES = 20

const tableOf = (reports: ReadonlyMap<string, SearchReport>): Record<string, Record<string, number>> =>
  Object.fromEntries(
    [...reports].map(([engine, { buildMs, heapMb, keyMs }]) => [
      engine,
      { buildMs, heapMb, keys: keyMs.length, p50Ms: quantile(keyMs, 0.5), p99Ms: quantile(keyMs, 0.99) },
    ]),
  )
