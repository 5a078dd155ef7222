import type { Language } from '../../preload/contract/views.ts'

/*
 * Tax rates to begin with, by the language and currency of the shop: the usual country's rates as of 2026, for a café
 * and corner shop. A proposal for training; whoever sells checks them with an accountant.
 */

export type SampleTax =
  | 'standard'
  | 'hot-drink'
  | 'cold-drink'
  | 'bakery'
  | 'snack'
  | 'food'
  | 'print'
  | 'flowers'
  | 'none'

type Rates = Readonly<Record<SampleTax, number>>

const percent = (value: number): number => Math.round(value * 10_000)

/** Everything at the standard rate, but what is named. */
function rates(standard: number, others: Partial<Record<SampleTax, number>> = {}): Rates {
  const of = (tax: SampleTax): number => percent(others[tax] ?? standard)
  return {
    standard: percent(standard),
    'hot-drink': of('hot-drink'),
    'cold-drink': of('cold-drink'),
    bakery: of('bakery'),
    snack: of('snack'),
    food: of('food'),
    print: of('print'),
    flowers: of('flowers'),
    none: 0,
  }
}

/** One lower rate for all food and drink that is not alcohol. */
const withReduced = (standard: number, reduced: number): Rates =>
  rates(standard, {
    'hot-drink': reduced,
    'cold-drink': reduced,
    bakery: reduced,
    snack: reduced,
    food: reduced,
    print: reduced,
  })

const euro: Readonly<Record<Language, Rates>> = {
  de: rates(19, { bakery: 7, snack: 7, food: 7, print: 7, flowers: 7 }),
  nl: rates(21, { 'hot-drink': 9, 'cold-drink': 9, bakery: 9, snack: 9, food: 9, print: 9, flowers: 9 }),
  fr: rates(20, {
    'hot-drink': 10,
    'cold-drink': 5.5,
    bakery: 5.5,
    snack: 5.5,
    food: 5.5,
    print: 2.1,
    flowers: 10,
  }),
  en: rates(23, { 'hot-drink': 13.5, bakery: 13.5, food: 0, print: 9, flowers: 13.5 }),
}

const byCurrency: Readonly<Record<string, Rates>> = {
  AUD: rates(10, { food: 0 }),
  BGN: rates(20, { print: 9 }),
  BHD: rates(10, { food: 0 }),
  BRL: rates(0),
  CAD: rates(5, { food: 0 }),
  CHF: { ...withReduced(8.1, 2.6), flowers: percent(2.6) },
  CLP: rates(19),
  COP: rates(19, { food: 0, bakery: 0 }),
  CZK: rates(21, { bakery: 12, snack: 12, food: 12, 'hot-drink': 12 }),
  DKK: rates(25, { print: 0 }),
  GBP: rates(20, { bakery: 0, food: 0, print: 0 }),
  HUF: rates(27, { bakery: 18, 'hot-drink': 5, print: 5 }),
  ISK: withReduced(24, 11),
  JPY: rates(10, { 'cold-drink': 8, bakery: 8, snack: 8, food: 8 }),
  KRW: rates(10, { food: 0 }),
  KWD: rates(0),
  MXN: rates(16, { food: 0, print: 0 }),
  NOK: withReduced(25, 15),
  NZD: rates(15),
  PLN: rates(23, { 'hot-drink': 8, bakery: 5, snack: 8, food: 5, print: 8, flowers: 8 }),
  RON: withReduced(21, 11),
  SEK: { ...withReduced(25, 12), print: percent(6) },
  TND: rates(19, { food: 7, bakery: 7 }),
  TRY: rates(20, { 'hot-drink': 10, 'cold-drink': 10, bakery: 10, food: 1, snack: 10 }),
  USD: rates(8.875, { food: 0 }),
}

export function sampleTaxRates(language: Language, currency: string): Rates {
  return currency === 'EUR' ? euro[language] : (byCurrency[currency] ?? rates(0))
}
