import * as v from 'valibot'
import { type Exchange, exchangeOf, neverSent, pathOf, refuseUnsafeUrl } from '../exchange.ts'
import type { HttpClient, HttpRequest } from '../http-client.ts'

/* The calls of CM's MerchantAPI: method and path fixed, answers read tolerantly. */

export type CmAccount = {
  /** Without a slash at its end. https, or http on loopback. */
  baseUrl: string
  apiKey: string
}

/* Every field that is not used is ignored, every word is an open string: the field reference is not public. */

const optionalText = v.nullish(v.string())
const text = v.pipe(v.string(), v.minLength(1))
/** A paper or a note that cannot be read is no reason to doubt the payment. */
const paper = v.fallback(v.nullish(v.string()), null)
const note = v.fallback(
  v.nullish(
    v.union([
      v.string(),
      v.pipe(
        v.number(),
        v.transform((value) => String(value)),
      ),
    ]),
  ),
  null,
)

/** The id has more digits than a number can hold: as a number it would already be another one. */
export const transactionSchema = v.object({
  // Kept and asked by; what is longer than any id is none.
  id: v.pipe(text, v.maxLength(200)),
  type: optionalText,
  merchant_order_reference: optionalText,
  /** Of a refund, the purchase that it belongs to; the guide shows it in the request alone. */
  reference: v.fallback(v.nullish(v.object({ id: optionalText })), null),
  amount: v.object({ value: v.number(), currency: v.string() }),
  creation_datetime: optionalText,
  transaction_datetime: note,
  status: v.string(),
  result: optionalText,
  system_trace_audit_number: note,
  brand: note,
  receipt: paper,
  merchant_receipt: paper,
})
export type CmTransaction = v.InferOutput<typeof transactionSchema>

export const storeSchema = v.object({ uuid: text, name: optionalText })
export const terminalSchema = v.object({
  manufacturer: text,
  model: text,
  serial: text,
  store: v.nullish(v.fallback(v.nullable(storeSchema), null)),
})

/** Numbers in the guide, texts wherever they are kept. */
const keyId = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.safeInteger())]),
  v.transform((id) => String(id)),
)
export const keySchema = v.object({
  id: keyId,
  label: v.string(),
  lastUsage: optionalText,
  validity: v.nullish(v.object({ from: optionalText, until: optionalText })),
})
export const createdKeySchema = v.object({ id: keyId, label: v.string(), apikey: text })

export type TransactionWish = {
  type: 'PURCHASE' | 'REFUND'
  reference: string
  value: number
  currency: string
  /** Only for a refund that refers to its purchase. */
  originalId: string | null
}

export type KeyWish = { label: string; validity: { from?: string; until?: string } | null }

export type CmClient = ReturnType<typeof createCmClient>

export function createCmClient(http: HttpClient, account: CmAccount) {
  refuseUnsafeUrl(account.baseUrl)
  const transactions = (terminalId: string, ...rest: string[]) => [
    'terminals',
    terminalId,
    'transactions',
    ...rest,
  ]

  async function call(
    method: HttpRequest['method'],
    parts: string[],
    more: { query?: string; body?: unknown } = {},
  ): Promise<Exchange> {
    const path = pathOf(parts)
    if (path === undefined) return neverSent(`${method} an address that cannot be written`)
    const target = `${path}${more.query ?? ''}`
    const result = await http({
      method,
      url: `${account.baseUrl}${target}`,
      // "Make sure the case and all the characters match this exactly."
      headers: {
        'API-Key': account.apiKey,
        accept: 'application/json, text/plain',
        'user-agent': 'suretill',
      },
      ...(more.body === undefined ? {} : { body: more.body }),
    })
    return exchangeOf(`${method} ${target}`, result, [account.apiKey])
  }
  const pageOf = (page: number) => ({ query: `?page=${page}&size=${pageSize}` })

  return {
    stores: (page: number) => call('GET', ['stores'], pageOf(page)),
    terminals: (page: number) => call('GET', ['terminals'], pageOf(page)),
    transactions: (terminalId: string, page: number) => call('GET', transactions(terminalId), pageOf(page)),
    create: (terminalId: string, wish: TransactionWish) =>
      call('POST', transactions(terminalId), { body: transactionBody(wish) }),
    get: (terminalId: string, id: string) => call('GET', transactions(terminalId, id)),
    cancel: (terminalId: string, id: string) => call('DELETE', transactions(terminalId, id)),
    dayTotals: (terminalId: string) => call('GET', ['terminals', terminalId, 'daytotals', 'today']),
    keys: () => call('GET', ['apikeys']),
    createKey: ({ label, validity }: KeyWish) =>
      call('POST', ['apikeys'], { body: { label, ...(validity ? { validity } : {}) } }),
    revokeKey: (id: string) => call('DELETE', ['apikeys', id]),
  }
}

/** The largest that the guide allows. */
export const pageSize = 100

function transactionBody({ type, reference, value, currency, originalId }: TransactionWish) {
  return {
    type,
    merchant_order_reference: reference,
    amount: { value, currency },
    ...(originalId === null ? {} : { reference: { id: originalId } }),
  }
}
