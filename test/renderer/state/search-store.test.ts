import { expect, test } from 'vitest'
import { ok } from '../../../preload/contract/result.ts'
import type { SearchHit } from '../../../preload/contract/views.ts'
import type { Ask } from '../../../renderer/state/ask.ts'
import { createSearchStore } from '../../../renderer/state/search-store.ts'

const hit = (name: string): SearchHit => ({
  productId: name.length,
  name,
  price: null,
  barcode: null,
  category: null,
  color: '#475569',
  picture: null,
  unit: 'piece',
})

/** A till whose answers come in the order that the test wants. */
function slowTill() {
  const waiting = new Map<string, (hits: SearchHit[]) => void>()
  const ask = ((_name: string, request: { query: string }) =>
    new Promise<unknown>((resolve) => {
      waiting.set(request.query, (hits) => resolve(ok(hits)))
    })) as unknown as Ask
  return { ask, answer: (query: string, hits: SearchHit[]) => waiting.get(query)?.(hits), waiting }
}

test('never lets a late answer replace a newer one', async () => {
  const till = slowTill()
  const search = createSearchStore(till)
  const first = search.setQuery('c')
  const second = search.setQuery('co')
  till.answer('co', [hit('cola')])
  await second
  till.answer('c', [hit('cake')])
  await first
  expect(search.getState()).toMatchObject({ query: 'co', answered: 'co', hits: [{ name: 'cola' }] })
})

test('shows an older answer while the newest is still on its way', async () => {
  const till = slowTill()
  const search = createSearchStore(till)
  const first = search.setQuery('c')
  void search.setQuery('co')
  till.answer('c', [hit('cake')])
  await first
  expect(search.getState()).toMatchObject({ query: 'co', answered: 'c' })
})

test('forgets everything when it is cleared, also answers still on their way', async () => {
  const till = slowTill()
  const search = createSearchStore(till)
  const asked = search.setQuery('tea')
  search.clear()
  till.answer('tea', [hit('tea')])
  await asked
  expect(search.getState()).toMatchObject({ query: '', hits: [], answered: null })
})

test('searches for what follows the wish for several', async () => {
  const till = slowTill()
  const search = createSearchStore(till)
  void search.setQuery('3*tea')
  expect([...till.waiting.keys()]).toEqual(['tea'])
  expect(search.getState().quantityMilli).toBe(3000)
})

test('chooses among the hits and not beyond', async () => {
  const till = slowTill()
  const search = createSearchStore(till)
  const asked = search.setQuery('t')
  till.answer('t', [hit('tea'), hit('toast')])
  await asked
  search.chooseNext(5)
  expect(search.getState().chosen).toBe(1)
  search.chooseNext(-5)
  expect(search.getState().chosen).toBe(0)
})
