import * as v from 'valibot'
import type { PayoutRow } from '../../statement-ports.ts'
import type { SumUpClient } from './sumup-client.ts'
import { readAnswer } from './sumup-mapping.ts'
import { minorFromMajor } from './sumup-money.ts'

/* What SumUp sent to the bank, payment by payment, with the fee that it kept. There are no pages: a range that fills an answer is halved. */

/** The most that one answer may hold. */
const mostRows = 9_999
const dayMs = 24 * 3_600_000

const text = v.fallback(v.nullish(v.string()), null)
const rowSchema = v.object({
  id: v.union([v.number(), v.string()]),
  type: text,
  amount: v.number(),
  fee: v.fallback(v.nullish(v.number()), null),
  date: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}/)),
  currency: v.string(),
  status: text,
  reference: text,
  transaction_code: text,
})

type Heard = { kind: 'answered'; value: PayoutRow[] } | { kind: 'unavailable'; reason: string }

export async function listPayouts(client: SumUpClient, from: string, until: string): Promise<Heard> {
  const query = new URLSearchParams({
    start_date: from,
    end_date: until,
    format: 'json',
    order: 'asc',
    limit: String(mostRows),
  })
  const { result } = await client.listPayouts(query)
  const answer = readAnswer(v.array(rowSchema), result)
  if (answer.kind === 'unavailable') return { kind: 'unavailable', reason: answer.reason }
  if (answer.kind === 'refused') return { kind: 'unavailable', reason: `http-${answer.status}` }
  if (answer.value.length < mostRows) return { kind: 'answered', value: answer.value.map(toRow) }
  const days = Math.round((Date.parse(until) - Date.parse(from)) / dayMs)
  if (days === 0) return { kind: 'unavailable', reason: 'list-too-long' }
  const middle = Math.floor(days / 2)
  const first = await listPayouts(client, from, dayAfter(from, middle))
  if (first.kind === 'unavailable') return first
  const second = await listPayouts(client, dayAfter(from, middle + 1), until)
  if (second.kind === 'unavailable') return second
  return { kind: 'answered', value: [...first.value, ...second.value] }
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)

const kinds: Readonly<Record<string, PayoutRow['kind']>> = {
  PAYOUT: 'payout',
  REFUND_DEDUCTION: 'refund',
  CHARGE_BACK_DEDUCTION: 'charge-back',
}

/** A deduction is listed without a sign, or with one: what matters is what it is. */
function toRow(row: v.InferOutput<typeof rowSchema>): PayoutRow {
  const word = (row.type ?? '').toUpperCase()
  const kind = kinds[word] ?? 'other'
  const amountMinor = minorFromMajor(row.amount, row.currency)
  return {
    id: String(row.id),
    kind,
    word,
    date: row.date.slice(0, 10),
    amountMinor: amountMinor === undefined ? null : kind === 'payout' ? amountMinor : -Math.abs(amountMinor),
    feeMinor: minorFromMajor(row.fee ?? 0, row.currency) ?? null,
    currency: row.currency,
    isDone: (row.status ?? '').toUpperCase() === 'SUCCESSFUL',
    reference: row.reference ?? '',
    transactionCode: row.transaction_code ?? '',
  }
}
