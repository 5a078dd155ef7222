import type * as v from 'valibot'

/** A call: what it may carry, as a schema, and what it answers, as a type. */
export type Channel<Schema, Out> = { request: Schema; out?: Out }

export const channel =
  <Out>() =>
  <Schema extends v.GenericSchema>(request: Schema): Channel<Schema, Out> => ({ request })
