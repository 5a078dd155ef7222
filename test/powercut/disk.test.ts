import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../bench/random.ts'
import { testFolder } from '../support/database.ts'
import { createDisk, type Policy } from './disk.ts'
import type { Step } from './steps.ts'

const write = (file: number, offset: number, text: string): Step => ({
  kind: 'write',
  file,
  offset,
  bytes: Buffer.from(text),
})

/** What stands in the files of an image; null for one that is not there. */
function imageOf(steps: readonly Step[], policy: Policy, names: readonly string[], seed = 1) {
  const disk = createDisk('/data')
  for (const step of steps) disk.apply(step)
  const folder = join(testFolder(), 'image')
  mkdirSync(folder)
  disk.write(folder, policy, seededRandom(seed))
  return names.map((name) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'latin1') : null,
  )
}

const seeds = Array.from({ length: 60 }, (_, seed) => seed)

describe('a disk after a power cut', () => {
  const steps: Step[] = [
    { kind: 'create', path: '/data/a', file: 1 },
    write(1, 0, 'certain'),
    { kind: 'sync', file: 1 },
    { kind: 'sync-folder', path: '/data' },
    write(1, 0, 'NEW'),
    write(1, 10, 'far'),
    { kind: 'create', path: '/data/b', file: 2 },
    write(2, 0, 'b'),
    { kind: 'sync', file: 2 },
  ]

  it('has everything when only the process was killed, with zeros where nothing was written', () => {
    expect(imageOf(steps, 'killed', ['a', 'b'])).toEqual(['NEWtain\0\0\0far', 'b'])
  })

  it('has strictly what was synced, and no name that its folder has not', () => {
    expect(imageOf(steps, 'synced', ['a', 'b'])).toEqual(['certain', null])
    const proven: Step[] = [...steps, { kind: 'sync-folder', path: '/data' }]
    expect(imageOf(proven, 'synced', ['a', 'b'])).toEqual(['certain', 'b'])
  })

  it('has any part of the rest by chance, and names in their order', () => {
    const images = seeds.map((seed) => imageOf(steps, 'torn', ['a', 'b'], seed).join('|'))
    expect(new Set(images)).toEqual(
      new Set(
        ['certain|', 'certain|b', 'NEWtain|', 'NEWtain|b', 'certain\0\0\0far|', 'certain\0\0\0far|b'].filter(
          (image) => images.includes(image),
        ),
      ),
    )
    expect(new Set(images).size).toBeGreaterThan(1)
  })

  it('tears the last block between two sectors', () => {
    const large: Step[] = [
      { kind: 'create', path: '/data/a', file: 1 },
      { kind: 'sync-folder', path: '/data' },
      write(1, 100, 'x'.repeat(4_000)),
    ]
    const sizes = new Set(seeds.map((seed) => imageOf(large, 'torn', ['a'], seed)[0]?.length ?? -1))
    for (const size of sizes) expect(size === 0 || size % 512 === 0).toBe(true)
    expect(sizes.size).toBeGreaterThan(4)
  })

  it('gives a file its old or its new name, never both and never neither', () => {
    const renamed: Step[] = [
      { kind: 'create', path: '/data/a', file: 1 },
      { kind: 'sync-folder', path: '/data' },
      { kind: 'rename', from: '/data/a', to: '/data/b' },
    ]
    const images = new Set(seeds.map((seed) => JSON.stringify(imageOf(renamed, 'torn', ['a', 'b'], seed))))
    expect(images).toEqual(new Set(['["",null]', '[null,""]']))
  })

  it('forgets what was cut off, and shows zeros where the file grows again', () => {
    const cut: Step[] = [
      { kind: 'create', path: '/data/a', file: 1 },
      write(1, 0, 'abcdef'),
      { kind: 'resize', file: 1, size: 2 },
      { kind: 'resize', file: 1, size: 4 },
    ]
    expect(imageOf(cut, 'killed', ['a'])).toEqual(['ab\0\0'])
  })
})
