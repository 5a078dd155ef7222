import { expect, it } from 'vitest'
import type { LateChargeChoice, LateChargeView } from '../../../preload/contract/refund-views.ts'
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
  const till = { list, answers: [] as Result<LateChargeView>[], asked: [] as unknown[], tones: 0, decided: 0 }
  const ask = async (name: string, request: unknown) => {
    if (name === 'late-charge.list') return ok(till.list)
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
