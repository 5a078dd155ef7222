import { readFileSync, realpathSync } from 'node:fs'
import { type DataPlace, dataPlace } from '../domain/data-place.ts'

/** Where the data really lies; null is a disk of this machine, as far as anybody can tell. */
export function dataDrive(folder: string): DataPlace | null {
  return dataPlace(realpathSync.native(folder), mountTable())
}

/** Linux alone has it as a file; elsewhere the path has to tell. */
function mountTable(): string {
  if (process.platform !== 'linux') return ''
  try {
    return readFileSync('/proc/mounts', 'utf8')
  } catch {
    return ''
  }
}
