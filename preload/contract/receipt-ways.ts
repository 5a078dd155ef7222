import type { MailedState } from './mail-views.ts'

/* How a receipt gets to the customer. */

/**
 * What happens after a sale by itself. `always`: it is printed. `ask`: nothing, and the choice has the cursor. `on-request`: nothing,
 * and the next sale has it.
 */
export const receiptDefaults = ['always', 'ask', 'on-request'] as const
export type ReceiptDefault = (typeof receiptDefaults)[number]

/** A code on the screen, to be taken along with a phone. */
export type ReceiptCode = {
  /** A link leads to a page of the shop's; a number leads nowhere and only names the receipt. */
  holds: 'link' | 'number'
  text: string
  url: string
}

/** What a sale knows of its receipt besides prints. */
export type ReceiptGiven = {
  mailed: MailedState
  /** Why the newest letter did not go. */
  mailProblem: string | null
  /** The customer wanted none. */
  declined: boolean
  /** The code that this receipt would show. */
  code: ReceiptCode['holds'] | null
}
