import type { OrderBook } from './cloud-words.ts'
import { operations } from './sumup-cloud-operations.ts'
import type { OperationName, PaymentFault } from './sumup-cloud-types.ts'

/** What the virtual SumUp cloud can be told to get wrong. */
export const sumUpOrders: OrderBook<OperationName, PaymentFault> = {
  operations: operations.map((operation) => operation.name),
  paymentFaults: {
    'never-starts': {},
    'wrong-amount': { amountMinor: 1 },
    'wrong-currency': { currency: 'USD' },
    'duplicate-charge': {},
    'decline-then-approve': { afterMs: 5_000 },
    'lookup-lag': { ms: 10_000 },
    'taken-back': { afterMs: 5_000, as: 'FAILED' },
  },
  choices: { terminateStatus: [202, 204] },
}
