import { expect, test } from 'vitest'
import { fail, ok } from '../../../preload/contract/result.ts'
import type { ImportProgress } from '../../../preload/contract/views.ts'
import type { Ask } from '../../../renderer/state/ask.ts'
import { createImportStore } from '../../../renderer/state/import-store.ts'

const progress = (stage: ImportProgress['stage'], done = 0): ImportProgress => ({
  importId: 'i1',
  stage,
  done,
  total: 10,
  preview: null,
  error: null,
})

/** A till that answers from a list, and timers that the test lets ring. */
function desk(answers: ReturnType<typeof ok<ImportProgress> | typeof fail>[]) {
  const asked: string[] = []
  const timers = new Set<() => void>()
  const ask = (async (name: string) => {
    asked.push(name)
    return answers.shift()
  }) as unknown as Ask
  const setTimer = (work: () => void) => {
    timers.add(work)
    return () => timers.delete(work)
  }
  const ring = async () => {
    const [work] = timers
    if (!work) throw new Error('no timer is set')
    timers.delete(work)
    work()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { asked, timers, ring, store: createImportStore({ ask, setTimer }) }
}

test('asks until the import rests, whether a screen looks or not', async () => {
  const { asked, ring, timers, store } = desk([
    ok(progress('reading')),
    ok(progress('checking', 5)),
    ok(progress('ready')),
  ])
  await store.open('list.csv', 'eA==')
  await ring()
  expect(store.getState().progress).toMatchObject({ stage: 'checking', done: 5 })
  await ring()
  expect(store.getState().progress?.stage).toBe('ready')
  expect(timers.size).toBe(0)
  expect(asked).toEqual(['catalogue.import-open', 'catalogue.import-progress', 'catalogue.import-progress'])
})

test('a wish that was refused is told and leaves the import as it was', async () => {
  const { store, timers } = desk([ok(progress('ready')), fail('import-busy')])
  await store.open('list.csv', 'eA==')
  await store.run()
  expect(store.getState()).toMatchObject({ progress: { stage: 'ready' }, error: { code: 'import-busy' } })
  expect(timers.size).toBe(0)
})

test('lets go of a list that is not wanted, in the till too', async () => {
  const { asked, store } = desk([ok(progress('ready')), ok(progress('cancelled'))])
  await store.open('list.csv', 'eA==')
  store.forget()
  expect(store.getState()).toEqual({ progress: null, error: null })
  await Promise.resolve()
  expect(store.getState()).toEqual({ progress: null, error: null })
  expect(asked.at(-1)).toBe('catalogue.import-cancel')
})

test('asks on when an answer was lost, and gives up what main does not know any more', async () => {
  const { store, ring, timers } = desk([ok(progress('writing')), fail('internal'), fail('import-not-found')])
  await store.open('list.csv', 'eA==')
  await ring()
  expect(store.getState()).toMatchObject({ progress: { stage: 'writing' }, error: { code: 'internal' } })
  await ring()
  expect(store.getState()).toMatchObject({ progress: null, error: { code: 'import-not-found' } })
  expect(timers.size).toBe(0)
})
