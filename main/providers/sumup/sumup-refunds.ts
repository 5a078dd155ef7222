import { silence } from '../../domain/silence.ts'
import type { Evidence } from '../../ports.ts'
import type { Exchange } from '../exchange.ts'
import type { HttpResult } from '../http-client.ts'
import { anything } from '../read-answer.ts'
import type { SumUpClient } from './sumup-client.ts'
import { readAnswer } from './sumup-mapping.ts'
import { majorFromMinor } from './sumup-money.ts'
import {
  type Lookup,
  lookUpTransaction,
  type RefundEvent,
  type TransactionDetails,
} from './sumup-transactions.ts'

/*
 * Money back to the card that paid. There is no key that stops a second refund and no reference of our own, so that the
 * events known before the first try are the only memory: they are kept before a byte leaves, and a refund that was not
 * answered is looked for among the new ones before anything is sent again.
 */

export type RefundWish = {
  /** The transaction's own id: neither its code nor the client transaction id. */
  transactionId: string
  amountMinor: number
  currency: string
  /** The refunds that stood there before the first try, by event. */
  knownEventIds: readonly string[]
  /** Events that are accounted for otherwise. */
  claimedEventIds?: readonly string[]
  /** So many of the others that look alike are accounted for already, and have no event yet. */
  likeOnes?: number | undefined
  /** Its own event, once it is known. */
  eventId?: string | undefined
}

export type RefundOutcome = { evidence: Evidence[] } & (
  | { kind: 'refunded'; eventId: string | null }
  /** Not yet: right after a payment that is the usual answer. Nothing was refunded; ask again later. */
  | { kind: 'pending'; reason: string; retryAfterMs: number }
  | { kind: 'refused'; reason: RefundRefusal; providerText: string; refundableMinor: number | null }
  /** Nothing left the machine. */
  | { kind: 'not-sent'; reason: string }
  /** It may have happened: look for it before any repeat. */
  | { kind: 'unknown'; reason: string }
)

export type RefundRefusal =
  | 'transaction-unknown'
  | 'not-paid'
  | 'amount-invalid'
  | 'more-than-is-left'
  | 'not-authorised'
  | 'other'

export type FoundRefund =
  /** The seconds went back since then as well, and nobody has asked for them. */
  | { kind: 'refunded'; refund: RefundEvent; seconds: RefundEvent[] }
  /** Not there (yet). */
  | { kind: 'not-found'; refundableMinor: number }
  | { kind: 'unavailable'; reason: string; isRefused?: boolean }

/** Sends one refund, once. After an answer that left doubt, `repeatRefund` is the way on. */
export async function requestRefund(client: SumUpClient, wish: RefundWish): Promise<RefundOutcome> {
  const amountMajor = majorFromMinor(wish.amountMinor, wish.currency)
  if (amountMajor === undefined)
    return {
      kind: 'refused',
      reason: 'amount-invalid',
      providerText: '',
      refundableMinor: null,
      evidence: [],
    }
  const exchange = await client.refund(wish.transactionId, amountMajor)
  const evidence = [exchange.evidence]
  const { result } = exchange
  // 404 and 405 may mean that this path is not served; 409, that it is too early or that nothing is left. The transaction tells.
  const isAmbiguous = result.kind === 'answered' && [404, 405, 409].includes(result.status)
  if (!isAmbiguous) return { ...toOutcome(exchange, 'new'), evidence }
  const transaction = await lookUpTransaction(client, 'id', wish.transactionId)
  const told = transaction.kind === 'found' ? refusalByState(transaction.value, wish) : undefined
  if (told) return { ...told, evidence }
  if (result.status === 409)
    return { kind: 'pending', reason: 'not-refundable-yet', retryAfterMs: 0, evidence }
  switch (transaction.kind) {
    case 'found': {
      const old = await client.oldRefund(wish.transactionId, amountMajor)
      return { ...toOutcome(old, 'old'), evidence: [...evidence, old.evidence] }
    }
    case 'missing':
      return {
        kind: 'refused',
        reason: 'transaction-unknown',
        providerText: '',
        refundableMinor: null,
        evidence,
      }
    case 'unavailable':
      return { kind: 'pending', reason: transaction.reason, retryAfterMs: transaction.retryAfterMs, evidence }
    case 'invalid':
      return { kind: 'pending', reason: 'answer-not-understood', retryAfterMs: 0, evidence }
  }
}

/** For a refund that may have happened: sent again only when the transaction shows, late enough, that it has not. */
export async function repeatRefund(
  client: SumUpClient,
  wish: RefundWish,
  sinceLastTryMs: number,
): Promise<RefundOutcome> {
  const found = await findRefund(client, wish)
  switch (found.kind) {
    case 'refunded':
      return { kind: 'refunded', eventId: found.refund.eventId, evidence: [] }
    case 'unavailable':
      return { kind: 'unknown', reason: found.reason, evidence: [] }
    case 'not-found':
      if (sinceLastTryMs < silence.sumUpRefundNotFound.afterMs)
        return { kind: 'unknown', reason: 'not-found-yet', evidence: [] }
      return await requestRefund(client, wish)
  }
}

/** The first refund of that amount which did not stand there before. */
export async function findRefund(client: SumUpClient, wish: RefundWish): Promise<FoundRefund> {
  const answer: Lookup<TransactionDetails> = await lookUpTransaction(client, 'id', wish.transactionId)
  switch (answer.kind) {
    case 'found': {
      const refund = wished(answer.value, wish)
      if (refund) return { kind: 'refunded', refund, seconds: secondsBeside(refund, answer.value, wish) }
      return { kind: 'not-found', refundableMinor: leftOf(answer.value) }
    }
    // A paid transaction that cannot be seen is a look-up that lags: it proves nothing about the refund.
    case 'missing':
      return { kind: 'unavailable', reason: 'not-found', isRefused: true }
    case 'unavailable':
      return { kind: 'unavailable', reason: answer.reason, isRefused: answer.isRefused === true }
    case 'invalid':
      return { kind: 'unavailable', reason: 'answer-not-understood' }
  }
}

function wished(transaction: TransactionDetails, wish: RefundWish): RefundEvent | undefined {
  const { amountMinor, eventId } = wish
  const added = addedSince(transaction, wish)
  // Its own event is never taken for another, not even while it is not shown.
  if (eventId) return added.find((event) => event.eventId === eventId) ?? { eventId, amountMinor, at: null }
  return added.filter((event) => event.amountMinor === amountMinor)[wish.likeOnes ?? 0]
}

/** There is no key that stops a network from handing the request over twice: SumUp gives back as often as it is asked. */
function secondsBeside(own: RefundEvent, transaction: TransactionDetails, wish: RefundWish): RefundEvent[] {
  return addedSince(transaction, wish).filter((event) => event.eventId !== own.eventId)
}

/** What stands there since the first try and is not accounted for, the oldest first. */
function addedSince({ refunds }: TransactionDetails, wish: RefundWish): RefundEvent[] {
  const { knownEventIds, claimedEventIds = [] } = wish
  return refunds
    .filter(({ eventId }) => !knownEventIds.includes(eventId) && !claimedEventIds.includes(eventId))
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
}

const leftOf = (transaction: TransactionDetails): number =>
  transaction.chargedMinor - transaction.refundedMinor

type Bare = RefundOutcome extends infer One ? (One extends unknown ? Omit<One, 'evidence'> : never) : never

/** What the transaction itself says about the wish; undefined when nothing stands against it. */
function refusalByState(transaction: TransactionDetails, wish: RefundWish): Bare | undefined {
  const done = wished(transaction, wish)
  if (done) return { kind: 'refunded', eventId: done.eventId }
  const refundableMinor = leftOf(transaction)
  if (!transaction.isPaid)
    return { kind: 'refused', reason: 'not-paid', providerText: transaction.status, refundableMinor: 0 }
  if (wish.amountMinor > refundableMinor)
    return { kind: 'refused', reason: 'more-than-is-left', providerText: '', refundableMinor }
  return undefined
}

function toOutcome({ result }: Exchange, path: RefundPath): Bare {
  if (result.kind === 'not-sent') return { kind: 'not-sent', reason: result.reason }
  const answer = readAnswer(anything, result)
  switch (answer.kind) {
    case 'ok':
      // A sign-in page of a guest network is a 200 as well: what proves nothing is looked for.
      if (!provesRefund(result, path)) return { kind: 'unknown', reason: 'answer-not-understood' }
      return { kind: 'refunded', eventId: null }
    case 'unavailable':
      if (answer.reason === 'too-many-requests')
        return { kind: 'pending', reason: answer.reason, retryAfterMs: answer.retryAfterMs }
      return { kind: 'unknown', reason: answer.reason }
    case 'refused': {
      if (answer.status === 409) return { kind: 'pending', reason: 'not-refundable-yet', retryAfterMs: 0 }
      return {
        kind: 'refused',
        reason: refusalOf(answer.status, answer.code),
        providerText: answer.text,
        // The number beside this refusal has no documented unit: what is left is read from the transaction.
        refundableMinor: null,
      }
    }
  }
}

type RefundPath = 'new' | 'old'

/** The documented answers and no other: 201 with an empty object, and 204 without a body where the old path was asked. */
function provesRefund(result: HttpResult, path: RefundPath): boolean {
  if (result.kind !== 'answered') return false
  const { status, text } = result
  if (path === 'old') return status === 204 && text === ''
  return status === 201 && /^\s*\{\s*\}\s*$/.test(text)
}

function refusalOf(status: number, code: string): RefundRefusal {
  if (status === 401 || status === 403) return 'not-authorised'
  if (status === 404 || status === 405) return 'transaction-unknown'
  if (status === 400) return 'amount-invalid'
  return code === 'invalid-amount' ? 'more-than-is-left' : 'other'
}
