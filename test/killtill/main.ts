import { parseArgs } from 'node:util'
import { killTill } from './kill-till.ts'

/*
 * `npm run killtill`: the real browser host, killed with -9 at random moments of real card payments against a card service
 * in another process; then both books are compared. The last line of `--json` is one JSON object; the exit code is 1 when
 * anything was lost, double, still open, or the till's own books are not whole.
 */

const usage = `npm run killtill -- [options]

  --kills N   how often (default 50)
  --seed N    where chance begins (default 1); moments still depend on the machine
  --json      closes with one line of JSON
  --help      this text
`

function readOptions(): { kills: number; seed: number; json: boolean } | string {
  try {
    const { values } = parseArgs({
      options: {
        kills: { type: 'string', default: '50' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return usage
    const kills = Number(values.kills)
    const seed = Number(values.seed)
    if (!Number.isSafeInteger(kills) || kills < 1) return `--kills is a whole number, not "${values.kills}"`
    if (!Number.isSafeInteger(seed)) return `--seed is a whole number, not "${values.seed}"`
    return { kills, seed, json: values.json }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function run({ kills, seed, json }: { kills: number; seed: number; json: boolean }): Promise<number> {
  const began = performance.now()
  const progress = (done: number) =>
    console.log(`${done} of ${kills} kills (${((performance.now() - began) / 1000).toFixed(0)} s)`)
  const result = await killTill({ kills, seed, progress })
  const { payments, lost, double, openAtEnd, moments, ends, problems, folder } = result
  console.log(`killed while: ${counts(moments)}`)
  console.log(`attempts: ${counts(ends)}`)
  for (const problem of problems.slice(0, 20)) console.log(`✗ ${problem}`)
  const isWhole = problems.length === 0 && openAtEnd === 0
  if (!isWhole) console.log(`✗ ${problems.length} problems; everything is kept in ${folder}`)
  if (json) console.log(JSON.stringify({ kills, payments, lost, double, openAtEnd }))
  return isWhole ? 0 : 1
}

function counts(kinds: Record<string, number>): string {
  return Object.entries(kinds)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ')
}

const options = readOptions()
if (typeof options === 'string') {
  const asked = options === usage
  console[asked ? 'log' : 'error'](options)
  process.exit(asked ? 0 : 2)
}
process.exit(await run(options))
