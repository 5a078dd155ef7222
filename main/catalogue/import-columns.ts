import type { ImportField } from '../../preload/contract/views.ts'
import { foldText } from '../domain/fold-text.ts'
import { fieldOfHeading } from './import-headings.ts'

/*
 * Which column is which, by its heading in English, German, Dutch or French, whatever its accents, capitals and
 * punctuation. Only a proposal: the preview shows it and the person can change every column.
 */

/** "Preis (EUR) inkl. MwSt" → "preis eur inkl mwst" */
const plainHeading = (heading: string): string =>
  foldText(heading)
    .replaceAll('#', ' no ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const wordsAside =
  /\b(?:eur|euro|usd|gbp|chf|in|incl|inkl|inclusive|inclusief|ttc|the|de|du|der|la|le|l|van|het|no|nr|1|2|3|4|5)\b/g

/** "Produkt-Nr." and "Item #" are no names. */
const numberWords = /\b(?:no|nr|number|num|nummer|numero|id|code|ref|sku)\b/

/** Without its tax: sold at that price the tax would be missing in the till. */
const netWords =
  /\b(?:ht|net|netto|excl|exkl|exclusief|exclusive|excluding|ex (?:vat|btw)|hors (?:tva|taxes?)|ohne (?:mwst|ust|steuer))\b/

/** However a heading goes on or begins: "Code EAN", "N° EAN13", "Variant Barcode". */
const barcodeWords = /\b(?:ean ?(?:8|13)?|gtin ?(?:8|12|13|14)?|upc|barcodes?|strichcode|streepjescode)\b/

/** What a heading says, be it "unit_price", "UnitPrice" or "Unit price (EUR)". */
function fieldOf(heading: string): ImportField {
  const exact = exactField(heading)
  if (exact) return exact
  const plain = plainHeading(heading)
  const field = beginningField(plain)
  if (field === 'barcode' || barcodeWords.test(plain)) return 'barcode'
  if (field !== 'tax' && numberWords.test(plain)) return 'ignore'
  return field === 'price' && netWords.test(plain) ? 'ignore' : field
}

/** By the whole of the heading, as it stands, with its words parted, or without what it says in brackets. */
const exactField = (heading: string): ImportField | undefined =>
  fieldOfHeading.get(plainHeading(heading)) ??
  fieldOfHeading.get(plainHeading(heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))) ??
  (/[([]\s*(?:excl|netto|net|ht)\b/i.test(heading)
    ? undefined
    : fieldOfHeading.get(plainHeading(heading.replace(/\(.*?\)|\[.*?\]/g, ''))))

/** By the longest beginning that is known, without its asides. */
function beginningField(plain: string): ImportField {
  const words = plain
    .replace(wordsAside, ' ')
    .split(' ')
    .filter((word) => word !== '')
  for (let count = words.length; count > 0; count -= 1) {
    const field = fieldOfHeading.get(words.slice(0, count).join(' '))
    if (field) return field
  }
  return 'ignore'
}

/** One column a field: the one that says it exactly and best ("name" before "description"); barcodes may have several. */
export function mapColumns(headers: readonly string[]): ImportField[] {
  const fields = headers.map(fieldOf)
  const ranks = headers.map((heading) => knownHeadings.indexOf(plainHeading(heading)))
  const bestOf = (field: ImportField): number => {
    const columns = fields.flatMap((found, index) => (found === field ? [index] : []))
    const exact = columns.filter((index) => (ranks[index] ?? -1) >= 0)
    return exact.toSorted((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0))[0] ?? columns[0] ?? -1
  }
  return fields.map((field, index) =>
    field === 'barcode' || field === 'ignore' || bestOf(field) === index ? field : 'ignore',
  )
}

const knownHeadings = [...fieldOfHeading.keys()]

/** A list without these is no list of products: nothing can be sold by it. */
export function missingFields(mapping: readonly ImportField[]): ImportField[] {
  const needed: ImportField[] = ['name', 'price']
  return needed.filter((field) => !mapping.includes(field))
}

const separators = [';', ',', '\t', '|'] as const

/**
 * The separator that makes the most sense of the first lines: known headings first, then the same count in every line.
 * @param head the beginning of the text; a first line "sep=;" decides
 */
export function recogniseSeparator(head: string): { separator: string; skipLines: number } {
  const declared = /^sep=(.)\n/i.exec(head)
  if (declared?.[1]) return { separator: declared[1], skipLines: 1 }
  const lines = head
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  const first = lines[0] ?? ''
  let best: { separator: string; score: number } = { separator: ',', score: 0 }
  for (const separator of separators) {
    const headers = first.split(separator).map((cell) => cell.replace(/^\s*"|"\s*$/g, ''))
    if (headers.length < 2) continue
    const known = headers.filter((heading) => fieldOf(heading) !== 'ignore').length
    const same = lines.filter((line) => outsideQuotes(line).split(separator).length === headers.length).length
    const score = known * 100 + same + Math.min(headers.length, 10) / 100
    if (score > best.score) best = { separator, score }
  }
  return { separator: best.separator, skipLines: 0 }
}

const outsideQuotes = (line: string): string => line.replace(/"[^"]*"/g, '')
