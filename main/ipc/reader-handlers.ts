import { ok } from '../../preload/contract/result.ts'
import { availableReaders, chooseReader, pairReader, readerServices } from '../payments/add-reader.ts'
import { dayTotals } from '../payments/day-totals.ts'
import type { PaymentContext } from '../payments/payment-context.ts'
import { changeReaderDetails, readerDetails } from '../payments/reader-details.ts'
import {
  checkReader,
  listReadersAndRefresh,
  removeReader,
  renameReader,
  setDefaultReader,
} from '../payments/readers.ts'
import { cardPapers, cardTextLines, printCardReceipt, printCardText } from '../receipts/card-papers.ts'
import { askForSlip, type SlipContext } from '../receipts/fetch-slips.ts'
import type { PrintContext } from '../receipts/print-context.ts'
import type { Handlers } from './door.ts'

type ReaderParts = { payments: PaymentContext; printing: PrintContext; slips: SlipContext }

/** The readers, and the papers that card services write. */
export function readerHandlers({ payments, printing, slips }: ReaderParts) {
  return {
    'readers.list': () => listReadersAndRefresh(payments),
    'readers.pair': (request) => pairReader(payments, request),
    'readers.services': () => readerServices(payments),
    'readers.available': (request) => availableReaders(payments, request),
    'readers.choose': (request) => chooseReader(payments, request),
    'readers.rename': (request) => renameReader(payments, request),
    'readers.remove': (request) => removeReader(payments, request),
    'readers.check': (request) => checkReader(payments, request),
    'readers.details': (request) => readerDetails(payments, request),
    'readers.change-details': (request) => changeReaderDetails(payments, request),
    'readers.day-totals': async ({ readerId }) => {
      const totals = await dayTotals(payments, readerId)
      return totals.ok ? ok({ lines: cardTextLines(printing, totals.value) }) : totals
    },
    'readers.print-day-totals': async ({ readerId }) => {
      const totals = await dayTotals(payments, readerId)
      return totals.ok ? printCardText(printing, readerId, totals.value) : totals
    },
    'readers.set-default': (request) => setDefaultReader(payments, request),
    'payment.card-papers': ({ paymentId }) => cardPapers(printing, slips, paymentId),
    'payment.fetch-card-slip': ({ paymentId }) => askForSlip(slips, paymentId),
    'payment.print-card-paper': (request) => printCardReceipt(printing, request),
  } satisfies Partial<Handlers>
}
