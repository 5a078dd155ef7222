import { type Coverage, createCoverage } from './coverage.ts'
import { diskInMemory, diskOnFiles } from './disk.ts'
import { furnish, simulateSeed } from './simulate-seed.ts'

export type Wanted = { runs: number; seed: number; timeline: boolean; storage: 'memory' | 'file' }

export type Result = {
  runs: number
  seconds: number
  failures: { seed: number; invariant: string; what: string }[]
  faults: Coverage['faults']
  rows: Coverage['rows']
  /** Runs by provider. */
  lives: Coverage['lives']
  detection: ReturnType<Coverage['detection']['figures']>
}

const mostPrinted = 10

/** Runs one seed after the other; a failure is told at once, with the words to replay it. */
export function runSeeds(
  wanted: Wanted,
  tell: (line: string) => void,
  goesOn: (result: Result) => boolean = () => true,
): Result {
  const disk = wanted.storage === 'file' ? diskOnFiles(furnish) : diskInMemory(furnish)
  const coverage = createCoverage()
  const { faults, rows, lives } = coverage
  const result: Result = {
    runs: 0,
    seconds: 0,
    failures: [],
    faults,
    rows,
    lives,
    detection: coverage.detection.figures(),
  }
  const began = performance.now()
  for (let seed = wanted.seed; seed < wanted.seed + wanted.runs && goesOn(result); seed += 1) {
    const violations = simulateSeed(seed, { disk, coverage, ...(wanted.timeline ? { timeline: tell } : {}) })
    result.runs += 1
    const [first] = violations
    if (!first) continue
    result.failures.push({ seed, invariant: first.invariant, what: first.what })
    if (result.failures.length > mostPrinted) continue
    tell(`seed ${seed}: ${violations.map(({ invariant, what }) => `${invariant} ${what}`).join('; ')}`)
    tell(`  npm run simulate -- --seed ${seed} --runs 1 --timeline`)
  }
  result.seconds = (performance.now() - began) / 1_000
  result.detection = coverage.detection.figures()
  disk.remove()
  return result
}
