import { SearchBarcodes } from './search-barcodes.ts'
import { SearchBest } from './search-best.ts'
import { SearchCandidates } from './search-candidates.ts'
import { nameLength, popularityCredit } from './search-costs.ts'
import { SearchDocuments } from './search-documents.ts'
import { SearchScratch } from './search-kept-costs.ts'
import { searchNames } from './search-stages.ts'
import { splitWords, tokenizeQuery } from './search-tokens.ts'
import { SearchVocabulary } from './search-vocabulary.ts'

export type SearchProduct = {
  readonly id: number
  readonly name: string
  readonly barcodes: readonly string[]
  /** How often it sells, in any unit; more often comes first among equals. */
  readonly popularity?: number | undefined
}

/** Finds products by what a person types: part of the name, also misspelt, or a barcode. Lives in memory. */
export type SearchIndex = {
  /** Ids of products, best first, of all or only of some. Any text is welcome; an empty one finds nothing. */
  search(query: string, limit?: number, among?: ReadonlySet<number>): number[]
  /** The product with this barcode: as written, else with other leading zeros. */
  findByBarcode(barcode: string): number | undefined
  /** Takes in a new or changed product. */
  upsert(product: SearchProduct): void
  remove(id: number): void
  readonly size: number
}

export type SearchIndexBuilder = {
  /** Takes in some products; call it with as many as the event loop may be held for (2,000 take about 10 ms). */
  add(products: Iterable<SearchProduct>): void
  /** Finishes in steps: run it to the end, with pauses for the event loop where it yields. */
  finish(): Generator<void, SearchIndex>
}

/** Builds an index at once; for the whole catalogue of a shop use the builder or `buildSearchIndex`. */
export const createSearchIndex = (products: Iterable<SearchProduct>): SearchIndex => {
  const builder = startSearchIndex()
  builder.add(products)
  const steps = builder.finish()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
  }
}

/** Builds an index in slices, so that a till in use stays quick: `pause` gives the event loop its turn. */
export const buildSearchIndex = async (
  pause: () => Promise<void>,
  products: Iterable<SearchProduct>,
): Promise<SearchIndex> => {
  const builder = startSearchIndex()
  let slice: SearchProduct[] = []
  for (const product of products) {
    slice.push(product)
    if (slice.length < PRODUCTS_PER_SLICE) continue
    builder.add(slice)
    slice = []
    await pause()
  }
  builder.add(slice)
  const steps = builder.finish()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    await pause()
  }
}

const PRODUCTS_PER_SLICE = 1_000

export const startSearchIndex = (): SearchIndexBuilder => {
  const index = new Index()
  return {
    add: (products) => {
      for (const product of products) index.upsert(product)
    },
    finish: () => index.seal(),
  }
}

class Index implements SearchIndex {
  private readonly vocabulary = new SearchVocabulary()
  private readonly documents = new SearchDocuments()
  private barcodes = new SearchBarcodes()
  private readonly candidates = new SearchCandidates()
  private readonly scratch = new SearchScratch()
  private isSealed = false
  /** Answers to short queries, which match the most and change the least. */
  private readonly shortAnswers = new Map<string, readonly number[]>()

  get size(): number {
    return this.documents.count - this.documents.dead
  }

  search(query: string, limit = 20, among?: ReadonlySet<number>): number[] {
    const typed = query.slice(0, LONGEST_QUERY).trim()
    if (typed === '' || !(limit >= 1)) return []
    const size = Math.floor(limit)
    if (among || typed.length > LONGEST_KEPT || size > KEPT_SIZE) return this.answer(typed, size, among)
    return this.shortAnswer(typed).slice(0, size)
  }

  findByBarcode(barcode: string): number | undefined {
    const slot = this.barcodes.find(barcode, this.documents.alive)
    return slot < 0 ? undefined : this.documents.ids[slot]
  }

  upsert(product: SearchProduct): void {
    const name = product.name.trim()
    const nameHash = hashOf(name, NAME_SEED)
    const contentHash = contentHashOf(product, name)
    const known = this.documents.slotOf(product.id)
    if (known >= 0) {
      const { nameHashes, contentHashes } = this.documents
      if (nameHashes[known] === nameHash && contentHashes[known] === contentHash) return
      this.documents.remove(known)
    }
    const words: number[] = []
    const lengths: number[] = []
    splitWords(name, (surface) => {
      const word = this.vocabulary.numberOf(surface)
      words.push(word)
      lengths.push((this.vocabulary.folded[word] as string).length)
    })
    const credit = popularityCredit(product.popularity)
    const length = nameLength(lengths)
    const slot = this.documents.add({ id: product.id, words, length, credit, nameHash, contentHash })
    for (const barcode of product.barcodes) this.barcodes.add(barcode, slot)
    this.shortAnswers.clear()
    if (this.isSealed) this.tidy()
  }

  remove(id: number): void {
    const slot = this.documents.slotOf(id)
    if (slot < 0) return
    this.documents.remove(slot)
    this.shortAnswers.clear()
  }

  *seal(): Generator<void, SearchIndex> {
    this.documents.renumber(yield* this.vocabulary.seal())
    yield
    yield* this.documents.seal(this.vocabulary.size)
    this.barcodes.seal()
    this.isSealed = true
    for (const first of MOST_TYPED_FIRST) {
      yield
      this.shortAnswer(first)
    }
    return this
  }

  /** After many changes lays out anew what they touched: some 20 ms for 100,000 products, once in thousands of changes. */
  private tidy(): void {
    if (this.documents.isWorn) this.barcodes = this.barcodes.relocated(this.documents.compact())
    else if (!this.documents.hasManyRecent()) return
    for (const _step of this.documents.seal(this.vocabulary.size));
  }

  private shortAnswer(typed: string): readonly number[] {
    const kept = this.shortAnswers.get(typed)
    if (kept) return kept
    const answer = this.answer(typed, KEPT_SIZE)
    if (this.shortAnswers.size >= MOST_KEPT) this.shortAnswers.clear()
    this.shortAnswers.set(typed, answer)
    return answer
  }

  private answer(typed: string, limit: number, among?: ReadonlySet<number>): number[] {
    const { documents, vocabulary, candidates, scratch } = this
    const best = new SearchBest(documents.ids, limit, among)
    searchNames(
      { documents, vocabulary, candidates, scratch },
      tokenizeQuery(typed),
      hashOf(typed, NAME_SEED),
      best,
    )
    const names = best.toIds()
    const coded = new SearchBest(documents.ids, limit, among)
    const credits = { values: documents.credits, most: documents.mostCredit }
    this.barcodes.offerPrefix(typed, documents.alive, credits, coded)
    const codes = coded.toIds()
    return isLikelyBarcode(typed) ? merge(codes, names, limit) : merge(names, codes, limit)
  }
}

const LONGEST_QUERY = 256
const LONGEST_KEPT = 3
const KEPT_SIZE = 50
const MOST_KEPT = 2_000

/** A first letter matches a third of a catalogue; so that the first key is as quick as the others, it is answered beforehand. */
const MOST_TYPED_FIRST = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Few digits are more often part of a name. */
const isLikelyBarcode = (typed: string): boolean => /^\d(?:[\s-]*\d){4}/.test(typed)

const merge = (first: readonly number[], second: readonly number[], limit: number): number[] =>
  second.length === 0 ? [...first] : [...new Set([...first, ...second])].slice(0, limit)

/** Tells a product that came again unchanged; a changed price does not concern the index. */
const contentHashOf = (product: SearchProduct, name: string): number => {
  let hash = hashOf(name, CONTENT_SEED) ^ Math.imul((product.popularity ?? 0) + 1, CONTENT_SEED)
  for (const barcode of product.barcodes) hash = hashOf(barcode, Math.imul(hash, 31) + 1)
  return hash | 0
}

const NAME_SEED = 0x811c9dc5
const CONTENT_SEED = 0x2545f491

const hashOf = (text: string, seed: number): number => {
  let hash = seed
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash | 0
}
