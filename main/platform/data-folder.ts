import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The data folder cannot be used. The message is a sentence for the person who started the till. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError'
}

type Surroundings = { platform: NodeJS.Platform; env: NodeJS.ProcessEnv; home: string }

/** Where the system keeps data of applications. Both hosts use the same: they are one till. */
export function defaultDataFolder({ platform, env, home }: Surroundings = hereAndNow()): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Suretill')
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Suretill')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'suretill')
}

function hereAndNow(): Surroundings {
  // An empty HOME is taken at its word, and the data would land wherever the till was started.
  return { platform: process.platform, env: process.env, home: homedir() || userInfo().homedir }
}

/**
 * Makes the folder, readable by its owner alone, and tries a file in it: a till that finds out at the first sale that
 * it cannot write is too late.
 * @returns the absolute path
 * @throws DataFolderError
 */
export function prepareDataFolder(folder: string): string {
  const path = resolve(folder)
  const trial = join(path, `.trial-${process.pid}`)
  try {
    makeFolder(path)
    writeFileSync(trial, 'a till writes here\n')
    rmSync(trial)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new DataFolderError(`The data folder ${path} cannot be used: ${reasonOf(code)}.`)
  }
  return path
}

/** One step at a time: Node's own recursive way never ends where the system answers "no such folder" to each step (/proc). */
export function makeFolder(path: string): void {
  if (existsSync(path)) return
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent)
  mkdirSync(path, { mode: 0o700 })
}

function reasonOf(code: string): string {
  switch (code) {
    case 'EROFS':
      return 'it is on a disk that can only be read. Choose another with --data DIR'
    case 'EACCES':
    case 'EPERM':
      return 'this user may not write there. Choose another with --data DIR'
    case 'ENOTDIR':
    case 'EEXIST':
      return 'there is a file in its place. Choose another with --data DIR'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full. Make room and start again'
    default:
      return `the system says ${code || 'no'}. Choose another with --data DIR`
  }
}
