import { decimalText } from '../../preload/contract/money.ts'
import { shopTime } from '../domain/shop-time.ts'
import { element, elements } from '../domain/xml.ts'
import {
  type ExportedLine,
  type ExportedPayment,
  type ExportedSale,
  exportedGiven,
  exportedLines,
  exportedPayments,
  exportedSales,
} from '../store/export-store.ts'
import type { ExportScope } from './export-scope.ts'
import type { ExportsContext } from './exports-context.ts'

/*
 * Sales and payments of a period in the form of the OECD's Standard Audit File for Tax (2.00): header, tax table, an invoice for each
 * receipt with its lines, a payment for each approved tender. It is like a country's SAF-T and none: each country has codes of its own, and some want
 * more. The journal's head stands in the header and with each invoice.
 */

const salesPerSlice = 100
const namespace = 'urn:OECD:StandardAuditFile-Taxation/2.00'

type Rest = () => Promise<void>

export async function* auditFile(
  context: ExportsContext,
  scope: ExportScope,
  rest: Rest,
): AsyncGenerator<string> {
  const totals = await addUp(context, scope, rest)
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<AuditFile xmlns="${namespace}">\n`
  yield `${header(context, scope)}\n`
  yield `${elements('MasterFiles', [taxTable(totals.rates)])}\n<SourceDocuments>\n<SalesInvoices>\n`
  yield `${countAndSums(totals.sales, totals.debit, totals.credit)}\n`
  for (const sales of slices(scope)) {
    yield invoices(context, scope, sales)
    await rest()
  }
  yield `</SalesInvoices>\n<Payments>\n${countAndSums(totals.payments, totals.paidDebit, totals.paidCredit)}\n`
  for (const sales of slices(scope)) {
    yield paymentsOf(context, sales).map(paymentElement(context)).join('')
    await rest()
  }
  yield '</Payments>\n</SourceDocuments>\n</AuditFile>\n'
}

type Slice = { after: number; last: number }

function* slices({ sales }: ExportScope): Generator<Slice> {
  for (let after = sales.after; after < sales.last; after += salesPerSlice)
    yield { after, last: Math.min(sales.last, after + salesPerSlice) }
}

type Totals = {
  sales: number
  debit: Sums
  credit: Sums
  payments: number
  paidDebit: Sums
  paidCredit: Sums
  rates: Map<string, ExportedLine>
}
type Sums = Map<string, number>

async function addUp(context: ExportsContext, scope: ExportScope, rest: Rest): Promise<Totals> {
  const totals: Totals = {
    sales: scope.sales.last - scope.sales.after,
    debit: new Map(),
    credit: new Map(),
    payments: 0,
    paidDebit: new Map(),
    paidCredit: new Map(),
    rates: new Map(),
  }
  const add = (sums: Sums, currency: string, minor: number) =>
    sums.set(currency, (sums.get(currency) ?? 0) + Math.abs(minor))
  for (const { after, last } of slices(scope)) {
    for (const line of exportedLines(context.database, after, last)) {
      const minor = amountOf(line)
      add(minor < 0 ? totals.debit : totals.credit, line.currency, minor)
      totals.rates.set(taxCode(line), line)
    }
    for (const { chargedMinor, currency } of paymentsOf(context, { after, last })) {
      totals.payments += 1
      add(chargedMinor < 0 ? totals.paidCredit : totals.paidDebit, currency, chargedMinor)
    }
    await rest()
  }
  return totals
}

const amountOf = ({ totalMinor, shareMinor }: ExportedLine): number => totalMinor - shareMinor
const taxCode = ({ ratePpm, taxName }: Pick<ExportedLine, 'ratePpm' | 'taxName'>): string =>
  `${ratePpm} ${taxName}`
const percent = (ratePpm: number): string => String(ratePpm / 10_000)

function countAndSums(count: number, debit: Sums, credit: Sums): string {
  const sum = (name: string, sums: Sums) => {
    const written = [...sums].map(([currency, minor]) => decimalText(minor, currency))
    // In two currencies a sum would be a lie.
    return written.length > 1 ? '' : element(name, written[0] ?? '0')
  }
  return element('NumberOfEntries', String(count)) + sum('TotalDebit', debit) + sum('TotalCredit', credit)
}

function header(context: ExportsContext, { days, end }: ExportScope): string {
  const { shopName, taxNumber, currency, timeZone } = context.settings()
  const today = shopTime(timeZone).dateOf(context.clock.now())
  const kind = context.isTraining() ? ' TRAINING: no money moved.' : ''
  const test = context.isTest() ? ' TEST: no card was charged.' : ''
  return elements('Header', [
    element('AuditFileVersion', '2.00'),
    element('AuditFileDateCreated', today),
    element('SoftwareCompanyName', 'Suretill'),
    element('SoftwareID', 'Suretill'),
    element('SoftwareVersion', context.version),
    elements('Company', [
      element('RegistrationNumber', taxNumber),
      element('Name', shopName),
      elements('TaxRegistration', [element('TaxRegistrationNumber', taxNumber)]),
    ]),
    element('DefaultCurrencyCode', currency),
    elements('SelectionCriteria', [
      element('SelectionStartDate', days.at(0)?.date ?? today),
      element('SelectionEndDate', days.at(-1)?.date ?? today),
    ]),
    element('HeaderComment', `Journal ${end.hash}.${kind}${test}`),
  ])
}

function taxTable(rates: ReadonlyMap<string, ExportedLine>): string {
  const entries = [...rates].map(([code, { taxName, ratePpm }]) =>
    elements('TaxTableEntry', [
      element('TaxType', 'VAT'),
      element('Description', taxName),
      elements('TaxCodeDetails', [element('TaxCode', code), element('TaxPercentage', percent(ratePpm))]),
    ]),
  )
  return elements('TaxTable', entries)
}

function invoices(context: ExportsContext, scope: ExportScope, { after, last }: Slice): string {
  const { database } = context
  const lines = Map.groupBy(exportedLines(database, after, last), ({ receiptNumber }) => receiptNumber)
  const dayOf = new Map(scope.days.map(({ id, date }) => [id, date]))
  return exportedSales(database, after, last)
    .map((sale) => invoice(context, scope, { sale, date: dayOf.get(sale.dayId) ?? '' }, lines))
    .join('')
}

function invoice(
  context: ExportsContext,
  { end }: ExportScope,
  { sale, date }: { sale: ExportedSale; date: string },
  lines: ReadonlyMap<string, ExportedLine[]>,
): string {
  const { currency } = sale
  const amount = (minor: number) => decimalText(minor, currency)
  const parts = [
    element('InvoiceNo', sale.receiptNumber),
    // The business day, which a receipt after midnight still belongs to.
    element('GLPostingDate', date),
    element('InvoiceDate', timeOf(context, sale.recordedAt).slice(0, 10)),
    element('InvoiceType', sale.totalMinor < 0 ? 'Credit' : 'Receipt'),
    element('SystemEntryDate', timeOf(context, sale.recordedAt)),
    element('TransactionID', end.hash),
    ...(lines.get(sale.receiptNumber) ?? []).map(lineElement),
    elements('DocumentTotals', [
      element('TaxPayable', amount(sale.taxMinor)),
      element('NetTotal', amount(sale.totalMinor - sale.taxMinor)),
      element('GrossTotal', amount(sale.totalMinor)),
      elements('Currency', [element('CurrencyCode', currency)]),
    ]),
  ]
  return `${elements('Invoice', parts)}\n`
}

function lineElement(line: ExportedLine): string {
  const { currency } = line
  const minor = amountOf(line)
  return elements('Line', [
    element('LineNumber', String(line.position)),
    element('ProductDescription', line.name),
    element('Quantity', String(line.quantityMilli / 1_000)),
    element('UnitOfMeasure', line.unit),
    element('UnitPrice', decimalText(line.unitPriceMinor, currency)),
    element(minor < 0 ? 'DebitAmount' : 'CreditAmount', decimalText(Math.abs(minor), currency)),
    elements('Tax', [
      element('TaxType', 'VAT'),
      element('TaxCode', taxCode(line)),
      element('TaxPercentage', percent(line.ratePpm)),
    ]),
  ])
}

type Paid = Pick<ExportedPayment, 'id' | 'receiptNumber' | 'at' | 'tender' | 'currency' | 'reference'> & {
  chargedMinor: number
}

/** What came in, and the cash that returns gave out; what went back to cards is in the list of payments and refunds. */
function paymentsOf({ database }: ExportsContext, { after, last }: Slice): Paid[] {
  const taken = exportedPayments(database, after, last).flatMap(
    ({ status, chargedMinor, ...payment }): Paid[] =>
      status === 'approved' && chargedMinor !== null ? [{ ...payment, chargedMinor }] : [],
  )
  const given = exportedGiven(database, after, last).map(
    ({ chargedMinor, ...out }): Paid => ({
      ...out,
      tender: 'cash',
      reference: null,
      chargedMinor: 0 - chargedMinor,
    }),
  )
  return [...taken, ...given]
}

function paymentElement(context: ExportsContext): (payment: Paid) => string {
  return ({ id, receiptNumber, at, tender, currency, reference, chargedMinor }) =>
    `${elements('Payment', [
      element('PaymentRefNo', id),
      element('TransactionDate', timeOf(context, at).slice(0, 10)),
      element('PaymentMethod', tender),
      element('SystemEntryDate', timeOf(context, at)),
      elements('Line', [
        element('SourceDocumentID', receiptNumber ?? ''),
        element('Description', reference ?? ''),
        element(
          chargedMinor < 0 ? 'CreditAmount' : 'DebitAmount',
          decimalText(Math.abs(chargedMinor), currency),
        ),
      ]),
      elements('DocumentTotals', [
        element('GrossTotal', decimalText(chargedMinor, currency)),
        elements('Currency', [element('CurrencyCode', currency)]),
      ]),
    ])}\n`
}

/** In the shop's own time, as its receipts say it. */
function timeOf({ settings }: ExportsContext, at: number): string {
  const hour = shopTime(settings().timeZone).hourOf(at)
  const seconds = Math.floor((at - Date.parse(hour)) / 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${hour.slice(0, 13)}:${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}
