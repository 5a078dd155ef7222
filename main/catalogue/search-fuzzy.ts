import { SHORTEST_INSIDE_TYPO, SHORTEST_OPEN_TYPO } from './search-costs.ts'
import type { SearchVocabulary } from './search-vocabulary.ts'

/**
 * Words that start with the typed letters but for one edit (a letter too many, too few, wrong, or two swapped), in any
 * place, also the first. Walks the sorted words as a tree: the letters before the edit are exact, the letters after
 * it too, so each place needs only the letters that really follow there. Some words may come twice.
 */
export const wordsWithTypo = (vocabulary: SearchVocabulary, typed: string): number[] => {
  const found: number[] = []
  // With few letters nearly everything starts alike: then only whole words count.
  const whole = typed.length < SHORTEST_OPEN_TYPO
  const take = (from: number, low: number, high: number, length: number): void => {
    followRest(vocabulary, found, whole, typed, from, low, high, length)
  }
  let low = 0
  let high = vocabulary.size
  for (let index = 0; index <= typed.length && low < high; index++) {
    const code = typed.charCodeAt(index)
    if (index < typed.length) take(index + 1, low, high, index)
    if (index + 1 < typed.length) {
      const first = vocabulary.firstAtLeast(low, high, index, typed.charCodeAt(index + 1))
      const past = vocabulary.firstAtLeast(first, high, index, typed.charCodeAt(index + 1) + 1)
      const second = vocabulary.firstAtLeast(first, past, index + 1, code)
      take(index + 2, second, vocabulary.firstAtLeast(second, past, index + 1, code + 1), index + 2)
    }
    for (let place = vocabulary.firstAtLeast(low, high, index, 0); place < high; ) {
      const next = vocabulary.letterAt(place, index)
      const past = vocabulary.firstAtLeast(place + 1, high, index, next + 1)
      if (next !== code) {
        take(index + 1, place, past, index + 1)
        if (index < typed.length || whole) take(index, place, past, index + 1)
      }
      place = past
    }
    const own = vocabulary.firstAtLeast(low, high, index, code)
    high = vocabulary.firstAtLeast(own, high, index, code + 1)
    low = own
  }
  return found
}

/** Takes the words of a range that go on with the typed letters from a place; they share so many letters already. */
const followRest = (
  vocabulary: SearchVocabulary,
  found: number[],
  whole: boolean,
  typed: string,
  from: number,
  low: number,
  high: number,
  shared: number,
): void => {
  let length = shared
  for (let index = from; index < typed.length && low < high; index++, length++) {
    const code = typed.charCodeAt(index)
    low = vocabulary.firstAtLeast(low, high, length, code)
    if (low >= high || vocabulary.letterAt(low, length) !== code) return
    high = vocabulary.firstAtLeast(low + 1, high, length, code + 1)
  }
  if (length === 0) return
  for (let place = low; place < high; place++) {
    const word = vocabulary.wordAt(place)
    if (whole && (vocabulary.folded[word] as string).length > length) break
    found.push(word)
  }
}

/**
 * Words with the typed letters in their middle but for one edit. One half of the letters is then intact, and the index over three
 * letters finds it; the caller measures.
 */
export const wordsWithTypoInside = (vocabulary: SearchVocabulary, typed: string): number[] => {
  if (typed.length < SHORTEST_INSIDE_TYPO) return []
  const half = typed.length >> 1
  return [...vocabulary.wordsAround(typed.slice(0, half)), ...vocabulary.wordsAround(typed.slice(half))]
}
