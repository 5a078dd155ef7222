/*
 * Reads CSV as it comes from real programs: quotes where needed, line breaks inside quotes, a stray inch sign (7" cake)
 * in a cell without quotes. A row that cannot be read is told with its line, and reading goes on at the next
 * line: a quote that was never closed must not swallow the products behind it.
 */

export type CsvRow =
  | { line: number; cells: string[] }
  | { line: number; problem: 'quote-open' | 'quote-wrong' | 'row-too-long'; text: string }

/** Longer than any row of products; a "line" beyond it is not one. */
export const longestRow = 1_000_000

/**
 * Gives nothing now and then inside an endless line, so that the caller can let others work.
 * @param slices text with "\n" as line end
 * @param firstLine the number of the first line, for the messages
 */
export function* readCsv(
  slices: Iterable<string>,
  separator: string,
  firstLine = 1,
): Generator<CsvRow | undefined> {
  const lines = lineQueue(physicalLines(slices, firstLine))
  const patience = { characters: 4 * longestRow }
  for (let line = lines.next(); line; line = lines.next())
    yield line.isRest ? undefined : readRow(line, lines, separator, patience)
}

/**
 * How far to look for the end of a quote. Lines that were looked through in vain are read again as rows of their own; a
 * list in which every row opens a quote would be read as often as it has rows.
 */
type Patience = { characters: number }

/** Every row may still look this far: enough for a cell of some lines. */
const shortLook = 1_000

function readRow(first: Line, lines: LineQueue, separator: string, patience: Patience): CsvRow {
  if (first.text === undefined) return { line: first.line, problem: 'row-too-long', text: '' }
  const text = first.text.slice(0, 300)
  const after: Line[] = []
  let length = first.text.length
  const farthest = length + Math.min(longestRow, Math.max(shortLook, patience.characters))
  let read = readCells(first.text, separator, { cells: [], quoted: undefined })
  while (read.kind === 'open') {
    const next = lines.next()
    length += next?.text?.length ?? 0
    if (next) after.push(next)
    if (next?.text === undefined || length > Math.min(longestRow, farthest)) {
      patience.characters -= length
      lines.giveBack(after)
      return { line: first.line, problem: 'quote-open', text }
    }
    read = readCells(next.text, separator, { cells: read.cells, quoted: `${read.quoted}\n` })
  }
  if (read.kind === 'cells') return { line: first.line, cells: read.cells }
  // Over several lines it is rather the first quote that should not be there than the last.
  lines.giveBack(after)
  return { line: first.line, problem: after.length > 0 ? 'quote-open' : 'quote-wrong', text }
}

/** Without its text where it was too long to be held; `isRest` is more of such a line. */
type Line = { line: number; text: string | undefined; isRest?: boolean }

type LineQueue = { next(): Line | undefined; giveBack(lines: readonly Line[]): void }

function lineQueue(source: Iterator<Line>): LineQueue {
  const returned: Line[] = []
  return {
    next: () => {
      const line = returned.pop()
      if (line) return line
      const read = source.next()
      return read.done ? undefined : read.value
    },
    giveBack: (lines) => {
      for (const line of lines.toReversed()) returned.push(line)
    },
  }
}

type ReadLine =
  | { kind: 'cells'; cells: string[] }
  | { kind: 'open'; cells: string[]; quoted: string }
  | { kind: 'wrong' }

/** @param begun what the lines before have given: whole cells, and the cell whose quote is still open */
function readCells(
  line: string,
  separator: string,
  begun: { cells: string[]; quoted: string | undefined },
): ReadLine {
  const { cells } = begun
  let { quoted } = begun
  if (quoted === undefined && !line.includes('"')) return { kind: 'cells', cells: line.split(separator) }
  let at = 0
  for (;;) {
    if (quoted === undefined) {
      const start = skipSpaces(line, at)
      if (line[start] !== '"') {
        const end = line.indexOf(separator, at)
        cells.push(line.slice(at, end < 0 ? undefined : end))
        if (end < 0) return { kind: 'cells', cells }
        at = end + 1
        continue
      }
      quoted = ''
      at = start + 1
    }
    const end = line.indexOf('"', at)
    if (end < 0) return { kind: 'open', cells, quoted: quoted + line.slice(at) }
    quoted += line.slice(at, end)
    if (line[end + 1] === '"') {
      quoted += '"'
      at = end + 2
      continue
    }
    const next = skipSpaces(line, end + 1)
    if (next < line.length && line[next] !== separator) return { kind: 'wrong' }
    cells.push(quoted)
    if (next >= line.length) return { kind: 'cells', cells }
    quoted = undefined
    at = next + 1
  }
}

function skipSpaces(line: string, from: number): number {
  let at = from
  while (line[at] === ' ' || line[at] === '\u00a0') at += 1
  return at
}

/** Lines with their numbers. A line over the limit is told when it passes it and then read over. */
function* physicalLines(slices: Iterable<string>, firstLine: number): Generator<Line> {
  let line = firstLine
  let held = ''
  let isTooLong = false
  for (const slice of slices) {
    let from = 0
    for (let end = slice.indexOf('\n'); end >= 0; end = slice.indexOf('\n', from)) {
      if (!isTooLong) yield { line, text: held + slice.slice(from, end) }
      held = ''
      isTooLong = false
      line += 1
      from = end + 1
    }
    if (isTooLong) yield { line, text: undefined, isRest: true }
    else held += slice.slice(from)
    if (held.length <= longestRow) continue
    yield { line, text: undefined }
    held = ''
    isTooLong = true
  }
  if (held !== '') yield { line, text: held }
}
