import type { SearchBest } from './search-best.ts'
import { COST, isShortLatin } from './search-costs.ts'
import {
  type Driver,
  driverOf,
  fewest,
  isOneLetter,
  leadersOf,
  lettersOf,
  wordsFor,
} from './search-drivers.ts'
import { wordsWithTypo, wordsWithTypoInside } from './search-fuzzy.ts'
import { type Respelling, respellingsOf } from './search-respelling.ts'
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
  const { documents, vocabulary, scratch } = room
  const pages = scratch.pages(0, tokens.length, vocabulary.size)
  const scorer = new SearchScorer(documents, vocabulary, tokens, nameHash, pages)
  const leaders = leadersOf(tokens)
  const drivers = searchAsTyped(room, scorer, leaders, best)
  // In numbers every digit is meant.
  if (hasEnough(tokens, best) || isLoneSign(tokens) || tokens.every((token) => /^\d+$/.test(token.folded)))
    return
  for (const index of leaders.slice(drivers.length)) drivers.push(adoptDriver(room, scorer, index))
  drivers.sort((a, b) => a.postings - b.postings || a.index - b.index)
  // One word may be misspelt, not two; and the first letter of a next word is no reason to doubt the ones before.
  if (drivers[1]?.postings === 0 || (drivers[0]?.postings !== 0 && isBeginning(tokens))) return
  searchWithTypo(room, scorer, drivers, best)
  if (hasEnough(tokens, best)) return
  for (const respelling of respellingsOf(
    vocabulary,
    tokens,
    drivers[0]?.postings === 0 ? drivers[0].index : -1,
  )) {
    searchRespelt(room, scorer, respelling, drivers, best)
  }
}

/** Looks for the names as typed and returns the drivers it needed for that. */
const searchAsTyped = (
  room: SearchRoom,
  scorer: SearchScorer,
  leaders: readonly number[],
  best: SearchBest,
): Driver[] => {
  const drivers: Driver[] = []
  for (const index of leaders) {
    const driver = adoptDriver(room, scorer, index)
    drivers.push(driver)
    const next = leaders[drivers.length]
    if (driver.postings < FEW_POSTINGS || (next !== undefined && isOneLetter(lettersOf(scorer.tokens, next))))
      break
  }
  const first = fewest(drivers)
  if (first === undefined) return drivers
  walk(room, scorer, first, 'as typed', best, () => {
    // The single letters are left to now, because they start so many words.
    for (const index of leaders.slice(drivers.length)) drivers.push(adoptDriver(room, scorer, index))
    return fewest(drivers.filter((driver) => driver !== first))
  })
  if (scorer.tokens.length === 1) searchShortInside(room, scorer, best)
  return drivers
}

/** One or two letters in the middle of words are looked for by reading all words, so only when they are likely meant. */
const searchShortInside = (room: SearchRoom, scorer: SearchScorer, best: SearchBest): void => {
  const letters = lettersOf(scorer.tokens, 0)
  if (letters.length > 2 || isShortLatin(letters) || best.isFull) return
  const driver = driverOf(room.documents, 0, room.vocabulary.wordsAroundShort(letters))
  scorer.adopt(0, driver.words)
  walk(room, scorer, driver, 'as typed', best)
}

const adoptDriver = (room: SearchRoom, scorer: SearchScorer, index: number): Driver => {
  const token = scorer.tokens[index]
  const driver = driverOf(room.documents, index, token === undefined ? [] : wordsFor(room.vocabulary, token))
  scorer.adopt(index, driver.words)
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
  if (scorer.tokens.length > 1) searchOtherMisspelt(room, scorer, rarest, best)
  // … or in the rarest itself: then the second leads, or the words that are one typo away, whichever are fewer.
  if (second !== undefined && second.postings < FEW_POSTINGS) {
    searchOtherMisspelt(room, scorer, second, best)
    return
  }
  const misspelt = misspeltDriver(room, scorer, rarest.index)
  // A name is looked at several times as fast when its misspelt word is known beforehand.
  if (second !== undefined && second.postings * 4 < misspelt.postings) {
    searchOtherMisspelt(room, scorer, second, best)
  } else walk(room, scorer, misspelt, 'leader misspelt', best, () => second)
}

/** With many names to look at, the words with a typo are found first, instead of measuring every word of every name. */
const searchOtherMisspelt = (
  room: SearchRoom,
  scorer: SearchScorer,
  leader: Driver,
  best: SearchBest,
): void => {
  const others = scorer.tokens.flatMap((_token, index) => (index === leader.index ? [] : [index]))
  if (leader.postings < FEW_POSTINGS || others.length > 2) {
    walk(room, scorer, leader, 'other misspelt', best)
    return
  }
  const misspelt = others.map((index) => misspeltDriver(room, scorer, index))
  for (const driver of misspelt) scorer.adoptTypos(driver.index, driver.words)
  walk(room, scorer, leader, 'other misspelt', best, () => (misspelt.length === 1 ? misspelt[0] : undefined))
}

const misspeltDriver = (room: SearchRoom, scorer: SearchScorer, index: number): Driver => {
  const letters = lettersOf(scorer.tokens, index)
  const words = [...wordsWithTypo(room.vocabulary, letters), ...wordsWithTypoInside(room.vocabulary, letters)]
  return driverOf(room.documents, index, words)
}

/** Looks for a reading with other spaces, starting from its rarest word, be it a new one or one as typed. */
const searchRespelt = (
  room: SearchRoom,
  scorer: SearchScorer,
  respelling: Respelling,
  drivers: readonly Driver[],
  best: SearchBest,
): void => {
  const { documents, vocabulary, scratch } = room
  const { index, count, parts } = respelling
  const added = parts.map((part, place) => driverOf(documents, index + place, part.words))
  const kept = drivers.flatMap((driver) => {
    if (driver.index >= index && driver.index < index + count) return []
    return [{ ...driver, index: driver.index < index ? driver.index : driver.index + parts.length - count }]
  })
  const driver = fewest([...added, ...kept])
  if (driver === undefined || driver.postings > MANY_POSTINGS) return
  const pages = scratch.pages(scorer.tokens.length, parts.length, vocabulary.size)
  const reading = scorer.reading(
    index,
    count,
    parts.map((part) => part.token),
    pages,
    COST.respelling,
  )
  for (const part of added) reading.adopt(part.index, part.words)
  walk(room, reading, driver, 'as typed', best)
}

/** Whether the last of several words has just been begun. */
const isBeginning = (tokens: readonly Token[]): boolean =>
  tokens.length === 2 && isOneLetter(lettersOf(tokens, tokens.length - 1))

/** A typo in one letter would make it any other: "%" does not mean "7". */
const isLoneSign = (tokens: readonly Token[]): boolean =>
  tokens.length === 1 && [...lettersOf(tokens, 0)].length === 1

/** Enough good names make a second reading needless. */
const hasEnough = (tokens: readonly Token[], best: SearchBest): boolean =>
  best.has(Math.min(best.limit, ENOUGH[tokens.length] ?? 1), COST.doubtful)

/** By the number of typed words: one word is often another one misspelt, three hardly ever all stand in a wrong name. */
const ENOUGH: readonly number[] = [1, Number.MAX_SAFE_INTEGER, 5]

const FEW_POSTINGS = 200

/** Words that all stand in this many names are no reading of a word, but chance. */
const MANY_POSTINGS = 3_000
