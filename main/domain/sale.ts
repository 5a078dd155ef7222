import type { Discount, TaxMode } from '../../preload/contract/views.ts'
import { type Basket, type BasketSums, basketSums, type PricedLine } from './basket.ts'
import { type Dimension, returnedKey, taxKey, wholeDayKey } from './day-keys.ts'
import { grossOf } from './returned.ts'
import { splitInProportion } from './rounding.ts'
import { partTotals } from './sale-parts.ts'
import { type RateSum, rateKeyOf } from './tax.ts'

/* What a basket becomes when it is paid: fixed for ever. */

export type SaleLine = PricedLine &
  Readonly<{
    /** What this line carries of the discount of the sale. */
    saleDiscountShareMinor: number
  }>

/** One tender of the sale. */
export type SaleTender = {
  paymentId: string
  tender: 'cash' | 'card'
  /** The part of the sale that it paid. */
  amountMinor: number
  /** What really moved: with the tip (card) or the rounding (cash). */
  chargedMinor: number
  tipMinor: number
  roundingMinor: number
  tenderedMinor: number | null
  changeMinor: number | null
  provider: string | null
  reference: string | null
  readerName: string | null
  card: {
    scheme: string
    lastFour: string
    entry: string
    authorisationCode: string
    transactionCode: string
  } | null
  cardReceipt?: string | null
  slipFollows?: boolean
  /** Charged on a person's word; the card service has not said so. */
  isByWord?: boolean
  /** Below nought, to the card of that payment. */
  refundId?: string
  approvedAt: number | null
}

export type Sale = {
  id: string
  currency: string
  taxMode: TaxMode
  lines: readonly SaleLine[]
  sums: BasketSums
  discount: Discount | null
  note: string
  tenders: SaleTender[]
  cashRoundingMinor: number
  tipMinor: number
  /** Approved beyond the total: money that the shop owes back. Zero unless a ruled-out attempt was approved late. */
  surplusMinor: number
  /** Who sold it; left out while nobody signs in. */
  cashier?: { id: string; name: string }
}

/**
 * The sale that a basket and its approved tenders make.
 * @returns undefined while the tenders do not cover the total
 * @throws when the figures do not add up, which is a bug: nothing is recorded then
 */
export function composeSale(basket: Basket, approved: readonly SaleTender[]): Sale | undefined {
  const sums = basketSums(basket)
  const { tenders, surplusMinor, missingMinor } =
    sums.totalMinor < 0 ? giveTotal(sums.totalMinor, approved) : coverTotal(sums.totalMinor, approved)
  if (missingMinor !== 0) return undefined
  const sale: Sale = {
    id: basket.id,
    currency: basket.currency,
    taxMode: basket.taxMode,
    lines: linesWithShares(basket.lines, sums.rates),
    sums,
    discount: basket.discount,
    note: basket.note,
    tenders,
    cashRoundingMinor: tenders.reduce((sum, tender) => sum + tender.roundingMinor, 0),
    tipMinor: tenders.reduce((sum, tender) => sum + tender.tipMinor, 0),
    surplusMinor,
  }
  assertBalanced(sale)
  return sale
}

/**
 * Lets each tender pay its part in the order in which it was taken. Normally the parts are the tenders' amounts. Where
 * the provider approved an attempt that had been ruled out and paid otherwise, the last parts shrink and the rest is
 * surplus: the sale stays right, and the till says what is owed back.
 */
function coverTotal(
  totalMinor: number,
  approved: readonly SaleTender[],
): { tenders: SaleTender[]; surplusMinor: number; missingMinor: number } {
  let missingMinor = totalMinor
  let surplusMinor = 0
  const tenders = approved.map((tender) => {
    const amountMinor = Math.min(tender.amountMinor, missingMinor)
    missingMinor -= amountMinor
    surplusMinor += tender.amountMinor - amountMinor
    return { ...tender, amountMinor }
  })
  return { tenders, surplusMinor, missingMinor }
}

/** What goes back is named to the last unit, with tenders below nought: neither more nor less makes a sale. */
function giveTotal(totalMinor: number, given: readonly SaleTender[]): ReturnType<typeof coverTotal> {
  const givenMinor = given.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return { tenders: [...given], surplusMinor: 0, missingMinor: totalMinor - givenMinor }
}

/** Spreads each rate's share of the discount of the sale over the rate's lines, so that no cent is lost. */
function linesWithShares(lines: readonly PricedLine[], rates: readonly RateSum[]): SaleLine[] {
  const shares = new Map<string, { discountMinor: number; lines: PricedLine[] }>()
  for (const rate of rates)
    if (rate.discountMinor > 0)
      shares.set(rateKeyOf({ ratePpm: rate.ratePpm, taxRateName: rate.name }), {
        discountMinor: rate.discountMinor,
        lines: [],
      })
  if (shares.size === 0) return lines.map((line) => ({ ...line, saleDiscountShareMinor: 0 }))
  for (const line of lines) if (!line.returned) shares.get(rateKeyOf(line))?.lines.push(line)
  const shareOf = new Map<PricedLine, number>()
  for (const share of shares.values()) {
    const parts = splitInProportion(
      share.discountMinor,
      share.lines.map((line) => line.totalMinor),
    )
    for (const [index, line] of share.lines.entries()) shareOf.set(line, parts[index] ?? 0)
  }
  return lines.map((line) => ({ ...line, saleDiscountShareMinor: shareOf.get(line) ?? 0 }))
}

function assertBalanced(sale: Sale): void {
  const { sums } = sale
  let lines = 0
  let shares = 0
  for (const line of sale.lines) {
    lines += line.totalMinor
    shares += line.saleDiscountShareMinor
  }
  let gross = 0
  for (const rate of sums.rates) {
    if (rate.netMinor + rate.taxMinor !== rate.grossMinor) throw new Error('net + tax is not gross')
    gross += rate.grossMinor
  }
  const tenders = sale.tenders.reduce((sum, tender) => sum + tender.amountMinor, 0)
  const total = sums.subtotalMinor - sums.saleDiscountMinor + sums.taxAddedMinor
  if (lines !== sums.subtotalMinor) throw new Error('the lines do not add up to the subtotal')
  if (shares !== sums.saleDiscountMinor) throw new Error('the shares do not add up to the discount')
  if (total !== sums.totalMinor || gross !== total) throw new Error('the rates do not add up to the total')
  if (tenders !== total) throw new Error('the tenders do not add up to the total')
}

export type SaleTotal = {
  dimension: Dimension
  key: string
  count: number
  quantityMilli?: number
  amountMinor: number
  netMinor?: number
  taxMinor?: number
  discountMinor?: number
  tipMinor?: number
  roundingMinor?: number
}

/** What a sale adds to the kept sums of its day; keys and meanings in day-keys.ts. */
export function totalsOfSale(sale: Sale, hour: string): SaleTotal[] {
  const { sums } = sale
  let netMinor = 0
  let taxMinor = 0
  for (const rate of sums.rates) {
    netMinor += rate.netMinor
    taxMinor += rate.taxMinor
  }
  const day: SaleTotal = {
    dimension: 'day',
    key: wholeDayKey,
    count: 1,
    quantityMilli: sums.piecesMilli,
    amountMinor: sums.totalMinor,
    netMinor,
    taxMinor,
    discountMinor: sums.lineDiscountsMinor + sums.saleDiscountMinor,
    tipMinor: sale.tipMinor,
    roundingMinor: sale.cashRoundingMinor,
  }
  return [
    day,
    { dimension: 'hour', key: hour, count: 1, amountMinor: sums.totalMinor },
    ...returnedTotal(sale),
    ...totalsByTender(sale),
    ...sums.rates.map(
      (rate): SaleTotal => ({
        dimension: 'tax',
        key: taxKey(rate.ratePpm, rate.name),
        count: 1,
        amountMinor: rate.grossMinor,
        netMinor: rate.netMinor,
        taxMinor: rate.taxMinor,
      }),
    ),
    ...totalsByCategory(sale),
    ...partTotals({
      tenders: sale.tenders.map((tender) => ({
        ...tender,
        provider: tender.provider ?? '',
        readerName: tender.readerName ?? '',
        scheme: tender.card?.scheme ?? '',
      })),
      totalMinor: sums.totalMinor,
      tipMinor: sale.tipMinor,
      lineDiscountsMinor: sale.lines.map((line) => line.discountMinor),
      saleDiscountMinor: sums.saleDiscountMinor,
      cashier: sale.cashier,
    }),
  ]
}

/** What came back, as the customer got it. */
function returnedTotal({ lines, taxMode }: Sale): SaleTotal[] {
  const parts = lines.flatMap(({ returned }) => returned?.parts ?? [])
  if (parts.length === 0) return []
  const amountMinor = parts.reduce((sum, part) => sum + grossOf(part, taxMode), 0)
  return [{ dimension: 'returned', key: returnedKey, count: 1, amountMinor }]
}

function totalsByTender(sale: Sale): SaleTotal[] {
  const sums = new Map<string, Required<Pick<SaleTotal, 'tipMinor' | 'roundingMinor'>> & SaleTotal>()
  for (const { tender, amountMinor, tipMinor, roundingMinor } of sale.tenders) {
    const sum = sums.get(tender) ?? {
      dimension: 'tender',
      key: tender,
      count: 0,
      amountMinor: 0,
      tipMinor: 0,
      roundingMinor: 0,
    }
    sum.count += 1
    sum.amountMinor += amountMinor
    sum.tipMinor += tipMinor
    sum.roundingMinor += roundingMinor
    sums.set(tender, sum)
  }
  return [...sums.values()]
}

function totalsByCategory(sale: Sale): SaleTotal[] {
  const sums = new Map<string, SaleTotal & Required<Pick<SaleTotal, 'quantityMilli' | 'discountMinor'>>>()
  for (const line of sale.lines) {
    let sum = sums.get(line.categoryName)
    if (!sum) {
      sum = {
        dimension: 'category',
        key: line.categoryName,
        count: 0,
        quantityMilli: 0,
        amountMinor: 0,
        discountMinor: 0,
      }
      sums.set(line.categoryName, sum)
    }
    sum.count += 1
    sum.quantityMilli += line.quantityMilli
    sum.amountMinor += line.totalMinor - line.saleDiscountShareMinor
    sum.discountMinor += line.discountMinor + line.saleDiscountShareMinor
  }
  return [...sums.values()]
}
