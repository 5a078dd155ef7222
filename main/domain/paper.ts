import type { PaperLine } from '../../preload/contract/views.ts'
import { isolated, paperColumns } from './paper-text.ts'
import { displayWidth, padStartTo, wrapText } from './text-width.ts'

/* Lines of paper in fixed columns. Nothing that these make is wider than the paper; a large line has half the columns. */

type Style = { bold?: boolean; large?: boolean }
type Placing = Style & {
  /** Columns left free before the words, on every line that they wrap to. */
  indent?: number
}

/** Columns that a line of this style has. */
export function columnsOf(line: Style, columns: number): number {
  return line.large ? Math.floor(columns / 2) : columns
}

export function rule(columns: number, sign = '-'): PaperLine {
  return { text: sign.repeat(columns) }
}

export function textLines(text: string, columns: number, placing: Placing = {}): PaperLine[] {
  const { indent = 0, ...style } = placing
  const pieces = wrapText(text, columnsOf(style, columns) - indent)
  return pieces.map((piece) => ({ text: ' '.repeat(indent) + isolated(piece), ...style }))
}

/**
 * A finished text line by line, with the spaces that carry its layout; what is wider than the paper goes on in the next
 * line. Empty lines at both ends are paper for nothing.
 */
export function verbatimLines(text: string, columns: number): PaperLine[] {
  const lines = text.split(/\r\n|[\n\r]/).map(paperColumns)
  const first = lines.findIndex((line) => line !== '')
  if (first < 0) return []
  const last = lines.findLastIndex((line) => line !== '')
  return lines
    .slice(first, last + 1)
    .flatMap((line) => (displayWidth(line) <= columns ? [line] : wrapText(line, columns)))
    .map((line) => ({ text: isolated(line) }))
}

export function centredLines(text: string, columns: number, style: Style = {}): PaperLine[] {
  return textLines(text, columns, style).map((line) => ({ ...line, align: 'centre' as const }))
}

/**
 * Words on the left, an amount on the right edge. An amount is never broken as long as the paper can hold it; the words
 * wrap, and where both do not fit the amount goes to a line of its own.
 */
export function rowLines(left: string, right: string, columns: number, placing: Placing = {}): PaperLine[] {
  const { indent = 0, ...style } = placing
  const width = columnsOf(style, columns)
  const words = left === '' ? [] : textLines(left, columns, placing)
  const last = words.at(-1)
  const room = width - displayWidth(right)
  if (!last || displayWidth(last.text) >= room) return [...words, ...rightLines(right, width, style)]
  const gap = ' '.repeat(room - displayWidth(last.text))
  return [...words.slice(0, -1), { ...last, text: last.text + gap + right }]
}

function rightLines(text: string, width: number, style: Style): PaperLine[] {
  return wrapText(text, width).map((piece) => ({ text: padStartTo(piece, width), ...style }))
}

/** A row in large letters where it fits on one line, otherwise bold: a total that is broken in two is misread. */
export function totalLines(left: string, right: string, columns: number): PaperLine[] {
  const fits = displayWidth(left) + 1 + displayWidth(right) <= columnsOf({ large: true }, columns)
  return rowLines(left, right, columns, fits ? { bold: true, large: true } : { bold: true })
}

/** Cells in columns, the first to the left, the others to the right; undefined where they do not fit. */
export function tableLines(rows: readonly (readonly string[])[], columns: number): PaperLine[] | undefined {
  const count = rows[0]?.length ?? 0
  const widths = Array.from({ length: count }, (_, cell) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[cell] ?? ''))),
  )
  const used = widths.reduce((sum, width) => sum + width, 0)
  if (used + count - 1 > columns) return undefined
  const gap = Math.floor((columns - used) / Math.max(1, count - 1))
  return rows.map((row) => {
    const [first = '', ...others] = row
    const rest = others.map((cell, index) => padStartTo(cell, (widths[index + 1] ?? 0) + gap)).join('')
    return { text: first + padStartTo(rest, columns - displayWidth(first)) }
  })
}
