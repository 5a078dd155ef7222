import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../build/prepare.mjs'
import { startProcess } from '../support/process.ts'
import { cutPower } from './cut-power.ts'
import { paths } from './paths.ts'
import { plantedMistakes } from './planted.ts'
import { recordingObstacle } from './record.ts'

const obstacle = recordingObstacle()
const run = (...words: string[]) =>
  startProcess(process.execPath, [join(root, 'test', 'powercut', 'main.ts'), ...words], { cwd: root })

if (obstacle !== null) {
  console.warn(`The power-cut images are not tested on this machine: ${obstacle}.`)
  it(`says why no power can be cut here: ${obstacle}`, async () => {
    const command = run('--images', '10')
    expect(await command.ended).toMatchObject({ code: 2 })
    expect(command.lines.join('\n')).toContain(obstacle)
  })
} else {
  describe('after a power cut at any moment', { timeout: 300_000 }, () => {
    it.each(paths)(
      'a till in the middle of a %s has all that it had shown, and nothing by halves',
      async (path) => {
        const result = await cutPower({ path, images: 90, seed: 7, planted: '' })
        expect(result).toEqual({ images: 90, losses: 0, unreadable: 0, failures: [] })
      },
    )

    it.each(plantedMistakes)(
      'a till with %s has lost something, and the images are kept',
      async (planted) => {
        const { losses, failures } = await cutPower({ path: 'sale', images: 180, seed: 7, planted })
        expect(losses).toBeGreaterThan(0)
        const kept = failures.map((failure) => failure.slice(failure.lastIndexOf(' ') + 1))
        expect(kept.map((folder) => existsSync(join(folder, 'problems.txt')))).not.toContain(false)
        for (const folder of kept) rmSync(dirname(folder), { recursive: true, force: true })
      },
    )
  })

  it('closes with one line of JSON, and ends with 0 when nothing was lost', async () => {
    const command = run('--images', '30', '--only', 'sale', '--json')
    expect(await command.ended).toEqual({ code: 0, signal: null })
    expect(JSON.parse(command.lines.at(-1) ?? '')).toEqual({
      images: 30,
      losses: 0,
      unreadable: 0,
      paths: { sale: 30 },
    })
  })
}

it.each([
  [['--images', 'many'], '--images is a whole number'],
  [['--only', 'luck'], 'sale or payment'],
  [['--planted', 'luck'], 'synchronous-normal'],
])('refuses %j with a sentence', async (words, sentence) => {
  const command = run(...words)
  expect(await command.ended).toEqual({ code: 2, signal: null })
  expect(command.lines.join('\n')).toContain(sentence)
})
