import * as v from 'valibot'
import { assertNever } from '../../preload/contract/result.ts'
import type { PaymentStatus } from '../../preload/contract/views.ts'
import { decidedReasons } from '../domain/decision.ts'
import { type CardPayment, type Payment, paymentStatuses, type Settlement } from '../domain/payment.ts'
import { type Columns, number, numberOrNone, oneOf, text, textOrNone } from './columns.ts'
import { cardSchema } from './sale-payments.ts'

/* A payment and its row. A row is read column by column: what contradicts its own status is a loud error. */

export type PaymentRow = {
  id: string
  sale_id: string
  tender: 'cash' | 'card'
  status: PaymentStatus
  amount_minor: number
  currency: string
  charged_minor: number | null
  tip_minor: number
  tendered_minor: number | null
  change_minor: number | null
  rounding_minor: number
  provider: string | null
  reader_id: string | null
  provider_reader_id: string | null
  reader_name: string | null
  reference: string | null
  provider_ids: Record<string, string>
  card: v.InferOutput<typeof cardSchema> | null
  reason: string | null
  provider_text: string | null
  reader_state: string | null
  cancel_wished_at: number | null
  submitted_at: number | null
  approved_at: number | null
  final_at: number | null
  settlement: Settlement | null
  created_at: number
  updated_at: number
}

const tenders = ['cash', 'card'] as const
const settlements = ['open', 'settled', 'disputed'] as const
const idsSchema = v.record(v.string(), v.string())

function readRow(row: Columns<PaymentRow>): PaymentRow {
  return {
    id: text('id', row.id),
    sale_id: text('sale_id', row.sale_id),
    tender: oneOf('tender', tenders, row.tender),
    status: oneOf('status', paymentStatuses, row.status),
    amount_minor: number('amount_minor', row.amount_minor),
    currency: text('currency', row.currency),
    charged_minor: numberOrNone('charged_minor', row.charged_minor),
    tip_minor: number('tip_minor', row.tip_minor),
    tendered_minor: numberOrNone('tendered_minor', row.tendered_minor),
    change_minor: numberOrNone('change_minor', row.change_minor),
    rounding_minor: number('rounding_minor', row.rounding_minor),
    provider: textOrNone('provider', row.provider),
    reader_id: textOrNone('reader_id', row.reader_id),
    provider_reader_id: textOrNone('provider_reader_id', row.provider_reader_id),
    reader_name: textOrNone('reader_name', row.reader_name),
    reference: textOrNone('reference', row.reference),
    provider_ids: readIds(text('provider_ids', row.provider_ids)),
    card: row.card === null ? null : v.parse(cardSchema, JSON.parse(text('card', row.card))),
    reason: textOrNone('reason', row.reason),
    provider_text: textOrNone('provider_text', row.provider_text),
    reader_state: textOrNone('reader_state', row.reader_state),
    cancel_wished_at: numberOrNone('cancel_wished_at', row.cancel_wished_at),
    submitted_at: numberOrNone('submitted_at', row.submitted_at),
    approved_at: numberOrNone('approved_at', row.approved_at),
    final_at: numberOrNone('final_at', row.final_at),
    settlement: row.settlement === null ? null : oneOf('settlement', settlements, row.settlement),
    created_at: number('created_at', row.created_at),
    updated_at: number('updated_at', row.updated_at),
  }
}

function readIds(json: string): Record<string, string> {
  return json === '{}' ? {} : v.parse(idsSchema, JSON.parse(json))
}

export function toRow(payment: Payment): Omit<PaymentRow, 'provider_ids' | 'card'> & {
  provider_ids: string
  card: string | null
} {
  const attempt = payment.tender === 'card' ? payment.attempt : null
  const decided = 'decided' in payment ? payment.decided : undefined
  return {
    id: payment.id,
    sale_id: payment.saleId,
    tender: payment.tender,
    status: payment.status,
    amount_minor: payment.amountMinor,
    currency: payment.currency,
    charged_minor: 'chargedMinor' in payment ? payment.chargedMinor : null,
    tip_minor: 'tipMinor' in payment ? payment.tipMinor : 0,
    tendered_minor: 'tenderedMinor' in payment ? payment.tenderedMinor : null,
    change_minor: 'changeMinor' in payment ? payment.changeMinor : null,
    rounding_minor: 'roundingMinor' in payment ? payment.roundingMinor : 0,
    provider: attempt?.provider ?? null,
    reader_id: attempt?.readerId ?? null,
    provider_reader_id: attempt?.providerReaderId ?? null,
    reader_name: attempt?.readerName ?? null,
    reference: attempt?.reference ?? null,
    provider_ids: JSON.stringify('providerIds' in payment ? payment.providerIds : {}),
    card: 'card' in payment ? JSON.stringify(payment.card) : null,
    reason: 'reason' in payment ? payment.reason : decided ? decidedReasons.charged : null,
    provider_text: 'providerText' in payment ? payment.providerText : (decided?.found ?? null),
    reader_state: 'readerState' in payment ? payment.readerState : null,
    cancel_wished_at: 'cancelWishedAt' in payment ? payment.cancelWishedAt : null,
    submitted_at: 'submittedAt' in payment ? payment.submittedAt : null,
    approved_at: 'approvedAt' in payment ? payment.approvedAt : null,
    final_at: 'finalAt' in payment ? payment.finalAt : null,
    settlement: 'settlement' in payment ? payment.settlement : null,
    created_at: payment.createdAt,
    updated_at: payment.updatedAt,
  }
}

/** @throws when the row contradicts its own status */
export function toPayment(columns: Columns<PaymentRow>): Payment {
  const row = readRow(columns)
  if (row.tender === 'card') return cardFromRow(row)
  return {
    ...sharedOf(row),
    tender: 'cash',
    status: 'approved',
    chargedMinor: must(row, 'charged_minor'),
    tenderedMinor: must(row, 'tendered_minor'),
    changeMinor: must(row, 'change_minor'),
    roundingMinor: row.rounding_minor,
    approvedAt: must(row, 'approved_at'),
    finalAt: must(row, 'final_at'),
  }
}

function cardFromRow(row: PaymentRow): CardPayment {
  const attempt = {
    provider: must(row, 'provider'),
    readerId: must(row, 'reader_id'),
    providerReaderId: must(row, 'provider_reader_id'),
    readerName: must(row, 'reader_name'),
    reference: must(row, 'reference'),
  }
  const common = {
    ...sharedOf(row),
    tender: 'card' as const,
    attempt,
    cancelWishedAt: row.cancel_wished_at,
  }
  const { status, provider_ids: providerIds } = row
  switch (status) {
    case 'created':
      return { ...common, status }
    case 'submitting':
      return { ...common, status, submittedAt: must(row, 'submitted_at') }
    case 'pending':
    case 'unknown': {
      const waiting = {
        ...common,
        submittedAt: must(row, 'submitted_at'),
        providerIds,
        readerState: row.reader_state,
        providerText: row.provider_text,
      }
      if (status === 'pending') return { ...waiting, status, reason: row.reason }
      return { ...waiting, status, reason: must(row, 'reason') }
    }
    case 'approved':
      return {
        ...common,
        status,
        submittedAt: must(row, 'submitted_at'),
        providerIds,
        chargedMinor: must(row, 'charged_minor'),
        tipMinor: row.tip_minor,
        card: must(row, 'card'),
        approvedAt: must(row, 'approved_at'),
        finalAt: must(row, 'final_at'),
        settlement: must(row, 'settlement'),
        ...(row.reason === decidedReasons.charged ? { decided: { found: row.provider_text } } : {}),
      }
    case 'declined':
    case 'cancelled':
    case 'failed':
      return {
        ...common,
        status,
        submittedAt: row.submitted_at,
        providerIds,
        reason: must(row, 'reason'),
        providerText: row.provider_text,
        finalAt: must(row, 'final_at'),
      }
    default:
      return assertNever(status)
  }
}

function sharedOf(row: PaymentRow) {
  return {
    id: row.id,
    saleId: row.sale_id,
    amountMinor: row.amount_minor,
    currency: row.currency,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** @throws when the row contradicts its own status: going on with a half payment would be a guess about money */
function must<Column extends keyof PaymentRow>(
  row: PaymentRow,
  column: Column,
): NonNullable<PaymentRow[Column]> {
  const value = row[column]
  if (value === null || value === undefined)
    throw new Error(`payment ${row.id} is ${row.status} and has no ${column}`)
  return value
}

export function cardOnly(payment: Payment): CardPayment {
  if (payment.tender === 'card') return payment
  throw new Error(`payment ${payment.id} is cash and open, which cannot be`)
}
