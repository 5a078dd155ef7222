import type { Random } from './random.ts'

export type BenchProduct = { readonly id: number; readonly name: string; readonly barcode: string }

export const QUERY_KINDS = ['two words', 'middle of a word', 'one typo', 'barcode', 'whole name'] as const

export type QueryKind = (typeof QUERY_KINDS)[number]

/** What a person who wants the target types. */
export type BenchQuery = { readonly kind: QueryKind; readonly text: string; readonly target: number }

/** Draws queries in turns of all kinds, so that any first part of the list is a fair sample too. */
export const drawQueries = (
  products: readonly BenchProduct[],
  random: Random,
  perKind: number,
): BenchQuery[] => {
  const queries: BenchQuery[] = []
  for (let turn = 0; turn < perKind; turn++) {
    for (const kind of QUERY_KINDS) queries.push(drawQuery(products, random, kind))
  }
  return queries
}

const drawQuery = (products: readonly BenchProduct[], random: Random, kind: QueryKind): BenchQuery => {
  for (;;) {
    const product = random.pick(products)
    const text = DRAWERS[kind](product, random)
    if (text !== undefined) return { kind, text, target: product.id }
  }
}

const DRAWERS: Readonly<Record<QueryKind, (product: BenchProduct, random: Random) => string | undefined>> = {
  'two words': (product, random) => {
    const words = wordsOf(product.name).filter((word) => word.length >= 3)
    if (words.length < 2) return undefined
    const first = random.below(words.length)
    const second = (first + 1 + random.below(words.length - 1)) % words.length
    return `${(words[first] ?? '').slice(0, 3)} ${(words[second] ?? '').slice(0, 3)}`
  },
  'middle of a word': (product, random) => {
    const words = wordsOf(product.name).filter((word) => word.length >= 6)
    if (words.length === 0) return undefined
    const word = random.pick(words)
    const length = Math.min(4 + random.below(3), word.length - 2)
    const start = 1 + random.below(word.length - length - 1)
    return word.slice(start, start + length)
  },
  'one typo': (product, random) => {
    const words = wordsOf(product.name)
    const long = words.flatMap((word, index) => (word.length >= 4 ? [index] : []))
    if (long.length === 0) return undefined
    const position = random.pick(long)
    return words.map((word, index) => (index === position ? withTypo(word, random) : word)).join(' ')
  },
  barcode: (product) => product.barcode,
  'whole name': (product) => product.name,
}

const wordsOf = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** One letter inserted, left out, replaced or swapped with the next, anywhere in the word. */
export const withTypo = (word: string, random: Random): string => {
  const position = random.below(word.length)
  const letter = random.pick([...'abcdefghijklmnopqrstuvwxyz'])
  const before = word.slice(0, position)
  const after = word.slice(position + 1)
  switch (random.below(4)) {
    case 0:
      return before + letter + word.slice(position)
    case 1:
      return before + after
    case 2:
      return before + letter + after
    default:
      return before + after.slice(0, 1) + word.slice(position, position + 1) + after.slice(1)
  }
}

/** The keys of a typing session: each letter more is one more search. */
export const keysOf = (query: string): string[] => {
  const keys: string[] = []
  let typed = ''
  for (const letter of query) {
    typed += letter
    keys.push(typed)
  }
  return keys
}
