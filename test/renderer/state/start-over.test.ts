import { expect, test } from 'vitest'
import { createStartOver } from '../../../renderer/state/start-over.ts'

/** A page whose till answers as the list says; past the list it answers. */
function pageWith({ answers, lastAt = null }: { answers: boolean[]; lastAt?: number | null }) {
  const happened: string[] = []
  let written = lastAt
  let pending: (() => void) | null = null
  const startOver = createStartOver({
    isAnswering: async () => answers.shift() ?? true,
    reload: () => happened.push('reload'),
    memory: { read: () => written, write: (at) => (written = at) },
    now: () => 100_000,
    setTimer: (work) => (pending = work),
    onUseless: () => happened.push('useless'),
  })
  const settle = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    const work = pending
    pending = null
    if (!work) return
    work()
    await settle()
  }
  return { startOver, settle, happened, last: () => written }
}

test('a page whose part is missing begins anew when the till answers again, once', async () => {
  const page = pageWith({ answers: [false, false, false] })
  page.startOver()
  page.startOver()
  await page.settle()
  expect(page.happened).toEqual(['reload'])
  expect(page.last()).toBe(100_000)
})

test('a new page that lacks a part as well says so and does not reload for ever', async () => {
  const page = pageWith({ answers: [], lastAt: 95_000 })
  page.startOver()
  await page.settle()
  expect(page.happened).toEqual(['useless'])
})

test('a part that is missing an hour later is a new case', async () => {
  const page = pageWith({ answers: [], lastAt: 100_000 - 3_600_000 })
  page.startOver()
  await page.settle()
  expect(page.happened).toEqual(['reload'])
})
