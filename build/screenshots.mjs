// @ts-check
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { PrepareError, prepare, root } from './prepare.mjs'
import { findBrowserHost, findElectronHost } from './test-hosts.mjs'

/*
 * `npm run screenshots -- DIR`: every screen in both hosts, two sizes and both themes, as pictures in DIR. With `--readme`
 * the few that README.md shows are renewed in resources/screenshots.
 */

/** What README.md shows, each from the browser host's picture of that name. */
const shown = {
  sale: 'light-sale',
  card: 'light-card',
  done: 'light-paid',
  day: 'light-day',
  'take-back': 'light-take-back',
  compared: 'light-compared',
  reports: 'light-reports',
  approval: 'light-approval',
  catalogue: 'light-catalogue',
  sales: 'light-sales',
  printer: 'light-printer-setup',
  readers: 'light-readers-two',
  queue: 'light-queue-history',
  'customer-display': 'light-customer-display',
  'lost-answer': 'light-lost-answer',
  'sale-dark': 'dark-sale',
}
const shownSize = 'browser-1280x800'

/** @param {readonly string[]} words */
async function takeScreenshots(words) {
  const isReadme = words.includes('--readme')
  const named = words.find((word) => !word.startsWith('-'))
  const folder = resolve(process.env.INIT_CWD ?? root, named ?? join(root, 'out', 'screenshots'))
  const { node } = await prepare()
  const hosts = [await findBrowserHost(), ...(isReadme ? [] : [await findElectronHost()])]
  for (const host of hosts) if (!host.ready) console.log(host.sentence)
  const ready = hosts.filter((host) => host.ready)
  const code = await run(
    [
      ...ready.flatMap((host) => host.runner),
      node,
      join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
      'test',
      ...ready.map((host) => `--project=screenshots-${host.name}`),
      ...(isReadme ? ['--grep', '1280 × 800'] : []),
    ],
    { SURETILL_SCREENSHOTS: folder, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
  )
  if (code === 0 && isReadme) keepShown(folder)
  return code
}

/** @param {string} folder */
function keepShown(folder) {
  const kept = join(root, 'resources', 'screenshots')
  rmSync(kept, { recursive: true, force: true })
  mkdirSync(kept, { recursive: true })
  for (const [name, picture] of Object.entries(shown))
    renameSync(join(folder, `${shownSize}-${picture}.png`), join(kept, `${name}.png`))
  console.log(`resources/screenshots: ${readdirSync(kept).join(', ')}`)
}

/**
 * @param {readonly string[]} command
 * @param {Record<string, string>} more
 * @returns {Promise<number>}
 */
function run(command, more) {
  return new Promise((done) => {
    const env = { ...process.env, ...more }
    const child = spawn(String(command[0]), command.slice(1), { cwd: root, env, stdio: 'inherit' })
    child.on('exit', (code) => done(code ?? 1))
  })
}

try {
  process.exit(await takeScreenshots(process.argv.slice(2)))
} catch (error) {
  if (!(error instanceof PrepareError)) throw error
  console.error(error.message)
  process.exit(1)
}
