import type { SearchBest } from './search-best.ts'
import { COST } from './search-costs.ts'
import {
  type Driver,
  driverOf,
  fewest,
  isLong,
  leadersOf,
  lettersOf,
  wholeWordsFor,
  wordsFor,
} from './search-drivers.ts'
import { splitsOf, wordsWithTypo, wordsWithTypoInside } from './search-fuzzy.ts'
import { SearchScorer } from './search-scorer.ts'
import type { Token } from './search-tokens.ts'
import { type SearchRoom, walk } from './search-walks.ts'

/**
 * Fills the best list for the words of a query. First the names that have every word as typed: whole, as a start, or
 * in the middle. Only if these are too few, names for which one word must be read otherwise: with one typo, or as two
 * words. Each walk starts from the typed word with the fewest names and looks at the other words name by name.
 */
export const searchNames = (
  room: SearchRoom,
  tokens: readonly Token[],
  nameHash: number,
  best: SearchBest,
): void => {
  const scorer = new SearchScorer(room.documents, room.vocabulary, room.scratch, tokens, nameHash)
  const leaders = leadersOf(tokens)
  const drivers = searchAsTyped(room, scorer, leaders, best)
  // In numbers every digit is meant.
  if (hasEnough(tokens, best) || tokens.every((token) => /^\d+$/.test(token.folded))) return
  for (const index of leaders.slice(drivers.length)) drivers.push(adoptDriver(room, scorer, index))
  drivers.sort((a, b) => a.postings - b.postings || a.index - b.index)
  // One word may be misspelt, not two.
  if (drivers[1]?.postings === 0) return
  searchWithTypo(room, scorer, drivers, best)
  if (hasEnough(tokens, best)) return
  const unmatched = drivers[0]?.postings === 0 ? drivers.slice(0, 1) : drivers
  for (const { index } of unmatched) searchSplit(room, tokens, index, nameHash, best)
}

/** Looks for the names as typed and returns the drivers it needed for that. */
const searchAsTyped = (
  room: SearchRoom,
  scorer: SearchScorer,
  leaders: readonly number[],
  best: SearchBest,
): Driver[] => {
  const drivers: Driver[] = []
  if (!isLong(lettersOf(scorer.tokens, leaders[0] ?? 0))) {
    // A short word is looked up by its start alone, so names that have it elsewhere wait for another one to lead.
    for (const index of leaders) {
      if (best.isFull) break
      const driver = adoptDriver(room, scorer, index)
      drivers.push(driver)
      walk(room, scorer, driver, 'as typed', best)
    }
    if (scorer.tokens.length === 1) searchShortInside(room, scorer, best)
    return drivers
  }
  for (const index of leaders) {
    const driver = adoptDriver(room, scorer, index)
    drivers.push(driver)
    if (driver.postings < FEW_POSTINGS) break
  }
  const first = fewest(drivers)
  if (first !== undefined) walk(room, scorer, first, 'as typed', best)
  return drivers
}

/** A short word in the middle of others is looked for by reading all words, so only when it is likely meant. */
const searchShortInside = (room: SearchRoom, scorer: SearchScorer, best: SearchBest): void => {
  const letters = lettersOf(scorer.tokens, 0)
  const isLatin = letters.charCodeAt(0) < 0x250
  if (best.isFull || (isLatin && best.count > 0)) return
  walk(room, scorer, driverOf(room.documents, 0, room.vocabulary.wordsAroundShort(letters)), 'as typed', best)
}

const adoptDriver = (room: SearchRoom, scorer: SearchScorer, index: number): Driver => {
  const letters = lettersOf(scorer.tokens, index)
  const driver = driverOf(room.documents, index, wordsFor(room.vocabulary, letters))
  if (isLong(letters)) scorer.adopt(index, driver.words)
  return driver
}

const searchWithTypo = (
  room: SearchRoom,
  scorer: SearchScorer,
  drivers: readonly Driver[],
  best: SearchBest,
): void => {
  const [rarest, second] = drivers
  if (rarest === undefined) return
  // The typo is in another word than the rarest …
  if (scorer.tokens.length > 1) walk(room, scorer, rarest, 'other misspelt', best)
  // … or in the rarest itself: then the second leads, or the words that are one typo away, whichever are fewer.
  if (second !== undefined && second.postings < FEW_POSTINGS) {
    walk(room, scorer, second, 'other misspelt', best)
    return
  }
  const letters = lettersOf(scorer.tokens, rarest.index)
  const words = [...wordsWithTypo(room.vocabulary, letters), ...wordsWithTypoInside(room.vocabulary, letters)]
  const misspelt = driverOf(room.documents, rarest.index, words)
  if (second !== undefined && second.postings < misspelt.postings)
    walk(room, scorer, second, 'other misspelt', best)
  else walk(room, scorer, misspelt, 'leader misspelt', best)
}

/** Reads one typed word as two words that stand side by side in the name. */
const searchSplit = (
  room: SearchRoom,
  tokens: readonly Token[],
  index: number,
  nameHash: number,
  best: SearchBest,
): void => {
  const token = tokens[index]
  if (token === undefined) return
  for (const [first, second] of splitsOf(room.vocabulary, token.folded)) {
    const driver = fewest([
      driverOf(room.documents, index, wholeWordsFor(room.vocabulary, first)),
      driverOf(room.documents, index + 1, wordsFor(room.vocabulary, second)),
    ])
    if (driver === undefined || driver.postings > MANY_POSTINGS) continue
    const read: Token[] = [
      ...tokens.slice(0, index),
      { surface: first, folded: first, glued: token.glued },
      { surface: second, folded: second, glued: true },
      ...tokens.slice(index + 1),
    ]
    const scorer = new SearchScorer(
      room.documents,
      room.vocabulary,
      room.scratch,
      read,
      nameHash,
      COST.splitWord,
    )
    walk(room, scorer, driver, 'as typed', best)
  }
}

/** Enough good names make a second reading needless. */
const hasEnough = (tokens: readonly Token[], best: SearchBest): boolean =>
  best.has(Math.min(best.limit, ENOUGH[tokens.length] ?? 1), COST.doubtful)

/** By the number of typed words: one word is often another one misspelt, three hardly ever all stand in a wrong name. */
const ENOUGH: readonly number[] = [1, Number.MAX_SAFE_INTEGER, 5]

const FEW_POSTINGS = 200

/** Two short words that stand in this many names are no reading of a word, but chance. */
const MANY_POSTINGS = 1_000
