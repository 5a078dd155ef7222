import {
  createCipheriv,
  createDecipheriv,
  createHash,
  type Hash,
  hkdfSync,
  randomBytes,
  scryptSync,
} from 'node:crypto'
import { readSync, writeSync } from 'node:fs'
import * as v from 'valibot'

/*
 * A backup file: one line that says what it is, one line of JSON, frames, and the SHA-256 of everything before. A frame is a kind, a
 * length and bytes. Where there is a passphrase each frame is sealed by AES-256-GCM under its place in the file and the two lines, so
 * that none can be changed, moved or left out; the hash at the end tells a damaged file from a wrong passphrase.
 */

export const magic = 'SURETILL BACKUP '
export const formatVersion = 1
export const frameKinds = { facts: 1, file: 2, data: 3, end: 4 } as const
export type FrameKind = keyof typeof frameKinds

const base64 = (bytes: number) =>
  v.pipe(
    v.string(),
    v.base64(),
    v.check((text) => Buffer.from(text, 'base64').length === bytes),
  )

/** What a header may cost us is bounded: it is read before anything proves that it is ours. */
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most))

const scrypt = v.object({
  kdf: v.literal('scrypt'),
  n: whole(2 ** 14, 2 ** 18),
  r: whole(1, 16),
  p: whole(1, 4),
  salt: base64(16),
})

export const headerSchema = v.object({
  madeAt: v.pipe(v.number(), v.safeInteger()),
  encryption: v.nullable(
    v.object({ ...scrypt.entries, cipher: v.literal('aes-256-gcm'), fileSalt: base64(16) }),
  ),
})
export type BackupHeader = v.InferOutput<typeof headerSchema>

/** Made of the passphrase once and kept in its place: the passphrase itself is kept nowhere. */
export const keptKeySchema = v.object({ ...scrypt.entries, key: base64(32) })
export type KeptKey = v.InferOutput<typeof keptKeySchema>
type Scrypt = v.InferOutput<typeof scrypt>

const cost = { kdf: 'scrypt', n: 2 ** 15, r: 8, p: 1 } as const

export function keyFromPassphrase(passphrase: string, given?: Scrypt): KeptKey {
  const { kdf, n, r, p, salt } = given ?? { ...cost, salt: randomBytes(16).toString('base64') }
  // The same letters are the same passphrase, however a keyboard composes them.
  const key = scryptSync(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, {
    N: n,
    r,
    p,
    maxmem: 256 * n * r,
  })
  return { kdf, n, r, p, salt, key: key.toString('base64') }
}

/** A key for one file alone: under one key no place in a file may be sealed twice. */
export function fileKey({ key }: Pick<KeptKey, 'key'>, fileSalt: string): Buffer {
  const salt = Buffer.from(fileSalt, 'base64')
  return Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), salt, 'suretill-backup-1', 32))
}

export function newHeader(madeAt: number, key: KeptKey | null): BackupHeader {
  if (!key) return { madeAt, encryption: null }
  const { key: _secret, ...cost } = key
  return {
    madeAt,
    encryption: { ...cost, cipher: 'aes-256-gcm', fileSalt: randomBytes(16).toString('base64') },
  }
}

const tagBytes = 16
/** A frame of data holds a mebibyte before it is packed; nothing else comes near it. */
export const pieceBytes = 1024 * 1024
const mostFrameBytes = pieceBytes + 64 * 1024

type Sealing = { key: Buffer; about: Buffer }

function nonceOf(count: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(count), 4)
  return nonce
}

export type FrameWriter = {
  write(kind: FrameKind, bytes: Uint8Array): void
  /** The hash over everything, written behind it. @returns it, and the length of the file */
  end(): { sha256: string; bytes: number }
}

export function frameWriter(file: number, header: BackupHeader, key: KeptKey | null): FrameWriter {
  const sum = createHash('sha256')
  let bytes = 0
  let count = 0
  const put = (piece: Buffer) => {
    sum.update(piece)
    writeAll(file, piece)
    bytes += piece.length
  }
  const head = Buffer.from(`${magic}${formatVersion}\n${JSON.stringify(header)}\n`)
  put(head)
  const sealing = sealingOf(header, key, head)
  return {
    write(kind, plain) {
      const body = sealing ? seal(sealing, kind, count, plain) : Buffer.from(plain)
      count += 1
      const front = Buffer.alloc(5)
      front.writeUInt8(frameKinds[kind], 0)
      front.writeUInt32BE(body.length, 1)
      put(front)
      put(body)
    },
    end() {
      const digest = sum.digest()
      writeAll(file, digest)
      return { sha256: digest.toString('hex'), bytes: bytes + digest.length }
    },
  }
}

function sealingOf({ encryption }: BackupHeader, key: KeptKey | null, head: Buffer): Sealing | null {
  if (!encryption || !key) return null
  return { key: fileKey(key, encryption.fileSalt), about: createHash('sha256').update(head).digest() }
}

function seal({ key, about }: Sealing, kind: FrameKind, count: number, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(count))
  cipher.setAAD(Buffer.concat([about, Buffer.of(frameKinds[kind])]))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function unseal({ key, about }: Sealing, kind: FrameKind, count: number, body: Buffer): Buffer | undefined {
  if (body.length < tagBytes) return undefined
  const opener = createDecipheriv('aes-256-gcm', key, nonceOf(count), { authTagLength: tagBytes })
  opener.setAAD(Buffer.concat([about, Buffer.of(frameKinds[kind])]))
  opener.setAuthTag(body.subarray(-tagBytes))
  try {
    return Buffer.concat([opener.update(body.subarray(0, -tagBytes)), opener.final()])
  } catch {
    return undefined
  }
}

export type Frame = { kind: FrameKind; bytes: Buffer }
export type FrameReader = {
  /** Undefined: no frame that was written there, or not with this key. */
  next(): Frame | undefined
  /** Whether nothing but the hash is left. */
  isAtEnd(): boolean
}

export function frameReader(
  file: number,
  { header, head, bytes }: { header: BackupHeader; head: Buffer; bytes: number },
  key: KeptKey | null,
): FrameReader {
  const sealing = sealingOf(header, key, head)
  const end = bytes - 32
  let at = head.length
  let count = 0
  return {
    next() {
      if (at + 5 > end) return undefined
      const front = readAt(file, at, 5)
      const kind = kindOf(front.readUInt8(0))
      const length = front.readUInt32BE(1)
      if (!kind || length > mostFrameBytes || at + 5 + length > end) return undefined
      const body = readAt(file, at + 5, length)
      const plain = sealing ? unseal(sealing, kind, count, body) : body
      if (!plain) return undefined
      at += 5 + length
      count += 1
      return { kind, bytes: plain }
    },
    isAtEnd: () => at === end,
  }
}

const kindOf = (code: number): FrameKind | undefined =>
  (Object.keys(frameKinds) as FrameKind[]).find((kind) => frameKinds[kind] === code)

export function readAt(file: number, at: number, length: number): Buffer {
  const buffer = Buffer.alloc(length)
  let read = 0
  while (read < length) {
    const got = readSync(file, buffer, read, length - read, at + read)
    if (got === 0) return buffer.subarray(0, read)
    read += got
  }
  return buffer
}

export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** Of a part of a file, without holding it. */
export function sumOf(file: number, from: number, to: number, sum: Hash = createHash('sha256')): string {
  for (let at = from; at < to; ) {
    const piece = readAt(file, at, Math.min(pieceBytes, to - at))
    if (piece.length === 0) break
    sum.update(piece)
    at += piece.length
  }
  return sum.digest('hex')
}
