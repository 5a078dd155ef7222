import * as v from 'valibot'
import { currencyDecimals, decimalText } from '../../../preload/contract/money.ts'
import type { Asked, AttemptNames, CardDetails, CardReceipts, RefusalReason } from '../../ports.ts'
import type { HttpResult } from '../http-client.ts'
import { type AnswerOf, parseJson, readAnswerOf } from '../read-answer.ts'
import type { CmTransaction } from './cm-client.ts'

/* CM's words, numbers and errors to ours. Pure. */

/* ---- money ---- */

const currencies: ReadonlySet<string> = new Set([
  'BGN',
  'CHF',
  'CZK',
  'DKK',
  'EUR',
  'GBP',
  'HUF',
  'NOK',
  'PLN',
  'RON',
  'SEK',
  'USD',
])

export const supportsCurrency = (currency: string): boolean => currencies.has(currency)

/**
 * Decimal major units as a JSON number: 98.75 for 9875. Undefined when the number's own text would be another amount,
 * which begins at sixteen digits.
 */
export function toCmAmount(amountMinor: number, currency: string): number | undefined {
  if (!supportsCurrency(currency) || !Number.isSafeInteger(amountMinor) || amountMinor <= 0) return undefined
  const value = Number(decimalText(amountMinor, currency))
  return fromCmAmount(value, currency) === amountMinor ? value : undefined
}

/** Read from the number's shortest decimal text, not by multiplying. Undefined when it is no whole number of cents. */
export function fromCmAmount(value: number, currency: string): number | undefined {
  if (!supportsCurrency(currency)) return undefined
  const match = /^(\d{1,13})(?:\.(\d+))?$/.exec(String(value))
  const fraction = match?.[2] ?? ''
  const decimals = currencyDecimals(currency)
  if (!match || fraction.length > decimals) return undefined
  const minor = Number(`${match[1]}${fraction.padEnd(decimals, '0')}`)
  return Number.isSafeInteger(minor) ? minor : undefined
}

/* ---- answers ---- */

export type Answer<T> = AnswerOf<T, { text: string }>

export const readAnswer = <Schema extends v.GenericSchema>(
  schema: Schema,
  result: HttpResult,
): Answer<v.InferOutput<Schema>> => readAnswerOf(schema, result, (text) => ({ text: readProblem(text) }))

const problemSchema = v.object({ title: v.nullish(v.string()), detail: v.nullish(v.string()) })

function readProblem(text: string): string {
  const parsed = v.safeParse(problemSchema, parseJson(text))
  return parsed.success ? parsed.output.detail || parsed.output.title || '' : ''
}

/** Undefined: a conflict proves nothing, an earlier request of ours may have arrived. */
export function refusalReason({ status }: { status: number }): RefusalReason | undefined {
  if (status === 409) return undefined
  if (status === 401 || status === 403) return 'not-authorised'
  return status === 404 ? 'reader-unknown' : 'request-invalid'
}

/** 401: the header is missing, a mistake of ours. 403: the key is wrong, revoked or over; not a missing permission. */
function refusedAs(status: number): Extract<Asked<unknown>, { kind: 'refused' }>['reason'] {
  if (status === 401 || status === 403) return 'not-authorised'
  if (status === 404) return 'not-found'
  if (status === 409) return 'conflict'
  return status === 400 || status === 422 ? 'invalid' : 'other'
}

export function asked<T, Value>(answer: Answer<T>, read: (value: T) => Value): Asked<Value> {
  switch (answer.kind) {
    case 'ok':
      return { kind: 'answered', value: read(answer.value) }
    case 'refused':
      return { kind: 'refused', reason: refusedAs(answer.status), providerText: answer.text }
    case 'unavailable':
      return { kind: 'unavailable', reason: answer.reason }
  }
}

/* ---- one transaction ---- */

export type Meaning = 'approved' | 'declined' | 'cancelled' | 'reversed' | 'waiting' | 'odd'

/**
 * The guide's table of status and result. Whatever is not in it, a new word or a pair that contradicts itself, is odd:
 * never a success, and never the end of a payment.
 */
const meanings: Readonly<Record<string, Meaning>> = {
  'CREATED ': 'waiting',
  'AUTHORIZED APPROVED': 'approved',
  'CLEARED APPROVED': 'approved',
  'CANCELLED DECLINED': 'declined',
  'CANCELLED ': 'cancelled',
  // Approved and taken back before it was cleared: not paid.
  'CANCELLED APPROVED': 'reversed',
}

export function meaningOf({ status, result }: CmTransaction): Meaning {
  return meanings[`${status} ${result ?? ''}`] ?? 'odd'
}

/** AUTHORIZED releases the goods; only CLEARED will be settled. */
export const isCleared = (transaction: CmTransaction): boolean => transaction.status === 'CLEARED'

export type Type = 'PURCHASE' | 'REFUND'

/** What stands there instead of what we asked for, in one line; undefined when it fits. */
export function misfit(transaction: CmTransaction, attempt: AttemptNames, type: Type): string | undefined {
  const { value, currency } = transaction.amount
  const stands = `${value} ${currency} (${transaction.id})`
  if (transaction.merchant_order_reference !== attempt.reference) return `other reference: ${stands}`
  if (transaction.type !== type) return `other type: ${stands}`
  if (currency !== attempt.currency) return `other currency: ${stands}`
  return fromCmAmount(value, currency) === attempt.amountMinor ? undefined : `other amount: ${stands}`
}

/** Every space as it came: it carries the layout. */
export function receiptsOf({ receipt, merchant_receipt: merchant }: CmTransaction): CardReceipts {
  return { customer: receipt || null, merchant: merchant || null }
}

/** No card number and no authorisation code: the receipts carry what the schemes want. */
export function cardOf(transaction: CmTransaction): CardDetails {
  return {
    scheme: transaction.brand ?? '',
    lastFour: '',
    entry: '',
    authorisationCode: '',
    transactionCode: transaction.system_trace_audit_number || transaction.id,
  }
}

export function timeOf(text: string | null | undefined): number | null {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? null : at
}
