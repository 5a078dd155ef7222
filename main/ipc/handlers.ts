import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { TillState } from '../../preload/contract/views.ts'
import type { Backups } from '../backup/backups.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { addUp, cashState, countCash, moveCash, settleCount } from '../day/cash-book.ts'
import { closeDay } from '../day/close-day.ts'
import type { DayContext } from '../day/day-context.ts'
import { currentDay, listDaySummaries, oneDay } from '../day/day-report.ts'
import { dayPaper, printDay } from '../day/print-day.ts'
import type { Reports } from '../day/reports.ts'
import type { DisplayContext } from '../display/display-context.ts'
import {
  displayHost,
  displayPicture,
  keepPicture,
  openDisplay,
  renewDisplay,
} from '../display/display-desk.ts'
import type { Exports } from '../exports/exports.ts'
import type { Accounts } from '../office/accounts.ts'
import { mayLeaveMode } from '../office/leave-mode.ts'
import type { MailDesk } from '../office/mail-desk.ts'
import type { OfficeContext } from '../office/office-context.ts'
import { readLogo } from '../office/read-logo.ts'
import { savePrinter } from '../office/save-printer.ts'
import { saveSettings } from '../office/save-settings.ts'
import { completeSetup } from '../office/set-up.ts'
import { cancelPayment } from '../payments/cancel-payment.ts'
import type { CardProspect } from '../payments/card-outlook.ts'
import { decidePayment } from '../payments/decide-payment.ts'
import { dueView } from '../payments/due-view.ts'
import { checkPaymentNow, getPayment, openPayments } from '../payments/follow-payment.ts'
import type { PaymentContext } from '../payments/payment-context.ts'
import { startCardPayment } from '../payments/start-payment.ts'
import { takeCash } from '../payments/take-cash.ts'
import { watchSoon } from '../payments/watch-payments.ts'
import type { PeopleContext } from '../people/people-context.ts'
import type { CodeScanner } from '../ports.ts'
import { giveUp, tryNow } from '../queue/change-queue.ts'
import { listQueue, type QueueContext } from '../queue/list-queue.ts'
import { type Drawer, type DrawerContext, openDrawer } from '../receipts/drawer.ts'
import type { SlipContext } from '../receipts/fetch-slips.ts'
import type { MailContext } from '../receipts/mail-receipt.ts'
import { previewReceipt } from '../receipts/preview-receipt.ts'
import { printGift } from '../receipts/print-gift.ts'
import { printRepayment } from '../receipts/print-repayment.ts'
import { printSale, printTest } from '../receipts/print-sale.ts'
import { printSlip } from '../receipts/print-slip.ts'
import { savePaper } from '../receipts/save-paper.ts'
import { findPrinters, printerModelViews, type TryContext, tryPrinter } from '../receipts/try-printer.ts'
import type { ReconcileContext } from '../reconcile/reconcile-context.ts'
import { decideRefund } from '../refunds/decide-refund.ts'
import { decideLateCharge, lateCharges } from '../refunds/late-charges.ts'
import type { RefundContext } from '../refunds/refund-context.ts'
import { getRefund, openRefunds, shown } from '../refunds/refund-view.ts'
import { decideSecondRefund, secondRefunds } from '../refunds/second-refunds.ts'
import { giveUpRefund, startRefund } from '../refunds/start-refund.ts'
import { addOpenAmount, addProduct, scanBarcode } from '../sales/add-to-basket.ts'
import {
  setLineDiscount,
  setLineNote,
  setNote,
  setPrice,
  setQuantity,
  setSaleDiscount,
  voidLine,
} from '../sales/edit-basket.ts'
import { getSale } from '../sales/get-sale.ts'
import { listSales } from '../sales/list-sales.ts'
import { basketStamp, getBasket } from '../sales/open-basket.ts'
import { clearBasket, listParked, parkBasket, resumeBasket } from '../sales/park-basket.ts'
import { finishFree } from '../sales/record-sale.ts'
import type { SalesContext } from '../sales/sales-context.ts'
import { tryLabel } from '../sales/try-label.ts'
import { writeOff } from '../sales/write-off.ts'
import { backupHandlers } from './backup-handlers.ts'
import type { Handlers } from './door.ts'
import { exportHandlers } from './export-handlers.ts'
import { peopleHandlers } from './people-handlers.ts'
import { readerHandlers } from './reader-handlers.ts'
import { receiptHandlers } from './receipt-handlers.ts'
import { reconcileHandlers } from './reconcile-handlers.ts'
import { reportHandlers } from './report-handlers.ts'
import { returnHandlers } from './return-handlers.ts'
import { trainingHandlers, type VirtualDesk } from './training-handlers.ts'

/** The running till's parts, as the composition made them. */
export type TillParts = {
  sales: SalesContext
  payments: PaymentContext
  refunds: RefundContext
  returns: Parameters<typeof returnHandlers>[0]['returns']
  prospect: CardProspect
  printing: TryContext & DrawerContext
  drawer: Drawer
  slips: SlipContext
  mailing: MailContext
  mail: MailDesk | null
  queue: QueueContext
  day: DayContext
  exports: Exports
  reconcile: ReconcileContext
  reports: Reports
  backups: Backups
  office: OfficeContext
  catalogue: Catalogue
  desk: VirtualDesk | null
  accounts: Accounts | null
  scanner: CodeScanner
  customers: DisplayContext
  people: PeopleContext
  state(): TillState
  /** After the first start: the virtual account follows the shop, and its reader is paired. */
  afterSetup(): Promise<void>
  afterSettings(): void
  confirmClock(): void
  /** The newest part of the books, before they are sealed. */
  checkBooks(): void
}

/** Which function stands behind which channel. One line each: anything longer belongs to a verb. */
export function tillHandlers(parts: TillParts): Handlers {
  return {
    ...officeHandlers(parts),
    ...catalogueHandlers(parts),
    ...basketHandlers(parts),
    ...paymentHandlers(parts),
    ...readerHandlers(parts),
    ...receiptHandlers(parts),
    ...returnHandlers(parts),
    ...refundHandlers(parts),
    ...paperHandlers(parts),
    ...queueHandlers(parts),
    ...exportHandlers(parts),
    ...reconcileHandlers(parts),
    ...reportHandlers(parts),
    ...backupHandlers(parts),
    ...accountHandlers(parts),
    ...scannerHandlers(parts),
    ...displayHandlers(parts),
    ...peopleHandlers(parts),
    ...trainingHandlers(parts),
  }
}

function officeHandlers(parts: TillParts) {
  const { office } = parts
  return {
    'till.state': () => ok(parts.state()),
    'setup.complete': async (request) => {
      const done = completeSetup(office, request)
      if (!done.ok) return done
      await parts.afterSetup()
      return ok(parts.state())
    },
    // Whether it may be left; who holds the till goes over when this says yes.
    'mode.switch': ({ mode }) => {
      const state = parts.state()
      const may = mode === state.mode ? ok(null) : mayLeaveMode(office)
      return may.ok ? ok(state) : may
    },
    'clock.confirm': () => {
      parts.confirmClock()
      return ok(parts.state())
    },
    'receipt.read-logo': (request) => readLogo(office, request),
    'settings.get': () => ok(office.settings()),
    'settings.save': (request) => {
      const saved = saveSettings(office, request)
      if (saved.ok) parts.afterSettings()
      return saved
    },
  } satisfies Partial<Handlers>
}

function catalogueHandlers({ catalogue }: TillParts) {
  const { imports } = catalogue
  return {
    'catalogue.tiles': () => ok(catalogue.tiles()),
    'catalogue.tiles-of': (request) => ok(catalogue.tilesOf(request)),
    'catalogue.search': ({ query, limit }) => ok(catalogue.search(query, limit)),
    'catalogue.list': (request) => ok(catalogue.list(request)),
    'catalogue.product': ({ productId }) => catalogue.product(productId),
    'catalogue.save-product': (request) => catalogue.saveProduct(request),
    'catalogue.categories': () => ok(catalogue.categories()),
    'catalogue.save-category': (request) => catalogue.saveCategory(request),
    'catalogue.remove-category': ({ categoryId }) => catalogue.removeCategory(categoryId),
    'catalogue.tax-rates': () => ok(catalogue.taxRates()),
    'catalogue.save-tax-rate': (request) => catalogue.saveTaxRate(request),
    'catalogue.save-quick-keys': ({ productIds }) => catalogue.saveQuickKeys(productIds),
    'catalogue.import-open': (request) => imports.open(request),
    'catalogue.import-adjust': (request) => imports.adjust(request),
    'catalogue.import-run': (request) => imports.run(request),
    'catalogue.import-progress': (request) => imports.progress(request),
    'catalogue.import-cancel': (request) => imports.cancel(request),
    'catalogue.export': async () => ok(await catalogue.exportAll()),
  } satisfies Partial<Handlers>
}

/** Other windows learn that the basket changed; what it is now, they ask for. */
function tellsOfBasket({ payments }: TillParts): <T>(result: Result<T>) => Result<T> {
  return (result) => {
    if (result.ok) payments.nudge('basket')
    return result
  }
}

function basketHandlers(parts: TillParts) {
  const { sales } = parts
  const changed = tellsOfBasket(parts)
  return {
    'basket.get': () => ok(getBasket(sales)),
    'basket.stamp': () => ok(basketStamp(sales)),
    'basket.add-product': (request) => changed(addProduct(sales, request)),
    'basket.scan': (request) => changed(scanBarcode(sales, request)),
    'basket.add-open': (request) => changed(addOpenAmount(sales, request)),
    'basket.set-quantity': (request) => changed(setQuantity(sales, request)),
    'basket.set-price': (request) => changed(setPrice(sales, request)),
    'basket.set-line-discount': (request) => changed(setLineDiscount(sales, request)),
    'basket.set-sale-discount': (request) => changed(setSaleDiscount(sales, request)),
    'basket.set-line-note': (request) => changed(setLineNote(sales, request)),
    'basket.set-note': (request) => changed(setNote(sales, request)),
    'basket.void-line': (request) => changed(voidLine(sales, request)),
    'basket.clear': () => changed(clearBasket(sales)),
    'basket.park': (request) => changed(parkBasket(sales, request)),
    'basket.parked': () => ok(listParked(sales)),
    'basket.resume': (request) => changed(resumeBasket(sales, request)),
  } satisfies Partial<Handlers>
}

function paymentHandlers(parts: TillParts) {
  const { sales, payments } = parts
  const changed = tellsOfBasket(parts)
  return {
    'payment.due': (request) => dueView(payments, request),
    'payment.cash': (request) => takeCash(payments, request),
    'payment.card': (request) => startCardPayment(payments, request),
    'payment.finish-free': ({ saleId }) => {
      const finished = finishFree(sales, saleId)
      payments.wakeQueue()
      payments.nudge('sales')
      return changed(finished)
    },
    'payment.outlook': () => parts.prospect.look(),
    'payment.get': (request) => getPayment(payments, request),
    'payment.cancel': (request) => cancelPayment(payments, request),
    'payment.decide': (request) => decidePayment(payments, request),
    'payment.check-now': (request) => checkPaymentNow(payments, request),
    'payment.open': () => openPayments(payments),
  } satisfies Partial<Handlers>
}

function refundHandlers({ refunds, printing }: TillParts) {
  return {
    'second-refund.list': () => secondRefunds(refunds),
    'second-refund.decide': (request) => decideSecondRefund(refunds, request),
    'late-charge.list': () => lateCharges(refunds),
    'late-charge.decide': (request) => decideLateCharge(refunds, request),
    'refund.start': (request) => shown(refunds, startRefund(refunds, { ...request, cause: 'asked-for' })),
    'refund.get': (request) => getRefund(refunds, request),
    'refund.print': ({ refundId }) => printSlip(printing, refundId),
    'refund.open': () => openRefunds(refunds),
    'refund.decide': (request) => shown(refunds, decideRefund(refunds, request)),
    'refund.give-up': (request) => shown(refunds, giveUpRefund(refunds, request)),
  } satisfies Partial<Handlers>
}

function paperHandlers({ sales, payments, printing, drawer, day, checkBooks, office }: TillParts) {
  return {
    'sales.list': async (request) => ok(await listSales(sales, request)),
    'sales.get': ({ saleId }) => getSale(sales, saleId),
    'sales.print': ({ saleId }) => {
      const queued = printSale(printing, saleId)
      return queued.ok ? getSale(sales, saleId) : queued
    },
    'sales.print-gift': ({ saleId }) => printGift(printing, saleId),
    'sales.write-off': (request) => {
      const written = writeOff(sales, request)
      if (written.ok) payments.nudge('sales')
      return written
    },
    'sales.print-repayment': ({ paymentId }) => printRepayment(printing, paymentId),
    'day.current': () => {
      watchSoon(payments)
      payments.wakeQueue()
      return ok(currentDay(day))
    },
    'day.get': ({ dayId }) => oneDay(day, dayId),
    'day.list': () => ok(listDaySummaries(day)),
    'day.close': (request) => {
      checkBooks()
      return closeDay(day, request)
    },
    'cash.state': () => cashState(day),
    'cash.move': (request) => moveCash(day, request),
    'cash.add-up': (request) => addUp(day, request),
    'cash.count': (request) => countCash(day, request),
    'cash.settle': (request) => settleCount(day, request),
    'day.print': ({ dayId }) => printDay(day, dayId),
    'paper.save': async ({ paper, format }) => {
      if (paper.kind !== 'day') return await savePaper(printing, paper, format)
      const document = dayPaper(day, paper.dayId)
      return document.ok
        ? await savePaper(printing, { ...paper, document: document.value }, format)
        : document
    },
    'printer.test': () => printTest(printing),
    'drawer.open': (request) => openDrawer(printing, request),
    'drawer.problem': () => ok({ reason: drawer.problem() }),
    'printer.find': (request) => findPrinters(printing, request),
    'printer.models': () => printerModelViews(printing),
    'printer.try': (request) => tryPrinter(printing, request),
    'printer.save': (choice) => savePrinter(office, choice, printing.printerAddress()),
    'receipt.preview': (settings) => ok(previewReceipt(printing, settings)),
  } satisfies Partial<Handlers>
}

function accountHandlers({ accounts }: TillParts) {
  const none = fail('live-only')
  return {
    'accounts.get': () => (accounts ? ok(accounts.view()) : none),
    'accounts.check': (request) => accounts?.check(request) ?? none,
    'accounts.save': (request) => accounts?.save(request) ?? none,
    'accounts.rotate-key': (request) => accounts?.rotateKey(request) ?? none,
    'accounts.remove': (request) => accounts?.remove(request) ?? none,
  } satisfies Partial<Handlers>
}

function scannerHandlers({ scanner, sales }: TillParts) {
  return {
    'scanner.take': () => ok({ codes: scanner.take() }),
    'scanner.state': () => ok(scanner.state()),
    'scanner.try': (request) => ok(tryLabel(sales, request)),
  } satisfies Partial<Handlers>
}

function queueHandlers({ queue }: TillParts) {
  return {
    'queue.list': () => listQueue(queue),
    'queue.try-now': (request) => tryNow(queue, request),
    'queue.give-up': (request) => giveUp(queue, request),
  } satisfies Partial<Handlers>
}

function displayHandlers({ customers }: TillParts) {
  return {
    'display.host': () => displayHost(customers),
    'display.open': () => openDisplay(customers),
    'display.renew': () => renewDisplay(customers),
    'display.keep-picture': (request) => keepPicture(customers, request),
    'display.picture': (request) => displayPicture(customers, request),
  } satisfies Partial<Handlers>
}
