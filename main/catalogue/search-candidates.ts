import { MOST_CREDIT } from './search-costs.ts'
import type { SearchDocuments } from './search-documents.ts'
import { roomy } from './search-growing.ts'

/** The least that a name can cost, by its length and the cost of its leading word, on a scale of 1 to 255. */
export type CandidateScale = {
  readonly ofLength: Uint8Array
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
  private readonly starts = new Uint32Array(257)

  begin(documents: SearchDocuments): void {
    this.ranks = roomy(this.ranks, documents.count)
    this.count = 0
  }

  /** Adds the names with a word that costs so much. */
  gather(documents: SearchDocuments, scale: CandidateScale, word: number, wordCost: number): void {
    // Dead documents are visited too, but not gathered.
    this.gathered = roomy(this.gathered, this.count + documents.postingCount(word))
    const { gathered, ranks } = this
    const { alive, lengths, credits, nameHashes } = documents
    const step = Math.floor(wordCost * SCALE)
    documents.eachWith(word, (slot) => {
      const known = ranks[slot] as number
      const start = (scale.ofLength[lengths[slot] as number] as number) + step
      const rank = Math.min(255, start - Math.ceil((credits[slot] as number) * SCALE))
      if (known === 0) {
        if (alive[slot] !== 1) return
        gathered[this.count++] = slot
        // The name that was typed letter by letter goes before all.
        ranks[slot] = nameHashes[slot] === scale.nameHash ? 1 : rank
      } else if (rank < known) ranks[slot] = rank
    })
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
