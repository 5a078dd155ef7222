/**
 * From a whole number (up to 2^53) to the positions that hold it in an array of the caller: an open-addressing table
 * of nothing but positions. A Map of 100,000 keys takes several times the memory and is no faster.
 */
export class NumberLookup {
  private table: Int32Array
  private used = 0

  constructor(expected: number) {
    this.table = new Int32Array(sizeFor(expected))
  }

  /** Adds a position; the number must already stand at `keys[position]`. */
  add(keys: Float64Array, position: number): void {
    if ((this.used + 1) * 2 > this.table.length) this.grow(keys)
    this.place(keys, position)
    this.used++
  }

  /** The first place in the table to look at for a number; follow with `at` and `next`. */
  start(key: number): number {
    return hash(key) & (this.table.length - 1)
  }

  /** The position at a place of the table, -1 where the search ends. */
  at(place: number): number {
    return (this.table[place] as number) - 1
  }

  next(place: number): number {
    return (place + 1) & (this.table.length - 1)
  }

  private place(keys: Float64Array, position: number): void {
    let place = this.start(keys[position] as number)
    while (this.table[place] !== 0) place = this.next(place)
    this.table[place] = position + 1
  }

  private grow(keys: Float64Array): void {
    const old = this.table
    this.table = new Int32Array(old.length * 2)
    for (const entry of old) {
      if (entry !== 0) this.place(keys, entry - 1)
    }
  }
}

const sizeFor = (expected: number): number => {
  let size = 64
  while (size < expected * 2) size *= 2
  return size
}

const hash = (key: number): number => {
  const mixed = Math.imul((key | 0) ^ Math.imul((key / 4294967296) | 0, 0x85ebca6b), 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}
