import * as v from 'valibot'

/** A call: what it may carry, as a schema, and what it answers, as a type. */
export type Channel<Schema, Out> = { request: Schema; out?: Out }

export const channel =
  <Out>() =>
  <Schema extends v.GenericSchema>(request: Schema): Channel<Schema, Out> => ({ request })

export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64), v.regex(/^[A-Za-z0-9_-]+$/))
