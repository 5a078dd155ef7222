/*
 * The bounds of a sale. Beyond them the till refuses instead of growing slow or losing whole units: every amount stays
 * far below 2^53, and a basket stays something that a screen, a receipt and a transaction can hold.
 */

/** No line, subtotal or total is more than this, in minor units. */
export const maximumAmountMinor = 1e12

/** No basket has more lines than this. Ten thousand are a normal, if long, sale. */
export const maximumLines = 20_000
