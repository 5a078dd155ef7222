import { guardFormula } from './formula-guard.ts'

/** Texts are data of the shop and guarded against becoming formulas; everything else is the till's own. */
export type CsvCell = { text: string } | string

export function writtenCell(cell: CsvCell, separator: string): string {
  const text = typeof cell === 'string' ? cell : guardFormula(cell.text)
  return text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
