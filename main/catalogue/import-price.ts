import { currencyDecimals } from '../../preload/contract/money.ts'

/*
 * Prices as lists write them: "1.234,50", "€ 12", "2,-", "CHF 1'200.00". Which sign is the decimal one is decided once for
 * the whole column; a cell that does not fit is a bad row. So "1,5" is one and a half or an error, never 15.
 */

export type DecimalSign = ',' | '.'

type ReadPrice = { minor: number | null } | { reason: PriceReason; values: Record<string, string | number> }

type PriceReason =
  | 'price-invalid'
  | 'price-negative'
  | 'price-too-large'
  | 'price-decimals'
  | 'price-currency'

/** What the contract allows, and far below where numbers lose whole units. */
const largestPriceMinor = 1e12

const symbols: Readonly<Record<string, readonly string[]>> = {
  AUD: ['A$', '$'],
  BGN: ['лв.', 'лв'],
  BHD: ['BD'],
  BRL: ['R$'],
  CAD: ['CA$', 'C$', '$'],
  CHF: ['SFr.', 'SFr', 'Fr.', 'Fr'],
  CLP: ['$'],
  COP: ['$'],
  CZK: ['Kč', 'Kc'],
  DKK: ['kr.', 'kr'],
  EUR: ['€', 'Euro'],
  GBP: ['£'],
  HUF: ['Ft'],
  ISK: ['kr.', 'kr'],
  JPY: ['¥', '円'],
  KRW: ['₩', '원'],
  KWD: ['KD'],
  MXN: ['MX$', '$'],
  NOK: ['kr.', 'kr'],
  NZD: ['NZ$', '$'],
  PLN: ['zł', 'zl'],
  RON: ['lei', 'leu'],
  SEK: ['kr.', 'kr'],
  TND: ['DT'],
  TRY: ['₺', 'TL'],
  USD: ['US$', '$'],
}

const plainFigure = /^[0-9]+(?:[.,][0-9]+)?$/

/** The figure without its currency and spaces; what is left of letters is not ours to guess. */
function bareFigure(cell: string, currency: string): string {
  if (plainFigure.test(cell)) return cell
  let text = cell
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    // Spaces and apostrophes part thousands or stand beside a sign; "2 50" is not for us to read.
    .replace(/(?<=^\D*\d{1,3}(?:[\s\u2019']\d{3})*)[\s\u2019'](?=\d{3}(?!\d))/gu, '')
    .replace(/(?<!\d)[\s\u2019']|[\s\u2019'](?!\d)/gu, '')
    .replace(/[\u2212\u2013\u2014]/g, '-')
  for (const symbol of [...(symbols[currency] ?? []), currency]) {
    const compact = symbol.replace(/\s/g, '')
    const lower = text.toLowerCase()
    if (lower.startsWith(compact.toLowerCase())) text = text.slice(compact.length)
    else if (lower.endsWith(compact.toLowerCase())) text = text.slice(0, -compact.length)
    else if (lower.startsWith(`-${compact.toLowerCase()}`)) text = `-${text.slice(compact.length + 1)}`
    else continue
    break
  }
  // "2,-" and "2.--" are two without cents; accountants write a negative figure in brackets.
  return text.replace(/[.,]-{1,2}$/, '').replace(/^\((.*)\)$/, '-$1')
}

/** Finds the decimal sign of a column by what its figures can only mean. */
type DecimalVotes = {
  add(cell: string): void
  /** Undefined when no figure tells. */
  result(): DecimalSign | undefined
}

export function countDecimalVotes(currency: string): DecimalVotes {
  const decimals = currencyDecimals(currency)
  let commas = 0
  let points = 0
  return {
    add(cell) {
      const sign = decimalSignOf(bareFigure(cell, currency), decimals)
      if (sign === ',') commas += 1
      else if (sign === '.') points += 1
    },
    result() {
      if (commas === points) return undefined
      return commas > points ? ',' : '.'
    },
  }
}

function decimalSignOf(figure: string, decimals: number): DecimalSign | undefined {
  const match = /^-?[\d.,]*?([.,])(\d*)$/.exec(figure)
  if (!match) return undefined
  const last = match[1] as DecimalSign
  const other: DecimalSign = last === ',' ? '.' : ','
  const digitsAfter = match[2]?.length ?? 0
  const isRepeated = figure.indexOf(last) !== figure.lastIndexOf(last)
  if (isRepeated) return other
  if (figure.includes(other)) return last
  if (digitsAfter !== 3) return last
  // "1.500": three digits are thousands where money has no third decimal; with two decimals it could be either.
  if (decimals === 0) return other
  return decimals === 3 ? last : undefined
}

/** An empty cell is an open price: the cashier is asked, so nothing is given away. */
export function readPrice(cell: string, currency: string, decimalSign: DecimalSign): ReadPrice {
  const figure = bareFigure(cell, currency)
  if (figure === '') return { minor: null }
  const group = decimalSign === ',' ? '.' : ','
  const shape =
    decimalSign === ','
      ? /^([+-]?)(\d{1,3}(?:\.\d{3})+|\d*)(?:,(\d+))?$/
      : /^([+-]?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d+))?$/
  const match = shape.exec(figure)
  const whole = match?.[2]?.replaceAll(group, '') ?? ''
  const fraction = (match?.[3] ?? '').replace(/0+$/, '')
  if (!match || (whole === '' && match[3] === undefined)) return unreadable(figure, cell, currency)
  const isZero = /^0*$/.test(whole + fraction)
  if (match[1] === '-' && !isZero) return { reason: 'price-negative', values: { price: shown(cell) } }
  const decimals = currencyDecimals(currency)
  if (fraction.length > decimals)
    return { reason: 'price-decimals', values: { price: shown(cell), decimals, currency } }
  const minor = Number(whole + fraction.padEnd(decimals, '0'))
  if (minor > largestPriceMinor) return { reason: 'price-too-large', values: { price: shown(cell) } }
  return { minor }
}

function unreadable(figure: string, cell: string, currency: string): ReadPrice {
  const foreign = /^-?[\d.,]+(\p{Sc}|[A-Z]{3})$|^(\p{Sc}|[A-Z]{3})-?[\d.,]+$/u.exec(figure)
  const found = foreign?.[1] ?? foreign?.[2]
  if (found) return { reason: 'price-currency', values: { price: shown(cell), found, currency } }
  return { reason: 'price-invalid', values: { price: shown(cell) } }
}

const shown = (cell: string): string => cell.trim().slice(0, 60)
