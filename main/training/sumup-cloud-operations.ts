import { type PathPattern, pathPattern } from './cloud-paths.ts'
import type { ErrorForm } from './sumup-cloud-auth.ts'
import type { CloudHandler } from './sumup-cloud-call.ts'
import { createCheckout, getCheckout, terminate } from './sumup-cloud-checkouts.ts'
import { listTransactions } from './sumup-cloud-history.ts'
import { getMe, getMerchant } from './sumup-cloud-merchants.ts'
import { listPayouts } from './sumup-cloud-payouts.ts'
import { readerStatus } from './sumup-cloud-reader-status.ts'
import { createReader, deleteReader, getReader, listReaders, updateReader } from './sumup-cloud-readers.ts'
import { getReceipt } from './sumup-cloud-receipts.ts'
import { oldRefund, refund } from './sumup-cloud-refunds.ts'
import { getTransaction } from './sumup-cloud-transactions.ts'
import type { OperationName } from './sumup-cloud-types.ts'

export type Operation = {
  name: OperationName
  method: string
  /** As SumUp's document writes it. */
  path: string
  pattern: PathPattern
  errorForm: ErrorForm
  /** One of these is enough. A refund's scope is asked for by the refund, because its refusal is a 403 of its own. */
  scopes: string[]
  handle: CloudHandler
}

const readersRead = ['readers.read', 'terminals.read']
const readersWrite = ['readers.write', 'terminals.write']
const profile = ['user.profile', 'user.profile_readonly']
const payoutsRead = ['payouts.read', 'user.profile', 'user.profile_readonly']
const transactionsRead = ['transactions.history', 'transactions.read']
export const refundScopes = ['payments', 'refunds.write']

const readers = '/v0.1/merchants/{merchant_code}/readers'
const reader = `${readers}/{reader_id}`
const transactions = '/v2.1/merchants/{merchant_code}/transactions'
const payouts = '/v1.0/merchants/{merchant_code}/payouts'
const refunds = '/v1.0/merchants/{merchant_code}/payments/{transaction_id}/refunds'

export const operations: Operation[] = [
  operation('list-readers', 'GET', readers, 'problem', readersRead, listReaders),
  operation('create-reader', 'POST', readers, 'problem', readersWrite, createReader),
  operation('get-reader', 'GET', reader, 'problem', readersRead, getReader),
  operation('update-reader', 'PATCH', reader, 'problem', readersWrite, updateReader),
  operation('delete-reader', 'DELETE', reader, 'problem', readersWrite, deleteReader),
  operation('reader-status', 'GET', `${reader}/status`, 'negotiated', readersRead, readerStatus),
  operation('create-checkout', 'POST', `${reader}/checkout`, 'negotiated', readersWrite, createCheckout),
  operation(
    'get-checkout',
    'GET',
    `${reader}/checkout/{checkout_id}`,
    'negotiated',
    readersRead,
    getCheckout,
  ),
  operation('terminate', 'POST', `${reader}/terminate`, 'negotiated', readersWrite, terminate),
  operation('get-transaction', 'GET', transactions, 'gateway', transactionsRead, getTransaction),
  operation(
    'list-transactions',
    'GET',
    `${transactions}/history`,
    'gateway',
    transactionsRead,
    listTransactions,
  ),
  operation('list-payouts', 'GET', payouts, 'gateway', payoutsRead, listPayouts),
  operation('refund', 'POST', refunds, 'problem', [], refund),
  operation('old-refund', 'POST', '/v0.1/me/refund/{transaction_id}', 'problem', [], oldRefund),
  operation('get-receipt', 'GET', '/v1.1/receipts/{transaction_id}', 'gateway', [], getReceipt),
  operation('get-merchant', 'GET', '/v1/merchants/{merchant_code}', 'problem', profile, getMerchant),
  operation('get-me', 'GET', '/v0.1/me', 'problem', profile, getMe),
]

function operation(
  name: OperationName,
  method: string,
  path: string,
  errorForm: ErrorForm,
  scopes: string[],
  handle: CloudHandler,
): Operation {
  return { name, method, path, pattern: pathPattern(path), errorForm, scopes, handle }
}
