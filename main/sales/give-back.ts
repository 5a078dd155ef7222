import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { GiveBackView } from '../../preload/contract/return-views.ts'
import type { SaleView } from '../../preload/contract/views.ts'
import { type Basket, basketSums } from '../domain/basket.ts'
import { cashDue } from '../domain/cash.ts'
import { type BackOfSale, type GiveBack, planGiveBack } from '../domain/give-back.ts'
import type { Refund } from '../domain/refund.ts'
import { grossOf } from '../domain/returned.ts'
import { composeSale, type SaleTender } from '../domain/sale.ts'
import type { DrawerOpener } from '../printer-ports.ts'
import { reservedMinor } from '../store/refund-store.ts'
import { insertReturnTender, tenderChangesOf } from '../store/return-tender-store.ts'
import { type SalePayment, salePayments } from '../store/sale-payments.ts'
import { readSale, readSaleByNumber, readSaleLines } from '../store/sale-store.ts'
import { loadTakenBack } from '../store/taken-back-store.ts'
import { getSale } from './get-sale.ts'
import { findBasket, isLocked } from './open-basket.ts'
import { recordSale } from './record-sale.ts'
import type { SalesContext } from './sales-context.ts'

/*
 * A sale below nought: money goes back to the tenders that it came from. Plan, refunds with their reserve and jobs, cash and sale are one
 * transaction, so that no return is recorded without its money named and no money leaves without a return. What becomes of a
 * refund is the refund's own story; the sale says what was given.
 */

export type GiveBackContext = SalesContext & {
  cashStepMinor(currency: string): number | undefined
  /** Undefined: no account of this card service, so that nothing can be given back through it. */
  serviceOf(provider: string): { name: string; atReader: boolean } | undefined
  /** Writes down a refund with its reserve and its job, in the transaction of the return. */
  createRefund(request: { paymentId: string; amountMinor: number }): Result<Refund>
  drawer?: DrawerOpener
}

type Planned = GiveBack & { totalMinor: number; payments: ReadonlyMap<string, SalePayment> }

/** return.plan */
export function lookAtGiveBack(context: GiveBackContext, saleId: string): Result<GiveBackView> {
  const found = findBasket(context, saleId)
  if (!found || found.basket.lines.length === 0) return fail('basket-empty')
  const { currency } = found.basket
  const planned = plan(context, found.basket)
  if (!planned) return fail('payment-amount-invalid')
  const money = (minor: number) => ({ minor, currency })
  const cash = cashOf(context, planned, currency)
  return ok({
    saleId,
    amount: money(0 - planned.totalMinor),
    cards: planned.cards.map(({ paymentId, amountMinor }) => {
      const payment = planned.payments.get(paymentId)
      const service = context.serviceOf(payment?.provider ?? '')
      return {
        amount: money(amountMinor),
        scheme: payment?.card?.scheme ?? '',
        lastFour: payment?.card?.lastFour ?? '',
        providerName: service?.name ?? '',
        atReader: service?.atReader ?? false,
      }
    }),
    cash: cash && {
      amount: money(planned.cashMinor),
      inCoins: money(cash.chargedMinor),
      rounding: money(cash.roundingMinor),
    },
  })
}

/** return.give-back */
export function giveBack(
  context: GiveBackContext,
  { saleId, cashMinor }: Parsed<'return.give-back'>,
): Result<SaleView> {
  const { database, clock } = context
  let opensDrawer = false
  const given = database.inTransaction((): Result<null> => {
    if (readSale(database, saleId)) return ok(null)
    const found = findBasket(context, saleId)
    if (!found || found.basket.lines.length === 0) return fail('basket-empty')
    if (isLocked(database, saleId)) return fail('basket-locked')
    const planned = plan(context, found.basket)
    if (!planned) return fail('payment-amount-invalid')
    // A card got something back meanwhile, or its account is gone: somebody has to see what goes where now.
    if ((cashOf(context, planned, found.basket.currency)?.chargedMinor ?? 0) !== cashMinor)
      return fail('return-plan-changed')
    const at = clock.now()
    const cards = planned.cards.map((card) => giveToCard(context, found.basket, planned, card, at))
    const cash = giveInCash(context, found.basket, planned, at)
    const sale = composeSale(found.basket, cash ? [...cards, cash] : cards)
    if (!sale) throw new Error(`sale ${saleId} is not given back by its own plan`)
    recordSale(context, sale, found, at)
    if (cash && cash.chargedMinor !== 0) opensDrawer = context.drawer?.note(saleId, at) ?? false
    return ok(null)
  })
  if (!given.ok) return given
  if (opensDrawer) context.drawer?.open()
  return getSale(context, saleId)
}

function plan(context: GiveBackContext, basket: Basket): Planned | undefined {
  const { totalMinor } = basketSums(basket)
  if (totalMinor >= 0) return undefined
  const payments = new Map<string, SalePayment>()
  const backs = new Map<number, number>()
  for (const { returned } of basket.lines)
    for (const part of returned?.parts ?? []) {
      const number = returned?.saleNumber ?? 0
      backs.set(number, (backs.get(number) ?? 0) + grossOf(part, basket.taxMode))
    }
  const sales = [...backs].map(
    ([number, amountMinor]): BackOfSale => ({
      amountMinor,
      cards: cardsBehind(context, number, new Set()).map((payment) => {
        payments.set(payment.id, payment)
        return { paymentId: payment.id, leftMinor: leftOnCard(context, payment) }
      }),
    }),
  )
  return { ...planGiveBack(0 - totalMinor, sales), totalMinor, payments }
}

/** The card payments of a sale, and behind them those of the sales whose goods it took in part payment. */
function cardsBehind(context: GiveBackContext, saleNumber: number, seen: Set<number>): SalePayment[] {
  if (seen.has(saleNumber)) return []
  seen.add(saleNumber)
  const { database } = context
  const sale = readSaleByNumber(database, saleNumber)
  if (!sale) return []
  const standIns = new Set(tenderChangesOf(database, sale.id).map((change) => change.paymentId))
  const { approved, payments } = salePayments(database, sale.id)
  const own = [
    ...approved.filter(({ tender }) => tender === 'card'),
    ...payments.filter(({ id }) => standIns.has(id)),
  ]
  const before = readSaleLines(database, saleNumber).flatMap(({ returned }) =>
    returned ? cardsBehind(context, returned.saleNumber, seen) : [],
  )
  return [...own, ...before]
}

/** What the card paid of the sale and did not get back: a tip stays where it is. */
function leftOnCard(context: GiveBackContext, { id, provider, amountMinor }: SalePayment): number {
  const { database } = context
  if (context.serviceOf(provider ?? '') === undefined || loadTakenBack(database, id)) return 0
  return Math.max(0, amountMinor - reservedMinor(database, id))
}

function giveToCard(
  context: GiveBackContext,
  { id: saleId, currency }: Basket,
  { payments }: Planned,
  { paymentId, amountMinor }: GiveBack['cards'][number],
  givenAt: number,
): SaleTender {
  const payment = payments.get(paymentId)
  const refund = context.createRefund({ paymentId, amountMinor })
  // The plan read the same ceiling in this transaction. Thrown, so that nothing of the return is written.
  if (!refund.ok || !payment) throw new Error(`no refund of ${paymentId}: ${JSON.stringify(refund)}`)
  const { id: refundId, reference } = refund.value
  const id = context.ids.uuid()
  const money = { amountMinor, chargedMinor: amountMinor, currency }
  insertReturnTender(context.database, { id, saleId, tender: 'card', ...money, paymentId, refundId, givenAt })
  return {
    ...tenderBack('card', amountMinor, amountMinor, 0),
    paymentId,
    provider: payment.provider,
    reference,
    readerName: payment.readerName,
    card: payment.card,
    refundId,
  }
}

type CashBack = { chargedMinor: number; roundingMinor: number }

/** In coins; null where the cards get all of it. The rounding is as the shop sees it. */
function cashOf(context: GiveBackContext, { cashMinor }: GiveBack, currency: string): CashBack | null {
  if (cashMinor === 0) return null
  const { cashDueMinor, roundingMinor } = cashDue(0 - cashMinor, currency, context.cashStepMinor(currency))
  return { chargedMinor: 0 - cashDueMinor, roundingMinor }
}

function giveInCash(
  context: GiveBackContext,
  { id: saleId, currency }: Basket,
  planned: Planned,
  givenAt: number,
): SaleTender | null {
  const cash = cashOf(context, planned, currency)
  if (!cash) return null
  const id = context.ids.uuid()
  const { cashMinor: amountMinor } = planned
  const { chargedMinor, roundingMinor } = cash
  const money = { amountMinor, chargedMinor, currency }
  const noCard = { paymentId: null, refundId: null }
  insertReturnTender(context.database, { id, saleId, tender: 'cash', ...money, ...noCard, givenAt })
  return { ...tenderBack('cash', amountMinor, chargedMinor, roundingMinor), paymentId: id }
}

function tenderBack(
  tender: 'cash' | 'card',
  amountMinor: number,
  chargedMinor: number,
  roundingMinor: number,
): Omit<SaleTender, 'paymentId'> {
  return {
    tender,
    amountMinor: 0 - amountMinor,
    chargedMinor: 0 - chargedMinor,
    tipMinor: 0,
    roundingMinor,
    tenderedMinor: null,
    changeMinor: null,
    provider: null,
    reference: null,
    readerName: null,
    card: null,
    approvedAt: null,
  }
}
