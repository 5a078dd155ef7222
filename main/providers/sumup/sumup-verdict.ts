import type * as v from 'valibot'
import { silence } from '../../domain/silence.ts'
import type { AttemptNames, Evidence, Glance, QueryOutcome } from '../../ports.ts'
import type { Checkout, checkoutSchema, SumUpClient, Transaction } from './sumup-client.ts'
import { transactionSchema } from './sumup-client.ts'
import { type Answer, cardOf, checkoutMisfit, isPaid, misfit, readAnswer, timeOf } from './sumup-mapping.ts'
import { minorFromMajor } from './sumup-money.ts'

/* What became of an attempt, out of its checkout and its transaction. Where the two disagree nothing is booked. */

export type Asker = {
  client: SumUpClient
  merchantCode: string
  /** Our reference was sent along and can be asked by. */
  knowsReference: boolean
  now(): number
}

export type Found =
  | { kind: 'found'; transaction: Transaction }
  /** Every name was asked for, none is known (yet). */
  | { kind: 'not-found' }
  | { kind: 'unavailable'; reason: string; isRefused?: boolean; retryAfterMs: number }
  /** Two names lead to two transactions. */
  | { kind: 'two'; first: Transaction; second: Transaction }

type Verdict = QueryOutcome extends infer One ? (One extends unknown ? Omit<One, 'evidence'> : never) : never

/** Asks for the transaction by SumUp's id and by our own reference. */
export async function lookUp(
  asker: Asker,
  attempt: AttemptNames,
): Promise<{ found: Found; evidence: Evidence[] }> {
  const { clientTransactionId } = attempt.providerIds
  const names: ['client_transaction_id' | 'foreign_transaction_id', string][] = []
  if (clientTransactionId) names.push(['client_transaction_id', clientTransactionId])
  if (asker.knowsReference) names.push(['foreign_transaction_id', attempt.reference])
  // Nothing to ask by: that is no "not found", and must never become one.
  if (names.length === 0)
    return { found: { kind: 'unavailable', reason: 'no-reference', retryAfterMs: 0 }, evidence: [] }
  const evidence: Evidence[] = []
  const answers: Answer<Transaction>[] = []
  for (const [name, value] of names) {
    const exchange = await asker.client.getTransaction(name, value)
    evidence.push(exchange.evidence)
    answers.push(readAnswer(transactionSchema, exchange.result))
  }
  return { found: merge(answers), evidence }
}

/**
 * The transaction by SumUp's id alone. It counts when it carries our reference as well: then the other name leads to the same
 * one, and the money has moved whatever the checkout says a moment later.
 */
export async function glance(asker: Asker, attempt: AttemptNames): Promise<Glance> {
  const { clientTransactionId } = attempt.providerIds
  if (!clientTransactionId || !asker.knowsReference) return { kind: 'ask' }
  const { result, evidence } = await asker.client.getTransaction('client_transaction_id', clientTransactionId)
  const answer = readAnswer(transactionSchema, result)
  if (answer.kind !== 'ok') {
    const isNotThere = answer.kind === 'refused' && answer.status === 404
    return { kind: isNotThere ? 'nothing' : 'ask' }
  }
  const { foreign_transaction_id: reference, client_transaction_id: clientId } = answer.value
  if (reference !== attempt.reference || clientId !== clientTransactionId) return { kind: 'ask' }
  const verdict = fromTransaction(asker, attempt, undefined, answer.value)
  // Less than was asked is for the whole question, which hears what the checkout says as well.
  const isWhole =
    verdict.kind === 'approved' && verdict.chargedMinor - verdict.tipMinor === attempt.amountMinor
  return isWhole ? { ...verdict, evidence } : { kind: 'ask' }
}

function merge(answers: Answer<Transaction>[]): Found {
  const transactions = answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.value] : []))
  const [first, second] = transactions
  if (first && second && first.id !== second.id) return { kind: 'two', first, second }
  const silent = answers.find((answer) => answer.kind === 'unavailable')
  // What moved no money is the end only when no other name leads to what did: a copy of the request may have been paid.
  if (first && (isPaid(first) || silent === undefined)) return { kind: 'found', transaction: first }
  if (silent?.kind === 'unavailable') return silent
  const refused = answers.find((answer) => answer.kind === 'refused' && answer.status !== 404)
  // A key without the right scope cannot see the transaction: not the same as not being there.
  if (refused?.kind === 'refused')
    return {
      kind: 'unavailable',
      reason: refused.code || `http-${refused.status}`,
      isRefused: true,
      retryAfterMs: 0,
    }
  return { kind: 'not-found' }
}

const codeOf = (transaction: Transaction) => transaction.transaction_code ?? transaction.id ?? '?'

export function becameOf(
  asker: Asker,
  attempt: AttemptNames,
  checkoutAnswer: Answer<v.InferOutput<typeof checkoutSchema>> | undefined,
  found: Found,
): Verdict {
  const checkout = checkoutAnswer?.kind === 'ok' ? checkoutAnswer.value.data : undefined
  const wrongCheckout = checkout && checkoutMisfit(checkout, attempt)
  if (wrongCheckout) return { kind: 'mismatch', providerIds: {}, found: wrongCheckout }
  if (found.kind === 'two') return fromTwo(asker, attempt, checkout, found)
  if (found.kind === 'found') return fromTransaction(asker, attempt, checkout, found.transaction)
  if (checkout?.status.toLowerCase() === 'successful') return paidWithoutDetails(asker, attempt)
  if (found.kind === 'unavailable') return found
  if (checkout) return fromCheckout(checkout)
  // The checkout could not be asked for: the transaction's 404 alone must not stand for both.
  if (checkoutAnswer?.kind === 'unavailable') return checkoutAnswer
  return { kind: 'not-found', readerState: null }
}

/** The request was delivered twice, and both were paid: one is the payment, the other stands beside it. */
function fromTwo(
  asker: Asker,
  attempt: AttemptNames,
  checkout: Checkout | undefined,
  { first, second }: Extract<Found, { kind: 'two' }>,
): Verdict {
  const text = `two transactions: ${codeOf(first)} and ${codeOf(second)}`
  const { id, client_transaction_id: clientId, foreign_transaction_id: reference } = second
  const one = fromTransaction(asker, attempt, checkout, first)
  // The copy has a name of its own at SumUp, so that only our reference says that it is ours.
  const copy = { ...attempt, providerIds: clientId ? { clientTransactionId: clientId } : {} }
  const other = fromTransaction(asker, copy, undefined, second)
  const isOurs = reference === attempt.reference && Boolean(first.id && id && clientId)
  const isOdd = [one, other].some(({ kind }) => kind === 'mismatch')
  if (!isOurs || isOdd) return { kind: 'mismatch', providerIds: {}, found: text }
  if (other.kind !== 'approved') {
    // The copy came to nothing, or not to an end yet: the payment is what became of the first.
    return one.kind === 'approved' || other.kind !== 'pending' ? one : other
  }
  const ids = { ...copy.providerIds, ...other.providerIds }
  // The first came to nothing, and its copy was paid: that one is the payment.
  if (one.kind !== 'approved') return { ...other, providerIds: ids }
  const { chargedMinor, tipMinor, card, approvedAt } = other
  return { ...one, seconds: [{ providerIds: ids, chargedMinor, tipMinor, card, approvedAt }] }
}

function fromTransaction(
  asker: Asker,
  attempt: AttemptNames,
  checkout: Checkout | undefined,
  transaction: Transaction,
): Verdict {
  const isOurs = carriesOurNames(transaction, attempt)
  const part = isOurs && isPaid(transaction) ? partOf(transaction, attempt) : attempt
  const wrong = misfit(transaction, part, asker.merchantCode)
  // The id of somebody else's transaction must not be kept: a refund would go to the wrong card.
  const providerIds: Record<string, string> =
    isOurs && transaction.id ? { transactionId: transaction.id } : {}
  if (isPaid(transaction)) {
    if (wrong) return { kind: 'mismatch', providerIds, found: wrong }
    return {
      kind: 'approved',
      providerIds,
      chargedMinor: minorFromMajor(transaction.amount, transaction.currency) ?? attempt.amountMinor,
      tipMinor: minorFromMajor(transaction.tip_amount ?? 0, transaction.currency) ?? 0,
      currency: transaction.currency,
      card: cardOf(transaction),
      approvedAt: timeOf(transaction.timestamp),
      settled: true,
    }
  }
  // No money, but not surely ours either: another payment's decline must not end this one. Our own checkout may.
  if (wrong && !isOurs) return checkout && isUnpaid(checkout) ? fromCheckout(checkout) : pending(wrong)
  const status = transaction.status.toUpperCase()
  const words = checkout?.payment_failure_reason ?? ''
  if (checkout?.status.toLowerCase() === 'successful' && !isContradictedForLong(asker, attempt)) {
    const contradictedAt = String(since(asker, attempt.providerIds.contradictedAt))
    const waiting = pending(`checkout successful, transaction ${transaction.status}`)
    return { ...waiting, providerIds: { contradictedAt } }
  }
  if (status === 'FAILED') return { kind: 'declined', reason: 'declined', providerText: words }
  if (status === 'CANCELLED') return { kind: 'cancelled', reason: 'cancelled', providerText: words }
  return pending(status === 'PENDING' ? '' : transaction.status)
}

/** A card can be good for less than was asked: the attempt, over that amount. More than was asked stays what it is, a mismatch. */
function partOf(transaction: Transaction, attempt: AttemptNames): AttemptNames {
  const charged = minorFromMajor(transaction.amount, transaction.currency) ?? 0
  const netMinor = charged - (minorFromMajor(transaction.tip_amount ?? 0, transaction.currency) ?? 0)
  return netMinor > 0 && netMinor < attempt.amountMinor ? { ...attempt, amountMinor: netMinor } : attempt
}

/** At least one of its names is ours and none is another's: then it is our payment, whatever else stands there. */
function carriesOurNames(transaction: Transaction, attempt: AttemptNames): boolean {
  const { foreign_transaction_id: reference, client_transaction_id: theirs } = transaction
  const ours = attempt.providerIds.clientTransactionId
  const names = [
    ...(reference ? [reference === attempt.reference] : []),
    ...(theirs && ours ? [theirs === ours] : []),
  ]
  return names.length > 0 && names.every((isOurs) => isOurs)
}

const isUnpaid = ({ status }: Checkout): boolean => ['failed', 'cancelled'].includes(status.toLowerCase())

/** No transaction is known. The checkout says whether a payment will ever come. */
function fromCheckout(checkout: Checkout): Verdict {
  const providerText = checkout.payment_failure_reason ?? ''
  switch (checkout.status.toLowerCase()) {
    case 'cancelled':
      return { kind: 'cancelled', reason: 'cancelled', providerText }
    // The cardholder's red key, a time-out and a reader without network look alike here: neutral words.
    case 'failed':
      return { kind: 'failed', reason: 'not-completed', providerText }
    default:
      return pending(checkout.status)
  }
}

/**
 * Paid, says the checkout, but the look-up does not show the transaction: it lags, and a known fault can keep it away.
 * The moment is noted in our own ids, and after a short wait the approval counts without the card's details.
 */
function paidWithoutDetails(asker: Asker, attempt: AttemptNames): Verdict {
  const seenAt = since(asker, attempt.providerIds.paidSeenAt)
  if (asker.now() - seenAt < silence.sumUpPaidWithoutTransaction.afterMs)
    return { ...pending(''), providerIds: { paidSeenAt: String(seenAt) } }
  return {
    kind: 'approved',
    providerIds: {},
    chargedMinor: attempt.amountMinor,
    tipMinor: 0,
    currency: attempt.currency,
    card: { scheme: '', lastFour: '', entry: '', authorisationCode: '', transactionCode: '' },
    approvedAt: null,
    settled: true,
  }
}

/** The checkout keeps its word for good: an approval that was taken back before the till heard of it must end all the same. */
function isContradictedForLong(asker: Asker, { providerIds }: AttemptNames): boolean {
  const sinceMs = asker.now() - since(asker, providerIds.contradictedAt)
  return sinceMs >= silence.sumUpCheckoutContradicted.afterMs
}

/** Noted in a time that is still to come: the clock was set back, and the wait begins anew. */
function since(asker: Asker, noted: string | undefined): number {
  return Math.min(Number(noted ?? asker.now()), asker.now())
}

function pending(providerText: string): Extract<Verdict, { kind: 'pending' }> {
  return { kind: 'pending', providerIds: {}, readerState: null, providerText }
}
