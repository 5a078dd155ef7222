import type { Token } from './search-tokens.ts'

/**
 * What it costs to take a typed word for a word of a name. Costs are negative logarithms of likelihoods: of all products the
 * one is best that would most likely make a person type this. So costs of the words of a query add up, and a
 * cost of 0.7 more means half as likely.
 */
export const COST = {
  /** The word is not typed to its end, by the logarithm of the letters that are missing. */
  prefix: 0.4,
  prefixPerLetter: 0.05,
  /** The typed letters stand in the middle of the word. */
  infix: 2,
  /** One or two letters tell little in the middle of a word. */
  shortInfix: 3,
  /** A typed accent that the word does not have, and an accent of the word that was not typed. */
  strayAccent: 3,
  omittedAccent: 0.5,
  /** One letter too many, too few, wrong, or two swapped: in a whole word, at its start, in its middle. */
  typoInWord: 6,
  typoInPrefix: 7.5,
  typoInside: 9,
  /** A name at this cost is so far from what is typed that a typo is as likely. */
  doubtful: 8,
  /** In a word of one or two letters a typo leaves little to recognise it by. */
  typoInShortWord: 2,
  /** A word that does not stand in the name at all. */
  droppedWord: 14,
  /** Two typed words for one word of the name. */
  sharedWord: 4,
  /** A space too many, too few, or in the wrong place. */
  respelling: 6,
  /** Not in the order of the name. */
  reversed: 0.35,
  /** Side by side in the name as typed; worth much more when typed without a space between. */
  adjacent: -0.3,
  gluedAdjacent: -2,
  gluedApart: 1,
  /** Every word of the name, in its order. */
  wholeName: -3,
  /** The query is the name, letter by letter with its capitals and accents. */
  exactName: -20,
} as const

export const NO_MATCH = Number.POSITIVE_INFINITY

/** The cost of a typed word for a word of a name, without any typo. */
export const matchCost = (token: Token, surface: string, folded: string): number => {
  const { folded: typed } = token
  const missing = folded.length - typed.length
  if (missing < 0) return NO_MATCH
  // The first letters are compared by themselves, because most words differ there and this is asked a thousand times.
  if (folded.charCodeAt(0) === typed.charCodeAt(0) && (typed.length === 1 || folded.startsWith(typed))) {
    const open = openCost(missing)
    return surface === folded && token.surface === typed
      ? open
      : open + accentCost(token, surface.startsWith(token.surface))
  }
  if (!isInside(token, folded)) return NO_MATCH
  const inside = COST.infix + Math.log(missing + 1) + (typed.length < 3 ? COST.shortInfix : 0)
  return inside + accentCost(token, surface.indexOf(token.surface, 1) > 0)
}

/** A few Latin letters are found in nearly every word; they say something only as the unit in "500g". */
const isInside = (token: Token, folded: string): boolean => {
  const { folded: typed, isUnit } = token
  if (isUnit) return isDigit(folded.charCodeAt(0)) && folded.endsWith(typed)
  return !isShortLatin(typed) && folded.indexOf(typed, 1) > 0
}

export const isShortLatin = (letters: string): boolean => letters.length < 3 && letters.charCodeAt(0) < 0x250

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** The cost of a word of which so many letters at the end are not typed. */
export const openCost = (missing: number): number => OPEN_COSTS[Math.min(missing, MOST_MISSING)] as number

const MOST_MISSING = 63

const OPEN_COSTS = Float64Array.from({ length: MOST_MISSING + 1 }, (_none, missing) =>
  missing === 0 ? 0 : COST.prefix + COST.prefixPerLetter * Math.log(missing),
)

const accentCost = (token: Token, isAsTyped: boolean): number => {
  if (isAsTyped) return 0
  return token.surface === token.folded ? COST.omittedAccent : COST.strayAccent
}

/** The cost of a typed word for a word of a name with exactly one typo. */
export const typoCost = (typed: string, word: string): number => {
  const start = typoAtStart(typed, word)
  // With few letters nearly every word starts alike: then only whole words count.
  if (typed.length < SHORTEST_OPEN_TYPO) {
    if (start !== COST.typoInWord) return NO_MATCH
    return typed.length > 2 ? start : start + COST.typoInShortWord
  }
  if (start !== NO_MATCH) return start
  return typed.length >= SHORTEST_INSIDE_TYPO && hasTypoInside(typed, word) ? COST.typoInside : NO_MATCH
}

/** From so many letters on a typo is forgiven in a word that is not typed to its end. */
export const SHORTEST_OPEN_TYPO = 4

/** From so many letters on one half is enough to find the word by, with the typo in the other. */
export const SHORTEST_INSIDE_TYPO = 6

/** One edit between the typed letters and the word or its start. The first difference is where the edit must be. */
const typoAtStart = (typed: string, word: string, from = 0): number => {
  let same = 0
  while (same < typed.length && typed.charCodeAt(same) === word.charCodeAt(from + same)) same++
  const at = from + same
  return Math.min(
    restCost(typed, same + 1, word, at),
    restCost(typed, same, word, at + 1),
    restCost(typed, same + 1, word, at + 1),
    typed.charCodeAt(same) === word.charCodeAt(at + 1) && typed.charCodeAt(same + 1) === word.charCodeAt(at)
      ? restCost(typed, same + 2, word, at + 2)
      : NO_MATCH,
  )
}

/** The cost of one typo when everything after it is as typed. */
const restCost = (typed: string, typedFrom: number, word: string, wordFrom: number): number => {
  const rest = typed.length - typedFrom
  if (rest < 0 || wordFrom + rest > word.length) return NO_MATCH
  for (let index = 0; index < rest; index++) {
    if (typed.charCodeAt(typedFrom + index) !== word.charCodeAt(wordFrom + index)) return NO_MATCH
  }
  return wordFrom + rest === word.length ? COST.typoInWord : COST.typoInPrefix
}

const hasTypoInside = (typed: string, word: string): boolean => {
  if (word.length < typed.length) return false
  // One half of the letters is as typed.
  const half = typed.length >> 1
  if (word.indexOf(typed.slice(0, half), 1) < 0 && word.indexOf(typed.slice(half), 1) < 0) return false
  for (let from = 1; from + typed.length - 1 <= word.length; from++) {
    if (typoAtStart(typed, word, from) !== NO_MATCH) return true
  }
  return false
}

/**
 * The cost of naming these words of a name and not its others: the logarithm of the number of ways to choose them.
 * The length is in quarters of a word.
 */
export const choiceCost = (tokenCount: number, length: number): number =>
  CHOICE_COSTS[Math.min(tokenCount, MOST_CHOSEN) * 256 + length] as number

/** The length of a name for `choiceCost`: words of one or two letters are seldom typed, so they count for less. */
export const nameLength = (wordLengths: readonly number[]): number => {
  let quarters = 0
  for (const letters of wordLengths) quarters += letters > 2 ? 4 : 1
  return Math.min(255, Math.max(4, quarters))
}

const MOST_CHOSEN = 12

const CHOICE_COSTS = (() => {
  const costs = new Float32Array((MOST_CHOSEN + 1) * 256)
  for (let chosen = 1; chosen <= MOST_CHOSEN; chosen++) {
    for (let length = 0; length < 256; length++) {
      const words = length / 4
      let ways = words > chosen ? 1 : 0
      for (let step = 0; step < chosen; step++) ways *= (words - step) / (step + 1)
      costs[chosen * 256 + length] = Math.log(Math.max(1, ways))
    }
  }
  return costs
})()

/** Popularity never takes more than this off a cost. */
export const MOST_CREDIT = 4

/** What a product is cheaper for selling well: a thousand times as often is worth about a word less in its name. */
export const popularityCredit = (popularity: number | undefined): number =>
  popularity !== undefined && popularity > 0 ? Math.min(MOST_CREDIT, 0.3 * Math.log1p(popularity)) : 0
