import { expect, test } from 'vitest'
import { fail, ok } from '../../../preload/contract/result.ts'
import { createBasketStore } from '../../../renderer/state/basket-store.ts'
import { basketOf, change, line } from './basket-views.ts'
import { fakeTill, handTimers, settled } from './fake-till.ts'

function store(answers: Parameters<typeof fakeTill>[0]) {
  const till = fakeTill(answers)
  const timers = handTimers()
  const problems: string[] = []
  let now = 0
  const basket = createBasketStore({
    ask: till.ask,
    onProblem: (error) => problems.push(error.code),
    onForeignChange: () => undefined,
    setTimer: timers.setTimer,
    now: () => now,
  })
  return { basket, till, timers, problems, pass: (ms: number) => (now += ms) }
}

test('applies a change that follows from what is shown without asking again', async () => {
  const { basket, till } = store({ 'basket.get': () => basketOf([line('a', 1)]) })
  await basket.load()
  await basket.apply(Promise.resolve(ok(change({ changed: [line('b', 2)], focus: 'b' }))))
  expect(basket.getState().basket?.lines).toHaveLength(2)
  expect(basket.getState()).toMatchObject({ chosenLineId: 'b', focus: { lineId: 'b', stamp: 1 } })
  expect(till.asked('basket.get')).toHaveLength(1)
})

test('asks for the whole basket when a change does not follow', async () => {
  const { basket, till } = store({ 'basket.get': () => basketOf([line('a', 1)]) })
  await basket.load()
  await basket.apply(Promise.resolve(ok(change({ baseRevision: 8, revision: 9 }))))
  expect(till.asked('basket.get')).toHaveLength(2)
})

test('tells a problem and leaves the basket as it was', async () => {
  const { basket, problems } = store({ 'basket.get': () => basketOf([line('a', 1)]) })
  await basket.load()
  await basket.apply(Promise.resolve(fail('basket-locked')))
  expect(problems).toEqual(['basket-locked'])
  expect(basket.getState().basket?.lines).toHaveLength(1)
})

test('does not ask again for the echo of its own change, but for somebody else’s', async () => {
  const { basket, till, timers, pass } = store({ 'basket.get': () => basketOf([]) })
  await basket.load()
  basket.nudged()
  basket.nudged()
  expect(timers.count).toBe(1)
  timers.fire()
  expect(till.asked('basket.get')).toHaveLength(1)
  pass(5_000)
  basket.nudged()
  timers.fire()
  await settled()
  expect(till.asked('basket.get')).toHaveLength(2)
})

test('chooses lines with the arrows and stays within the sale', async () => {
  const { basket } = store({ 'basket.get': () => basketOf([line('a', 1), line('b', 2), line('c', 3)]) })
  await basket.load()
  const chosen = () => basket.getState().chosenLineId
  basket.chooseNext(-1)
  expect(chosen()).toBe('c')
  basket.chooseNext(1)
  expect(chosen()).toBe('c')
  basket.chooseNext(-1)
  basket.chooseNext(-1)
  basket.chooseNext(-1)
  expect(chosen()).toBe('a')
})

test('chooses the last line when the chosen one was removed', async () => {
  const { basket } = store({ 'basket.get': () => basketOf([line('a', 1), line('b', 2)]) })
  await basket.load()
  basket.choose('a')
  await basket.apply(Promise.resolve(ok(change({ removed: ['a'] }))))
  expect(basket.getState().chosenLineId).toBe('b')
})

test('keeps each unknown code once, newest last', () => {
  const { basket } = store({})
  for (const code of ['1', '2', '1']) basket.noteUnknownCode(code)
  expect(basket.getState().unknownCodes).toEqual(['2', '1'])
})

test('asks for the basket when main holds another one, and only then', async () => {
  const { basket, till, pass } = store({ 'basket.get': () => basketOf([line('a', 1)]) })
  await basket.load()
  const { basketId, revision, locked } = basketOf([line('a', 1)])
  pass(5_000)
  await basket.seen({ basketId, revision, locked })
  expect(till.asked('basket.get')).toHaveLength(1)
  await basket.seen({ basketId, revision, locked: !locked })
  expect(till.asked('basket.get')).toHaveLength(2)
  // Its own change may still be under way.
  await basket.seen({ basketId, revision: revision + 1, locked })
  expect(till.asked('basket.get')).toHaveLength(2)
})

test('knows at once that a payment locked the basket, and asks about it once for many payments', async () => {
  let locked = false
  const { basket, till, pass } = store({
    'basket.get': () => ({ ...basketOf([line('a', 1)]), locked }),
    'basket.stamp': () => ({ basketId: 'b1', revision: 1, locked }),
  })
  await basket.load()
  pass(5_000)
  locked = true
  await Promise.all([basket.paymentMoved(), basket.paymentMoved(), basket.paymentMoved()])
  expect(basket.getState().basket?.locked).toBe(true)
  expect(till.asked('basket.stamp')).toHaveLength(2)
  expect(till.asked('basket.get')).toHaveLength(2)
})
