import { bodyObject } from './cloud-json.ts'
import type { CloudAnswer, Random } from './cloud-types.ts'
import { type CloudCall, type CloudHandler, parameter } from './sumup-cloud-call.ts'
import { json, message, noBody, problem } from './sumup-cloud-errors.ts'
import { minorFromMajor } from './sumup-cloud-money.ts'
import { leftMinor } from './sumup-cloud-transactions.ts'
import type { TransactionRecord } from './sumup-cloud-types.ts'
import type { CloudWorld } from './sumup-cloud-world.ts'

type Verdict =
  | { kind: 'refunded' }
  | { kind: 'forbidden' | 'unknown' | 'not-refundable' }
  | { kind: 'invalid'; detail: string }
  | { kind: 'too-much'; maximumMinor: number }

/** `POST /v1.0/merchants/{merchant_code}/payments/{transaction_id}/refunds` */
export const refund: CloudHandler = (world, call) => {
  const { random } = world
  // No body at all was refused by the real cloud; `{}` is a full refund.
  const verdict = tryRefund(world, call, bodyObject(call.request))
  switch (verdict.kind) {
    case 'refunded':
      return json(201, {})
    case 'forbidden':
      return problem(random, 403, 'forbidden', 'Forbidden', 'users is not allowed to make a refund')
    case 'unknown':
      return problem(random, 404, 'not-found', 'Not Found', 'Transaction not found')
    case 'not-refundable':
      return problem(random, 409, 'conflict', 'Conflict', notRefundable)
    case 'invalid':
      return problem(random, 400, 'bad-request', 'Bad Request', verdict.detail)
    case 'too-much':
      return refundFailed(random, {
        code: 'INVALID_AMOUNT',
        detail: 'Amount exceeds the refundable amount',
        reason: 'amount_too_high',
        max_refundable_amount: verdict.maximumMinor,
      })
  }
}

/** `POST /v0.1/me/refund/{txn_id}`: gone from SumUp's document, still in use by integrations. */
export const oldRefund: CloudHandler = (world, call) => {
  const body = call.request.body === '' ? {} : bodyObject(call.request)
  const verdict = tryRefund(world, call, body)
  switch (verdict.kind) {
    case 'refunded':
      return noBody(204)
    case 'forbidden':
      return message(403, 'FORBIDDEN', 'users is not allowed to make a refund')
    case 'unknown':
      return message(404, 'NOT_FOUND', 'Transaction not found')
    case 'not-refundable':
      return message(409, 'CONFLICT', notRefundable)
    case 'too-much':
      return message(409, 'CONFLICT', 'Amount exceeds the refundable amount')
    case 'invalid':
      return message(400, 'INVALID', verdict.detail)
  }
}

const notRefundable = 'The transaction is not refundable in its current state'

/** What the payment processor's refusal looks like. */
export function refundFailed(random: Random, error: { [name: string]: unknown }): CloudAnswer {
  return problem(random, 422, 'unprocessable-entity', 'Unprocessable Entity', 'Refund failed.', {
    errors: [error],
  })
}

function tryRefund(world: CloudWorld, call: CloudCall, body: { [name: string]: unknown } | null): Verdict {
  if (!call.mayRefund) return { kind: 'forbidden' }
  if (!body) return { kind: 'invalid', detail: 'Request validation failed.' }
  const transaction = world.ledger.transactions.get(parameter(call, 'transaction_id'))
  if (transaction?.merchantCode !== call.merchant.code) return { kind: 'unknown' }

  const left = leftMinor(transaction)
  const amount = body.amount ?? null
  if (amount !== null && (typeof amount !== 'number' || amount <= 0)) {
    return { kind: 'invalid', detail: 'amount must be greater than zero' }
  }
  const amountMinor = amount === null ? left : minorFromMajor(amount, transaction.digits)
  if (amountMinor === null) return { kind: 'invalid', detail: 'amount has too many decimals' }
  const refundableFrom = transaction.at + world.quirks.refundableAfterMs
  if (transaction.status !== 'SUCCESSFUL' || left <= 0 || world.clock.now() < refundableFrom) {
    return { kind: 'not-refundable' }
  }
  if (amountMinor > left) return { kind: 'too-much', maximumMinor: left }
  world.ledger.save(refunded(world, transaction, amountMinor))
  return { kind: 'refunded' }
}

function refunded(world: CloudWorld, transaction: TransactionRecord, amountMinor: number): TransactionRecord {
  const now = world.clock.now()
  return {
    ...transaction,
    updatedAt: now,
    refunds: [...transaction.refunds, { eventId: world.ledger.nextEventId(), amountMinor, at: now }],
  }
}
