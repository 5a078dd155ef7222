import { currencyDecimals } from '../../preload/contract/money.ts'
import type { ScaleRule } from '../../preload/contract/scanner-views.ts'
import type { Unit } from '../../preload/contract/views.ts'

/*
 * Labels of a scale or a counter: EAN-13 numbers of a shop's own (prefixes 02 and 20 to 29, GS1 General Specifications, "restricted
 * circulation numbers"), which carry a price, a weight or a count beside the number of the article. How the thirteen digits are
 * divided is each shop's choice and no standard, so that it is a pattern among the settings:
 *
 *   2 digits of prefix, I for the article's number, V for the value, K for an inner check digit, C for the last one: "21IIIIIVVVVVC".
 */

const shape = /^(?:02|2\d)I{3,8}K?V{3,6}C$/
/** Patterns as people write them, with spaces or in small letters. */
export const cleanPattern = (text: string): string => text.replace(/\s/g, '').toUpperCase()

/** What is wrong with a rule; undefined when it can be used. */
export function scaleRuleProblem({ pattern }: ScaleRule): 'pattern' | undefined {
  return pattern.length === 13 && shape.test(pattern) ? undefined : 'pattern'
}

export type ScaleLabel = {
  /** Under which the article may stand in the catalogue, the likeliest first. */
  codes: string[]
  holds: ScaleRule['holds']
  /** The value's digits as a number, in 10^-decimals. */
  value: number
  decimals: number
}

/**
 * Reads a code by the first rule whose prefix it has; undefined when no rule fits or when its last digit says that it was
 * misread. The inner check digit is not looked at: scales compute it in several ways, and the last digit covers the whole code.
 */
export function readScaleLabel(code: string, rules: readonly ScaleRule[]): ScaleLabel | undefined {
  const digits = /^2\d{11}$/.test(code) ? `0${code}` : code
  if (!/^(?:02|2\d)\d{11}$/.test(digits) || checkDigit(digits.slice(0, 12)) !== Number(digits[12]))
    return undefined
  const rule = rules.find(
    (rule) => scaleRuleProblem(rule) === undefined && digits.startsWith(rule.pattern.slice(0, 2)),
  )
  if (!rule) return undefined
  const { pattern, holds, decimals } = rule
  const part = (letter: string) => digits.slice(pattern.indexOf(letter), pattern.lastIndexOf(letter) + 1)
  return { codes: articleCodes(digits, pattern, part('I')), holds, value: Number(part('V')), decimals }
}

/**
 * The article stands in a shop's list as its number with or without zeros in front, with the prefix before it, or as a whole code
 * of zero value.
 */
function articleCodes(digits: string, pattern: string, article: string): string[] {
  const prefix = digits.slice(0, 2)
  const zero = digits
    .slice(0, 12)
    .replace(/./g, (digit, at: number) => (/[VK]/.test(pattern[at] ?? '') ? '0' : digit))
  const bare = article.replace(/^0+(?=.)/, '')
  return [...new Set([`${zero}${checkDigit(zero)}`, `${prefix}${article}`, article, bare])]
}

/** The last digit of an EAN-13: what the digits before it, 1 and 3 times in turn, lack to a multiple of ten. */
export function checkDigit(twelve: string): number {
  let sum = 0
  for (let at = 0; at < twelve.length; at += 1) sum += Number(twelve[at]) * (at % 2 === 0 ? 1 : 3)
  return (10 - (sum % 10)) % 10
}

/** The price on the label in minor units; undefined where the currency cannot express it. */
export function amountOfLabel({ value, decimals }: ScaleLabel, currency: string): number | undefined {
  return scaled(value, currencyDecimals(currency) - decimals)
}

/** In thousandths of the unit; undefined where the label measures something else, or more finely than the till. */
export function quantityOfLabel({ holds, value, decimals }: ScaleLabel, unit: Unit): number | undefined {
  const fits = holds === 'weight' ? unit === 'kg' || unit === 'g' : holds === 'pieces' && unit === 'piece'
  return fits ? scaled(value, (unit === 'g' ? 6 : 3) - decimals) : undefined
}

/** value × 10^exponent, undefined when that is no whole number. */
function scaled(value: number, exponent: number): number | undefined {
  if (exponent >= 0) return value * 10 ** exponent
  const divisor = 10 ** -exponent
  return value % divisor === 0 ? value / divisor : undefined
}
