import { appendFileSync, existsSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import type { LedgerPersistence } from './sumup-cloud-ledger.ts'

/** JSON lines in one file. What a killed process left behind without a line end is cut off before anything is added. */
export function ledgerFile(path: string): LedgerPersistence {
  return {
    load() {
      if (!existsSync(path)) return []
      const bytes = readFileSync(path)
      const end = bytes.lastIndexOf(0x0a) + 1
      if (end < bytes.length) truncateSync(path, end)
      return bytes
        .subarray(0, end)
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '')
    },
    append(line) {
      appendFileSync(path, `${line}\n`)
    },
    replace(lines) {
      const next = `${path}.next`
      writeFileSync(next, lines.map((line) => `${line}\n`).join(''))
      renameSync(next, path)
    },
  }
}
