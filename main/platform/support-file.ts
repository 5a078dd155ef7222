import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { redact } from './file-log.ts'
import type { Crash } from './start-count.ts'

/*
 * What whoever looks after the till needs, and nothing that is a secret or a card: versions, the crashes, which files there are and how
 * large, and the end of the log. It reads files and nothing else, because anything else may be what crashed.
 */

export type SupportFacts = { folder: string; version: string; crashes: readonly Crash[]; now: number }

const logBytes = 400_000
const mostFiles = 200

export function supportFile({ folder, version, crashes, now }: SupportFacts): string {
  const facts = {
    made: new Date(now).toISOString(),
    till: version,
    versions: process.versions,
    system: `${process.platform} ${process.arch}`,
    supportCode: supportCode(crashes),
    crashes: crashes.map(({ at, problem }) => redact({ at: new Date(at).toISOString(), problem })),
    folder,
    files: listFiles(folder),
  }
  return withoutCards(`${JSON.stringify(facts, null, 2)}\n\n${logEnd(join(folder, 'till.log'))}`)
}

/** The same crash has the same code, so that two shops that telephone know that they mean the same. */
export function supportCode(crashes: readonly Crash[]): string {
  const text = crashes.at(-1)?.problem ?? 'ended without a word'
  // Numbers and paths differ from shop to shop.
  const shape = text.replace(/\d+/g, '#').replace(/(?:[A-Za-z]:)?[\\/][^\s:'"]+/g, 'PATH')
  return createHash('sha256').update(shape).digest('hex').slice(0, 8).toUpperCase()
}

function listFiles(folder: string): { name: string; bytes: number; changed: string }[] {
  try {
    return ['', 'training', 'live'].flatMap((part) => filesOf(folder, part)).slice(0, mostFiles)
  } catch (error) {
    return [{ name: String(error), bytes: 0, changed: '' }]
  }
}

function filesOf(folder: string, part: string) {
  const names = statSync(join(folder, part), { throwIfNoEntry: false }) ? readdirSync(join(folder, part)) : []
  return names.flatMap((name) => {
    const stat = statSync(join(folder, part, name), { throwIfNoEntry: false })
    return stat?.isFile()
      ? [{ name: join(part, name), bytes: stat.size, changed: stat.mtime.toISOString() }]
      : []
  })
}

/** Line by line through the same sieve as when it was written: an older version may have had a coarser one. */
function logEnd(path: string): string {
  try {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      const bytes = Buffer.alloc(Math.min(size, logBytes))
      readSync(file, bytes, 0, bytes.length, Math.max(0, size - bytes.length))
      return bytes.toString('utf8').split('\n').map(cleanLine).join('\n')
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return `the log could not be read: ${String(error)}`
  }
}

function cleanLine(line: string): string {
  try {
    return JSON.stringify(redact(JSON.parse(line) as Record<string, unknown>))
  } catch {
    // Cut in the middle, or not JSON: a line that cannot be looked through is left out.
    return ''
  }
}

/** Whatever has the length and the check digit of a card number is cut to its ends. */
function withoutCards(text: string): string {
  return text.replace(/(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g, (found) => {
    const digits = found.replace(/\D/g, '')
    return isCardNumber(digits) ? `${digits.slice(0, 6)}…${digits.slice(-4)}` : found
  })
}

function isCardNumber(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
