import { parseArgs } from 'node:util'

/**
 * What a host may be told on its command line. `npm start` has checked it before; a packaged app is started directly,
 * with whatever the system and Chromium add, so unknown words are left alone.
 */
export type HostOptions = { data: string | null; port: number | null }

export function readHostOptions(words: readonly string[]): HostOptions {
  const { values } = parseArgs({
    args: [...words],
    options: { data: { type: 'string' }, port: { type: 'string' } },
    strict: false,
  })
  const port = typeof values.port === 'string' && /^\d{1,5}$/.test(values.port) ? Number(values.port) : null
  return {
    data: typeof values.data === 'string' && values.data !== '' ? values.data : null,
    port: port !== null && port <= 65_535 ? port : null,
  }
}
