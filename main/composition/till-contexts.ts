import type { PaymentView, ShopSettings, TillState } from '../../preload/contract/views.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { chosenCashStep } from '../domain/cash.ts'
import { diskRoom } from '../domain/disk-room.ts'
import { layOutReceipt } from '../domain/receipt-layout.ts'
import type { OfficeContext } from '../office/office-context.ts'
import { isSetUp } from '../office/set-up.ts'
import { attemptNames } from '../payments/attempt-names.ts'
import { type PaymentContext, providerOf } from '../payments/payment-context.ts'
import type { ProviderHealth } from '../payments/provider-health.ts'
import { countStopped, type QueueContext } from '../queue/list-queue.ts'
import type { Drawer } from '../receipts/drawer.ts'
import type { PrintContext } from '../receipts/print-context.ts'
import { queueRepaymentIfPrinted } from '../receipts/print-repayment.ts'
import type { RefundContext } from '../refunds/refund-context.ts'
import { openBasket, openSaleId, saleTotal } from '../sales/open-basket.ts'
import { recordIfPaid } from '../sales/record-sale.ts'
import type { SalesContext } from '../sales/sales-context.ts'
import { createSalesMemory } from '../sales/sales-memory.ts'
import { readTaxRates } from '../store/catalogue-group-store.ts'
import { countUndecidedCharges } from '../store/late-charge-store.ts'
import { countUnknownPayments, loadOpenPayments } from '../store/payment-store.ts'
import { loadOpenRefunds } from '../store/refund-store.ts'
import { countOwedReturns } from '../store/return-tender-store.ts'
import { countSecondRefunds } from '../store/second-refund-store.ts'
import type { Outside } from './outside.ts'
import type { Wiring } from './wiring.ts'
import { isTest } from './world.ts'

/* What the till's capabilities need of the rest of it. */

export function salesContext(
  { base, world, settings }: Wiring,
  catalogue: Catalogue,
  { logos }: PrintContext,
  paymentsOfSale: (saleId: string) => PaymentView[],
): SalesContext {
  return {
    ...base,
    memory: createSalesMemory(),
    isTraining: world.isTraining,
    isTest: () => isTest(world),
    settings: settings.get,
    findProduct: (productId) => catalogue.findProduct(productId),
    findBarcode: (code) => catalogue.findBarcode(code),
    findTaxRate(taxRateId) {
      const rates = readTaxRates(base.database).filter((rate) => !rate.archived)
      const rate = taxRateId === null ? rates[0] : rates.find((candidate) => candidate.id === taxRateId)
      return rate && { taxRateId: rate.id, taxRateName: rate.name, ratePpm: rate.ratePpm }
    },
    layOut: (document) =>
      logos.forScreen(layOutReceipt(document, { columns: settings.get().receiptColumns, copy: false })),
    paymentsOf: paymentsOfSale,
  }
}

export function paymentContext(
  { base, world, nudges, settings, emergency, wakeQueue }: Wiring,
  sales: SalesContext,
  { printing, drawer }: { printing: PrintContext; drawer: Drawer },
  health: ProviderHealth,
  stopping: AbortSignal,
): PaymentContext {
  return {
    ...base,
    get providers() {
      return world.providers().map(health.watch)
    },
    saleTotal: (saleId) => saleTotal(sales, saleId),
    openSaleId: () => openSaleId(sales),
    cashStepMinor: (currency) => chosenCashStep(settings.get().cashRounding, currency),
    recordIfPaid: (saleId, at, payments) => recordIfPaid(sales, saleId, at, payments),
    printRepayment: (paymentId, at) => queueRepaymentIfPrinted(printing, paymentId, at),
    emergency,
    drawer,
    nudge: nudges.send,
    wakeQueue,
    stopping,
  }
}

export function refundContext(
  { base, world, nudges, wakeQueue }: Wiring,
  sales: SalesContext,
): RefundContext {
  return {
    ...base,
    get providers() {
      return world.providers()
    },
    namesOf: attemptNames,
    saleTotal: (saleId) => saleTotal(sales, saleId),
    recordIfPaid: (saleId, at) => recordIfPaid(sales, saleId, at),
    nudge: nudges.send,
    wakeQueue,
  }
}

export function queueContext({ base, nudges, wakeQueue }: Wiring, payments: PaymentContext): QueueContext {
  return {
    ...base,
    providerName: (id) => providerOf(payments, id)?.displayName ?? id,
    nudge: nudges.send,
    wakeQueue,
  }
}

export function officeContext(
  { base, nudges, settings, suggested }: Wiring,
  catalogue: Catalogue,
  sales: SalesContext,
): OfficeContext {
  return {
    ...base,
    settings: settings.get,
    rememberSettings: settings.refresh,
    nudge: nudges.send,
    seedSample: (choice) => catalogue.seedSample(choice),
    seedTaxRates: (choice) => catalogue.seedTaxRates(choice),
    suggested: suggested?.settings ?? null,
    suggestedLogo: suggested?.logo ?? null,
    hasOpenPayment: () =>
      loadOpenPayments(base.database).length > 0 || loadOpenRefunds(base.database).length > 0,
    basketIsEmpty: () => openBasket(sales).lines.length === 0,
  }
}

export function tillState(
  outside: Outside,
  { base, world, settings, suggested }: Wiring,
  catalogue: Catalogue,
): Omit<TillState, 'warnings' | 'counter'> {
  const { language, currency, shopName, timeZone, taxMode } = settings.get()
  return {
    version: outside.version,
    host: outside.host,
    mode: world.isTraining ? 'training' : 'live',
    testClouds: world.testClouds,
    sandbox: world.accounts?.isSandbox() ?? false,
    canMail: (world.mail?.account() ?? null) !== null,
    setupDone: isSetUp(base),
    suggested: suggested && !isSetUp(base) ? suggestionOf(suggested.settings) : null,
    language,
    currency,
    shopName,
    timeZone,
    taxMode,
    attention:
      countUnknownPayments(base.database) +
      countUndecidedCharges(base.database) +
      countSecondRefunds(base.database) +
      loadOpenRefunds(base.database).length +
      countOwedReturns(base.database) +
      countStopped(base),
    diskRoom: diskRoom(base.freeBytes()),
    searchReady: catalogue.searchReady(),
    productCount: catalogue.productCount(),
  }
}

const suggestionOf = ({ language, shopName, currency, timeZone }: ShopSettings) => ({
  language,
  shopName,
  currency,
  timeZone,
})
