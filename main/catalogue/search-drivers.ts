import { isShortLatin } from './search-costs.ts'
import type { SearchDocuments } from './search-documents.ts'
import type { Token } from './search-tokens.ts'
import type { SearchVocabulary } from './search-vocabulary.ts'

/** The words of the vocabulary that one typed word can stand for, and in how many names these are. */
export type Driver = {
  readonly index: number
  readonly words: readonly number[]
  readonly postings: number
}

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

/** The typed words to start from, longest first, as these are likely the rarest. A word typed twice leads once. */
export const leadersOf = (tokens: readonly Token[]): number[] =>
  tokens
    .flatMap((token, index) => {
      const isFirst = tokens.findIndex((other) => other.folded === token.folded) === index
      return isFirst ? [index] : []
    })
    .sort((a, b) => lettersOf(tokens, b).length - lettersOf(tokens, a).length || a - b)

export const isOneLetter = (letters: string): boolean => letters.length === 1 && isShortLatin(letters)

export const lettersOf = (tokens: readonly Token[], index: number): string => tokens[index]?.folded ?? ''

/** All words that match a typed word: at their start or, when its letters are enough to tell, in their middle. */
export const wordsFor = (vocabulary: SearchVocabulary, token: Token): number[] => {
  const words = startersFor(vocabulary, token.folded)
  if (token.folded.length > 2) return words.concat(vocabulary.wordsAround(token.folded))
  return token.isUnit ? words.concat(vocabulary.numbersEndingWith(token.folded)) : words
}

/** The words that start with these letters. */
export const startersFor = (vocabulary: SearchVocabulary, letters: string): number[] => {
  const [low, high] = vocabulary.prefixRange(letters)
  const words: number[] = []
  for (let place = low; place < high; place++) words.push(vocabulary.wordAt(place))
  return words
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
