import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FoundSafe, Safe } from '../../../main/platform/os-safe.ts'
import { secretFile } from '../../../main/platform/secret-file.ts'
import { testFolder } from '../../support/database.ts'

const key = 'sup_sk_canary_5f2a9b'
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const none: FoundSafe = { kind: 'none' }

const flip = (bytes: Uint8Array, by: number) => Buffer.from([...bytes].map((byte) => byte ^ by))
const safeOf = (by: number): Safe => ({
  seal: async (text) => flip(Buffer.from(`sealed ${text}`), by),
  async open(sealed) {
    const text = flip(sealed, by).toString()
    if (!text.startsWith('sealed ')) throw new Error('not mine')
    return text.slice(7)
  },
})
const safe = (by = 0x5a): FoundSafe => ({ kind: 'safe', safe: safeOf(by) })

const open = (folder: string, found: FoundSafe, platform?: NodeJS.Platform) =>
  secretFile({ folder, found, log: silent, now: () => 1_000, ...(platform ? { platform } : {}) })

const readable = process.platform !== 'win32'

describe('the secrets of the till', () => {
  it('are kept through a restart, each by its name', async () => {
    const folder = testFolder()
    const secrets = open(folder, none)
    expect(await secrets.read('sumup')).toEqual({ kind: 'none' })
    await Promise.all([secrets.keep('sumup', key), secrets.keep('cm', 'other')])
    const after = open(folder, none)
    expect(await after.read('sumup')).toEqual({ kind: 'kept', text: key, keptAt: 1_000 })
    expect(await after.read('cm')).toMatchObject({ text: 'other' })
    expect(await after.read('constructor')).toEqual({ kind: 'none' })
    await after.forget('sumup')
    expect(await open(folder, none).read('sumup')).toEqual({ kind: 'none' })
  })

  it.runIf(readable)('are readable by this user alone, also when the file was open to others', async () => {
    const folder = testFolder()
    const path = join(folder, 'secrets.json')
    const secrets = open(folder, none)
    await secrets.keep('sumup', key)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    chmodSync(path, 0o644)
    expect(await secrets.read('sumup')).toMatchObject({ text: key })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('are sealed where there is a safe: the file does not tell them', async () => {
    const folder = testFolder()
    const secrets = open(folder, safe())
    await secrets.keep('sumup', key)
    const text = readFileSync(join(folder, 'secrets.json'), 'utf8')
    expect(text).not.toContain(key)
    expect(text).not.toContain(Buffer.from(key).toString('base64'))
    expect(await secrets.read('sumup')).toMatchObject({ text: key })
  })

  it('move into the safe when there is one at last', async () => {
    const folder = testFolder()
    await open(folder, none).keep('sumup', key)
    expect(await open(folder, safe()).read('sumup')).toEqual({ kind: 'kept', text: key, keptAt: 1_000 })
    expect(await open(folder, none).read('sumup')).toEqual({ kind: 'unreadable', reason: 'other-safe' })
  })

  it('are told as unreadable when another safe sealed them, and stay until others take their place', async () => {
    const folder = testFolder()
    await open(folder, safe(0x11)).keep('sumup', key)
    const other = open(folder, safe(0x77))
    expect(await other.read('sumup')).toEqual({ kind: 'unreadable', reason: 'other-safe' })
    expect(await open(folder, safe(0x11)).read('sumup')).toMatchObject({ text: key })
    await other.keep('sumup', 'new')
    expect(await other.read('sumup')).toMatchObject({ text: 'new' })
  })

  it.each([
    ['nonsense', 'nonsense'],
    ['of another program', '{"format":"other","entries":{}}'],
    ['cut off', '{"format":"suretill-secrets-1","entries":{"sumup":{"by":"fi'],
    ['empty', ''],
    ['full of wrong types', '{"format":"suretill-secrets-1","entries":{"sumup":5}}'],
  ])(
    'are told as unreadable when the file is %s; it is set aside for a new one, not lost',
    async (_what, text) => {
      const folder = testFolder()
      writeFileSync(join(folder, 'secrets.json'), text)
      const secrets = open(folder, none)
      expect(await secrets.read('sumup')).toEqual({ kind: 'unreadable', reason: 'broken-file' })
      expect(await secrets.keep('sumup', key)).toEqual({ kind: 'kept' })
      expect(await secrets.read('sumup')).toMatchObject({ text: key })
      expect(readFileSync(join(folder, 'secrets.json.unreadable'), 'utf8')).toBe(text)
    },
  )

  it.runIf(readable)('are not looked for behind a link or in a folder', async () => {
    const folder = testFolder()
    const elsewhere = testFolder()
    await open(elsewhere, none).keep('sumup', key)
    symlinkSync(join(elsewhere, 'secrets.json'), join(folder, 'secrets.json'))
    expect(await open(folder, none).read('sumup')).toEqual({ kind: 'unreadable', reason: 'broken-file' })
    const third = testFolder()
    mkdirSync(join(third, 'secrets.json'))
    expect(await open(third, none).read('sumup')).toEqual({ kind: 'unreadable', reason: 'broken-file' })
  })

  it('are as they were when a new one cannot be written', async () => {
    const folder = testFolder()
    const secrets = open(folder, none)
    await secrets.keep('sumup', key)
    mkdirSync(join(folder, 'secrets.json.new', 'in-the-way'), { recursive: true })
    expect(await secrets.keep('sumup', 'new')).toMatchObject({ kind: 'not-kept' })
    expect(await secrets.read('sumup')).toMatchObject({ text: key })
    expect(existsSync(join(folder, 'secrets.json.unreadable'))).toBe(false)
  })

  it('say where they lie', () => {
    expect(open(testFolder(), safe()).place).toBe('safe')
    expect(open(testFolder(), none, 'linux').place).toBe('file')
    expect(open(testFolder(), { kind: 'weak' }, 'linux').place).toBe('file-weak-safe')
    expect(open(testFolder(), none, 'win32').place).toBe('file-windows')
  })
})
