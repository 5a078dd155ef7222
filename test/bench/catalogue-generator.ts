import { type Random, seededRandom } from './random.ts'
import type { BenchProduct } from './search-queries.ts'

/**
 * A catalogue that behaves like a real one where search is concerned: few words in most names and many words in few,
 * accents written by some and left out by others, names that repeat, and barcodes of real makers' ranges.
 */
export const generateCatalogue = (count: number, seed: number): BenchProduct[] => {
  const random = seededRandom(seed)
  const words = drawVocabulary(random)
  const products: BenchProduct[] = []
  for (let id = 1; id <= count; id++)
    products.push({ id, name: drawName(words, random), barcode: drawBarcode(id, random) })
  return products
}

const VOCABULARY = 9_000

const ONSETS = [
  'b',
  'br',
  'c',
  'ch',
  'cr',
  'd',
  'f',
  'fl',
  'g',
  'gr',
  'h',
  'j',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pr',
  'qu',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'z',
  '',
]
const CORES = ['a', 'e', 'i', 'o', 'u', 'ai', 'eau', 'ie', 'ou', 'é', 'è', 'ê', 'ö', 'ü', 'ä', 'â', 'ñe', 'ø']
const CODAS = ['', '', '', 'l', 'n', 'r', 's', 't', 'nd', 'lle', 'tte', 'nt', 'ck', 'ß']

const drawVocabulary = (random: Random): string[] => {
  const words = new Set(['de', 'à', 'la', 'au', 'et', 'mit', 'van', 'bio', '500g', '1l', '12', 'xl'])
  while (words.size < VOCABULARY) {
    let word = ''
    const syllables = 1 + random.below(2) + random.below(3)
    for (let syllable = 0; syllable < syllables; syllable++) {
      // Plain letters are commoner than accented ones: the list is read from its beginning.
      const core = CORES[Math.floor(CORES.length * random.fraction() ** 2)] ?? 'a'
      word += random.pick(ONSETS) + core + (syllable === syllables - 1 ? random.pick(CODAS) : '')
    }
    if (word.length >= 3 && word.length <= 14) words.add(word)
  }
  return [...words]
}

const drawName = (words: readonly string[], random: Random): string => {
  const length = 1 + Math.floor(8 * random.fraction() ** 1.5)
  const name: string[] = []
  const used = new Set<string>()
  for (let index = 0; index < length; index++) {
    const word = drawByFrequency(words, random)
    if (used.has(word)) continue
    used.add(word)
    const typed = random.below(6) === 0 ? word.normalize('NFKD').replace(/\p{M}/gu, '') : word
    name.push(
      name.length === 0 || random.below(2) === 0 ? typed.slice(0, 1).toUpperCase() + typed.slice(1) : typed,
    )
  }
  return name.join(random.below(12) === 0 ? ', ' : ' ')
}

/** Frequencies fall with the rank as in real lists, where the commonest word is one in thirty. */
const drawByFrequency = (words: readonly string[], random: Random): string => {
  const spread = (words.length + FLATTENED_TOP) / FLATTENED_TOP
  const rank = Math.floor(FLATTENED_TOP * spread ** random.fraction() - FLATTENED_TOP)
  return words[Math.min(words.length - 1, rank)] ?? 'bio'
}

const FLATTENED_TOP = 4

/** An EAN-13: a maker's range, the running number, a check digit. */
const drawBarcode = (number: number, random: Random): string => {
  const range = random.pick(['400', '401', '302', '325', '356', '541', '871', '50', '003', '00'])
  const digits =
    (range + String(random.below(1_000))).padEnd(6, '0').slice(0, 6) + String(number).padStart(6, '0')
  let sum = 0
  for (let index = 0; index < 12; index++) sum += Number(digits[index]) * (index % 2 === 0 ? 1 : 3)
  return digits + String((10 - (sum % 10)) % 10)
}
