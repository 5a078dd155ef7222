import { adoptLine } from '../reconcile/adopt-line.ts'
import { payoutsView, readPayoutsNow, transferRows } from '../reconcile/payouts-view.ts'
import type { ReconcileContext } from '../reconcile/reconcile-context.ts'
import { daysToLookAt, reconciledDay, reconcileLines, reconcileNow } from '../reconcile/reconcile-views.ts'
import type { Handlers } from './door.ts'

export function reconcileHandlers({ reconcile }: { reconcile: ReconcileContext }) {
  return {
    'reconcile.day': ({ dayId }) => reconciledDay(reconcile, dayId),
    'reconcile.to-look-at': () => daysToLookAt(reconcile),
    'reconcile.now': ({ dayId }) => reconcileNow(reconcile, dayId),
    'reconcile.lines': (request) => reconcileLines(reconcile, request),
    'reconcile.adopt': (request) => adoptLine(reconcile, request),
    'payouts.view': () => payoutsView(reconcile),
    'payouts.read': () => readPayoutsNow(reconcile),
    'payouts.transfer': (request) => transferRows(reconcile, request),
  } satisfies Partial<Handlers>
}
