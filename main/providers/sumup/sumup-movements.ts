import type { ListedMovement } from '../../domain/reconcile.ts'
import type { Asked } from '../../ports.ts'
import type { ChargeNames, Movements, MovementWish } from '../../statement-ports.ts'
import { answersHash } from '../answers-hash.ts'
import type { SumUpClient } from './sumup-client.ts'
import { type HistoryLine, readHistory } from './sumup-history.ts'
import { isChargeBack } from './sumup-taken-back.ts'
import { lookUpTransaction, type TransactionDetails } from './sumup-transactions.ts'

/*
 * What moved in a period, by SumUp's list. The list shows neither our reference nor the name of a refund: a charge that the books
 * do not know is asked for by its id, once, and so is a charge of the books that something went back of.
 */

/** The two clocks may be hours apart; what is of another day is known by its name, not by its time. */
const clockSlackMs = 12 * 3_600_000
/** Strangers' charges are asked about in turns, so that a busy account is read to its end without being hammered. */
const mostAsked = 50

export async function listMovements(
  answering: SumUpClient,
  wish: MovementWish,
): Promise<Extract<Asked<Movements>, { kind: 'answered' | 'unavailable' }>> {
  const hash = answersHash()
  const client: SumUpClient = {
    ...answering,
    listTransactions: async (query) => hash.heard(await answering.listTransactions(query)),
    getTransaction: async (name, value) => hash.heard(await answering.getTransaction(name, value)),
  }
  const history = await readHistory(client, {
    from: wish.from - clockSlackMs,
    until: wish.until + clockSlackMs,
  })
  if (history.kind !== 'whole') return { kind: 'unavailable', reason: history.reason }
  const told = new Map<string, ChargeNames>()
  const state: Reading = { client, wish, told, unlooked: null, asked: 0 }
  const movements: ListedMovement[] = []
  const lines = wholeLines(history.lines)
  for (const line of lines.charges) movements.push(await charge(state, line))
  for (const [chargeId, own] of lines.backs) movements.push(...(await wentBack(state, chargeId, own)))
  const { unlooked } = state
  return {
    kind: 'answered',
    value: { movements, told, unlooked, unreadReaders: [], answersHash: hash.hex(), totals: [] },
  }
}

type Reading = {
  client: SumUpClient
  wish: MovementWish
  told: Map<string, ChargeNames>
  unlooked: string | null
  asked: number
}

/** Pages may shift while they are read: a charge that came twice counts once, with what was said last. */
function wholeLines(lines: readonly HistoryLine[]) {
  const charges = new Map<string, HistoryLine>()
  const backs = new Map<string, HistoryLine[]>()
  for (const line of lines) {
    const isRefund = line.type.toUpperCase() === 'REFUND'
    if (!isRefund && !isChargeBack(line)) {
      charges.set(line.transactionId, line)
      // A refund may have another page, or another day, than its payment.
      if ((line.refundedMinor ?? 1) !== 0 && !backs.has(line.transactionId)) backs.set(line.transactionId, [])
    } else backs.set(line.transactionId, [...(backs.get(line.transactionId) ?? []), line])
  }
  return { charges: [...charges.values()], backs }
}

const endedWords: ReadonlySet<string> = new Set(['FAILED', 'CANCELLED', 'CHARGE_BACK', 'CHARGEBACK'])
const doneWords: ReadonlySet<string> = new Set(['SUCCESSFUL', 'PAID_OUT', 'REFUNDED'])

/** A word that nobody knows is no success, and no end either. */
function stateOf(word: string): ListedMovement['state'] {
  if (endedWords.has(word)) return 'ended'
  return doneWords.has(word) ? 'done' : 'open'
}

async function charge(reading: Reading, line: HistoryLine): Promise<ListedMovement> {
  const word = line.status.toUpperCase()
  const state = stateOf(word)
  const names = await namesOf(reading, line, state)
  return {
    kind: 'charge',
    id: line.transactionId,
    chargeId: line.transactionId,
    otherNames: line.clientTransactionId === '' ? [] : [line.clientTransactionId],
    reference: names?.reference ?? null,
    state,
    word,
    amountMinor: line.amountMinor,
    tipMinor: names?.tipMinor ?? 0,
    currency: line.currency,
    at: line.at,
    code: line.transactionCode || line.transactionId,
    providerReaderId: '',
  }
}

/** Whose it is. Undefined: it is in the books, came to nothing, or was not asked about in this turn. */
async function namesOf(
  reading: Reading,
  line: HistoryLine,
  state: ListedMovement['state'],
): Promise<ChargeNames | undefined> {
  const { client, wish, told } = reading
  if (state === 'ended' || wish.isBooked(line.transactionId)) return undefined
  const known = wish.told.get(line.transactionId)
  if (known) return known
  if (reading.unlooked !== null) return undefined
  if (reading.asked >= mostAsked) {
    reading.unlooked = 'more'
    return undefined
  }
  reading.asked += 1
  const found = await lookUpTransaction(client, 'id', line.transactionId)
  if (found.kind === 'unavailable') {
    reading.unlooked = found.reason
    return undefined
  }
  // In the list and not to be looked up, or not to be read as money: shown as what the list says.
  if (found.kind !== 'found') return undefined
  const names = { reference: found.value.reference, tipMinor: found.value.tipMinor }
  told.set(line.transactionId, names)
  return names
}

/** Refunds by their own names for a charge of the books; of others it is enough that something went back. */
async function wentBack(
  reading: Reading,
  chargeId: string,
  lines: readonly HistoryLine[],
): Promise<ListedMovement[]> {
  if (!reading.wish.isBooked(chargeId)) return lines.map(strangersRefund)
  const found = await lookUpTransaction(reading.client, 'id', chargeId)
  if (found.kind !== 'found') {
    reading.unlooked ??= found.kind === 'unavailable' ? found.reason : 'answer-not-understood'
    return []
  }
  const chargeBacks = lines.filter(isChargeBack)
  return [
    ...found.value.refunds.map((event) => refundMovement(found.value, event)),
    ...chargeBacks.map((line) => ({ ...strangersRefund(line), kind: 'charge-back' as const })),
  ]
}

function refundMovement(
  { transactionId, transactionCode, currency }: TransactionDetails,
  { eventId, amountMinor, at }: TransactionDetails['refunds'][number],
): ListedMovement {
  return {
    kind: 'refund',
    id: eventId,
    chargeId: transactionId,
    otherNames: [],
    reference: null,
    state: 'done',
    word: 'REFUNDED',
    amountMinor,
    tipMinor: 0,
    currency,
    at,
    code: transactionCode || transactionId,
    providerReaderId: '',
  }
}

function strangersRefund(line: HistoryLine): ListedMovement {
  const word = line.status.toUpperCase()
  return {
    kind: isChargeBack(line) ? 'charge-back' : 'refund',
    id: `${line.transactionId}/${line.at ?? ''}/${line.amountMinor ?? ''}`,
    chargeId: line.transactionId,
    otherNames: [],
    reference: null,
    // A refund that failed took nothing back, and neither did a charge-back that came to nothing.
    state: word === 'FAILED' || word === 'CANCELLED' ? 'ended' : 'done',
    word,
    amountMinor: line.amountMinor === null ? null : Math.abs(line.amountMinor),
    tipMinor: 0,
    currency: line.currency,
    at: line.at,
    code: line.transactionCode || line.transactionId,
    providerReaderId: '',
  }
}
