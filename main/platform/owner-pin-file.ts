import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/*
 * An empty file of this name in the data folder asks for a new PIN of the owner at the next start, which writes it there. That works
 * for every host, without a terminal, and whoever can write there can read all that the PIN protects anyway. The start after it
 * clears the file away.
 */

const name = 'new-owner-pin'
const digits = 8

export type OwnerPinFile = { isAsked: boolean; newPin(): string; answer(text: string): void }

export function ownerPinFile(folder: string): OwnerPinFile {
  const path = join(folder, name)
  const isThere = existsSync(path)
  const isAsked = isThere && readFileSync(path, 'utf8').trim() === ''
  if (isThere && !isAsked) rmSync(path)
  return {
    isAsked,
    newPin: () => String(randomInt(10 ** digits)).padStart(digits, '0'),
    answer(text) {
      // Anew, so that only this user reads it, whoever made the empty one.
      rmSync(path, { force: true })
      writeFileSync(path, `${text}\n`, { mode: 0o600 })
    },
  }
}
