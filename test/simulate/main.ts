import { rowsNeverVisited } from './coverage.ts'
import { outsideMicrotasks } from './drain.ts'
import { readOptions } from './options.ts'
import { runSeeds } from './run-seeds.ts'

/*
 * `npm run simulate`: seeds from S to S + N - 1, one life of a shop each. The last line of `--json` is one JSON object.
 * The exit code says whether every invariant held and, in a run that is long enough, every row was visited.
 */

const options = readOptions(process.argv.slice(2))

const result = await outsideMicrotasks(() => runSeeds(options, (line) => console.log(line)))
const neverVisited = rowsNeverVisited(result.rows)
if (options.json)
  console.log(
    JSON.stringify({
      runs: result.runs,
      violations: result.failures.length,
      runsPerSecond: Math.round(result.runs / result.seconds),
      seed: options.seed,
      faults: result.faults,
      rows: result.rows,
      rowsNeverVisited: neverVisited,
      failingSeeds: result.failures.slice(0, 20),
    }),
  )
else
  console.log(
    `${result.runs} runs from seed ${options.seed}, ${result.failures.length} with a violation, ${Math.round(result.runs / result.seconds)} runs/s`,
  )
process.exitCode = result.failures.length > 0 || (result.runs >= 5_000 && neverVisited.length > 0) ? 1 : 0
