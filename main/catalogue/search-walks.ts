import type { SearchBest } from './search-best.ts'
import type { SearchCandidates } from './search-candidates.ts'
import { COST, NO_MATCH } from './search-costs.ts'
import type { SearchDocuments } from './search-documents.ts'
import type { Driver } from './search-drivers.ts'
import type { SearchScorer, SearchScratch } from './search-scorer.ts'
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

/** Weighs every name that has one of the driver's words, and offers those that have the other words too. */
export const walk = (
  room: SearchRoom,
  scorer: SearchScorer,
  driver: Driver,
  reading: Reading,
  best: SearchBest,
): void => {
  if (scorer.tokens.length === 1) walkOne(room.documents, scorer, driver, reading, best)
  else walkSeveral(room, scorer, driver, reading, best)
}

/** With one typed word the cost of the word is all there is to know of a name. */
const walkOne = (
  documents: SearchDocuments,
  scorer: SearchScorer,
  driver: Driver,
  reading: Reading,
  best: SearchBest,
): void => {
  for (const word of driver.words) {
    const wordCost = scorer.wordCost(0, word, reading !== 'as typed')
    if (wordCost === NO_MATCH) continue
    documents.eachWith(word, (slot) => {
      const cost = scorer.costOfOne(slot, wordCost)
      if (!best.isTooLate(slot, cost) && documents.alive[slot] === 1) best.offer(slot, cost)
    })
  }
}

/** The cheapest by length and leading word first: once these fill the list, the others need no look at their words. */
const walkSeveral = (
  room: SearchRoom,
  scorer: SearchScorer,
  driver: Driver,
  reading: Reading,
  best: SearchBest,
): void => {
  const { documents, candidates } = room
  const { scale } = scorer
  candidates.begin(documents)
  for (const word of driver.words) {
    const wordCost = scorer.wordCost(driver.index, word, reading === 'leader misspelt')
    if (wordCost !== NO_MATCH) candidates.gather(documents, scale, word, wordCost)
  }
  candidates.sort()
  // With the typo in another word than the leading one its cost is still to come.
  const missing = reading === 'other misspelt' ? 1 : 0
  const least = missing * COST.typoInWord
  let reached = 0
  for (let place = 0; place < candidates.count; place++) {
    const slot = candidates.at(place)
    const rank = candidates.rankOf(slot)
    // Asked once per rank, so that the order of names within a rank cannot matter.
    if (rank > reached && scorer.floor(rank) + least > best.worst) break
    reached = rank
    if (!scorer.hasOthers(slot, driver.index, missing)) continue
    const cost = scorer.cost(slot, reading !== 'as typed')
    if (cost !== NO_MATCH) best.offer(slot, cost)
  }
  candidates.end()
}
