// @ts-check
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PrepareError, root, run } from './prepare.mjs'

const programs = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe', linux: 'electron' }

const program = programs[/** @type {keyof typeof programs} */ (process.platform)] ?? programs.linux

/** @returns {string | null} the Electron program that is already here */
export function findElectron() {
  const wrong = wrongName()
  if (wrong) throw new PrepareError(`${wrong}.`)
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const path = join(named || join(root, 'node_modules', 'electron', 'dist'), program)
  return existsSync(path) ? path : null
}

/** @returns {string | null} what is wrong with the folder that the variable names */
function wrongName() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!named || existsSync(join(named, program))) return null
  return `ELECTRON_OVERRIDE_DIST_PATH names ${named}, but there is no ${program} in it`
}

/**
 * Electron's npm package brings no program: its own install step fetches it. Tried only where it would be used, and given
 * up soon where its server cannot be reached, because the browser host needs none of it.
 * @returns {Promise<{ path: string } | { path: null, reason: string }>}
 */
export async function obtainElectron() {
  const wrong = wrongName()
  if (wrong) return { path: null, reason: wrong }
  const here = findElectron()
  if (here) return { path: here }
  process.stdout.write('Fetching the Electron runtime … ')
  const began = Date.now()
  const reachable = await canReachSource()
  const { code } = reachable
    ? await run(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
        timeoutMs: 300_000,
      })
    : { code: 1 }
  const path = code === 0 ? findElectron() : null
  process.stdout.write(
    path ? `done in ${((Date.now() - began) / 1000).toFixed(1)} s\n` : 'not to be had here\n',
  )
  return path ? { path } : { path: null, reason: 'the Electron runtime could not be fetched' }
}

/** A blocked network often swallows packets: without this question the fetch would hang for minutes. */
async function canReachSource() {
  // A proxy is known to the install step and not to fetch: then the step itself has to find out.
  if (process.env.HTTPS_PROXY ?? process.env.https_proxy ?? process.env.npm_config_https_proxy) return true
  const source = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com'
  try {
    await fetch(source, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(8_000) })
    return true
  } catch {
    return false
  }
}
