import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'

type RawFile = { record(text: string): void; close(): void }

/**
 * The limit for recording a sale: its JSON appended to a file and synced, nothing else. No till that keeps its word can
 * be faster on the same disk without preallocating.
 */
export function openRawAppend(path: string): RawFile {
  const file = openSync(path, 'a')
  return {
    record(text) {
      writeSync(file, `${text}\n`)
      fdatasyncSync(file)
    },
    close: () => closeSync(file),
  }
}

/** The same into a file that has its length already, from its start again after so many records. */
export function openRawInRoom(path: string, records: number): RawFile {
  const file = openSync(path, 'w')
  const page = Buffer.alloc(4096)
  for (let count = 0; count < records; count += 1) writeSync(file, page)
  fdatasyncSync(file)
  let at = 0
  return {
    record(text) {
      const bytes = Buffer.byteLength(text) + 1
      if (at + bytes > records * page.length) at = 0
      writeSync(file, `${text}\n`, at)
      fdatasyncSync(file)
      at += bytes
    },
    close: () => closeSync(file),
  }
}
