import type { SecondRefund } from '../../domain/refund.ts'
import type { AttemptNames, Evidence, RefundNames, RefundQueryOutcome } from '../../ports.ts'
import { together } from '../exchange.ts'
import { type CmClient, type CmTransaction, transactionSchema } from './cm-client.ts'
import { type Listed, transactionsSince } from './cm-lists.ts'
import { type Answer, fromCmAmount, isCleared, meaningOf, misfit, readAnswer, timeOf } from './cm-mapping.ts'
import { fromEnd } from './cm-verdict.ts'

/*
 * What became of a refund. The same request can have arrived twice: then the terminal asks for the card once more when the
 * first copy is done, and the money goes back a second time. So every end is held against the list of the terminal.
 */

type Asked = RefundNames & { submittedAt: number | null }
type Verdict = RefundQueryOutcome extends infer One
  ? One extends unknown
    ? Omit<One, 'evidence'>
    : never
  : never

export async function queryRefund(client: CmClient, names: Asked): Promise<RefundQueryOutcome> {
  const { providerReaderId, submittedAt } = names
  const { transactionId } = names.providerIds
  const evidence: Evidence[] = []
  let own: Answer<CmTransaction> | undefined
  if (transactionId) {
    const exchange = await client.get(providerReaderId, transactionId)
    evidence.push(exchange.evidence)
    own = readAnswer(transactionSchema, exchange.result)
    if (own.kind === 'unavailable') return { ...own, evidence: together(evidence) }
    // Connections are mixed up on the way: what became of another transaction says nothing about this one.
    if (own.kind === 'ok' && own.value.id !== transactionId)
      return { kind: 'unavailable', reason: 'answer-not-ours', evidence: together(evidence) }
    if (own.kind === 'ok' && meaningOf(own.value) === 'waiting')
      return { kind: 'pending', providerIds: {}, evidence: together(evidence) }
  }
  const listed = await transactionsSince(client, providerReaderId, submittedAt ?? 0)
  evidence.push(...listed.evidence)
  const verdict = becameOf(names, own?.kind === 'ok' ? own.value : undefined, listed)
  return { ...verdict, evidence: together(evidence) }
}

function becameOf(
  names: Asked,
  own: CmTransaction | undefined,
  { answer: listed, entries: all }: Listed<CmTransaction>,
): Verdict {
  const copies = copiesOf(names, own, all)
  const paid = copies.filter((one) => meaningOf(one) === 'approved')
  const charge = paid.find((one) => one.id === names.providerIds.transactionId) ?? paid[0]
  if (charge) return fromPaid(names, charge, copies, listed.kind === 'ok')
  // Without the list nobody knows of a second copy.
  if (listed.kind === 'unavailable') return listed
  if (listed.kind === 'refused')
    return { kind: 'unavailable', reason: `http-${listed.status}`, isRefused: true }
  const open = copies.find(isOpen)
  if (open) return { kind: 'pending', providerIds: { transactionId: open.id } }
  const last = own ?? copies.at(-1)
  if (!last) return { kind: 'not-found' }
  const { reason, providerText } = fromEnd(last, all)
  return { kind: 'ended', reason, providerText }
}

/** Asked for before the list was: the list's version is the newer one. */
function copiesOf(
  names: Asked,
  own: CmTransaction | undefined,
  all: readonly CmTransaction[],
): CmTransaction[] {
  const copies = all.filter((one) => one.merchant_order_reference === names.reference)
  return own && !copies.some((one) => one.id === own.id) ? [...copies, own] : copies
}

function isOpen(transaction: CmTransaction): boolean {
  const meaning = meaningOf(transaction)
  return meaning === 'waiting' || meaning === 'odd'
}

function fromPaid(names: Asked, charge: CmTransaction, copies: CmTransaction[], isListed: boolean): Verdict {
  const wrong = misfit(charge, attemptOf(names), 'REFUND')
  if (wrong) return { kind: 'mismatch', found: wrong }
  // Authorised may still be taken back; only what is cleared went back for good.
  if (!isCleared(charge)) return { kind: 'pending', providerIds: { transactionId: charge.id } }
  const others = copies.filter((one) => one.id !== charge.id)
  const isUnderWay = (one: CmTransaction) => isOpen(one) || (meaningOf(one) === 'approved' && !isCleared(one))
  return {
    kind: 'refunded',
    providerIds: { transactionId: charge.id },
    refundedAt: timeOf(charge.transaction_datetime),
    seconds: others
      .filter((one) => meaningOf(one) === 'approved' && isCleared(one))
      .map((one) => secondOf(one, names)),
    copies: isListed ? (others.some(isUnderWay) ? 'open' : 'none') : 'unseen',
  }
}

/** What cannot be read as money is at least what was asked for: it is the same request. */
function secondOf(second: CmTransaction, names: Asked): SecondRefund {
  const { value, currency } = second.amount
  const read = fromCmAmount(value, currency)
  return {
    name: second.id,
    amountMinor: read ?? names.amountMinor,
    currency: read === undefined ? names.currency : currency,
    refundedAt: timeOf(second.transaction_datetime),
  }
}

function attemptOf(names: Asked): AttemptNames {
  const { reference, providerIds, providerReaderId, amountMinor, currency, submittedAt } = names
  return { reference, providerIds, providerReaderId, amountMinor, currency, submittedAt }
}

export const refundName = ({ transactionId }: Readonly<Record<string, string>>): string | null =>
  transactionId ?? null
