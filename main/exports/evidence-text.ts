import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { Payment } from '../domain/payment.ts'
import { loadCardReceipts } from '../store/card-receipt-store.ts'
import type { Database } from '../store/database.ts'
import { readDay } from '../store/day-store.ts'
import { hashOfEntry, numbersAbout, readEntries, readHashes, readSealings } from '../store/journal-reading.ts'
import { loadKeptEvents, loadPayment } from '../store/payment-store.ts'
import { refundsOfPayment } from '../store/refund-store.ts'
import { returnsOfPayment } from '../store/return-tender-store.ts'
import { readSaleDocument } from '../store/sale-store.ts'
import type { ExportScope } from './export-scope.ts'
import type { ExportsContext } from './exports-context.ts'
import { documentLine, headerLine, linksLine, originOf, rowLine } from './journal-lines.ts'

/*
 * What a shop hands in when a payment is disputed: the receipt, everything that happened with its time, what the card service answered (as it
 * was kept: without keys and card numbers), and the journal's rows about it. Between those rows stand the hashes of the others up to
 * the head that the next Z report has on paper; what is in them is other customers' business.
 */

export function evidenceText(
  context: ExportsContext,
  scope: ExportScope,
  paymentId: string,
): Result<(rest: () => Promise<void>) => AsyncGenerator<string>> {
  const payment = loadPayment(context.database, paymentId)
  return payment ? ok((rest) => evidence(context, scope, payment, rest)) : fail('payment-not-found')
}

async function* evidence(
  context: ExportsContext,
  scope: ExportScope,
  payment: Payment,
  rest: () => Promise<void>,
): AsyncGenerator<string> {
  const { database } = context
  const documents = documentsOf(database, payment).map(([kind, text]) => documentLine(kind, text))
  const { numbers, last, sealedBy } = await rowsAbout(database, payment, scope.end.number, rest)
  const first = numbers[0] ?? last + 1
  const headHash = hashOfEntry(database, last)
  yield headerLine({
    format: 'suretill-evidence',
    version: 1,
    ...originOf(context),
    payment: payment.id,
    sale: payment.saleId,
    first,
    last,
    count: last - first + 1,
    previousHash: hashOfEntry(database, first - 1),
    headHash,
    /** The Z report on whose paper the head stands; null while the day is open. */
    sealedBy,
    documents: documents.map(({ hash }) => hash),
  })
  for (const { line } of documents) yield line
  for (const [at, number] of numbers.entries()) {
    yield readEntries(database, number - 1, number, 1)
      .map(rowLine)
      .join('')
    const until = (numbers[at + 1] ?? last + 1) - 1
    for (let after = number; after < until; after += linksPerLine)
      yield linksLine(after + 1, readHashes(database, after, Math.min(until, after + linksPerLine)))
  }
}

const linksPerLine = 1_000

/** Each as text, so that its hash can be taken by anybody. */
function documentsOf(database: Database, payment: Payment): [kind: string, text: string][] {
  const receipt = readSaleDocument(database, payment.saleId)
  const slips = loadCardReceipts(database, payment.id)
  return [
    ...(receipt === undefined ? [] : ([['receipt', receipt]] as [string, string][])),
    ['payment', JSON.stringify(payment)],
    ['timeline', JSON.stringify(loadKeptEvents(database, payment.id))],
    ['refunds', JSON.stringify(refundsOfPayment(database, payment.id))],
    ...returnsOfPayment(database, payment.id).map((saleId): [string, string] => [
      'return-receipt',
      readSaleDocument(database, saleId) ?? '',
    ]),
    ...(slips ? ([['card-slips', JSON.stringify(slips)]] as [string, string][]) : []),
  ]
}

/** The rows about a payment, its sale and its refunds, and the row whose hash the next Z report prints. */
async function rowsAbout(database: Database, payment: Payment, end: number, rest: () => Promise<void>) {
  const subjects = [
    payment.id,
    payment.saleId,
    ...refundsOfPayment(database, payment.id).map(({ id }) => id),
    ...returnsOfPayment(database, payment.id),
  ]
  const numbers: number[] = []
  let sealing: { number: number; dayId: number } | undefined
  for (let after = 0; after < end; after += slice) {
    const last = Math.min(end, after + slice)
    numbers.push(...numbersAbout(database, subjects, after, last))
    const newest = numbers.at(-1) ?? end
    if (sealing && sealing.number < newest) sealing = undefined
    sealing ??= readSealings(database, after, last).find(({ number }) => number > newest)
    await rest()
  }
  return {
    numbers,
    last: sealing ? sealing.number - 1 : end,
    sealedBy: sealing ? (readDay(database, sealing.dayId)?.zNumber ?? null) : null,
  }
}

const slice = 2_000
