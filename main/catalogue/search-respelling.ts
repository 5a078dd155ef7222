import { isOneLetter, startersFor, wholeWordsFor, wordsFor } from './search-drivers.ts'
import type { Token } from './search-tokens.ts'
import type { SearchVocabulary } from './search-vocabulary.ts'

/** So many typed words from a place, read as other words. */
export type Respelling = {
  readonly index: number
  readonly count: number
  readonly parts: readonly Part[]
}

type Part = { readonly token: Token; readonly words: readonly number[] }

/**
 * Ways to read a query when its typo is a space: forgotten, typed in place of a letter or the other way round, one too
 * many, or swapped with its neighbour; or a letter that stands alone. Only readings whose words all exist. Where a typed word matches nothing,
 * the typo must be there.
 */
export const respellingsOf = (
  vocabulary: SearchVocabulary,
  tokens: readonly Token[],
  unmatched: number,
): Respelling[] => {
  const readings: Respelling[] = []
  tokens.forEach((token, index) => {
    const next = tokens[index + 1]
    const isSuspect = unmatched < 0 || unmatched === index
    if (isSuspect) readings.push(...splits(vocabulary, token, index))
    // A single letter among words may have slipped in beside a sign.
    if (isSuspect && tokens.length > 2 && isOneLetter(token.folded))
      readings.push({ index, count: 1, parts: [] })
    if (next === undefined || !(isSuspect || unmatched === index + 1)) return
    readings.push(...joins(vocabulary, token, next, index))
  })
  return readings
}

/** One word as two; the second has at least two letters, as a single one would start too many words. */
const splits = (vocabulary: SearchVocabulary, token: Token, index: number): Respelling[] => {
  const { folded, glued } = token
  const readings: Respelling[] = []
  for (let end = 1; end + 2 <= folded.length; end++) {
    if (!vocabulary.has(folded.slice(0, end))) continue
    for (const start of [end, end + 1]) {
      if (folded.length - start < (end === 1 ? 3 : 2)) continue
      readings.push(...pair(vocabulary, index, 1, folded.slice(0, end), folded.slice(start), glued))
    }
  }
  return readings
}

/** Two words as one, or parted one letter earlier or later. */
const joins = (vocabulary: SearchVocabulary, first: Token, second: Token, index: number): Respelling[] => {
  const folded = first.folded + second.folded
  const readings: Respelling[] = []
  const token = { surface: first.surface + second.surface, folded, glued: first.glued, isUnit: false }
  const words = wordsFor(vocabulary, token)
  if (words.length > 0) {
    readings.push({ index, count: 2, parts: [{ token, words }] })
  }
  for (const end of [first.folded.length - 1, first.folded.length + 1]) {
    if (end < 1 || end >= folded.length) continue
    readings.push(...pair(vocabulary, index, 2, folded.slice(0, end), folded.slice(end), first.glued))
  }
  return readings
}

const pair = (
  vocabulary: SearchVocabulary,
  index: number,
  count: number,
  first: string,
  second: string,
  glued: boolean,
): Respelling[] => {
  const firstWords = wholeWordsFor(vocabulary, first)
  const secondWords = startersFor(vocabulary, second)
  if (firstWords.length === 0 || secondWords.length === 0) return []
  const parts = [
    { token: { surface: first, folded: first, glued, isUnit: false }, words: firstWords },
    { token: { surface: second, folded: second, glued: true, isUnit: false }, words: secondWords },
  ]
  return [{ index, count, parts }]
}
