import { expect, it } from 'vitest'
import type {
  LateChargeChoice,
  LateChargeView,
  SecondRefundView,
} from '../../../preload/contract/refund-views.ts'
import { fail, ok, type Result } from '../../../preload/contract/result.ts'
import { createLateStore } from '../../../renderer/state/late-store.ts'

/* What the screens do about charges that came late: told once, shown until main says that they are settled. */

const charge = (paymentId: string, choice: LateChargeChoice | null = null): LateChargeView => ({
  paymentId,
  saleId: 'sale-1',
  charged: { minor: 280, currency: 'EUR' },
  cause: 'approved-after-all',
  foundAt: 1,
  approvedAt: 1,
  readerName: 'Front',
  providerName: 'Pay',
  card: { scheme: 'VISA', lastFour: '0119' },
  choice,
  twice: null,
  canBook: true,
  receiptNumber: null,
  atReader: false,
  refund: null,
  completedSaleId: null,
})

function open(list: LateChargeView[]) {
  const till = {
    list,
    seconds: [] as SecondRefundView[],
    answers: [] as Result<LateChargeView>[],
    asked: [] as unknown[],
    tones: 0,
    decided: 0,
  }
  const ask = async (name: string, request: unknown) => {
    if (name === 'late-charge.list') return ok(till.list)
    if (name === 'second-refund.list') return ok(till.seconds)
    till.asked.push(request)
    return till.answers.shift() ?? ok(charge('a', 'book'))
  }
  let ids = 0
  const store = createLateStore({
    ask: ask as never,
    newId: () => `refund-${++ids}`,
    onNew: () => {
      till.tones += 1
    },
    onDecided: () => {
      till.decided += 1
    },
    onSecondDecided: () => {
      till.decided += 1
    },
  })
  return { till, store }
}

it('gives one tone for each charge that comes in, and none for what was seen', async () => {
  const { till, store } = open([charge('a')])
  await store.load()
  await store.load()
  expect(till.tones).toBe(1)
  till.list = [charge('b'), charge('a')]
  await store.load()
  expect(till.tones).toBe(2)
})

it('stays put aside until another one comes in', async () => {
  const { till, store } = open([charge('a')])
  await store.load()
  store.setAside(true)
  await store.load()
  expect(store.getState().isAside).toBe(true)
  till.list = [charge('b'), charge('a')]
  await store.load()
  expect(store.getState().isAside).toBe(false)
})

it('asks again under the same id where the answer was lost, so that it is one choice', async () => {
  const { till, store } = open([charge('a')])
  till.answers = [fail('till-unreachable')]
  await store.decide('a', 'reverse')
  expect(till.asked).toEqual([
    { paymentId: 'a', choice: 'reverse', refundId: 'refund-1' },
    { paymentId: 'a', choice: 'reverse', refundId: 'refund-1' },
  ])
  expect(till.decided).toBe(1)
})

it('keeps a refusal beside the charge, and is ready for another choice', async () => {
  const { till, store } = open([charge('a')])
  till.answers = [fail('late-charge-not-bookable')]
  await store.decide('a', 'book')
  expect(store.getState()).toMatchObject({ busy: false, error: { code: 'late-charge-not-bookable' } })
  expect(till.decided).toBe(0)
})

it('gives a tone for money that went back twice, and sends the same decision again when the answer is lost', async () => {
  const { till, store } = open([])
  till.seconds = [second]
  await store.load()
  await store.load()
  expect([till.tones, store.hasAny()]).toEqual([1, true])
  till.answers = [{ ok: false, error: { code: 'till-unreachable' } } as never, ok(second as never)]
  till.seconds = []
  await store.decideSecond('second-1', 'loss', 'customer is gone')
  const request = { id: 'second-1', choice: 'loss', reason: 'customer is gone' }
  expect(till.asked).toEqual([request, request])
  expect([till.decided, store.hasAny()]).toEqual([1, false])
})

const second: SecondRefundView = {
  id: 'second-1',
  refundId: 'refund-1',
  paymentId: 'payment-1',
  saleId: 'sale-1',
  asked: { name: 'one', amount: { minor: 500, currency: 'EUR' } },
  second: { name: 'two', amount: { minor: 500, currency: 'EUR' } },
  refundedAt: 1,
  foundAt: 2,
  providerName: 'SumUp',
  card: { scheme: 'VISA', lastFour: '1234' },
  receiptNumber: null,
  choice: null,
  reason: null,
}
