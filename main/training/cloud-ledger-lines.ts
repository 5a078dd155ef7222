import type { LedgerPersistence } from './cloud-ledger-file.ts'

/**
 * Reads a ledger back: one JSON line per version of a record. A last line that was torn by a killed process is passed
 * over: nobody has been told of it yet. Any other unreadable line is damage and stops the start.
 * @returns how many lines there were
 */
export function replayLedger<LedgerRecord extends { kind: string }>(
  persistence: LedgerPersistence | null,
  kinds: readonly LedgerRecord['kind'][],
  apply: (record: LedgerRecord) => void,
): number {
  const lines = persistence?.load() ?? []
  lines.forEach((line, index) => {
    const record = parseLine<LedgerRecord>(line, kinds)
    if (record) apply(record)
    else if (index < lines.length - 1) throw new Error(`The training ledger is damaged at line ${index + 1}.`)
  })
  return lines.length
}

/** The file is ours: that a line has one of our kinds is all that is asked of it. */
function parseLine<LedgerRecord>(line: string, kinds: readonly string[]): LedgerRecord | null {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('kind' in value)) return null
    return kinds.includes(String(value.kind)) ? (value as LedgerRecord) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Worth writing anew: most of the lines are older versions of records that live on. */
export function isMostlyHistory(lines: number, live: number): boolean {
  return lines > 200 + 3 * live
}
