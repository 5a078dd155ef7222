import type { Asked, AttemptNames } from '../../ports.ts'
import type { SumUpClient } from './sumup-client.ts'
import { type HistoryLine, readHistory } from './sumup-history.ts'

/**
 * Which of these attempts may have been charged, by what changed in the list of transactions. The list does not know our
 * reference: an attempt whose answer was lost has no other name, and any charge of its amount may be it.
 */
export async function lookForCharges(
  client: SumUpClient,
  attempts: readonly AttemptNames[],
  since: number,
): Promise<Asked<string[]>> {
  const history = await readHistory(client, { changedSince: since })
  if (history.kind !== 'whole') return { kind: 'unavailable', reason: history.reason }
  const charges = history.lines.filter(mayBeCharge)
  const named = attempts.filter((attempt) => charges.some((line) => mayBe(line, attempt)))
  return { kind: 'answered', value: named.map((attempt) => attempt.reference) }
}

const notPaid: ReadonlySet<string> = new Set(['FAILED', 'CANCELLED'])

/** A status that nobody knows may be a charge. */
function mayBeCharge({ type, status }: HistoryLine): boolean {
  return !notPaid.has(status.toUpperCase()) && (type === '' || type.toUpperCase() === 'PAYMENT')
}

function mayBe(line: HistoryLine, { providerIds, amountMinor, currency }: AttemptNames): boolean {
  const { clientTransactionId } = providerIds
  if (clientTransactionId && line.clientTransactionId) return line.clientTransactionId === clientTransactionId
  // The line's amount holds a tip as well.
  return line.currency === currency && line.amountMinor >= amountMinor
}
