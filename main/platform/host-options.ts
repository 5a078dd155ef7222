import { parseArgs } from 'node:util'

/** One of our own options is wrong. The message is a sentence for the person who started the till. */
export class HostOptionsError extends Error {
  override readonly name = 'HostOptionsError'
}

/**
 * What a host may be told on its command line. `npm start` has checked it before; a packaged app is started directly,
 * with whatever the system and Chromium add, so unknown words are left alone.
 */
export type HostOptions = { data: string | null; port: number | null }

/** @throws HostOptionsError, because a value that is quietly left out would open other data */
export function readHostOptions(words: readonly string[]): HostOptions {
  const { values } = parseArgs({
    args: [...words],
    options: { data: { type: 'string' }, port: { type: 'string' } },
    strict: false,
  })
  return { data: readData(values.data), port: readPort(values.port) }
}

function readData(value: unknown): string | null {
  if (value === undefined) return null
  // The next option in its place: the folder was forgotten.
  if (typeof value === 'string' && value !== '' && !value.startsWith('--')) return value
  throw new HostOptionsError('The option --data needs a folder.')
}

function readPort(value: unknown): number | null {
  if (value === undefined) return null
  if (typeof value === 'string' && /^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value)
  throw new HostOptionsError('The option --port needs a number from 0 to 65535.')
}
