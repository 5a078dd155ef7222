import { setImmediate } from 'node:timers/promises'
import type { Parsed } from '../../preload/contract/channels.ts'
import { parseAmount } from '../../preload/contract/money.ts'
import type { SaleSummary } from '../../preload/contract/views.ts'
import { foldText } from '../domain/fold-text.ts'
import {
  newestSaleNumber,
  readSaleByNumber,
  salesWithAmount,
  salesWithCard,
  saleTimes,
  soldNames,
} from '../store/sale-store.ts'
import { saleSummary } from './get-sale.ts'
import type { SalesContext } from './sales-context.ts'
import { saleOfReceiptCode, saleOfReceiptText } from './scanned-receipt.ts'
import { writtenTime } from './written-time.ts'

/** A search looks at no more than the newest of these; older sales are found by their receipt number. */
const searchedSales = 100_000
/** Read at a time: a few milliseconds, then whoever waits at the till comes first. */
const salesAtATime = 2_000

/**
 * sales.list: newest first. The query is a receipt number or its code, an amount, the last four digits of a card, a day, a time or a
 * part of a product's name; what can be read as several of these is looked for as all of them.
 */
export async function listSales(
  context: SalesContext,
  { query, offset, limit }: Parsed<'sales.list'>,
): Promise<{ sales: SaleSummary[]; total: number }> {
  const wanted = query.trim()
  if (wanted !== '') {
    const found = await searchSales(context, wanted)
    return { sales: summaries(context, found.slice(offset, offset + limit)), total: found.length }
  }
  const newest = newestSaleNumber(context.database)
  const first = newest - offset
  const count = Math.max(0, Math.min(limit, first))
  return {
    sales: summaries(
      context,
      Array.from({ length: count }, (_, index) => first - index),
    ),
    total: newest,
  }
}

function summaries(context: SalesContext, numbers: readonly number[]): SaleSummary[] {
  return numbers.flatMap((number) => {
    const sale = readSaleByNumber(context.database, number)
    return sale ? [saleSummary(context, sale)] : []
  })
}

/** The numbers of the sales that fit, newest first. */
async function searchSales(context: SalesContext, query: string): Promise<number[]> {
  const { database } = context
  const found = new Set<number>()
  const byReceipt = saleOfReceiptText(context, query) ?? saleOfReceiptCode(context, query)
  if (byReceipt !== undefined) found.add(byReceipt)
  const amountMinor = parseAmount(query, context.settings().currency)
  const isThen = writtenTime(query, context.memory.shopTime(context.settings().timeZone))
  const lastFour = /^\d{4}$/.test(query) ? query : undefined
  const namePart = foldText(query)
  const known = new Map<string, boolean>()
  const newest = newestSaleNumber(database)
  const oldest = Math.max(1, newest - searchedSales + 1)
  for (let to = newest; to >= oldest; to -= salesAtATime) {
    const from = Math.max(oldest, to - salesAtATime + 1)
    if (amountMinor !== undefined)
      for (const number of salesWithAmount(database, from, to, amountMinor)) found.add(number)
    if (isThen) for (const { number, at } of saleTimes(database, from, to)) if (isThen(at)) found.add(number)
    if (lastFour !== undefined)
      for (const number of salesWithCard(database, from, to, lastFour)) found.add(number)
    if (namePart.length > 1)
      for (const { saleNumber, name } of soldNames(database, from, to))
        if (contains(name, namePart, known)) found.add(saleNumber)
    await setImmediate()
  }
  return [...found].sort((a, b) => b - a)
}

/** The same few names come back in sale after sale: each is folded once. */
function contains(name: string, part: string, known: Map<string, boolean>): boolean {
  let answer = known.get(name)
  if (answer === undefined) {
    answer = foldText(name).includes(part)
    known.set(name, answer)
  }
  return answer
}
