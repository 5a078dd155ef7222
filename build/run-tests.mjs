// @ts-check
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { PrepareError, prepare, root } from './prepare.mjs'
import { findBrowserHost, findElectronHost } from './test-hosts.mjs'
import { readPlaywrightReport, readVitestReport, sentenceOf, sum } from './test-reports.mjs'

/** @typedef {import('./test-reports.mjs').Counts} Counts */

/** What each word of `npm test -- WORD` runs. */
const parts = {
  unit: { unit: true, hosts: [] },
  e2e: { unit: false, hosts: ['browser', 'electron'] },
  browser: { unit: false, hosts: ['browser'] },
  electron: { unit: false, hosts: ['electron'] },
}

/**
 * `npm test`: prepare what is missing, run every test, close with the hosts that ran and the counts.
 * @param {readonly string[]} words
 * @returns {Promise<number>} the exit code: 0 all passed, 1 not, 2 wrong words
 */
export async function runTests(words) {
  const unknown = words.find((word) => !Object.hasOwn(parts, word))
  if (unknown !== undefined) {
    console.error(`"${unknown}" is no part of the tests. The parts are ${Object.keys(parts).join(', ')}.`)
    return 2
  }
  const chosen = words.map((word) => parts[/** @type {keyof typeof parts} */ (word)])
  const wanted = chosen.length === 0 ? [parts.unit, parts.e2e] : chosen
  const hosts = ['browser', 'electron'].filter((host) => wanted.some((part) => part.hosts.includes(host)))
  const folder = mkdtempSync(join(tmpdir(), 'suretill-tests-'))
  try {
    return await run({ folder, unit: wanted.some((part) => part.unit), hosts })
  } catch (error) {
    if (!(error instanceof PrepareError)) throw error
    console.error(error.message)
    console.log('0 passed, 1 failed')
    return 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {{ folder: string, unit: boolean, hosts: readonly string[] }} wanted */
async function run({ folder, unit, hosts }) {
  // A database module for an old Electron is for that alone: everything else runs with the one that is shipped.
  const { SURETILL_SQLITE_BINDING: binding } = process.env
  delete process.env.SURETILL_SQLITE_BINDING
  if (binding !== undefined) process.env.SURETILL_TEST_ELECTRON_BINDING = binding
  const { node } = await prepare()
  /** @type {Counts[]} */
  const counts = []
  if (unit) counts.push(await runUnitTests(node, folder))
  /** @type {string[]} */
  const closing = []
  if (hosts.length > 0) {
    const ended = await runHostTests(node, folder, hosts, binding)
    counts.push(ended.counts)
    closing.push(`hosts: ${ended.hosts}`)
  }
  const total = sum(counts)
  console.log('')
  for (const name of total.names) console.log(`failed: ${name}`)
  for (const line of closing) console.log(line)
  console.log(sentenceOf(total))
  return total.failed > 0 ? 1 : 0
}

/**
 * @param {string} node
 * @param {string} folder
 */
async function runUnitTests(node, folder) {
  console.log('\nUnit and integration tests')
  const report = join(folder, 'unit.json')
  const cli = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const code = await runTool(node, [
    node,
    cli,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return readVitestReport(report, code)
}

/**
 * @param {string} node
 * @param {string} folder
 * @param {readonly string[]} hosts
 * @param {string | undefined} binding
 * @returns {Promise<{ counts: Counts, hosts: string }>}
 */
async function runHostTests(node, folder, hosts, binding) {
  const found = []
  if (hosts.includes('browser')) found.push(await findBrowserHost())
  if (hosts.includes('electron')) found.push(await findElectronHost())
  const ready = found.filter((host) => host.ready)
  const names = found
    .map((host) => (host.ready ? `${host.name} (${host.version})` : host.sentence))
    .join(', ')
  // A browser is a package away, so tests without one are no success.
  const lacking = {
    passed: 0,
    failed: found.filter((host) => !host.ready && host.isNeeded).length,
    skipped: 0,
    names: found
      .filter((host) => !host.ready && host.isNeeded)
      .map((host) => `${host.name} host: not to be had`),
  }
  for (const host of found) if (!host.ready) console.log(`\n${host.sentence}`)
  if (ready.length === 0) return { counts: lacking, hosts: names }

  console.log(`\nEnd-to-end tests: ${ready.map((host) => host.name).join(' and ')}`)
  const report = join(folder, 'e2e.json')
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
  const projects = ready.map((host) => `--project=${host.name}`)
  const before = ready.flatMap((host) => host.runner)
  const code = await runTool(node, [...before, node, cli, 'test', ...projects], {
    SURETILL_TEST_REPORT: report,
    ...(binding === undefined ? {} : { SURETILL_SQLITE_BINDING: binding }),
  })
  return { counts: sum([lacking, readPlaywrightReport(report, code)]), hosts: names }
}

/**
 * The tool's own words are the progress. Whatever it starts finds the same Node first.
 * @param {string} node
 * @param {readonly string[]} command
 * @param {Record<string, string>} [more]
 * @returns {Promise<number>}
 */
function runTool(node, command, more = {}) {
  const env = { ...process.env, ...more, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  return new Promise((resolve) => {
    const child = spawn(String(command[0]), command.slice(1), { cwd: root, env, stdio: 'inherit' })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(127)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
