import { decimalText } from '../../preload/contract/money.ts'
import type { Language } from '../../preload/contract/views.ts'
import { guardFormula } from '../domain/formula-guard.ts'
import { readCategories, readTaxRates, type TaxRateRow } from '../store/catalogue-group-store.ts'
import { type ProductRow, productsAfter } from '../store/catalogue-store.ts'
import { type CatalogueContext, pauseBySlices } from './catalogue-context.ts'
import type { DecimalSign } from './import-price.ts'
import { findTaxRate, percentText, readTax } from './import-tax.ts'

/** Headings that our own import knows, in the words of the shop. */
const headings: Readonly<Record<Language, readonly string[]>> = {
  en: ['Barcode', 'Name', 'Category', 'Price', 'Tax rate', 'Unit', 'Color'],
  de: ['Barcode', 'Bezeichnung', 'Warengruppe', 'Preis', 'MwSt-Satz', 'Einheit', 'Farbe'],
  nl: ['Streepjescode', 'Omschrijving', 'Categorie', 'Prijs', 'Btw-tarief', 'Eenheid', 'Kleur'],
  fr: ['Code-barres', 'Désignation', 'Catégorie', 'Prix', 'Taux TVA', 'Unité', 'Couleur'],
}

export const exportHeadings = (language: Language): readonly string[] => headings[language]

/**
 * All products that are sold, as CSV that spreadsheets of the shop's country open by a double click and that our own
 * import reads back to the same products. The name of the file is ours; nothing of the data gets into it.
 */
export async function exportCatalogue(
  context: CatalogueContext,
): Promise<{ fileName: string; text: string; products: number }> {
  const { database, clock } = context
  const { language, currency, timeZone } = context.settings()
  const decimalSign: DecimalSign = language === 'en' ? '.' : ','
  const separator = language === 'en' ? ',' : ';'
  const categories = new Map(readCategories(database).map((row) => [row.id, row.name]))
  const taxes = taxCells(readTaxRates(database), decimalSign)
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell) => quote(cell, separator)).join(separator)}\r\n`
  const price = (product: ProductRow): string =>
    product.priceMinor === null ? '' : decimalText(product.priceMinor, currency).replace('.', decimalSign)
  const lines = [line(headings[language])]
  const rest = pauseBySlices()
  for (let page = productsAfter(database, 0, productsPerPage); page.length > 0; ) {
    for (const product of page) {
      if (product.archived) continue
      lines.push(
        line([
          guardFormula(product.barcodes.join(' ')),
          guardFormula(product.name),
          guardFormula(categories.get(product.categoryId ?? 0) ?? ''),
          price(product),
          guardFormula(taxes.get(product.taxRateId) ?? ''),
          product.unit,
          product.color ?? '',
        ]),
      )
    }
    await rest()
    page = productsAfter(database, page.at(-1)?.id ?? 0, productsPerPage)
  }
  const date = new Intl.DateTimeFormat('en-CA', { timeZone }).format(clock.now())
  return {
    fileName: `suretill-products-${date}.csv`,
    text: `\ufeff${lines.join('')}`,
    products: lines.length - 1,
  }
}

const productsPerPage = 250

function quote(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** How each rate is written so that it is found again: by its figure, with its name where two have the same figure. */
function taxCells(rates: readonly TaxRateRow[], decimalSign: DecimalSign): Map<number, string> {
  const active = rates.filter((rate) => !rate.archived)
  return new Map(
    active.map((rate) => {
      const percent = `${percentText(rate.ratePpm).replace('.', decimalSign)}%`
      const candidates = [percent, `${percent} ${rate.name}`, rate.name]
      const found = candidates.find((text) => findTaxRate(active, text, readTax(text))?.id === rate.id)
      return [rate.id, found ?? percent]
    }),
  )
}
