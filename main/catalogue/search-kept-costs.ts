import { NO_MATCH } from './search-costs.ts'

/** Byte arrays that one query after the other writes on; asking for new ones per key would keep the collector busy. */
export class SearchScratch {
  private readonly kept: Uint8Array[] = []

  /** Empty pages with a byte per word, numbered from the first. */
  pages(first: number, count: number, size: number): Uint8Array[] {
    return Array.from({ length: count }, (_none, index) => this.page(first + index, size))
  }

  private page(number: number, size: number): Uint8Array {
    let page = this.kept[number]
    if (page === undefined || page.length < size) {
      page = new Uint8Array(size + (size >> 4))
      this.kept[number] = page
    } else page.fill(0)
    return page
  }
}

// A cost is kept in a byte: 0 not worked out; from 1 matches in steps of a twentieth; then matches with a typo in
// steps of a half; then "no match, a typo not yet tried" and "no match at all".
export const FIRST_TYPO = 224
export const FIRST_WITHOUT_COST = 254
export const NO_EXACT_MATCH = 254
export const NO_MATCH_AT_ALL = 255

export const keepMatch = (cost: number): number =>
  cost === NO_MATCH ? NO_EXACT_MATCH : Math.min(FIRST_TYPO - 1, 1 + Math.round(cost * 20))

export const keepTypo = (cost: number): number =>
  cost === NO_MATCH ? NO_MATCH_AT_ALL : Math.min(FIRST_WITHOUT_COST - 1, FIRST_TYPO + Math.round(cost * 2))

export const COST_OF_KEPT = Float64Array.from({ length: 256 }, (_none, kept) =>
  kept < FIRST_TYPO ? (kept - 1) / 20 : (kept - FIRST_TYPO) / 2,
)
