import { cancelPayment } from '../../main/payments/cancel-payment.ts'
import { checkPaymentNow, getPayment, openPayments } from '../../main/payments/follow-payment.ts'
import { startCardPayment } from '../../main/payments/start-payment.ts'
import { takeCash } from '../../main/payments/take-cash.ts'
import { decideLateCharge, lateCharges } from '../../main/refunds/late-charges.ts'
import { addProduct } from '../../main/sales/add-to-basket.ts'
import { openBasket } from '../../main/sales/open-basket.ts'
import { parkBasket } from '../../main/sales/park-basket.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { callTill, pause } from './counter.ts'
import { decideLeftovers } from './decide-leftovers.ts'
import { giveBack, refundTooEarly } from './give-back.ts'
import { products } from './life.ts'
import type { Oracle } from './oracle.ts'
import type { Visit } from './plan.ts'
import { pressZ } from './press-z.ts'
import { takeGoodsBack } from './take-goods-back.ts'
import { perhapsChangeReader, perhapsWantOther, readerByName } from './two-readers.ts'
import type { World } from './world.ts'

/*
 * The person at the till. Sees only what the till shows, presses what can be pressed, and presses it twice, too late or
 * in a hurry. A till that is switched off is waited for; then the screen tells how to go on.
 */

export type Cashier = { current(): Visit; isDone(): boolean }

type Desk = { world: World; oracle: Oracle; visit: Visit; freshId: () => string }
type Ended = { status: 'approved' | 'ruled-out'; view: PaymentView }

const lookMs = 600
const mostAttempts = 4
/** Beyond the patience: then the next customer has to be served. */
const lastPatienceMs = 90_000

export function seatCashier(world: World, oracle: Oracle): Cashier {
  const [first] = world.plan.visits
  if (!first) throw new Error('a run without a visit')
  let current = first
  let done = false
  let made = 0
  const freshId = () => `payment-${++made}`
  const work = async () => {
    for (const visit of world.plan.visits) {
      current = visit
      await perhapsChangeReader(world)
      const paid = await serve({ world, oracle, visit, freshId })
      if (paid && visit.givesBack && visit.givesBack !== 'early')
        await giveBack(world, visit.givesBack, paid.paymentId, paid.amount.minor)
      if (paid) await takeGoodsBack(world, oracle, paid)
      if (world.plan.pressesZ === 'any-time') await pressZ(world, oracle)
    }
    if (world.clouds.all.some((cloud) => !cloud.endsByItself)) await callOffLeftovers(world)
    if (world.plan.decides) {
      await pressZ(world, oracle)
      await decideLeftovers(world)
      await pressZ(world, oracle, true)
    }
    if (world.plan.pressesZ !== 'never') {
      await pressZ(world, oracle)
      await pressZ(world, oracle)
    }
    done = true
  }
  work().catch((error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    world.violated('harness', `the cashier fell over: ${text}`)
    done = true
  })
  return { current: () => current, isDone: () => done }
}

const leftoverLooks = 15

/** Nobody stands at the reader any more: what still waits for a card is called off, again and again. */
async function callOffLeftovers(world: World): Promise<void> {
  for (let look = 0; look < leftoverLooks; look += 1) {
    const open = await callTill(world, ({ payments }) => openPayments(payments))
    if (open?.ok && open.value.every((view) => !view.canCancel && !view.cancelWished)) return
    for (const { paymentId, canCancel } of open?.ok ? open.value : [])
      if (canCancel) await callTill(world, ({ payments }) => cancelPayment(payments, { paymentId }))
    await pause(world, 60_000)
  }
}

/** @returns the card payment that paid for it, if one did */
async function serve(desk: Desk): Promise<PaymentView | undefined> {
  const saleId = await ringUp(desk)
  const paid = await sell(desk, saleId)
  await bookLateCharges(desk, saleId)
  return paid
}

/**
 * A charge that came late holds its basket until somebody decides: the next customer would find it there. What was charged
 * twice goes back.
 */
async function bookLateCharges({ world, visit }: Desk, saleId: string): Promise<void> {
  const list = await callTill(world, ({ refunds }) => lateCharges(refunds))
  for (const { paymentId, cause } of list?.ok ? list.value.filter((one) => one.saleId === saleId) : []) {
    const choice = cause === 'charged-twice' ? 'reverse' : 'book'
    world.note('cashier', () => `decides to ${choice} the late charge ${paymentId}`)
    const decision = { paymentId, choice, refundId: `refund-${paymentId}` } as const
    await callTill(world, ({ refunds }) => decideLateCharge(refunds, decision))
  }
  const basket = await callTill(world, ({ sales }) => openBasket(sales))
  if (basket?.id === saleId && basket.lines.length > 0) await park({ world, visit })
}

async function sell(desk: Desk, saleId: string): Promise<PaymentView | undefined> {
  const { world, oracle, visit } = desk
  oracle.willCost(saleId, totalOf(visit))
  if (visit.tender === 'split') {
    const part = Math.floor(totalOf(visit) / 2)
    if ((await payByCard(desk, saleId, part)) === 'left') return undefined
  }
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const wantsCard = visit.tender !== 'cash' && (attempt === 1 || world.chances.cashier.happens(0.6))
    const after = wantsCard ? await payByCard(desk, saleId, null) : await payInCash(desk, saleId)
    if (after === 'paid' || after === 'left')
      return wantsCard && after === 'paid' ? oracle.lastShown() : undefined
    // After a refusal half of the customers try again at once, the others pay in cash.
    if (wantsCard && world.chances.cashier.happens(0.5) && (await payInCash(desk, saleId)) === 'paid')
      return undefined
    await pause(world, 1_000)
    await perhapsChangeReader(world)
  }
  await park(desk)
  return undefined
}

const totalOf = (visit: Visit): number =>
  visit.products.reduce((sum, id) => sum + (products[id - 1]?.priceMinor ?? 0), 0)

/** Rings up until the screen shows everything: a line that a power cut took is rung up again. */
async function ringUp({ world, visit }: Desk): Promise<string> {
  for (;;) {
    const basket = await callTill(world, ({ sales }) => openBasket(sales))
    const rung = basket?.lines.reduce((count, line) => count + line.quantityMilli / 1_000, 0) ?? 0
    const productId = visit.products[rung]
    if (basket && productId === undefined) return basket.id
    if (basket && productId !== undefined)
      await callTill(world, ({ sales }) => addProduct(sales, { productId }))
  }
}

type After = 'paid' | 'not-paid' | 'left'

async function payByCard(desk: Desk, saleId: string, amountMinor: number | null): Promise<After> {
  const { world, oracle, visit } = desk
  const request = { paymentId: desk.freshId(), saleId, amountMinor, readerId: readerByName(world) }
  world.note('cashier', () => `presses Card: ${request.paymentId}`)
  const press = (wish: typeof request) => callTill(world, ({ payments }) => startCardPayment(payments, wish))
  const answers = [await press(request)]
  // The same button once more, and the button of another window.
  if (visit.doublePress)
    answers.push(await press(request), await press({ ...request, paymentId: desk.freshId() }))
  const started = answers.findLast((answer) => answer?.ok)
  const [first] = answers
  if (!started && first && !first.ok) return await refused(desk, saleId, first.error.code)
  // No answer: the till died. What it shows afterwards says whether the press counted.
  const paymentId = started?.ok ? started.value.paymentId : await openPaymentAfterRestart(desk, saleId)
  if (paymentId === null) return 'not-paid'
  pressCancel(desk, paymentId)
  await perhapsWantOther(world, oracle, { paymentId, saleId }, desk.freshId)
  if (visit.givesBack === 'early') await refundTooEarly(world, paymentId)
  const ended = await waitForVerdict(desk, paymentId)
  if (!ended) return 'left'
  oracle.shown(ended.view)
  // The card was good for a part only: the rest is asked for at once.
  return ended.status === 'approved' && ended.view.short === null ? 'paid' : 'not-paid'
}

/** What cannot be started now has its reason; an attempt of this sale that is still open is followed. */
async function refused(desk: Desk, saleId: string, code: string): Promise<After> {
  desk.world.note('cashier', () => `is told ${code}`)
  if (code === 'payment-not-due' || code === 'sale-not-found') return 'paid'
  if (code === 'reader-busy') {
    await pause(desk.world, 3_000)
    return 'not-paid'
  }
  if (code !== 'payment-open') return 'not-paid'
  const paymentId = await openPaymentAfterRestart(desk, saleId)
  const ended = paymentId === null ? undefined : await waitForVerdict(desk, paymentId)
  if (paymentId !== null && !ended) return 'left'
  if (ended) desk.oracle.shown(ended.view)
  return ended?.status === 'approved' && ended.view.short === null ? 'paid' : 'not-paid'
}

/** P4: before anything else the screen names what is in progress. */
async function openPaymentAfterRestart({ world, oracle }: Desk, saleId: string): Promise<string | null> {
  for (;;) {
    const open = await callTill(world, ({ payments }) => openPayments(payments))
    if (!open?.ok) continue
    oracle.screenLists(open.value.map((view) => view.paymentId))
    return open.value.find((view) => view.saleId === saleId)?.paymentId ?? null
  }
}

/** Looks at the screen until the payment is final; undefined when the customer was sent on without a verdict. */
async function waitForVerdict(desk: Desk, paymentId: string): Promise<Ended | undefined> {
  const { world, oracle, visit } = desk
  const patientUntil = world.time.now() + visit.patienceMs
  let isLate = false
  for (;;) {
    await oracle.nextVerdict(paymentId, isLate ? 30_000 : Math.max(lookMs, patientUntil - world.time.now()))
    await pause(world, lookMs)
    const view = await callTill(world, ({ payments }) => getPayment(payments, { paymentId }))
    if (!view) continue
    if (!view.ok) {
      world.violated('I19', `${paymentId} was shown and is gone: ${view.error.code}`)
      return undefined
    }
    oracle.shown(view.value)
    if (view.value.isFinal)
      return { status: view.value.status === 'approved' ? 'approved' : 'ruled-out', view: view.value }
    if (world.time.now() < patientUntil || isLate) {
      if (isLate && world.time.now() > patientUntil + lastPatienceMs) return await sendOn(desk)
      continue
    }
    isLate = true
    if (await losePatience(desk, paymentId, view.value.saleId)) return await sendOn(desk)
  }
}

/** Tries what an impatient cashier tries; true when the customer is sent on. */
async function losePatience(desk: Desk, paymentId: string, saleId: string): Promise<boolean> {
  const { world } = desk
  const { cashier } = world.chances
  if (cashier.happens(0.4)) await callTill(world, ({ payments }) => checkPaymentNow(payments, { paymentId }))
  if (cashier.happens(0.4)) {
    const cash = { paymentId: desk.freshId(), saleId, amountMinor: null, tenderedMinor: null }
    const taken = await callTill(world, ({ payments }) => takeCash(payments, cash))
    if (taken?.ok) desk.oracle.cashTakenBesides(paymentId, taken.value)
  }
  if (cashier.happens(0.4)) await callTill(world, ({ payments }) => cancelPayment(payments, { paymentId }))
  await perhapsWantOther(world, desk.oracle, { paymentId, saleId }, desk.freshId)
  return cashier.happens(0.3)
}

async function sendOn(desk: Desk): Promise<undefined> {
  await park(desk)
  return undefined
}

async function park({ world, visit }: Pick<Desk, 'world' | 'visit'>): Promise<void> {
  world.note('cashier', () => 'parks the basket')
  for (;;) {
    const parked = await callTill(world, ({ sales }) => {
      const { lines } = openBasket(sales)
      return lines.length > 0 ? parkBasket(sales, { label: `${visit.habit}` }) : 'nothing there'
    })
    // Undefined: the power went. Left as it is, the next customer would be asked to pay for it.
    if (parked !== undefined) return
  }
}

function pressCancel({ world, visit }: Desk, paymentId: string): void {
  const { cancelAfterMs, cancelPresses } = visit
  if (cancelAfterMs === null) return
  const press = (left: number) => {
    if (left === 0) return
    world.note('cashier', () => `presses Cancel: ${paymentId}`)
    void callTill(world, ({ payments }) => cancelPayment(payments, { paymentId }), false)
    world.time.schedule(world.time.now() + 150, () => press(left - 1))
  }
  if (cancelPresses > 1) world.coverage.visited('R5')
  world.time.schedule(world.time.now() + cancelAfterMs, () => press(cancelPresses))
}

async function payInCash(desk: Desk, saleId: string): Promise<After> {
  const { world, oracle, visit } = desk
  const request = { paymentId: desk.freshId(), saleId, amountMinor: null, tenderedMinor: null }
  world.note('cashier', () => `takes cash: ${request.paymentId}`)
  for (;;) {
    // The same press again after a power cut is the same payment: the till says so itself.
    const taken = await callTill(world, ({ payments }) => takeCash(payments, request))
    if (!taken) continue
    if (!taken.ok) return await refused(desk, saleId, taken.error.code)
    oracle.shown(taken.value)
    if (visit.doublePress) await callTill(world, ({ payments }) => takeCash(payments, request))
    return 'paid'
  }
}
