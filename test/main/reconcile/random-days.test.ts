import { describe, expect, it } from 'vitest'
import { insertPayment } from '../../../main/store/payment-store.ts'
import { lastRun } from '../../../main/store/reconcile-store.ts'
import { insertSecondCharge } from '../../../main/store/second-charge-store.ts'
import type { Exchanging } from '../../../main/training/cloud-exchange.ts'
import {
  chargeIdOf,
  closedDay,
  cmRecord,
  document,
  endedRow,
  insertBackTo,
  insertOpen,
  type Ledgers,
  type Move,
  paymentRow,
  reconcileBench,
  reconcileBooks,
  sumUpRecord,
} from '../../support/reconcile-bench.ts'
import { seededRandom } from '../training/virtual-clock.ts'

/*
 * Random days of a shop with two services, sold around every edge: midnight, the Z report, the turn of a page. Disagreements of each
 * kind are put between the books and the services' ledgers; every one has to be found, in one day, and nothing else.
 */

const day = 24 * 3_600_000
const begin = Date.UTC(2026, 2, 1, 7, 0, 0)

/** What was put there, as a comparison has to tell it. */
type Seeded = { day: number; line: string }

function randomShop(
  seed: number,
  { days, payments, strangers = 0 }: { days: number; payments: number; strangers?: number },
) {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(choices: readonly T[]): T => choices[below(choices.length)] as T
  const database = reconcileBooks()
  const ledgers: Ledgers = { sumup: [], cm: [] }
  const seeded: Seeded[] = []
  const foreign: Seeded[] = []
  const theirs: { at: number; write(): void }[] = []
  // Closed around midnight, before it and after.
  const closings = Array.from(
    { length: days },
    (_, index) => begin + index * day + 15.5 * 3_600_000 + below(4 * 3_600_000),
  )
  for (const [index, closedAt] of closings.entries())
    closedDay(database, index + 1, begin + index * day, closedAt)
  const last = closings.at(-1) ?? begin
  const dayOf = (at: number) => closings.findIndex((closedAt) => at <= closedAt) + 1
  const write = (
    provider: Move['provider'],
    at: number,
    record: () => Ledgers['sumup'][number] | Ledgers['cm'][number],
  ) => theirs.push({ at, write: () => void (ledgers[provider] as object[]).push(record()) })
  const record = (move: Move, more: object = {}) =>
    write(move.provider, move.theirAt, () =>
      move.provider === 'cm' ? cmRecord(move, more) : sumUpRecord(move, more),
    )
  let made = 0
  const fresh = () => {
    made += 1
    return `${seed}x${made}`
  }

  function someMove(): Move {
    const edge = pick(closings)
    // A third of everything happens within seconds of a Z report, and a part of that at the very moment.
    const at = below(3) === 0 ? edge - 5_000 + below(10_001) : begin + 1 + below(last - begin - 1)
    const clamped = Math.min(Math.max(at, begin + 1), last)
    return {
      id: fresh(),
      provider: pick(['sumup', 'cm'] as const),
      amountMinor: 1 + below(50_000),
      currency: 'EUR',
      at: clamped,
      // The service's clock is off by up to two minutes, to both sides.
      theirAt: Math.min(clamped + below(240_001) - 120_000, last),
    }
  }

  const kinds = [
    'only-here',
    'only-there',
    'amount-differs',
    'refunded-elsewhere',
    'unknown',
    'charged-twice',
  ] as const
  const put: Record<(typeof kinds)[number], (move: Move) => void> = {
    'only-here'(move) {
      insertPayment(database, paymentRow(move))
      seeded.push({ day: dayOf(move.at), line: `only-here not-listed pay-${move.id}` })
    },
    'only-there'(move) {
      insertPayment(database, endedRow(move))
      record(move)
      // It belongs to the day in which the attempt ended.
      seeded.push({ day: dayOf(move.at), line: `only-there attempt-of-ours ${chargeIdOf(move.id)}` })
    },
    'amount-differs'(move) {
      insertPayment(database, paymentRow(move))
      record({ ...move, amountMinor: move.amountMinor + 1 })
      seeded.push({ day: dayOf(move.at), line: `amount-differs  pay-${move.id}` })
    },
    'refunded-elsewhere'(move) {
      insertPayment(database, paymentRow(move))
      const back = goBack(move)
      seeded.push({ day: dayOf(back.at), line: `refunded-elsewhere refund-of-ours ${back.name}` })
    },
    unknown(move) {
      insertOpen(database, move)
      seeded.push({ day: dayOf(move.at - 20_000), line: `unknown open-here pay-${move.id}` })
    },
    'charged-twice'(move) {
      insertPayment(database, paymentRow(move))
      record(move)
      const second = { ...move, theirAt: Math.min(move.theirAt + 1_000, last) }
      const id = `tx-second-${move.id}`
      write(move.provider, second.theirAt, () =>
        move.provider === 'cm' ? cmRecord(second, { id }) : sumUpRecord(second, { id, code: `S${move.id}` }),
      )
      seeded.push({ day: dayOf(second.theirAt), line: `only-there charged-twice ${id}` })
    },
  }

  /** Something goes back at the service; the books learn it or do not. */
  function goBack(move: Move) {
    const at = Math.min(move.theirAt + 60_000 + below(36 * 3_600_000), last)
    const amountMinor = 1 + below(move.amountMinor)
    if (move.provider === 'cm') {
      const name = `tx-back-${move.id}`
      record(move)
      write('cm', at, () =>
        cmRecord(
          { ...move, amountMinor, theirAt: at },
          {
            id: name,
            type: 'REFUND',
            originalId: chargeIdOf(move.id),
            reference: `B${move.id}`.toUpperCase(),
          },
        ),
      )
      return { name, at, amountMinor }
    }
    const eventId = 9_700_000_000 + made
    record(move, { refunds: [{ eventId, amountMinor, at }], updatedAt: at })
    return { name: String(eventId), at, amountMinor }
  }

  for (let count = 0; count < payments; count += 1) {
    const move = someMove()
    const fate = below(20)
    if (fate === 0) {
      insertPayment(database, paymentRow(move))
      const back = goBack(move)
      insertBackTo(database, move, { ...back, at: Math.min(back.at + below(30_000), last) })
    } else if (fate === 1) {
      // Both charges of one request are in the books: nothing to tell.
      insertPayment(database, paymentRow(move))
      record(move)
      const id = `tx-known-${move.id}`
      write(move.provider, move.theirAt, () =>
        move.provider === 'cm' ? cmRecord(move, { id }) : sumUpRecord(move, { id, code: `K${move.id}` }),
      )
      insertSecondCharge(database, `pay-${move.id}`, {
        id: `second-${move.id}`,
        providerIds: { transactionId: id },
        chargedMinor: move.amountMinor,
        tipMinor: 0,
        card: paymentRow(move).card,
        approvedAt: move.theirAt,
        at: Math.min(move.at + below(day), last),
      })
    } else if (fate === 2) {
      // Declined on both sides.
      insertPayment(database, { ...endedRow(move), status: 'declined' } as never)
      record(
        move,
        move.provider === 'cm' ? { status: 'CANCELLED', result: 'DECLINED' } : { status: 'FAILED' },
      )
    } else {
      insertPayment(database, paymentRow(move))
      record(move)
    }
  }
  for (const kind of kinds) put[kind](someMove())
  for (let count = 0; count < strangers; count += 1) {
    const move = { ...someMove(), provider: 'sumup' as const }
    record(move, { foreignTransactionId: null })
    foreign.push({ day: dayOf(move.theirAt), line: `only-there not-from-this-till ${chargeIdOf(move.id)}` })
  }
  // As a service writes them: one after the other, by its own clock.
  for (const one of theirs.sort((a, b) => a.at - b.at)) one.write()
  return { database, ledgers, closings, last, seeded, foreign }
}

const nameOf = (line: { class: string; note: string; paymentId: string | null; theirId: string }) =>
  `${line.class} ${line.note} ${
    ['only-there', 'refunded-elsewhere'].includes(line.class) ? line.theirId : line.paymentId
  }`

async function told(bench: ReturnType<typeof reconcileBench>, days: number): Promise<string[]> {
  const found: string[] = []
  for (let dayId = 1; dayId <= days; dayId += 1)
    for (const provider of ['sumup', 'cm']) {
      const outcome = await bench.compare(dayId, provider)
      expect(outcome).not.toMatchObject({ reason: expect.anything() })
      for (const line of bench.lines(dayId, provider))
        if (line.class !== 'matched') found.push(`${dayId} ${nameOf(line)}`)
    }
  return found.sort()
}

const expected = (seeded: readonly Seeded[]) => seeded.map((one) => `${one.day} ${one.line}`).sort()

describe('a comparison with the services’ lists', () => {
  it.each(Array.from({ length: 16 }, (_, index) => 1_000 + index))(
    'E8: finds each of six disagreements of random days, once, and none more (seed %s)',
    { timeout: 60_000 },
    async (seed) => {
      const shop = randomShop(seed, { days: 3, payments: 60 })
      const now = (shop.closings.at(-1) ?? 0) + 2 * 3_600_000
      const bench = reconcileBench({ database: shop.database, ledgers: shop.ledgers, now })
      expect(await told(bench, 3)).toEqual(expected(shop.seeded))
      expect(document.violations(bench.sumup.log())).toEqual([])
    },
  )

  it('E8: goes through all pages and turns, and invents nothing while both lists change under it', {
    timeout: 120_000,
  }, async () => {
    const shop = randomShop(77, { days: 2, payments: 360, strangers: 70 })
    const now = shop.last + 2 * 3_600_000
    const late: Move[] = []
    let asked = 0
    // After each page somebody pays: at this till, which books it at once, and at another one.
    const busy = (cloud: Exchanging): Exchanging => ({
      ...cloud,
      exchange(request, deliver) {
        asked += 1
        if (asked % 2 === 0 && /transactions(\/history)?$/.test(request.path)) sellMeanwhile()
        cloud.exchange(request, deliver)
      },
    })
    const bench = reconcileBench({ database: shop.database, ledgers: shop.ledgers, now, front: busy })
    function sellMeanwhile() {
      for (const provider of ['sumup', 'cm'] as const) {
        const id = `late${late.length}`
        const move = { id, provider, amountMinor: 700, currency: 'EUR', at: now, theirAt: now }
        late.push(move)
        if (provider === 'cm') bench.cm.enter(cmRecord(move))
        else bench.sumup.enter(sumUpRecord(move, late.length % 3 === 0 ? { foreignTransactionId: null } : {}))
        insertPayment(shop.database, paymentRow(move))
      }
    }
    expect(await told(bench, 2)).toEqual(expected([...shop.seeded, ...shop.foreign]))
    expect(late.length).toBeGreaterThan(4)
    const pages = bench.sumup.log().filter(({ operation }) => operation === 'list-transactions')
    expect(pages.length).toBeGreaterThan(4)
    // The open day, compared now: what was paid meanwhile is there, and what is too young to be listed is no finding.
    await bench.compare(0, 'sumup')
    const notes = new Set(bench.lines(0, 'sumup').map((line) => line.note))
    expect([...notes].sort()).toEqual(['', 'not-listed-yet'])
    const sums = lastRun(shop.database, 1, 'sumup')?.sums ?? []
    const lines = bench.lines(1, 'sumup').filter((line) => line.note !== 'not-from-this-till')
    const add = (values: readonly (number | null)[]) =>
      values.reduce((sum: number, one) => sum + (one ?? 0), 0)
    const charges = lines.filter((line) => line.kind === 'charge' && line.note !== 'open-here')
    expect(sums).toMatchObject([
      {
        currency: 'EUR',
        ourChargesMinor: add(charges.map((line) => line.ourMinor)),
        theirChargesMinor: add(charges.filter((line) => line.isDoneThere).map((line) => line.theirMinor)),
      },
    ])
  })
})
