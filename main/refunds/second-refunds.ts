import type { SecondRefundChoice, SecondRefundView } from '../../preload/contract/refund-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { keptEvidence, plainText } from '../domain/kept-evidence.ts'
import { type Refund, type SecondRefund, wasTried } from '../domain/refund.ts'
import { saidTime } from '../domain/said-time.ts'
import type { Evidence } from '../ports.ts'
import { appendJournal } from '../store/journal-store.ts'
import { appendPaymentEvent, loadPayment } from '../store/payment-store.ts'
import { loadRefund, refundsOfPayment } from '../store/refund-store.ts'
import { readSale } from '../store/sale-store.ts'
import {
  chooseForSecondRefund,
  insertSecondRefund,
  loadSecondRefund,
  type SecondRefundRow,
  undecidedSecondRefunds,
} from '../store/second-refund-store.ts'
import { providerOf, type RefundContext } from './refund-context.ts'

/*
 * Money that went back beyond a refund: a network handed its request over twice. It cannot be fetched back by the till, so
 * that it is a fact, a question on the screen until somebody decides, and gone from what may still be refunded.
 */

/** Each once, however often it is found. */
export function noteSeconds(
  context: RefundContext,
  refund: Refund,
  seconds: readonly SecondRefund[],
  evidence: Evidence | undefined,
): void {
  if (seconds.length === 0) return
  const { database } = context
  const noted = database.inTransaction(() => {
    const others = refundsOfPayment(database, refund.paymentId).filter(({ id }) => id !== refund.id)
    // While a refund of this payment is not known by name, what stands there may be that one.
    if ([refund, ...others].some((one) => isNameless(context, one))) return false
    // Named while the answer was on its way.
    const taken = new Set(others.map((other) => providersName(context, other)))
    const left = seconds.filter(({ name }) => !taken.has(name))
    return left.map((second) => noteSecond(context, refund, second, evidence)).includes(true)
  })
  if (noted) context.nudge('payment')
}

/** Inside a transaction. False: known already. */
export function noteSecond(
  context: RefundContext,
  refund: Refund,
  second: SecondRefund,
  evidence: Evidence | undefined,
): boolean {
  const { database, clock, ids, log } = context
  const at = clock.now()
  const { id: refundId, paymentId } = refund
  const refundedAt = saidTime(second.refundedAt, refund.submittedAt ?? refund.createdAt, at)
  const plain = { ...second, name: plainText(second.name), refundedAt }
  const id = ids.uuid()
  if (!insertSecondRefund(database, { id, refundId, paymentId, foundAt: at }, plain)) return false
  const { amountMinor, currency } = plain
  const names = { first: nameOf(context, refund), second: plain.name }
  appendPaymentEvent(
    database,
    paymentId,
    {
      at,
      source: 'provider',
      code: 'refunded-twice',
      values: { ...names, amountMinor, currency, refund: refundId },
    },
    evidence ? keptEvidence(evidence) : undefined,
  )
  appendJournal(database, at, 'payment-alert', paymentId, {
    code: 'refunded-twice',
    refund: refundId,
    ...names,
    askedMinor: refund.amountMinor,
    amountMinor,
    currency,
    reference: refund.reference,
  })
  log.warn('payment-alert', { paymentId, refundId, code: 'refunded-twice' })
  return true
}

function isNameless(context: RefundContext, refund: Refund): boolean {
  return refund.status !== 'failed' && wasTried(refund) && providersName(context, refund) === null
}

/** Null while the provider has none for it. */
export function providersName(context: RefundContext, refund: Refund): string | null {
  return providerOf(context, refund.provider)?.refundName(refund.providerIds) ?? null
}

const nameOf = (context: RefundContext, refund: Refund): string =>
  providersName(context, refund) ?? refund.reference

/* ---- the question ---- */

export function secondRefunds(context: RefundContext): Result<SecondRefundView[]> {
  return ok(undecidedSecondRefunds(context.database).map((row) => toView(context, row)))
}

type Decision = { id: string; choice: SecondRefundChoice; reason: string }

/** One transaction: the choice, its line and its journal entry. No money moves. */
export function decideSecondRefund(context: RefundContext, decision: Decision): Result<SecondRefundView> {
  const decided = context.database.inTransaction(() => decide(context, decision))
  if (!decided.ok) return decided
  context.nudge('payment')
  return ok(toView(context, decided.value))
}

function decide(context: RefundContext, { id, choice, reason }: Decision): Result<SecondRefundRow> {
  const { database, clock } = context
  const row = loadSecondRefund(database, id)
  if (!row) return fail('second-refund-not-found')
  // Pressed twice, or in another window: the same choice is done already.
  if (row.choice !== null) return row.choice === choice ? ok(row) : fail('second-refund-decided')
  const at = clock.now()
  const why = plainText(reason).trim()
  if (why === '') return fail('second-refund-needs-reason')
  chooseForSecondRefund(database, id, { choice, reason: why, at })
  const { paymentId, refundId, name, amountMinor, currency } = row
  appendPaymentEvent(
    database,
    paymentId,
    {
      at,
      source: 'cashier',
      code: choice === 'loss' ? 'second-refund-lost' : 'second-refund-repaid',
      values: { second: name, amountMinor, currency, refund: refundId, text: why },
    },
    undefined,
  )
  appendJournal(database, at, 'second-refund-decided', paymentId, {
    refund: refundId,
    second: name,
    choice,
    reason: why,
    amountMinor,
    currency,
  })
  return ok({ ...row, choice, reason: why })
}

function toView(context: RefundContext, row: SecondRefundRow): SecondRefundView {
  const { database } = context
  const refund = loadRefund(database, row.refundId)
  const payment = loadPayment(database, row.paymentId)
  if (!refund || payment?.tender !== 'card' || payment.status !== 'approved')
    throw new Error(`second refund ${row.id} has no refund of a card payment`)
  const { scheme, lastFour } = payment.card
  return {
    id: row.id,
    refundId: row.refundId,
    paymentId: row.paymentId,
    saleId: payment.saleId,
    asked: {
      name: nameOf(context, refund),
      amount: { minor: refund.amountMinor, currency: refund.currency },
    },
    second: { name: row.name, amount: { minor: row.amountMinor, currency: row.currency } },
    refundedAt: row.refundedAt,
    foundAt: row.foundAt,
    providerName: providerOf(context, refund.provider)?.displayName ?? refund.provider,
    card: { scheme, lastFour },
    receiptNumber: readSale(database, payment.saleId)?.receiptNumber ?? null,
    choice: row.choice,
    reason: row.reason,
  }
}
