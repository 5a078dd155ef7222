import type { SearchBest } from './search-best.ts'
import type { SearchCandidates } from './search-candidates.ts'
import { COST, NO_MATCH } from './search-costs.ts'
import type { SearchDocuments } from './search-documents.ts'
import type { Driver } from './search-drivers.ts'
import type { SearchScratch } from './search-kept-costs.ts'
import type { SearchScorer } from './search-scorer.ts'
import type { SearchVocabulary } from './search-vocabulary.ts'

/** What every walk works with; nothing of it outlives a query but the memory. */
export type SearchRoom = {
  readonly documents: SearchDocuments
  readonly vocabulary: SearchVocabulary
  readonly candidates: SearchCandidates
  readonly scratch: SearchScratch
}

/** As typed; with one typo in the leading word; with one typo in another word. */
export type Reading = 'as typed' | 'leader misspelt' | 'other misspelt'

/**
 * Weighs every name that has one of the driver's words, and offers those that have the other words too. A second driver
 * tells beforehand which of many names have its word; it must not be the misspelt one.
 */
export const walk = (
  room: SearchRoom,
  scorer: SearchScorer,
  driver: Driver,
  reading: Reading,
  best: SearchBest,
  second?: () => Driver | undefined,
): void => {
  if (scorer.tokens.length === 1) walkOne(room.documents, scorer, driver, reading, best)
  else walkSeveral(room, scorer, driver, reading, best, second)
}

/** With one typed word the cost of the word is all there is to know of a name. */
const walkOne = (
  documents: SearchDocuments,
  scorer: SearchScorer,
  driver: Driver,
  reading: Reading,
  best: SearchBest,
): void => {
  const { words, costs } = priced(scorer, driver, reading !== 'as typed')
  documents.eachWithAny(words, (slot, index) => {
    const cost = scorer.costOfOne(slot, costs[index] as number)
    if (!best.isTooLate(slot, cost) && documents.alive[slot] === 1) best.offer(slot, cost)
  })
}

/** The words of a driver that match, with their costs. */
const priced = (
  scorer: SearchScorer,
  driver: Driver,
  withTypo: boolean,
): { words: number[]; costs: number[] } => {
  const words: number[] = []
  const costs: number[] = []
  for (const word of driver.words) {
    const cost = scorer.wordCost(driver.index, word, withTypo)
    if (cost === NO_MATCH) continue
    words.push(word)
    costs.push(cost)
  }
  return { words, costs }
}

/** The cheapest by length and leading word first: once these fill the list, the others need no look at their words. */
const walkSeveral = (
  room: SearchRoom,
  scorer: SearchScorer,
  driver: Driver,
  reading: Reading,
  best: SearchBest,
  second?: () => Driver | undefined,
): void => {
  const { documents, candidates } = room
  const { words, costs } = priced(scorer, driver, reading === 'leader misspelt')
  candidates.gather(documents, scorer.scale, words, costs)
  candidates.sort()
  if (candidates.count > FIRST_LOOK && second !== undefined) {
    const isDone = weigh(candidates, FIRST_LOOK, scorer, driver, reading, best)
    const other = isDone ? undefined : second()
    if (other !== undefined && other.postings < candidates.count * FASTER_IN_A_ROW) {
      candidates.keepOnly(documents, other.words)
      candidates.sort()
    }
    if (!isDone) weigh(candidates, candidates.count, scorer, driver, reading, best)
  } else weigh(candidates, candidates.count, scorer, driver, reading, best)
  candidates.end()
}

/** Weighs the first so many candidates; true when no later one can be among the best. */
const weigh = (
  candidates: SearchCandidates,
  count: number,
  scorer: SearchScorer,
  driver: Driver,
  reading: Reading,
  best: SearchBest,
): boolean => {
  // With the typo in another word than the leading one its cost is still to come.
  const missing = reading === 'other misspelt' ? 1 : 0
  const least = missing * COST.typoInWord
  let reached = 0
  for (let place = 0; place < count; place++) {
    const slot = candidates.at(place)
    const rank = candidates.rankOf(slot)
    // Asked once per rank, so that the order of names within a rank cannot matter.
    if (rank > reached && scorer.floor(rank) + least > best.worst) return true
    reached = rank
    if (!scorer.hasOthers(slot, driver.index, missing)) continue
    const cost = scorer.cost(slot, reading !== 'as typed')
    if (cost !== NO_MATCH) best.offer(slot, cost)
  }
  return false
}

/** Among many names the best are mostly in the first few; only if not is it worth while to sift the rest. */
const FIRST_LOOK = 200

/** So many postings are read in a row in the time that one name takes to be looked into. */
const FASTER_IN_A_ROW = 12
