import * as v from 'valibot'
import type { ListedMovement } from '../../domain/reconcile.ts'
import type { Asked } from '../../ports.ts'
import type { Movements, MovementWish, TotalsBeside } from '../../statement-ports.ts'
import { answersHash } from '../answers-hash.ts'
import { anything } from '../read-answer.ts'
import type { CmClient, CmTransaction } from './cm-client.ts'
import { dayIn, fits, listedTotals, nothing, readDayTotals } from './cm-day-totals.ts'
import { transactionsSince } from './cm-lists.ts'
import { fromCmAmount, meaningOf, readAnswer, timeOf } from './cm-mapping.ts'

/*
 * What moved in a period, by the lists of the terminals that this till had. Our reference stands in each entry. Terminals of other
 * tills are not asked: what they took is none of this till's business.
 */

const clockSlackMs = 12 * 3_600_000
/** Totals are of today alone, and today began at most that long ago anywhere. */
const longestDayMs = 26 * 3_600_000
/** A day that was closed longer ago has other totals by now. */
const totalsForMs = 6 * 3_600_000

export async function listMovements(
  answering: CmClient,
  now: number,
  wish: MovementWish,
): Promise<Extract<Asked<Movements>, { kind: 'answered' | 'unavailable' }>> {
  const hash = answersHash()
  const client: CmClient = {
    ...answering,
    transactions: async (terminalId, page) => hash.heard(await answering.transactions(terminalId, page)),
    dayTotals: async (terminalId) => hash.heard(await answering.dayTotals(terminalId)),
  }
  const wantsTotals = now - wish.until < totalsForMs
  const since = Math.min(wish.from - clockSlackMs, wantsTotals ? now - longestDayMs : wish.from)
  const movements: ListedMovement[] = []
  const totals: TotalsBeside[] = []
  const unreadReaders: string[] = []
  for (const terminalId of wish.providerReaderIds) {
    const before = wantsTotals ? await totalsText(client, terminalId) : null
    const { answer, entries } = await transactionsSince(client, terminalId, since)
    if (answer.kind === 'refused' && answer.status === 404) {
      unreadReaders.push(terminalId)
      continue
    }
    if (answer.kind === 'refused') return { kind: 'unavailable', reason: `http-${answer.status}` }
    if (answer.kind === 'unavailable') return { kind: 'unavailable', reason: answer.reason }
    movements.push(...entries.flatMap((entry) => toMovement(entry, terminalId)))
    // A payment that came while the list was read is in one of both alone: compared when nothing moved.
    const after = before === null ? null : await totalsText(client, terminalId)
    if (before !== null && before === after)
      totals.push(...beside(before, entries, { terminalId, timeZone: wish.timeZone, now }))
  }
  return {
    kind: 'answered',
    value: { movements, told: new Map(), unlooked: null, unreadReaders, answersHash: hash.hex(), totals },
  }
}

/** Null: it does not come, which hinders nothing else. */
async function totalsText(client: CmClient, terminalId: string): Promise<string | null> {
  const { result } = await client.dayTotals(terminalId)
  if (result.kind !== 'answered' || readAnswer(anything, result).kind === 'refused') return null
  return result.status < 300 ? receiptText(result.text) : null
}

const jsonReceipt = v.pipe(v.string(), v.parseJson(), v.object({ receipt: v.string() }))

/** The guide does not say whether the totals come as text or inside of JSON. */
export function receiptText(text: string): string {
  const parsed = v.safeParse(jsonReceipt, text)
  return parsed.success ? parsed.output.receipt : text
}

function beside(
  text: string,
  entries: readonly CmTransaction[],
  { terminalId, timeZone, now }: { terminalId: string; timeZone: string; now: number },
): TotalsBeside[] {
  const told = readDayTotals(text)
  const zones = [timeZone, 'UTC'].map((zone) => listedTotals(entries, dayIn(zone, now), zone))
  const listed = zones[0] ?? new Map()
  const currencies = new Set([...(told?.keys() ?? []), ...zones.flatMap((sums) => [...sums.keys()])])
  return [...currencies].map((currency) => {
    const sum = told?.get(currency) ?? (told ? nothing : null)
    const all = zones.map((sums) => sums.get(currency) ?? nothing)
    return {
      providerReaderId: terminalId,
      date: dayIn(timeZone, now),
      currency,
      told: sum,
      listed: (sum && all.find((one) => fits(one, sum))) ?? listed.get(currency) ?? nothing,
    }
  })
}

/** What is neither purchase nor refund moves no money that this till could have asked for. */
function toMovement(entry: CmTransaction, terminalId: string): ListedMovement[] {
  const { type, amount } = entry
  if (type !== 'PURCHASE' && type !== 'REFUND') return []
  const originalId = entry.reference?.id ?? ''
  return [
    {
      kind: type === 'PURCHASE' ? 'charge' : 'refund',
      id: entry.id,
      chargeId: type === 'PURCHASE' ? entry.id : originalId,
      otherNames: [],
      reference: entry.merchant_order_reference ?? '',
      state: stateOf(entry),
      word: [entry.status, entry.result ?? ''].join(' ').trim(),
      amountMinor: fromCmAmount(amount.value, amount.currency) ?? null,
      tipMinor: 0,
      currency: amount.currency,
      at: timeOf(entry.transaction_datetime) ?? timeOf(entry.creation_datetime),
      code: entry.system_trace_audit_number || entry.id,
      providerReaderId: terminalId,
    },
  ]
}

function stateOf(entry: CmTransaction): ListedMovement['state'] {
  switch (meaningOf(entry)) {
    case 'approved':
      return 'done'
    case 'declined':
    case 'cancelled':
    case 'reversed':
      return 'ended'
    case 'waiting':
    case 'odd':
      return 'open'
  }
}
