import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { countedTasks } from '../support/counted-keys.ts'

/* What the README publishes about presses is what the table says, and the table is what test/e2e/counted-keys.spec.ts does. */

const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8')

/** What each task may take at most; a goal is never made easier. */
const goals = { cash: 1, card: 1, park: 1, resume: 1, refund: 4, close: 6 } as const

const asRead = (key: string) => `**${key.replace('+', ' ').replace('ArrowDown', '↓')}**`

it.each(Object.entries(countedTasks))(
  'the README says the presses of "%s"',
  (_name, { task, begins, keys }) => {
    expect(readme).toContain(`| ${task} | ${begins} | ${keys.map(asRead).join(' ')} | ${keys.length} |`)
  },
)

it.each(Object.entries(goals))('"%s" takes no more presses than its goal', (name, goal) => {
  expect(countedTasks[name as keyof typeof goals].keys.length).toBeLessThanOrEqual(goal)
})
