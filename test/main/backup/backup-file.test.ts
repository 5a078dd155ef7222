import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keyFromPassphrase } from '../../../main/backup/backup-format.ts'
import { backupName, outdatedBackups } from '../../../main/backup/backup-names.ts'
import { type BackupOutcome, makeBackup } from '../../../main/backup/make-backup.ts'
import { prepareRestore } from '../../../main/backup/prepare-restore.ts'
import { openDatabase } from '../../../main/store/database.ts'
import { appendJournal } from '../../../main/store/journal-store.ts'
import { migrate, migrations } from '../../../main/store/migrate.ts'
import { writeOldData } from '../../powercut/old-data.ts'
import { testFolder } from '../../support/database.ts'

const madeAt = Date.UTC(2026, 10, 28, 9)

/** Data with one entry in its journal. */
function data(): string {
  const path = join(testFolder(), 'till.db')
  const database = openDatabase(path)
  migrate(database)
  database.inTransaction(() =>
    appendJournal(database, madeAt, 'till-set-up', 'till', { shop: 'Corner Café' }),
  )
  database.close()
  return path
}

const key = keyFromPassphrase('correct horse')

function backUp(databasePath: string, { isEncrypted }: { isEncrypted: boolean }): string {
  const folder = testFolder()
  const outcome: BackupOutcome = makeBackup({
    databasePath,
    workFolder: join(folder, 'work'),
    targetFolder: join(folder, 'backups'),
    isOwnFolder: true,
    marker: null,
    printersFolder: join(folder, 'printers'),
    mode: 'live',
    program: 'test',
    madeAt,
    key: isEncrypted ? key : null,
  })
  if (!('done' in outcome)) throw new Error(outcome.detail)
  return join(folder, 'backups', outcome.done.fileName)
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()

function lookAt(path: string, passphrase = ''): string {
  const folder = testFolder()
  const outcome = prepareRestore({ path, passphrase, folder, now: madeAt + 1 })
  return 'problem' in outcome ? outcome.problem : 'good'
}

describe('a backup file', () => {
  test('of which a byte is changed, wherever, is refused with a sentence', () => {
    for (const isEncrypted of [false, true]) {
      const path = backUp(data(), { isEncrypted })
      const passphrase = isEncrypted ? 'correct horse' : ''
      expect(lookAt(path, passphrase)).toBe('good')
      const whole = readFileSync(path)
      const changed = join(testFolder(), 'changed')
      // The whole head and the whole end, and every so often between them.
      const places = [...Array(whole.length).keys()].filter(
        (at) =>
          at < 24 || at > whole.length - 40 || at % Math.ceil(whole.length / (isEncrypted ? 25 : 150)) === 0,
      )
      for (const at of places) {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
        writeFileSync(changed, bytes)
        expect(['file-damaged', 'not-a-backup', 'newer-format'], `byte ${at}`).toContain(
          lookAt(changed, passphrase),
        )
      }
      for (const length of [0, 10, whole.length - 33, whole.length - 1]) {
        writeFileSync(changed, whole.subarray(0, length))
        expect(['file-damaged', 'not-a-backup']).toContain(lookAt(changed, passphrase))
      }
    }
  }, 60_000)

  test('of which a sealed piece is changed together with its hash is still refused', () => {
    const path = backUp(data(), { isEncrypted: true })
    const whole = readFileSync(path)
    for (const at of [Math.floor(whole.length / 2), whole.length - 60]) {
      const body = Buffer.from(whole.subarray(0, -32))
      body[at] = (body[at] ?? 0) ^ 1
      const changed = join(testFolder(), 'changed')
      writeFileSync(changed, Buffer.concat([body, sha256(body)]))
      expect(lookAt(changed, 'correct horse')).toBe('file-damaged')
    }
  })

  test('of a newer Suretill is refused, and one of the first release is brought to today’s form', () => {
    const newer = data()
    const database = openDatabase(newer)
    database.execute(`pragma user_version = ${migrations.length + 1}`)
    database.close()
    expect(() => backUp(newer, { isEncrypted: false })).toThrow('newer-data')

    const old = join(testFolder(), 'old.db')
    writeOldData(data(), old)
    const folder = testFolder()
    const outcome = prepareRestore({
      path: backUp(old, { isEncrypted: false }),
      passphrase: '',
      folder,
      now: madeAt + 1,
    })
    expect(outcome).toMatchObject({ preview: { journal: { number: 1 } } })
    const restored = openDatabase(join(folder, 'restore.part', 'till.db'), { readonly: true })
    expect(restored.pragma('user_version')).toEqual([{ user_version: migrations.length }])
    restored.close()
  })

  test('that names a file elsewhere cannot be written, and takes the shop’s printer models along', () => {
    const folder = testFolder()
    mkdirSync(join(folder, 'printers'))
    writeFileSync(join(folder, 'printers', 'ours.json'), '{}')
    const outcome = makeBackup({
      databasePath: data(),
      workFolder: join(folder, 'work'),
      targetFolder: join(folder, 'backups'),
      isOwnFolder: true,
      marker: null,
      printersFolder: join(folder, 'printers'),
      mode: 'live',
      program: 'test',
      madeAt,
      key: null,
    })
    const path = join(folder, 'backups', 'done' in outcome ? outcome.done.fileName : '')
    const place = testFolder()
    prepareRestore({ path, passphrase: '', folder: place, now: madeAt + 1 })
    expect(readFileSync(join(place, 'restore.part', 'printers', 'ours.json'), 'utf8')).toBe('{}')
    // Without a hash of everything an unsealed file could be made to name any path.
    const forged = Buffer.from(
      readFileSync(path).toString('latin1').replaceAll('printers/ours.json', '../../../ours.jso'),
      'latin1',
    )
    writeFileSync(
      join(place, 'forged'),
      Buffer.concat([forged.subarray(0, -32), sha256(forged.subarray(0, -32))]),
    )
    expect(lookAt(join(place, 'forged'))).toBe('file-damaged')
  })

  test('is refused while the clock is before its last entry', () => {
    const path = backUp(data(), { isEncrypted: false })
    const outcome = prepareRestore({ path, passphrase: '', folder: testFolder(), now: madeAt - 1 })
    expect(outcome).toMatchObject({ problem: 'clock-before' })
  })
})

describe('old backups', () => {
  const day = 86_400_000
  const name = (daysAgo: number) => backupName('live', 'abcd1234', madeAt - daysAgo * day)

  test('go, but for the newest seven and one of each of twelve months', () => {
    const names = [...Array(500).keys()].map(name)
    const gone = new Set(outdatedBackups(names, { mode: 'live', mark: 'abcd1234', isOwnFolder: false }))
    const kept = names.filter((one) => !gone.has(one))
    expect(kept.slice(0, 7)).toEqual(names.slice(0, 7))
    expect(kept).toHaveLength(7 + 11)
    expect(new Set(kept.map((one) => one.slice(23, 29))).size).toBe(12)
  })

  test('of another till in the same folder stay', () => {
    const names = [...Array(20).keys()].map(name)
    expect(outdatedBackups(names, { mode: 'live', mark: 'ffff0000', isOwnFolder: true })).toEqual([])
    expect(outdatedBackups(names, { mode: 'training', mark: 'abcd1234', isOwnFolder: true })).toEqual([])
    expect(outdatedBackups(names, { mode: 'live', mark: 'abcd1234', isOwnFolder: true })).toHaveLength(17)
  })
})
