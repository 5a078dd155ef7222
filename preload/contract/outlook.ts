/* Whether a card can be taken now, as far as anybody told: said before the customer takes one out. */

export const outlookCodes = [
  'ready',
  /** The provider answers; its reader tells nobody whether it is on. */
  'provider-answers',
  /** Nobody has told anything yet, or the reader's software cannot. */
  'not-known',
  'reader-busy',
  'reader-offline',
  'reader-updating',
  'provider-unreachable',
  'not-authorised',
] as const
export type OutlookCode = (typeof outlookCodes)[number]

/** Never more than a forecast: trying is always possible. */
export type CardOutlook = {
  readerId: string
  /** The one that a card goes to where nobody chooses. */
  isDefault: boolean
  code: OutlookCode
  providerName: string
  /** Since when it is so, where that is known. */
  since: number | null
  /** When it was last heard; null: never. */
  heardAt: number | null
  isOld: boolean
  /** A question is under way. */
  isAsking: boolean
}

export type CardOutlooks = {
  /** Main's clock when this was true. */
  asOf: number
  readers: CardOutlook[]
}
