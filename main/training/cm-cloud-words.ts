import type { OrderBook } from './cloud-words.ts'
import { cmOperations } from './cm-cloud-operations.ts'
import type { CmOperationName, CmPaymentFault } from './cm-cloud-types.ts'

/** What the virtual CM cloud can be told to get wrong, and which reading of the guide it follows. */
export const cmOrders: OrderBook<CmOperationName, CmPaymentFault> = {
  operations: cmOperations.map((operation) => operation.name),
  paymentFaults: {
    'never-fetched': {},
    'wrong-amount': { amountMinor: 1 },
    'wrong-currency': { currency: 'USD' },
    'duplicate-charge': {},
    'never-cleared': {},
    reversed: { afterMs: 5_000, keepsResult: true },
    'cleared-after-cancel': { afterMs: 5_000 },
    'lookup-lag': { ms: 10_000 },
  },
  choices: {
    cancellableUntil: ['card', 'fetched'],
    whileBusy: ['queue', 'refuse', 'abort'],
    listOrder: ['newest-first', 'oldest-first', 'mixed'],
    createdStatus: [200, 201],
    dayTotalsAs: ['text', 'json'],
  },
}
