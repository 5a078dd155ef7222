/**
 * The few best of many: slots by cost, cheapest first. Equal costs go to the lower id, so that the same products give
 * the same order however they came in.
 */
export class SearchBest {
  readonly limit: number
  private readonly ids: Float64Array
  private readonly among: ReadonlySet<number> | undefined
  private readonly slots: number[] = []
  private readonly costs: number[] = []

  /** @param among only products with these ids have a place; without it all have */
  constructor(ids: Float64Array, limit: number, among?: ReadonlySet<number>) {
    this.ids = ids
    this.limit = limit
    this.among = among
  }

  get count(): number {
    return this.slots.length
  }

  get isFull(): boolean {
    return this.slots.length >= this.limit
  }

  /** What a newcomer must not cost more than. */
  get worst(): number {
    return this.isFull ? (this.costs[this.limit - 1] as number) : Number.MAX_VALUE
  }

  /** Whether so many have been found that cost less than this. */
  has(count: number, cost: number): boolean {
    return (this.costs[count - 1] ?? Number.MAX_VALUE) < cost
  }

  /** True when a slot with this cost has no place any more. */
  isTooLate(slot: number, cost: number): boolean {
    if (!this.isFull) return false
    const last = this.limit - 1
    const worst = this.costs[last] as number
    return cost > worst || (cost === worst && this.idOf(slot) >= this.idOf(this.slots[last] as number))
  }

  offer(slot: number, cost: number): void {
    if (this.isTooLate(slot, cost) || this.among?.has(this.idOf(slot)) === false) return
    const known = this.slots.indexOf(slot)
    if (known >= 0) {
      if ((this.costs[known] as number) <= cost) return
      this.slots.splice(known, 1)
      this.costs.splice(known, 1)
    }
    const place = this.placeFor(slot, cost)
    this.slots.splice(place, 0, slot)
    this.costs.splice(place, 0, cost)
    if (this.slots.length > this.limit) {
      this.slots.pop()
      this.costs.pop()
    }
  }

  toIds(): number[] {
    return this.slots.map((slot) => this.idOf(slot))
  }

  private placeFor(slot: number, cost: number): number {
    let low = 0
    let high = this.slots.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = this.costs[middle] as number
      const isBefore =
        other < cost || (other === cost && this.idOf(this.slots[middle] as number) < this.idOf(slot))
      if (isBefore) low = middle + 1
      else high = middle
    }
    return low
  }

  private idOf(slot: number): number {
    return this.ids[slot] as number
  }
}
