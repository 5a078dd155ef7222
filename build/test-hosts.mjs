// @ts-check
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findElectron, obtainElectron } from './electron-runtime.mjs'
import { findChromium } from './find-chromium.mjs'
import { run } from './prepare.mjs'

/**
 * Where the end-to-end tests can run on this machine, and if not, why.
 *
 * @typedef {{ ready: true, name: string, version: string, runner: string[] }} ReadyHost
 * @typedef {{ ready: false, name: string, sentence: string, isNeeded: boolean }} MissingHost
 */

/** @returns {Promise<ReadyHost | MissingHost>} */
export async function findBrowserHost() {
  const chromium = findChromium() ?? (await installChromium())
  if (chromium) return { ready: true, name: 'browser', version: await versionOf(chromium), runner: [] }
  const named = process.env.SURETILL_CHROMIUM
  const sentence = named
    ? `browser not run: SURETILL_CHROMIUM names ${named}, which is not there`
    : 'browser not run: no Chromium was found. Install Chromium, Chrome or Edge, or name one in SURETILL_CHROMIUM'
  return { ready: false, name: 'browser', sentence, isNeeded: true }
}

/** @returns {Promise<ReadyHost | MissingHost>} */
export async function findElectronHost() {
  /** @param {string} reason @returns {MissingHost} */
  const missing = (reason) => ({
    ready: false,
    name: 'electron',
    sentence: `electron not run: ${reason}`,
    // Nobody can promise it everywhere; who names a runtime counts on it.
    isNeeded: Boolean(process.env.ELECTRON_OVERRIDE_DIST_PATH),
  })
  const screen = findScreen()
  if (!screen) return missing('there is no display and no xvfb-run (Debian: apt-get install xvfb xauth)')
  const obtained = await obtainElectron()
  if (obtained.path === null) return missing(obtained.reason)
  const version = await versionOf(String(findElectron()))
  return { ready: true, name: 'electron', version, runner: screen }
}

/**
 * Windows of tests are nobody's to look at: an invisible screen where there is one, else the real one.
 * @returns {string[] | null} what to put before a command
 */
function findScreen() {
  if (process.platform === 'darwin' || process.platform === 'win32') return []
  const xvfb = inPath('xvfb-run')
  if (xvfb && inPath('xauth')) return [xvfb, '-a', '-s', '-screen 0 1920x1200x24']
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? [] : null
}

/** Debian's package, where this user may install it. */
async function installChromium() {
  const apt = inPath('apt-get')
  if (process.env.SURETILL_CHROMIUM || !apt || process.getuid?.() !== 0) return null
  process.stdout.write('Installing Chromium from Debian (about a minute) … ')
  const began = Date.now()
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run(apt, ['update'], { env })
  const { code, output } = await run(apt, ['install', '-y', '--no-install-recommends', 'chromium'], { env })
  const found = findChromium()
  process.stdout.write(
    found ? `done in ${((Date.now() - began) / 1000).toFixed(1)} s\n` : 'not to be had here\n',
  )
  if (code !== 0) console.log(output.trimEnd().split('\n').slice(-3).join('\n'))
  return found
}

/**
 * @param {string} program
 * @returns {Promise<string>} "Chromium 156.0.8078.79", "33.2.1"
 */
async function versionOf(program) {
  // On Windows the question would open a window.
  if (process.platform === 'win32') return program
  const { output } = await run(program, ['--no-sandbox', '--version'], { timeoutMs: 20_000 })
  const version = /^((?:[A-Z]\w+ )*)v?(\d+(?:\.\d+)+)/m.exec(output)
  return version ? `${version[1]}${version[2]}` : 'version unknown'
}

/** @param {string} name */
function inPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null
}
