import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkSums } from '../../main/day/check-sums.ts'
import { defaultDataFolder } from '../../main/platform/data-folder.ts'
import { openDatabase } from '../../main/store/database.ts'

/*
 * `npm run totals`: the sums that are kept (by the hour, by the day, by the month, in each Z report) beside the same sums counted again from sales,
 * lines and receipts. Reads only; the till may run meanwhile. The exit code is 1 when anything differs, 2 when there is nothing to read.
 */

const usage = `npm run totals -- [options]

  --data DIR    the till's data folder (default: the system's folder for application data)
  --training    the training data instead of the shop's own
  --json        closes with one line of JSON: {days, months, differences}
`

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      training: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const folder = resolve(values.data ?? defaultDataFolder())
  const path = join(folder, values.training ? 'training' : 'live', 'till.db')
  if (!existsSync(path)) {
    process.stderr.write(`There is no data of a till at ${path}.\n`)
    return 2
  }
  const database = openDatabase(path, { readonly: true })
  try {
    const { days, months, differences } = await checkSums(database, () => Promise.resolve())
    for (const difference of differences) process.stdout.write(`${difference}\n`)
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ days, months, differences: differences.length })}\n`
        : `${days} closed days and ${months} months counted again: ${differences.length === 0 ? 'they agree' : `${differences.length} differences`}.\n`,
    )
    return differences.length === 0 ? 0 : 1
  } finally {
    database.close()
  }
}

process.exitCode = await run()
