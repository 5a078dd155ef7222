import type { Asked, ChargesSeen, WatchedAttempts } from '../../ports.ts'
import type { CmClient, CmTransaction } from './cm-client.ts'
import { transactionsSince } from './cm-lists.ts'
import { asked, meaningOf } from './cm-mapping.ts'
import { secondOf } from './cm-verdict.ts'

/** What was charged that the till does not know: one list for each terminal, and our reference stands in it. */
export async function lookForCharges(
  client: CmClient,
  watched: WatchedAttempts,
  since: number,
): Promise<Asked<ChargesSeen>> {
  const seen: ChargesSeen = { named: [], others: [], odd: [], copiesWait: [], foreign: [] }
  const attempts = [...watched.ruledOut, ...watched.charged]
  for (const terminalId of new Set(attempts.map((attempt) => attempt.providerReaderId))) {
    const { answer } = await transactionsSince(client, terminalId, since)
    const listed = asked(answer, (transactions) => transactions)
    if (listed.kind !== 'answered') return listed
    for (const one of listed.value) sortOut(seen, watched, one)
  }
  const { named, copiesWait } = seen
  return {
    kind: 'answered',
    value: { ...seen, named: [...new Set(named)], copiesWait: [...new Set(copiesWait)] },
  }
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
