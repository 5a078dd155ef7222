import * as v from 'valibot'
import { type Exchange, exchangeOf, neverSent, pathOf, refuseUnsafeUrl } from '../exchange.ts'
import type { HttpClient, HttpRequest } from '../http-client.ts'

/* The few calls of SumUp's Cloud API that a till needs: method and path fixed, answers read tolerantly. */

export type SumUpAccount = {
  /** Without a slash at its end. https, or http on loopback. */
  baseUrl: string
  merchantCode: string
  apiKey: string
  /** With it our own reference travels along, and a lost answer can be asked for by it. */
  affiliate: { appId: string; key: string } | null
  /** Where SumUp may report a result as well; the till asks and needs none. */
  returnUrl?: string
}

/* Every field that is not used is ignored, every word is an open string: SumUp adds both without notice. */

const optionalText = v.nullish(v.string())
/** What only describes a payment: another type is no reason to doubt that the card was charged. */
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
/** An id is kept and asked by; what is longer than any id is none. */
export const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const optionalId = v.fallback(v.nullish(idSchema), null)

export const checkoutCreatedSchema = v.object({
  data: v.object({
    client_transaction_id: idSchema,
    checkout_id: optionalId,
  }),
})

export const checkoutSchema = v.object({
  data: v.object({
    client_transaction_id: optionalText,
    status: v.string(),
    payment_failure_reason: optionalText,
    total_amount: v.nullish(
      v.object({ value: v.number(), currency: v.string(), minor_unit: v.nullish(v.number()) }),
    ),
  }),
})
export type Checkout = v.InferOutput<typeof checkoutSchema>['data']

export const transactionSchema = v.object({
  id: optionalId,
  transaction_code: note,
  amount: v.number(),
  tip_amount: v.nullish(v.number()),
  currency: v.string(),
  status: v.string(),
  timestamp: note,
  merchant_code: optionalText,
  client_transaction_id: optionalText,
  foreign_transaction_id: optionalText,
  entry_mode: note,
  auth_code: note,
  card: v.fallback(v.nullish(v.object({ last_4_digits: note, type: note })), null),
})
export type Transaction = v.InferOutput<typeof transactionSchema>

export const readerSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  name: optionalText,
  status: optionalText,
  device: v.nullish(v.object({ identifier: optionalText, model: optionalText })),
  metadata: v.nullish(v.record(v.string(), v.unknown())),
})
export type Reader = v.InferOutput<typeof readerSchema>

export const readerListSchema = v.object({ items: v.array(readerSchema) })

export const readerStatusSchema = v.object({
  data: v.object({
    status: v.string(),
    state: optionalText,
    battery_level: v.nullish(v.number()),
    connection_type: optionalText,
    firmware_version: optionalText,
    last_activity: optionalText,
  }),
})
export type LiveStatus = v.InferOutput<typeof readerStatusSchema>['data']

export type ReaderMetadata = Record<string, unknown>

export type TransactionName = 'id' | 'transaction_code' | 'client_transaction_id' | 'foreign_transaction_id'

export type SumUpClient = ReturnType<typeof createSumUpClient>

export function createSumUpClient(http: HttpClient, account: SumUpAccount) {
  refuseUnsafeUrl(account.baseUrl)
  if (!isSendableKey(account.apiKey)) throw new Error('not a key that can be sent in a header')
  const secrets = [account.apiKey, account.affiliate?.key ?? '']
  const merchant = (version: string) => [version, 'merchants', account.merchantCode]
  const readers = (...rest: string[]) => [...merchant('v0.1'), 'readers', ...rest]

  async function call(
    method: HttpRequest['method'],
    parts: string[],
    more: { query?: URLSearchParams; body?: unknown } = {},
  ): Promise<Exchange> {
    const path = pathOf(parts)
    if (path === undefined) return neverSent(`${method} an address that cannot be written`)
    const query = more.query?.size ? `?${more.query}` : ''
    const result = await http({
      method,
      url: `${account.baseUrl}${path}${query}`,
      headers: {
        authorization: `Bearer ${account.apiKey}`,
        // The problem form of the readers' errors drops their codes (READER_BUSY); plain JSON keeps them.
        accept: 'application/json',
        'user-agent': 'suretill',
      },
      ...(more.body === undefined ? {} : { body: more.body }),
    })
    return exchangeOf(`${method} ${path}${query}`, result, secrets)
  }

  return {
    listReaders: () => call('GET', readers()),
    // Always with a name: the document once called it optional, the service refuses without.
    createReader: (pairingCode: string, name: string, metadata?: ReaderMetadata) =>
      call('POST', readers(), { body: { pairing_code: pairingCode, name, metadata } }),
    getReader: (readerId: string) => call('GET', readers(readerId)),
    /** Metadata is replaced as a whole. */
    updateReader: (readerId: string, changes: { name?: string; metadata?: ReaderMetadata }) =>
      call('PATCH', readers(readerId), { body: changes }),
    deleteReader: (readerId: string) => call('DELETE', readers(readerId)),
    readerStatus: (readerId: string) => call('GET', readers(readerId, 'status')),
    createCheckout: (readerId: string, body: object) => call('POST', readers(readerId, 'checkout'), { body }),
    getCheckout: (readerId: string, checkoutId: string) =>
      call('GET', readers(readerId, 'checkout', checkoutId)),
    terminate: (readerId: string) => call('POST', readers(readerId, 'terminate')),
    getTransaction: (name: TransactionName, value: string) =>
      call('GET', [...merchant('v2.1'), 'transactions'], { query: new URLSearchParams({ [name]: value }) }),
    listTransactions: (query: URLSearchParams) =>
      call('GET', [...merchant('v2.1'), 'transactions', 'history'], { query }),
    listPayouts: (query: URLSearchParams) => call('GET', [...merchant('v1.0'), 'payouts'], { query }),
    // Always with a body: a refund without one was refused.
    refund: (transactionId: string, amountMajor: number) =>
      call('POST', [...merchant('v1.0'), 'payments', transactionId, 'refunds'], {
        body: { amount: amountMajor },
      }),
    oldRefund: (transactionId: string, amountMajor: number) =>
      call('POST', ['v0.1', 'me', 'refund', transactionId], { body: { amount: amountMajor } }),
    getReceipt: (transaction: string, eventId?: string) =>
      call('GET', ['v1.1', 'receipts', transaction], {
        query: new URLSearchParams({
          mid: account.merchantCode,
          ...(eventId === undefined ? {} : { tx_event_id: eventId }),
        }),
      }),
    getMerchant: () => call('GET', merchant('v1')),
    getMe: () => call('GET', ['v0.1', 'me']),
  }
}

/** A header holds visible ASCII; anything else would fail inside fetch, where it cannot be told from a lost connection. */
export function isSendableKey(apiKey: string): boolean {
  return /^[\x21-\x7e]+$/.test(apiKey)
}
