import { describe, expect, it } from 'vitest'
import { pollPayment } from '../../../main/payments/poll-payment.ts'
import { recoverPayments } from '../../../main/payments/recover-payments.ts'
import { createWorker } from '../../../main/queue/worker.ts'
import { seededRandom } from '../../bench/random.ts'
import { fakeProvider, pending, readerIs, unavailable } from '../../support/fake-provider.ts'
import { must, type PaymentDesk, paymentDesk, storeReader } from '../../support/payment-desk.ts'

/*
 * Fifty attempts are open when the provider goes away for an hour. When it is back, the till asks about each of them, and
 * may not fall upon it: in the first minute at most three calls an attempt, in no second more than twelve, and every part
 * of the minute has its share.
 */

const attempts = 50
const hourMs = 3_600_000
const mostInMinute = attempts * 3
const mostInSecond = 12

async function fiftyOpen() {
  const provider = fakeProvider()
  const random = seededRandom(7)
  const calls: number[] = []
  const desk = paymentDesk({ providers: [provider], random: () => random.fraction() })
  const { readerStatus, query } = provider
  provider.readerStatus = async (id) => {
    calls.push(desk.clock.now())
    return await readerStatus(id)
  }
  provider.query = async (attempt) => {
    calls.push(desk.clock.now())
    return await query(attempt)
  }
  for (let index = 1; index <= attempts; index++) {
    storeReader(desk.database, 'fake', `reader-${index}`)
    desk.totals.set(`sale-${index}`, 1250)
    must(desk.pay({ paymentId: `payment-${index}`, saleId: `sale-${index}`, readerId: `reader-${index}` }))
  }
  await desk.pass(20_000)
  return { desk, provider, calls }
}

type Fifty = Awaited<ReturnType<typeof fiftyOpen>>

function breaks({ provider }: Fifty): void {
  provider.onQuery = () => unavailable()
  provider.readerState = null
}

function comesBack({ provider, calls }: Fifty): void {
  provider.onQuery = () => pending
  provider.readerState = readerIs('idle')
  calls.length = 0
}

function expectCalm(calls: readonly number[], from: number): void {
  const inMinute = calls.map((at) => at - from).filter((ms) => ms >= 0 && ms < 60_000)
  expect(inMinute.length, 'calls in the first minute').toBeLessThanOrEqual(mostInMinute)
  expect(inMinute.length, 'every attempt is asked about').toBeGreaterThanOrEqual(attempts)
  const seconds = Array.from({ length: 60 }, (_, second) => countIn(inMinute, second * 1_000, 1_000))
  expect(Math.max(...seconds), 'calls in one second').toBeLessThanOrEqual(mostInSecond)
}

const countIn = (times: readonly number[], from: number, lengthMs: number): number =>
  times.filter((ms) => ms >= from && ms < from + lengthMs).length

describe('fifty open attempts after an hour’s outage', () => {
  it('are asked about calmly by a till that was awake, and spread over the minute', async () => {
    const fifty = await fiftyOpen()
    breaks(fifty)
    await fifty.desk.pass(hourMs)
    // An hour of silence costs no more than about one call a minute and attempt.
    const late = fifty.calls.filter((at) => at > fifty.desk.clock.now() - hourMs / 2)
    expect(late.length).toBeLessThanOrEqual(attempts * 2 * 40)
    comesBack(fifty)
    const from = fifty.desk.clock.now()
    await fifty.desk.pass(72_000)
    expectCalm(fifty.calls, from)
    const quarters = [0, 1, 2, 3].map((quarter) =>
      countIn(
        fifty.calls.map((at) => at - from),
        quarter * 15_000,
        15_000,
      ),
    )
    expect(Math.min(...quarters), `calls by quarter: ${quarters}`).toBeGreaterThanOrEqual(attempts / 10)
  })

  it('are asked about one after the other by a till that slept through it', async () => {
    const fifty = await fiftyOpen()
    fifty.desk.clock.set(fifty.desk.clock.now() + hourMs)
    comesBack(fifty)
    const from = fifty.desk.clock.now()
    fifty.desk.worker.nudge()
    await fifty.desk.pass(60_000)
    expectCalm(fifty.calls, from)
  })

  it('are asked about one after the other by a till that was started again', async () => {
    const fifty = await fiftyOpen()
    const { desk } = fifty
    breaks(fifty)
    await desk.pass(60_000)
    await desk.worker.stop()
    desk.clock.set(desk.clock.now() + hourMs)
    comesBack(fifty)
    const from = desk.clock.now()
    startAgain(desk)
    await desk.pass(60_000)
    expectCalm(fifty.calls, from)
    // The first are asked at once: somebody may be waiting.
    expect(countIn(fifty.calls, from, 500)).toBeGreaterThanOrEqual(4)
  })

  it('come back no sooner than a provider wants, and not in the same moment', async () => {
    const fifty = await fiftyOpen()
    breaks(fifty)
    fifty.provider.onQuery = () => unavailable(30_000)
    await fifty.desk.pass(30_000)
    fifty.calls.length = 0
    const from = fifty.desk.clock.now()
    await fifty.desk.pass(60_000)
    const seconds = Array.from({ length: 60 }, (_, second) =>
      countIn(fifty.calls, from + second * 1_000, 1_000),
    )
    // In step it would be a hundred.
    expect(Math.max(...seconds), 'calls in one second').toBeLessThanOrEqual(mostInSecond * 2)
    expect(fifty.calls.length).toBeLessThanOrEqual(attempts * 2 * 2)
  })
})

function startAgain({ database, clock, context }: PaymentDesk): void {
  const worker = createWorker({
    database,
    clock,
    log: context.log,
    random: context.random,
    steps: { 'poll-payment': (job) => pollPayment(context, job) },
  })
  context.wakeQueue = () => worker.nudge()
  worker.start(() => recoverPayments(context))
}
