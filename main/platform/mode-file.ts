import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TillState } from '../../preload/contract/views.ts'
import { writeWhole } from './write-whole.ts'

/** The message is a sentence for the person who started the till. */
export class ModeFileError extends Error {
  override readonly name = 'ModeFileError'
}

export type Mode = TillState['mode']

const fileName = 'mode'

/**
 * Which data the till opens: beside both folders, because it decides between them. Training when nobody has chosen.
 * @throws ModeFileError: a till that guesses would charge real cards for a trainee, or nobody for a customer
 */
export function readMode(folder: string): Mode {
  const path = join(folder, fileName)
  const word = readWord(path)
  if (word === undefined) return 'training'
  if (word === 'training' || word === 'live') return word
  throw new ModeFileError(
    `The file ${path} should say "live" or "training" and says something else. Write one of the two words into it, then start again.`,
  )
}

export function writeMode(folder: string, mode: Mode): void {
  writeWhole(join(folder, fileName), `${mode}\n`)
}

function readWord(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
