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
  /** One or two letters stand in the middle of nearly every word. */
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
  /** One typed word that is two words in the name. */
  splitWord: 6,
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
  if (typed.length > folded.length) return NO_MATCH
  if (folded === typed) return surface === token.surface ? 0 : accentCost(token)
  if (folded.startsWith(typed)) {
    const open = COST.prefix + COST.prefixPerLetter * Math.log(folded.length - typed.length)
    return surface.startsWith(token.surface) ? open : open + accentCost(token)
  }
  // A single letter is found in nearly every word; only as its end, as the unit in "500g", does it say something.
  if (typed.length === 1 ? !folded.endsWith(typed) : folded.indexOf(typed, 1) < 0) return NO_MATCH
  const inside =
    COST.infix + Math.log(folded.length - typed.length + 1) + (isShort(typed) ? COST.shortInfix : 0)
  return surface.indexOf(token.surface, 1) > 0 ? inside : inside + accentCost(token)
}

/** Too short to tell much; but a single Han character or emoji is a word. */
const isShort = (typed: string): boolean => typed.length < 3 && typed.charCodeAt(0) < 0x250

const accentCost = (token: Token): number =>
  token.surface === token.folded ? COST.omittedAccent : COST.strayAccent

/** The cost of a typed word for a word of a name with exactly one typo. */
export const typoCost = (typed: string, word: string): number => {
  const start = typoAtStart(typed, word)
  if (start !== NO_MATCH) return typed.length > 2 ? start : start + COST.typoInShortWord
  return typed.length >= SHORTEST_INSIDE_TYPO && hasTypoInside(typed, word) ? COST.typoInside : NO_MATCH
}

const SHORTEST_INSIDE_TYPO = 5

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
