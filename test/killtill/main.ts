import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { findElectronHost } from '../../build/test-hosts.mjs'
import { type KillResult, killTill } from './kill-till.ts'
import type { TillHost } from './till-process.ts'

/*
 * `npm run killtill`: the real till, killed with -9 at random moments of card payments, refunds and sales for cash, against
 * both card services in another process; then all books are compared. The last line of `--json` is one JSON object; the exit
 * code is 1 when anything was lost, double, still open, or the till's own books are not whole.
 */

const usage = `npm run killtill -- [options]

  --kills N     how often (default 50)
  --host HOST   browser (default) or electron; Electron needs its runtime and a display or xvfb-run
  --shops N     so many tills beside one another share the kills (default 1)
  --seed N      where chance begins (default 1); moments still depend on the machine
  --hurry N     after the last kill the till's clock runs so many times as fast (default 1): some silences prove
                something after a quarter of an hour only
  --json        closes with one line of JSON
  --help        this text
`

type Options = {
  kills: number
  host: TillHost
  shops: number
  seed: number
  hurry: number
  json: boolean
}

function readOptions(): Options | string {
  try {
    const { values } = parseArgs({
      options: {
        kills: { type: 'string', default: '50' },
        host: { type: 'string', default: 'browser' },
        shops: { type: 'string', default: '1' },
        seed: { type: 'string', default: '1' },
        hurry: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return usage
    const { host, json } = values
    if (host !== 'browser' && host !== 'electron') return `--host is browser or electron, not "${host}"`
    const [kills, shops, seed, hurry] = (['kills', 'shops', 'seed', 'hurry'] as const).map((name) => {
      const number = Number(values[name])
      const least = name === 'seed' ? Number.MIN_SAFE_INTEGER : 1
      if (Number.isSafeInteger(number) && number >= least) return number
      throw new Error(`--${name} is a whole number, not "${values[name]}"`)
    }) as [number, number, number, number]
    return { kills, host, shops: Math.min(shops, kills), seed, hurry, json }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function run({ kills, host, shops, seed, hurry, json }: Options): Promise<number> {
  const began = performance.now()
  let done = 0
  const progress = () => {
    done += 1
    if (done % 25 === 0)
      console.log(`${done} of ${kills} kills (${((performance.now() - began) / 1000).toFixed(0)} s)`)
  }
  const share = (shop: number) =>
    Math.floor((kills * (shop + 1)) / shops) - Math.floor((kills * shop) / shops)
  const results = await Promise.all(
    Array.from({ length: shops }, (_, shop) =>
      killTill({ kills: share(shop), seed: seed + shop, host, hurry, progress }),
    ),
  )
  const moments = added(results.map((result) => result.moments))
  console.log(`killed while: ${counts(moments)}`)
  console.log(`ends: ${counts(added(results.map(({ ends }) => ends)))}`)
  for (const { problems, folder } of results) {
    for (const problem of problems.slice(0, 20)) console.log(`✗ ${problem}`)
    if (problems.length > 0) console.log(`✗ ${problems.length} problems; everything is kept in ${folder}`)
  }
  const total = (of: (result: KillResult) => number) => results.reduce((sum, result) => sum + of(result), 0)
  const sums = {
    host,
    kills: total((result) => result.kills),
    payments: total((result) => result.payments),
    refunds: total((result) => result.refunds),
    cash: total((result) => result.cash),
    lost: total((result) => result.lost),
    double: total((result) => result.double),
    openAtEnd: total((result) => result.openAtEnd),
    problems: total((result) => result.problems.length),
    paths: byPath(moments),
  }
  if (json) console.log(JSON.stringify(sums))
  return sums.problems === 0 ? 0 : 1
}

/** "card SumUp pending" counts for "card SumUp". */
function byPath(moments: Record<string, number>): Record<string, number> {
  return added(
    Object.entries(moments).map(([moment, count]) => ({
      [moment.includes(' ') ? moment.slice(0, moment.lastIndexOf(' ')) : moment]: count,
    })),
  )
}

function added(all: readonly Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const some of all)
    for (const [kind, count] of Object.entries(some)) sums[kind] = (sums[kind] ?? 0) + count
  return sums
}

function counts(kinds: Record<string, number>): string {
  return Object.entries(kinds)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ')
}

/** Windows need a screen; the whole command goes where there is one. */
async function onScreen(): Promise<number | null> {
  const electron = await findElectronHost()
  if (!electron.ready) {
    console.error(electron.sentence)
    return 2
  }
  const [program, ...words] = electron.runner
  if (program === undefined || process.env.SURETILL_KILLTILL_SCREEN) return null
  const child = spawn(program, [...words, process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, SURETILL_KILLTILL_SCREEN: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

const options = readOptions()
if (typeof options === 'string') {
  const asked = options === usage
  console[asked ? 'log' : 'error'](options)
  process.exit(asked ? 0 : 2)
}
const elsewhere = options.host === 'electron' ? await onScreen() : null
process.exit(elsewhere ?? (await run(options)))
