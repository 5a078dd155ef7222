import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { diskRoom } from '../domain/disk-room.ts'
import { createCardPayment, type Payment } from '../domain/payment.ts'
import type { Refund } from '../domain/refund.ts'
import { enqueueJob } from '../store/job-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import {
  appendPaymentEvent,
  insertPayment,
  isSaleRecorded,
  loadPayment,
  openPaymentOfReader,
} from '../store/payment-store.ts'
import { loadDefaultReader, loadReader, loadReaders, type StoredReader } from '../store/reader-store.ts'
import { openRefundAtReader } from '../store/refund-store.ts'
import { insertRepayment } from '../store/taken-back-store.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { toPaymentView } from './payment-view.ts'
import { announce } from './record-event.ts'
import { brokenPromise, payableSale, repeatedStart } from './sale-due.ts'

type CardRequest = Parsed<'payment.card'>

/**
 * Writes down the intent to take money by card: payment, event, journal and the job that sends it, in one transaction.
 * Nothing leaves the machine here. The id comes from the button, so that a second press is the same payment.
 */
export function startCardPayment(context: PaymentContext, request: CardRequest): Result<PaymentView> {
  let started: Result<Payment>
  try {
    started = context.database.inTransaction(() => createIntent(context, request))
  } catch (error) {
    started = brokenIndexResult(context, request, error)
  }
  if (!started.ok) return started
  announce(context, started.value)
  return ok(toPaymentView(context, started.value))
}

function createIntent(context: PaymentContext, request: CardRequest): Result<Payment> {
  const { database, clock, ids } = context
  const existing = loadPayment(database, request.paymentId)
  if (existing) return repeatedCardStart(existing, request)
  if (diskRoom(context.freeBytes()) === 'none') return fail('disk-nearly-full')
  const sale = payableSale(context, request.saleId)
  if (!sale.ok) return sale
  const { dueMinor, currency } = sale.value
  const amountMinor = request.amountMinor ?? dueMinor
  if (amountMinor > dueMinor) return fail('payment-amount-invalid', { maximumMinor: dueMinor, currency })
  const reader = usableReader(context, request.readerId, currency)
  if (!reader.ok) return reader
  const at = clock.now()
  const payment = createCardPayment(
    {
      id: request.paymentId,
      saleId: request.saleId,
      amountMinor,
      currency,
      attempt: {
        provider: reader.value.provider,
        readerId: reader.value.id,
        providerReaderId: reader.value.providerReaderId,
        readerName: reader.value.name,
        reference: ids.reference(),
      },
    },
    at,
  )
  insertPayment(database, payment)
  if (isSaleRecorded(database, payment.saleId)) insertRepayment(database, payment.id, payment.saleId)
  appendPaymentEvent(
    database,
    payment.id,
    {
      at,
      source: 'cashier',
      code: 'started',
      values: { amountMinor, currency, reader: reader.value.name },
    },
    undefined,
  )
  enqueueJob(database, { kind: 'submit-payment', subject: payment.id, runAt: at, now: at })
  appendJournal(database, at, 'payment-started', payment.id, {
    saleId: payment.saleId,
    tender: 'card',
    amountMinor,
    currency,
    provider: payment.attempt.provider,
    reference: payment.attempt.reference,
    serial: reader.value.serial,
  })
  return ok(payment)
}

function repeatedCardStart(existing: Payment, request: CardRequest): Result<Payment> {
  const repeated = repeatedStart(existing, request, 'card')
  if (!repeated.ok || existing.tender !== 'card' || request.readerId === null) return repeated
  return existing.attempt.readerId === request.readerId
    ? repeated
    : fail('payment-differs', { paymentId: existing.id })
}

function usableReader(
  context: PaymentContext,
  readerId: string | null,
  currency: string,
): Result<StoredReader> {
  const { database } = context
  const reader =
    readerId === null
      ? (loadDefaultReader(database) ?? loadReaders(database)[0])
      : loadReader(database, readerId)
  if (!reader) return readerId === null ? fail('card-unavailable') : fail('reader-not-found')
  const provider = providerOf(context, reader.provider)
  if (!provider) return fail('card-unavailable')
  if (!provider.supportsCurrency(currency)) return fail('currency-not-supported', { currency })
  const busyWith = openPaymentOfReader(database, reader.id)
  if (busyWith) return readerBusy(busyWith)
  // A payment would push the refund that waits there aside, without a word.
  const refund = openRefundAtReader(database, reader.id)
  return refund ? readerBusyWithRefund(refund) : ok(reader)
}

function readerBusyWithRefund({ paymentId, amountMinor, currency, createdAt }: Refund): Result<never> {
  return fail('reader-busy', { paymentId, amountMinor, currency, since: createdAt })
}

export function readerBusy(payment: Payment): Result<never> {
  return fail('reader-busy', {
    paymentId: payment.id,
    amountMinor: payment.amountMinor,
    currency: payment.currency,
    since: payment.createdAt,
  })
}

function brokenIndexResult(context: PaymentContext, request: CardRequest, error: unknown): Result<never> {
  const promise = brokenPromise(error)
  if (promise === 'sale') return fail('payment-open')
  if (promise === undefined) throw error
  const busyWith = request.readerId ? openPaymentOfReader(context.database, request.readerId) : undefined
  return busyWith ? readerBusy(busyWith) : fail('reader-busy')
}
