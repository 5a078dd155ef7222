import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scopeOf } from '../../../main/exports/export-scope.ts'
import type { ExportsContext } from '../../../main/exports/exports-context.ts'
import { journalText } from '../../../main/exports/journal-lines.ts'
import { exportFolder } from '../../../main/platform/export-folder.ts'
import { randomIds } from '../../../main/platform/random-ids.ts'
import { systemClock } from '../../../main/platform/system-clock.ts'
import type { Database } from '../../../main/store/database.ts'
import { appendJournal } from '../../../main/store/journal-store.ts'
import { restBySlices } from '../../../main/store/rest.ts'
import { createVerifier, verifyFile } from '../../../resources/verify-journal.mjs'
import { type ComposedTill, composedTill, ringUp, setUp } from '../../support/composed-till.ts'
import { testDatabase, testFolder } from '../../support/database.ts'
import { exported } from '../../support/exported.ts'
import { shopSettings } from '../../support/recorded-sales.ts'
import { verifierSays } from '../../support/verifier.ts'

const contextOf = (database: Database): ExportsContext => ({
  database,
  clock: systemClock(),
  ids: randomIds(),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  settings: () => shopSettings,
  isTraining: () => false,
  isTest: () => false,
  version: 'test',
  folder: exportFolder(testFolder()),
})

function journalOf(rows: number): Database {
  const database = testDatabase()
  database.inTransaction(() => {
    for (let at = 1; at <= rows; at += 1)
      appendJournal(database, at, 'sale-recorded', `sale-${at}`, {
        totalMinor: at * 7,
        name: 'Käse "alt" \\ 5 €',
      })
  })
  return database
}

async function textOf(database: Database): Promise<Buffer> {
  const context = contextOf(database)
  const scope = scopeOf(context, { fromZ: null, toZ: null })
  if (!scope) throw new Error('the whole journal is always there')
  const pieces: string[] = []
  for await (const piece of journalText(context, scope, restBySlices())) pieces.push(piece)
  return Buffer.from(pieces.join(''))
}

/** Numbers that look like chance and are the same in each run. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const lineAt = (bytes: Buffer, place: number): number => {
  let line = 1
  for (let at = bytes.indexOf(10); at !== -1 && at < place; at = bytes.indexOf(10, at + 1)) line += 1
  return line
}

/** What the verifier says about bytes, beginning with the line before the changed one where the rest was checked already. */
function says(bytes: Buffer): string {
  const verifier = createVerifier()
  try {
    let from = 0
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, from)) {
      verifier.readLine(bytes.subarray(from, at))
      from = at + 1
    }
    return verifier.end(from === bytes.length)
  } catch (error) {
    return (error as Error).message
  }
}

const cash = async (till: ComposedTill, paymentId: string) => {
  const { saleId } = await ringUp(till, 2)
  await till.get('payment.cash', { paymentId, saleId, amountMinor: null, tenderedMinor: null })
  return saleId
}

const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder) : [])

describe('an exported journal', () => {
  it('is whole, reaches to the Z report on paper, and is checked by a process that knows nothing of the till', async () => {
    const till = await composedTill()
    await setUp(till)
    await cash(till, 'p1')
    const z1 = await till.get('day.close')
    await cash(till, 'p2')
    const z2 = await till.get('day.close')
    await cash(till, 'p3')
    const { path, view, bytes } = await exported(till, { kind: 'journal', fromZ: null, toZ: null })
    const rows = bytes.toString().trim().split('\n').length - 1
    expect(verifierSays(path)).toEqual({
      code: 0,
      says: `${rows} rows, chain whole, head ${view.journalHead}`,
    })
    const printed = `${z1.journalHead?.slice(0, 32)} ${z1.journalHead?.slice(32)}`
    expect(verifierSays(path, '--head', printed)).toMatchObject({ code: 0 })
    expect(verifierSays(path, '--head', z2.journalHead?.slice(0, 8) ?? '').says).toContain('reaches to row')
    expect(verifierSays(path, '--head', 'feedfeedfeed')).toMatchObject({ code: 1 })
    expect(verifierSays(path, '--head', 'none').code).toBe(2)
    expect(verifierSays().says).toContain('usage')
    expect(verifierSays(join(testFolder(), 'gone')).code).toBe(2)

    const day = await exported(till, { kind: 'journal', fromZ: 2, toZ: 2 })
    expect(verifierSays(day.path)).toMatchObject({ code: 0 })
    expect(verifierSays(day.path, '--head', z2.journalHead ?? '')).toMatchObject({ code: 0 })
    expect(verifierSays(day.path, '--head', z1.journalHead ?? '')).toMatchObject({ code: 1 })
    const kinds = day.bytes
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line).row[3])
    expect(kinds.at(-1)).toBe('day-closed')
    expect(kinds.filter((kind) => kind === 'sale-recorded')).toHaveLength(1)
    // That it was handed out is an entry itself, and the file is gone from the till.
    const last = await exported(till, { kind: 'journal', fromZ: null, toZ: null })
    expect(last.bytes.toString().match(/"data-exported"/g)).toHaveLength(2)
    expect(filesIn(join(till.folder, 'training', 'exports'))).toEqual([])
  })

  it('of which one byte is changed, wherever, is named by the line of that byte', async () => {
    const bytes = await textOf(journalOf(60))
    expect(says(bytes)).toMatch(/^60 rows, chain whole/)
    const pick = seeded(5)
    for (let turn = 0; turn < 400; turn += 1) {
      // The last turns look at the ends of lines and of the file, where a check could slip.
      const place = turn < 380 ? pick(bytes.length) : bytes.length - 1 - (turn - 380)
      const spoilt = Buffer.from(bytes)
      spoilt[place] = (bytes[place] ?? 0) ^ (1 + pick(255))
      const line = lineAt(bytes, place)
      const found = says(spoilt)
      const isLastNewline = place === bytes.length - 1
      expect(found, `byte ${place}`).toMatch(
        isLastNewline ? /^line \d+.*cut off/ : new RegExp(`^line ${line}[,:] .*(changed|garbage)`),
      )
    }
  })

  it('of 100,000 rows with one changed byte has that row named, and without one it is whole', async () => {
    const bytes = await textOf(journalOf(100_000))
    const path = join(testFolder(), 'journal.jsonl')
    writeFileSync(path, bytes)
    expect(await verifyFile(path)).toMatchObject({ isWhole: true })
    const place = Math.floor(bytes.length * 0.83)
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(path, bytes)
    const { isWhole, words } = await verifyFile(path)
    expect(isWhole).toBe(false)
    const line = lineAt(bytes, place)
    expect(words).toContain(`line ${line}, row ${line - 1}: changed`)
  })

  it('with a row that is missing, moved, twice, cut off or foreign says what is wrong with which row', async () => {
    const lines = (await textOf(journalOf(9))).toString().trim().split('\n')
    const [header = '', ...rows] = lines
    const of = (...parts: string[]) => says(Buffer.from(`${[header, ...parts].join('\n')}\n`))
    expect(of(...rows.filter((_row, at) => at !== 3))).toBe(
      'line 5, row 4: missing: row 4 should stand here, row 5 does',
    )
    expect(of(...rows.slice(0, 2), rows[3] ?? '', rows[2] ?? '', ...rows.slice(4))).toContain(
      'row 3: missing',
    )
    expect(of(...rows.slice(0, 2), ...rows.slice(1))).toContain('line 4, row 2: order')
    expect(of(...rows.slice(0, 7))).toContain('row 8: cut off')
    expect(of(...rows, rows[8] ?? '')).toContain('behind the last one')
    expect(of(...rows.slice(0, 4), '{}', ...rows.slice(5))).toContain('line 6, row 5: garbage')
    expect(says(Buffer.alloc(0))).toContain('the file is empty')
    expect(says(Buffer.from(lines.join('\n')))).toContain('cut off')
    // Whoever seals a row anew breaks the next one.
    const other = (await textOf(journalOf(4))).toString().trim().split('\n')[4] ?? ''
    const { hash, row } = JSON.parse(other)
    expect(hash).toBe(JSON.parse(rows[3] ?? '').hash)
    row[4] = 'other'
    const { createHash } = await import('node:crypto')
    const text = JSON.stringify(row)
    const resealed = `{"hash":"${createHash('sha256').update(text).digest('hex')}","row":${text}}`
    expect(of(...rows.slice(0, 3), resealed, ...rows.slice(4))).toContain('line 6, row 5: changed')
  })

  it('E9: that is interrupted leaves no half file, and the next start clears what a cut left', async () => {
    const till = await composedTill()
    await setUp(till)
    await cash(till, 'p1')
    const folder = join(till.folder, 'training', 'exports')
    const { exportId } = await till.get('export.start', { kind: 'journal', fromZ: null, toZ: null })
    expect(await till.ask('export.read', { exportId, offset: 0 })).toMatchObject({ ok: false })
    await till.get('export.end', { exportId })
    expect(filesIn(folder)).toEqual([])
    expect(await till.ask('export.progress', { exportId })).toMatchObject({
      error: { code: 'export-not-found' },
    })
    await till.get('export.start', { kind: 'journal', fromZ: null, toZ: null })
    await till.stop()
    expect(filesIn(folder).filter((name) => name.endsWith('.part'))).toEqual([])
    writeFileSync(join(folder, 'left.part'), 'half')
    const again = await composedTill({ folder: till.folder })
    const { path } = await exported(again, { kind: 'journal', fromZ: null, toZ: null })
    expect(readFileSync(path, 'utf8').length).toBeGreaterThan(500)
    expect(filesIn(folder)).toEqual([])
  })

  it('is written beside the selling: nothing else waits longer than a slice', async () => {
    const database = journalOf(5_000)
    let turns = 0
    const looking = setInterval(() => (turns += 1), 0)
    const pieces: number[] = []
    const context = contextOf(database)
    const scope = scopeOf(context, { fromZ: null, toZ: null })
    if (!scope) throw new Error('the whole journal is always there')
    const rest = restBySlices(0)
    for await (const piece of journalText(context, scope, rest)) {
      pieces.push(piece.length)
      await rest()
    }
    clearInterval(looking)
    expect(Math.max(...pieces)).toBeLessThan(200_000)
    expect(pieces.length).toBeGreaterThan(20)
    expect(turns).toBeGreaterThan(1)
  })
})
