import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { BasketChange, Language } from '../../preload/contract/views.ts'
import {
  appendLine,
  type Basket,
  type BasketLine,
  lineProblem,
  lineToJoin,
  replaceLine,
} from '../domain/basket.ts'
import { maximumAmountMinor } from '../domain/limits.ts'
import { wholeQuantity } from '../domain/quantity.ts'
import { amountOfLabel, quantityOfLabel, readScaleLabel, type ScaleLabel } from '../domain/scale-code.ts'
import { scannedForms } from '../domain/scanned-code.ts'
import { type BasketEdit, changeBasket, lineEdit } from './change-basket.ts'
import type { SaleProduct, SalesContext } from './sales-context.ts'
import { scannedReceipt } from './scanned-receipt.ts'

/**
 * basket.add-product. One more of a product joins its line (see lineToJoin). A price that differs from the catalogue's is
 * an override and makes a line of its own, as does every open price: two gifts of 5.00 are two gifts.
 */
export function addProduct(
  context: SalesContext,
  { productId, quantityMilli, priceMinor }: Parsed<'basket.add-product'>,
): Result<BasketChange> {
  const product = context.findProduct(productId)
  if (!product) return fail('product-not-found', { productId })
  return addFound(context, product, quantityMilli ?? wholeQuantity, priceMinor)
}

/** basket.scan: the exact code in one of its spellings, never a similar one. The code of a receipt names its sale. */
export function scanBarcode(context: SalesContext, { code }: Parsed<'basket.scan'>): Result<BasketChange> {
  const forms = scannedForms(code)
  for (const form of forms) {
    const product = context.findBarcode(form)
    if (product) return addFound(context, product, wholeQuantity, undefined)
  }
  const receipt = scannedReceipt(context, code)
  return addLabelled(context, forms) ?? receipt ?? fail('barcode-unknown', { code: forms[0] ?? '' })
}

/**
 * What the label of a scale says, by the shop's rules; undefined when it is no such label or nothing in the catalogue has its number.
 * Each label is a line of its own, and its price is what the customer was shown: never computed anew.
 */
function addLabelled(context: SalesContext, forms: readonly string[]): Result<BasketChange> | undefined {
  const { scaleRules, currency } = context.settings()
  for (const form of forms) {
    const label = readScaleLabel(form, scaleRules)
    const product = label && firstFound(label.codes, context.findBarcode)
    if (!label || !product) continue
    const labelled = labelledLine(label, product, currency)
    return labelled.ok ? addLine(context, lineOf(product, labelled.value)) : labelled
  }
  return undefined
}

function firstFound<T>(codes: readonly string[], find: (code: string) => T | undefined): T | undefined {
  for (const code of codes) {
    const found = find(code)
    if (found !== undefined) return found
  }
  return undefined
}

type Labelled = Pick<NewLine, 'unit' | 'quantityMilli' | 'unitPriceMinor' | 'listPriceMinor'>

function labelledLine(label: ScaleLabel, product: SaleProduct, currency: string): Result<Labelled> {
  const { id: productId, name, unit } = product
  const misfit = fail('label-does-not-fit', { name })
  if (label.value === 0) return fail('label-empty', { name })
  if (label.holds === 'price') {
    const priceMinor = amountOfLabel(label, currency)
    if (priceMinor === undefined) return misfit
    // A price for each piece may differ from the label's, a price for each kilogram has nothing to do with it.
    const isOverride = unit === 'piece' && product.priceMinor !== null && product.priceMinor !== priceMinor
    return ok({
      unit: 'piece',
      quantityMilli: wholeQuantity,
      unitPriceMinor: priceMinor,
      listPriceMinor: isOverride ? product.priceMinor : null,
    })
  }
  const quantityMilli = quantityOfLabel(label, unit)
  if (quantityMilli === undefined) return misfit
  if (product.priceMinor === null) return fail('price-needed', { productId, name, quantityMilli })
  return ok({ unit, quantityMilli, unitPriceMinor: product.priceMinor, listPriceMinor: null })
}

const openAmountNames: Readonly<Record<Language, string>> = {
  en: 'Open amount',
  de: 'Freier Betrag',
  nl: 'Vrij bedrag',
  fr: 'Montant libre',
}

/** basket.add-open: an amount from the keypad, without a product. */
export function addOpenAmount(
  context: SalesContext,
  { amountMinor, taxRateId, name }: Parsed<'basket.add-open'>,
): Result<BasketChange> {
  const rate = context.findTaxRate(taxRateId ?? null)
  if (!rate) return fail('tax-rate-not-found')
  return addLine(context, {
    productId: null,
    name: name?.trim() || openAmountNames[context.settings().language],
    unit: 'piece',
    quantityMilli: wholeQuantity,
    unitPriceMinor: amountMinor,
    listPriceMinor: null,
    ...rate,
    categoryId: null,
    categoryName: '',
    discount: null,
    note: '',
  })
}

function addFound(
  context: SalesContext,
  product: SaleProduct,
  quantityMilli: number,
  priceMinor: number | undefined,
): Result<BasketChange> {
  const unitPriceMinor = priceMinor ?? product.priceMinor
  if (unitPriceMinor === null) return fail('price-needed', { productId: product.id, name: product.name })
  const isOverride = product.priceMinor !== null && unitPriceMinor !== product.priceMinor
  const line = lineOf(product, {
    unit: product.unit,
    quantityMilli,
    unitPriceMinor,
    listPriceMinor: isOverride ? product.priceMinor : null,
  })
  return addLine(context, line, product.priceMinor !== null)
}

function lineOf(product: SaleProduct, labelled: Labelled): NewLine {
  return {
    productId: product.id,
    name: product.name,
    ...labelled,
    taxRateId: product.taxRateId,
    taxRateName: product.taxRateName,
    ratePpm: product.ratePpm,
    categoryId: product.categoryId,
    categoryName: product.categoryName,
    discount: null,
    note: '',
  }
}

type NewLine = Omit<BasketLine, 'id' | 'position'>

function addLine(context: SalesContext, line: NewLine, mayJoin = false): Result<BasketChange> {
  const { currency } = context.settings()
  return changeBasket(context, (basket) => {
    // Prices are in the shop's currency; a basket begun in another one is paid or parked first.
    if (basket.currency !== currency) return fail('currency-not-supported', { currency })
    const joined = mayJoin ? lineToJoin(basket, line) : undefined
    const next = joined ? { ...joined, quantityMilli: joined.quantityMilli + line.quantityMilli } : line
    const problem = lineProblem(next)
    if (problem === 'amount-too-large') return fail(problem, { limit: maximumAmountMinor })
    if (problem) return fail(problem)
    return ok(joined ? joinEdit(basket, { ...joined, ...next }) : appendEdit(basket, line))
  })
}

function joinEdit(basket: Basket, line: BasketLine): BasketEdit {
  return lineEdit(replaceLine(basket, line), line.id)
}

function appendEdit(basket: Basket, line: NewLine): BasketEdit {
  const after = appendLine(basket, line)
  const added = after.lines.at(-1)
  return { basket: after, changed: added ? [added] : [], removed: [], focus: added?.id ?? null }
}
