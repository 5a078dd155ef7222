import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../main/store/database.ts'
import type { BackupState } from '../../../preload/contract/backup-views.ts'
import { auditTill } from '../../support/audit-till.ts'
import { type ComposedTill, composedTill, ringUp, setUp, until } from '../../support/composed-till.ts'
import { testFolder } from '../../support/database.ts'

async function sell(till: ComposedTill, paymentId: string): Promise<string> {
  const { saleId } = await ringUp(till, 2)
  await till.get('payment.cash', { paymentId, saleId, amountMinor: null, tenderedMinor: null })
  return (await till.get('sales.get', { saleId })).receiptNumber
}

/** @returns the state once nothing runs any more */
async function settled(till: ComposedTill): Promise<BackupState> {
  return await until(async () => {
    const state = await till.get('backup.state')
    return !state.isRunning && state
  })
}

async function backUp(till: ComposedTill): Promise<string> {
  await till.get('backup.now')
  const { last, folder, problem } = await settled(till)
  expect(problem).toBeNull()
  return join(folder, last?.fileName ?? '')
}

async function shop(folder = testFolder()): Promise<ComposedTill> {
  const till = await composedTill({ folder })
  await setUp(till)
  return till
}

const journalOf = (till: ComposedTill, mode = 'training') => {
  const database = openDatabase(join(till.folder, mode, 'till.db'), { readonly: true })
  try {
    return database
      .sql<[], { number: number; kind: string; hash: string; body: string }>(
        'select number, kind, hash, body from journal order by number',
      )
      .all()
  } finally {
    database.close()
  }
}

describe('a backup', () => {
  test('S7: made in the middle of a sale is whole, checked, and in the journal', async () => {
    const till = await shop()
    await sell(till, 'first')
    await ringUp(till, 3)
    const path = await backUp(till)
    const { last, isOwnFolder } = await till.get('backup.state')
    expect(isOwnFolder).toBe(true)
    expect(readFileSync(path)).toHaveLength(last?.bytes ?? 0)
    const entry = journalOf(till).at(-1)
    expect(entry?.kind).toBe('backup-made')
    expect(JSON.parse(entry?.body ?? '')).toMatchObject({
      sha256: last?.sha256,
      journalNumber: last?.journalNumber,
    })
    // Nothing of the making is left.
    expect(existsSync(join(till.folder, 'training', 'backup.part'))).toBe(false)
    const preview = await (await fresh()).get('backup.look', { path, passphrase: '' })
    expect(preview).toMatchObject({
      shopName: 'Corner Café',
      mode: 'training',
      isEncrypted: false,
      damagedEntries: 0,
    })
  })

  test('follows each Z by itself where the shop wants it, and holds that Z', async () => {
    const till = await shop()
    await till.get('backup.save-settings', { folder: '', rhythm: 'z', passphrase: null })
    await sell(till, 'first')
    const { zNumber } = await till.get('day.close')
    const { last, folder } = await until(async () => {
      const state = await till.get('backup.state')
      return state.last !== null && state
    })
    const path = join(folder, last?.fileName ?? '')
    const preview = await (await fresh()).get('backup.look', { path, passphrase: '' })
    expect(preview.lastZ?.number).toBe(zNumber)
    expect(journalOf(till).map(({ hash }) => hash)).toContain(preview.lastZ?.journalHead)
  })

  test('into a folder that vanished is told, hinders no sale, and is made when the folder is back', async () => {
    const till = await shop()
    const stick = join(testFolder(), 'stick')
    mkdirSync(stick)
    await till.get('backup.save-settings', { folder: stick, rhythm: 'off', passphrase: null })
    renameSync(stick, `${stick}-away`)
    await till.get('backup.now')
    expect((await settled(till)).problem?.code).toBe('folder-missing')
    // An empty place where the stick was mounted is not the stick.
    mkdirSync(stick)
    await till.get('backup.now')
    expect((await settled(till)).problem?.code).toBe('folder-missing')
    expect(readdirSync(stick)).toEqual([])
    await sell(till, 'meanwhile')
    rmSync(stick, { recursive: true })
    renameSync(`${stick}-away`, stick)
    expect(await backUp(till)).toContain(stick)
  })

  test('of a folder that is not there is refused when it is chosen', async () => {
    const till = await shop()
    const answer = await till.ask('backup.save-settings', {
      folder: '/not/there',
      rhythm: 'z',
      passphrase: null,
    })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'backup-unusable', values: { problem: 'folder-missing' } },
    })
  })

  test('of a damaged database is not made, and named on every screen', async () => {
    const till = await shop()
    for (let sale = 0; sale < 30; sale += 1) await sell(till, `sale-${sale}`)
    const good = await backUp(till)
    await till.stop()
    const path = join(till.folder, 'training', 'till.db')
    const database = openDatabase(path, { readonly: true })
    const leaf = database
      .sql<[], { page: number }>(
        `select pageno as page from dbstat where name = 'sales' and pagetype = 'leaf'`,
      )
      .get()
    database.close()
    const bytes = readFileSync(path)
    // Its header says more sales than there are.
    bytes.writeUInt16BE(0xfff0, ((leaf?.page ?? 1) - 1) * 4096 + 3)
    writeFileSync(path, bytes)
    const again = await composedTill({ folder: till.folder })
    await again.get('backup.now')
    expect((await settled(again)).problem?.code).toBe('data-damaged')
    expect((await again.get('till.state')).warnings).toContainEqual({ code: 'data-damaged' })
    expect(existsSync(good)).toBe(true)
  })

  test('is encrypted with a passphrase that only its owner has', async () => {
    const till = await shop()
    expect(
      await till.ask('backup.save-settings', { folder: '', rhythm: 'off', passphrase: 'short' }),
    ).toMatchObject({ ok: false, error: { code: 'backup-passphrase-short' } })
    await till.get('backup.save-settings', { folder: '', rhythm: 'off', passphrase: 'correct horse' })
    await sell(till, 'first')
    const path = await backUp(till)
    expect(readFileSync(path).includes('Corner')).toBe(false)
    const kept = readFileSync(join(till.folder, 'training', 'backup-key', 'secrets.json'), 'utf8')
    expect(kept + Buffer.from(kept, 'base64').toString('latin1')).not.toContain('correct horse')
    const other = await fresh()
    const look = async (passphrase: string) => await other.ask('backup.look', { path, passphrase })
    expect(await look('')).toMatchObject({ ok: false, error: { values: { problem: 'passphrase-needed' } } })
    expect(await look('wrong horse')).toMatchObject({
      ok: false,
      error: { values: { problem: 'passphrase-wrong' } },
    })
    expect(await look('correct horse')).toMatchObject({ ok: true, value: { isEncrypted: true } })
  })

  test('is another thread’s work: sales go on while it is made', async () => {
    const till = await shop()
    for (let sale = 0; sale < 20; sale += 1) await sell(till, `sale-${sale}`)
    await till.get('backup.now')
    let sold = 0
    while ((await till.get('backup.state')).isRunning) {
      await sell(till, `meanwhile-${sold}`)
      sold += 1
      // Calls alone never let go of the loop on which the thread's answer comes.
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(sold).toBeGreaterThan(1)
    expect((await till.get('backup.state')).problem).toBeNull()
  })
})

describe('a restore', () => {
  test('S6: on a new computer goes on selling with all books, numbers that nobody had, and says what to do', async () => {
    const till = await shop()
    await sell(till, 'first')
    await till.get('day.close')
    await sell(till, 'second')
    const path = await backUp(till)
    const lost = await sell(till, 'after-the-backup')
    const before = journalOf(till)

    const other = await fresh()
    const preview = await other.get('backup.look', { path, passphrase: '' })
    expect(preview.lastReceipt).toBe('T-000002')
    await other.get('backup.restore', { journalHash: preview.journal.hash })
    const state = await other.get('till.state')
    expect(state).toMatchObject({ shopName: 'Corner Café', setupDone: true })
    expect(state.warnings).toContainEqual({ code: 'restored-from-backup', madeAt: preview.madeAt })
    const receipt = await sell(other, 'third')
    expect(Number(receipt.slice(2))).toBeGreaterThan(Number(lost.slice(2)) + 1_000)
    const { zNumber } = await other.get('day.close')
    expect(zNumber).toBeGreaterThan(11)
    const journal = journalOf(other)
    const restored = journal.find(({ kind }) => kind === 'restored-from-backup')
    expect(journal.slice(0, preview.journal.number).map(({ hash }) => hash)).toEqual(
      before.slice(0, preview.journal.number).map(({ hash }) => hash),
    )
    expect(JSON.parse(restored?.body ?? '')).toMatchObject({ journalHead: preview.journal.hash, lastZ: 1 })
    await other.get('backup.compared')
    expect((await other.get('till.state')).warnings).toEqual([])
    expect(journalOf(other).at(-1)?.kind).toBe('restore-compared')
    await other.stop()
    const database = openDatabase(join(other.folder, 'training', 'till.db'), { readonly: true })
    expect(auditTill(database)).toEqual([])
    database.close()
  })

  test('I21: of the same backup twice gives no number twice', async () => {
    const till = await shop()
    await sell(till, 'first')
    const path = await backUp(till)
    const given = new Set([await sell(till, 'lost-1'), await sell(till, 'lost-2')])
    for (const round of [1, 2]) {
      let now = Date.now() + round * 60_000
      const other = await composedTill({ folder: testFolder(), clock: clockOf(() => now) })
      const { journal } = await other.get('backup.look', { path, passphrase: '' })
      await other.get('backup.restore', { journalHash: journal.hash })
      // Faster than anybody sells: ten in a minute.
      for (let sale = 0; sale < 10; sale += 1) {
        const receipt = await sell(other, `sale-${round}-${sale}`)
        expect(given.has(receipt)).toBe(false)
        given.add(receipt)
        now += 6_000
      }
      await other.stop()
    }
  })

  test('is refused once the till is in use, and for a file that was not looked at', async () => {
    const till = await shop()
    await sell(till, 'first')
    const path = await backUp(till)
    const { journal } = await till.get('backup.look', { path, passphrase: '' })
    expect(await till.ask('backup.restore', { journalHash: journal.hash })).toMatchObject({
      error: { code: 'setup-done' },
    })
    expect(await (await fresh()).ask('backup.restore', { journalHash: journal.hash })).toMatchObject({
      error: { code: 'backup-not-looked-at' },
    })
  })

  test('says in a sentence what is wrong with a file', async () => {
    const other = await fresh()
    const folder = testFolder()
    const put = (name: string, bytes: string | Buffer) => {
      writeFileSync(join(folder, name), bytes)
      return join(folder, name)
    }
    const problemOf = async (path: string) => {
      const answer = await other.ask('backup.look', { path, passphrase: '' })
      return answer.ok ? null : answer.error.values?.problem
    }
    expect(await problemOf(join(folder, 'none'))).toBe('file-missing')
    expect(await problemOf(put('text', 'hello'))).toBe('not-a-backup')
    expect(await problemOf(put('newer', 'SURETILL BACKUP 2\n{}\n'))).toBe('newer-format')
    const path = await backUp(await shop())
    copyFileSync(path, join(folder, 'cut'))
    const bytes = readFileSync(path)
    expect(await problemOf(put('cut', bytes.subarray(0, -1)))).toBe('file-damaged')
    expect(await problemOf(path)).toBeNull()
  })
})

function clockOf(now: () => number) {
  return {
    now,
    schedule(atMs: number, work: () => void) {
      const timer = setTimeout(work, Math.max(0, atMs - now()))
      return () => clearTimeout(timer)
    },
  }
}

async function fresh(): Promise<ComposedTill> {
  return await composedTill({ folder: testFolder() })
}
