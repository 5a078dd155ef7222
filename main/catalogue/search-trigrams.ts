/** Which words contain three letters in a row: laid out at once, then with later words aside. */
export class WordTrigrams {
  private starts = new Uint32Array(BUCKETS + 1)
  private words = new Uint32Array(0)
  private recent = new Map<number, number[]>()
  private recentCount = 0

  /** Visits the words that have the rarest three letters of the part; the caller looks whether they have all of it. */
  eachLikely(part: string, visit: (word: number) => void): void {
    let rarest = -1
    let fewest = Number.POSITIVE_INFINITY
    for (let index = 0; index + 3 <= part.length; index++) {
      const bucket = bucketOf(part, index)
      const count = this.countIn(bucket)
      if (count < fewest) {
        fewest = count
        rarest = bucket
      }
    }
    if (rarest < 0) return
    const end = this.starts[rarest + 1] as number
    for (let place = this.starts[rarest] as number; place < end; place++) visit(this.words[place] as number)
    for (const word of this.recent.get(rarest) ?? []) visit(word)
  }

  /** Lays out all words, given by number. */
  *layOut(texts: readonly string[]): Generator<void, void> {
    const starts = new Uint32Array(BUCKETS + 1)
    for (const text of texts) {
      for (let index = 0; index + 3 <= text.length; index++) {
        const bucket = bucketOf(text, index)
        starts[bucket + 1] = (starts[bucket + 1] as number) + 1
      }
    }
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number)
    }
    yield
    const words = new Uint32Array(starts[BUCKETS] as number)
    const next = starts.slice(0, BUCKETS)
    texts.forEach((text, word) => {
      for (let index = 0; index + 3 <= text.length; index++) {
        const bucket = bucketOf(text, index)
        words[next[bucket] as number] = word
        next[bucket] = (next[bucket] as number) + 1
      }
    })
    this.starts = starts
    this.words = words
    this.recent = new Map()
    this.recentCount = 0
    yield
  }

  /** Adds the last of the words, and lays out anew when many have come. */
  add(word: number, texts: readonly string[]): void {
    const text = texts[word] ?? ''
    for (let index = 0; index + 3 <= text.length; index++) {
      const bucket = bucketOf(text, index)
      const recent = this.recent.get(bucket)
      if (recent) recent.push(word)
      else this.recent.set(bucket, [word])
      this.recentCount++
    }
    if (this.recentCount <= this.words.length + MANY_RECENT) return
    for (const _step of this.layOut(texts));
  }

  private countIn(bucket: number): number {
    const laidOut = (this.starts[bucket + 1] as number) - (this.starts[bucket] as number)
    return laidOut + (this.recent.get(bucket)?.length ?? 0)
  }
}

const BUCKETS = 65_536
const MANY_RECENT = 4_096

const bucketOf = (text: string, index: number): number => {
  const mixed =
    Math.imul(text.charCodeAt(index), 0x9e3779b1) ^
    Math.imul(text.charCodeAt(index + 1), 0x85ebca6b) ^
    Math.imul(text.charCodeAt(index + 2), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) & (BUCKETS - 1)
}
