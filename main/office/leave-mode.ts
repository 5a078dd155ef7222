import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { appendJournal } from '../store/journal-store.ts'
import type { OfficeContext } from './office-context.ts'

/** Training and live are left with nothing in mid-air: a payment that is open, or a sale that somebody is ringing up. */
export function mayLeaveMode(context: OfficeContext): Result<null> {
  if (context.hasOpenPayment()) return fail('switch-payment-open')
  if (!context.basketIsEmpty()) return fail('switch-basket-open')
  return ok(null)
}

/** Said in the data that is entered: from when on its sales are real, or are not. */
export function noteEntered(
  { database, clock }: Pick<OfficeContext, 'database' | 'clock'>,
  { from, to }: { from: string; to: string },
): void {
  database.inTransaction(() => appendJournal(database, clock.now(), 'mode-entered', to, { from }))
}
