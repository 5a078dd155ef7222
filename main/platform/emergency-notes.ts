import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { EmergencyNote, EmergencyNotes } from '../keeping-ports.ts'
import type { Log } from '../ports.ts'
import { makeFolder } from './data-folder.ts'

/*
 * Files beside the database for what must not be lost while that cannot be written. All their room is taken beforehand and a
 * note is written over it, so that a full disk takes it as well. A note is text that a person can read with any editor.
 */

const slotBytes = 16_384
const slots = 32
const opening = 'suretill-note'

/**
 * @param paths one file each, best on different disks. A note goes into every one that can be written.
 */
export function emergencyNotes({ paths, log }: { paths: readonly string[]; log: Log }): EmergencyNotes {
  const notes = new Map<string, EmergencyNote>()
  const files = paths.map((path) => ({ path, ids: readOrMake(path) }))

  function readOrMake(path: string): (string | null)[] {
    const ids = Array.from({ length: slots }, (): string | null => null)
    try {
      const bytes = take(path)
      for (const [slot] of ids.entries()) {
        const note = readNote(bytes.subarray(slot * slotBytes, (slot + 1) * slotBytes))
        if (!note) continue
        ids[slot] = note.id
        notes.set(note.id, { ...note, place: 'file' })
      }
    } catch (error) {
      // Not a reason to stay closed: the database may be as well as ever.
      log.warn('emergency-file.not-ready', { path, problem: String(error) })
    }
    return ids
  }

  return {
    keep(id, text) {
      const bytes = slotOf(id, text)
      let place: EmergencyNote['place'] = 'memory'
      for (const { path, ids } of bytes ? files : []) {
        const own = ids.indexOf(id)
        const slot = own >= 0 ? own : ids.indexOf(null)
        if (slot < 0 || !bytes) continue
        try {
          write(path, slot, bytes)
          ids[slot] = id
          place = 'file'
        } catch (error) {
          log.error('emergency-file.not-written', { path, problem: String(error) })
        }
      }
      const note = { id, text, place }
      notes.set(id, note)
      return note
    },
    all: () => [...notes.values()],
    forget(id) {
      notes.delete(id)
      for (const { path, ids } of files) {
        const slot = ids.indexOf(id)
        if (slot < 0) continue
        try {
          write(path, slot, Buffer.alloc(slotBytes))
          ids[slot] = null
        } catch (error) {
          // It is read again at the next start and found to be booked already.
          log.warn('emergency-file.not-cleared', { path, problem: String(error) })
        }
      }
    },
  }
}

/** The file's bytes; made, in its whole length, where it is not there or too short. */
function take(path: string): Buffer {
  const size = slots * slotBytes
  const found = statSync(path, { throwIfNoEntry: false })
  if (found && found.size >= size) return readFileSync(path)
  const before = found ? readFileSync(path) : Buffer.alloc(0)
  makeFolder(dirname(path))
  const bytes = Buffer.concat([before, Buffer.alloc(size - before.length)])
  writeFileSync(path, bytes, { mode: 0o600 })
  return bytes
}

function write(path: string, slot: number, bytes: Buffer): void {
  take(path)
  const file = openSync(path, 'r+')
  try {
    writeSync(file, bytes, 0, bytes.length, slot * slotBytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Undefined: longer than a slot. */
function slotOf(id: string, text: string): Buffer | undefined {
  const body = Buffer.from(text)
  const bytes = Buffer.concat([Buffer.from(`${opening} ${body.length} ${hashOf(id, body)} ${id}\n`), body])
  if (bytes.length >= slotBytes) return undefined
  return Buffer.concat([bytes, Buffer.alloc(slotBytes - bytes.length)])
}

/** Half a note, of a write that was cut off, is none. */
function readNote(slot: Buffer): { id: string; text: string } | undefined {
  const end = slot.indexOf(10)
  const [word, length, hash, id = ''] = slot.subarray(0, Math.max(end, 0)).toString('latin1').split(' ')
  if (word !== opening) return undefined
  const body = slot.subarray(end + 1, end + 1 + Number(length))
  return hashOf(id, body) === hash ? { id, text: body.toString('utf8') } : undefined
}

const hashOf = (id: string, body: Buffer): string =>
  createHash('sha256').update(`${id}\n`).update(body).digest('hex')
