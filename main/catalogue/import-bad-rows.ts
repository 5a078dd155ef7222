import { type BadRow, type ImportList, type ListRow, rowText } from './import-list.ts'

/** What stands in the way of an import: all are counted, the first ones listed. */
export type BadRows = {
  badRows: BadRow[]
  badRowCount: number
}

/** As many as a person can look through. */
const badRowsKept = 1_000

export function noteBadRow(
  found: BadRows,
  row: ListRow,
  { reason, values = {} }: { reason: string; values?: BadRow['values'] },
): void {
  found.badRowCount += 1
  if (found.badRows.length >= badRowsKept) return
  found.badRows.push({ line: row.line, reason, values, text: rowText(row.cells) })
}

/** Puts the rows that could not be cut into cells among the others, in the order of the file. */
export function addBrokenRows(found: BadRows, { brokenRows }: ImportList): void {
  found.badRowCount += brokenRows.length
  found.badRows = [...found.badRows, ...brokenRows.slice(0, badRowsKept)]
    .sort((a, b) => a.line - b.line)
    .slice(0, badRowsKept)
}
