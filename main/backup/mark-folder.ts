import { existsSync, readFileSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { BackupProblem } from '../../preload/contract/backup-views.ts'
import { writeFileWhole, writeText } from './whole-file.ts'

export const markerName = 'suretill-backups.json'

export type Marked = { marker: string } | { problem: BackupProblem }

/**
 * The folder is known again by what is laid into it: an empty place where a stick used to be is none. Tills that share a folder
 * share its mark.
 */
export function markFolder(folder: string, marker: string): Marked {
  if (!isAbsolute(folder) || !existsSync(folder)) return { problem: 'folder-missing' }
  try {
    if (!statSync(folder).isDirectory()) return { problem: 'folder-missing' }
    const path = join(folder, markerName)
    const found = readMarker(folder)
    // Also where it is marked already: a folder that nobody may write into is told now.
    writeFileWhole(
      path,
      (file) => writeText(file, `${found || marker}\n`),
      () => undefined,
    )
    return { marker: found || marker }
  } catch {
    return { problem: 'folder-not-writable' }
  }
}

/** Empty where there is none. */
export function readMarker(folder: string): string {
  const path = join(folder, markerName)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
}
