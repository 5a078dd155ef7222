import type { ImportField } from '../../preload/contract/views.ts'
import { foldText } from '../domain/fold-text.ts'

/*
 * Which column is which, by its heading in English, German, Dutch or French, whatever its accents, capitals and
 * punctuation. Only a proposal: the preview shows it and the person can change every column.
 */

type KnownField = Exclude<ImportField, 'ignore'>

/** Words as they remain after folding: lower case, no accents (and ß as ss, œ as oe). */
const headings: Readonly<Record<KnownField, readonly string[]>> = {
  barcode: [
    'barcode',
    'barcodes',
    'bar code',
    'ean',
    'ean13',
    'ean 13',
    'ean8',
    'ean code',
    'eancode',
    'gtin',
    'gtin13',
    'gtin 13',
    'upc',
    'upc a',
    'upc code',
    'isbn',
    'strichcode',
    'strich code',
    'ean nummer',
    'eannummer',
    'streepjescode',
    'barcodenummer',
    'code barres',
    'code a barres',
    'codes barres',
    'codebarre',
    'code barre',
    'gencod',
    'gencode',
    'scancode',
    'scan code',
  ],
  name: [
    'name',
    'product',
    'product name',
    'productname',
    'item',
    'item name',
    'title',
    'description',
    'bezeichnung',
    'artikel',
    'artikelname',
    'artikelbezeichnung',
    'produkt',
    'produktname',
    'produktbezeichnung',
    'benennung',
    'beschreibung',
    'text',
    'naam',
    'artikelnaam',
    'productnaam',
    'omschrijving',
    'artikelomschrijving',
    'productomschrijving',
    'titel',
    'designation',
    'libelle',
    'nom',
    'nom du produit',
    'produit',
    'article',
    'intitule',
    'descriptif',
  ],
  price: [
    'price',
    'unit price',
    'sale price',
    'sales price',
    'selling price',
    'retail price',
    'gross price',
    'rrp',
    'amount',
    'preis',
    'vk',
    'vk preis',
    'vkpreis',
    'verkaufspreis',
    'bruttopreis',
    'brutto',
    'einzelpreis',
    'stuckpreis',
    'endpreis',
    'ladenpreis',
    'uvp',
    'prijs',
    'verkoopprijs',
    'consumentenprijs',
    'stukprijs',
    'eenheidsprijs',
    'vkp',
    'prix',
    'prix de vente',
    'prix ttc',
    'pv ttc',
    'prix unitaire',
    'prix public',
    'pvp',
    'montant',
    'tarif',
  ],
  tax: [
    'tax',
    'tax rate',
    'taxrate',
    'tax percent',
    'vat',
    'vat rate',
    'vatrate',
    'gst',
    'sales tax',
    'mwst',
    'mwst satz',
    'mwstsatz',
    'mehrwertsteuer',
    'ust',
    'ust satz',
    'umsatzsteuer',
    'steuer',
    'steuersatz',
    'btw',
    'btw tarief',
    'btwtarief',
    'btw percentage',
    'btw code',
    'btw hoog laag',
    'belasting',
    'tva',
    'taux tva',
    'taux de tva',
    'taxe',
    'taux',
  ],
  category: [
    'category',
    'categories',
    'product category',
    'group',
    'product group',
    'department',
    'section',
    'family',
    'warengruppe',
    'kategorie',
    'produktgruppe',
    'artikelgruppe',
    'warengruppen',
    'abteilung',
    'gruppe',
    'categorie',
    'productgroep',
    'artikelgroep',
    'groep',
    'afdeling',
    'omzetgroep',
    'rayon',
    'famille',
    'groupe',
    'sous famille',
  ],
  unit: [
    'unit',
    'units',
    'unit of measure',
    'uom',
    'sold by',
    'einheit',
    'mengeneinheit',
    'verkaufseinheit',
    'me',
    'eenheid',
    'verkoopeenheid',
    'unite',
    'unite de vente',
    'unite de mesure',
  ],
  color: [
    'color',
    'colour',
    'tile color',
    'tile colour',
    'farbe',
    'kachelfarbe',
    'kleur',
    'tegelkleur',
    'couleur',
  ],
}

/** Columns that sound like one of ours and are not: their numbers must not become names or prices. */
const others: readonly string[] = [
  'article number',
  'article no',
  'item number',
  'item no',
  'item code',
  'product code',
  'product id',
  'sku',
  'id',
  'artikelnummer',
  'artikel nr',
  'artikelnr',
  'art nr',
  'artikel nummer',
  'artikelcode',
  'productcode',
  'bestellnummer',
  'bestelnummer',
  'reference',
  'ref',
  'code article',
  'numero article',
  'cost',
  'cost price',
  'purchase price',
  'buying price',
  'net price',
  'ek',
  'ek preis',
  'einkaufspreis',
  'nettopreis',
  'grundpreis',
  'base price',
  'inkoopprijs',
  'inkoop',
  'netto prijs',
  'prix achat',
  'prix d achat',
  'prix ht',
  'pa ht',
  'prix de revient',
  'stock',
  'quantity',
  'bestand',
  'menge',
  'voorraad',
  'aantal',
  'quantite',
  'price per unit',
  'brand',
  'marke',
  'merk',
  'marque',
  'tax amount',
  'vat amount',
  'steuerbetrag',
  'btw bedrag',
  'montant tva',
]

const fieldOfHeading = new Map<string, ImportField>([
  ...others.map((heading): [string, ImportField] => [heading, 'ignore']),
  ...Object.entries(headings).flatMap(([field, names]) =>
    names.map((name): [string, ImportField] => [name, field as KnownField]),
  ),
])

/** "Preis (EUR) inkl. MwSt" → "preis eur inkl mwst" */
const plainHeading = (heading: string): string =>
  foldText(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const wordsAside =
  /\b(?:eur|euro|usd|gbp|chf|in|incl|inkl|inclusive|inclusief|ttc|the|de|du|der|la|le|l|van|het|no|nr|1|2|3|4|5)\b/g

/** What a heading says by itself: the whole of it, without its asides, or its longest beginning that is known. */
export function fieldOf(heading: string): ImportField {
  const plain = plainHeading(heading)
  const known =
    fieldOfHeading.get(plain) ?? fieldOfHeading.get(plainHeading(heading.replace(/\(.*?\)|\[.*?\]/g, '')))
  if (known) return known
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

/** One column a field, the first that says it exactly; barcodes may stand in several. */
export function mapColumns(headers: readonly string[]): ImportField[] {
  const exact = headers.map((heading) => fieldOfHeading.get(plainHeading(heading)))
  const taken = new Map<ImportField, number>()
  exact.forEach((field, index) => {
    if (field && field !== 'ignore' && !taken.has(field)) taken.set(field, index)
  })
  const fields = headers.map(fieldOf)
  fields.forEach((field, index) => {
    if (field !== 'ignore' && !taken.has(field)) taken.set(field, index)
  })
  return fields.map((field, index) => (field === 'barcode' || taken.get(field) === index ? field : 'ignore'))
}

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
