import { existsSync, fstatSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import { readAt, writeAll } from './backup-format.ts'
import { syncFolder, withFile, writeFileWhole, writeText } from './whole-file.ts'

/*
 * A seal over the data file while the till is off: one sum for each of its pages, in a file beside it. SQLite's own check sees a broken
 * tree and no changed letter in it; the sums see every bit. It is laid down when the till has stopped, looked at by the next start, and
 * gone before the first page of the file may change.
 */

const pageBytes = 4096
/** Read at once. */
const piecePages = 256

const sealPath = (path: string): string => `${path}-seal`
const markPath = (path: string): string => `${path}-mark`

/** @returns whether it was laid down; a file that takes longer than that to read is left without */
export function sealData(
  path: string,
  { longestMs, now }: { longestMs: number; now: () => number },
): boolean {
  rmSync(sealPath(path), { force: true })
  if (!existsSync(path) || existsSync(`${path}-wal`)) return false
  const until = now() + longestMs
  const sums = withFile(path, 'r', (file) => sumsOf(file, () => now() <= until))
  if (!sums) return false
  writeFileWhole(
    sealPath(path),
    (file) => writeAll(file, sums),
    () => undefined,
  )
  return true
}

function sumsOf(file: number, goesOn: () => boolean): Buffer | null {
  const { size } = fstatSync(file)
  const pages = Math.ceil(size / pageBytes)
  const sums = Buffer.alloc(4 + pages * 4)
  sums.writeUInt32BE(pages, 0)
  for (let page = 0; page < pages; page += piecePages) {
    if (!goesOn()) return null
    const piece = readAt(file, page * pageBytes, piecePages * pageBytes)
    for (let at = 0; at < piece.length; at += pageBytes)
      sums.writeUInt32BE(crc32(piece.subarray(at, at + pageBytes)), 4 + (page + at / pageBytes) * 4)
  }
  return sums
}

type SealFinding = { pages: number[]; isShorter: boolean }

/** Null: there is no seal, or everything is as it was. Numbers are SQLite's: the first page is 1. */
export function checkSeal(path: string): SealFinding | null {
  if (!existsSync(sealPath(path)) || !existsSync(path)) return null
  const sealed = readFileSync(sealPath(path))
  const found = withFile(path, 'r', (file) => sumsOf(file, () => true))
  if (!found || sealed.length < 4) return null
  const count = Math.min(sealed.length, found.length) / 4
  const pages: number[] = []
  for (let page = 1; page < count; page += 1)
    if (sealed.readUInt32BE(page * 4) !== found.readUInt32BE(page * 4)) pages.push(page)
  const isShorter = found.length < sealed.length
  return pages.length > 0 || isShorter ? { pages, isShorter } : null
}

/** From now on the file may change. */
export function breakSeal(path: string): void {
  if (!existsSync(sealPath(path))) return
  rmSync(sealPath(path), { force: true })
  syncFolder(dirname(path))
}

const markSchema = v.object({ journalNumber: v.number(), damage: v.nullable(v.string()) })
type DataMark = v.InferOutput<typeof markSchema>

/** That there was data here, how far it went, and what was found wrong with it. */
export function readMark(path: string): DataMark | null {
  if (!existsSync(markPath(path))) return null
  try {
    const parsed = v.safeParse(markSchema, JSON.parse(readFileSync(markPath(path), 'utf8')))
    return parsed.success ? parsed.output : null
  } catch {
    // Of a file that is only a mark nothing else depends.
    return null
  }
}

export function writeMark(path: string, mark: DataMark): void {
  writeFileWhole(
    markPath(path),
    (file) => writeText(file, JSON.stringify(mark)),
    () => undefined,
  )
}
