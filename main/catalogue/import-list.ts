import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { ImportField } from '../../preload/contract/views.ts'
import { cleanText } from './clean-text.ts'
import { recogniseSeparator } from './import-columns.ts'
import { type CsvRow, longestRow, readCsv } from './import-csv.ts'
import { decodeText, recogniseEncoding } from './import-encoding.ts'
import type { DecimalSign } from './import-price.ts'

/** What a person has chosen instead of what was recognised. */
export type ImportChoices = {
  encoding: string | null
  separator: string | null
  decimalSign: DecimalSign | null
  mapping: ImportField[] | null
}

export type ListRow = { line: number; cells: string[] }

export type BadRow = {
  line: number
  reason: string
  values: Record<string, string | number>
  text: string
}

/** A file as rows of cells, before anybody asked what they mean. */
export type ImportList = {
  encoding: string
  separator: string
  headers: string[]
  rows: ListRow[]
  /** Rows that could not even be cut into cells. */
  brokenRows: BadRow[]
}

export const limits = {
  bytes: 64 * 1024 * 1024,
  rows: 500_000,
  columns: 500,
} as const

/** @param work called often; lets others work, tells the progress in bytes and throws when the import was called off */
export async function readList(
  bytes: Buffer,
  choices: ImportChoices,
  work: (doneBytes: number) => Promise<void>,
): Promise<Result<ImportList>> {
  const recognised = recogniseEncoding(bytes, choices.encoding)
  if ('unreadable' in recognised) return fail('import-unreadable', { kind: recognised.unreadable })
  const { encoding, lossy } = recognised
  const head = decodeText(bytes.subarray(0, 65_536), encoding).next().value ?? ''
  const guessed = recogniseSeparator(head)
  const separator = choices.separator?.slice(0, 1) || guessed.separator
  const list: ImportList = { encoding, separator, headers: [], rows: [], brokenRows: [] }
  const position = { bytes: 0 }
  const rows = readCsv(
    skipLines(countBytes(decodeText(bytes, encoding), bytes.length, position), guessed.skipLines),
    separator,
    1 + guessed.skipLines,
  )
  let read = 0
  for (const row of rows) {
    read += 1
    // A row with an open quote has been looked for through many lines.
    if (!row || 'problem' in row || read % rowsPerLook === 0) await work(position.bytes)
    if (!row) continue
    const refused = takeRow(list, row, lossy)
    if (refused) return refused
  }
  if (list.headers.length === 0) return fail('import-unreadable', { kind: 'empty' })
  if (list.rows.length === 0 && list.brokenRows.length === 0)
    return fail('import-unreadable', { kind: 'no-rows' })
  return ok(list)
}

const rowsPerLook = 100

function takeRow(list: ImportList, row: CsvRow, lossy: boolean): Result<never> | undefined {
  if ('problem' in row) {
    if (list.headers.length === 0) return fail('import-unreadable', { kind: 'header', line: row.line })
    list.brokenRows.push({
      line: row.line,
      reason: row.problem,
      values: row.problem === 'row-too-long' ? { limit: longestRow } : {},
      text: shownText(row.text),
    })
    return undefined
  }
  if (row.cells.every((cell) => cell.trim() === '')) return undefined
  if (list.headers.length === 0) {
    if (row.cells.length > limits.columns)
      return fail('import-unreadable', { kind: 'columns', columns: row.cells.length, limit: limits.columns })
    list.headers = row.cells.map((cell) => cleanText(cell).slice(0, 100))
    return undefined
  }
  if (list.rows.length + list.brokenRows.length >= limits.rows)
    return fail('import-too-large', { rows: limits.rows })
  if (lossy && row.cells.some((cell) => cell.includes('\ufffd')))
    list.brokenRows.push({
      line: row.line,
      reason: 'characters-lost',
      values: { encoding: list.encoding },
      text: rowText(row.cells),
    })
  else if (row.cells.slice(list.headers.length).some((cell) => cell.trim() !== ''))
    list.brokenRows.push({
      line: row.line,
      reason: 'columns-wrong',
      values: { columns: row.cells.length, expected: list.headers.length },
      text: rowText(row.cells),
    })
  // Without the empty cells behind the last column: a row may have a million.
  else list.rows.push({ line: row.line, cells: row.cells.slice(0, list.headers.length) })
  return undefined
}

export const rowText = (cells: readonly string[]): string => shownText(cells.slice(0, 20).join(' | '))

const shownText = (text: string): string => {
  const clean = cleanText(text.slice(0, 400))
  return clean.length > 200 ? `${clean.slice(0, 199)}…` : clean
}

function* countBytes(
  slices: Iterable<string>,
  total: number,
  position: { bytes: number },
): Generator<string> {
  for (const slice of slices) {
    position.bytes = Math.min(total, position.bytes + 65_536)
    yield slice
  }
}

function* skipLines(slices: Iterable<string>, lines: number): Generator<string> {
  let left = lines
  for (const slice of slices) {
    let from = 0
    while (left > 0) {
      const end = slice.indexOf('\n', from)
      if (end < 0) break
      from = end + 1
      left -= 1
    }
    if (left === 0) yield slice.slice(from)
  }
}
