import { roomy } from './search-growing.ts'
import { NumberLookup } from './search-number-lookup.ts'

export type SearchDocument = {
  readonly id: number
  /** Numbers of the vocabulary, in the order of the name. */
  readonly words: readonly number[]
  readonly length: number
  readonly credit: number
  readonly nameHash: number
  readonly contentHash: number
}

/**
 * The names as word numbers, in two directions: the words of a document in their order, and the documents of a word.
 * A document has a slot; a slot that died is skipped until `isWorn` says that it is time to lay out anew.
 */
export class SearchDocuments {
  count = 0
  dead = 0
  ids = new Float64Array(0)
  alive = new Uint8Array(0)
  /** Names with fewer words are likelier meant; short words count for less. In quarters of a word. */
  lengths = new Uint8Array(0)
  /** What the popularity of the product takes off its cost. */
  credits = new Float32Array(0)
  mostCredit = 0
  /** Tells whether a query is the name exactly as written. */
  nameHashes = new Int32Array(0)
  wordStart = new Uint32Array(1)
  words = new Uint32Array(0)
  /** Documents by word: laid out at once, then with later ones aside. */
  postingStart = new Uint32Array(1)
  postings = new Uint32Array(0)
  /** In how many living documents a word stands, once per place. */
  private living = new Uint32Array(0)
  private readonly recentPostings = new Map<number, number[]>()
  private recentCount = 0
  private sealed = false
  /** Tells whether a product came again unchanged. */
  contentHashes = new Int32Array(0)
  private slotOfId = new NumberLookup(0)

  /** Takes in a document and returns its slot. */
  add(document: SearchDocument): number {
    const { words } = document
    const slot = this.count++
    this.makeRoom(slot, words.length)
    this.ids[slot] = document.id
    this.alive[slot] = 1
    this.lengths[slot] = document.length
    this.credits[slot] = document.credit
    this.mostCredit = Math.max(this.mostCredit, document.credit)
    this.nameHashes[slot] = document.nameHash
    this.contentHashes[slot] = document.contentHash
    const start = this.wordStart[slot] as number
    this.words.set(words, start)
    for (const word of words) this.addLiving(word, 1)
    this.wordStart[slot + 1] = start + words.length
    this.slotOfId.add(this.ids, slot)
    if (this.sealed) this.addRecent(slot, words)
    return slot
  }

  /** The living slot of a product, -1 without. */
  slotOf(id: number): number {
    let place = this.slotOfId.start(id)
    for (let slot = this.slotOfId.at(place); slot >= 0; slot = this.slotOfId.at(place)) {
      if (this.ids[slot] === id && this.alive[slot] === 1) return slot
      place = this.slotOfId.next(place)
    }
    return -1
  }

  remove(slot: number): void {
    if (this.alive[slot] !== 1) return
    this.alive[slot] = 0
    this.dead++
    const end = this.wordStart[slot + 1] as number
    for (let place = this.wordStart[slot] as number; place < end; place++)
      this.addLiving(this.words[place] as number, -1)
  }

  /** True when so many slots are dead that closing the gaps pays. */
  get isWorn(): boolean {
    return this.dead > 1_024 && this.dead > this.count - this.dead
  }

  /** Closes the gaps that dead slots left, and tells where each slot went: -1 for the dead. Seal afterwards. */
  compact(): Int32Array<ArrayBuffer> {
    const moved = new Int32Array(this.count).fill(-1)
    let next = 0
    this.slotOfId = new NumberLookup(this.count - this.dead)
    for (let slot = 0; slot < this.count; slot++) {
      if (this.alive[slot] !== 1) continue
      const start = this.wordStart[slot] as number
      const end = this.wordStart[slot + 1] as number
      const target = this.wordStart[next] as number
      this.words.copyWithin(target, start, end)
      this.wordStart[next + 1] = target + end - start
      for (const column of this.columns) column[next] = column[slot] as number
      this.slotOfId.add(this.ids, next)
      moved[slot] = next++
    }
    this.count = next
    this.dead = 0
    return moved
  }

  private get columns(): (Float64Array | Float32Array | Int32Array | Uint8Array)[] {
    return [this.ids, this.alive, this.lengths, this.credits, this.nameHashes, this.contentHashes]
  }

  /** Visits the documents of words, dead ones too, with the place of the word in the list. */
  eachWithAny(words: readonly number[], visit: (slot: number, index: number) => void): void {
    const { postings, postingStart, recentPostings } = this
    for (let index = 0; index < words.length; index++) {
      const word = words[index] as number
      if (word + 1 < postingStart.length) {
        const end = postingStart[word + 1] as number
        for (let place = postingStart[word] as number; place < end; place++)
          visit(postings[place] as number, index)
      }
      if (recentPostings.size === 0) continue
      for (const slot of recentPostings.get(word) ?? []) visit(slot, index)
    }
  }

  /** In how many living documents a word stands, twice where it stands twice. */
  postingCount(word: number): number {
    return this.living[word] ?? 0
  }

  /** Takes over new numbers for the words. */
  renumber(renumbered: Uint32Array): void {
    const used = this.wordStart[this.count] as number
    for (let place = 0; place < used; place++)
      this.words[place] = renumbered[this.words[place] as number] as number
    const living = new Uint32Array(renumbered.length)
    renumbered.forEach((word, old) => {
      living[word] = this.living[old] ?? 0
    })
    this.living = living
  }

  /** Lays the documents out by word, in steps short enough for an event loop. */
  *seal(vocabularySize: number): Generator<void, void> {
    const used = this.wordStart[this.count] as number
    this.trim(used)
    yield
    const starts = new Uint32Array(vocabularySize + 1)
    for (const word of this.words) starts[word + 1] = (starts[word + 1] as number) + 1
    for (let word = 0; word < vocabularySize; word++) {
      starts[word + 1] = (starts[word + 1] as number) + (starts[word] as number)
    }
    yield
    const postings = new Uint32Array(used)
    const next = starts.slice(0, vocabularySize)
    for (let slot = 0; slot < this.count; slot++) {
      const end = this.wordStart[slot + 1] as number
      for (let index = this.wordStart[slot] as number; index < end; index++) {
        const word = this.words[index] as number
        postings[next[word] as number] = slot
        next[word] = (next[word] as number) + 1
      }
      if (slot % 50_000 === 49_999) yield
    }
    this.postingStart = starts
    this.postings = postings
    this.recentPostings.clear()
    this.recentCount = 0
    this.sealed = true
  }

  /** True when the documents set aside are so many that laying out again pays. */
  hasManyRecent(): boolean {
    return this.recentCount > 4_096 + (this.postings.length >> 2)
  }

  private addLiving(word: number, difference: number): void {
    this.living = roomy(this.living, word + 1)
    this.living[word] = (this.living[word] as number) + difference
  }

  private addRecent(slot: number, words: readonly number[]): void {
    for (const word of words) {
      const recent = this.recentPostings.get(word)
      if (recent) recent.push(slot)
      else this.recentPostings.set(word, [slot])
      this.recentCount++
    }
  }

  /** Gives back the room that was kept for growing; a catalogue changes little once it is there. */
  private trim(used: number): void {
    this.ids = this.ids.slice(0, this.count)
    this.alive = this.alive.slice(0, this.count)
    this.lengths = this.lengths.slice(0, this.count)
    this.credits = this.credits.slice(0, this.count)
    this.nameHashes = this.nameHashes.slice(0, this.count)
    this.contentHashes = this.contentHashes.slice(0, this.count)
    this.wordStart = this.wordStart.slice(0, this.count + 1)
    this.words = this.words.slice(0, used)
  }

  private makeRoom(slot: number, wordCount: number): void {
    this.ids = roomy(this.ids, slot + 1)
    this.alive = roomy(this.alive, slot + 1)
    this.lengths = roomy(this.lengths, slot + 1)
    this.credits = roomy(this.credits, slot + 1)
    this.nameHashes = roomy(this.nameHashes, slot + 1)
    this.contentHashes = roomy(this.contentHashes, slot + 1)
    this.wordStart = roomy(this.wordStart, slot + 2)
    this.words = roomy(this.words, (this.wordStart[slot] as number) + wordCount)
  }
}
