import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'

/**
 * The limit for recording a sale: its JSON appended to a file and synced, nothing else. No till that keeps its word can
 * be faster on the same disk without preallocating.
 */
export function openRawAppend(path: string): { record(text: string): void; close(): void } {
  const file = openSync(path, 'a')
  return {
    record(text) {
      writeSync(file, `${text}\n`)
      fdatasyncSync(file)
    },
    close: () => closeSync(file),
  }
}
