import type { ApprovedCardPayment } from '../domain/payment.ts'
import { firstSettlementDelayMs } from '../domain/polling.ts'
import { saidTime } from '../domain/said-time.ts'
import { keepCardReceipts } from '../store/card-receipt-store.ts'
import { isReferenceOfOurs } from '../store/charged-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { insertLateCharge } from '../store/late-charge-store.ts'
import { appendPaymentEvent, insertPayment } from '../store/payment-store.ts'
import { insertReader, loadReaderByProviderId, markReaderRemoved } from '../store/reader-store.ts'
import type { Aside } from './approvals-aside.ts'
import { keepWatch } from './keep-watch.ts'
import type { PaymentContext } from './payment-context.ts'
import { announce, enqueueFollowUp, finalBody, type Recorded } from './record-event.ts'

/*
 * An approval that was noted aside, of a payment that this data does not know: the data was restored from a copy that is older.
 * The customer is charged all the same. It becomes a payment with all that the note knows, in no sale, and a late charge about
 * which somebody decides.
 */

/** Undefined: the note does not say enough to be a payment, or its attempt stands here under another name. */
export function adoptAside(context: PaymentContext, paymentId: string, aside: Aside): Recorded | undefined {
  const { attempt, approval } = aside
  const { database, clock } = context
  if (!attempt || isReferenceOfOurs(database, attempt.reference)) return undefined
  const at = clock.now()
  const payment = database.inTransaction(() => {
    const readerId = readerOf(context, attempt, at)
    const { saleId, amountMinor, currency, createdAt, submittedAt, reference, readerName } = attempt
    const { providerIds, chargedMinor, tipMinor, card, settled } = approval
    const adopted: ApprovedCardPayment = {
      id: paymentId,
      saleId,
      amountMinor,
      currency,
      createdAt,
      updatedAt: at,
      tender: 'card',
      attempt: {
        provider: attempt.provider,
        readerId,
        providerReaderId: attempt.providerReaderId,
        readerName,
        reference,
      },
      cancelWishedAt: null,
      status: 'approved',
      submittedAt,
      providerIds,
      chargedMinor,
      tipMinor,
      card,
      approvedAt: saidTime(approval.approvedAt, submittedAt, at),
      finalAt: at,
      settlement: settled ? 'settled' : 'open',
    }
    insertPayment(database, adopted)
    tell(context, adopted, at, aside)
    if (aside.receipts) keepCardReceipts(database, paymentId, aside.receipts, at)
    if (!settled)
      enqueueFollowUp(database, paymentId, { kind: 'poll-payment', delayMs: firstSettlementDelayMs }, at)
    keepWatch(database, attempt.provider, at)
    return adopted
  })
  announce(context, payment)
  return { payment, isApplied: true }
}

function tell(context: PaymentContext, payment: ApprovedCardPayment, at: number, aside: Aside): void {
  const { database } = context
  const { id, saleId, currency, chargedMinor, tipMinor, card } = payment
  const code = 'approved-after-all'
  const values = { chargedMinor, tipMinor, currency, transactionCode: card.transactionCode, was: 'unknown' }
  appendPaymentEvent(database, id, { at, source: 'till', code, values }, aside.evidence)
  insertLateCharge(database, { paymentId: id, cause: code, foundAt: at })
  appendJournal(database, at, 'payment-final', id, finalBody(payment))
  appendJournal(database, at, 'payment-alert', id, { code, saleId, chargedMinor, was: 'not-in-this-data' })
  context.log.warn('payment-alert', { paymentId: id, code })
}

/** The reader may be missing as well: it stands there as one that is not used any more. */
function readerOf(
  { database, ids }: PaymentContext,
  attempt: NonNullable<Aside['attempt']>,
  at: number,
): string {
  const { provider, providerReaderId, readerName } = attempt
  const known = loadReaderByProviderId(database, provider, providerReaderId)
  if (known) return known.id
  const id = ids.uuid()
  insertReader(database, {
    id,
    provider,
    providerReaderId,
    name: readerName,
    color: 'blue',
    model: '',
    serial: '',
    pairing: 'unknown',
    isDefault: false,
    createdAt: at,
  })
  markReaderRemoved(database, id, at)
  return id
}
