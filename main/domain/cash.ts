import { roundsCashByCountry } from '../../preload/contract/money.ts'
import type { CashRounding } from '../../preload/contract/views.ts'
import { type Coinage, coinageOf } from './coinage.ts'
import { roundToStep, roundUpToStep } from './rounding.ts'

/*
 * Cash: what coins can express, and what people hand over. Rounding touches the cash part alone, never a tax, a card
 * amount or the total of the sale; it is a figure of its own.
 */

export type CashDue = {
  /** What is asked for in coins. */
  cashDueMinor: number
  /** cashDue − due: positive when the shop gains. */
  roundingMinor: number
}

/** NL, BE, FI, IE and IT among others round cash to this; the euro has the coins below it all the same. */
const fiveCents = 5

/** The step that the shop chose where its currency leaves that to the country; undefined is the currency's own rule. */
export function chosenCashStep(rounding: CashRounding, currency: string): number | undefined {
  return rounding === 'five-cents' && roundsCashByCountry(currency) ? fiveCents : undefined
}

/**
 * What is due in cash.
 * @param stepMinor overrides the currency's rule: see chosenCashStep
 */
export function cashDue(dueMinor: number, currency: string, stepMinor?: number): CashDue {
  const { roundingStep, half } = coinageOf(currency)
  const cashDueMinor = roundToStep(dueMinor, stepMinor ?? roundingStep, half)
  return { cashDueMinor, roundingMinor: cashDueMinor - dueMinor }
}

export type CashSettlement = {
  tenderedMinor: number
  roundingMinor: number
  /** What stays in the drawer for this payment: the amount with its rounding. */
  chargedMinor: number
  changeMinor: number
}

/**
 * What a cash payment of the whole rest comes to. Exact coins are always taken: who lays down precisely what is due pays
 * no rounding, also where the law rounds.
 * @param tenderedMinor what was handed over; null means the amount asked for in coins
 * @returns undefined when it is too little
 */
export function settleCash(
  dueMinor: number,
  tenderedMinor: number | null,
  currency: string,
  stepMinor?: number,
): CashSettlement | undefined {
  const { cashDueMinor, roundingMinor } = cashDue(dueMinor, currency, stepMinor)
  if (tenderedMinor === dueMinor)
    return { tenderedMinor, roundingMinor: 0, chargedMinor: dueMinor, changeMinor: 0 }
  const tendered = tenderedMinor ?? cashDueMinor
  if (tendered < cashDueMinor) return undefined
  return {
    tenderedMinor: tendered,
    roundingMinor,
    chargedMinor: cashDueMinor,
    changeMinor: tendered - cashDueMinor,
  }
}

const mostSuggestions = 6
/** A note larger than everything useful only pushes the useful ones off the screen. */
const mostSingles = 3
const singlesFirst = 2

type Suggestion = { amount: number; pieces: number }

/**
 * Amounts worth a key of their own: the exact one first, then what people hand over when they lack the coins, rising,
 * at most six. Each can be laid down in real notes and coins, and none needs more of them than a smaller one: nobody
 * gives 14 as three pieces where 13 is three pieces too, or 25 for something that costs 20.
 */
export function cashSuggestions(dueMinor: number, currency: string, stepMinor?: number): number[] {
  const coinage = coinageOf(currency)
  const { cashDueMinor } = cashDue(dueMinor, currency, stepMinor)
  if (dueMinor <= 0) return []
  if (cashDueMinor === 0) return [0]
  const natural = naturalAmounts(cashDueMinor, coinage)
  const singles = natural.filter(({ pieces }) => pieces === 1)
  const several = natural.filter(({ pieces }) => pieces > 1)
  several.sort((a, b) => a.pieces - b.pieces || a.amount - b.amount)
  const room = mostSuggestions - 1
  const first = singles.slice(0, singlesFirst)
  const chosen = [...first, ...several.slice(0, room - first.length)]
  chosen.push(
    ...singles.slice(
      singlesFirst,
      Math.max(singlesFirst, Math.min(mostSingles, singlesFirst + room - chosen.length)),
    ),
  )
  return [cashDueMinor, ...chosen.map(({ amount }) => amount).sort((a, b) => a - b)]
}

/** The amounts above the due one that a hand would form, rising, each with no more pieces than the one before. */
function naturalAmounts(cashDueMinor: number, coinage: Coinage): Suggestion[] {
  const amounts = new Set<number>()
  for (const piece of [...coinage.coins, ...coinage.notes]) {
    if (piece > cashDueMinor) amounts.add(piece)
    // A few of the same coin of two (0.20, 2) are nobody's habit; the round coins and every note are.
    if (coinage.notes.includes(piece) || isRound(piece)) amounts.add(roundUpToStep(cashDueMinor, piece))
  }
  amounts.delete(cashDueMinor)
  const natural: Suggestion[] = []
  let fewest = piecesOf(cashDueMinor, coinage)
  for (const amount of [...amounts].sort((a, b) => a - b)) {
    const pieces = piecesOf(amount, coinage)
    if (pieces > fewest) continue
    fewest = pieces
    natural.push({ amount, pieces })
  }
  return natural
}

/** 1, 5, 10, 25, 50, 100 … but not 2, 20, 200. */
function isRound(piece: number): boolean {
  return !String(piece).startsWith('2') || String(piece).startsWith('25')
}

/** How many notes and coins an amount takes; the rest below the smallest coin counts as one more. */
export function piecesOf(amountMinor: number, coinage: Coinage): number {
  let left = amountMinor
  let pieces = 0
  for (const piece of [...coinage.coins, ...coinage.notes].sort((a, b) => b - a)) {
    pieces += Math.floor(left / piece)
    left %= piece
  }
  return left > 0 ? pieces + 1 : pieces
}
