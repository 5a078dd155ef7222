import { decimalText } from '../../../preload/contract/money.ts'
import type { Asked, AttemptNames, ChargesSeen, WatchedAttempts } from '../../ports.ts'
import { nothingSeen } from '../nothing-seen.ts'
import type { SumUpClient } from './sumup-client.ts'
import { type HistoryLine, readHistory } from './sumup-history.ts'
import { isChargeBack, isTakenBackWord, takenBackOf } from './sumup-taken-back.ts'
import { lookUpTransaction, type TransactionDetails } from './sumup-transactions.ts'

/*
 * What was charged that the till does not know, and what was taken back of what it knows, by what changed in the list of
 * transactions. The list does not show our reference: what the books cannot tell is asked for by its own id, once, and says
 * whose it is.
 */

/** The till's clock may be wrong by hours, and the list is asked by SumUp's. */
const clockSlackMs = 12 * 3_600_000
/** So many are asked about in one turn; the look goes on in the next one. */
const mostAsked = 50

export async function lookForCharges(
  client: SumUpClient,
  watched: WatchedAttempts,
  since: number,
): Promise<Asked<ChargesSeen>> {
  const history = await readHistory(client, { changedSince: since - clockSlackMs })
  if (history.kind !== 'whole') return { kind: 'unavailable', reason: history.reason }
  const seen = nothingSeen()
  const isPaidUnder = (attempt: AttemptNames) =>
    history.lines.some((line) => hasItsId(line, attempt) && mayBeNews(line))
  const nameless = watched.charged.filter(
    (attempt) => attempt.providerIds.transactionId === undefined && !isPaidUnder(attempt),
  )
  for (const line of history.lines) {
    const isOfBooks =
      watched.knownIds.has(line.transactionId) || nameless.some((attempt) => hasItsId(line, attempt))
    const isNews = isOfBooks ? isTakenBackWord(line) : mayBeNews(line)
    if (isNews) await lookAt(client, watched, line, seen)
  }
  return { kind: 'answered', value: { ...seen, named: [...new Set(seen.named)] } }
}

async function lookAt(
  client: SumUpClient,
  watched: WatchedAttempts,
  line: HistoryLine,
  seen: ChargesSeen,
): Promise<void> {
  const { transactionId } = line
  const own = watched.ruledOut.filter((attempt) => hasItsId(line, attempt))
  if (own.length > 0) {
    seen.named.push(...own.map((attempt) => attempt.reference))
    return
  }
  if (watched.foreignIds.has(transactionId)) {
    seen.foreign.push({ id: transactionId, names: [] })
    return
  }
  if (watched.askedIds.has(transactionId) || seen.asked.includes(transactionId)) return
  // What stands behind it in the list and needs no question is sorted all the same.
  if (seen.unlooked !== null) return
  if (seen.asked.length >= mostAsked) {
    seen.unlooked = 'more'
    return
  }
  const found = await lookUpTransaction(client, 'id', transactionId)
  if (found.kind === 'unavailable') {
    seen.unlooked = found.reason
    return
  }
  seen.asked.push(transactionId)
  // Not shown yet, or not to be read as money: the next look asks again.
  if (found.kind === 'found') sortOut(seen, watched, line, found.value)
}

function sortOut(
  seen: ChargesSeen,
  { ruledOut, charged, knownIds }: WatchedAttempts,
  line: HistoryLine,
  found: TransactionDetails,
): void {
  const { reference, transactionId, clientTransactionId, chargedMinor, tipMinor, currency, card } = found
  const back = takenBackOf(line, found)
  if (back) seen.takenBack.push(back)
  if (knownIds.has(transactionId)) return
  const isIts = (attempt: AttemptNames) =>
    reference === '' ? hasItsId(line, attempt) : attempt.reference === reference
  const first = charged.find(isIts)
  if (first) {
    // Neither charged nor over: the list shows it again when it is.
    if (!found.isPaid || back) return
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

/** A status that nobody knows may be a charge; what is fetched back may be of a sale that was long ago. */
function mayBeNews(line: HistoryLine): boolean {
  if (isChargeBack(line)) return isTakenBackWord(line)
  const { type, status } = line
  return !notPaid.has(status.toUpperCase()) && (type === '' || type.toUpperCase() === 'PAYMENT')
}

function hasItsId(line: HistoryLine, { providerIds }: AttemptNames): boolean {
  return line.clientTransactionId !== '' && line.clientTransactionId === providerIds.clientTransactionId
}

function mayBe(line: HistoryLine, { providerIds, amountMinor, currency }: AttemptNames): boolean {
  if (providerIds.clientTransactionId && line.clientTransactionId) return false
  // The line's amount holds a tip as well.
  return line.amountMinor === null || (line.currency === currency && line.amountMinor >= amountMinor)
}
