import { loadOpenRefunds } from '../store/refund-store.ts'
import { readRestored } from '../store/restored-store.ts'
import { keepAsking, recordRefund } from './record-refund.ts'
import type { RefundContext } from './refund-context.ts'

/** Called at every start, before the worker runs: nothing is sent twice, and every refund has somebody who sees to it. */
export function recoverRefunds(context: RefundContext): void {
  const { database, clock } = context
  const restoredAt = readRestored(database)?.restoredAt ?? Number.NEGATIVE_INFINITY
  for (const refund of loadOpenRefunds(database)) {
    if (refund.status === 'created' && refund.createdAt < restoredAt) {
      // The moment of a backup: it may have been sent the moment after. Sent again, it could go back twice.
      recordRefund(context, refund.id, { kind: 'submission-started', providerIds: refund.providerIds })
      recordRefund(context, refund.id, { kind: 'answer-lost', reason: 'restarted' })
    } else if (refund.status === 'submitting')
      recordRefund(context, refund.id, { kind: 'answer-lost', reason: 'restarted' })
    else {
      const kind = refund.status === 'created' ? 'submit-refund' : 'poll-refund'
      database.inTransaction(() => keepAsking(database, kind, refund.id, clock.now(), 0))
    }
  }
}
