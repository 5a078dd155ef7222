import { type CandidateScale, SCALE, SCALE_ZERO } from './search-candidates.ts'
import { COST, choiceCost, matchCost, NO_MATCH, nameLength, openCost, typoCost } from './search-costs.ts'
import type { SearchDocuments } from './search-documents.ts'
import {
  COST_OF_KEPT,
  FIRST_TYPO,
  FIRST_WITHOUT_COST,
  keepMatch,
  keepTypo,
  NO_EXACT_MATCH,
  NO_MATCH_AT_ALL,
} from './search-kept-costs.ts'
import type { Token } from './search-tokens.ts'
import type { SearchVocabulary } from './search-vocabulary.ts'

/**
 * Costs of names for the words of one query. What a word of the vocabulary costs for a typed word is worked out once
 * per query and kept: names are many, words few.
 */
export class SearchScorer {
  readonly tokens: readonly Token[]
  private readonly documents: SearchDocuments
  private readonly vocabulary: SearchVocabulary
  private readonly pages: readonly Uint8Array[]
  private readonly typedLength: number
  private readonly chosen: number
  private readonly base: number
  private readonly bonus: number
  readonly nameHash: number

  /** A page of scratch memory per word; the base cost is what this reading of the query already lost. */
  constructor(
    documents: SearchDocuments,
    vocabulary: SearchVocabulary,
    tokens: readonly Token[],
    nameHash: number,
    pages: readonly Uint8Array[],
    base = 0,
  ) {
    this.documents = documents
    this.vocabulary = vocabulary
    this.tokens = tokens
    this.pages = pages
    this.typedLength = nameLength(tokens.map((token) => token.folded.length))
    this.chosen = Math.max(1, Math.round(this.typedLength / 4))
    this.base = base
    this.bonus = tokens
      .slice(1)
      .reduce((sum, token) => sum + (token.glued ? COST.gluedAdjacent : COST.adjacent), 0)
    this.nameHash = nameHash
  }

  /** The same query with some words read as others: what is known of the rest stays known. */
  reading(
    index: number,
    count: number,
    parts: readonly Token[],
    pages: readonly Uint8Array[],
    base: number,
  ): SearchScorer {
    const { documents, vocabulary, nameHash } = this
    const tokens = [...this.tokens.slice(0, index), ...parts, ...this.tokens.slice(index + count)]
    const allPages = [...this.pages.slice(0, index), ...pages, ...this.pages.slice(index + count)]
    return new SearchScorer(documents, vocabulary, tokens, nameHash, allPages, base)
  }

  /** The least a name can cost by its length alone, on the scale of the candidates. */
  get scale(): CandidateScale {
    const ofLength = new Uint8Array(256)
    for (let length = 0; length < 256; length++) {
      ofLength[length] =
        SCALE_ZERO + Math.floor(Math.min(MOST_CHOICE, choiceCost(this.chosen, length)) * SCALE)
    }
    return { ofLength, typedLength: this.typedLength, nameHash: this.nameHash }
  }

  /** What a name at this place of the scale costs at least. */
  floor(rank: number): number {
    if (rank <= 1) return -Number.MAX_VALUE
    return (rank - SCALE_ZERO) / SCALE + this.base + this.bonus
  }

  /** The cost of the name in a slot for a query of one word. */
  costOfOne(slot: number, wordCost: number): number {
    const { lengths, credits, nameHashes, mostCredit } = this.documents
    const length = lengths[slot] as number
    let cost = this.base + choiceCost(this.chosen, length) + wordCost
    if (mostCredit > 0) cost -= credits[slot] as number
    return length === this.typedLength && nameHashes[slot] === this.nameHash ? cost + COST.exactName : cost
  }

  /** The cost of the name in a slot, with one word allowed to have a typo. */
  cost(slot: number, withTypo: boolean): number {
    const { documents, tokens } = this
    const words = documents.words
    const start = documents.wordStart[slot] as number
    const count = (documents.wordStart[slot + 1] as number) - start
    let cost =
      this.base +
      choiceCost(this.chosen, documents.lengths[slot] as number) -
      (documents.credits[slot] as number)
    if (documents.nameHashes[slot] === this.nameHash) cost += COST.exactName
    let typosLeft = withTypo ? 1 : 0
    let used = 0
    let last = -1
    let isWhole = tokens.length === count
    for (let index = 0; index < tokens.length; index++) {
      const glued = (tokens[index] as Token).glued
      let best = NO_MATCH
      let bestPosition = -1
      let bestIsTypo = false
      let cheapest = NO_MATCH
      let ways = 0
      for (let position = 0; position < count; position++) {
        const kept = this.keptCost(index, words[start + position] as number, typosLeft > 0)
        if (kept >= FIRST_WITHOUT_COST) continue
        let wordCost = COST_OF_KEPT[kept] as number
        if (wordCost < cheapest - SIMILAR) {
          cheapest = wordCost
          ways = 1
        } else if (wordCost < cheapest + SIMILAR) ways++
        if (index > 0) wordCost += placeCost(position, last, glued, used)
        if (wordCost < best) {
          best = wordCost
          bestPosition = position
          bestIsTypo = kept >= FIRST_TYPO
        }
      }
      if (bestPosition < 0) return NO_MATCH
      cost += best - (WAYS_BONUS[ways] ?? 0)
      if (bestIsTypo) typosLeft--
      if (bestPosition !== index || cheapest >= COST.prefix + COST.omittedAccent) isWhole = false
      last = bestPosition
      if (bestPosition < 32) used |= 1 << bestPosition
    }
    return isWhole ? cost + COST.wholeName : cost
  }

  /** Takes over that a typed word matches these words and no others, so that the others need no look. */
  adopt(index: number, words: readonly number[]): void {
    const page = this.pages[index] as Uint8Array
    const { surfaces, folded, plainLengths } = this.vocabulary
    const token = this.tokens[index] as Token
    const letters = token.folded.length
    // A single letter is adopted for thousands of words, all of which it starts.
    const isQuick = letters === 1 && token.surface === token.folded && !token.isUnit
    page.fill(NO_EXACT_MATCH)
    for (const word of words) {
      const length = plainLengths[word] as number
      const cost =
        isQuick && length > 0
          ? openCost(length - letters)
          : matchCost(token, surfaces[word] as string, folded[word] as string)
      page[word] = keepMatch(cost)
    }
  }

  /** Takes over that these words, besides those that match, are all that match a typed word with one typo. */
  adoptTypos(index: number, words: readonly number[]): void {
    const page = this.pages[index] as Uint8Array
    const { folded } = this.vocabulary
    const letters = this.tokens[index]?.folded ?? ''
    for (const word of words) {
      if (this.keptCost(index, word, false) === NO_EXACT_MATCH) {
        page[word] = keepTypo(typoCost(letters, folded[word] as string))
      }
    }
    for (let word = 0; word < page.length; word++) {
      if (page[word] === NO_EXACT_MATCH) page[word] = NO_MATCH_AT_ALL
    }
  }

  /**
   * Whether the name has the typed words besides the leading one, but for so many: most names have not, and are told
   * apart here at little cost.
   */
  hasOthers(slot: number, leading: number, missing: number): boolean {
    const { words, wordStart } = this.documents
    const start = wordStart[slot] as number
    const end = wordStart[slot + 1] as number
    let left = missing
    for (let index = 0; index < this.pages.length; index++) {
      if (index === leading) continue
      const page = this.pages[index] as Uint8Array
      let found = false
      for (let place = start; place < end && !found; place++) {
        const word = words[place] as number
        let kept = page[word] as number
        if (kept === 0) kept = this.keptCost(index, word, false)
        found = kept < FIRST_TYPO
      }
      if (!found && --left < 0) return false
    }
    return true
  }

  /** The cost of a word of the vocabulary for a typed word. */
  wordCost(index: number, word: number, withTypo: boolean): number {
    const kept = this.keptCost(index, word, withTypo)
    return kept < FIRST_WITHOUT_COST ? (COST_OF_KEPT[kept] as number) : NO_MATCH
  }

  private keptCost(index: number, word: number, withTypo: boolean): number {
    const page = this.pages[index] as Uint8Array
    const known = page[word] as number
    if (known !== 0 && !(withTypo && known === NO_EXACT_MATCH)) {
      return known >= FIRST_TYPO && !withTypo ? NO_EXACT_MATCH : known
    }
    const token = this.tokens[index] as Token
    const folded = this.vocabulary.folded[word] as string
    let kept = known
    if (known === 0) kept = keepMatch(matchCost(token, this.vocabulary.surfaces[word] as string, folded))
    if (withTypo && kept === NO_EXACT_MATCH) kept = keepTypo(typoCost(token.folded, folded))
    page[word] = kept
    return kept
  }
}

/** What it costs or saves where a word stands, seen from the word that matched before. */
const placeCost = (position: number, last: number, glued: boolean, used: number): number => {
  if (position === last + 1) return glued ? COST.gluedAdjacent : COST.adjacent
  if (position === last && glued) return 0
  const apart = glued ? COST.gluedApart : 0
  if (position < 32 && (used & (1 << position)) !== 0) return apart + COST.sharedWord
  return position < last ? apart + COST.reversed : apart
}

/** Beyond this the scale does not tell lengths apart. */
const MOST_CHOICE = 15

const SIMILAR = 0.5
/** A word that a name has twice is likelier to be typed. */
const WAYS_BONUS: readonly number[] = [0, 0, Math.log(2), Math.log(3)]
