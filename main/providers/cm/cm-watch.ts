import type { Asked, AttemptNames, ChargesSeen, WatchedAttempts } from '../../ports.ts'
import { nothingSeen } from '../nothing-seen.ts'
import type { CmClient, CmTransaction } from './cm-client.ts'
import { transactionsSince } from './cm-lists.ts'
import { meaningOf } from './cm-mapping.ts'
import { secondOf } from './cm-verdict.ts'

/**
 * What was charged that the till does not know: one list for each terminal, and our reference stands in it. A terminal whose
 * list does not come says nothing about the others.
 */
export async function lookForCharges(
  client: CmClient,
  watched: WatchedAttempts,
  since: number,
): Promise<Asked<ChargesSeen>> {
  const seen = nothingSeen()
  const attempts = [...watched.ruledOut, ...watched.charged]
  let isHeard = false
  for (const terminalId of new Set(attempts.map((attempt) => attempt.providerReaderId))) {
    const from = firstSent(attempts, terminalId, since)
    const { answer, entries } = await transactionsSince(client, terminalId, from)
    for (const one of entries) sortOut(seen, watched, one)
    // Taken out of the account: there is no list any more, and its attempts are asked for by name in the end.
    const isOver = answer.kind === 'ok' || (answer.kind === 'refused' && answer.status === 404)
    isHeard ||= isOver || entries.length > 0
    if (!isOver) seen.unlooked ??= answer.kind === 'refused' ? `http-${answer.status}` : answer.reason
  }
  const { named, copiesWait, unlooked } = seen
  if (unlooked !== null && !isHeard) return { kind: 'unavailable', reason: unlooked }
  return {
    kind: 'answered',
    value: { ...seen, named: [...new Set(named)], copiesWait: [...new Set(copiesWait)] },
  }
}

/** A list goes by when a transaction was made, and one that was made long ago may be charged today. */
function firstSent(attempts: readonly AttemptNames[], terminalId: string, since: number): number {
  const own = attempts.filter(({ providerReaderId }) => providerReaderId === terminalId)
  return Math.min(since, ...own.map(({ submittedAt }) => submittedAt ?? since))
}

function sortOut(
  seen: ChargesSeen,
  { ruledOut, charged, knownIds }: WatchedAttempts,
  one: CmTransaction,
): void {
  const meaning = meaningOf(one)
  const isIts = ({ reference }: { reference: string }) => reference === one.merchant_order_reference
  const ruled = ruledOut.find(isIts)
  if (ruled && ['approved', 'odd', 'waiting'].includes(meaning)) seen.named.push(ruled.reference)
  const first = charged.find(isIts)
  if (!first || knownIds.has(one.id)) return
  const { reference } = first
  if (meaning === 'waiting') seen.copiesWait.push(reference)
  if (meaning !== 'approved') return
  const charge = secondOf(one, first)
  if (charge) seen.others.push({ reference, charge })
  else {
    const { value, currency } = one.amount
    const found = `a second charge of ${value} ${currency} (${one.id})`
    seen.odd.push({ reference, providerIds: { transactionId: one.id }, found })
  }
}
