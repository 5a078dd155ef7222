import * as v from 'valibot'

/* What a role may do. Rights are data of the role; which right a call needs is one table in main/people/channel-rights.ts. */

export const rights = [
  'give-discount',
  'change-price',
  'open-amount',
  'void-line',
  'clear-sale',
  'refund',
  'decide-about-money',
  'write-off',
  'move-cash',
  'open-drawer',
  'count-cash',
  'close-day',
  'see-reports',
  'reprint',
  'give-up-work',
  'export-data',
  'change-catalogue',
  'manage-readers',
  'change-settings',
  'switch-mode',
  'manage-people',
] as const
export type Right = (typeof rights)[number]

/** How far a right goes; null: as far as anybody likes. */
export type RightLimits = {
  /** Off a line, with its share of what is off the sale. */
  discountPpm: number | null
  /** In one refund, in the shop's currency. */
  refundMinor: number | null
  /** After the sale. */
  refundDays: number | null
  /** Between what was counted and what should be there. */
  cashDifferenceMinor: number | null
}
export type LimitName = keyof RightLimits

/** Beyond its limit a right is missing, and somebody else can approve. */
export const limitsOfRights: Partial<Record<Right, readonly LimitName[]>> = {
  'give-discount': ['discountPpm'],
  refund: ['refundMinor', 'refundDays'],
  'count-cash': ['cashDifferenceMinor'],
  'close-day': ['cashDifferenceMinor'],
}

const limit = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1e12)))
export const rightLimits = v.object({
  discountPpm: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000))),
  refundMinor: limit,
  refundDays: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000))),
  cashDifferenceMinor: limit,
})
export const rightList = v.pipe(v.array(v.picklist(rights)), v.maxLength(rights.length))
