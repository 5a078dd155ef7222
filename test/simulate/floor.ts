import { createCoverage } from './coverage.ts'
import { diskInMemory } from './disk.ts'
import { recordStatements, type Step } from './recorded-database.ts'
import { furnish, simulateSeed } from './simulate-seed.ts'

/*
 * How fast lives could be if all but SQLite cost nothing: some lives are lived once more while every statement is
 * written down, the judges' own among them; the statements are run alone, prepared and in their transactions. Whole lives and bare statements
 * are timed one after the other in the same process, by the time that its thread had, so that the two can be compared
 * whatever else the machine does.
 */

export type Floor = {
  lives: number
  statementsPerLife: number
  /** Whole lives, by the thread's own time. */
  livesPerSecond: number
  /** Their statements alone: no life that makes them can be faster. */
  statementsAlonePerSecond: number
  /** The share of a life's time that is SQLite's. */
  ratio: number
}

const lives = 300

export function measureFloor(seed: number): Floor {
  const seeds = Array.from({ length: lives }, (_, index) => seed + index)
  const wholeMs = spentMs(() => live(seeds))
  const steps: Step[] = []
  live(seeds, steps)
  const aloneMs = runAlone(steps)
  const perSecond = (ms: number) => Math.round((lives * 1_000) / ms)
  return {
    lives,
    statementsPerLife: Math.round(steps.filter(({ end }) => end === undefined).length / lives),
    livesPerSecond: perSecond(wholeMs),
    statementsAlonePerSecond: perSecond(aloneMs),
    ratio: Number((aloneMs / wholeMs).toFixed(2)),
  }
}

function live(seeds: readonly number[], steps?: Step[]): void {
  const disk = diskInMemory(furnish, steps && recordStatements(steps))
  const coverage = createCoverage()
  // What set up the shop is no part of a life.
  if (steps) steps.length = 0
  for (const seed of seeds) simulateSeed(seed, { disk, coverage })
  disk.remove()
}

/** The second time counts: in the first the statements are prepared. */
function runAlone(steps: readonly Step[]): number {
  const disk = diskInMemory(furnish)
  const database = disk.raw()
  const run = () => {
    for (const { text, how, parameters, isRefused } of steps) {
      const statement = database.sql(text)
      if (!isRefused) statement[how](...parameters)
      else
        try {
          statement[how](...parameters)
        } catch {
          // Refused by a rule of the database, as it was in the life.
        }
    }
  }
  run()
  const ms = spentMs(run)
  disk.remove()
  return ms
}

function spentMs(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}
