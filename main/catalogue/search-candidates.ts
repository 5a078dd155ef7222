import { MOST_CREDIT } from './search-costs.ts'
import type { SearchDocuments } from './search-documents.ts'
import { roomy } from './search-growing.ts'

/** The least that a name can cost, by its length and the cost of its leading word, on a scale of 1 to 255. */
export type CandidateScale = {
  readonly ofLength: Uint8Array
  /** The name that was typed letter by letter has this length and this hash. */
  readonly typedLength: number
  readonly nameHash: number
}

/** How many steps of the scale a cost of one takes. */
export const SCALE = 12

/** Where on the scale a cost of zero stands: popularity can make a name cheaper than that. */
export const SCALE_ZERO = 1 + MOST_CREDIT * SCALE

/** The names that a walk has to look at, each once, cheapest first as far as length and leading word tell. */
export class SearchCandidates {
  count = 0
  private gathered = new Uint32Array(0)
  private sorted = new Uint32Array(0)
  /** By slot: 0 for a name not gathered, else its place on the scale. */
  private ranks = new Uint8Array(0)
  /** By slot: 1 for a name that has the second word too. */
  private seconded = new Uint8Array(0)
  private readonly starts = new Uint32Array(257)

  /** Takes in the names that have one of these words; beside each word its cost. */
  gather(
    documents: SearchDocuments,
    scale: CandidateScale,
    words: readonly number[],
    costs: readonly number[],
  ): void {
    this.ranks = roomy(this.ranks, documents.count)
    let most = 0
    for (const word of words) most += documents.postingCount(word)
    // Dead documents are visited too, but not gathered.
    this.gathered = roomy(this.gathered, most)
    const { gathered, ranks } = this
    const { alive, lengths, credits, nameHashes } = documents
    const { ofLength, typedLength, nameHash } = scale
    const hasCredits = documents.mostCredit > 0
    const steps = costs.map((cost) => Math.floor(cost * SCALE))
    let count = 0
    documents.eachWithAny(words, (slot, index) => {
      const known = ranks[slot] as number
      const length = lengths[slot] as number
      let rank = (ofLength[length] as number) + (steps[index] as number)
      if (hasCredits) rank -= Math.ceil((credits[slot] as number) * SCALE)
      if (rank > 255) rank = 255
      if (known === 0) {
        if (alive[slot] !== 1) return
        gathered[count++] = slot
        // The name that was typed letter by letter goes before all.
        ranks[slot] = length === typedLength && nameHashes[slot] === nameHash ? 1 : rank
      } else if (rank < known) ranks[slot] = rank
    })
    this.count = count
  }

  /** Drops the names that have none of these words: reading their postings in a row beats looking into each name. */
  keepOnly(documents: SearchDocuments, words: readonly number[]): void {
    this.seconded = roomy(this.seconded, documents.count)
    this.sorted = roomy(this.sorted, this.count)
    const { ranks, seconded, sorted, gathered } = this
    let kept = 0
    documents.eachWithAny(words, (slot) => {
      if (ranks[slot] === 0 || seconded[slot] !== 0) return
      seconded[slot] = 1
      sorted[kept++] = slot
    })
    for (let place = 0; place < this.count; place++) {
      const slot = gathered[place] as number
      if (seconded[slot] === 0) ranks[slot] = 0
      else seconded[slot] = 0
    }
    this.gathered = sorted
    this.sorted = gathered
    this.count = kept
  }

  /** Puts what was gathered in order. */
  sort(): void {
    const { starts, gathered, ranks } = this
    starts.fill(0)
    for (let place = 0; place < this.count; place++) {
      const next = (ranks[gathered[place] as number] as number) + 1
      starts[next] = (starts[next] as number) + 1
    }
    for (let rank = 0; rank < 256; rank++) {
      starts[rank + 1] = (starts[rank + 1] as number) + (starts[rank] as number)
    }
    this.sorted = roomy(this.sorted, this.count)
    for (let place = 0; place < this.count; place++) {
      const slot = gathered[place] as number
      const rank = ranks[slot] as number
      this.sorted[starts[rank] as number] = slot
      starts[rank] = (starts[rank] as number) + 1
    }
  }

  at(place: number): number {
    return this.sorted[place] as number
  }

  /** The place of a gathered name on the scale. */
  rankOf(slot: number): number {
    return this.ranks[slot] as number
  }

  /** Forgets what was gathered. */
  end(): void {
    for (let place = 0; place < this.count; place++) this.ranks[this.gathered[place] as number] = 0
    this.count = 0
  }
}
