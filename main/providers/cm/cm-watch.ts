import type { Asked, AttemptNames } from '../../ports.ts'
import type { CmClient } from './cm-client.ts'
import { transactionsSince } from './cm-lists.ts'
import { asked, meaningOf } from './cm-mapping.ts'

/** Which of these attempts may have been charged: one list for each terminal, and our reference stands in it. */
export async function lookForCharges(
  client: CmClient,
  attempts: readonly AttemptNames[],
  since: number,
): Promise<Asked<string[]>> {
  const charged = new Set<string>()
  for (const terminalId of new Set(attempts.map((attempt) => attempt.providerReaderId))) {
    const { answer } = await transactionsSince(client, terminalId, since)
    const listed = asked(answer, (transactions) => transactions)
    if (listed.kind !== 'answered') return listed
    for (const one of listed.value)
      if (['approved', 'odd', 'waiting'].includes(meaningOf(one)))
        charged.add(one.merchant_order_reference ?? '')
  }
  const named = attempts.filter((attempt) => charged.has(attempt.reference))
  return { kind: 'answered', value: named.map((attempt) => attempt.reference) }
}
