import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../main/store/database.ts'
import { type TestClock, testClock } from '../../support/clock.ts'
import { type ComposedTill, composedTill, setUp } from '../../support/composed-till.ts'
import { seededRandom } from '../training/virtual-clock.ts'

/*
 * The whole till beside both virtual clouds, over days that end after midnight: what each Z report says of cards is what the clouds have in
 * their ledgers for that time, what the journal says, and what the comparison by the services' lists says.
 */

const readerSerial = '200300104567'
const terminalSerial = 'PL0919CQ00305'

type Shop = {
  till: ComposedTill
  clock: TestClock
  currency: string
  /** Lets time pass; answers over HTTP take real time as well. */
  pass(milliseconds: number): Promise<void>
  until(look: () => Promise<boolean>): Promise<void>
  readers: { sumup: string; cm: string | null }
}

async function openShop(currency: string): Promise<Shop> {
  // The first day is sold in the evening, and closed after midnight.
  const clock = testClock(Date.UTC(2026, 2, 28, 19, 0, 0))
  const step = async (milliseconds: number) => {
    await clock.advance(milliseconds)
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
  let isMoving = true
  const moving = (async () => {
    while (isMoving) await step(100)
  })()
  const till = await composedTill({ clock, random: seededRandom(7) })
  await setUp(till, currency)
  isMoving = false
  await moving
  const pass = async (milliseconds: number) => {
    const end = clock.now() + milliseconds
    while (clock.now() < end) await step(Math.min(200, end - clock.now()))
  }
  const until = async (look: () => Promise<boolean>) => {
    for (let turn = 0; turn < 3_000; turn += 1) {
      if (await look()) return
      await step(200)
    }
    throw new Error('it never came')
  }
  const [own] = await till.get('readers.list')
  let cm: string | null = null
  const available = await till.ask('readers.available', {
    provider: 'cm',
    storeId: null,
    query: terminalSerial,
    offset: 0,
    limit: 1,
  })
  const terminal = available.ok ? available.value.readers[0] : undefined
  if (terminal) {
    const choice = {
      provider: 'cm',
      providerReaderId: terminal.providerReaderId,
      name: 'Terrace',
      color: 'purple',
    } as const
    cm = (await till.get('readers.choose', choice)).readerId
  }
  return { till, clock, currency, pass, until, readers: { sumup: own?.readerId ?? '', cm } }
}

let made = 0
const fresh = (name: string) => {
  made += 1
  return `${name}-${made}`
}

async function ringUp({ till }: Shop, amountMinor: number): Promise<string> {
  return (await till.get('basket.add-open', { amountMinor })).basketId
}

async function sellForCash(shop: Shop, amountMinor: number): Promise<void> {
  const saleId = await ringUp(shop, amountMinor)
  await shop.till.get('payment.cash', {
    paymentId: fresh('cash'),
    saleId,
    amountMinor: null,
    tenderedMinor: null,
  })
}

async function tap({ till, until }: Shop, serial: string, action: string): Promise<void> {
  await until(async () => {
    const device = (await till.get('training.view')).readers.find((one) => one.serial === serial)
    return device?.actions.includes(action) ?? false
  })
  await till.get('training.act', { serial, action })
}

/** Declined and then paid in cash, or approved. */
async function sellByCard(
  shop: Shop,
  service: 'sumup' | 'cm',
  amountMinor: number,
  isDeclined: boolean,
): Promise<string | null> {
  const { till, readers, until, pass } = shop
  const readerId = readers[service]
  if (readerId === null) return null
  const saleId = await ringUp(shop, amountMinor)
  const paymentId = fresh('card')
  await till.get('payment.card', { paymentId, saleId, amountMinor: null, readerId })
  await tap(shop, service === 'cm' ? terminalSerial : readerSerial, isDeclined ? 'tap-declined' : 'tap-good')
  await until(async () => (await till.get('payment.get', { paymentId })).isFinal)
  const { status } = await till.get('payment.get', { paymentId })
  expect(status).toBe(isDeclined ? 'declined' : 'approved')
  if (!isDeclined) return paymentId
  await pass(40_000)
  await till.get('payment.cash', { paymentId: fresh('cash'), saleId, amountMinor: null, tenderedMinor: null })
  return null
}

async function giveBack(
  shop: Shop,
  paymentId: string,
  service: 'sumup' | 'cm',
  amountMinor: number,
): Promise<void> {
  const { till, until } = shop
  const refundId = fresh('refund')
  await till.get('refund.start', { refundId, paymentId, amountMinor })
  if (service === 'cm') await tap(shop, terminalSerial, 'tap-good')
  await until(async () => (await till.get('refund.get', { refundId })).isFinal)
  expect((await till.get('refund.get', { refundId })).status).toBe('refunded')
}

type Moved = { charges: number; chargedMinor: number; refunds: number; refundedMinor: number }
const nothing: Moved = { charges: 0, chargedMinor: 0, refunds: 0, refundedMinor: 0 }

/** The clouds' own ledgers, in the till's minor units, between two times. */
function ledgers({ till, currency }: Shop, after: number, until: number): Moved {
  const sum = { ...nothing }
  const isIn = (at: number) => at > after && at <= until
  const charge = (minor: number) => {
    sum.charges += 1
    sum.chargedMinor += minor
  }
  const refund = (minor: number) => {
    sum.refunds += 1
    sum.refundedMinor += minor
  }
  const ofSumUp = currency === 'HUF' ? 100 : 1
  for (const one of till.desk.sumup.transactions()) {
    if (one.status === 'SUCCESSFUL' && isIn(one.at)) charge(one.amountMinor * ofSumUp)
    for (const back of one.refunds) if (isIn(back.at)) refund(back.amountMinor * ofSumUp)
  }
  for (const one of till.desk.cm.transactions()) {
    if (one.result !== 'APPROVED' || !isIn(one.endedAt ?? one.createdAt)) continue
    if (one.type === 'PURCHASE') charge(one.amountMinor)
    else refund(one.amountMinor)
  }
  return sum
}

it.each(['EUR', 'GBP', 'CHF', 'HUF'])(
  'Z reports of random days in %s equal the ledgers of both clouds, the journal and the comparison, to the smallest unit',
  { timeout: 120_000 },
  async (currency) => {
    const shop = await openShop(currency)
    const { till, clock, pass, until } = shop
    const random = seededRandom(currency.charCodeAt(0) * 1_000 + currency.charCodeAt(1))
    const below = (limit: number) => Math.floor(random() * limit)
    // A card service has no half forints, and Swiss cash no single centimes: both are sold all the same.
    const some = () => (currency === 'HUF' ? 100 * (1 + below(9_000)) : 1 + below(9_000))
    const closings: { dayId: number; after: number; until: number }[] = []
    let after = clock.now()
    for (let day = 0; day < 2; day += 1) {
      const charged: { paymentId: string; service: 'sumup' | 'cm'; amountMinor: number }[] = []
      for (let step = 0; step < 6; step += 1) {
        const deed = step < 2 ? 1 + step : below(5)
        const service = deed === 2 || deed === 4 ? 'cm' : 'sumup'
        const amountMinor = some()
        if (deed === 0) await sellForCash(shop, amountMinor)
        else if (deed === 3 && charged[0]) {
          const {
            paymentId,
            amountMinor: most,
            service: by,
          } = charged.splice(below(charged.length), 1)[0] ?? charged[0]
          const part = currency === 'HUF' ? 100 * (1 + below(most / 100)) : 1 + below(most)
          await giveBack(shop, paymentId, by, part)
        } else {
          const paymentId = await sellByCard(shop, service, amountMinor, below(5) === 0)
          if (paymentId !== null) charged.push({ paymentId, service, amountMinor })
        }
        // Over midnight in the shop and in the clouds, and over the change of the clocks.
        await pass(1_000)
        clock.set(clock.now() + 50 * 60_000)
      }
      await pass(60_000)
      const { dayId, closedAt } = await till.get('day.close')
      closings.push({ dayId, after, until: closedAt ?? 0 })
      after = closedAt ?? 0
      clock.set(clock.now() + 9 * 3_600_000)
      await pass(1_000)
    }
    for (const { dayId, ...period } of closings) {
      const truth = ledgers(shop, period.after, period.until)
      const { totals, outside } = await till.get('day.get', { dayId })
      const card = totals.byTender.find(({ tender }) => tender === 'card')
      expect({
        charges: card?.count ?? 0,
        chargedMinor: card?.amount.minor ?? 0,
        refunds: outside.refunds.count,
        refundedMinor: outside.refunds.amount.minor,
      }).toEqual(truth)
      await until(async () =>
        (await till.get('reconcile.day', { dayId })).providers.every((one) => one.state === 'done'),
      )
      const { providers } = await till.get('reconcile.day', { dayId })
      expect(providers.flatMap(({ lines }) => lines)).toEqual([])
      const sums = providers.flatMap((one) => one.sums)
      const add = (amounts: readonly number[]) => amounts.reduce((sum, minor) => sum + minor, 0)
      expect(add(sums.map((sum) => sum.ourCharges.minor))).toBe(truth.chargedMinor)
      expect(add(sums.map((sum) => sum.theirCharges.minor))).toBe(truth.chargedMinor)
      expect(add(sums.map((sum) => sum.ourRefunds.minor))).toBe(truth.refundedMinor)
      expect(add(sums.map((sum) => sum.theirRefunds.minor))).toBe(truth.refundedMinor)
    }
    const all = ledgers(shop, 0, clock.now())
    expect(all.charges).toBeGreaterThan(3)
    expect(journalOf(till)).toEqual(all)
  },
)

it.each(['JPY', 'KWD'])(
  'days in %s, which no card service here takes, have no card in their Z report and none in a ledger',
  async (currency) => {
    const shop = await openShop(currency)
    const { till, readers } = shop
    await sellForCash(shop, 1_250)
    const saleId = await ringUp(shop, 777)
    const answer = await till.ask('payment.card', {
      paymentId: 'card-x',
      saleId,
      amountMinor: null,
      readerId: readers.sumup,
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'currency-not-supported' } })
    await till.get('payment.cash', {
      paymentId: fresh('cash'),
      saleId,
      amountMinor: null,
      tenderedMinor: null,
    })
    const { totals } = await till.get('day.close')
    expect(totals.byTender.map(({ tender, count }) => [tender, count])).toEqual([['cash', 2]])
    expect(ledgers(shop, 0, shop.clock.now())).toEqual(nothing)
    expect(journalOf(till)).toEqual(nothing)
  },
)

/** What the journal's entries come to: every approval and every refund with its amount. */
function journalOf({ folder }: ComposedTill): Moved {
  const database = openDatabase(join(folder, 'training', 'till.db'), { readonly: true })
  const rows = database
    .sql<[], { kind: string; body: string }>(
      `select kind, body from journal where kind in ('payment-final', 'refund-final') order by number`,
    )
    .all()
  database.close()
  const sum = { ...nothing }
  for (const { kind, body } of rows) {
    const entry = JSON.parse(body) as {
      tender?: string
      status: string
      chargedMinor?: number
      amountMinor: number
    }
    if (kind === 'payment-final' && entry.tender === 'card' && entry.status === 'approved') {
      sum.charges += 1
      sum.chargedMinor += entry.chargedMinor ?? 0
    }
    if (kind === 'refund-final' && entry.status === 'refunded') {
      sum.refunds += 1
      sum.refundedMinor += entry.amountMinor
    }
  }
  return sum
}
