import * as v from 'valibot'
import type { Evidence } from '../../ports.ts'
import type { Exchange } from '../exchange.ts'
import { type CmClient, type CmTransaction, pageSize, transactionSchema } from './cm-client.ts'
import { type Answer, readAnswer, timeOf } from './cm-mapping.ts'

/*
 * Whole lists, page by page, by counting: the guide's own Link example changes the size of a page in the middle. Pages shift
 * while they are read, so that an entry may come twice: it counts once.
 */

export type Listed<T> = {
  /** Ok: all that was asked for. A list that was not read to its end is unavailable. */
  answer: Answer<T[]>
  /** What was read, also where that was not all: what stands there is a fact, what does not proves nothing. */
  entries: T[]
  evidence: Evidence[]
}

/** A list that never ends is no answer. */
const mostPages = 500

export async function readPages<Schema extends v.GenericSchema>(
  ask: (page: number) => Promise<Exchange>,
  schema: Schema,
  idOf: (entry: v.InferOutput<Schema>) => string,
): Promise<Listed<v.InferOutput<Schema>>> {
  const pages = pagesOf(ask, schema, idOf)
  for (let page = 1; page <= mostPages; page += 1)
    if (isLast(await pages.read(page))) return pages.listed('all')
  return pages.listed('some')
}

type Pages<T> = {
  /** Undefined when it did not come. Each is asked for once. */
  read(page: number): Promise<T[] | undefined>
  count(): number
  hasFailed(): boolean
  listed(extent: 'all' | 'some'): Listed<T>
}

/** Also when nothing came: then there is nothing to go on with. */
const isLast = (page: readonly unknown[] | undefined): boolean => page === undefined || page.length < pageSize

function pagesOf<Schema extends v.GenericSchema>(
  ask: (page: number) => Promise<Exchange>,
  schema: Schema,
  idOf: (entry: v.InferOutput<Schema>) => string,
): Pages<v.InferOutput<Schema>> {
  type Entry = v.InferOutput<Schema>
  const pages = new Map<number, Entry[]>()
  const evidence: Evidence[] = []
  let failed: Exclude<Answer<Entry[]>, { kind: 'ok' }> | undefined
  return {
    async read(page) {
      const known = pages.get(page)
      if (known) return known
      const exchange = await ask(page)
      evidence.push(exchange.evidence)
      const answer = readAnswer(v.array(schema), exchange.result)
      if (answer.kind !== 'ok') {
        failed = answer
        return undefined
      }
      pages.set(page, answer.value)
      return answer.value
    },
    count: () => evidence.length,
    hasFailed: () => failed !== undefined,
    listed(extent) {
      const entries = [...new Map([...pages.values()].flat().map((entry) => [idOf(entry), entry])).values()]
      if (failed) return { answer: failed, entries, evidence }
      if (extent === 'all') return { answer: { kind: 'ok', value: entries }, entries, evidence }
      return { answer: { kind: 'unavailable', reason: 'list-too-long', retryAfterMs: 0 }, entries, evidence }
    },
  }
}

/* ---- the transactions of a terminal ---- */

/** The provider's clock and ours need not agree. */
const clockSlackMs = 12 * 3_600_000

/** A terminal's whole past would be read before each payment, and nobody waits at a counter for more pages than these. */
const mostTransactionPages = 40

/** Somebody else's entry that cannot be read as money must not hide ours; it fits no payment. */
const listedSchema = v.object({
  ...transactionSchema.entries,
  amount: v.fallback(transactionSchema.entries.amount, { value: Number.NaN, currency: '' }),
})

/**
 * The terminal's transactions back to that time, perhaps more. The order is not documented. What is newest first is left
 * when it is old enough, what is oldest first is read from its end, and what has no order is read whole or is too long.
 */
export async function transactionsSince(
  client: CmClient,
  terminalId: string,
  sinceMs: number,
): Promise<Listed<CmTransaction>> {
  const pages = pagesOf(
    (page) => client.transactions(terminalId, page),
    listedSchema,
    ({ id }) => id,
  )
  const isOld = (entry: CmTransaction | undefined) => {
    const at = timeOf(entry?.creation_datetime)
    return at !== null && at < sinceMs - clockSlackMs
  }
  const first = await pages.read(1)
  if (first === undefined || isLast(first)) return pages.listed('all')
  if (isOldestFirst(first) && isOld(first[0]) && (await readsFromItsEnd(pages, isOld)))
    return pages.listed('all')
  const read: CmTransaction[] = []
  for (let page = 1; pages.count() <= mostTransactionPages; page += 1) {
    const entries = pages.hasFailed() ? undefined : await pages.read(page)
    read.push(...(entries ?? []))
    if (isLast(entries)) return pages.listed('all')
    if (isNewestFirst(read) && isOld(read.at(-1))) return pages.listed('all')
  }
  return pages.listed('some')
}

/** From the end back to what is old enough. False: the pages have no order after all, or did not come. */
async function readsFromItsEnd(
  pages: Pages<CmTransaction>,
  isOld: (entry: CmTransaction | undefined) => boolean,
): Promise<boolean> {
  let full = 1
  let last = 2
  while (!isLast(await pages.read(last))) {
    if (pages.count() >= mostTransactionPages / 2) return false
    full = last
    last *= 2
  }
  while (last - full > 1) {
    const middle = Math.floor((full + last) / 2)
    if (isLast(await pages.read(middle))) last = middle
    else full = middle
  }
  let newer: CmTransaction[] = (await pages.read(last)) ?? []
  for (let page = full; page >= 1 && pages.count() <= mostTransactionPages; page -= 1) {
    newer = [...((await pages.read(page)) ?? []), ...newer]
    if (!isOldestFirst(newer)) return false
    if (isOld(newer[0])) return true
  }
  return false
}

const timesOf = (entries: readonly CmTransaction[]): number[] =>
  entries.map((entry) => timeOf(entry.creation_datetime) ?? Number.NaN)

const isNewestFirst = (entries: readonly CmTransaction[]): boolean => isRising(timesOf(entries).reverse())
const isOldestFirst = (entries: readonly CmTransaction[]): boolean => isRising(timesOf(entries))

/** A time that cannot be read is in no order. */
function isRising(times: readonly number[]): boolean {
  const [first = Number.NaN] = times
  const isInOrder = times.every((at, index) => index === 0 || at >= (times[index - 1] ?? Number.NaN))
  return isInOrder && (times.at(-1) ?? Number.NaN) > first
}
