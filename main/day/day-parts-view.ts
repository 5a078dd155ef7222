import type { DayTotals } from '../../preload/contract/day-views.ts'
import type { DayDocument } from '../domain/day-document.ts'

export type DayParts = Pick<
  DayTotals,
  'byProvider' | 'byReader' | 'byScheme' | 'byCashier' | 'voidedLines' | 'voidedSales'
>

type Sum = { count: number; amountMinor: number; tipMinor: number }

const none = { count: 0, amountMinor: 0 }

/** Who, where and with what; a report of before these were counted has none of it. */
export function partsView({ figures, voids, currency }: DayDocument): DayParts {
  const money = (minor: number) => ({ minor, currency })
  const named = (name: string, { count, amountMinor, tipMinor }: Sum) => ({
    name,
    count,
    amount: money(amountMinor),
    tips: money(tipMinor),
  })
  const counted = ({ count, amountMinor }: typeof none) => ({ count, amount: money(amountMinor) })
  const { byProvider = [], byReader = [], byScheme = [], byCashier = [] } = figures
  const nameOf = new Map(byProvider.map(({ provider, name }) => [provider, name ?? provider]))
  const readerName = (provider: string, reader: string) =>
    byProvider.length < 2 ? reader : `${reader} · ${nameOf.get(provider) ?? provider}`
  return {
    byProvider: byProvider.map((sum) => named(sum.name ?? sum.provider, sum)),
    byReader: byReader.map((sum) => named(readerName(sum.provider, sum.reader), sum)),
    byScheme: byScheme.map((sum) => named(sum.scheme, sum)),
    byCashier: byCashier.map((sum) => named(sum.name, sum)),
    voidedLines: counted(voids?.lines ?? none),
    voidedSales: counted(voids?.sales ?? none),
  }
}
