import { join } from 'node:path'
import { expect, it } from 'vitest'
import { prepare, root } from '../../build/prepare.mjs'
import { startProcess } from '../support/process.ts'

const run = (...words: string[]) =>
  startProcess(process.execPath, [join(root, 'test', 'killtill', 'main.ts'), ...words], { cwd: root })

// The clock of the last life is hurried: an attempt that was killed in the instant of its sending is asked about for minutes,
// with CM.com for a quarter of an hour, before its silence counts.
it('a till that is killed in the middle of payments and refunds loses nothing, moves no money twice, and ends them all', async () => {
  await prepare()
  const command = run('--kills', '8', '--hurry', '30', '--json')
  expect(await command.ended, command.lines.join('\n')).toEqual({ code: 0, signal: null })
  const result = JSON.parse(command.lines.at(-1) ?? '') as Record<string, number>
  expect(result).toMatchObject({ host: 'browser', kills: 8, lost: 0, double: 0, openAtEnd: 0, problems: 0 })
}, 600_000)

it.each([
  [['--kills', 'many'], '--kills is a whole number'],
  [['--seed', 'luck'], '--seed is a whole number'],
  [['--host', 'phone'], '--host is browser or electron'],
])('refuses %j with a sentence', async (words, sentence) => {
  const command = run(...words)
  expect(await command.ended).toEqual({ code: 2, signal: null })
  expect(command.lines.join('\n')).toContain(sentence)
})
