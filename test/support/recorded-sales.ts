import { type Basket, type BasketLine, basketSums, lineIdOf, priceLine } from '../../main/domain/basket.ts'
import { businessDate } from '../../main/domain/business-day.ts'
import { composeReceipt, receiptNumberOf } from '../../main/domain/compose-receipt.ts'
import { composeSale, type SaleTender, totalsOfSale } from '../../main/domain/sale.ts'
import { shopTime } from '../../main/domain/shop-time.ts'
import type { Database } from '../../main/store/database.ts'
import { addToDay, insertOpenDay, openDayId } from '../../main/store/day-totals-store.ts'
import { insertSale, nextSaleNumbers } from '../../main/store/sale-store.ts'
import { defaultSettings } from '../../main/store/settings-store.ts'
import type { Discount, ShopSettings, TaxMode } from '../../preload/contract/views.ts'

export type SampleSale = {
  lines: Partial<BasketLine>[]
  discount?: Discount | null
  taxMode?: TaxMode
  /** Part of the total that is paid by card, in thousandths; the rest is cash. */
  cardMilli?: number
  tipMinor?: number
  roundingMinor?: number
  reader?: string
  scheme?: string
  cashier?: { id: string; name: string }
}

export const shopSettings: ShopSettings = {
  ...defaultSettings,
  shopName: 'Corner Shop',
  timeZone: 'Europe/Berlin',
  footerLines: ['Thank you!'],
}

/** Records a sale as the till does, without a basket on disk: the same rows and the same kept sums. */
export function recordSampleSale(
  database: Database,
  sample: SampleSale,
  at: number,
  settings: ShopSettings = shopSettings,
): string {
  return database.inTransaction(() => {
    const { saleNumber: number, receipt } = nextSaleNumbers(database)
    const basket = sampleBasket(`sale-${number}`, sample, at, settings)
    const composed = composeSale(basket, tendersFor(basketSums(basket).totalMinor, sample))
    if (!composed) throw new Error('the tenders of the sample do not cover it')
    const sale = sample.cashier ? { ...composed, cashier: sample.cashier } : composed
    const time = shopTime(settings.timeZone)
    const dayId =
      openDayId(database) ?? insertOpenDay(database, businessDate(time, at, settings.dayEndsAt), number, at)
    const receiptNumber = receiptNumberOf(receipt, false)
    const numbers = { saleNumber: number, receiptNumber, recordedAt: at, isTraining: false, isTest: false }
    const document = JSON.stringify(composeReceipt(sale, numbers, settings))
    insertSale(database, { sale, number, receiptNumber, dayId, recordedAt: at, document })
    const hour = time.hourOf(at)
    addToDay(database, dayId, hour, totalsOfSale(sale, hour))
    return sale.id
  })
}

function sampleBasket(id: string, sample: SampleSale, at: number, settings: ShopSettings): Basket {
  return {
    id,
    revision: 1,
    nextPosition: sample.lines.length + 1,
    currency: settings.currency,
    taxMode: sample.taxMode ?? settings.taxMode,
    discount: sample.discount ?? null,
    note: '',
    createdAt: at,
    lines: sample.lines.map((line, index) =>
      priceLine({
        id: lineIdOf(id, index + 1),
        position: index + 1,
        productId: null,
        name: 'Espresso',
        unit: 'piece',
        quantityMilli: 1000,
        unitPriceMinor: 280,
        listPriceMinor: null,
        taxRateId: 1,
        taxRateName: 'Standard',
        ratePpm: 190_000,
        categoryId: null,
        categoryName: '',
        discount: null,
        note: '',
        ...line,
      }),
    ),
  }
}

function tendersFor(totalMinor: number, sample: SampleSale): SaleTender[] {
  const card = Math.floor((totalMinor * (sample.cardMilli ?? 0)) / 1000)
  const cash = totalMinor - card
  const tip = sample.tipMinor ?? 0
  const rounding = sample.roundingMinor ?? 0
  const common = { provider: null, reference: null, readerName: null, card: null, approvedAt: null }
  const tenders: SaleTender[] = []
  if (card > 0)
    tenders.push({
      ...common,
      provider: 'sumup',
      readerName: sample.reader ?? 'Counter',
      card: {
        scheme: sample.scheme ?? 'VISA',
        lastFour: '4242',
        entry: 'contactless',
        authorisationCode: 'A1',
        transactionCode: 'TX1',
      },
      paymentId: 'card',
      tender: 'card',
      amountMinor: card,
      chargedMinor: card + tip,
      tipMinor: tip,
      roundingMinor: 0,
      tenderedMinor: null,
      changeMinor: null,
    })
  if (cash > 0)
    tenders.push({
      ...common,
      paymentId: 'cash',
      tender: 'cash',
      amountMinor: cash,
      chargedMinor: cash + rounding,
      tipMinor: 0,
      roundingMinor: rounding,
      tenderedMinor: cash + rounding,
      changeMinor: 0,
    })
  return tenders
}

/** An attempt at a card payment that nobody knows the end of. */
export function insertOpenPayment(database: Database, id: string, at: number): void {
  database
    .sql(
      `insert into readers (id, provider, provider_reader_id, name, model, serial, pairing, created_at)
       values (?, 'sumup', ?, 'Counter', 'solo', ?, 'paired', ?)`,
    )
    .run(`reader-${id}`, `rdr-${id}`, id, at)
  database
    .sql(
      `insert into payments (id, sale_id, tender, status, amount_minor, currency, provider, reader_id, reference, created_at,
         updated_at) values (?, ?, 'card', 'unknown', 1250, 'EUR', 'sumup', ?, ?, ?, ?)`,
    )
    .run(id, `basket-${id}`, `reader-${id}`, `REF${id}`, at, at)
}

/** Cash that was taken for a part of a sale that is still a basket. */
export function insertPartPayment(
  database: Database,
  state: 'open' | 'parked' | 'discarded',
  minor: number,
): void {
  database
    .sql('insert into baskets (id, state, created_at, parked_at) values (?, ?, 1, 1)')
    .run(`part-${state}`, state)
  database
    .sql(
      `insert into payments (id, sale_id, tender, status, amount_minor, currency, charged_minor, tendered_minor,
         change_minor, approved_at, final_at, created_at, updated_at)
       values (?, ?, 'cash', 'approved', ?, 'EUR', ?, ?, 0, 1, 1, 1, 1)`,
    )
    .run(`paid-${state}`, `part-${state}`, minor, minor, minor)
}

export function finishOpenPayment(database: Database, id: string, at: number): void {
  database.sql(`update payments set status = 'failed', final_at = ? where id = ?`).run(at, id)
}
