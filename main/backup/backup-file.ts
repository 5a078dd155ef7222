import { createHash } from 'node:crypto'
import { fstatSync, fsyncSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as v from 'valibot'
import type { BackupProblem } from '../../preload/contract/backup-views.ts'
import {
  type BackupHeader,
  type Frame,
  type FrameReader,
  formatVersion,
  frameReader,
  frameWriter,
  headerSchema,
  type KeptKey,
  keyFromPassphrase,
  magic,
  newHeader,
  pieceBytes,
  readAt,
  sumOf,
  writeAll,
} from './backup-format.ts'
import { withFile } from './whole-file.ts'

/* What stands in a backup: facts about it, then its files piece by piece. Runs in the thread of backups; nothing here waits. */

/** The database, and the shop's own printer models. Secrets are of one machine and never in a backup. */
const fileName = v.pipe(v.string(), v.regex(/^(?:till\.db|printers\/[a-z0-9][a-z0-9.-]{0,80}\.json)$/))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

export const factsSchema = v.object({
  madeAt: count,
  program: v.string(),
  mode: v.picklist(['training', 'live']),
  /** Version of the data's form. */
  schema: count,
  shopName: v.string(),
  currency: v.string(),
  timeZone: v.string(),
  journal: v.object({ number: count, hash: sha256, at: count }),
  lastZ: v.nullable(v.object({ number: count, date: v.string(), closedAt: count, journalHead: v.string() })),
  lastReceipt: v.nullable(v.string()),
  files: v.array(v.object({ name: fileName, bytes: count, sha256 })),
})
export type BackupFacts = v.InferOutput<typeof factsSchema>

/** A file that cannot be taken back; the code is a sentence on the screen. */
export class BackupFileError extends Error {
  override readonly name = 'BackupFileError'
  readonly problem: BackupProblem
  constructor(problem: BackupProblem, detail = '') {
    super(detail === '' ? problem : `${problem}: ${detail}`)
    this.problem = problem
  }
}

export type Source = { name: string; path: string }

/** @returns hash and length of the whole file */
export function writeBackup(
  file: number,
  { facts, sources, key }: { facts: BackupFacts; sources: readonly Source[]; key: KeptKey | null },
): { sha256: string; bytes: number } {
  const frames = frameWriter(file, newHeader(facts.madeAt, key), key)
  frames.write('facts', Buffer.from(JSON.stringify(facts)))
  for (const { name, path } of sources) {
    frames.write('file', Buffer.from(name))
    withFile(path, 'r', (source) => {
      for (let at = 0; ; ) {
        const piece = readAt(source, at, pieceBytes)
        if (piece.length === 0) break
        frames.write('data', deflateRawSync(piece, { level: 1 }))
        at += piece.length
      }
    })
  }
  frames.write('end', Buffer.alloc(0))
  return frames.end()
}

export function sizeAndSum(path: string): { bytes: number; sha256: string } {
  return withFile(path, 'r', (file) => {
    const bytes = fstatSync(file).size
    return { bytes, sha256: sumOf(file, 0, bytes) }
  })
}

type Opened = { header: BackupHeader; head: Buffer; bytes: number }
const longestHead = 2_000

/** The two lines at the front. @throws BackupFileError */
export function readHead(file: number): Opened {
  const bytes = fstatSync(file).size
  const front = readAt(file, 0, Math.min(bytes, longestHead))
  const first = front.indexOf('\n')
  const line = front.subarray(0, Math.max(0, first)).toString('latin1')
  if (!line.startsWith(magic)) throw new BackupFileError('not-a-backup')
  const version = line.slice(magic.length)
  if (/^\d{1,4}$/.test(version) && Number(version) > formatVersion) throw new BackupFileError('newer-format')
  const second = front.indexOf('\n', first + 1)
  if (version !== String(formatVersion) || second < 0) throw new BackupFileError('file-damaged', 'its head')
  const parsed = v.safeParse(headerSchema, parseJson(front.subarray(first + 1, second).toString('utf8')))
  if (!parsed.success) throw new BackupFileError('file-damaged', 'its head')
  return { header: parsed.output, head: front.subarray(0, second + 1), bytes }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export type Reading = { passphrase?: string; key?: KeptKey | null }

/**
 * Reads the whole file and lays its files down in a folder, each synced and compared with its hash.
 * @throws BackupFileError
 */
export function unpackBackup(path: string, folder: string, reading: Reading): BackupFacts {
  return withBackup(path, (file) => {
    const opened = readHead(file)
    const { bytes, header } = opened
    const sum = bytes < 32 ? '' : sumOf(file, 0, bytes - 32)
    if (sum !== readAt(file, Math.max(0, bytes - 32), 32).toString('hex'))
      throw new BackupFileError('file-damaged', 'its hash')
    const frames = frameReader(file, opened, keyFor(header, reading))
    const facts = readFacts(frames.next(), header)
    const rest = facts.files.reduce<Frame | undefined>(
      (frame, expected) => unpackFile(frames, frame, expected, folder),
      frames.next(),
    )
    if (rest?.kind !== 'end' || !frames.isAtEnd()) throw new BackupFileError('file-damaged', 'its end')
    return facts
  })
}

function withBackup<T>(path: string, work: (file: number) => T): T {
  try {
    return withFile(path, 'r', work)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new BackupFileError('file-missing')
    if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR' || code === 'EIO')
      throw new BackupFileError('file-not-readable', code)
    throw error
  }
}

function keyFor({ encryption }: BackupHeader, { passphrase, key }: Reading): KeptKey | null {
  if (!encryption) return null
  if (key) return key
  if (!passphrase) throw new BackupFileError('passphrase-needed')
  return keyFromPassphrase(passphrase, encryption)
}

function readFacts(frame: Frame | undefined, { encryption }: BackupHeader): BackupFacts {
  // The file is whole, as its hash says: what does not open was closed with another key.
  if (!frame) throw new BackupFileError(encryption ? 'passphrase-wrong' : 'file-damaged', 'its facts')
  const parsed =
    frame.kind === 'facts' ? v.safeParse(factsSchema, parseJson(frame.bytes.toString('utf8'))) : undefined
  if (!parsed?.success) throw new BackupFileError('file-damaged', 'its facts')
  return parsed.output
}

/** @returns the frame behind the file */
function unpackFile(
  frames: FrameReader,
  begin: Frame | undefined,
  expected: BackupFacts['files'][number],
  folder: string,
): Frame | undefined {
  const { name } = expected
  if (begin?.kind !== 'file' || begin.bytes.toString('utf8') !== name)
    throw new BackupFileError('file-damaged', name)
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const sum = createHash('sha256')
  let bytes = 0
  const after = withFile(path, 'wx', (file) => {
    let frame = frames.next()
    for (; frame?.kind === 'data'; frame = frames.next()) {
      const piece = inflate(frame.bytes, name)
      sum.update(piece)
      writeAll(file, piece)
      bytes += piece.length
    }
    fsyncSync(file)
    return frame
  })
  if (bytes !== expected.bytes || sum.digest('hex') !== expected.sha256)
    throw new BackupFileError('file-damaged', name)
  return after
}

function inflate(packed: Buffer, name: string): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: pieceBytes })
  } catch {
    throw new BackupFileError('file-damaged', name)
  }
}
