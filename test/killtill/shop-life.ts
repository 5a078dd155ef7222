import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../bench/random.ts'
import { type AskTill, lookUntil } from '../support/ask-till.ts'
import { findCardPayment, isOvertaken, prepareSale, type ReadySale } from './cashier.ts'
import type { Told } from './compare-books.ts'
import { TillGone, type TillProcess } from './till-process.ts'

/* One life of a till: from its start, over a payment, a refund or both at once, to its death at a moment of chance. */

/** What goes from one life to the next in the heads and hands of the people. */
export type Memory = {
  /** The last that a screen said about each payment and refund. */
  told: Map<string, Told>
  /** A press that nobody saw an answer to: it is pressed again, with the same id, as its button would. */
  unanswered: Press[]
}

type Press = { what: 'cash' | 'refund'; press: (ask: AskTill) => Promise<unknown> }

export function newMemory(): Memory {
  return { told: new Map(), unanswered: [] }
}

/** What was going on on each path when the till died: "card SumUp pending". */
export type Moments = string[]

type Life = {
  till: TillProcess
  ask: AskTill
  random: Random
  memory: Memory
  /** Unlike every other life's: names what is begun in this one. */
  number: number
  doing: Map<string, string>
}

export async function liveAndDie(
  till: TillProcess,
  random: Random,
  memory: Memory,
  number: number,
): Promise<Moments> {
  // One in ten does not live to see its first question: the recovery itself is killed.
  if (random.below(10) === 0) {
    await pause(random.below(till.usualStartMs))
    await till.kill()
    return ['start']
  }
  const doing = new Map<string, string>()
  const life: Life = { till, ask: till.ask, random, memory, number, doing }
  try {
    await till.ready
    await pressAgain(life)
    const acts = await planActs(life)
    const death = pause(momentOfDeath(random)).then(() => till.kill())
    const ended = await Promise.allSettled(acts.map((act) => act().catch(passOverDeath)))
    await death
    const failed = ended.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  } catch (error) {
    await till.kill()
    throw error
  }
  return doing.size === 0 ? ['idle'] : [...doing].map(([path, status]) => `${path} ${status}`)
}

async function pressAgain({ ask, memory }: Life): Promise<void> {
  for (const { press } of memory.unanswered.splice(0)) await press(ask).catch(passOverDeath)
}

type Act = () => Promise<void>

/** A card payment, one in cash, a refund; now and then a refund in one window and a payment in the other. */
async function planActs(life: Life): Promise<Act[]> {
  const { ask, random } = life
  const dice = random.below(10)
  const acts: Act[] = []
  if (dice < 4) {
    const paid = await findCardPayment(ask, random)
    if (paid) acts.push(() => refund(life, paid))
  }
  if (acts.length > 0 && dice > 0) return acts
  const sale = await prepareSale(ask, random)
  acts.push(sale.readerId === null || dice > 7 ? () => payCash(life, sale) : () => payByCard(life, sale))
  return acts
}

/** A third while the intent is written and sent, the rest while the reader is busy and the verdict is recorded. */
function momentOfDeath(random: Random): number {
  const kind = random.below(3)
  if (kind === 0) return random.below(60)
  return kind === 1 ? 60 + random.below(1_000) : 1_060 + random.below(1_600)
}

async function payByCard(life: Life, { saleId, readerId, provider }: ReadySale): Promise<void> {
  const { ask, random, number } = life
  const paymentId = `card-${number}`
  const tell = (status: string) => told(life, `card ${provider}`, { what: 'payment', id: paymentId, status })
  life.doing.set(`card ${provider}`, 'asked')
  // Now and then a part of it was laid down in coins before.
  if (random.below(6) === 0) await payCash(life, { saleId }, 1)
  tell((await ask('payment.card', { paymentId, saleId, amountMinor: null, readerId })).status)
  const cancelsAt = random.below(8) === 0 ? Date.now() + random.below(1_500) : Number.POSITIVE_INFINITY
  let hasCancelled = false
  await lookUntil(async () => {
    if (Date.now() >= cancelsAt && !hasCancelled) {
      hasCancelled = true
      const { canCancel } = await ask('payment.get', { paymentId })
      if (canCancel) await ask('payment.cancel', { paymentId })
    }
    const payment = await ask('payment.get', { paymentId })
    tell(payment.status)
    return payment.isFinal
  }, 40)
}

async function payCash(life: Life, { saleId }: { saleId: string }, amountMinor: number | null = null) {
  const id = `cash-${life.number}${amountMinor === null ? '' : '-part'}`
  const wish = { paymentId: id, saleId, amountMinor, tenderedMinor: null }
  life.doing.set('cash', 'asked')
  const press = async (ask: AskTill) => {
    const { status } = await ask('payment.cash', wish)
    told(life, 'cash', { what: 'payment', id, status })
  }
  await pressed(life, { what: 'cash', press })
}

async function refund(
  life: Life,
  { paymentId, provider, chargedMinor }: { paymentId: string; provider: string; chargedMinor: number },
): Promise<void> {
  const refundId = `refund-${life.number}`
  const amountMinor = life.random.below(2) === 0 ? null : Math.max(1, Math.floor(chargedMinor / 3))
  const tell = (status: string) => told(life, `refund ${provider}`, { what: 'refund', id: refundId, status })
  life.doing.set(`refund ${provider}`, 'asked')
  const press = async (ask: AskTill) => {
    tell((await ask('refund.start', { refundId, paymentId, amountMinor })).status)
  }
  await pressed(life, { what: 'refund', press })
  await lookUntil(async () => {
    const { status, isFinal } = await life.ask('refund.get', { refundId })
    tell(status)
    return isFinal
  }, 40)
}

/** Kept in mind until there is an answer. */
async function pressed(life: Life, press: Press): Promise<void> {
  const { memory, ask } = life
  memory.unanswered.push(press)
  try {
    await press.press(ask)
  } catch (error) {
    if (error instanceof TillGone) throw error
    forget(memory, press)
    throw error
  }
  forget(memory, press)
}

function forget({ unanswered }: Memory, press: Press): void {
  const at = unanswered.indexOf(press)
  if (at >= 0) unanswered.splice(at, 1)
}

function told({ memory, doing }: Life, path: string, what: Told): void {
  memory.told.set(what.id, what)
  doing.set(path, what.status)
}

function passOverDeath(error: unknown): void {
  if (!(error instanceof TillGone) && !isOvertaken(error)) throw error
}
