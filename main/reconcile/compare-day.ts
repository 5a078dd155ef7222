import { createHash } from 'node:crypto'
import { type ReconcileClass, reconcileClasses } from '../../preload/contract/reconcile-views.ts'
import { type BookedMovement, type ComparedLine, compareDay, sumsOf } from '../domain/reconcile.ts'
import type { CardProvider } from '../ports.ts'
import type { Movements } from '../statement-ports.ts'
import {
  movementsOfDay,
  movementsOfPayment,
  paymentOfCharge,
  paymentOfReference,
  paymentOfRefundReference,
} from '../store/booked-movements.ts'
import type { Database } from '../store/database.ts'
import { appendJournal } from '../store/journal-store.ts'
import { insertRun } from '../store/reconcile-store.ts'
import type { DayPeriod } from './day-period.ts'

/*
 * The books are read after the list: what was booked while it came is no difference. Rows of other days are read where a line of
 * the list names them, so that a day's edge is never compared with.
 */

type Comparing = {
  database: Database
  provider: CardProvider
  period: DayPeriod
  askedAt: number
  heard: Movements
}

/** One transaction: the comparison, its lines and the journal's entry. Its number. */
export function storeComparison(comparing: Comparing, at: number): number {
  const { database, provider, period, askedAt, heard } = comparing
  return database.inTransaction(() => {
    const lines = linesOfDay(comparing)
    const counts = countsOf(lines)
    const id = insertRun(
      database,
      {
        dayId: period.dayId,
        provider: provider.id,
        askedAt,
        afterAt: period.after,
        untilAt: period.until,
        answersHash: heard.answersHash,
        linesHash: createHash('sha256').update(JSON.stringify(lines)).digest('hex'),
        counts,
        sums: sumsOf(lines),
        totals: [...heard.totals],
      },
      lines,
    )
    appendJournal(database, at, 'day-compared', String(period.dayId), {
      provider: provider.id,
      run: id,
      answersHash: heard.answersHash,
      counts,
    })
    return id
  })
}

function linesOfDay({ database, provider, period, askedAt, heard }: Comparing): ComparedLine[] {
  const nameOfRefund = (ids: Readonly<Record<string, string>>) => provider.refundName(ids)
  const reading = { database, provider: provider.id, period, nameOfRefund }
  const booked = new Map<string, BookedMovement>()
  const keep = (row: BookedMovement) => booked.set(`${row.kind} ${row.refundId ?? row.paymentId}`, row)
  movementsOfDay(reading).forEach(keep)
  const ofReference = new Map<string, string>()
  const named = new Set<string>()
  for (const line of heard.movements) {
    const charge = paymentOfCharge(database, provider.id, line.chargeId)
    if (charge !== undefined) named.add(charge)
    if (!line.reference) continue
    const own = paymentOfReference(database, provider.id, line.reference)
    if (own !== undefined) ofReference.set(line.reference, own)
    const refunded =
      line.kind === 'refund' ? paymentOfRefundReference(database, provider.id, line.reference) : undefined
    for (const id of [own, refunded]) if (id !== undefined) named.add(id)
  }
  // A refund of the day may be of a payment of long ago.
  for (const row of booked.values()) named.add(row.paymentId)
  for (const paymentId of named) movementsOfPayment(reading, paymentId).forEach(keep)
  return compareDay({
    booked: [...booked.values()],
    listed: heard.movements,
    after: period.after,
    until: period.until,
    askedAt,
    unreadReaders: heard.unreadReaders,
    paymentOfReference: ofReference,
  })
}

function countsOf(lines: readonly ComparedLine[]): Record<ReconcileClass, number> {
  const counts = Object.fromEntries(reconcileClasses.map((name) => [name, 0])) as Record<
    ReconcileClass,
    number
  >
  for (const line of lines) counts[line.class] += 1
  return counts
}
