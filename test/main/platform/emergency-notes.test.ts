import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emergencyNotes } from '../../../main/platform/emergency-notes.ts'
import { emergencyName, emergencyPlace } from '../../../main/platform/emergency-place.ts'
import { reserveFile } from '../../../main/platform/reserve-file.ts'
import { testFolder } from '../../support/database.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

function twoFiles() {
  const paths = [join(testFolder(), 'emergency'), join(testFolder(), 'far', 'emergency')] as const
  return { paths, open: () => emergencyNotes({ paths, log }) }
}

describe('notes for an emergency', () => {
  it('are in every file, in room that was taken beforehand, and a person can read them', () => {
    const { paths, open } = twoFiles()
    const notes = open()
    const sizes = paths.map((path) => statSync(path).size)
    expect(notes.keep('p1', 'approved 12.50').place).toBe('file')
    expect(paths.map((path) => statSync(path).size)).toEqual(sizes)
    for (const path of paths) expect(readFileSync(path, 'utf8')).toContain('approved 12.50')
    expect(open().all()).toEqual([{ id: 'p1', text: 'approved 12.50', place: 'file' }])
  })

  it('are there when only one of the files still is', () => {
    for (const lost of [0, 1] as const) {
      const { paths, open } = twoFiles()
      open().keep('p1', 'approved')
      rmSync(paths[lost])
      expect(open().all()).toMatchObject([{ id: 'p1' }])
    }
  })

  it('go to the other place when the first cannot be written, and to memory when none can', () => {
    const { paths, open } = twoFiles()
    const notes = open()
    rmSync(paths[0])
    mkdirSync(paths[0])
    expect(notes.keep('p1', 'approved').place).toBe('file')
    expect(open().all()).toMatchObject([{ id: 'p1' }])
    rmSync(paths[1])
    mkdirSync(paths[1])
    expect(notes.keep('p2', 'approved').place).toBe('memory')
    expect(notes.all().map(({ id }) => id)).toEqual(['p1', 'p2'])
  })

  it('take the place of an older one, and go when they are forgotten', () => {
    const { paths, open } = twoFiles()
    const notes = open()
    notes.keep('p1', 'first')
    notes.keep('p1', 'second')
    notes.keep('p2', 'other')
    expect(
      open()
        .all()
        .map(({ text }) => text),
    ).toEqual(['second', 'other'])
    const again = open()
    again.forget('p1')
    expect(
      open()
        .all()
        .map(({ id }) => id),
    ).toEqual(['p2'])
    expect(readFileSync(paths[0], 'utf8')).not.toContain('second')
  })

  it('hold many, one too long is kept in memory, and half a one is none', () => {
    const { paths, open } = twoFiles()
    const notes = open()
    expect(notes.keep('long', 'x'.repeat(20_000)).place).toBe('memory')
    for (let number = 1; number <= 32; number += 1)
      expect(notes.keep(`p${number}`, 'approved').place).toBe('file')
    expect(notes.keep('p33', 'approved').place).toBe('memory')
    rmSync(paths[1])
    const bytes = readFileSync(paths[0])
    bytes[60] = (bytes[60] ?? 0) ^ 1
    writeFileSync(paths[0], bytes)
    truncateSync(paths[0], 16_384 * 31)
    expect(
      open()
        .all()
        .map(({ id }) => id),
    ).toEqual(Array.from({ length: 30 }, (_, index) => `p${index + 2}`))
  })

  it('never keep the till from starting', () => {
    const path = join(testFolder(), 'emergency')
    mkdirSync(path)
    expect(emergencyNotes({ paths: [path], log }).all()).toEqual([])
  })
})

describe('the place of the second file', () => {
  it('is what somebody chose, if it can be written', () => {
    const folder = join(testFolder(), 'chosen')
    expect(emergencyPlace(testFolder(), folder, [])).toBe(folder)
    expect(existsSync(folder)).toBe(true)
    expect(emergencyPlace(testFolder(), '/proc/none', [])).toBeNull()
  })

  it.runIf(process.platform === 'linux' && statSync('/dev/shm').dev !== statSync(tmpdir()).dev)(
    'is on another disk than the data, never on the same',
    () => {
      const data = testFolder()
      const same = join(testFolder(), 'same')
      expect(emergencyPlace(data, undefined, [same])).toBeNull()
      expect(existsSync(same)).toBe(false)
      const other = join('/dev/shm', `suretill-test-${process.pid}`)
      try {
        expect(emergencyPlace(data, undefined, [same, other])).toBe(other)
      } finally {
        rmSync(other, { recursive: true, force: true })
      }
    },
  )

  it('has a file for each data folder', () => {
    expect(emergencyName('/a/training')).not.toBe(emergencyName('/a/live'))
    expect(emergencyName('/a/live')).toMatch(/^[0-9a-f]{16}\.notes$/)
  })
})

describe('the reserve', () => {
  it('takes real room, gives it back once, and can be laid down again', async () => {
    const path = join(testFolder(), 'reserve')
    const reserve = reserveFile(path, log, 3_000_000)
    expect(reserve.free()).toBe(false)
    await reserve.lay()
    const { size, blocks } = statSync(path)
    expect(size).toBe(3_000_000)
    if (process.platform !== 'win32') expect(blocks * 512).toBeGreaterThanOrEqual(2_900_000)
    expect(reserve.free()).toBe(true)
    expect(reserve.free()).toBe(false)
    await reserve.lay()
    expect(reserve.isLaid()).toBe(true)
  })

  it('leaves nothing behind where there is no room for it', async () => {
    const folder = join(testFolder(), 'not-there')
    const reserve = reserveFile(join(folder, 'reserve'), log, 1_000)
    await reserve.lay()
    expect(reserve.isLaid()).toBe(false)
    expect(existsSync(folder)).toBe(false)
  })
})
