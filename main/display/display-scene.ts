import type { CardAsk, DisplayLine, DisplayScene } from '../../preload/contract/display.ts'
import type { AdviceCode } from '../../preload/contract/situation.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { type Basket, basketSums, type PricedLine } from '../domain/basket.ts'
import { type SalePaymentSums, salePayments } from '../store/sale-payments.ts'
import { readSale } from '../store/sale-store.ts'
import type { DisplayContext } from './display-context.ts'
import { type Written, writtenIn } from './written.ts'

/** More do not fit on any screen; a basket may have thousands. */
const mostLines = 24
/** Long enough to read the change and to count it. */
export const thanksMs = 12_000

/** What was shown last: of whom the next thanks are, and which line is new. */
export type Shown = { saleId: string | null; lines: readonly PricedLine[]; newest: string | null }
export const nothingShown: Shown = { saleId: null, lines: [], newest: null }

/** `until`: when it changes although nothing happens; null: never. */
export type Projection = { scene: DisplayScene; shown: Shown; until: number | null }

/**
 * What the customer sees now, from what is stored. Thanks are for the sale that stood there before: a parked sale whose card is
 * approved later is another customer's.
 */
export function projectScene(context: DisplayContext, before: Shown): Projection {
  const { displayLanguage, language } = context.settings()
  const written = writtenIn(displayLanguage ?? language)
  const basket = context.basket()
  if (basket.lines.length === 0) return afterSale(context, written, before)
  const payments = salePayments(context.database, basket.id)
  const open = payments.openPaymentId === null ? undefined : context.payment(payments.openPaymentId)
  const newest = newestLine(before, basket)
  return {
    scene:
      open?.tender === 'card' ? cardScene(open, written) : sellingScene(basket, payments, newest, written),
    shown: { saleId: basket.id, lines: basket.lines, newest },
    until: null,
  }
}

function afterSale({ database, clock }: DisplayContext, written: Written, before: Shown): Projection {
  const idle: Projection = { scene: { phase: 'idle' }, shown: nothingShown, until: null }
  const sale = before.saleId === null ? undefined : readSale(database, before.saleId)
  if (!sale) return idle
  const now = clock.now()
  const until = sale.recordedAt + thanksMs
  // A clock that was set back must not leave the thanks standing.
  if (now >= until || now < sale.recordedAt - thanksMs) return idle
  const cash = salePayments(database, sale.id).approved.filter(({ tender }) => tender === 'cash')
  const sum = (of: (payment: (typeof cash)[number]) => number | null) =>
    cash.reduce((total, payment) => total + (of(payment) ?? 0), 0)
  const changeMinor = sum((payment) => payment.changeMinor)
  const money = (minor: number) => written.money(minor, sale.currency)
  return {
    scene: {
      phase: 'thanks',
      total: money(sale.totalMinor + sale.cashRoundingMinor),
      tendered: cash.length > 0 ? money(sum((payment) => payment.tenderedMinor)) : null,
      change: changeMinor > 0 ? money(changeMinor) : null,
    },
    shown: before,
    until,
  }
}

function sellingScene(
  basket: Basket,
  payments: SalePaymentSums,
  newest: string | null,
  written: Written,
): DisplayScene {
  const sums = basketSums(basket)
  const money = (minor: number) => written.money(minor, basket.currency)
  const window = windowAround(basket.lines, newest)
  const paidMinor = payments.approvedMinor
  return {
    phase: 'selling',
    lines: basket.lines
      .slice(window.from, window.to)
      .map((line) => displayLine(line, basket.currency, written)),
    earlier: window.from,
    later: basket.lines.length - window.to,
    newest,
    discount: basket.discount
      ? written.discount(basket.discount, sums.saleDiscountMinor, basket.currency)
      : null,
    taxAdded: sums.taxAddedMinor !== 0 ? money(sums.taxAddedMinor) : null,
    total: money(sums.totalMinor),
    paid: paidMinor > 0 ? money(paidMinor) : null,
    due: paidMinor > 0 ? money(Math.max(0, sums.totalMinor - paidMinor)) : null,
  }
}

/** No note of the cashier's: it may be about the customer. */
function displayLine(line: PricedLine, currency: string, written: Written): DisplayLine {
  return {
    id: line.id,
    name: line.name,
    quantity: written.quantity(line.quantityMilli, line.unit),
    discount: line.discount ? written.discount(line.discount, line.discountMinor, currency) : null,
    total: written.money(line.totalMinor, currency),
  }
}

function windowAround(lines: readonly PricedLine[], newest: string | null): { from: number; to: number } {
  const at = newest === null ? -1 : lines.findLastIndex(({ id }) => id === newest)
  const end = lines.length
  const to = at < 0 || at >= end - mostLines ? end : Math.min(end, Math.max(mostLines, at + mostLines / 2))
  return { from: Math.max(0, to - mostLines), to }
}

/** The line that was added or changed; after one that went away the last one. */
function newestLine(before: Shown, { id, lines }: Basket): string | null {
  const known = before.saleId === id ? before.lines : []
  if (known.length !== lines.length) return lines.at(-1)?.id ?? null
  return lines.findLast((line, index) => !isSameLine(known[index], line))?.id ?? before.newest
}

function isSameLine(before: PricedLine | undefined, line: PricedLine): boolean {
  return (
    before === line ||
    (before?.id === line.id &&
      before.quantityMilli === line.quantityMilli &&
      before.totalMinor === line.totalMinor &&
      before.name === line.name)
  )
}

function cardScene(payment: PaymentView, written: Written): DisplayScene {
  const { readerName, readerColor, situation, amount } = payment
  return {
    phase: 'card',
    amount: written.money(amount.minor, amount.currency),
    reader: readerName && readerColor ? { name: readerName, color: readerColor } : null,
    ask: payment.cancelWished || !situation ? 'one-moment' : asks[situation.advice],
  }
}

/** Whatever the cashier has to sort out is one moment for the customer. */
const asks: Readonly<Record<AdviceCode, CardAsk>> = {
  starting: 'ready-soon',
  'calling-reader': 'ready-soon',
  'hand-over': 'at-reader',
  'look-for-bar': 'at-reader',
  'choosing-tip': 'choose-tip',
  'waiting-for-card': 'present-card',
  'waiting-for-pin': 'enter-pin',
  'waiting-for-signature': 'sign',
  'declined-for-now': 'at-reader',
  'cancel-asked': 'one-moment',
  idle: 'one-moment',
  updating: 'one-moment',
  offline: 'one-moment',
  unknown: 'one-moment',
  'unknown-not-found': 'one-moment',
  decide: 'one-moment',
  'approved-by-word': 'one-moment',
  'failed-by-word': 'one-moment',
  'unknown-no-connection': 'one-moment',
  mismatch: 'one-moment',
  'approved-not-saved': 'one-moment',
  approved: 'one-moment',
  'approved-late': 'one-moment',
  declined: 'one-moment',
  cancelled: 'one-moment',
  failed: 'one-moment',
  'failed-reader-offline': 'one-moment',
  'failed-reader-busy': 'one-moment',
  'failed-not-authorised': 'one-moment',
  'failed-not-sent': 'one-moment',
  'failed-wait': 'one-moment',
  'failed-no-trace': 'one-moment',
}
