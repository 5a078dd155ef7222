import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../../build/find-chromium.mjs'
import { generateCatalogue } from './catalogue-generator.ts'
import { benchDayTotals } from './day-totals.ts'
import { benchDetection } from './detection.ts'
import type { Goal } from './goal.ts'
import { benchJournal } from './journal.ts'
import { benchReceipts } from './receipts.ts'
import { benchRecordSales } from './record-sales.ts'
import { benchScreen } from './screen.ts'
import { benchSearch } from './search.ts'

/*
 * `npm run bench`: each part against its peers or limit in the same run. The last line of `--json` is one JSON object;
 * the exit code is 0 when everything ran, met or not. `--only=search|sales|journal|day|receipts|screen|detection` runs a part.
 */

const parts = ['search', 'sales', 'journal', 'day', 'receipts', 'screen', 'detection'] as const
type Part = (typeof parts)[number]

const words = process.argv.slice(2)
const asJson = words.includes('--json')
const quick = words.includes('--quick')
const only = words.find((word) => word.startsWith('--only='))?.slice('--only='.length)
const seed = Number(words.find((word) => word.startsWith('--seed='))?.slice('--seed='.length) ?? 1)

function wantedParts(): Part[] {
  if (only === undefined) return [...parts]
  const part = parts.find((name) => name === only)
  if (!part) throw new Error(`--only takes ${parts.join(', ')}; not "${only}"`)
  return [part]
}

function productsFile(): string {
  const given = process.env.SURETILL_BENCH_PRODUCTS
  if (given !== undefined && !existsSync(given))
    throw new Error(`SURETILL_BENCH_PRODUCTS names ${given}, which is not there`)
  if (given) return given
  const path = join(mkdtempSync(join(tmpdir(), 'suretill-products-')), 'products.csv')
  const rows = generateCatalogue(100_000, seed).map(
    ({ barcode, name, id }) =>
      `${barcode};"${name.replaceAll('"', '""')}";${1 + (id % 40)}.99;${id % 3 ? 7 : 19}`,
  )
  writeFileSync(path, ['barcode;name;price;tax', ...rows].join('\n'))
  return path
}

function chromium(): string {
  const path = findChromium()
  if (!path)
    throw new Error('sales and screen are measured in a Chromium: install one (apt-get install chromium)')
  return path
}

async function run(part: Part): Promise<Goal[]> {
  switch (part) {
    case 'search':
      return await benchSearch({ products: process.env.SURETILL_BENCH_PRODUCTS, seed, quick })
    case 'sales':
      return await benchRecordSales({
        rounds: 5,
        perRound: quick ? 100 : 400,
        history: quick ? 20_000 : 200_000,
        chromiumPath: chromium(),
      })
    case 'receipts':
      return await benchReceipts({ receipts: quick ? 2_000 : 20_000, names: quick ? 50_000 : 1_000_000 })
    case 'journal':
      return benchJournal({ entries: quick ? 50_000 : 500_000, rounds: quick ? 3 : 5 })
    case 'day':
      return await benchDayTotals({
        days: quick ? 36 : 365,
        salesPerDay: quick ? 500 : 1_918,
        rounds: quick ? 5 : 15,
      })
    case 'detection':
      return await benchDetection(quick ? 400 : 4_000)
    case 'screen':
      return await benchScreen({
        chromiumPath: chromium(),
        node: process.execPath,
        products: productsFile(),
        navigations: quick ? 5 : 15,
        words: ['choco', 'milk', 'pasta', 'tomato', 'cheese', 'orange', 'water', 'biscuit'],
        adds: quick ? 60 : 400,
      })
  }
}

const goals: Goal[] = []
for (const part of wantedParts()) {
  console.log(`${part}: measuring …`)
  const measured = await run(part)
  goals.push(...measured)
  for (const goal of measured) console.log(sentence(goal))
}
if (asJson) console.log(JSON.stringify({ goals }))

function sentence({ id, name, ratio, goal, sense, met }: Goal): string {
  const figure = Number.isFinite(ratio) ? ratio.toPrecision(3) : 'not measured'
  return `${met ? '✓' : '✗'} ${id.padEnd(18)} ${name}: ${figure} (goal: ${sense} ${goal.toPrecision(3)})`
}
