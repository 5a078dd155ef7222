import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeBackup } from '../../../main/backup/make-backup.ts'
import { finishRestore } from '../../../main/backup/place-restore.ts'
import { prepareRestore } from '../../../main/backup/prepare-restore.ts'
import { openDatabase } from '../../../main/store/database.ts'
import { appendJournal } from '../../../main/store/journal-store.ts'
import { migrate } from '../../../main/store/migrate.ts'
import { auditTill } from '../../support/audit-till.ts'
import { testFolder } from '../../support/database.ts'

/** By hand 200: SURETILL_KILLS=200 npx vitest run test/main/backup/kills.test.ts */
const kills = Number(process.env.SURETILL_KILLS ?? 8)

function writeEntries(path: string, count: number): void {
  const database = openDatabase(path)
  migrate(database)
  for (let entry = 0; entry < count; entry += 1)
    database.inTransaction(() =>
      appendJournal(database, Date.now() - 60_000, 'till-set-up', 'till', { entry }),
    )
  database.close()
}

/** A folder with live data, and a backup of an earlier moment of it. */
function shop(): { folder: string; backup: string } {
  const folder = testFolder()
  const path = join(folder, 'live', 'till.db')
  cpSync(testFolder(), join(folder, 'live'), { recursive: true })
  writeEntries(path, 20)
  const outcome = makeBackup({
    databasePath: path,
    workFolder: join(folder, 'work'),
    targetFolder: join(folder, 'stick'),
    isOwnFolder: true,
    marker: null,
    printersFolder: join(folder, 'printers'),
    mode: 'live',
    program: 'test',
    madeAt: Date.now() - 30_000,
    key: null,
  })
  if (!('done' in outcome)) throw new Error(outcome.detail)
  writeEntries(path, 5)
  return { folder, backup: join(folder, 'stick', outcome.done.fileName) }
}

/** Seeded: the moment of a kill is drawn from this. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

async function killAtWork(
  work: string,
  { folder, backup }: { folder: string; backup: string },
  afterMs: number,
) {
  const script = join(import.meta.dirname, 'kill-script.ts')
  const child = spawn(process.execPath, [script, work, folder, backup], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Once it works: before that nothing can be cut.
  await once(child.stdout, 'data')
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  const [code, signal] = (await ended) as [number | null, string | null]
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' })
}

test(
  'a backup that is killed, whenever, leaves whole files under whole names and the data as it was',
  async () => {
    const draw = random(7)
    const { folder, backup } = shop()
    for (let kill = 0; kill < kills; kill += 1) {
      await killAtWork('backup', { folder, backup }, draw() * 120)
      const names = readdirSync(join(folder, 'live', 'backups')).filter((name) => name.endsWith('.suretill'))
      expect(names.length).toBeGreaterThan(0)
      for (const name of names) {
        const path = join(folder, 'live', 'backups', name)
        const looked = prepareRestore({ path, passphrase: '', folder: join(folder, 'look'), now: Date.now() })
        expect(looked, name).toMatchObject({ preview: { journal: { number: 25 } } })
      }
    }
    const database = openDatabase(join(folder, 'live', 'till.db'))
    expect(auditTill(database)).toEqual([])
    database.close()
  },
  kills * 5_000 + 20_000,
)

test(
  'a restore that is killed, whenever, leaves the old data or the new, never half of one, and throws nothing away',
  async () => {
    const draw = random(11)
    const seen = new Set<string>()
    for (let kill = 0; kill < kills; kill += 1) {
      const { folder, backup } = shop()
      await killAtWork('restore', { folder, backup }, draw() * 120)
      seen.add(existsSync(join(folder, 'restore.json')) ? 'decided' : 'not begun or done')
      finishRestore(folder)
      expect(existsSync(join(folder, 'restore.json'))).toBe(false)
      const database = openDatabase(join(folder, 'live', 'till.db'))
      const entries = database.sql<[], { kind: string }>('select kind from journal').all()
      expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
      expect(auditTill(database)).toEqual([])
      database.close()
      expect(entries).toHaveLength(21)
      expect(entries.at(-1)?.kind).toBe('restored-from-backup')
      // What was there at first lies beside it, whole.
      const asides = readdirSync(join(folder, 'live', 'set-aside')).sort()
      const first = openDatabase(join(folder, 'live', 'set-aside', asides[0] ?? '', 'till.db'), {
        readonly: true,
      })
      expect(first.sql('select count(*) as n from journal').get()).toEqual({ n: 25 })
      first.close()
    }
    expect(seen.size).toBeGreaterThan(0)
  },
  kills * 6_000 + 20_000,
)
