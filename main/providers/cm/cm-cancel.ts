import type { AttemptNames, CancelOutcome, Evidence } from '../../ports.ts'
import { together } from '../exchange.ts'
import { anything } from '../read-answer.ts'
import { type CmClient, transactionSchema } from './cm-client.ts'
import { transactionsSince } from './cm-lists.ts'
import { meaningOf, readAnswer } from './cm-mapping.ts'

/** Every copy that still waits is taken back. A lost answer is resolved by looking, not by guessing. */
export async function requestCancel(client: CmClient, attempt: AttemptNames): Promise<CancelOutcome> {
  const terminalId = attempt.providerReaderId
  const listed = await transactionsSince(client, terminalId, attempt.submittedAt ?? 0)
  const evidence = [...listed.evidence]
  const { answer, entries } = listed
  const known = attempt.providerIds.transactionId
  const copies = entries.filter((one) => one.merchant_order_reference === attempt.reference)
  const waiting = copies.filter((one) => meaningOf(one) === 'waiting').map((one) => one.id)
  if (answer.kind !== 'ok' && !known && waiting.length === 0) {
    const reason = answer.kind === 'refused' ? `http-${answer.status}` : answer.reason
    return { kind: 'unavailable', reason, evidence: together(evidence) }
  }
  const isShown = answer.kind === 'ok' || known === undefined || copies.some(({ id }) => id === known)
  const ids = isShown ? waiting : [...waiting, known]
  if (ids.length === 0) {
    const last = together(evidence)
    // Not there yet is not too late.
    if (copies.length === 0) return { kind: 'unavailable', reason: 'not-found', evidence: last }
    return { kind: 'refused', reason: 'too-late', evidence: last }
  }
  let outcome: CancelEnd = { kind: 'passed-on' }
  for (const id of ids) {
    const end = await cancelOne(client, terminalId, id, evidence)
    if (end.kind !== 'passed-on') outcome = end
  }
  return { ...outcome, evidence: together(evidence) }
}

type CancelEnd = { kind: 'passed-on' } | { kind: 'refused' | 'unavailable'; reason: string }

async function cancelOne(
  client: CmClient,
  terminalId: string,
  id: string,
  evidence: Evidence[],
): Promise<CancelEnd> {
  const deleted = await client.cancel(terminalId, id)
  evidence.push(deleted.evidence)
  const { result } = deleted
  if (result.kind === 'answered' && result.status >= 200 && result.status < 300) {
    // 204 is the only word for "nobody can pay it any more"; a page of a hotel's network is none.
    if (result.status === 204) return { kind: 'passed-on' }
    return await afterDoubt(client, terminalId, id, evidence, `http-${result.status}`)
  }
  const answer = readAnswer(anything, result)
  if (answer.kind === 'refused')
    return { kind: 'refused', reason: answer.status === 409 ? 'too-late' : `http-${answer.status}` }
  const reason = answer.kind === 'unavailable' ? answer.reason : 'answer-not-understood'
  return await afterDoubt(client, terminalId, id, evidence, reason)
}

async function afterDoubt(
  client: CmClient,
  terminalId: string,
  id: string,
  evidence: Evidence[],
  reason: string,
): Promise<CancelEnd> {
  const looked = await client.get(terminalId, id)
  evidence.push(looked.evidence)
  const answer = readAnswer(transactionSchema, looked.result)
  if (answer.kind !== 'ok' || meaningOf(answer.value) === 'waiting') return { kind: 'unavailable', reason }
  return meaningOf(answer.value) === 'cancelled'
    ? { kind: 'passed-on' }
    : { kind: 'refused', reason: 'too-late' }
}
