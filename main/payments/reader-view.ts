import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { ReaderView } from '../../preload/contract/views.ts'
import { plainText } from '../domain/kept-evidence.ts'
import type { Asked } from '../ports.ts'
import { openPaymentOfReader } from '../store/payment-store.ts'
import { loadReader, loadReaders, type StoredReader } from '../store/reader-store.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'

/* What a screen may know of a reader, and what it is told when the provider says no. */

export function storedReaderViews(context: PaymentContext): ReaderView[] {
  return loadReaders(context.database).map((reader) => toReaderView(context, reader))
}

export function viewOf(context: PaymentContext, readerId: string): Result<ReaderView> {
  const reader = loadReader(context.database, readerId)
  return reader ? ok(toReaderView(context, reader)) : fail('reader-not-found')
}

export function toReaderView(context: PaymentContext, reader: StoredReader): ReaderView {
  const provider = providerOf(context, reader.provider)
  const payment = openPaymentOfReader(context.database, reader.id)
  return {
    readerId: reader.id,
    name: reader.name,
    color: reader.color,
    providerName: provider?.displayName ?? reader.provider,
    isChosen: provider?.traits.readers === 'chosen',
    stepsAfterRemoval: [...(provider?.traits.stepsAfterRemoval ?? [])],
    tellsState: provider?.traits.tellsReaderState ?? false,
    hasDetails: provider?.readerDetails !== undefined,
    hasDayTotals: provider?.dayTotals !== undefined,
    model: reader.model,
    serial: reader.serial,
    storeName: reader.storeName || null,
    pairing: reader.pairing,
    connection: reader.status?.connection ?? null,
    state: reader.status?.state ?? null,
    batteryPercent: reader.status?.batteryPercent ?? null,
    connectionType: reader.status?.connectionType ?? null,
    firmware: reader.status?.firmware ?? null,
    lastActivityAt: reader.status?.lastActivityAt ?? null,
    checkedAt: reader.checkedAt,
    isDefault: reader.isDefault,
    busyWith: payment
      ? {
          paymentId: payment.id,
          amount: { minor: payment.amountMinor, currency: payment.currency },
          since: payment.createdAt,
        }
      : null,
  }
}

export function refusedOrUnreachable(answer: Asked<unknown>): Result<never> {
  if (answer.kind === 'refused')
    return fail('provider-refused', { reason: answer.reason, text: plainText(answer.providerText) })
  if (answer.kind === 'unavailable') return fail('provider-unreachable', { reason: answer.reason })
  throw new Error('an answer is not a refusal')
}
