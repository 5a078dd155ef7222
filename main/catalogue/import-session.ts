import { createHash } from 'node:crypto'
import { fail, ok, type Result, type TillError } from '../../preload/contract/result.ts'
import type { ImportField, ImportPreview, ImportProgress } from '../../preload/contract/views.ts'
import { type CatalogueContext, pause, pauseBySlices } from './catalogue-context.ts'
import { checkList, type ImportPlan } from './import-check.ts'
import { mapColumns, missingFields } from './import-columns.ts'
import { type ImportChoices, type ImportList, readList } from './import-list.ts'
import { countDecimalVotes, type DecimalSign } from './import-price.ts'

/** One import from the chosen file to its end. Lives in memory: what must survive a kill is in the tables. */
export type ImportSession = {
  id: string
  fileName: string
  /** The file as it came; emptied as soon as it is decoded. */
  base64: string
  bytes: Buffer
  sha256: string
  choices: ImportChoices
  stage: ImportProgress['stage']
  done: number
  total: number
  error: TillError | null
  list: ImportList | undefined
  plan: ImportPlan | undefined
  preview: ImportPreview | null
  /** The catalogue's revision and the currency that the plan was made for. */
  planRevision: number
  planCurrency: string
  /** Grows with every wish of the person; work of an earlier turn stops at its next pause. */
  turn: number
  isDecided: boolean
}

/** Thrown by work whose turn is over; nothing has to be told, somebody has already said what comes instead. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped'
}

export const progressOf = (session: ImportSession): ImportProgress => ({
  importId: session.id,
  stage: session.stage,
  done: session.done,
  total: session.total,
  preview: session.preview,
  error: session.error,
})

export function enterStage(
  context: CatalogueContext,
  session: ImportSession,
  stage: ImportProgress['stage'],
  total: number,
): void {
  session.stage = stage
  session.done = 0
  session.total = total
  context.nudge('import')
}

/** How long work tells of its progress: often enough for a bar that moves. */
const tellEveryMs = 100

/** The pause that long work takes: in slices, telling its progress, and stopping when its turn is over. */
export function turnOf(context: CatalogueContext, session: ImportSession): (done?: number) => Promise<void> {
  const { turn } = session
  const rest = pauseBySlices()
  let toldAt = context.clock.now()
  return async (done) => {
    if (done !== undefined) session.done = done
    await rest()
    if (session.turn !== turn) throw new ImportStopped()
    const now = context.clock.now()
    if (now - toldAt < tellEveryMs) return
    toldAt = now
    context.nudge('import')
  }
}

/** From bytes (or from the rows already read) to the preview. */
export async function prepareImport(
  context: CatalogueContext,
  session: ImportSession,
  revision: () => number,
): Promise<Result<null>> {
  const work = turnOf(context, session)
  if (!session.list) {
    enterStage(context, session, 'reading', session.bytes.length)
    if (session.base64 !== '') await decodeFile(session, work)
    session.total = session.bytes.length
    const read = await readList(session.bytes, session.choices, work)
    if (!read.ok) return read
    session.list = read.value
  }
  const { list } = session
  enterStage(context, session, 'checking', list.rows.length)
  const mapping = chosenMapping(list, session.choices.mapping)
  const decimalSign = session.choices.decimalSign ?? (await recogniseDecimals(context, list, mapping, work))
  const missing = missingFields(mapping)
  session.planRevision = revision()
  session.planCurrency = context.settings().currency
  session.plan =
    missing.length === 0 ? await checkList(context, list, mapping, decimalSign, work) : emptyPlan(list)
  session.preview = makePreview(session, list, session.plan, mapping, decimalSign, missing)
  return ok(null)
}

async function decodeFile(session: ImportSession, work: () => Promise<void>): Promise<void> {
  const hash = createHash('sha256')
  const parts: Buffer[] = []
  for (let at = 0; at < session.base64.length; at += charactersPerSlice) {
    const part = Buffer.from(session.base64.slice(at, at + charactersPerSlice), 'base64')
    hash.update(part)
    parts.push(part)
    await work()
  }
  await pause()
  session.bytes = Buffer.concat(parts)
  session.base64 = ''
  session.sha256 = hash.digest('hex')
}

/** Four characters are three bytes: a slice has to end between two such groups. */
const charactersPerSlice = 1_000_000

function chosenMapping(list: ImportList, chosen: readonly ImportField[] | null): ImportField[] {
  // Read with another separator the columns are others: what was chosen for the old ones means nothing.
  return chosen && chosen.length === list.headers.length ? [...chosen] : mapColumns(list.headers)
}

async function recogniseDecimals(
  context: CatalogueContext,
  list: ImportList,
  mapping: readonly ImportField[],
  work: () => Promise<void>,
): Promise<DecimalSign> {
  const { currency, language } = context.settings()
  const votes = countDecimalVotes(currency)
  const column = mapping.indexOf('price')
  for (const [index, row] of list.rows.entries()) {
    votes.add(row.cells[column] ?? '')
    if (index % 100 === 0) await work()
  }
  return votes.result() ?? (language === 'en' ? '.' : ',')
}

const emptyPlan = (list: ImportList): ImportPlan => ({
  products: [],
  newProducts: 0,
  changedProducts: 0,
  newCategories: [],
  newTaxRates: [],
  badRows: list.brokenRows.slice(0, 1_000),
  badRowCount: list.brokenRows.length,
})

function makePreview(
  session: ImportSession,
  list: ImportList,
  plan: ImportPlan,
  mapping: ImportField[],
  decimalSign: DecimalSign,
  missing: ImportField[],
): ImportPreview {
  return {
    importId: session.id,
    fileName: session.fileName,
    bytes: session.bytes.length,
    encoding: list.encoding,
    separator: list.separator,
    decimalSign,
    headers: list.headers,
    mapping,
    sample: list.rows
      .slice(0, sampleRows)
      .map((row) => list.headers.map((_heading, index) => (row.cells[index] ?? '').slice(0, 200))),
    rows: list.rows.length + list.brokenRows.length,
    badRows: plan.badRows,
    badRowCount: plan.badRowCount,
    newProducts: plan.newProducts,
    changedProducts: plan.changedProducts,
    newCategories: plan.newCategories.map((category) => category.name),
    newTaxRates: plan.newTaxRates.map((rate) => rate.ratePpm),
    missing,
  }
}

const sampleRows = 20

/** Why an import may not be written; undefined when it may. */
export function refusal(session: ImportSession): Result<never> | undefined {
  const { preview } = session
  if (!preview) return fail('import-not-found')
  if (preview.missing.length > 0)
    return fail('import-columns-missing', { columns: preview.missing.join(', ') })
  if (preview.badRowCount > 0) return fail('import-has-bad-rows', { rows: preview.badRowCount })
  return undefined
}
