import { type DayOfPeriod, readDaysBetween } from '../store/day-store.ts'
import { hashOfEntry, type JournalPlace, journalEnd, readSealings } from '../store/journal-reading.ts'
import { newestSaleNumber } from '../store/sale-store.ts'
import type { ExportsContext } from './exports-context.ts'

/** By Z reports, both included; null: from the beginning, up to now. */
export type Period = { fromZ: number | null; toZ: number | null }

/**
 * What an export is about, fixed when it begins: everything in it is append-only, so that whatever is sold while it is
 * written changes nothing of it.
 */
export type ExportScope = {
  period: Period
  /** Where the journal ended: the head that each file of this moment carries. */
  end: JournalPlace
  days: DayOfPeriod[]
  sales: { after: number; last: number }
}

/** @returns undefined where a Z report of the period is not there */
export function scopeOf({ database }: ExportsContext, period: Period): ExportScope | undefined {
  const days = readDaysBetween(database, period)
  const hasZ = (zNumber: number | null) => zNumber === null || days.some((day) => day.zNumber === zNumber)
  if (!hasZ(period.fromZ) || !hasZ(period.toZ)) return undefined
  const first = days[0]?.firstSale
  const next = days.at(-1)?.nextFirstSale ?? null
  const last = next === null ? newestSaleNumber(database) : next - 1
  const sales = first === undefined ? { after: 0, last: 0 } : { after: first - 1, last }
  return { period, end: journalEnd(database), days, sales }
}

/** The entries of a period: those behind the Z before it, up to the one that seals its last day. */
export async function entriesOf(
  { database }: ExportsContext,
  { period, end, days }: ExportScope,
  rest: () => Promise<void>,
): Promise<{ before: JournalPlace; last: JournalPlace }> {
  const fromDay = days.find((day) => day.zNumber === period.fromZ)?.id
  const toDay = days.find((day) => day.zNumber === period.toZ)?.id
  let before = 0
  let last = end.number
  if (period.fromZ === null && period.toZ === null) return placed(before, last)
  let newestSealing = 0
  for (let after = 0; after < end.number; after += slice) {
    for (const { number, dayId } of readSealings(database, after, Math.min(end.number, after + slice))) {
      if (dayId === fromDay) before = newestSealing
      if (dayId === toDay) last = number
      newestSealing = number
    }
    await rest()
  }
  return placed(before, last)

  function placed(from: number, to: number) {
    return {
      before: { number: from, hash: hashOfEntry(database, from) },
      last: { number: to, hash: hashOfEntry(database, to) },
    }
  }
}

const slice = 2_000
