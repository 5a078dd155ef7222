import { isoTime } from './cloud-json.ts'
import { type CloudHandler, parameter } from './sumup-cloud-call.ts'
import { json, message } from './sumup-cloud-errors.ts'
import { majorText } from './sumup-cloud-money.ts'
import { statusOf, visibleTransactions } from './sumup-cloud-transactions.ts'
import type { CloudMerchant, TransactionRecord } from './sumup-cloud-types.ts'

/** Data for a receipt, amounts as text. By the transaction's id or its code. */
export const getReceipt: CloudHandler = (world, call) => {
  if (call.query.get('mid') !== call.merchant.code) {
    return message(400, 'INVALID', 'is not a valid merchant code')
  }
  const wanted = parameter(call, 'transaction_id')
  const transaction = visibleTransactions(world, call.merchant).find(
    (candidate) => candidate.id === wanted || candidate.code === wanted,
  )
  if (!transaction) return message(404, 'NOT_FOUND', `No such transaction (ID=${wanted})`)
  const eventId = call.query.get('tx_event_id')
  if (eventId !== null && !/^\d+$/.test(eventId)) return message(400, 'INVALID', 'Validation error')
  if (eventId !== null && !transaction.refunds.some((refund) => String(refund.eventId) === eventId)) {
    return message(404, 'NOT_FOUND', `No such tx event (ID=${eventId}) for transaction ${transaction.id}`)
  }
  const approved = transaction.status === 'SUCCESSFUL'
  return json(200, {
    transaction_data: transactionData(transaction, statusOf(world, transaction), eventId),
    merchant_data: merchantData(call.merchant),
    emv_data: {},
    acquirer_data: {
      tid: transaction.serial,
      authorization_code: approved ? transaction.authorisationCode : '',
      return_code: approved ? '00' : '05',
      local_time: isoTime(transaction.at),
    },
  })
}

function transactionData(transaction: TransactionRecord, status: string, eventId: string | null) {
  const { card, digits } = transaction
  const refunds = transaction.refunds.filter(
    (refund) => eventId === null || String(refund.eventId) === eventId,
  )
  return {
    transaction_code: transaction.code,
    transaction_id: transaction.id,
    merchant_code: transaction.merchantCode,
    amount: majorText(transaction.amountMinor, digits),
    vat_amount: majorText(0, digits),
    tip_amount: majorText(transaction.tipMinor, digits),
    currency: transaction.currency,
    timestamp: isoTime(transaction.at),
    status,
    payment_type: 'POS',
    entry_mode: card.entryMode,
    verification_method: card.verification,
    card_reader: { code: transaction.serial, type: transaction.model },
    card: { last_4_digits: card.lastFour, type: card.scheme },
    installments_count: transaction.installments,
    process_as: card.processAs,
    products: [],
    vat_rates: [],
    events: refunds.map((refund) => ({
      id: refund.eventId,
      transaction_id: transaction.id,
      type: 'REFUND',
      status: 'REFUNDED',
      amount: majorText(refund.amountMinor, digits),
      timestamp: isoTime(refund.at),
      receipt_no: `R${refund.eventId}`,
    })),
    receipt_no: `S${transaction.eventId}`,
  }
}

function merchantData(merchant: CloudMerchant) {
  return {
    merchant_profile: {
      merchant_code: merchant.code,
      business_name: merchant.name,
      email: merchant.email,
      language: merchant.locale.slice(0, 2),
      address: { country: merchant.country },
    },
    locale: merchant.locale,
  }
}
