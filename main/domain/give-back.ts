/*
 * Where money goes that is given back: to the cards that paid first, each for no more than it paid and was not given back yet, the
 * rest out of the drawer. A sale never gets more than what came back of it.
 */

/** One sale that something came back of, with the card payments that its money came from. */
export type BackOfSale = { amountMinor: number; cards: readonly { paymentId: string; leftMinor: number }[] }

export type GiveBack = { cards: { paymentId: string; amountMinor: number }[]; cashMinor: number }

export function planGiveBack(amountMinor: number, sales: readonly BackOfSale[]): GiveBack {
  let openMinor = amountMinor
  const given = new Map<string, number>()
  for (const sale of sales) {
    let ofSaleMinor = Math.min(openMinor, sale.amountMinor)
    for (const { paymentId, leftMinor } of sale.cards) {
      const before = given.get(paymentId) ?? 0
      const partMinor = Math.min(ofSaleMinor, leftMinor - before)
      if (partMinor <= 0) continue
      given.set(paymentId, before + partMinor)
      ofSaleMinor -= partMinor
      openMinor -= partMinor
    }
  }
  return {
    cards: [...given].map(([paymentId, partMinor]) => ({ paymentId, amountMinor: partMinor })),
    cashMinor: openMinor,
  }
}
