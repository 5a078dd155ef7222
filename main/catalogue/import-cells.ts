import type { ImportField, Unit } from '../../preload/contract/views.ts'
import { unguardFormula } from '../domain/formula-guard.ts'
import {
  cleanText,
  isReadable,
  longestBarcode,
  longestCategoryName,
  longestName,
  mostBarcodes,
  splitBarcodes,
} from './clean-text.ts'
import { type DecimalSign, readPrice } from './import-price.ts'
import { readTax, type TaxCell } from './import-tax.ts'
import { readUnit } from './import-unit.ts'

/** One row by its meaning, before it is compared with the catalogue. */
export type RowCells = {
  name: string
  barcodes: string[]
  priceMinor: number | null
  tax: TaxCell
  taxText: string
  category: string
  unit: Unit
  color: string | null
}

type Problem = { reason: string; values: Record<string, string | number> }

/** @returns the row's meaning, or the first reason why it cannot be taken */
export function readCells(
  cells: readonly string[],
  columns: number,
  rules: { mapping: readonly ImportField[]; currency: string; decimalSign: DecimalSign },
): RowCells | Problem {
  const { mapping } = rules
  if (mapping.some((field, index) => field !== 'ignore' && index >= cells.length))
    return { reason: 'columns-wrong', values: { columns: cells.length, expected: columns } }
  const textOf = (field: ImportField): string => {
    const index = mapping.indexOf(field)
    return index < 0 ? '' : cleanText(unguardFormula(cells[index] ?? ''))
  }
  const name = textOf('name')
  if (!isReadable(name)) return { reason: 'name-missing', values: {} }
  if (name.length > longestName)
    return { reason: 'name-too-long', values: { length: name.length, limit: longestName } }
  const barcodes = readBarcodes(cells, mapping)
  if ('reason' in barcodes) return barcodes
  const priceIndex = mapping.indexOf('price')
  const price = readPrice(
    unguardFormula(priceIndex < 0 ? '' : (cells[priceIndex] ?? '')),
    rules.currency,
    rules.decimalSign,
  )
  if ('reason' in price) return price
  const taxText = textOf('tax').slice(0, 60)
  const unitText = textOf('unit')
  const unit = readUnit(unitText)
  if (!unit) return { reason: 'unit-invalid', values: { unit: unitText.slice(0, 60) } }
  const color = textOf('color')
  if (color !== '' && !/^#[0-9a-f]{6}$/i.test(color))
    return { reason: 'color-invalid', values: { color: color.slice(0, 60) } }
  const category = textOf('category')
  if (category.length > longestCategoryName)
    return { reason: 'category-too-long', values: { length: category.length, limit: longestCategoryName } }
  return {
    name,
    barcodes: barcodes.codes,
    priceMinor: price.minor,
    tax: readTax(taxText),
    taxText,
    category: isReadable(category) ? category : '',
    unit,
    color: color === '' ? null : color,
  }
}

function readBarcodes(
  cells: readonly string[],
  mapping: readonly ImportField[],
): { codes: string[] } | Problem {
  const codes = new Set<string>()
  for (const [index, field] of mapping.entries()) {
    if (field !== 'barcode') continue
    const cell = unguardFormula(cells[index] ?? '').trim()
    // A spreadsheet that took the code for a number has thrown its last digits away.
    if (/^\d(?:[.,]\d+)?e\+\d+$/i.test(cell)) return { reason: 'barcode-rounded', values: { barcode: cell } }
    for (const barcode of splitBarcodes(cell)) {
      if (barcode.length > longestBarcode)
        return {
          reason: 'barcode-invalid',
          values: { barcode: `${barcode.slice(0, 40)}…`, limit: longestBarcode },
        }
      codes.add(barcode)
    }
  }
  return codes.size > mostBarcodes
    ? { reason: 'barcodes-too-many', values: { count: codes.size, limit: mostBarcodes } }
    : { codes: [...codes] }
}
