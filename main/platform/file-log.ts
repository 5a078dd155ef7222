import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../ports.ts'

const largestFileBytes = 5_000_000

/** What never gets into a log, whatever an event carries (an allow-list of shapes would lose what support needs). */
const secretName = /key|token|secret|password|authorization|pin$/i
const secretText = /\b(?:sup_[sp]k_\w+|Bearer\s+\S+)/g

/**
 * One line of JSON an event in `folder/till.log`, one older file kept. A log that cannot be written (full disk) is
 * given up in silence: selling goes on, and the full disk is told where it matters.
 */
export function fileLog(folder: string, now: () => number): Log {
  const path = join(folder, 'till.log')
  mkdirSync(folder, { recursive: true })
  const write = (level: string, event: string, values: Record<string, unknown> = {}) => {
    const line = JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...redact(values) })
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestFileBytes)
        renameSync(path, `${path}.1`)
      appendFileSync(path, `${line}\n`)
    } catch (error) {
      process.stderr.write(`the log could not be written (${String(error)}): ${line.slice(0, 500)}\n`)
    }
  }
  return {
    info: (event, values) => write('info', event, values),
    warn: (event, values) => write('warn', event, values),
    error: (event, values) => write('error', event, values),
  }
}

/** Names that sound secret lose their value; texts lose what looks like a key. */
export function redact(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (secretName.test(name)) return [name, '[removed]']
      if (typeof value === 'string') return [name, value.replace(secretText, '[removed]').slice(0, 4000)]
      if (value !== null && typeof value === 'object' && !Array.isArray(value))
        return [name, redact(value as Record<string, unknown>)]
      return [name, value]
    }),
  )
}
