import * as v from 'valibot'
import {
  type ReconcileClass,
  reconcileClasses,
  reconcileNotes,
} from '../../preload/contract/reconcile-views.ts'
import type { ComparedLine, ReconcileSum } from '../domain/reconcile.ts'
import type { TotalsBeside } from '../statement-ports.ts'
import type { Database } from './database.ts'

/* Comparisons of days with the card services' lists: kept as they were made. */

export type ReconcileRun = {
  id: number
  dayId: number
  provider: string
  askedAt: number
  afterAt: number
  untilAt: number
  answersHash: string
  /** Whose lines it has; its own, unless an earlier comparison said the same. */
  linesOf: number
  counts: Record<ReconcileClass, number>
  sums: ReconcileSum[]
  totals: TotalsBeside[]
}

const minor = v.pipe(v.number(), v.safeInteger())
const sumSchema = v.object({
  currency: v.string(),
  ourChargesMinor: minor,
  theirChargesMinor: minor,
  ourRefundsMinor: minor,
  theirRefundsMinor: minor,
})
const totalsSum = v.object({
  charges: minor,
  chargedMinor: minor,
  refunds: minor,
  refundedMinor: minor,
})
const totalsSchema = v.object({
  providerReaderId: v.string(),
  date: v.string(),
  currency: v.string(),
  told: v.nullable(totalsSum),
  listed: totalsSum,
})
const json = <Schema extends v.GenericSchema>(schema: Schema) => v.pipe(v.string(), v.parseJson(), schema)
const countsSchema = v.object({
  matched: minor,
  'only-here': minor,
  'only-there': minor,
  'amount-differs': minor,
  'refunded-elsewhere': minor,
  unknown: minor,
} satisfies Record<ReconcileClass, typeof minor>)

const runSchema = v.object({
  id: v.number(),
  dayId: v.number(),
  provider: v.string(),
  askedAt: v.number(),
  afterAt: v.number(),
  untilAt: v.number(),
  answersHash: v.string(),
  linesOf: v.number(),
  counts: json(countsSchema),
  sums: json(v.array(sumSchema)),
  totals: json(v.array(totalsSchema)),
})

const runColumns = `id, day_id as dayId, provider, asked_at as askedAt, after_at as afterAt, until_at as untilAt,
  answers_hash as answersHash, coalesce(same_as, id) as linesOf, counts, sums, totals`

export type NewRun = Omit<ReconcileRun, 'id' | 'linesOf'> & { linesHash: string }

/** Inside the transaction of its journal entry. */
export function insertRun(database: Database, run: NewRun, lines: readonly ComparedLine[]): number {
  const same = database
    .sql<[number, string, string], { id: number }>(
      `select id from reconciliations where day_id = ? and provider = ? and lines_hash = ? and same_as is null`,
    )
    .get(run.dayId, run.provider, run.linesHash)
  const result = database
    .sql(
      `insert into reconciliations (day_id, provider, asked_at, after_at, until_at, answers_hash, lines_hash, same_as,
         counts, sums, totals)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      run.dayId,
      run.provider,
      run.askedAt,
      run.afterAt,
      run.untilAt,
      run.answersHash,
      run.linesHash,
      same?.id ?? null,
      JSON.stringify(run.counts),
      JSON.stringify(run.sums),
      JSON.stringify(run.totals),
    )
  const id = Number(result.lastInsertRowid)
  if (same) return id
  for (const [index, line] of lines.entries()) insertLine(database, id, index + 1, line)
  return id
}

function insertLine(database: Database, runId: number, position: number, line: ComparedLine): void {
  database
    .sql(
      `insert into reconciliation_lines (run_id, position, class, note, kind, payment_id, refund_id, their_id,
         reference, code, our_minor, their_minor, is_done_there, tip_minor, currency, their_currency, at,
         provider_reader_id)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      runId,
      position,
      line.class,
      line.note,
      line.kind,
      line.paymentId,
      line.refundId,
      line.theirId,
      line.reference,
      line.code,
      line.ourMinor,
      line.theirMinor,
      line.isDoneThere ? 1 : 0,
      line.tipMinor,
      line.currency,
      line.theirCurrency,
      line.at,
      line.providerReaderId,
    )
}

export function lastRun(database: Database, dayId: number, provider: string): ReconcileRun | undefined {
  const row = database
    .sql<[number, string]>(
      `select ${runColumns} from reconciliations where day_id = ? and provider = ? order by id desc limit 1`,
    )
    .get(dayId, provider)
  return row === undefined ? undefined : v.parse(runSchema, row)
}

export function loadRun(database: Database, runId: number): ReconcileRun | undefined {
  const row = database.sql<[number]>(`select ${runColumns} from reconciliations where id = ?`).get(runId)
  return row === undefined ? undefined : v.parse(runSchema, row)
}

/** Every provider that this day was ever compared with. */
export function comparedProviders(database: Database, dayId: number): string[] {
  return database
    .sql<[number], { provider: string }>('select distinct provider from reconciliations where day_id = ?')
    .all(dayId)
    .map(({ provider }) => provider)
}

/** Days whose newest comparison with a service has lines that do not match, and are not of other tills; the newest first. */
export function daysWithOpenLines(database: Database, limit: number): number[] {
  return database
    .sql<[number], { dayId: number }>(
      `select distinct day_id as dayId from (
         select day_id, coalesce(same_as, id) as lines_of, max(id) from reconciliations group by day_id, provider)
       where exists (select 1 from reconciliation_lines
         where run_id = lines_of and class <> 'matched' and note <> 'not-from-this-till')
       order by day_id desc limit ?`,
    )
    .all(limit)
    .map(({ dayId }) => dayId)
}

export type StoredLine = ComparedLine & { position: number }

const lineSchema = v.pipe(
  v.object({
    position: v.number(),
    class: v.picklist(reconcileClasses),
    note: v.picklist(reconcileNotes),
    kind: v.picklist(['charge', 'refund']),
    paymentId: v.nullable(v.string()),
    refundId: v.nullable(v.string()),
    theirId: v.string(),
    reference: v.string(),
    code: v.string(),
    ourMinor: v.nullable(v.number()),
    theirMinor: v.nullable(v.number()),
    isDone: v.number(),
    tipMinor: v.number(),
    currency: v.string(),
    theirCurrency: v.string(),
    at: v.nullable(v.number()),
    providerReaderId: v.string(),
  }),
  v.transform(({ isDone, ...line }): StoredLine => ({ ...line, isDoneThere: isDone === 1 })),
)

const lineColumns = `position, class, note, kind, payment_id as paymentId, refund_id as refundId, their_id as theirId,
  reference, code, our_minor as ourMinor, their_minor as theirMinor, is_done_there as isDone, tip_minor as tipMinor,
  currency, their_currency as theirCurrency, at, provider_reader_id as providerReaderId`

/** What does not match, oldest first. */
export function openLines(database: Database, { linesOf }: ReconcileRun, limit: number): StoredLine[] {
  return database
    .sql<[number, number]>(
      `select ${lineColumns} from reconciliation_lines where run_id = ? and class <> 'matched'
       order by position limit ?`,
    )
    .all(linesOf, limit)
    .map((row) => v.parse(lineSchema, row))
}

export function allLines(
  database: Database,
  { linesOf }: ReconcileRun,
  { offset, limit }: { offset: number; limit: number },
): StoredLine[] {
  return database
    .sql<[number, number, number]>(
      `select ${lineColumns} from reconciliation_lines where run_id = ? order by position limit ? offset ?`,
    )
    .all(linesOf, limit, offset)
    .map((row) => v.parse(lineSchema, row))
}

export function loadLine(
  database: Database,
  { linesOf }: ReconcileRun,
  position: number,
): StoredLine | undefined {
  const row = database
    .sql<[number, number]>(
      `select ${lineColumns} from reconciliation_lines where run_id = ? and position = ?`,
    )
    .get(linesOf, position)
  return row === undefined ? undefined : v.parse(lineSchema, row)
}
