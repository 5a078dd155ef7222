import type { SearchDocuments } from './search-documents.ts'
import type { Token } from './search-tokens.ts'
import type { SearchVocabulary } from './search-vocabulary.ts'

/** The words of the vocabulary that one typed word can stand for, and in how many names these are. */
export type Driver = { readonly index: number; readonly words: readonly number[]; readonly postings: number }

export const driverOf = (documents: SearchDocuments, index: number, words: readonly number[]): Driver => {
  let postings = 0
  for (const word of words) postings += documents.postingCount(word)
  return { index, words, postings }
}

export const fewest = (drivers: readonly Driver[]): Driver | undefined => {
  let best = drivers[0]
  for (const driver of drivers) {
    if (best !== undefined && driver.postings < best.postings) best = driver
  }
  return best
}

/**
 * The typed words to start from, longest first, as these are likely the rarest. A short word is looked up by its start
 * alone, so it leads only among its like.
 */
export const leadersOf = (tokens: readonly Token[]): number[] => {
  const all = tokens.map((_token, index) => index)
  const long = all.filter((index) => isLong(lettersOf(tokens, index)))
  return (long.length > 0 ? long : all).sort(
    (a, b) => lettersOf(tokens, b).length - lettersOf(tokens, a).length || a - b,
  )
}

export const lettersOf = (tokens: readonly Token[], index: number): string => tokens[index]?.folded ?? ''

/** Long enough to be found in the middle of a word by the index over three letters. */
export const isLong = (letters: string): boolean => letters.length > 2

/** The words that start with these letters or, when these are enough, have them in their middle. */
export const wordsFor = (vocabulary: SearchVocabulary, letters: string): number[] => {
  const [low, high] = vocabulary.prefixRange(letters)
  const words: number[] = []
  for (let place = low; place < high; place++) words.push(vocabulary.wordAt(place))
  return isLong(letters) ? words.concat(vocabulary.wordsAround(letters)) : words
}

/** The words that are these letters, with whatever accents. */
export const wholeWordsFor = (vocabulary: SearchVocabulary, letters: string): number[] => {
  const [low, high] = vocabulary.prefixRange(letters)
  const words: number[] = []
  for (let place = low; place < high && vocabulary.folded[vocabulary.wordAt(place)] === letters; place++) {
    words.push(vocabulary.wordAt(place))
  }
  return words
}
