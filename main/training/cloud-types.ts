/*
 * What the virtual clouds have in common: requests and answers as plain data. Nothing here knows HTTP servers, timers or
 * files, so that a simulation can drive a cloud on a virtual clock.
 */

/** A number from 0 up to, but not including, 1. Everything that looks like chance comes from one of these. */
export type Random = () => number

export type CloudRequest = {
  method: string
  /** Without the query. */
  path: string
  /** As it stood behind the question mark, without it. */
  query: string
  /** Names in lower case. */
  headers: Record<string, string>
  body: string
}

export type CloudAnswer = { status: number; headers: Record<string, string>; body: string }
