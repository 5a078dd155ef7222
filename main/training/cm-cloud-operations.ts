import type { CmHandler } from './cm-cloud-call.ts'
import { createKey, listKeys, revokeKey } from './cm-cloud-keys.ts'
import { listStores, listTerminals } from './cm-cloud-lists.ts'
import { dayTotals } from './cm-cloud-receipts.ts'
import {
  cancelTransaction,
  createTransaction,
  getTransaction,
  listTransactions,
} from './cm-cloud-transactions.ts'
import type { CmOperationName } from './cm-cloud-types.ts'

export type CmOperation = { name: CmOperationName; method: string; path: string; handle: CmHandler }

const transactions = '/terminals/{terminal}/transactions'

export const cmOperations: CmOperation[] = [
  { name: 'list-stores', method: 'GET', path: '/stores', handle: listStores },
  { name: 'list-terminals', method: 'GET', path: '/terminals', handle: listTerminals },
  { name: 'list-transactions', method: 'GET', path: transactions, handle: listTransactions },
  { name: 'create-transaction', method: 'POST', path: transactions, handle: createTransaction },
  { name: 'get-transaction', method: 'GET', path: `${transactions}/{id}`, handle: getTransaction },
  { name: 'cancel-transaction', method: 'DELETE', path: `${transactions}/{id}`, handle: cancelTransaction },
  { name: 'day-totals', method: 'GET', path: '/terminals/{terminal}/daytotals/today', handle: dayTotals },
  { name: 'list-keys', method: 'GET', path: '/apikeys', handle: listKeys },
  { name: 'create-key', method: 'POST', path: '/apikeys', handle: createKey },
  { name: 'revoke-key', method: 'DELETE', path: '/apikeys/{id}', handle: revokeKey },
]
