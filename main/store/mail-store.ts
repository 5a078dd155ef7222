import type { MailedState } from '../../preload/contract/mail-views.ts'
import type { Database } from './database.ts'
import { givenUp } from './print-store.ts'

/* Receipts by e-mail, and what the customer chose instead of paper. */

export type Mailing = {
  jobId: number
  saleId: string
  copy: number
  state: Exclude<MailedState, 'not-asked'>
  reason: string | null
}

/** From now on the receipt counts as given, as a printed one does from before its first byte. */
export function noteMailing(
  database: Database,
  mailing: { jobId: number; saleId: string; copy: number; now: number },
): void {
  database
    .sql<[number, string, number, number]>(
      `insert into mailed_receipts (job_id, sale_id, copy, state, at) values (?, ?, ?, 'waiting', ?)`,
    )
    .run(mailing.jobId, mailing.saleId, mailing.copy, mailing.now)
}

const columns = 'job_id as jobId, sale_id as saleId, copy, state, reason'

export function loadMailing(database: Database, jobId: number): Mailing | undefined {
  return database.sql<[number], Mailing>(`select ${columns} from mailed_receipts where job_id = ?`).get(jobId)
}

/** Those of a sale, the oldest first. */
export function mailingsOf(database: Database, saleId: string): Mailing[] {
  return database
    .sql<[string], Mailing>(`select ${columns} from mailed_receipts where sale_id = ?`)
    .all(saleId)
    .sort((a, b) => a.jobId - b.jobId)
}

/** Undefined once its job has ended. */
export function waitingAddress(database: Database, jobId: number): string | undefined {
  const row = database
    .sql<[number], { address: string | null }>(
      `select json_extract(payload, '$.address') as address from jobs where id = ?`,
    )
    .get(jobId)
  return row?.address ?? undefined
}

/** Another account may be what they waited for. */
export function mailSoon(database: Database, now: number): void {
  database
    .sql<[number, number]>(
      `update jobs set run_at = ? where state = 'waiting' and kind = 'mail-receipt' and run_at > ?`,
    )
    .run(now, now)
}

/** How it ended. The address goes with it: nobody needs it any more. */
export function endMailing(
  database: Database,
  jobId: number,
  state: 'sent' | 'doubtful' | 'failed',
  reason: string | null,
): void {
  database
    .sql<[string, string | null, number]>('update mailed_receipts set state = ?, reason = ? where job_id = ?')
    .run(state, reason, jobId)
  database.sql<[number]>(`update jobs set payload = '{}' where id = ?`).run(jobId)
}

/** Letters that will not go by themselves any more, until somebody noted it or the receipt went another time. */
export function failedMails(database: Database, since: number): number[] {
  return database
    .sql<[number], { id: number }>(
      `select max(failed.id) as id from jobs as failed join mailed_receipts as mailed on mailed.job_id = failed.id
       where failed.state = 'failed' and failed.kind = 'mail-receipt' and failed.finished_at >= ?
         and failed.last_error is not '${givenUp}'
         and not exists (select 1 from mailed_receipts as later
           where later.sale_id = mailed.sale_id and later.job_id > failed.id)
       group by mailed.sale_id`,
    )
    .all(since)
    .map(({ id }) => id)
}

export function noteChoice(
  database: Database,
  choice: { saleId: string; choice: 'none' | 'code'; now: number },
): void {
  database
    .sql<[string, string, number]>('insert into receipt_choices (sale_id, choice, at) values (?, ?, ?)')
    .run(choice.saleId, choice.choice, choice.now)
}

export function choicesOf(database: Database, saleId: string): ('none' | 'code')[] {
  return database
    .sql<[string], { choice: 'none' | 'code' }>('select choice from receipt_choices where sale_id = ?')
    .all(saleId)
    .map(({ choice }) => choice)
}
