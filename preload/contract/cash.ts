import * as v from 'valibot'
import type { Money } from './money.ts'

/* The cash in the drawer: what came in and went out beside the sales, what should be there, and what was counted. */

/** Not at all; with what should be there in sight; or without it until the day is sealed. */
export const cashCounts = ['off', 'open', 'blind'] as const
export type CashCount = (typeof cashCounts)[number]

/** Change money put in, money in and out for a purpose, and money brought to the safe or the bank. */
export const cashMoveKinds = ['float', 'paid-in', 'paid-out', 'to-safe'] as const
export type CashMoveKind = (typeof cashMoveKinds)[number]

export type CashSettings = {
  cashCount: CashCount
  /** What is to stay in the drawer overnight, in minor units. */
  cashFloatMinor: number
  /** A count that is off by more than this needs a reason, in minor units. */
  cashLimitMinor: number
}

export type CashMoveView = {
  moveId: string
  at: number
  /** `difference` is what a count found too much or too little. */
  kind: CashMoveKind | 'difference'
  /** As the drawer sees it: what left it is negative. */
  amount: Money
  reason: string
}

export type CashPiece = { minor: number; kind: 'coin' | 'note' }

export type CashView = {
  mode: CashCount
  currency: string
  /** What stayed in the drawer with the last Z report. */
  opening: Money
  /** Newest first, since the last Z report. */
  moves: CashMoveView[]
  /** Cash of the sales since then; null while a blind count is to come. */
  taken: Money | null
  /** What should be in the drawer now; null while a blind count is to come. */
  expected: Money | null
  /** The coins and notes to count, smallest first. */
  pieces: CashPiece[]
  /** What is to stay overnight. */
  float: Money
}

/** What pieces come to; nothing is kept of it. */
export type CashAddedView = { total: Money; pieces: { minor: number; sum: Money }[] }

/** A count as it was made; each is kept. */
export type CashCountView = {
  countId: string
  counted: Money
  /** Null while it is blind. */
  expected: Money | null
  /** Counted less expected: negative where something is missing. */
  difference: Money | null
  /** It is off by more than the shop's limit: count again, or say why. */
  needsReason: boolean
  /** What can stay in the drawer at most, and what is proposed. */
  proposedFloat: Money
}

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[A-Za-z0-9_-]+$/))
const minor = (least: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(1e12))
const reason = v.optional(v.pipe(v.string(), v.maxLength(200), v.trim()), '')

export const cashMoveRequest = v.object({
  /** Made by the asker: asked twice, moved once. */
  moveId: id,
  kind: v.picklist(cashMoveKinds),
  amountMinor: minor(1),
  reason,
})

/** How many of each piece, and what else there is. */
const counted = {
  pieces: v.pipe(
    v.array(
      v.object({
        minor: minor(1),
        count: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000)),
      }),
    ),
    v.maxLength(40),
  ),
  /** Rolls, foreign pieces of the same currency, or all of it where nobody counts by piece. */
  looseMinor: v.optional(minor(0), 0),
}
export const cashAddUpRequest = v.object(counted)
export const cashCountRequest = v.object({ countId: id, ...counted })

/** The count books what it found too much or too little. */
export const cashSettleRequest = v.object({ countId: id, reason })

/** What a Z report is closed with: a count and what stays, or why nobody counted. */
export const closingCash = v.variant('kind', [
  v.object({ kind: v.literal('counted'), countId: id, leaveMinor: minor(0), reason }),
  v.object({
    kind: v.literal('not-counted'),
    reason: v.pipe(v.string(), v.maxLength(200), v.trim(), v.minLength(3)),
  }),
])
export type ClosingCash = v.InferOutput<typeof closingCash>
