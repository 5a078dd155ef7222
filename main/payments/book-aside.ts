import type { EmergencyNote } from '../keeping-ports.ts'
import { loadPayment } from '../store/payment-store.ts'
import { adoptAside } from './adopt-aside.ts'
import { readAside } from './approvals-aside.ts'
import type { PaymentContext } from './payment-context.ts'
import { type Recorded, recordEvent } from './record-event.ts'

/*
 * Books the approvals that were set aside as soon as the database can be written again, after a restart and without a network
 * too: through the same door as any approval, so that what was booked meanwhile is booked once.
 */

/**
 * Books what was noted of one payment; undefined when there is no note.
 * @throws the disk's failure, while it still lasts: then the note stays
 */
export function bookAside(context: PaymentContext, paymentId: string): Recorded | undefined {
  const note = context.emergency?.all().find(({ id }) => id === paymentId)
  return note && book(context, note)
}

/** At every start. What this data does not know, because it was restored from before it, is taken in as a late charge. */
export function bookAllAside(context: PaymentContext): void {
  for (const note of context.emergency?.all() ?? []) book(context, note)
}

function book(context: PaymentContext, note: EmergencyNote): Recorded | undefined {
  const { database, log, emergency } = context
  const found = readAside(note)
  const known = loadPayment(database, note.id)
  const recorded =
    found && known?.tender === 'card'
      ? recordEvent(context, note.id, found.approval, found.evidence, found.receipts)
      : found && known === undefined
        ? adoptAside(context, note.id, found)
        : undefined
  if (!recorded) {
    log.error('approval-aside-not-known', { paymentId: note.id })
    return undefined
  }
  // After the commit: a till that dies in between finds the payment approved, and the note adds nothing.
  emergency?.forget(note.id)
  log.warn('approval-aside-booked', { paymentId: note.id, isNew: recorded.isApplied })
  return recorded
}
