import type { Random } from '../bench/random.ts'
import { type AskTill, Refused } from '../support/ask-till.ts'

/*
 * A cashier who finds the till as the last kill has left it, and goes on: takes up the sales that are not paid as soon as
 * no attempt holds them, rings up new ones, has each paid in full by card or in cash, and gives money back to cards that
 * paid. Whoever would charge or refund twice has every chance to do it here.
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
  'refund-too-much',
])

export const isOvertaken = (error: unknown): boolean => error instanceof Refused && overtaken.has(error.code)

export type ReadySale = { saleId: string; readerId: string | null; provider: string }

/** Makes a sale ready to be paid; without a reader when none is free. Looks again where the screen was overtaken. */
export async function prepareSale(ask: AskTill, random: Random): Promise<ReadySale> {
  for (;;) {
    try {
      return await layOnTable(ask, random)
    } catch (error) {
      if (!isOvertaken(error)) throw error
    }
  }
}

async function layOnTable(ask: AskTill, random: Random): Promise<ReadySale> {
  // A card that was charged although somebody had given it up: into its sale before anybody pays that again, or back.
  for (const { paymentId, canBook, choice } of await ask('late-charge.list')) {
    const decision = {
      paymentId,
      choice: canBook ? 'book' : 'reverse',
      refundId: `back-${paymentId}`,
    } as const
    if (choice === null) await ask('late-charge.decide', decision)
  }
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
  if (free.length === 0) return { saleId, readerId: null, provider: '' }
  // First the service, then the reader: neither has less to do because it has fewer readers.
  const provider = random.pick([...new Set(free.map((reader) => reader.providerName))])
  const { readerId } = random.pick(free.filter((reader) => reader.providerName === provider))
  return { saleId, readerId, provider }
}

/** A card that paid one of the newest sales, for a customer who brings something back; null when there is none. */
export async function findCardPayment(
  ask: AskTill,
  random: Random,
): Promise<{ paymentId: string; provider: string; chargedMinor: number } | null> {
  const { sales } = await ask('sales.list', { query: '', offset: 0, limit: newestSales })
  const byCard = sales.filter(({ tenders }) => tenders.some(({ tender }) => tender === 'card'))
  if (byCard.length === 0) return null
  const { payments } = await ask('sales.get', { saleId: random.pick(byCard).saleId })
  const payment = payments.find(({ tender, status }) => tender === 'card' && status === 'approved')
  if (!payment) return null
  const { paymentId, providerName, charged } = payment
  return { paymentId, provider: providerName ?? '', chargedMinor: charged?.minor ?? 0 }
}

const newestSales = 40

async function ringUp(ask: AskTill, random: Random): Promise<void> {
  const { quick } = await ask('catalogue.tiles')
  const priced = quick.filter((tile) => tile.price !== null)
  for (let line = random.below(2); line >= 0; line -= 1)
    await ask('basket.add-product', { productId: random.pick(priced).productId })
}
