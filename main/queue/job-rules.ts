import type { KeptReason } from '../../preload/contract/queue-views.ts'
import type { Database } from '../store/database.ts'
import type { JobKind } from '../store/job-store.ts'
import { loadTakenBack } from '../store/taken-back-store.ts'

/*
 * Which work a person may give up, for each kind there is; a new kind is a type error here until somebody has thought about
 * it. Null: it may be. Whatever is about money may not: nobody can decide by a button that a customer was not charged.
 */
const keptBecause: Readonly<Record<JobKind, KeptReason | null>> = {
  'submit-payment': 'request-under-way',
  'poll-payment': 'money-may-have-moved',
  'cancel-payment': 'ends-by-itself',
  'watch-payments': 'money-may-have-moved',
  // Called off, if at all, where its payment is shown, and only while nothing was sent.
  'submit-refund': 'owed-to-customer',
  'poll-refund': 'money-may-have-gone-back',
  'reconcile-day': 'ends-by-itself',
  'read-payouts': 'ends-by-itself',
  // A paper of the card service: whoever wants it later asks for it again.
  'fetch-slip': null,
  'fetch-refund-slip': null,
  'print-receipt': null,
  'print-gift': null,
  'print-day': null,
  'print-report': null,
  'print-test': null,
  'print-slip': null,
  'print-card-text': null,
  'mail-receipt': null,
}

/** A dispute that opened a sale again is settled where that sale is shown, and nowhere by a note. */
export function whyRowKept(
  database: Database,
  row: { kind: string; state: string; subject: string },
): KeptReason | null {
  const taken = row.kind === 'poll-payment' && row.state === 'failed' && loadTakenBack(database, row.subject)
  if (taken && taken.was === 'sold' && taken.outcome === null) return 'sale-open-again'
  return whyKept(row)
}

/** A row's kind may be one of a newer program that this one does not know. */
function whyKept({ kind, state }: { kind: string; state: string }): KeptReason | null {
  // It has ended, and only waits for somebody to note it.
  if ((kind === 'poll-payment' || kind === 'poll-refund') && state === 'failed') return null
  return Object.hasOwn(keptBecause, kind) ? keptBecause[kind as JobKind] : 'not-known'
}
