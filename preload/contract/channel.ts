import * as v from 'valibot'

/** A call: what it may carry, as a schema, and what it answers, as a type. */
export type Channel<Schema, Out> = { request: Schema; out?: Out }

export const channel =
  <Out>() =>
  <Schema extends v.GenericSchema>(request: Schema): Channel<Schema, Out> => ({ request })

export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[A-Za-z0-9_-]+$/))

export const nothing = v.optional(v.undefined_())

export const rowId = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
/** Amounts a till can mean: up to 1e12 minor units, far below where numbers lose whole units. */
export const positiveMinor = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1e12))
export const zeroOrMore = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1e12))
export const quantityMilli = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1e9))
export const limit = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(200))
export const offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1e7))
