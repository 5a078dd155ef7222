import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { BackupPreview } from '../../preload/contract/backup-views.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { appendJournal } from '../store/journal-store.ts'
import { raiseNumberFloor } from '../store/number-floor.ts'
import { noteWaitingPrints } from '../store/print-store.ts'
import { writeRestored } from '../store/restored-store.ts'
import { numbersBehind, numbersOf, numbersOfAll } from './number-jump.ts'
import { preparedFolder } from './prepare-restore.ts'
import { syncFile, syncFolder, writeFileWhole, writeText } from './whole-file.ts'

/*
 * The last step of the way back, with no till on the data. First everything is said in the data that was prepared; then one small file
 * decides; then names change, one after the other. A cut before the decision leaves the old data, one behind it is finished by
 * the next start. What was there is set aside and never deleted.
 */

const planSchema = v.object({
  mode: v.picklist(['training', 'live']),
  /** Of the mode's folder. */
  aside: v.pipe(v.string(), v.regex(/^set-aside\/[0-9TZ-]+$/)),
  /** What lay there of the old data when it was decided. */
  files: v.array(v.pipe(v.string(), v.regex(/^till\.db[A-Za-z0-9.-]*$/))),
})
type Plan = v.InferOutput<typeof planSchema>
type Mode = Plan['mode']

const planPath = (folder: string): string => join(folder, 'restore.json')

/** Puts in place what `prepareRestore` left. @returns where the old data lies now; null where there was none */
export function placeRestore(folder: string, preview: BackupPreview, now: number): string | null {
  const { mode, madeAt, journal, lastZ } = preview
  const plan = planFor(folder, mode, now)
  withPrepared(folder, (database) => {
    const from = numbersOf(database)
    const numbers = numbersBehind(from, now - madeAt, numbersOfAll(join(folder, mode, 'till.db')))
    raiseNumberFloor(database, numbers)
    writeRestored(database, { madeAt, restoredAt: now, comparedAt: null })
    // They may be in somebody's hand since then: what comes out again says COPY.
    noteWaitingPrints(database, now)
    appendJournal(database, now, 'restored-from-backup', mode, {
      madeAt,
      journalNumber: journal.number,
      journalHead: journal.hash,
      lastZ: lastZ?.number ?? null,
      numbersBefore: from,
      numbersGoOnBehind: numbers,
      setAside: plan.files.length > 0 ? plan.aside : null,
    })
  })
  return decide(folder, plan)
}

function withPrepared(folder: string, say: (database: Database) => void): void {
  const path = join(preparedFolder(folder), 'till.db')
  const database = openDatabase(path, { asFound: true })
  try {
    database.inTransaction(() => say(database))
  } finally {
    database.close()
  }
  syncFile(path)
  syncFolder(preparedFolder(folder))
}

function planFor(folder: string, mode: Mode, now: number): Plan {
  const place = join(folder, mode)
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const files = readdirSync(place).filter((name) => /^till\.db[A-Za-z0-9.-]*$/.test(name))
  const stamp = `set-aside/${new Date(now).toISOString().replace(/[:.]/g, '-')}`
  let aside = stamp
  for (let again = 2; existsSync(join(place, aside)); again += 1) aside = `${stamp}-${again}`
  return { mode, aside, files }
}

function decide(folder: string, plan: Plan): string | null {
  writeFileWhole(
    planPath(folder),
    (file) => writeText(file, JSON.stringify(plan)),
    () => undefined,
  )
  finishRestore(folder)
  return plan.files.length > 0 ? join(folder, plan.mode, plan.aside) : null
}

/**
 * What was decided and not finished. Every start calls it before it looks at the data; harmless where there is nothing to finish.
 */
export function finishRestore(folder: string): void {
  const plan = readPlan(folder)
  if (!plan) return
  const place = join(folder, plan.mode)
  const aside = join(place, plan.aside)
  if (plan.files.length > 0) {
    mkdirSync(aside, { recursive: true, mode: 0o700 })
    // Whose name is there already was moved before the cut: what has its name now is the new data.
    for (const name of plan.files)
      if (!existsSync(join(aside, name)) && existsSync(join(place, name)))
        renameSync(join(place, name), join(aside, name))
    for (const one of [aside, join(place, 'set-aside'), place]) syncFolder(one)
  }
  placePrepared(folder, place)
  writeFileWhole(
    join(folder, 'mode'),
    (file) => writeText(file, `${plan.mode}\n`),
    () => undefined,
  )
  rmSync(planPath(folder), { force: true })
  rmSync(preparedFolder(folder), { recursive: true, force: true })
  syncFolder(folder)
}

function placePrepared(folder: string, place: string): void {
  const part = preparedFolder(folder)
  const models = join(part, 'printers')
  if (existsSync(models)) {
    const own = join(folder, 'printers')
    mkdirSync(own, { recursive: true })
    // What the shop has here is newer than what it had then.
    for (const name of readdirSync(models))
      if (!existsSync(join(own, name))) renameSync(join(models, name), join(own, name))
    syncFolder(own)
  }
  if (existsSync(join(part, 'till.db'))) renameSync(join(part, 'till.db'), join(place, 'till.db'))
  syncFolder(place)
}

function readPlan(folder: string): Plan | null {
  const path = planPath(folder)
  if (!existsSync(path)) return null
  return v.parse(planSchema, JSON.parse(readFileSync(path, 'utf8')))
}
