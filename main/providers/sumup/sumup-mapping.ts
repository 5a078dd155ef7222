import type * as v from 'valibot'
import type {
  AttemptNames,
  CardDetails,
  ProviderReader,
  ReaderStatus,
  RefusalReason,
  SubmitOutcome,
} from '../../ports.ts'
import type { Exchange } from '../exchange.ts'
import type { HttpResult } from '../http-client.ts'
import { type AnswerOf, parseJson, readAnswerOf } from '../read-answer.ts'
import {
  type Checkout,
  checkoutCreatedSchema,
  type LiveStatus,
  type Reader,
  type Transaction,
} from './sumup-client.ts'
import { minorFromMajor, minorFromValue } from './sumup-money.ts'

/* SumUp's words, numbers and errors to ours. Pure. */

/* ---- answers ---- */

export type Answer<T> = AnswerOf<T, ReturnType<typeof readError>>

export const readAnswer = <Schema extends v.GenericSchema>(
  schema: Schema,
  result: HttpResult,
): Answer<v.InferOutput<Schema>> => readAnswerOf(schema, result, readError)

/**
 * One error out of about ten shapes: `{message, error_code}` or a list of it, `{errors:{type, detail}}`,
 * `{errors:{field:[texts]}}`, problem documents, HTML or nothing.
 */
export function readError(text: string): { code: string; text: string; fields: boolean } {
  const body = parseJson(text)
  const first = asRecord(Array.isArray(body) ? body[0] : body)
  const inner = asRecord(Array.isArray(first.errors) ? first.errors[0] : first.errors)
  const fields = Object.entries(inner).filter(([, texts]) => Array.isArray(texts))
  const problem = asText(first.type).split('/').pop() ?? ''
  const code = asText(first.error_code) || asText(inner.type) || asText(inner.code) || problem
  const words =
    asText(inner.detail) ||
    fields.map(([name, texts]) => `${name} ${String(texts)}`).join('; ') ||
    asText(first.detail) ||
    asText(first.message) ||
    asText(first.error_message) ||
    asText(first.title)
  return {
    code: code.toLowerCase().replaceAll('_', '-'),
    text: words,
    fields: fields.length > 0 || Array.isArray(first.fields),
  }
}

export function toSubmitOutcome({ result, evidence }: Exchange): SubmitOutcome {
  if (result.kind === 'not-sent') return { kind: 'not-sent', reason: result.reason, evidence }
  const answer = readAnswer(checkoutCreatedSchema, result)
  switch (answer.kind) {
    case 'ok': {
      const { client_transaction_id: clientTransactionId, checkout_id: checkoutId } = answer.value.data
      return {
        kind: 'accepted',
        providerIds: checkoutId ? { clientTransactionId, checkoutId } : { clientTransactionId },
        evidence,
      }
    }
    case 'refused': {
      const reason = refusalReason(answer)
      if (reason === undefined) return { kind: 'unknown', reason: 'reference-used', evidence }
      return { kind: 'refused', reason, providerText: answer.text, evidence }
    }
    case 'unavailable':
      if (answer.reason === 'too-many-requests')
        return {
          kind: 'refused',
          reason: 'too-many-requests',
          providerText: '',
          retryAfterMs: answer.retryAfterMs,
          evidence,
        }
      return { kind: 'unknown', reason: answer.reason, evidence }
  }
}

/** Undefined: an earlier request with our reference arrived, so that this refusal proves nothing. */
function refusalReason(answer: Extract<Answer<unknown>, { kind: 'refused' }>): RefusalReason | undefined {
  const { status, code, fields, text } = answer
  if (status === 409 || (code.includes('duplicate') && code !== 'duplicate-headers')) return undefined
  if (code === 'reader-offline') return 'reader-offline'
  if (code === 'reader-busy') return 'reader-busy'
  // The problem form of the same refusal has no code of its own, only the words.
  if (/duplicat|foreign_transaction_id.+(exist|taken|used|unique)/i.test(text)) return undefined
  if (status === 401 || status === 403) return 'not-authorised'
  if (status === 404) return 'reader-unknown'
  if (fields) return /total_amount/.test(text) ? 'amount-invalid' : 'request-invalid'
  // Without a code and without a field it was only ever seen from a reader that already shows a payment.
  return status === 422 ? 'reader-busy' : 'request-invalid'
}

/* ---- what became of it ---- */

const paidWords = new Set(['SUCCESSFUL', 'PAID_OUT', 'REFUNDED'])

/** Approved also when it was refunded since: the money did move, and the refund is an entry of its own. */
export const isPaid = (transaction: Transaction): boolean => paidWords.has(transaction.status.toUpperCase())

/** What stands there instead of what we asked for, in one line; undefined when it fits. Tips come on top. */
export function misfit(
  transaction: Transaction,
  attempt: AttemptNames,
  merchantCode: string,
): string | undefined {
  const { currency, amount, tip_amount: tip } = transaction
  const stands = `${amount} ${currency} (${transaction.transaction_code ?? transaction.id ?? '?'})`
  if (currency !== attempt.currency) return `other currency: ${stands}`
  if (transaction.merchant_code && transaction.merchant_code !== merchantCode)
    return `other merchant: ${stands}`
  const clientId = attempt.providerIds.clientTransactionId
  if (clientId && transaction.client_transaction_id && transaction.client_transaction_id !== clientId)
    return `other payment: ${stands}`
  if (transaction.foreign_transaction_id && transaction.foreign_transaction_id !== attempt.reference)
    return `other reference: ${stands}`
  const charged = minorFromMajor(amount, currency)
  const tipMinor = minorFromMajor(tip ?? 0, currency)
  if (charged === undefined || tipMinor === undefined || tipMinor < 0) return `unreadable amount: ${stands}`
  return charged - tipMinor === attempt.amountMinor ? undefined : `other amount: ${stands}`
}

/** The checkout's own figures, where it has some. */
export function checkoutMisfit(checkout: Checkout, attempt: AttemptNames): string | undefined {
  const clientId = attempt.providerIds.clientTransactionId
  if (clientId && checkout.client_transaction_id && checkout.client_transaction_id !== clientId)
    return 'the checkout belongs to another payment'
  const total = checkout.total_amount
  if (!total) return undefined
  const minor =
    total.currency === attempt.currency
      ? minorFromValue(total.value, total.minor_unit ?? undefined, total.currency)
      : undefined
  return minor === attempt.amountMinor ? undefined : `the checkout is over ${total.value} ${total.currency}`
}

export function cardOf(transaction: Transaction): CardDetails {
  return {
    scheme: transaction.card?.type ?? '',
    lastFour: (transaction.card?.last_4_digits ?? '').slice(-4),
    entry: (transaction.entry_mode ?? '').toLowerCase().replaceAll('_', '-').replaceAll(' ', '-'),
    authorisationCode: transaction.auth_code ?? '',
    transactionCode: transaction.transaction_code ?? '',
  }
}

export function timeOf(text: string | null | undefined): number | null {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? null : at
}

/* ---- readers ---- */

const pairingWords = new Set(['processing', 'paired', 'expired'])

export function toReader(reader: Reader): ProviderReader {
  const status = reader.status ?? ''
  return {
    providerReaderId: reader.id,
    name: reader.name ?? '',
    model: reader.device?.model ?? '',
    serial: reader.device?.identifier ?? '',
    pairing: pairingWords.has(status) ? (status as ProviderReader['pairing']) : 'unknown',
  }
}

const stateWords: Readonly<Record<string, string>> = {
  IDLE: 'idle',
  SELECTING_TIP: 'choosing-tip',
  WAITING_FOR_CARD: 'waiting-for-card',
  WAITING_FOR_PIN: 'waiting-for-pin',
  WAITING_FOR_SIGNATURE: 'waiting-for-signature',
  UPDATING_FIRMWARE: 'updating',
}

export function toReaderStatus(status: LiveStatus): ReaderStatus {
  const { state, battery_level: battery } = status
  const connection = status.status.toLowerCase()
  return {
    connection: connection === 'online' || connection === 'offline' ? connection : null,
    state: state ? (stateWords[state] ?? state.toLowerCase().replaceAll('_', '-').slice(0, 40)) : null,
    batteryPercent: typeof battery === 'number' ? Math.round(Math.min(100, Math.max(0, battery))) : null,
    connectionType: status.connection_type ?? null,
    firmware: status.firmware_version ?? null,
    lastActivityAt: timeOf(status.last_activity),
  }
}

/* ---- small things ---- */

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
