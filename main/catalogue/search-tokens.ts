import { foldText } from '../domain/fold-text.ts'

/** A typed word as it is typed, in lower case, and as it is compared. */
export type Token = {
  /** Lower case with accents: tells "rôti" from "roti" when both match. */
  readonly surface: string
  readonly folded: string
  /** True when nothing but punctuation stands between this word and the one before, as in "d'orange". */
  readonly glued: boolean
  /** True for one or two letters after a number, which may be its unit, as in "500 g". */
  readonly isUnit: boolean
}

type VisitWord = (surface: string, glued: boolean) => void

/**
 * Words of a text in lower case: runs of letters, digits and marks. Each Han character and each emoji is a word of its
 * own, because such texts have no spaces. A text without any word gives its runs of signs, so that a product
 * named "%" can be found too.
 */
export const splitWords = (text: string, visit: VisitWord): void => {
  const found = isLatin(text) ? splitLatin(text.toLowerCase(), visit) : splitAny(lowerCase(text), visit)
  if (found) return
  for (const run of lowerCase(text).split(/\s+/)) {
    if (run !== '') visit(run, false)
  }
}

/** The words of a query; long texts are cut, as no name needs more to be told from the others. */
export const tokenizeQuery = (query: string): Token[] => {
  const tokens: Token[] = []
  splitWords(query, (surface, glued) => {
    if (tokens.length >= MOST_TOKENS) return
    const folded = foldWord(surface)
    if (tokens.filter((token) => token.folded === folded).length >= MOST_REPEATS) return
    const isUnit = /^\p{L}{1,2}$/u.test(folded) && /^\d+$/.test(tokens.at(-1)?.folded ?? '')
    tokens.push({ surface, folded, glued, isUnit })
  })
  return tokens
}

/** A word never folds to nothing: a lone accent stays what it is. */
export const foldWord = (surface: string): string => foldText(surface) || surface

/** Lower case in composed form, so that the two ways to write "é" are one. */
const lowerCase = (text: string): string => text.normalize('NFC').toLowerCase().normalize('NFC')

const MOST_TOKENS = 16

/** A name with one word three times is not told from one with it twice, and the work grows with every repeat. */
const MOST_REPEATS = 2

// Signs like ® count as pictographs in Unicode, but not here.
const WORD =
  /\p{Script=Han}|(?=[\u2600-\u27bf\u{1f000}-\u{1fbff}])\p{Extended_Pictographic}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu
const WHITE_SPACE = /\s/

const splitAny = (lower: string, visit: VisitWord): boolean => {
  let end = -1
  for (const match of lower.matchAll(WORD)) {
    visit(match[0], end >= 0 && !WHITE_SPACE.test(lower.slice(end, match.index)))
    end = match.index + match[0].length
  }
  return end >= 0
}

// Most names are Latin, and a table of their few hundred letters is several times as fast as the expression above.
const LATIN_END = 0x250
const CAPITAL_I_WITH_DOT = 0x130
const SPACE = 1
const LETTER = 2

const LATIN_CLASSES = Uint8Array.from({ length: LATIN_END }, (_none, code) => {
  const letter = String.fromCharCode(code)
  if (/[\p{L}\p{N}\p{M}]/u.test(letter)) return LETTER
  return WHITE_SPACE.test(letter) ? SPACE : 0
})

/** True when the text stays within the table, also in lower case. */
const isLatin = (text: string): boolean => {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code >= LATIN_END || code === CAPITAL_I_WITH_DOT) return false
  }
  return true
}

const splitLatin = (lower: string, visit: VisitWord): boolean => {
  let start = -1
  let glued = false
  let found = false
  for (let index = 0; index <= lower.length; index++) {
    const kind = LATIN_CLASSES[lower.charCodeAt(index)] ?? 0
    if (kind === LETTER) {
      if (start < 0) start = index
      continue
    }
    if (start >= 0) {
      visit(lower.slice(start, index), glued)
      found = true
      glued = true
      start = -1
    }
    if (kind === SPACE) glued = false
  }
  return found
}
