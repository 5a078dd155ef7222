import type { Unit } from '../../preload/contract/views.ts'
import type { SampleCategory, SampleKey } from './sample-names.ts'
import type { SampleTax } from './sample-taxes.ts'

/* A small café with a corner shop: what a first start sells, all of it our own. */

type SampleProduct = {
  key: SampleKey
  picture: string
  category: SampleCategory
  /** In euro cents; null is an open price. Other currencies follow in neat steps (sample-prices.ts). */
  euroCents: number | null
  unit: Unit
  tax: SampleTax
  /** Packaged goods have a barcode, what is made or weighed in the shop has none. */
  hasBarcode: boolean
  isQuickKey: boolean
}

type Choice = Partial<Pick<SampleProduct, 'picture' | 'unit' | 'hasBarcode' | 'isQuickKey' | 'tax'>>

const inCategory =
  (category: SampleCategory, usual: Pick<SampleProduct, 'tax' | 'unit' | 'hasBarcode'>) =>
  (key: SampleKey, euroCents: number | null, choice: Choice = {}): SampleProduct => ({
    key,
    category,
    euroCents,
    picture: key,
    isQuickKey: false,
    ...usual,
    ...choice,
  })

const hot = inCategory('hot-drinks', { tax: 'hot-drink', unit: 'piece', hasBarcode: false })
const cold = inCategory('cold-drinks', { tax: 'cold-drink', unit: 'piece', hasBarcode: true })
const baked = inCategory('bakery', { tax: 'bakery', unit: 'piece', hasBarcode: false })
const snack = inCategory('snacks', { tax: 'snack', unit: 'piece', hasBarcode: true })
const fresh = inCategory('fruit-vegetables', { tax: 'food', unit: 'kg', hasBarcode: false })
const grocery = inCategory('groceries', { tax: 'food', unit: 'piece', hasBarcode: true })
const home = inCategory('household', { tax: 'standard', unit: 'piece', hasBarcode: true })
const other = inCategory('other', { tax: 'standard', unit: 'piece', hasBarcode: false })

const quick: Choice = { isQuickKey: true }

export const sampleProducts: readonly SampleProduct[] = [
  hot('espresso', 220, quick),
  hot('double-espresso', 290, { picture: 'espresso' }),
  hot('coffee', 280, quick),
  hot('cappuccino', 340, quick),
  hot('latte-macchiato', 380, quick),
  hot('flat-white', 390, { picture: 'cappuccino' }),
  hot('tea', 270, quick),
  hot('mint-tea', 330),
  hot('hot-chocolate', 370, quick),

  cold('still-water', 150, quick),
  cold('sparkling-water', 150, quick),
  cold('cola', 230, quick),
  cold('lemonade', 250),
  cold('orange-juice', 320, { ...quick, hasBarcode: false }),
  cold('apple-juice', 240),
  cold('iced-tea', 260),
  cold('smoothie', 420),
  cold('beer', 290, { ...quick, tax: 'standard' }),
  cold('red-wine', 890, { tax: 'standard' }),
  cold('white-wine', 890, { tax: 'standard' }),

  baked('croissant', 190, quick),
  baked('chocolate-croissant', 220),
  baked('roll', 60, quick),
  baked('pretzel', 120),
  baked('baguette', 150, quick),
  baked('bread', 420),
  baked('sandwich', 490, quick),
  baked('muffin', 260, quick),
  baked('doughnut', 180),
  baked('cheesecake', 390),
  baked('apple-pie', 360),

  snack('chocolate-bar', 140, quick),
  snack('cookie', 180, { ...quick, hasBarcode: false }),
  snack('crisps', 220),
  snack('nuts', 280, { tax: 'food' }),
  snack('gummy-bears', 160),
  snack('chewing-gum', 120),
  snack('ice-cream', 250, quick),
  snack('popcorn', 230),

  fresh('apples', 299, quick),
  fresh('bananas', 199, quick),
  fresh('oranges', 279),
  fresh('grapes', 449),
  fresh('tomatoes', 349, quick),
  fresh('carrots', 159),
  fresh('potatoes', 129),
  fresh('lemon', 60, { unit: 'piece' }),
  fresh('avocado', 149, { unit: 'piece' }),
  fresh('strawberries', 690),

  grocery('milk', 139, quick),
  grocery('butter', 259),
  grocery('cheese', 1690, { unit: 'kg', hasBarcode: false }),
  grocery('eggs', 349),
  grocery('yoghurt', 119),
  grocery('pasta', 149),
  grocery('honey', 590),
  grocery('jam', 329),
  grocery('coffee-beans', 1290),

  home('newspaper', 280, { tax: 'print' }),
  home('flowers', 1290, { tax: 'flowers', hasBarcode: false }),
  home('soap', 199),
  home('toilet-paper', 379),
  home('washing-up-liquid', 229),
  home('batteries', 599),
  home('candle', 349),
  home('umbrella', 1290),

  other('paper-bag', 20, { ...quick, hasBarcode: false }),
  other('bottle-deposit', 25, { picture: 'bottle-deposit' }),
  other('gift-card', null, { tax: 'none' }),
  other('miscellaneous', null),
]

/** Thirteen digits in the range for a shop's own codes, with the right check digit. */
export function sampleBarcode(index: number): string {
  const digits = `29${String(index + 1).padStart(10, '0')}`
  const sum = [...digits].reduce(
    (total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3),
    0,
  )
  return digits + String((10 - (sum % 10)) % 10)
}
