import { join } from 'node:path'
import { expect, it } from 'vitest'
import { prepare, root } from '../../build/prepare.mjs'
import { startProcess } from '../support/process.ts'

const run = (...words: string[]) =>
  startProcess(process.execPath, [join(root, 'test', 'killtill', 'main.ts'), ...words], { cwd: root })

// An attempt that was killed in the instant of its sending is asked about for 150 seconds before its silence counts.
it('a till that is killed in the middle of card payments loses nothing, charges once, and ends them all', async () => {
  await prepare()
  const command = run('--kills', '4', '--json')
  expect(await command.ended, command.lines.join('\n')).toEqual({ code: 0, signal: null })
  const result = JSON.parse(command.lines.at(-1) ?? '') as Record<string, number>
  expect(result).toMatchObject({ kills: 4, lost: 0, double: 0, openAtEnd: 0 })
}, 600_000)

it.each([
  [['--kills', 'many'], '--kills is a whole number'],
  [['--seed', 'luck'], '--seed is a whole number'],
])('refuses %j with a sentence', async (words, sentence) => {
  const command = run(...words)
  expect(await command.ended).toEqual({ code: 2, signal: null })
  expect(command.lines.join('\n')).toContain(sentence)
})
