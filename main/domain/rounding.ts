/*
 * The one place that rounds money. The rule: a half goes away from zero (0.5 → 1, -0.5 → -1), as tills and tax offices
 * in the shop's countries do, and each figure is rounded once, from exact integers. No float ever stands for an amount:
 * a product that could pass 2^53 is made with BigInt.
 */

/**
 * amount × part ÷ whole, exact, then rounded once, half away from zero.
 * @throws RangeError when the result is no longer a whole number that a double holds exactly; callers check limits first
 */
export function proportion(amount: number, part: number, whole: number): number {
  if (whole <= 0) throw new RangeError(`a proportion needs a positive whole, not ${whole}`)
  const product = amount * part
  if (Number.isSafeInteger(product) && Math.abs(product) <= Number.MAX_SAFE_INTEGER - whole) {
    const remainder = Math.abs(product % whole)
    const floor = (Math.abs(product) - remainder) / whole
    return signed(product, remainder * 2 >= whole ? floor + 1 : floor)
  }
  return safe(divideRounded(BigInt(amount) * BigInt(part), BigInt(whole)))
}

/** Where a half goes: away from zero everywhere but for the coins of the few countries that say down. */
export type HalfStep = 'away' | 'down'

/** The nearest multiple of a step: what coins can express. */
export function roundToStep(amount: number, step: number, half: HalfStep = 'away'): number {
  const remainder = Math.abs(amount) % step
  const floor = Math.abs(amount) - remainder
  const goesUp = half === 'away' ? remainder * 2 >= step : remainder * 2 > step
  return signed(amount, goesUp ? floor + step : floor)
}

/** The smallest multiple of a step that is not below the amount: what is handed over when smaller coins are missing. */
export function roundUpToStep(amount: number, step: number): number {
  const remainder = amount % step
  return remainder === 0 ? amount : amount - remainder + step
}

/**
 * Splits a total over weights so that the parts add up to it: each gets the whole part of its share, and what is left
 * goes, one unit each, to the largest remainders, the earlier one first where they are equal. The same input gives the
 * same split for ever; a part is never more than one unit off its exact share, and where the total is at most the sum of
 * the weights no part passes its weight.
 */
export function splitInProportion(total: number, weights: readonly number[]): number[] {
  let sum = 0
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`not a weight: ${weight}`)
    sum += weight
  }
  if (total === 0) return weights.map(() => 0)
  if (sum === 0) throw new RangeError(`${total} cannot be split over nothing`)
  if (!Number.isSafeInteger(total) || !Number.isSafeInteger(sum)) throw new RangeError('too large to split')
  const size = Math.abs(total)
  const { parts, remainders } = wholeParts(size, weights, sum)
  let left = size
  for (const part of parts) left -= part
  if (left > 0) {
    const order = remainders.map((_, index) => index)
    order.sort((a, b) => compare(remainders[b] ?? 0, remainders[a] ?? 0) || a - b)
    for (const index of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1
  }
  return total < 0 ? parts.map((part) => signed(-1, part)) : parts
}

type WholeParts = { parts: number[]; remainders: (number | bigint)[] }

function wholeParts(size: number, weights: readonly number[], sum: number): WholeParts {
  const parts: number[] = []
  const remainders: (number | bigint)[] = []
  for (const weight of weights) {
    const product = size * weight
    if (Number.isSafeInteger(product)) {
      const remainder = product % sum
      parts.push((product - remainder) / sum)
      remainders.push(remainder)
    } else {
      const exact = BigInt(size) * BigInt(weight)
      parts.push(Number(exact / BigInt(sum)))
      remainders.push(exact % BigInt(sum))
    }
  }
  return { parts, remainders }
}

function compare(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1
  return a > b ? 1 : 0
}

function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend
  const rounded = (size * 2n + divisor) / (divisor * 2n)
  return dividend < 0n ? -rounded : rounded
}

function safe(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is more than the till can hold`)
  return number
}

/** Gives a size the sign of another number; never -0, which JSON and equality treat as something else. */
function signed(sign: number, size: number): number {
  return sign < 0 && size !== 0 ? -size : size
}
