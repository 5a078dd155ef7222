import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeAll } from './backup-format.ts'

/** A name on the disk as well as its file. Windows has no such call and needs none; some network drives refuse it. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  try {
    withFile(folder, 'r', fsyncSync)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error
  }
}

export function withFile<T>(path: string, flags: string, work: (file: number) => T): T {
  const file = openSync(path, flags, 0o600)
  try {
    return work(file)
  } finally {
    closeSync(file)
  }
}

/** Whole under its name or not there: what a cut leaves has another name, and goes with the next one. */
export function writeFileWhole<T>(
  path: string,
  write: (file: number) => T,
  check: (part: string) => void,
): T {
  const part = `${path}.part`
  rmSync(part, { force: true })
  try {
    const written = withFile(part, 'wx', (file) => {
      const result = write(file)
      fsyncSync(file)
      return result
    })
    check(part)
    renameSync(part, path)
    syncFolder(dirname(path))
    return written
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

export function syncFile(path: string): void {
  withFile(path, 'r+', fsyncSync)
}

export const writeText = (file: number, text: string): void => writeAll(file, Buffer.from(text))
