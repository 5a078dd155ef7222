import { rowsNeverVisited } from './coverage.ts'
import { outsideMicrotasks } from './drain.ts'
import type { Floor } from './floor.ts'
import { readOptions } from './options.ts'
import { plant } from './plant.ts'
import { runMutants } from './run-mutants.ts'

/*
 * `npm run simulate`: seeds from S to S + N - 1, one life of a shop each. The last line of `--json` is one JSON object.
 * The exit code says whether every invariant held and, in a run that is long enough, every row was visited; with
 * `--mutants`, whether every planted mistake was found.
 */

const runsWorthMeasuring = 1_000
const options = readOptions(process.argv.slice(2))
const tell = (line: string) => console.log(line)
process.exitCode = options.mutants ? await findMutants() : await simulate()

async function findMutants(): Promise<number> {
  const mutants = await runMutants(options, tell)
  const found = mutants.filter((mutant) => mutant.firstSeed !== null).length
  if (options.json) tell(JSON.stringify({ planted: mutants.length, found, mutants }))
  else tell(`${found} of ${mutants.length} planted mistakes were found`)
  return found === mutants.length && found > 0 ? 0 : 1
}

function wordsOfFloor({ statementsPerLife, livesPerSecond, statementsAlonePerSecond, ratio }: Floor): string {
  return `of ${statementsPerLife} SQL statements a life: ${statementsAlonePerSecond} lives/s if all else cost nothing, ${livesPerSecond} as it is (${ratio} of the time is SQLite's)`
}

async function simulate(): Promise<number> {
  if (options.planted !== null) plant(options.planted)
  // Only now: whatever is planted must be there before the till is loaded.
  const { runSeeds } = await import('./run-seeds.ts')
  const { measureFloor } = await import('./floor.ts')
  const goesOn = (result: { failures: unknown[] }) => options.planted === null || result.failures.length === 0
  const result = await outsideMicrotasks(() => runSeeds(options, tell, goesOn))
  const neverVisited = rowsNeverVisited(result.rows)
  const runsPerSecond = Math.round(result.runs / result.seconds)
  const runsPerSecondOfCpu = Math.round(result.runs / result.cpuSeconds)
  const violations = result.failures.length
  // Against what SQLite alone takes; a run of few seeds is no measurement.
  const floor =
    result.runs >= runsWorthMeasuring && options.planted === null
      ? await outsideMicrotasks(() => measureFloor(options.seed))
      : null
  if (options.json) {
    const { runs, lives, faults, rows, failures, detection, traceHash } = result
    const failingSeeds = failures.slice(0, 20)
    tell(
      JSON.stringify({
        runs,
        violations,
        runsPerSecond,
        runsPerSecondOfCpu,
        floor,
        seed: options.seed,
        lives,
        detection,
        ...(traceHash === null ? {} : { traceHash }),
        faults,
        rows,
        rowsNeverVisited: neverVisited,
        failingSeeds,
      }),
    )
  } else {
    tell(
      `${result.runs} runs from seed ${options.seed}, ${violations} with a violation, ${runsPerSecond} runs/s (${runsPerSecondOfCpu} per second of its thread)${result.traceHash ? `, trace ${result.traceHash}` : ''}`,
    )
    if (floor) tell(wordsOfFloor(floor))
  }
  return violations > 0 || (result.runs >= 5_000 && neverVisited.length > 0) ? 1 : 0
}
