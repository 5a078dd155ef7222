import * as v from 'valibot'
import type { SumUpClient } from './sumup-client.ts'
import { readAnswer, timeOf } from './sumup-mapping.ts'
import { minorFromMajor } from './sumup-money.ts'

/* SumUp's list of payments and refunds, whole: for finding what got lost and for the evening's comparison. */

export type HistoryFilter = {
  /** Created at or after, in UTC milliseconds. */
  from?: number
  /** Created before. */
  until?: number
  changedSince?: number
  transactionCode?: string
  statuses?: readonly string[]
  types?: readonly string[]
  paymentTypes?: readonly string[]
  entryModes?: readonly string[]
  users?: readonly string[]
}

/** A payment and each of its refunds are lines of their own, and a filter by status looks at each line alone. */
export type HistoryLine = {
  transactionId: string
  transactionCode: string
  clientTransactionId: string
  type: string
  status: string
  /** Null: it cannot be read as money. One line of somebody else's must not hide all the others. */
  amountMinor: number | null
  /** Of a payment, how much of it went back so far. */
  refundedMinor: number | null
  currency: string
  at: number | null
  scheme: string
}

export type History =
  | { kind: 'whole'; lines: HistoryLine[] }
  /** A part of a list is worse than none: what is missing in it would be taken for not charged. */
  | { kind: 'unavailable'; reason: string; retryAfterMs: number }

const linesPerPage = 100
const mostPages = 500

const lineSchema = v.object({
  transaction_id: v.nullish(v.string()),
  id: v.nullish(v.string()),
  transaction_code: v.nullish(v.string()),
  client_transaction_id: v.nullish(v.string()),
  type: v.nullish(v.string()),
  status: v.nullish(v.string()),
  amount: v.optional(v.unknown()),
  refunded_amount: v.optional(v.unknown()),
  currency: v.fallback(v.string(), ''),
  timestamp: v.fallback(v.nullish(v.string()), null),
  card_type: v.fallback(v.nullish(v.string()), null),
})

const pageSchema = v.object({
  items: v.array(lineSchema),
  links: v.nullish(v.array(v.object({ rel: v.string(), href: v.string() }))),
})

/** From the oldest line to the newest, so that what is paid while the pages are read comes at the end and is not missed. */
export async function readHistory(client: SumUpClient, filter: HistoryFilter): Promise<History> {
  const lines: HistoryLine[] = []
  const asked = new Set<string>()
  let query = firstQuery(filter)
  for (;;) {
    // A link that leads back would go on for ever.
    if (asked.has(query.toString()) || asked.size >= mostPages) return unreadable('pages-without-end')
    asked.add(query.toString())
    const answer = readAnswer(pageSchema, (await client.listTransactions(query)).result)
    if (answer.kind === 'unavailable') return answer
    if (answer.kind === 'refused') return unreadable(answer.code || `http-${answer.status}`)
    lines.push(...answer.value.items.map(toLine))
    const next = answer.value.links?.find((link) => link.rel === 'next')
    if (!next) return { kind: 'whole', lines }
    query = mergedQuery(query, next.href)
  }
}

function unreadable(reason: string): History {
  return { kind: 'unavailable', reason, retryAfterMs: 0 }
}

/** Order and length are always stated: by themselves pages are ascending and of ten lines. */
function firstQuery(filter: HistoryFilter): URLSearchParams {
  const query = new URLSearchParams({ order: 'ascending', limit: String(linesPerPage) })
  const time = (name: string, at: number | undefined) => {
    if (at !== undefined) query.set(name, new Date(at).toISOString())
  }
  time('oldest_time', filter.from)
  time('newest_time', filter.until)
  time('changes_since', filter.changedSince)
  if (filter.transactionCode !== undefined) query.set('transaction_code', filter.transactionCode)
  const lists = {
    'statuses[]': filter.statuses,
    'types[]': filter.types,
    'payment_types[]': filter.paymentTypes,
    'entry_modes[]': filter.entryModes,
    'users[]': filter.users,
  }
  for (const [name, values] of Object.entries(lists))
    for (const value of values ?? []) query.append(name, value)
  return query
}

/** A link is a bare query that may leave out the filters of the question: it is laid over that question. */
export function mergedQuery(query: URLSearchParams, href: string): URLSearchParams {
  const link = new URLSearchParams(href.slice(href.indexOf('?') + 1))
  const merged = new URLSearchParams(query)
  for (const name of new Set(link.keys())) {
    merged.delete(name)
    for (const value of link.getAll(name)) merged.append(name, value)
  }
  return merged
}

function toLine(item: v.InferOutput<typeof lineSchema>): HistoryLine {
  const minor = (value: unknown) =>
    (typeof value === 'number' ? minorFromMajor(value, item.currency) : undefined) ?? null
  return {
    transactionId: item.transaction_id ?? item.id ?? '',
    transactionCode: item.transaction_code ?? '',
    clientTransactionId: item.client_transaction_id ?? '',
    type: item.type ?? '',
    status: item.status ?? '',
    amountMinor: minor(item.amount),
    refundedMinor: minor(item.refunded_amount ?? 0),
    currency: item.currency,
    at: timeOf(item.timestamp),
    scheme: item.card_type ?? '',
  }
}
