import type { SearchBest } from './search-best.ts'
import { roomy } from './search-growing.ts'
import { NumberLookup } from './search-number-lookup.ts'

/**
 * Barcodes as numbers: the value without leading zeros and the number of zeros. So a UPC-A of twelve digits and the
 * same code as EAN-13 with a zero before it are neighbours. Codes with letters, or too long for an exact number,
 * are kept as sorted texts.
 */
export class SearchBarcodes {
  private count = 0
  private values = new Float64Array(0)
  /** Of each code, how many zeros stand first, and how many digits follow. */
  private zeros = new Uint8Array(0)
  private digits = new Uint8Array(0)
  private slots = new Int32Array(0)
  private readonly byValue = new NumberLookup(0)
  private texts: { readonly text: string; readonly slot: number }[] = []
  /** Codes by their first four digits after the zeros, laid out when sealed. */
  private bucketStart = new Uint32Array(BUCKETS + 1)
  private bucketEntries = new Uint32Array(0)
  private laidOut = 0
  private sealed = false

  add(barcode: string, slot: number): void {
    const code = barcode.trim()
    if (code === '') return
    const value = digitsValue(code)
    if (value < 0) this.addText(code.toLowerCase(), slot)
    else this.addNumber(value, leadingZeros(code), slot)
  }

  seal(): void {
    this.values = this.values.slice(0, this.count)
    this.zeros = this.zeros.slice(0, this.count)
    this.digits = this.digits.slice(0, this.count)
    this.slots = this.slots.slice(0, this.count)
    this.texts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    this.sealed = true
    this.layOut()
  }

  /** The living slot with this barcode: as written, else with other leading zeros; -1 without. */
  find(code: string, alive: Uint8Array): number {
    const value = digitsValue(code)
    if (value < 0) return this.findText(code.trim().toLowerCase(), alive)
    let variant = -1
    let place = this.byValue.start(value)
    for (let entry = this.byValue.at(place); entry >= 0; entry = this.byValue.at(place)) {
      if (this.values[entry] === value) {
        const slot = this.slots[entry] as number
        if (alive[slot] === 1) {
          if ((this.digits[entry] as number) + (this.zeros[entry] as number) === code.length) return slot
          if (variant < 0) variant = slot
        }
      }
      place = this.byValue.next(place)
    }
    return variant
  }

  /**
   * Offers the products whose barcodes start with what is typed: whole codes first, then as written, then what sells
   * well, then by the first digits.
   */
  offerPrefix(typed: string, alive: Uint8Array, credits: Credits, best: SearchBest): void {
    this.offerTexts(typed.toLowerCase(), alive, credits, best)
    // Codes are printed in groups, and typed so.
    const code = typed.replace(/[\s-]/g, '')
    const value = digitsValue(code)
    if (value < 0) return
    const zeros = leadingZeros(code)
    const digits = code.length - zeros
    const offer = (entry: number, bucket: number): void => {
      const slot = this.slots[entry] as number
      const own = this.values[entry] as number
      const ownZeros = this.zeros[entry] as number
      const more = (this.digits[entry] as number) - digits
      if (digits === 0 ? ownZeros < zeros : more < 0 || Math.floor(own / (POWERS[more] as number)) !== value)
        return
      const whole = more === 0 ? 0 : NOT_WHOLE
      const asWritten = digits === 0 || ownZeros === zeros ? 0 : OTHER_ZEROS
      const cost = whole + asWritten + bucket * PER_BUCKET - (credits.values[slot] as number)
      if (!best.isTooLate(slot, cost) && alive[slot] === 1) best.offer(slot, cost)
    }
    for (let entry = this.laidOut; entry < this.count; entry++)
      offer(entry, bucketOf(this.values[entry] as number))
    const [first, last] = bucketRange(value, digits)
    for (let bucket = first; bucket <= last; bucket++) {
      // A whole code shorter than the bucket's digits stands in its first one.
      if (bucket > first && NOT_WHOLE + bucket * PER_BUCKET - credits.most > best.worst) break
      const end = this.bucketStart[bucket + 1] as number
      for (let place = this.bucketStart[bucket] as number; place < end; place++) {
        offer(this.bucketEntries[place] as number, bucket)
      }
    }
  }

  /** The same codes for slots that have moved, without those of dead slots. */
  relocated(moved: Int32Array): SearchBarcodes {
    const fresh = new SearchBarcodes()
    for (let entry = 0; entry < this.count; entry++) {
      const slot = moved[this.slots[entry] as number] ?? -1
      if (slot >= 0) fresh.addNumber(this.values[entry] as number, this.zeros[entry] as number, slot)
    }
    for (const { text, slot } of this.texts) {
      const target = moved[slot] ?? -1
      if (target >= 0) fresh.addText(text, target)
    }
    fresh.seal()
    return fresh
  }

  private addNumber(value: number, zeros: number, slot: number): void {
    const entry = this.count++
    this.values = roomy(this.values, this.count)
    this.zeros = roomy(this.zeros, this.count)
    this.digits = roomy(this.digits, this.count)
    this.slots = roomy(this.slots, this.count)
    this.values[entry] = value
    this.zeros[entry] = zeros
    this.digits[entry] = digitCount(value)
    this.slots[entry] = slot
    this.byValue.add(this.values, entry)
    if (this.sealed && this.count - this.laidOut > MANY_RECENT) this.layOut()
  }

  private layOut(): void {
    const starts = new Uint32Array(BUCKETS + 1)
    for (let entry = 0; entry < this.count; entry++) {
      const bucket = bucketOf(this.values[entry] as number)
      starts[bucket + 1] = (starts[bucket + 1] as number) + 1
    }
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number)
    }
    const entries = new Uint32Array(this.count)
    const next = starts.slice(0, BUCKETS)
    for (let entry = 0; entry < this.count; entry++) {
      const bucket = bucketOf(this.values[entry] as number)
      entries[next[bucket] as number] = entry
      next[bucket] = (next[bucket] as number) + 1
    }
    this.bucketStart = starts
    this.bucketEntries = entries
    this.laidOut = this.count
  }

  private addText(text: string, slot: number): void {
    if (this.sealed) this.texts.splice(this.firstText(text), 0, { text, slot })
    else this.texts.push({ text, slot })
  }

  private findText(text: string, alive: Uint8Array): number {
    for (let place = this.firstText(text); this.texts[place]?.text === text; place++) {
      const slot = this.texts[place]?.slot ?? -1
      if (alive[slot] === 1) return slot
    }
    return -1
  }

  private offerTexts(text: string, alive: Uint8Array, credits: Credits, best: SearchBest): void {
    for (let place = this.firstText(text); place < this.texts.length; place++) {
      const entry = this.texts[place]
      if (entry === undefined || !entry.text.startsWith(text)) return
      if (alive[entry.slot] !== 1) continue
      best.offer(entry.slot, (entry.text === text ? 0 : NOT_WHOLE) - (credits.values[entry.slot] as number))
    }
  }

  private firstText(text: string): number {
    let low = 0
    let high = this.texts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.texts[middle]?.text ?? '') < text) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** What popularity takes off the cost of each slot, and the most it takes off any. */
export type Credits = { readonly values: Float32Array; readonly most: number }

const NOT_WHOLE = 40
const OTHER_ZEROS = 20
const PER_BUCKET = 1e-6

const BUCKETS = 10_000
const MANY_RECENT = 2_000
const LONGEST_NUMBER = 15

/** The value of a text of digits, -1 when it is anything else or too long to be exact. */
const digitsValue = (text: string): number => {
  if (text.length === 0 || text.length > LONGEST_NUMBER) return -1
  let value = 0
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

const leadingZeros = (digits: string): number => {
  let zeros = 0
  while (zeros < digits.length && digits.charCodeAt(zeros) === 48) zeros++
  return zeros
}

const POWERS = Float64Array.from({ length: LONGEST_NUMBER + 1 }, (_none, exponent) => 10 ** exponent)

/** How many digits a value has; none for zero. */
const digitCount = (value: number): number => {
  let digits = 0
  while (digits <= LONGEST_NUMBER && value >= (POWERS[digits] as number)) digits++
  return digits
}

/** The first four digits of a value, a shorter one filled with zeros. */
const bucketOf = (value: number): number => {
  const digits = digitCount(value)
  return digits >= 4
    ? Math.floor(value / (POWERS[digits - 4] as number))
    : value * (POWERS[4 - digits] as number)
}

const bucketRange = (prefix: number, digits: number): [number, number] => {
  if (digits === 0) return [0, BUCKETS - 1]
  if (digits >= 4) return [bucketOf(prefix), bucketOf(prefix)]
  const step = POWERS[4 - digits] as number
  return [prefix * step, (prefix + 1) * step - 1]
}
