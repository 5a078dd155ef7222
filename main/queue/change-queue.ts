import type { OwedList } from '../../preload/contract/queue-views.ts'
import { fail, type Result } from '../../preload/contract/result.ts'
import { enqueueJob, type JobKind } from '../store/job-store.ts'
import { appendJournal } from '../store/journal-store.ts'
import { endMailing, loadMailing } from '../store/mail-store.ts'
import { appendPaymentEvent } from '../store/payment-store.ts'
import { bringForward, giveUpJob, loadOwedItem, type OwedRow } from '../store/queue-store.ts'
import { loadRefund } from '../store/refund-store.ts'
import { readSale } from '../store/sale-store.ts'
import { whyRowKept } from './job-rules.ts'
import { listQueue, type QueueContext } from './list-queue.ts'

/* What a person may do with the till's work: ask for it now, or give up what is safe to give up. */

/** Brings a waiting step forward, or begins a stopped paper anew. Pressed often it is one step: a subject has one at a time. */
export function tryNow(context: QueueContext, request: { itemId: number }): Result<OwedList> {
  const { database, clock } = context
  const now = clock.now()
  const row = loadOwedItem(database, request.itemId)
  if (!row || row.state === 'done') return fail('queue-item-gone')
  database.inTransaction(() => {
    if (row.state === 'waiting') bringForward(database, row.id, now)
    if (row.state === 'failed' && isPrint(row)) beginAnew(context, row, now)
  })
  context.wakeQueue()
  return listQueue(context)
}

/**
 * Ends work that is safe to end, with the reason in the journal. What may be about money is refused here, whatever a
 * screen offers.
 */
export function giveUp(context: QueueContext, request: { itemId: number; reason: string }): Result<OwedList> {
  const { database, clock } = context
  const now = clock.now()
  const refused = database.inTransaction(() => {
    const row = loadOwedItem(database, request.itemId)
    if (!row || row.state === 'done') return fail('queue-item-gone')
    if (whyRowKept(database, row) !== null) return fail('give-up-not-safe')
    if (row.state === 'running') return fail('queue-item-running')
    giveUpJob(database, row.id, now)
    if (row.kind === 'poll-payment' || row.kind === 'poll-refund')
      return noteDispute(context, row, request.reason)
    if (row.kind === 'mail-receipt') return noteUnsent(context, row, request.reason)
    appendJournal(database, now, isFetch(row) ? 'slip-given-up' : 'print-given-up', row.subject, {
      what: row.kind,
      receiptNumber:
        row.kind === 'print-receipt' ? (readSale(database, row.subject)?.receiptNumber ?? null) : null,
      tries: row.attempts,
      lastError: row.lastError,
      reason: request.reason,
      // A role: nobody has to sign in to throw a paper away.
      by: 'cashier',
    })
    return undefined
  })
  if (refused) return refused
  context.log.info('queue-item-given-up', { job: request.itemId })
  context.nudge('sales')
  return listQueue(context)
}

/** What the provider took back is money that does not come: the reason says what the shop did about it. */
function noteDispute({ database, clock }: QueueContext, row: OwedRow, reason: string): undefined {
  const at = clock.now()
  const refund = row.kind === 'poll-refund' ? loadRefund(database, row.subject) : undefined
  const subject = refund?.paymentId ?? row.subject
  appendJournal(database, at, 'dispute-noted', subject, { reason, by: 'cashier' })
  appendPaymentEvent(
    database,
    subject,
    { at, source: 'cashier', code: 'dispute-noted', values: { text: reason } },
    undefined,
  )
}

/** The address goes, whatever became of the letter; one that may have arrived stays a receipt that was given. */
function noteUnsent({ database, clock }: QueueContext, row: OwedRow, reason: string): undefined {
  const mailing = loadMailing(database, row.id)
  const mayBeThere = mailing?.state === 'doubtful' || /"doubts":[1-9]/.test(row.payload)
  endMailing(database, row.id, mayBeThere ? 'doubtful' : 'failed', mailing?.reason ?? row.lastError)
  appendJournal(database, clock.now(), 'mail-given-up', mailing?.saleId ?? row.subject, {
    receiptNumber: mailing ? (readSale(database, mailing.saleId)?.receiptNumber ?? null) : null,
    tries: row.attempts,
    lastError: row.lastError,
    reason,
    by: 'cashier',
  })
}

const isPrint = ({ kind }: OwedRow): boolean => kind === 'print-receipt' || kind === 'print-day'

const isFetch = ({ kind }: OwedRow): boolean => kind === 'fetch-slip' || kind === 'fetch-refund-slip'

/** A job of its own: the one that failed stays as it ended. */
function beginAnew({ database }: QueueContext, row: OwedRow, now: number): void {
  enqueueJob(database, {
    kind: row.kind as JobKind,
    subject: row.subject,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
    runAt: now,
    now,
  })
}
