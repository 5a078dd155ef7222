/*
 * How wide a text is on paper and on a screen in fixed columns. What a person sees as one character (a grapheme) is never
 * cut in two: an emoji of seven code points is one character of two columns, a letter with three accents one of one.
 */

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Letters and signs of one column each, without anything that combines: nearly every text of a shop. */
const plain = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0373\u0384-\u03ff\u0400-\u0482]*$/
const emoji = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\ufe0f/u
const widthless = /[\p{M}\p{Cf}\p{Cc}]/u

/** East Asian Wide and Fullwidth (UAX 11), inclusive, in order. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
]

function isWide(code: number): boolean {
  if (code < 0x1100) return false
  return wideRanges.some(([first, last]) => code >= first && code <= last)
}

export function graphemes(text: string): string[] {
  if (plain.test(text)) return [...text]
  return Array.from(segmenter.segment(text), (part) => part.segment)
}

/** Columns of one grapheme: 0 for what is only marks or invisible, 2 for emoji and East Asian wide characters. */
export function graphemeWidth(grapheme: string): number {
  if (grapheme.length === 1 && plain.test(grapheme)) return 1
  if (emoji.test(grapheme) || isWide(grapheme.codePointAt(0) ?? 0)) return 2
  let width = 0
  for (const character of grapheme) if (!widthless.test(character)) width += 1
  return width
}

export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length
  return graphemes(text).reduce((width, grapheme) => width + graphemeWidth(grapheme), 0)
}

export function padStartTo(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text
}

/**
 * Breaks at spaces, and inside a word only where the word alone is too wide. No piece is wider than `columns`
 * (at least 2, the width of the widest character); an empty text is one empty piece.
 */
export function wrapText(text: string, columns: number): string[] {
  if (displayWidth(text) <= columns) return [text]
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const width = displayWidth(word)
    if (used > 0 && used + 1 + width <= columns) {
      piece += ` ${word}`
      used += 1 + width
      continue
    }
    if (used > 0) pieces.push(piece)
    const broken = width <= columns ? [word] : breakWord(word, columns)
    pieces.push(...broken.slice(0, -1))
    piece = broken.at(-1) ?? ''
    used = displayWidth(piece)
  }
  if (used > 0 || pieces.length === 0) pieces.push(piece)
  return pieces
}

function breakWord(word: string, columns: number): string[] {
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const grapheme of graphemes(word)) {
    const width = graphemeWidth(grapheme)
    if (used + width > columns) {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += grapheme
    used += width
  }
  pieces.push(piece)
  return pieces
}
