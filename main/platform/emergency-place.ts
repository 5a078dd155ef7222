import { createHash } from 'node:crypto'
import { accessSync, constants, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { makeFolder } from './data-folder.ts'

/* Where a second emergency file goes: on another disk than the data, where this machine has one that is this user's to use. */

/** The user's own folder, and the system's for temporary files: other people's disks and sticks are not ours to write on. */
const usualPlaces = (): string[] => [
  join(homedir(), '.suretill-emergency'),
  join(tmpdir(), 'suretill-emergency'),
]

/**
 * @param wanted what somebody chose (SURETILL_EMERGENCY_DIR); then nothing else is tried
 * @returns null where there is no other disk
 */
export function emergencyPlace(
  dataFolder: string,
  wanted: string | undefined,
  places: readonly string[] = usualPlaces(),
): string | null {
  if (wanted) return canWrite(resolve(wanted)) ? resolve(wanted) : null
  return places.find((place) => diskOf(dirname(place)) !== diskOf(dataFolder) && canWrite(place)) ?? null
}

/** One file for each data folder: two tills of one machine keep theirs apart. */
export function emergencyName(folder: string): string {
  return `${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)}.notes`
}

function canWrite(folder: string): boolean {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

const diskOf = (folder: string): number | undefined => statSync(folder, { throwIfNoEntry: false })?.dev
