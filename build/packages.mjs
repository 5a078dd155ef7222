// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Why the installed packages cannot be used, or null. Compares the lock file with the one npm leaves behind.
 * @param {string} folder
 * @returns {string | null}
 */
export function packagesProblem(folder) {
  const installedPath = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(installedPath)) return 'there are none yet'
  const wanted = readLock(join(folder, 'package-lock.json'))
  const installed = readLock(installedPath)
  if (!wanted) return 'the lock file cannot be read'
  if (!installed) return 'the last installation was broken off'
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue
    const found = installed[path]
    if (!found && entry.optional) continue
    if (!found || found.version !== entry.version || found.integrity !== entry.integrity)
      return `${nameOf(path)} differs from the lock file`
    // What npm noted down is not always what is there: an antivirus program or a tidy person has been here.
    if (!existsSync(join(folder, path, 'package.json'))) return `${nameOf(path)} is missing`
  }
  return null
}

/** @param {string} path */
const nameOf = (path) => path.replace(/^.*node_modules\//, '')

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }> | null}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return null
  }
}
