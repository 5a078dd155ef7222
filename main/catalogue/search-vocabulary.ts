import { roomy } from './search-growing.ts'
import { foldWord } from './search-tokens.ts'
import { WordTrigrams } from './search-trigrams.ts'

/**
 * All words of all names, each once. Words are numbered as they come; a sorted order answers "starts with", an
 * index over three letters answers "contains". Fuzzy work happens here too, on some ten thousand words
 * instead of a hundred thousand names.
 */
export class SearchVocabulary {
  surfaces: string[] = []
  folded: string[] = []
  /** By word: the letters of the folded form when it is as it was written, 0 when it lost accents or is very long. */
  plainLengths = new Uint8Array(0)
  private readonly numbers = new Map<string, number>()
  /** Word numbers sorted by folded form; complete once sealed. */
  private order = new Uint32Array(0)
  /** By place of the sorted order: the first four letters in a byte each, to compare without a look at the word. */
  private starts = new Uint32Array(0)
  private sealed = false
  private readonly trigrams = new WordTrigrams()

  get size(): number {
    return this.folded.length
  }

  /** The number of a word; a new word is taken in. */
  numberOf(surface: string): number {
    const known = this.numbers.get(surface)
    if (known !== undefined) return known
    const number = this.folded.length
    // A copy: the slice of a lower-cased name would keep that whole name in memory.
    const word = flatCopy(surface)
    const folded = foldWord(word)
    this.surfaces.push(word)
    this.folded.push(folded === word ? word : flatCopy(folded))
    this.numbers.set(word, number)
    this.plainLengths = roomy(this.plainLengths, number + 1)
    this.plainLengths[number] = plainLength(word, folded)
    if (this.sealed) this.insertLate(number)
    return number
  }

  /**
   * Sorts and indexes in steps short enough for an event loop. The words get new numbers, those of their sorted order,
   * so that words with a common start are neighbours wherever something is kept by word; returned are the new ones by old.
   */
  *seal(): Generator<void, Uint32Array> {
    const renumbered = yield* this.sortWords()
    yield* this.trigrams.layOut(this.folded)
    this.sealed = true
    return renumbered
  }

  /** The half-open range, in sorted order, of the words that start with a prefix. */
  prefixRange(prefix: string, from = 0, to = this.folded.length): [number, number] {
    const low = this.firstNotBefore(prefix, from, to)
    if (low >= to || !(this.folded[this.wordAt(low)] as string).startsWith(prefix)) return [low, low]
    return [low, this.firstPastPrefix(prefix, low + 1, to)]
  }

  /** The word at a place of the sorted order. */
  wordAt(place: number): number {
    return this.order[place] as number
  }

  /** The code of a letter of the word at a place of the sorted order, not a number past its end. */
  letterAt(place: number, index: number): number {
    if (index < 4) {
      const letter = ((this.starts[place] as number) >>> (24 - 8 * index)) & 0xff
      if (letter < WIDE_LETTER) return letter === 0 ? Number.NaN : letter
    }
    return (this.folded[this.order[place] as number] as string).charCodeAt(index)
  }

  /** Whether some word folds to exactly this. */
  has(folded: string): boolean {
    const place = this.firstNotBefore(folded, 0, this.folded.length)
    return place < this.folded.length && this.folded[this.wordAt(place)] === folded
  }

  /** Words that contain a part of three or more letters anywhere but at the start; some may come twice. */
  wordsAround(part: string): number[] {
    const found: number[] = []
    this.trigrams.eachLikely(part, (word) => {
      if ((this.folded[word] as string).indexOf(part, 1) > 0) found.push(word)
    })
    return found
  }

  /** Words that start with a digit and end with these letters, as "500g". */
  numbersEndingWith(letters: string): number[] {
    const found: number[] = []
    const end = this.firstNotBefore(':', 0, this.folded.length)
    for (let place = this.firstNotBefore('0', 0, end); place < end; place++) {
      const folded = this.folded[this.wordAt(place)] as string
      if (folded.endsWith(letters) && !folded.startsWith(letters)) found.push(this.wordAt(place))
    }
    return found
  }

  /** Words that contain a short part anywhere but at the start, by looking at every word. */
  wordsAroundShort(part: string): number[] {
    const found: number[] = []
    for (let word = 0; word < this.folded.length; word++) {
      if ((this.folded[word] as string).indexOf(part, 1) > 0) found.push(word)
    }
    return found
  }

  /**
   * The first place in a range of words with a common start of this length whose next letter is not below a code; a
   * word that ends there comes first.
   */
  firstAtLeast(low: number, high: number, length: number, code: number): number {
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.letterAt(middle, length) >= code) high = middle
      else low = middle + 1
    }
    return low
  }

  private firstNotBefore(text: string, from: number, to: number): number {
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.folded[this.order[middle] as number] as string) < text) low = middle + 1
      else high = middle
    }
    return low
  }

  private firstPastPrefix(prefix: string, from: number, to: number): number {
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.folded[this.order[middle] as number] as string).startsWith(prefix)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Sorted by first letter group by group, because one sort of all words would hold the event loop too long. */
  private *sortWords(): Generator<void, Uint32Array> {
    const groups = new Map<number, number[]>()
    for (let word = 0; word < this.folded.length; word++) {
      const first = (this.folded[word] as string).charCodeAt(0)
      const group = groups.get(first)
      if (group) group.push(word)
      else groups.set(first, [word])
    }
    yield
    const sorted: number[] = []
    for (const first of [...groups.keys()].sort((a, b) => a - b)) {
      for (const word of (groups.get(first) ?? []).sort((a, b) => this.compare(a, b))) sorted.push(word)
      yield
    }
    return this.renumber(sorted)
  }

  private renumber(sorted: readonly number[]): Uint32Array {
    const renumbered = new Uint32Array(sorted.length)
    sorted.forEach((word, place) => {
      renumbered[word] = place
    })
    this.surfaces = sorted.map((word) => this.surfaces[word] as string)
    this.folded = sorted.map((word) => this.folded[word] as string)
    this.plainLengths = Uint8Array.from(this.folded, (folded, word) =>
      plainLength(this.surfaces[word] as string, folded),
    )
    this.surfaces.forEach((surface, word) => {
      this.numbers.set(surface, word)
    })
    this.order = Uint32Array.from(sorted.keys())
    this.starts = Uint32Array.from(this.folded, startOf)
    return renumbered
  }

  private compare(a: number, b: number): number {
    const left = this.folded[a] as string
    const right = this.folded[b] as string
    return left < right ? -1 : left > right ? 1 : a - b
  }

  private insertLate(word: number): void {
    const folded = this.folded[word] as string
    const count = this.folded.length - 1
    const place = this.firstNotBefore(folded, 0, count)
    this.order = roomy(this.order, count + 1)
    this.order.copyWithin(place + 1, place, count)
    this.order[place] = word
    this.starts = roomy(this.starts, count + 1)
    this.starts.copyWithin(place + 1, place, count)
    this.starts[place] = startOf(folded)
    this.trigrams.add(word, this.folded)
  }
}

/** A letter that does not fit its byte: look at the word. */
const WIDE_LETTER = 0xff

const startOf = (word: string): number => {
  let start = 0
  for (let index = 0; index < 4; index++) {
    start = start * 256 + (index < word.length ? Math.min(WIDE_LETTER, word.charCodeAt(index)) : 0)
  }
  return start
}

const plainLength = (surface: string, folded: string): number =>
  surface === folded && folded.length < 256 ? folded.length : 0

/** Forces the engine to give a string memory of its own. */
const flatCopy = (text: string): string => {
  const codes: number[] = []
  for (let index = 0; index < text.length; index++) codes.push(text.charCodeAt(index))
  return String.fromCharCode(...codes)
}
