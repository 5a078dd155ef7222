import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { chromium } from '@playwright/test'

/*
 * The same sale in a browser's own database, as tills do that live in a page: IndexedDB through Dexie, told to be as durable as
 * it can. One transaction a sale: the sale, its five lines, its payment and its journal entry.
 */

/** @returns milliseconds of each sale, from the call to the committed transaction */
export async function measureDexieSales(chromiumPath: string, sales: number): Promise<number[]> {
  const library = readFileSync(createRequire(import.meta.url).resolve('dexie/dist/dexie.min.js'))
  const server = createServer((request, response) => {
    const isLibrary = request.url === '/dexie.js'
    response.writeHead(200, { 'content-type': isLibrary ? 'text/javascript' : 'text/html; charset=utf-8' })
    response.end(isLibrary ? library : '<!doctype html><script src="/dexie.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    return await page.evaluate(recordInPage, sales)
  } finally {
    await browser.close()
    await new Promise((resolve) => server.close(resolve))
  }
}

type Table = { add(row: unknown): Promise<unknown>; bulkAdd(rows: unknown[]): Promise<unknown> }
type DexieDatabase = {
  version(number: number): { stores(tables: Record<string, string>): void }
  transaction(mode: 'rw', tables: string[], work: () => Promise<void>): Promise<void>
  table(name: string): Table
}

/** Runs inside the page. */
async function recordInPage(sales: number): Promise<number[]> {
  const { Dexie } = globalThis as unknown as {
    Dexie: new (name: string, options: { chromeTransactionDurability: 'strict' }) => DexieDatabase
  }
  const database = new Dexie('till', { chromeTransactionDurability: 'strict' })
  database.version(1).stores({
    sales: 'number, &id',
    lines: '[sale+position]',
    payments: 'id, sale',
    journal: 'number',
  })
  const tables = ['sales', 'lines', 'payments', 'journal']
  const body = 'x'.repeat(900)
  const times: number[] = []
  for (let number = 1; number <= sales; number += 1) {
    const sale = crypto.randomUUID()
    const lines = Array.from({ length: 5 }, (_, position) => ({
      sale,
      position,
      name: `Product number ${position}`,
      quantityMilli: 1000,
      totalMinor: 199,
    }))
    const start = performance.now()
    await database.transaction('rw', tables, async () => {
      await database.table('sales').add({ number, id: sale, at: Date.now(), totalMinor: 995, body })
      await database.table('lines').bulkAdd(lines)
      await database.table('payments').add({ id: crypto.randomUUID(), sale, amountMinor: 995 })
      await database.table('journal').add({ number, at: Date.now(), kind: 'sale-recorded', sale, body })
    })
    times.push(performance.now() - start)
  }
  return times
}
