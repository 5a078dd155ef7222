import type { ImportField } from '../../preload/contract/views.ts'
import {
  type CategoryRow,
  readCategories,
  readTaxRates,
  type TaxRateRow,
} from '../store/catalogue-group-store.ts'
import { type BarcodeOwner, barcodeOwners, type ProductRow, readProducts } from '../store/catalogue-store.ts'
import { highestIds, type ImportedProduct } from '../store/import-store.ts'
import type { CatalogueContext } from './catalogue-context.ts'
import { mostBarcodes, nameKey } from './clean-text.ts'
import { addBrokenRows, type BadRows, noteBadRow } from './import-bad-rows.ts'
import { type RowCells, readCells } from './import-cells.ts'
import type { ImportList, ListRow } from './import-list.ts'
import { type NameIndex, readNames } from './import-names.ts'
import { orderByName } from './import-order.ts'
import type { DecimalSign } from './import-price.ts'
import { findTaxRate } from './import-tax.ts'
import { taxRateName } from './tax-names.ts'
import { nextTileColor } from './tile-colors.ts'

/** What an import would do, worked out to the last id; writing it is only copying. */
export type ImportPlan = BadRows & {
  products: ImportedProduct[]
  newProducts: number
  changedProducts: number
  newCategories: CategoryRow[]
  newTaxRates: TaxRateRow[]
}

const rowsPerSlice = 100

/** @param work lets others work, tells the progress in rows and throws when the import was called off */
export async function checkList(
  context: CatalogueContext,
  list: ImportList,
  mapping: readonly ImportField[],
  decimalSign: DecimalSign,
  work: (doneRows: number) => Promise<void>,
): Promise<ImportPlan> {
  const { database } = context
  const { currency, language } = context.settings()
  const highest = highestIds(database)
  const check: Check = {
    context,
    list,
    mapping,
    decimalSign,
    currency,
    nameRate: (ratePpm) => taxRateName(language, currency, ratePpm),
    names: mapping.includes('barcode') ? undefined : await readNames(database, () => work(0)),
    categories: new Map(readCategories(database).map((row) => [nameKey(row.name), row.id])),
    rates: readTaxRates(database).filter((rate) => !rate.archived),
    next: { product: highest.product + 1, category: highest.category + 1, taxRate: highest.taxRate + 1 },
    lineOfBarcode: new Map(),
    lineOfProduct: new Map(),
    plan: {
      products: [],
      newProducts: 0,
      changedProducts: 0,
      newCategories: [],
      newTaxRates: [],
      badRows: [],
      badRowCount: 0,
    },
  }
  for (let at = 0; at < list.rows.length; at += rowsPerSlice) {
    await work(at)
    const slice = list.rows.slice(at, at + rowsPerSlice)
    if (!check.names && slice.some((row) => needsNames(check, row)))
      check.names = await readNames(database, () => work(at))
    checkSlice(check, slice)
  }
  addBrokenRows(check.plan, list)
  check.plan.products = await orderByName(check.plan.products, highest.product + 1, () =>
    work(list.rows.length),
  )
  return check.plan
}

type Check = {
  context: CatalogueContext
  list: ImportList
  mapping: readonly ImportField[]
  decimalSign: DecimalSign
  currency: string
  nameRate(ratePpm: number): string
  /** Read only when a row without a barcode asks for it. */
  names: NameIndex | undefined
  categories: Map<string, number>
  rates: TaxRateRow[]
  next: { product: number; category: number; taxRate: number }
  lineOfBarcode: Map<string, number>
  lineOfProduct: Map<number, number>
  plan: ImportPlan
}

type Problem = { reason: string; values?: Record<string, string | number> }

function needsNames(check: Check, row: ListRow): boolean {
  return check.mapping.every((field, index) => field !== 'barcode' || (row.cells[index] ?? '').trim() === '')
}

/** What the catalogue has for the rows of a slice, asked in two questions instead of two a row. */
type Known = {
  owners: Map<string, BarcodeOwner>
  idByName: Map<RowCells, number>
  products: Map<number, ProductRow>
}

function checkSlice(check: Check, rows: readonly ListRow[]): void {
  const read = rows.map((row) => ({ row, cells: readCells(row.cells, check.list.headers.length, check) }))
  const readable = read.flatMap(({ cells }) => ('reason' in cells ? [] : [cells]))
  const known = askCatalogue(check, readable)
  for (const { row, cells } of read) {
    const problem = 'reason' in cells ? cells : takeRow(check, known, row, cells)
    if (problem) noteBadRow(check.plan, row, problem)
  }
}

function askCatalogue(check: Check, cells: readonly RowCells[]): Known {
  const { database } = check.context
  const owners = barcodeOwners(
    database,
    cells.flatMap((row) => row.barcodes),
  )
  const idByName = new Map<RowCells, number>()
  for (const row of cells) {
    const id = row.barcodes.length === 0 ? check.names?.take(row.name) : undefined
    if (id !== undefined) idByName.set(row, id)
  }
  const ids = [...owners.map((owner) => owner.productId), ...idByName.values()]
  return {
    owners: new Map(owners.map((owner) => [owner.barcode, owner])),
    idByName,
    products: new Map(readProducts(database, [...new Set(ids)]).map((product) => [product.id, product])),
  }
}

function takeRow(check: Check, known: Known, row: ListRow, cells: RowCells): Problem | undefined {
  for (const barcode of cells.barcodes) {
    const otherLine = check.lineOfBarcode.get(barcode)
    if (otherLine !== undefined) return { reason: 'barcode-duplicate', values: { barcode, otherLine } }
  }
  const found = findExisting(known, cells)
  if (found && 'reason' in found) return found
  const otherLine = found && check.lineOfProduct.get(found.id)
  if (otherLine !== undefined)
    return { reason: 'product-duplicate', values: { product: found?.name ?? '', otherLine } }
  const count = new Set([...(found?.barcodes ?? []), ...cells.barcodes]).size
  if (count > mostBarcodes) return { reason: 'barcodes-too-many', values: { count, limit: mostBarcodes } }
  const taxRateId = resolveRate(check, cells, found)
  if (taxRateId === undefined)
    return cells.tax.kind === 'none'
      ? { reason: 'tax-missing' }
      : { reason: 'tax-invalid', values: { tax: cells.taxText } }
  for (const barcode of cells.barcodes) check.lineOfBarcode.set(barcode, row.line)
  if (found) check.lineOfProduct.set(found.id, row.line)
  plan(check, cells, found, taxRateId)
  return undefined
}

/** The product that a row is about: the one with its barcode, without barcodes the one with its name. */
function findExisting(known: Known, cells: RowCells): ProductRow | Problem | undefined {
  let productId = known.idByName.get(cells)
  for (const barcode of cells.barcodes) {
    const owner = known.owners.get(barcode)
    if (!owner) continue
    if (productId !== undefined && owner.productId !== productId)
      return { reason: 'barcode-taken', values: { barcode, product: owner.name } }
    productId = owner.productId
  }
  return productId === undefined ? undefined : known.products.get(productId)
}

function plan(check: Check, cells: RowCells, found: ProductRow | undefined, taxRateId: number): void {
  const has = (field: ImportField): boolean => check.mapping.includes(field)
  const categoryId = has('category') || !found ? resolveCategory(check, cells.category) : found.categoryId
  const product: ImportedProduct = {
    id: found?.id ?? check.next.product,
    staysInPlace: !!found && !found.archived && found.name === cells.name && found.categoryId === categoryId,
    name: cells.name,
    priceMinor: has('price') || !found ? cells.priceMinor : found.priceMinor,
    taxRateId,
    categoryId,
    unit: has('unit') || !found ? cells.unit : found.unit,
    color: has('color') || !found ? cells.color : found.color,
    newBarcodes: cells.barcodes.filter((barcode) => !found?.barcodes.includes(barcode)),
    firstPosition: found?.barcodes.length ?? 0,
  }
  if (!found) {
    check.next.product += 1
    check.plan.newProducts += 1
  } else if (isSame(found, product)) return
  else check.plan.changedProducts += 1
  check.plan.products.push(product)
}

const isSame = (before: ProductRow, after: ImportedProduct): boolean =>
  !before.archived &&
  after.newBarcodes.length === 0 &&
  before.name === after.name &&
  before.priceMinor === after.priceMinor &&
  before.taxRateId === after.taxRateId &&
  before.categoryId === after.categoryId &&
  before.unit === after.unit &&
  before.color === after.color

function resolveCategory(check: Check, name: string): number | null {
  if (name === '') return null
  const key = nameKey(name)
  const known = check.categories.get(key)
  if (known !== undefined) return known
  const id = check.next.category
  check.next.category += 1
  check.plan.newCategories.push({
    id,
    name,
    color: nextTileColor(check.categories.size),
    position: check.categories.size,
  })
  check.categories.set(key, id)
  return id
}

function resolveRate(
  check: Check,
  { tax, taxText }: RowCells,
  found: ProductRow | undefined,
): number | undefined {
  if (tax.kind === 'none') {
    const kept = found && check.rates.find((rate) => rate.id === found.taxRateId)
    return kept?.id ?? check.rates[0]?.id
  }
  const known = findTaxRate(check.rates, taxText, tax)
  if (known) return known.id
  if (tax.kind !== 'rate') return undefined
  const id = check.next.taxRate
  check.next.taxRate += 1
  const rate = { id, name: tax.label || check.nameRate(tax.ratePpm), ratePpm: tax.ratePpm, archived: false }
  check.rates.push(rate)
  check.plan.newTaxRates.push(rate)
  return id
}
