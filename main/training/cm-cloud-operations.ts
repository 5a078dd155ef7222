import { type PathPattern, pathPattern } from './cloud-paths.ts'
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

export type CmOperation = {
  name: CmOperationName
  method: string
  path: string
  pattern: PathPattern
  handle: CmHandler
}

const transactions = '/terminals/{terminal}/transactions'

export const cmOperations: CmOperation[] = [
  operation('list-stores', 'GET', '/stores', listStores),
  operation('list-terminals', 'GET', '/terminals', listTerminals),
  operation('list-transactions', 'GET', transactions, listTransactions),
  operation('create-transaction', 'POST', transactions, createTransaction),
  operation('get-transaction', 'GET', `${transactions}/{id}`, getTransaction),
  operation('cancel-transaction', 'DELETE', `${transactions}/{id}`, cancelTransaction),
  operation('day-totals', 'GET', '/terminals/{terminal}/daytotals/today', dayTotals),
  operation('list-keys', 'GET', '/apikeys', listKeys),
  operation('create-key', 'POST', '/apikeys', createKey),
  operation('revoke-key', 'DELETE', '/apikeys/{id}', revokeKey),
]

function operation(name: CmOperationName, method: string, path: string, handle: CmHandler): CmOperation {
  return { name, method, path, pattern: pathPattern(path), handle }
}
