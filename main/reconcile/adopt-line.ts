import { shortestReason } from '../../preload/contract/reasons.ts'
import type { ReconciledDay } from '../../preload/contract/reconcile-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { plainText } from '../domain/kept-evidence.ts'
import { paymentOfCharge } from '../store/booked-movements.ts'
import { appendJournal } from '../store/journal-store.ts'
import { loadLine, loadRun, type ReconcileRun, type StoredLine } from '../store/reconcile-store.ts'
import type { ReconcileContext } from './reconcile-context.ts'
import { reconciledDay } from './reconcile-views.ts'

type Adopting = {
  runId: number
  position: number
  /** Reverse: it is taken into the books, and goes back to its card at once. */
  choice: 'adopt' | 'reverse'
  refundId: string
  reason: string
}

/** reconcile.adopt: a charge that only the service's list has becomes a late charge, or goes back to its card. */
export async function adoptLine(
  context: ReconcileContext,
  request: Adopting,
): Promise<Result<ReconciledDay>> {
  const { database, clock } = context
  const run = loadRun(database, request.runId)
  const line = run && loadLine(database, run, request.position)
  if (!run || !line) return fail('comparison-not-found')
  const reason = plainText(request.reason).trim()
  const refused = whyNot(line, reason)
  if (refused) return refused
  const isBooked = paymentOfCharge(database, run.provider, line.theirId) !== undefined
  const adopted = await context.adoptCharge(chargeOf(run, line))
  if (!adopted.ok) return adopted
  const { paymentId } = adopted.value
  // Pressed twice: it is one entry.
  if (!isBooked)
    database.inTransaction(() =>
      appendJournal(database, clock.now(), 'charge-adopted', paymentId, {
        provider: run.provider,
        run: run.id,
        line: line.position,
        theirId: line.theirId,
        reference: line.reference,
        amountMinor: line.theirMinor,
        currency: line.theirCurrency,
        choice: request.choice,
        ...(reason === '' ? {} : { reason }),
      }),
    )
  if (request.choice === 'reverse') {
    const reversed = context.reverseCharge(paymentId, request.refundId)
    if (!reversed.ok) return reversed
  }
  context.nudge('sales')
  const day = reconciledDay(context, run.dayId)
  return day.ok ? ok(day.value) : day
}

/** Of another till or app it would be money that nobody here has earned: such a line is shown, and no more. */
function whyNot(line: StoredLine, reason: string): Result<never> | undefined {
  const isCharge = line.class === 'only-there' && line.kind === 'charge' && line.theirMinor !== null
  if (!isCharge || line.note === 'not-from-this-till') return fail('charge-not-adoptable')
  if (line.note === 'reference-unknown' && reason.length < shortestReason) return fail('charge-needs-reason')
  return undefined
}

function chargeOf(run: ReconcileRun, line: StoredLine) {
  return {
    provider: run.provider,
    id: line.theirId,
    reference: line.reference,
    amountMinor: line.theirMinor ?? 0,
    tipMinor: line.tipMinor,
    currency: line.theirCurrency,
    at: line.at,
    providerReaderId: line.providerReaderId,
  }
}
