import { expect, test } from 'vitest'
import { fail } from '../../../preload/contract/result.ts'
import type { DueView, PaymentStatus, PaymentView } from '../../../preload/contract/views.ts'
import { createPaymentStore } from '../../../renderer/state/payment-store.ts'
import { fakeTill, handTimers, settled } from './fake-till.ts'

const money = (minor: number) => ({ minor, currency: 'EUR' })
const finals: readonly PaymentStatus[] = ['approved', 'declined', 'cancelled', 'failed']

function paymentOf(status: PaymentStatus, parts: Partial<PaymentView> = {}): PaymentView {
  return {
    paymentId: 'p1',
    saleId: 's1',
    tender: 'card',
    status,
    isFinal: finals.includes(status),
    amount: money(1000),
    charged: null,
    short: null,
    tip: null,
    tendered: null,
    change: null,
    readerColor: null,
    readerName: 'Counter',
    providerName: 'Cards',
    readerState: null,
    cancelWished: false,
    canCancel: true,
    reason: null,
    providerText: null,
    card: null,
    createdAt: 0,
    updatedAt: 0,
    nextCheckAt: null,
    timeline: [],
    situation: null,
    completedSaleId: null,
    takenBack: null,
    repays: false,
    decision: null,
    ...parts,
  }
}

const dueOf = (parts: Partial<DueView> = {}): DueView => ({
  saleId: 's1',
  reopens: null,
  total: money(1000),
  paid: money(0),
  due: money(1000),
  cashDue: money(1000),
  cashRounding: money(0),
  suggestions: [],
  tenders: [],
  openPaymentId: null,
  cardAvailable: true,
  cardUnavailableReason: null,
  readers: [],
  ...parts,
})

function store(answers: Parameters<typeof fakeTill>[0]) {
  const till = fakeTill({ 'sales.get': () => ({ saleId: 's1' }), ...answers })
  const timers = handTimers()
  const problems: string[] = []
  const verdicts: PaymentStatus[] = []
  let id = 0
  const payment = createPaymentStore({
    ask: till.ask,
    newId: () => {
      id += 1
      return `p${id}`
    },
    setTimer: timers.setTimer,
    onProblem: (error) => problems.push(error.code),
    onVerdict: ({ status }) => verdicts.push(status),
    onSaleDone: () => undefined,
  })
  /** Every question that is due now, until nothing is due any more or the payment ended. */
  const poll = async () => {
    timers.fire()
    await settled()
  }
  return { payment, till, timers, problems, verdicts, poll }
}

test('asks about a card payment until it is final, and then no more', async () => {
  const said: PaymentView[] = [
    paymentOf('pending'),
    paymentOf('unknown'),
    paymentOf('pending'),
    paymentOf('approved', { completedSaleId: 's1' }),
  ]
  const { payment, till, timers, verdicts, poll } = store({
    'payment.card': () => paymentOf('submitting'),
    'payment.get': () => said.shift(),
  })
  await payment.card('s1', { readerId: null, amountMinor: null })
  for (const status of ['pending', 'unknown', 'pending']) {
    await poll()
    expect(payment.getState()).toMatchObject({ phase: 'following', payment: { status } })
  }
  await poll()
  expect(payment.getState()).toMatchObject({ phase: 'done', sale: { saleId: 's1' } })
  expect(timers.count).toBe(0)
  expect(verdicts).toEqual(['approved'])
  expect(till.asked('payment.card')).toHaveLength(1)
})

test('shows an unknown outcome as unknown and goes on asking', async () => {
  const { payment, timers, verdicts } = store({ 'payment.card': () => paymentOf('unknown') })
  await payment.card('s1', { readerId: null, amountMinor: null })
  expect(payment.getState()).toMatchObject({ phase: 'following', payment: { status: 'unknown' } })
  expect(timers.count).toBe(1)
  expect(verdicts).toEqual([])
})

test('asks what became of a card payment whose answer was lost, and does not start another', async () => {
  const { payment, till } = store({
    'payment.card': () => fail('till-unreachable', { sent: 'maybe' }),
    'payment.get': () => paymentOf('pending'),
  })
  await payment.card('s1', { readerId: null, amountMinor: null })
  expect(till.asked('payment.card')).toHaveLength(1)
  expect(till.asked('payment.get')).toEqual([{ name: 'payment.get', request: { paymentId: 'p1' } }])
  expect(payment.getState()).toMatchObject({ phase: 'following', payment: { status: 'pending' } })
})

test('goes back to the choice when the till never got the card payment', async () => {
  const { payment } = store({
    'payment.card': () => fail('till-unreachable', { sent: 'maybe' }),
    'payment.get': () => fail('payment-not-found'),
    'payment.due': () => dueOf(),
  })
  await payment.card('s1', { readerId: null, amountMinor: null })
  expect(payment.getState()).toMatchObject({ phase: 'choosing', error: { code: 'payment-not-found' } })
})

test('keeps asking while the till cannot be reached', async () => {
  const answers = [fail('till-unreachable'), fail('till-unreachable'), paymentOf('declined')]
  const { payment, poll } = store({
    'payment.card': () => paymentOf('pending'),
    'payment.get': () => answers.shift(),
  })
  await payment.card('s1', { readerId: null, amountMinor: null })
  await poll()
  await poll()
  expect(payment.getState().payment?.status).toBe('pending')
  await poll()
  expect(payment.getState()).toMatchObject({ phase: 'following', payment: { status: 'declined' } })
})

test('repeats cash under the same id when the answer was lost', async () => {
  const answers = [
    fail('till-unreachable'),
    paymentOf('approved', { tender: 'cash', completedSaleId: 's1', change: money(200) }),
  ]
  const { payment, till } = store({ 'payment.cash': () => answers.shift() })
  await payment.cash('s1', 1200, null)
  const ids = till.asked('payment.cash').map(({ request }) => (request as { paymentId: string }).paymentId)
  expect(ids).toEqual(['p1', 'p1'])
  expect(payment.getState()).toMatchObject({ phase: 'done', payment: { change: { minor: 200 } } })
})

test('shows what is still due after a part was paid', async () => {
  const { payment } = store({
    'payment.cash': () => paymentOf('approved', { tender: 'cash' }),
    'payment.due': () => dueOf({ paid: money(400), due: money(600) }),
  })
  await payment.cash('s1', 400, 400)
  expect(payment.getState()).toMatchObject({ phase: 'choosing', due: { due: { minor: 600 } } })
})

test('takes up an open card payment after a reload', async () => {
  const { payment } = store({
    'payment.open': () => [paymentOf('pending', { paymentId: 'p9' })],
    'payment.due': () => dueOf({ openPaymentId: 'p9' }),
    'payment.get': () => paymentOf('pending', { paymentId: 'p9' }),
  })
  await payment.recover({ basketId: 's1', locked: true })
  expect(payment.getState()).toMatchObject({ phase: 'following', paymentId: 'p9' })
})

test('starts on the sale when nothing of it is open', async () => {
  const parked = paymentOf('unknown', { saleId: 'parked' })
  const { payment, till } = store({ 'payment.open': () => [parked] })
  await payment.recover({ basketId: 's1', locked: false })
  expect(payment.getState().phase).toBe('closed')
  expect(till.asked('payment.due')).toEqual([])
})

const repayment = paymentOf('pending', { paymentId: 'p8', saleId: 'sold', repays: true, createdAt: 20 })
const answeredRepayment = {
  'payment.open': () => [paymentOf('pending', { paymentId: 'p9', createdAt: 10 }), repayment],
  'payment.get': () => ({ ...repayment, status: 'declined', isFinal: true }),
  'payment.due': () => dueOf({ saleId: 'sold', reopens: 'T-1' }),
}

test('takes up the card payment of a sale that is open again after a reload, and stays with that sale', async () => {
  const { payment, till, poll } = store(answeredRepayment)
  await payment.recover({ basketId: 's1', locked: true })
  expect(payment.getState()).toMatchObject({ phase: 'following', paymentId: 'p8', reopens: 'sold' })
  await poll()
  expect(payment.getState()).toMatchObject({ phase: 'following', payment: { status: 'declined' } })
  await payment.open()
  expect(till.asked('payment.due').at(-1)?.request).toEqual({ saleId: 'sold' })
})

test('does not go back by itself to a payment that the cashier has left', async () => {
  const { payment } = store(answeredRepayment)
  await payment.recover({ basketId: 's1', locked: false })
  payment.close()
  await payment.recover({ basketId: 's1', locked: false })
  expect(payment.getState().phase).toBe('closed')
})

test('does nothing for a second tap while the first is under way', async () => {
  const { payment, till } = store({
    'payment.cash': () => paymentOf('approved', { completedSaleId: 's1' }),
  })
  await Promise.all([payment.cash('s1', null, null), payment.cash('s1', null, null)])
  expect(till.asked('payment.cash')).toHaveLength(1)
})

test('says why a card payment was refused, beside the other ways to pay', async () => {
  const { payment } = store({
    'payment.card': () => fail('reader-offline'),
    'payment.due': () => dueOf(),
  })
  await payment.card('s1', { readerId: null, amountMinor: null })
  expect(payment.getState()).toMatchObject({
    phase: 'choosing',
    busy: false,
    error: { code: 'reader-offline' },
  })
})

test('tells a problem on the sale screen when there is nothing to pay', async () => {
  const { payment, problems } = store({ 'payment.due': () => fail('basket-empty') })
  await payment.open()
  expect(payment.getState().phase).toBe('closed')
  expect(problems).toEqual(['basket-empty'])
})

test('shows the wish to cancel as a wish: the verdict still comes from the till', async () => {
  const { payment, poll } = store({
    'payment.card': () => paymentOf('pending'),
    'payment.cancel': () => paymentOf('pending', { cancelWished: true }),
    'payment.get': () => paymentOf('approved', { cancelWished: true, completedSaleId: 's1' }),
  })
  await payment.card('s1', { readerId: null, amountMinor: null })
  await payment.cancel()
  expect(payment.getState()).toMatchObject({ phase: 'following', payment: { cancelWished: true } })
  await poll()
  expect(payment.getState().phase).toBe('done')
})

test('amount keys typed before the pad is there are kept for it, once', async () => {
  const { payment } = store({ 'payment.due': () => dueOf() })
  const opened = payment.open()
  expect(payment.isOpening()).toBe(true)
  for (const key of '300') payment.typeAhead(key)
  await opened
  expect(payment.getState().phase).toBe('choosing')
  payment.typeAhead('5')
  expect(payment.takeTypedAhead()).toBe('3005')
  expect(payment.isOpening()).toBe(false)
  payment.typeAhead('7')
  expect(payment.takeTypedAhead()).toBe('')
})

test('what a scanner typed meanwhile is taken back, and a screen that does not open keeps nothing', async () => {
  const { payment } = store({ 'payment.due': () => fail('basket-empty') })
  const opened = payment.open()
  for (const key of '3004012') payment.typeAhead(key)
  payment.dropTypedAhead(4)
  expect(payment.getState().typedAhead).toBe('300')
  await opened
  expect(payment.getState()).toMatchObject({ phase: 'closed', typedAhead: null })
})

test('goes on looking after what took nothing: an approval may come late, and is told once', async () => {
  const said = [
    paymentOf('declined'),
    paymentOf('declined'),
    paymentOf('approved', { completedSaleId: 's1' }),
  ]
  const { payment, verdicts, poll } = store({
    'payment.card': () => paymentOf('pending'),
    'payment.get': () => said.shift(),
  })
  await payment.card('s1', { readerId: null, amountMinor: null })
  await poll()
  await poll()
  expect(payment.getState()).toMatchObject({ phase: 'following', payment: { status: 'declined' } })
  expect(verdicts).toEqual(['declined'])
  await poll()
  expect(payment.getState().phase).toBe('done')
  expect(verdicts).toEqual(['declined', 'approved'])
})

test('follows a payment that another window began, without being told', async () => {
  const dues = [dueOf(), dueOf(), dueOf({ openPaymentId: 'p9' })]
  const { payment, poll } = store({
    'payment.due': () => dues.shift(),
    'payment.get': () => paymentOf('pending', { paymentId: 'p9' }),
  })
  await payment.open()
  await poll()
  expect(payment.getState().phase).toBe('choosing')
  await poll()
  expect(payment.getState()).toMatchObject({ phase: 'following', paymentId: 'p9' })
})

test('leaves the choice when another window has finished the sale', async () => {
  const dues = [dueOf(), fail('basket-empty')]
  const { payment, problems, poll } = store({ 'payment.due': () => dues.shift() })
  await payment.open()
  await poll()
  expect(payment.getState().phase).toBe('closed')
  expect(problems).toEqual([])
})

const plan = (coins: number) => ({
  saleId: 's1',
  amount: money(280),
  cards: [],
  cash: { amount: money(280), inCoins: money(coins), rounding: money(0) },
})

test('gives a sale below nought back as it stands on the screen, and looks again where that has changed', async () => {
  let coins = 280
  const { payment, till, problems } = store({
    'payment.due': () => dueOf({ total: money(-280), due: money(0) }),
    'return.plan': () => plan(coins),
    'return.give-back': () => fail('return-plan-changed'),
  })
  await payment.open()
  expect(payment.getState()).toMatchObject({ phase: 'giving', giving: { cash: { inCoins: money(280) } } })
  coins = 180
  await payment.give()
  expect(till.asked('return.give-back')).toMatchObject([{ request: { saleId: 's1', cashMinor: 280 } }])
  expect(payment.getState()).toMatchObject({
    phase: 'giving',
    busy: false,
    error: { code: 'return-plan-changed' },
    giving: { cash: { inCoins: money(180) } },
  })
  expect(problems).toEqual([])
})
