import type { PdfFormat } from '../paper-ports.ts'
import type { Database } from './database.ts'

/*
 * What the till has sent to a printer. A row stands before the first byte leaves and goes again only when surely nothing
 * came out: a print that a crash or a broken line cut off is on record as one that may be in somebody's hand.
 */

export type PrintKind = 'receipt' | 'gift' | 'day' | 'test' | 'slip'

export type SavedKind = Exclude<PrintKind, 'test'>

export type PrintRow = {
  id: number
  jobId: number
  copy: number
  state: 'sending' | 'printed' | 'doubtful'
  reason: string | null
  at: number
}

/** @returns the id of the print */
export function beginPrint(
  database: Database,
  print: { jobId: number; kind: PrintKind; subject: string; copy: number; now: number },
): number {
  const result = database
    .sql<[number, string, string, number, number]>(
      `insert into prints (job_id, kind, subject, copy, state, at) values (?, ?, ?, ?, 'sending', ?)`,
    )
    .run(print.jobId, print.kind, print.subject, print.copy, print.now)
  return Number(result.lastInsertRowid)
}

export function endPrint(
  database: Database,
  id: number,
  state: 'printed' | 'doubtful',
  reason: string | null,
): void {
  database
    .sql<[string, string | null, number]>('update prints set state = ?, reason = ? where id = ?')
    .run(state, reason, id)
}

/** Surely nothing came out: as if it had not been tried. */
export function forgetPrint(database: Database, id: number): void {
  database.sql<[number]>('delete from prints where id = ?').run(id)
}

export function printsOfJob(database: Database, jobId: number): PrintRow[] {
  return (
    database
      .sql<[number], PrintRow>(
        'select id, job_id as jobId, copy, state, reason, at from prints where job_id = ?',
      )
      .all(jobId)
      // Sorted here: a bound value beside an "order by" makes the database prepare the statement anew each time.
      .sort((a, b) => a.id - b.id)
  )
}

/** How many papers about this may exist already: above zero, the next one is a copy. */
export function countPrints(database: Database, kind: PrintKind, subject: string): number {
  const row = database
    .sql<[string, string, string, string, string, string], { count: number }>(
      `select (select count(*) from prints where subject = ? and kind = ?)
         + (select count(*) from saved_papers where subject = ? and kind = ?)
         + (select count(*) from mailed_receipts where sale_id = ? and state <> 'failed' and ? = 'receipt') as count`,
    )
    .get(subject, kind, subject, kind, subject, kind)
  return row?.count ?? 0
}

/** What waits for the printer may be on paper already: the data came back from a moment before. */
export function noteWaitingPrints(database: Database, now: number): void {
  database
    .sql<[number]>(
      `insert into prints (job_id, kind, subject, copy, state, reason, at)
         select id, substr(kind, 7), subject, 0, 'doubtful', 'restored', ? from jobs
         where kind in ('print-receipt', 'print-gift', 'print-day', 'print-slip') and finished_at is null
           and not exists (select 1 from prints where job_id = jobs.id)`,
    )
    .run(now)
}

/** A paper that was saved as a file: whoever has it, has the paper. @returns the id of the note */
export function noteSavedPaper(
  database: Database,
  saved: {
    kind: SavedKind
    subject: string
    format: PdfFormat
    copy: number
    now: number
  },
): number {
  const result = database
    .sql<[string, string, string, number, number]>(
      'insert into saved_papers (kind, subject, format, copy, at) values (?, ?, ?, ?, ?)',
    )
    .run(saved.kind, saved.subject, saved.format, saved.copy, saved.now)
  return Number(result.lastInsertRowid)
}

/** The file was not made. */
export function forgetSavedPaper(database: Database, id: number): void {
  database.sql<[number]>('delete from saved_papers where id = ?').run(id)
}

/** Given up by a person: ended like any that failed, and nobody's matter any more. */
export const givenUp = 'given-up'

/**
 * The jobs of receipts and reports that did not come out since `since`, were not asked for again and not given up. One for
 * each paper, the last that failed.
 */
export function failedPrints(database: Database, since: number): number[] {
  return database
    .sql<[number], { id: number }>(
      `select max(failed.id) as id from jobs as failed
       where failed.state = 'failed' and failed.kind in ('print-receipt', 'print-day') and failed.finished_at >= ?
         and failed.last_error is not '${givenUp}'
         and not exists (select 1 from jobs as later where later.state = 'waiting'
           and later.subject = failed.subject and later.kind = failed.kind and later.id > failed.id)
         and not exists (select 1 from jobs as later where later.state = 'running'
           and later.subject = failed.subject and later.kind = failed.kind and later.id > failed.id)
         and not exists (select 1 from jobs as later where later.finished_at is not null
           and (later.state = 'done' or later.last_error = '${givenUp}')
           and later.subject = failed.subject and later.kind = failed.kind and later.id > failed.id)
       group by failed.kind, failed.subject`,
    )
    .all(since)
    .map(({ id }) => id)
}
