import { expect, test } from 'vitest'
import { applyBasketChange } from '../../../renderer/state/apply-basket-change.ts'
import { basketOf, change, line } from './basket-views.ts'

const ids = (basket: ReturnType<typeof applyBasketChange>) => basket?.lines.map(({ id }) => id)

test('adds a new line at its place', () => {
  const basket = basketOf([line('a', 1), line('c', 3)])
  expect(ids(applyBasketChange(basket, change({ changed: [line('d', 4)] })))).toEqual(['a', 'c', 'd'])
  expect(ids(applyBasketChange(basket, change({ changed: [line('b', 2)] })))).toEqual(['a', 'b', 'c'])
})

test('puts a changed line in the place of the old one and keeps all the others as they are', () => {
  const lines = [line('a', 1), line('b', 2), line('c', 3)]
  const next = applyBasketChange(basketOf(lines), change({ changed: [line('b', 2, 2000)] }))
  expect(ids(next)).toEqual(['a', 'b', 'c'])
  expect(next?.lines[1]?.quantityMilli).toBe(2000)
  expect(next?.lines[0]).toBe(lines[0])
  expect(next?.lines[2]).toBe(lines[2])
})

test('takes removed lines away', () => {
  const basket = basketOf([line('a', 1), line('b', 2)])
  expect(ids(applyBasketChange(basket, change({ removed: ['a'] })))).toEqual(['b'])
})

test('takes over revision, lock and totals', () => {
  const next = applyBasketChange(basketOf([line('a', 1)]), change({ revision: 5, locked: true }))
  expect(next).toMatchObject({ revision: 5, locked: true, totals: { lineCount: 0 } })
})

test('asks for the whole basket when a change between was missed, or it is another basket', () => {
  const basket = basketOf([line('a', 1)])
  expect(applyBasketChange(basket, change({ baseRevision: 2, revision: 3 }))).toBeNull()
  expect(applyBasketChange(basket, change({ basketId: 'b2' }))).toBeNull()
})

test('leaves the basket alone when an older answer arrives late', () => {
  const basket = basketOf([line('a', 1)], 7)
  expect(applyBasketChange(basket, change({ baseRevision: 3, revision: 4, removed: ['a'] }))).toBe(basket)
})

test('does not change the basket it was given', () => {
  const basket = basketOf([line('a', 1)])
  applyBasketChange(basket, change({ changed: [line('b', 2)], removed: ['a'] }))
  expect(ids(basket)).toEqual(['a'])
})
