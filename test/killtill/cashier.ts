import type { Random } from '../bench/random.ts'
import { type AskTill, Refused } from '../support/ask-till.ts'

/*
 * A cashier who finds the till as the last kill has left it, and goes on: takes up the sales that are not paid as soon as
 * no attempt holds them, rings up new ones, and has each paid in full by card. Whoever would charge twice has every chance
 * to do it here.
 */

/** What a till may answer when an attempt of an earlier life ends between a look and a touch. */
const overtaken = new Set([
  'basket-empty',
  'payment-not-due',
  'late-charge-decided',
  'late-charge-not-bookable',
  'parked-not-found',
  'payment-open',
  'reader-busy',
])

export const isOvertaken = (error: unknown): boolean => error instanceof Refused && overtaken.has(error.code)

/** Makes a sale ready to be paid; null when no reader is free. Looks again where the screen was overtaken. */
export async function prepareSale(
  ask: AskTill,
  random: Random,
): Promise<{ saleId: string; readerId: string } | null> {
  for (;;) {
    try {
      return await layOnTable(ask, random)
    } catch (error) {
      if (!isOvertaken(error)) throw error
    }
  }
}

async function layOnTable(
  ask: AskTill,
  random: Random,
): Promise<{ saleId: string; readerId: string } | null> {
  // A card that was charged although somebody had given it up: into its sale, before anybody pays that again.
  for (const { paymentId, canBook } of await ask('late-charge.list'))
    if (canBook)
      await ask('late-charge.decide', { paymentId, choice: 'book', refundId: `refund-${paymentId}` })
  const held = new Set((await ask('payment.open')).map((payment) => payment.saleId))
  const { basketId, lines } = await ask('basket.get')
  if (lines.length > 0 && held.has(basketId)) await ask('basket.park', { label: 'later' })
  if (lines.length === 0 || held.has(basketId)) {
    const unpaid = (await ask('basket.parked')).find((parked) => !held.has(parked.basketId))
    if (unpaid) await ask('basket.resume', { basketId: unpaid.basketId })
    else await ringUp(ask, random)
  }
  const { saleId, readers } = await ask('payment.due')
  const free = readers.filter((reader) => reader.busyWith === null && reader.pairing === 'paired')
  return free.length === 0 ? null : { saleId, readerId: random.pick(free).readerId }
}

async function ringUp(ask: AskTill, random: Random): Promise<void> {
  const { quick } = await ask('catalogue.tiles')
  const priced = quick.filter((tile) => tile.price !== null)
  for (let line = random.below(2); line >= 0; line -= 1)
    await ask('basket.add-product', { productId: random.pick(priced).productId })
}
