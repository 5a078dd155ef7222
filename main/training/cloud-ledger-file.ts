import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'

/** Where a ledger's lines go. Without `append` nothing is kept, without `replace` the lines only ever grow. */
export type LedgerPersistence = {
  load(): string[]
  append?(line: string): void
  replace?(lines: string[]): void
}

/**
 * JSON lines in one file, not synced: training is worth no disk's pause. What a killed process left behind without a line end
 * is cut off before anything is added. A power cut may take any part of it; then the damaged file is kept beside it, and
 * the lines that are whole go on. A game that has forgotten something must not keep the till from starting.
 */
export function ledgerFile(path: string): Required<LedgerPersistence> {
  const replace = (lines: readonly string[]) => {
    const next = `${path}.next`
    writeFileSync(next, lines.map((line) => `${line}\n`).join(''))
    renameSync(next, path)
  }
  return {
    load() {
      if (!existsSync(path)) return []
      const lines = cutTornEnd(path)
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '')
      const whole = lines.filter(isWhole)
      if (whole.length < lines.length) {
        copyFileSync(path, `${path}.damaged`)
        replace(whole)
      }
      return whole
    },
    append(line) {
      // A full disk may have cut the last line short: the next one must not be written onto its stump.
      if (!endsWithLine(path)) cutTornEnd(path)
      appendFileSync(path, `${line}\n`)
    },
    replace,
  }
}

/** Zeros and halves of lines are no JSON. What the text means is the ledger's business. */
function isWhole(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** What is whole of the file; the rest is cut off. */
function cutTornEnd(path: string): Buffer {
  const bytes = readFileSync(path)
  const end = bytes.lastIndexOf(0x0a) + 1
  if (end < bytes.length) truncateSync(path, end)
  return bytes.subarray(0, end)
}

function endsWithLine(path: string): boolean {
  if (!existsSync(path)) return true
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const last = Buffer.alloc(1)
    return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === 0x0a)
  } finally {
    closeSync(file)
  }
}
