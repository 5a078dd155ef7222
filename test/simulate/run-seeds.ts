import { createHash } from 'node:crypto'
import { type Coverage, createCoverage } from './coverage.ts'
import { diskInMemory, diskOnFiles } from './disk.ts'
import { furnish, simulateSeed } from './simulate-seed.ts'

export type Wanted = {
  runs: number
  seed: number
  timeline: boolean
  trace: boolean
  storage: 'memory' | 'file'
}

export type Result = {
  runs: number
  seconds: number
  /** What this thread really had of them; the rest was others' on the same machine. */
  cpuSeconds: number
  failures: { seed: number; invariant: string; what: string }[]
  faults: Coverage['faults']
  rows: Coverage['rows']
  /** Over all timelines; null when nobody asked for it. */
  traceHash: string | null
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
    cpuSeconds: 0,
    failures: [],
    traceHash: null,
    faults,
    rows,
    lives,
    detection: coverage.detection.figures(),
  }
  const trace = wanted.trace ? createHash('sha256') : undefined
  const note = (line: string) => {
    trace?.update(`${line}\n`)
    if (wanted.timeline) tell(line)
  }
  const isWatched = wanted.timeline || wanted.trace
  const began = performance.now()
  const spent = process.threadCpuUsage()
  for (let seed = wanted.seed; seed < wanted.seed + wanted.runs && goesOn(result); seed += 1) {
    const violations = simulateSeed(seed, { disk, coverage, ...(isWatched ? { timeline: note } : {}) })
    result.runs += 1
    const [first] = violations
    if (!first) continue
    result.failures.push({ seed, invariant: first.invariant, what: first.what })
    if (result.failures.length > mostPrinted) continue
    tell(`seed ${seed}: ${violations.map(({ invariant, what }) => `${invariant} ${what}`).join('; ')}`)
    tell(`  npm run simulate -- --seed ${seed} --runs 1 --timeline`)
  }
  result.seconds = (performance.now() - began) / 1_000
  const { user, system } = process.threadCpuUsage(spent)
  result.cpuSeconds = (user + system) / 1_000_000
  result.traceHash = trace?.digest('hex') ?? null
  result.detection = coverage.detection.figures()
  disk.remove()
  return result
}
