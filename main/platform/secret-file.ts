import { chmodSync, lstatSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { SecretsPlace } from '../../preload/contract/account-views.ts'
import type { SecretFound, SecretKept, Secrets, UnreadableSecret } from '../keeping-ports.ts'
import type { Log } from '../ports.ts'
import type { FoundSafe, Safe } from './os-safe.ts'
import { writeWhole } from './write-whole.ts'

/*
 * The till's secrets in one file of its data folder, each sealed by the system's safe where there is one. The file is its
 * owner's alone either way.
 */

const fileSchema = v.object({
  format: v.literal('suretill-secrets-1'),
  entries: v.record(
    v.string(),
    v.object({ by: v.picklist(['safe', 'file']), at: v.number(), base64: v.string() }),
  ),
})
type File = v.InferOutput<typeof fileSchema>
type Entry = File['entries'][string]

type Opened = { kind: 'file'; file: File } | { kind: 'unreadable'; reason: UnreadableSecret }

const nothing: File = { format: 'suretill-secrets-1', entries: {} }

export type SecretFileOptions = {
  folder: string
  found: FoundSafe
  log: Log
  now(): number
  platform?: NodeJS.Platform
}

export function secretFile(options: SecretFileOptions): Secrets {
  const { found, log, now } = options
  const platform = options.platform ?? process.platform
  const path = join(options.folder, 'secrets.json')
  const safe = found.kind === 'safe' ? found.safe : null
  // One change after the other: each reads the whole file and writes it anew.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }

  async function change(alter: (entries: File['entries']) => Promise<void>): Promise<SecretKept> {
    try {
      const opened = openFile(path, platform, log)
      if (opened.kind === 'unreadable') setAside(path, opened.reason, log)
      const entries = { ...(opened.kind === 'file' ? opened.file.entries : {}) }
      await alter(entries)
      writeWhole(path, `${JSON.stringify({ ...nothing, entries })}\n`)
      return { kind: 'kept' }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      log.error('secrets.not-kept', { problem: code ?? 'unknown' })
      return {
        kind: 'not-kept',
        reason: code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'not-writable',
      }
    }
  }

  const put = async (entries: File['entries'], name: string, text: string, at: number) => {
    const sealed = safe ? await safe.seal(text) : Buffer.from(text, 'utf8')
    entries[name] = { by: safe ? 'safe' : 'file', at, base64: sealed.toString('base64') }
  }

  async function read(name: string): Promise<SecretFound> {
    const opened = openFile(path, platform, log)
    if (opened.kind === 'unreadable') return opened
    const entry = Object.hasOwn(opened.file.entries, name) ? opened.file.entries[name] : undefined
    if (!entry) return { kind: 'none' }
    const text = await unseal(entry, safe)
    if (text === undefined) return { kind: 'unreadable', reason: 'other-safe' }
    // It was written where there was no safe; now there is one.
    if (entry.by === 'file' && safe) await change((entries) => put(entries, name, text, entry.at))
    return { kind: 'kept', text, keptAt: entry.at }
  }

  return {
    place: placeOf(found.kind, platform),
    read: (name) => inTurn(() => read(name)),
    keep: (name, text) => inTurn(() => change((entries) => put(entries, name, text, now()))),
    forget: (name) =>
      inTurn(() =>
        change(async (entries) => {
          delete entries[name]
        }),
      ),
  }
}

function placeOf(found: FoundSafe['kind'], platform: NodeJS.Platform): SecretsPlace {
  if (found === 'safe') return 'safe'
  if (platform === 'win32') return 'file-windows'
  return found === 'weak' ? 'file-weak-safe' : 'file'
}

async function unseal(entry: Entry, safe: Safe | null): Promise<string | undefined> {
  const bytes = Buffer.from(entry.base64, 'base64')
  if (entry.by === 'file') return bytes.toString('utf8')
  try {
    return await safe?.open(bytes)
  } catch {
    // Sealed on another machine, by another user, or the safe was emptied: the same to us, it cannot be opened.
    return undefined
  }
}

function openFile(path: string, platform: NodeJS.Platform, log: Log): Opened {
  const facts = lstatSync(path, { throwIfNoEntry: false })
  if (!facts) return { kind: 'file', file: nothing }
  if (!facts.isFile()) return { kind: 'unreadable', reason: 'broken-file' }
  if (platform !== 'win32') {
    if (facts.uid !== process.getuid?.()) return { kind: 'unreadable', reason: 'foreign-file' }
    if ((facts.mode & 0o077) !== 0) {
      log.warn('secrets.rights-mended', { mode: (facts.mode & 0o777).toString(8) })
      chmodSync(path, 0o600)
    }
  }
  try {
    return { kind: 'file', file: v.parse(fileSchema, JSON.parse(readFileSync(path, 'utf8'))) }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'EACCES' || code === 'EPERM' ? 'foreign-file' : 'broken-file'
    return { kind: 'unreadable', reason }
  }
}

/** Whoever gives a new secret wants it kept; what nobody could read is put beside it, not thrown away. */
function setAside(path: string, reason: UnreadableSecret, log: Log): void {
  log.warn('secrets.set-aside', { reason })
  renameSync(path, `${path}.unreadable`)
}
