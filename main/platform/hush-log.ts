import type { Log } from '../ports.ts'

const shortestSecret = 6
const deepest = 4

/** Takes known secrets out of whatever is logged, wherever they stand in it: names and shapes alone would miss some. */
export function hushLog(log: Log, secrets: () => readonly string[]): Log {
  const hush = (values: Record<string, unknown> | undefined) => {
    const known = secrets().filter((secret) => secret.length >= shortestSecret)
    return values && known.length > 0 ? (without(values, known, 0) as Record<string, unknown>) : values
  }
  return {
    info: (event, values) => log.info(event, hush(values)),
    warn: (event, values) => log.warn(event, hush(values)),
    error: (event, values) => log.error(event, hush(values)),
  }
}

function without(value: unknown, secrets: readonly string[], depth: number): unknown {
  if (typeof value === 'string')
    return secrets.reduce((text, secret) => text.replaceAll(secret, '[removed]'), value)
  if (value === null || typeof value !== 'object') return value
  if (depth === deepest) return '[too deep]'
  if (Array.isArray(value)) return value.map((one) => without(one, secrets, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      without(name, secrets, depth + 1),
      without(one, secrets, depth + 1),
    ]),
  )
}
