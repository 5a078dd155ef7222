import type { Separator } from '../../preload/contract/export-views.ts'
import { decimalText } from '../../preload/contract/money.ts'
import { type CsvCell, writtenCell } from '../domain/csv-cell.ts'
import { shopTime } from '../domain/shop-time.ts'
import {
  type ExportedChange,
  type ExportedGiven,
  type ExportedPayment,
  type ExportedRefund,
  exportedChanges,
  exportedGiven,
  exportedLateCharges,
  exportedLines,
  exportedPayments,
  exportedRefunds,
  exportedSales,
} from '../store/export-store.ts'
import { type CsvColumn, type CsvKind, csvColumns, csvHeadings } from './csv-headings.ts'
import type { ExportScope } from './export-scope.ts'
import type { ExportsContext } from './exports-context.ts'

/*
 * Lists for spreadsheets: RFC 4180 with the mark of UTF-8 before it, texts guarded against becoming formulas, amounts in the decimal
 * sign of the shop's language, times in the shop's time zone. The journal's head stands in each row, so that a row that is copied
 * elsewhere still says which books it is from.
 */

type Row = Partial<Record<CsvColumn, CsvCell>>

const salesPerSlice = 100

export async function* csvText(
  context: ExportsContext,
  scope: ExportScope,
  kind: CsvKind,
  separator: Separator,
): AsyncGenerator<string> {
  const { language } = context.settings()
  const columns: readonly CsvColumn[] = csvColumns[kind]
  const line = (cells: readonly CsvCell[]) =>
    `${cells.map((cell) => writtenCell(cell, separator)).join(separator)}\r\n`
  const format = formatOf(context, scope)
  yield `\ufeff${line(columns.map((column) => csvHeadings[language][column]))}`
  for (const rows of slices(context, scope, kind, format))
    yield rows
      .map((row) =>
        line(columns.map((column) => (column === 'journalHead' ? scope.end.hash : (row[column] ?? '')))),
      )
      .join('')
}

type Format = ReturnType<typeof formatOf>

function formatOf(context: ExportsContext, { days }: ExportScope) {
  const { language, timeZone } = context.settings()
  const sign = language === 'en' ? '.' : ','
  const time = shopTime(timeZone)
  const dayOf = new Map(days.map((day) => [day.id, day]))
  const decimal = (text: string) => text.replace('.', sign)
  return {
    amount: (minor: number | null, currency: string): string =>
      minor === null ? '' : decimal(decimalText(minor, currency)),
    quantity: (milli: number): string => decimal(String(milli / 1_000)),
    percent: (ppm: number): string => decimal(String(ppm / 10_000)),
    when(at: number): Pick<Row, 'date' | 'time'> {
      const hour = time.hourOf(at)
      const seconds = Math.floor((at - Date.parse(hour)) / 1_000)
      const two = (value: number) => String(value).padStart(2, '0')
      return {
        date: hour.slice(0, 10),
        time: `${hour.slice(11, 13)}:${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`,
      }
    },
    day(dayId: number): Pick<Row, 'businessDay' | 'zReport'> {
      const day = dayOf.get(dayId)
      return { businessDay: day?.date ?? '', zReport: String(day?.zNumber ?? '') }
    },
  }
}

function* slices(
  context: ExportsContext,
  scope: ExportScope,
  kind: CsvKind,
  format: Format,
): Generator<Row[]> {
  const { database } = context
  const { after: start, last: end } = scope.sales
  for (let after = start; after < end; after += salesPerSlice) {
    const last = Math.min(end, after + salesPerSlice)
    if (kind === 'csv-sales') yield exportedSales(database, after, last).map((sale) => saleRow(sale, format))
    else if (kind === 'csv-lines')
      yield exportedLines(database, after, last).map((one) => lineRow(one, format))
    else
      yield [
        ...exportedPayments(database, after, last).map((payment) => paymentRow(payment, format)),
        ...exportedGiven(database, after, last).map((given) => givenRow(given, format)),
      ]
  }
  if (kind !== 'csv-payments') return
  const [fromZ, toZ] = [scope.period.fromZ ?? 0, scope.period.toZ ?? 1e16]
  yield exportedLateCharges(database, fromZ, toZ).map((payment) => paymentRow(payment, format))
  yield exportedRefunds(database, fromZ, toZ).map((refund) => refundRow(refund, format))
  yield exportedChanges(database, fromZ, toZ).flatMap((change) => changeRows(change, format))
}

function saleRow(sale: ReturnType<typeof exportedSales>[number], { amount, when, day }: Format): Row {
  const { currency } = sale
  return {
    receipt: sale.receiptNumber,
    ...day(sale.dayId),
    ...when(sale.recordedAt),
    currency,
    lines: String(sale.lineCount),
    subtotal: amount(sale.subtotalMinor, currency),
    discount: amount(sale.discountMinor, currency),
    taxAdded: amount(sale.taxAddedMinor, currency),
    total: amount(sale.totalMinor, currency),
    tax: amount(sale.taxMinor, currency),
    rounding: amount(sale.cashRoundingMinor, currency),
    tip: amount(sale.tipMinor, currency),
    note: { text: sale.note },
  }
}

function lineRow(one: ReturnType<typeof exportedLines>[number], format: Format): Row {
  const { amount, quantity, percent, day } = format
  const { currency } = one
  return {
    receipt: one.receiptNumber,
    ...day(one.dayId),
    position: String(one.position),
    name: { text: one.name },
    category: { text: one.categoryName },
    quantity: quantity(one.quantityMilli),
    unit: one.unit,
    currency,
    price: amount(one.unitPriceMinor, currency),
    listPrice: amount(one.listPriceMinor, currency),
    discount: amount(one.discountMinor, currency),
    total: amount(one.totalMinor, currency),
    share: amount(one.shareMinor, currency),
    taxName: { text: one.taxName },
    taxPercent: percent(one.ratePpm),
    note: { text: one.note },
  }
}

function paymentRow(payment: ExportedPayment, { amount, when }: Format): Row {
  const { currency } = payment
  return {
    what: 'payment',
    receipt: payment.receiptNumber ?? '',
    ...when(payment.at),
    tender: payment.tender,
    status: payment.status,
    currency,
    amount: amount(payment.amountMinor, currency),
    charged: amount(payment.chargedMinor, currency),
    tip: amount(payment.tipMinor, currency),
    tendered: amount(payment.tenderedMinor, currency),
    change: amount(payment.changeMinor, currency),
    rounding: amount(payment.roundingMinor, currency),
    service: payment.provider ?? '',
    reference: payment.reference ?? '',
    transaction: { text: payment.transactionCode ?? '' },
    card: { text: [payment.scheme, payment.lastFour].filter(Boolean).join(' ') },
    reader: { text: payment.readerName ?? '' },
    number: payment.id,
  }
}

function givenRow(given: ExportedGiven, { amount, when }: Format): Row {
  const { currency, amountMinor, chargedMinor } = given
  return {
    what: 'refund',
    receipt: given.receiptNumber ?? '',
    ...when(given.at),
    tender: 'cash',
    status: 'refunded',
    currency,
    amount: amount(0 - amountMinor, currency),
    charged: amount(0 - chargedMinor, currency),
    rounding: amount(amountMinor - chargedMinor, currency),
    number: given.id,
  }
}

/** One row for the drawer and one for the cards, where each was touched. */
function changeRows(change: ExportedChange, { amount, when }: Format): Row[] {
  const { currency, cashMinor, cardMinor, subject } = change
  const sides = [
    { tender: 'cash', minor: cashMinor },
    { tender: 'card', minor: cardMinor },
  ]
  return sides
    .filter(({ minor }) => minor !== 0)
    .map(({ tender, minor }) => ({
      what: 'correction',
      receipt: change.receiptNumber ?? '',
      ...when(change.at),
      tender,
      currency,
      amount: amount(minor, currency),
      charged: amount(minor, currency),
      number: `${change.id}-${tender}`,
      ofPayment: subject,
    }))
}

function refundRow(refund: ExportedRefund, { amount, when }: Format): Row {
  const { currency } = refund
  return {
    what: 'refund',
    receipt: refund.receiptNumber ?? '',
    ...when(refund.at),
    tender: 'card',
    status: refund.status,
    currency,
    amount: amount(-refund.amountMinor, currency),
    charged: amount(-refund.amountMinor, currency),
    service: refund.provider ?? '',
    reference: refund.reference ?? '',
    number: refund.id,
    ofPayment: refund.paymentId,
  }
}
