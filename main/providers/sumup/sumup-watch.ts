import { decimalText } from '../../../preload/contract/money.ts'
import type { Asked, AttemptNames, ChargesSeen, WatchedAttempts } from '../../ports.ts'
import type { SumUpClient } from './sumup-client.ts'
import { type HistoryLine, readHistory } from './sumup-history.ts'
import { lookUpTransaction, type TransactionDetails } from './sumup-transactions.ts'

/*
 * What was charged that the till does not know, by what changed in the list of transactions. The list does not show our
 * reference: a charge that is not in the books is asked for by its own id, once, and says whose it is.
 */

/** The till's clock may be wrong by hours, and the list is asked by SumUp's. */
const clockSlackMs = 12 * 3_600_000
/** So many charges of others are looked at in one go; the rest is for the next look. */
const mostAsked = 50

export async function lookForCharges(
  client: SumUpClient,
  watched: WatchedAttempts,
  since: number,
): Promise<Asked<ChargesSeen>> {
  const history = await readHistory(client, { changedSince: since - clockSlackMs })
  if (history.kind !== 'whole') return { kind: 'unavailable', reason: history.reason }
  const seen: ChargesSeen = { named: [], others: [], odd: [], copiesWait: [], foreign: [] }
  const charges = history.lines.filter(
    (line) => mayBeCharge(line) && !watched.knownIds.has(line.transactionId),
  )
  let asked = 0
  for (const line of charges) {
    const own = watched.ruledOut.filter((attempt) => hasItsId(line, attempt))
    if (own.length > 0) {
      seen.named.push(...own.map((attempt) => attempt.reference))
      continue
    }
    if (watched.foreignIds.has(line.transactionId)) {
      seen.foreign.push({ id: line.transactionId, names: [] })
      continue
    }
    if (asked >= mostAsked) break
    asked += 1
    const found = await lookUpTransaction(client, 'id', line.transactionId)
    if (found.kind === 'unavailable') return { kind: 'unavailable', reason: found.reason }
    // Not shown yet, or not to be read as money: the next look asks again.
    if (found.kind === 'found') sortOut(seen, watched, line, found.value)
  }
  return { kind: 'answered', value: { ...seen, named: [...new Set(seen.named)] } }
}

function sortOut(
  seen: ChargesSeen,
  { ruledOut, charged }: WatchedAttempts,
  line: HistoryLine,
  found: TransactionDetails,
): void {
  const { reference, transactionId, clientTransactionId, chargedMinor, tipMinor, currency, card } = found
  const isIts = (attempt: AttemptNames) =>
    reference === '' ? hasItsId(line, attempt) : attempt.reference === reference
  const first = charged.find(isIts)
  if (first) {
    // Neither charged nor over: the list shows it again when it is.
    if (!found.isPaid) return
    const providerIds = { transactionId, ...(clientTransactionId === '' ? {} : { clientTransactionId }) }
    const text = `a second charge of ${decimalText(chargedMinor, currency)} ${currency} (${found.transactionCode || transactionId})`
    if (currency !== first.currency || chargedMinor <= tipMinor)
      seen.odd.push({ reference: first.reference, providerIds, found: text })
    else
      seen.others.push({
        reference: first.reference,
        charge: { providerIds, chargedMinor, tipMinor, card, approvedAt: found.at },
      })
    return
  }
  // An attempt whose answer was lost has no id at SumUp: where the transaction has no reference, any of its amount may be it.
  const named = ruledOut.filter((attempt) => isIts(attempt) || (reference === '' && mayBe(line, attempt)))
  if (named.length > 0) seen.named.push(...named.map((attempt) => attempt.reference))
  else seen.foreign.push({ id: transactionId, names: [reference, clientTransactionId] })
}

const notPaid: ReadonlySet<string> = new Set(['FAILED', 'CANCELLED'])

/** A status that nobody knows may be a charge. */
function mayBeCharge({ type, status }: HistoryLine): boolean {
  return !notPaid.has(status.toUpperCase()) && (type === '' || type.toUpperCase() === 'PAYMENT')
}

function hasItsId(line: HistoryLine, { providerIds }: AttemptNames): boolean {
  return line.clientTransactionId !== '' && line.clientTransactionId === providerIds.clientTransactionId
}

function mayBe(line: HistoryLine, { providerIds, amountMinor, currency }: AttemptNames): boolean {
  if (providerIds.clientTransactionId && line.clientTransactionId) return false
  // The line's amount holds a tip as well.
  return line.currency === currency && line.amountMinor >= amountMinor
}
