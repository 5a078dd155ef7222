import type { OwedItem, OwedKind, OwedList } from '../../preload/contract/queue-views.ts'
import { ok, type Result } from '../../preload/contract/result.ts'
import { isOpen, type Payment } from '../domain/payment.ts'
import { silence } from '../domain/silence.ts'
import type { Clock, Log } from '../ports.ts'
import { chargedProviders } from '../store/charged-store.ts'
import type { Database } from '../store/database.ts'
import { readDay } from '../store/day-store.ts'
import { failedMails, loadMailing } from '../store/mail-store.ts'
import { loadPayment, ruledOutProviders } from '../store/payment-store.ts'
import { failedPrints } from '../store/print-store.ts'
import { disputedApprovals, loadOwed, type OwedRow } from '../store/queue-store.ts'
import { loadRefund } from '../store/refund-store.ts'
import { readSale } from '../store/sale-store.ts'
import { whyRowKept } from './job-rules.ts'

/* queue.list: everything that the till still owes, with what it is about, why it failed last and when it is tried next. */

export type QueueContext = {
  database: Database
  clock: Clock
  log: Log
  /** What a provider is called; its id where nobody knows it any more. */
  providerName(id: string): string
  nudge(topic: 'sales' | 'payment'): void
  wakeQueue(): void
}

/** Papers that did not come out are worth somebody's look for this long. */
const stoppedShownForMs = 24 * 3_600_000
const mostShown = 200

export function listQueue(context: QueueContext): Result<OwedList> {
  const now = context.clock.now()
  const items = loadOwed(context.database, now - stoppedShownForMs)
    .filter((row) => !isRoutine(context, row, now))
    .map((row) => toItem(context, row, now))
    .sort(byUrgency)
  return ok({ asOf: now, items: items.slice(0, mostShown), total: items.length })
}

/** Charges are watched for a second one every day: that is only worth a line when the look fails. */
function isRoutine({ database }: QueueContext, row: OwedRow, now: number): boolean {
  // Compared once, and again while a list may change: that is only worth a line when it fails.
  if (row.kind === 'reconcile-day' || row.kind === 'read-payouts')
    return row.lastError === null && row.attempts > 0
  if (row.kind !== 'watch-payments' || row.lastError !== null) return false
  const ruledOut = ruledOutProviders(database, now - silence.ruledOut.afterMs)
  const charged = chargedProviders(database, now - silence.secondCharge.afterMs)
  return charged.includes(row.subject) && !ruledOut.includes(row.subject)
}

/** The attention mark's count of papers and of approvals that were taken back; unknown payments are counted with the payments. */
export function countStopped({ database, clock }: Pick<QueueContext, 'database' | 'clock'>): number {
  const since = clock.now() - stoppedShownForMs
  const papers = failedPrints(database, since).length + failedMails(database, since).length
  return papers + disputedApprovals(database).length
}

function toItem(context: QueueContext, row: OwedRow, now: number): OwedItem {
  const state = row.state === 'failed' ? 'stopped' : row.state === 'running' ? 'running' : 'waiting'
  const about = aboutOf(context, row)
  return {
    itemId: row.id,
    state,
    ...about,
    needsSomebody: state === 'stopped' || about.needsSomebody,
    createdAt: row.createdAt,
    tries: row.attempts,
    nextAt: state === 'waiting' ? row.runAt : null,
    cause: causeOf(row.lastError),
    canTryNow: (state === 'stopped' && canBeginAnew(about.what)) || (state === 'waiting' && row.runAt > now),
    keptBecause: whyRowKept(context.database, row),
  }
}

/** A letter that ended has no address any more: it is asked for anew at its sale. */
const cannotBeginAnew: ReadonlySet<OwedKind> = new Set([
  'approval-disputed',
  'refund-disputed',
  'mail-receipt',
])
const canBeginAnew = (what: OwedKind): boolean => !cannotBeginAnew.has(what)

type About = Pick<
  OwedItem,
  'what' | 'needsSomebody' | 'paymentId' | 'saleId' | 'number' | 'amount' | 'where' | 'refundId'
>

const nothing = {
  paymentId: null,
  saleId: null,
  number: null,
  amount: null,
  where: null,
  needsSomebody: false,
  refundId: null,
}

function aboutOf(context: QueueContext, row: OwedRow): About {
  switch (row.kind) {
    case 'submit-payment':
    case 'poll-payment':
    case 'cancel-payment':
      return aboutPayment(context, row)
    case 'submit-refund':
    case 'poll-refund':
      return aboutRefund(context, row)
    case 'fetch-slip':
      return { ...aboutPayment(context, row), what: 'fetch-slip', needsSomebody: false }
    case 'fetch-refund-slip':
      return { ...aboutRefund(context, row), what: 'fetch-refund-slip', needsSomebody: false }
    case 'watch-payments':
      return { ...nothing, what: 'watch-payments', where: context.providerName(row.subject) }
    case 'read-payouts':
      return { ...nothing, what: 'read-payouts', where: context.providerName(row.subject) }
    case 'reconcile-day':
      return aboutComparison(context, row)
    case 'print-receipt':
      return aboutReceipt(context, row)
    case 'print-gift':
      return { ...aboutReceipt(context, row), what: 'print-gift' }
    case 'mail-receipt':
      return aboutMail(context, row)
    case 'print-day':
      return aboutReport(context, row)
    case 'print-slip':
      return aboutSlip(context, row)
    case 'print-card-text':
      return { ...nothing, what: 'print-card-text' }
    case 'print-report':
      return { ...nothing, what: 'print-report' }
    case 'print-test':
      return { ...nothing, what: 'print-test' }
    default:
      return { ...nothing, what: 'other' }
  }
}

function aboutPayment({ database }: QueueContext, row: OwedRow): About {
  const payment = loadPayment(database, row.subject)
  if (payment?.tender !== 'card') return { ...nothing, what: 'other' }
  return {
    what:
      row.kind === 'poll-payment'
        ? row.state === 'failed'
          ? 'approval-disputed'
          : questionAbout(payment)
        : row.kind === 'cancel-payment'
          ? 'pass-on-cancel'
          : 'send-payment',
    needsSomebody: payment.status === 'unknown',
    refundId: null,
    paymentId: payment.id,
    saleId: payment.saleId,
    number: readSale(database, payment.saleId)?.receiptNumber ?? null,
    amount: { minor: payment.amountMinor, currency: payment.currency },
    where: payment.attempt.readerName,
  }
}

/** Of a refund that is owed, or of a payment for a sale that was open again. */
function aboutSlip(context: QueueContext, row: OwedRow): About {
  const { database } = context
  const payment = loadPayment(database, row.subject)
  if (!payment) return { ...aboutRefund(context, row), what: 'print-slip', needsSomebody: false }
  return {
    ...nothing,
    what: 'print-repayment',
    paymentId: payment.id,
    saleId: payment.saleId,
    number: readSale(database, payment.saleId)?.receiptNumber ?? null,
    amount: { minor: payment.amountMinor, currency: payment.currency },
  }
}

function aboutRefund({ database }: QueueContext, row: OwedRow): About {
  const refund = loadRefund(database, row.subject)
  const payment = refund && loadPayment(database, refund.paymentId)
  if (!refund || payment?.tender !== 'card') return { ...nothing, what: 'other' }
  return {
    what:
      row.kind === 'submit-refund'
        ? 'send-refund'
        : row.state === 'failed'
          ? 'refund-disputed'
          : refund.finalAt === null
            ? 'ask-refund'
            : 'look-at-refund',
    // Owed to a customer until it is there: the attention mark counts it too.
    needsSomebody: refund.finalAt === null,
    refundId: refund.id,
    paymentId: payment.id,
    saleId: payment.saleId,
    number: readSale(database, payment.saleId)?.receiptNumber ?? null,
    amount: { minor: refund.amountMinor, currency: refund.currency },
    where: payment.attempt.readerName,
  }
}

function questionAbout(payment: Payment): OwedKind {
  if (isOpen(payment)) return 'ask-outcome'
  return payment.status === 'approved' ? 'confirm-approval' : 'look-again'
}

function aboutReceipt(context: QueueContext, row: OwedRow): About {
  return {
    ...aboutSale(context, row.subject),
    what: /"copy":true/.test(row.payload) ? 'print-copy' : 'print-receipt',
  }
}

/** Which sale, and not to whom: the address is nobody's business but the letter's. */
function aboutMail(context: QueueContext, row: OwedRow): About {
  const mailing = loadMailing(context.database, row.id)
  return { ...(mailing ? aboutSale(context, mailing.saleId) : nothing), what: 'mail-receipt' }
}

function aboutSale({ database }: QueueContext, saleId: string): Omit<About, 'what'> {
  const sale = readSale(database, saleId)
  return {
    ...nothing,
    saleId,
    number: sale?.receiptNumber ?? null,
    amount: sale ? { minor: sale.totalMinor, currency: sale.currency } : null,
  }
}

/** A report that travels with its job is an X report; a Z report is read from its day. */
function aboutReport({ database }: QueueContext, row: OwedRow): About {
  const zNumber = readDay(database, Number(row.subject))?.zNumber ?? null
  const isX = row.payload.startsWith('{"document"') || zNumber === null
  return { ...nothing, what: isX ? 'print-x-report' : 'print-z-report', number: isX ? null : String(zNumber) }
}

/** Which day, and with whose list. */
function aboutComparison({ database, providerName }: QueueContext, row: OwedRow): About {
  const [dayId = '', provider = ''] = row.subject.split(' ')
  const zNumber = readDay(database, Number(dayId))?.zNumber ?? null
  const number = zNumber === null ? null : String(zNumber)
  return { ...nothing, what: 'compare-day', number, where: providerName(provider) }
}

/** Only a code has words; the text of an exception is for the log. */
function causeOf(lastError: string | null): string | null {
  if (lastError === null) return null
  return /^[a-z][a-z0-9-]{1,60}$/.test(lastError) ? lastError : 'internal'
}

/** What needs somebody first, then the oldest: a place that followed the next try would move under the finger. */
function byUrgency(a: OwedItem, b: OwedItem): number {
  if (a.needsSomebody !== b.needsSomebody) return a.needsSomebody ? -1 : 1
  return a.itemId - b.itemId
}
