import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createCoverage, ofBothServices } from './coverage.ts'
import { diskInMemory } from './disk.ts'
import { outsideMicrotasks } from './drain.ts'
import { measureFloor } from './floor.ts'
import { keptSeeds } from './kept-seeds.ts'
import { measureDetection } from './measure-detection.ts'
import { mutants, mutate } from './mutants.ts'
import { readOptions } from './options.ts'
import { mutatedSources } from './plant.ts'
import { runMutants } from './run-mutants.ts'
import { runSeeds } from './run-seeds.ts'
import { furnish, simulateSeed } from './simulate-seed.ts'

const run = (seed: number, runs: number, storage: 'memory' | 'file' = 'memory') => {
  const told: string[] = []
  return outsideMicrotasks(() => ({
    ...runSeeds({ seed, runs, storage, timeline: false, trace: false }, (line) => told.push(line)),
    told,
  }))
}

describe('the simulation', () => {
  it('keeps every invariant over some hundred lives, in which most faults happened', async () => {
    const { failures, told, faults, rows } = await run(1, 400)
    expect(failures, told.join('\n')).toEqual([])
    expect(Object.keys(faults).length).toBeGreaterThan(20)
    expect(Object.keys(rows).length).toBeGreaterThan(25)
  })

  it('keeps them on real files, opened anew by every life', async () => {
    const { failures, told } = await run(1_000, 12, 'file')
    expect(failures, told.join('\n')).toEqual([])
  })

  it.each(keptSeeds)('keeps them in seed $seed: $found', async ({ seed }) => {
    const { failures, told } = await run(seed, 1)
    expect(failures, told.join('\n')).toEqual([])
  })

  it('lives the same life from the same seed, whatever ran before', async () => {
    const lived = await outsideMicrotasks(() => {
      const disk = diskInMemory(furnish)
      const coverage = createCoverage()
      const hashOf = (seed: number) => {
        const hash = createHash('sha256')
        simulateSeed(seed, { disk, coverage, timeline: (line) => hash.update(line) })
        return hash.digest('hex')
      }
      const seeds = [3, 14, 159, 92]
      const first = seeds.map(hashOf)
      const second = seeds.toReversed().map(hashOf).toReversed()
      disk.remove()
      return { first, second }
    })
    expect(lived.second).toEqual(lived.first)
    expect(new Set(lived.first).size).toBe(4)
  })
})

describe('a shop with both card services', () => {
  it('is among the lives, and asks the second one only after the first attempt has ended', async () => {
    const { failures, told, rows, lives } = await run(1, 250)
    expect(failures, told.join('\n')).toEqual([])
    expect(lives.both).toBeGreaterThan(10)
    for (const row of Object.keys(ofBothServices)) expect(rows[row], row).toBeGreaterThan(0)
  })
})

describe('the floor of the simulation', () => {
  it('is what the statements of the same lives take alone', async () => {
    const floor = await outsideMicrotasks(() => measureFloor(1))
    expect(floor.statementsPerLife).toBeGreaterThan(100)
    expect(floor.statementsAlonePerSecond).toBeGreaterThan(0)
    expect(floor.livesPerSecond).toBeGreaterThan(0)
  })
})

describe('what the provider shows', () => {
  it('is known within half a second, with ten questions, in a fifth of the time of a poller', async () => {
    const { meanDelayMs, meanCalls, pollerMeanDelayMs } = await outsideMicrotasks(() =>
      measureDetection(1_500),
    )
    expect(meanDelayMs).toBeLessThanOrEqual(500)
    expect(meanCalls).toBeLessThanOrEqual(10)
    expect(meanDelayMs).toBeLessThanOrEqual(pollerMeanDelayMs / 5)
  })
})

describe('the planted mistakes', () => {
  it('are twenty and more, each with its place in the source', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(20)
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
    for (const mutant of mutants) expect([...mutatedSources(mutant).keys()]).not.toEqual([])
  })

  it('are found, of which three are tried here', async () => {
    for (const only of ['resend on time-out', 'cancel taken as final', 'sale and payment in two commits']) {
      const [found] = await runMutants({ runs: 2_000, seed: 1, only }, () => undefined)
      expect(found?.firstSeed, only).not.toBeNull()
    }
  })

  it('are refused where the source no longer has them', () => {
    const edit = { file: 'a.ts', find: 'x', put: 'y' }
    expect(mutate('a x b', [edit])).toBe('a y b')
    expect(() => mutate('a b', [edit])).toThrow('0 times')
    expect(() => mutate('x x', [edit])).toThrow('2 times')
  })
})

describe('the words of the command', () => {
  it('are read strictly', () => {
    expect(readOptions(['--runs', '5', '--seed', '7', '--json', '--timeline'])).toMatchObject({
      runs: 5,
      seed: 7,
      json: true,
      timeline: true,
    })
    expect(() => readOptions(['--seeds', '7'])).toThrow('"--seeds" is no option')
    expect(() => readOptions(['--runs', 'many'])).toThrow('--runs takes a whole number')
    expect(() => readOptions(['--runs', '0'])).toThrow('--runs')
    expect(() => readOptions(['--storage', 'tape'])).toThrow('memory or file')
  })
})
