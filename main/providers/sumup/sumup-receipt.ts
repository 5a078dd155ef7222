import * as v from 'valibot'
import type { SlipData } from '../../domain/card-slip.ts'
import type { SumUpClient } from './sumup-client.ts'
import { readAnswer, timeOf } from './sumup-mapping.ts'
import { minorFromMajor } from './sumup-money.ts'
import type { Lookup } from './sumup-transactions.ts'

/* The card part of a receipt: data, no text. Amounts come as decimal strings here, and nowhere else at SumUp. */

export type ReceiptData = SlipData & {
  status: string
  /** The refund that was asked for, when one was. */
  refund: { eventId: string; amountMinor: number; receiptNumber: string } | null
}

const optionalText = v.nullish(v.string())
const number = v.union([v.string(), v.number()])

const receiptSchema = v.object({
  transaction_data: v.object({
    transaction_code: optionalText,
    receipt_no: optionalText,
    status: optionalText,
    amount: number,
    tip_amount: v.nullish(number),
    currency: v.string(),
    timestamp: optionalText,
    entry_mode: optionalText,
    verification_method: optionalText,
    card: v.nullish(v.object({ last_4_digits: optionalText, type: optionalText })),
    events: v.nullish(
      v.array(
        v.object({
          id: v.nullish(number),
          type: optionalText,
          amount: v.nullish(number),
          receipt_no: optionalText,
        }),
      ),
    ),
  }),
  acquirer_data: v.nullish(v.object({ tid: optionalText, authorization_code: optionalText })),
})

/** By the transaction's id or its code; with a refund's event id the refund's own slip. */
export async function readReceipt(
  client: SumUpClient,
  transaction: string,
  eventId?: string,
): Promise<Lookup<ReceiptData>> {
  const { result } = await client.getReceipt(transaction, eventId)
  const answer = readAnswer(receiptSchema, result)
  if (answer.kind === 'unavailable') return answer
  if (answer.kind === 'refused') {
    if (answer.status === 404) return { kind: 'missing' }
    return { kind: 'unavailable', reason: answer.code || `http-${answer.status}`, retryAfterMs: 0 }
  }
  const { transaction_data: data, acquirer_data: acquirer } = answer.value
  const amountMinor = minorFromText(data.amount, data.currency)
  const tipMinor = minorFromText(data.tip_amount ?? 0, data.currency)
  const refund = eventId === undefined ? null : refundOf(data, eventId)
  if (amountMinor === undefined || tipMinor === undefined || refund === undefined)
    return { kind: 'invalid', text: `${data.amount} ${data.currency}` }
  return {
    kind: 'found',
    value: {
      transactionCode: data.transaction_code ?? '',
      receiptNumber: data.receipt_no ?? '',
      status: data.status ?? '',
      amountMinor,
      tipMinor,
      currency: data.currency,
      at: timeOf(data.timestamp),
      scheme: data.card?.type ?? '',
      lastFour: (data.card?.last_4_digits ?? '').slice(-4),
      entry: (data.entry_mode ?? '').toLowerCase(),
      verification: data.verification_method ?? '',
      authorisationCode: acquirer?.authorization_code ?? '',
      terminalId: acquirer?.tid ?? '',
      refund,
    },
  }
}

type ReceiptTransaction = v.InferOutput<typeof receiptSchema>['transaction_data']

function refundOf(data: ReceiptTransaction, eventId: string): ReceiptData['refund'] | undefined {
  const event = data.events?.find((candidate) => String(candidate.id) === eventId)
  const amountMinor = event && minorFromText(event.amount ?? '', data.currency)
  if (!event || amountMinor === undefined) return undefined
  return { eventId, amountMinor, receiptNumber: event.receipt_no ?? '' }
}

function minorFromText(text: string | number, currency: string): number | undefined {
  if (typeof text === 'string' && !/^-?\d+(\.\d+)?$/.test(text.trim())) return undefined
  return minorFromMajor(Number(text), currency)
}
