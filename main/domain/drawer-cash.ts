import type { CashMoveKind } from '../../preload/contract/cash.ts'
import { coinageOf } from './coinage.ts'

/*
 * What should be in the drawer, as one sum: what stayed with the last Z report, the cash of sales since then, and every move
 * beside them. A difference that a count has booked is a move as well, so the sum is what was counted from then on.
 */

export type CashMove = {
  id: string
  at: number
  kind: CashMoveKind | 'difference'
  /** As the drawer sees it, in minor units. */
  amountMinor: number
  currency: string
  reason: string
  countId: string | null
}

export type CashTaken = {
  /** Of the sales of the open day, with the rounding of cash. */
  salesMinor: number
  /** On sales that are not finished, now and when the last day was sealed: those lay in the drawer before. */
  partsMinor: number
  partsBeforeMinor: number
  /** For sales that were open again. */
  repaidMinor: number
  /** Given out, or never taken, otherwise than the sales say. */
  changedMinor: number
}

export type DrawerSums = {
  openingMinor: number
  takenMinor: number
  floatMinor: number
  paidInMinor: number
  paidOutMinor: number
  toSafeMinor: number
  differenceMinor: number
  expectedMinor: number
}

/** @returns sums in minor units; what left the drawer is negative */
export function drawerSums(
  openingMinor: number,
  taken: CashTaken,
  moves: readonly Pick<CashMove, 'kind' | 'amountMinor'>[],
): DrawerSums {
  const takenMinor =
    taken.salesMinor + taken.partsMinor - taken.partsBeforeMinor + taken.repaidMinor + taken.changedMinor
  const of = (kind: CashMove['kind']) =>
    moves.reduce((sum, move) => (move.kind === kind ? sum + move.amountMinor : sum), 0)
  const allMoves = moves.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return {
    openingMinor,
    takenMinor,
    floatMinor: of('float'),
    paidInMinor: of('paid-in'),
    paidOutMinor: of('paid-out'),
    toSafeMinor: of('to-safe'),
    differenceMinor: of('difference'),
    expectedMinor: openingMinor + takenMinor + allMoves,
  }
}

/** As the drawer sees it. */
export function signedMove(kind: CashMoveKind, amountMinor: number): number {
  return kind === 'float' || kind === 'paid-in' ? amountMinor : -amountMinor
}

export type CountedPiece = { minor: number; count: number }

/** What the pieces come to; undefined where one of them is no coin or note of the currency, or is named twice. */
export function countedMinor(
  pieces: readonly CountedPiece[],
  looseMinor: number,
  currency: string,
): number | undefined {
  const { coins, notes } = coinageOf(currency)
  const known = new Set([...coins, ...notes])
  for (const { minor } of pieces) if (!known.delete(minor)) return undefined
  const sum = pieces.reduce((total, { minor, count }) => total + minor * count, looseMinor)
  return Number.isSafeInteger(sum) ? sum : undefined
}
