import { describe, expect, it } from 'vitest'
import type { Database } from '../../../main/store/database.ts'
import {
  claimNextJob,
  enqueueJob,
  finishJob,
  hastenJobs,
  jobProgress,
  nextJobAt,
  retryJob,
  runningJobs,
  waitingJob,
} from '../../../main/store/job-store.ts'
import { failedPrints } from '../../../main/store/print-store.ts'
import { readPrintState } from '../../../main/store/sale-store.ts'
import { testDatabase } from '../../support/database.ts'

describe('the job table', () => {
  it('gives the oldest due job to one worker only', () => {
    const database = testDatabase()
    enqueueJob(database, { kind: 'poll-payment', subject: 'late', runAt: 50, now: 0 })
    enqueueJob(database, { kind: 'poll-payment', subject: 'early', runAt: 10, now: 0 })
    expect(claimNextJob(database, 5)).toBeUndefined()
    expect(claimNextJob(database, 60)?.subject).toBe('early')
    expect(claimNextJob(database, 60)?.subject).toBe('late')
    expect(claimNextJob(database, 60)).toBeUndefined()
  })

  it('keeps a job over a failed try and counts the tries', () => {
    const database = testDatabase()
    const id = enqueueJob(database, {
      kind: 'print-receipt',
      subject: 's',
      payload: { copy: true },
      runAt: 0,
      now: 0,
    })
    claimNextJob(database, 1)
    retryJob(database, id, 100, 'no paper')
    expect(nextJobAt(database)).toBe(100)
    expect(claimNextJob(database, 100)).toMatchObject({ id, attempts: 2, payload: { copy: true } })
  })

  it('does not let a late worker finish a job that is no longer its own', () => {
    const database = testDatabase()
    const id = enqueueJob(database, { kind: 'print-receipt', subject: 's', runAt: 0, now: 0 })
    claimNextJob(database, 1)
    retryJob(database, id, 5, 'again')
    finishJob(database, id, 'done', 6)
    expect(waitingJob(database, 'print-receipt', 's')).toEqual({ id, runAt: 5 })
  })

  it('shows what a dead process left running', () => {
    const database = testDatabase()
    enqueueJob(database, { kind: 'submit-payment', subject: 'p', runAt: 0, now: 0 })
    claimNextJob(database, 1)
    expect(runningJobs(database)).toMatchObject([{ kind: 'submit-payment', subject: 'p' }])
  })

  it('brings a waiting job forward, never back', () => {
    const database = testDatabase()
    enqueueJob(database, { kind: 'poll-payment', subject: 'p', runAt: 500, now: 0 })
    hastenJobs(database, 'poll-payment', 'p', 100)
    hastenJobs(database, 'poll-payment', 'p', 300)
    expect(nextJobAt(database)).toBe(100)
  })
})

describe('the indexes of the job table', () => {
  it('answer what is asked all day without reading the jobs of years', () => {
    const database = testDatabase()
    const steps = (text: string, ...parameters: unknown[]) =>
      database
        .sql<unknown[], { detail: string }>(`explain query plan ${text}`)
        .all(...parameters)
        .map((row) => row.detail)
    const asked: string[] = []
    const listening: Database = {
      ...database,
      sql: (text: string) => {
        asked.push(text)
        return database.sql(text) as never
      },
    }
    claimNextJob(listening, 1)
    nextJobAt(listening)
    nextJobAt(listening, { noPrints: true, noneLongOwed: true, dueSince: 1 })
    jobProgress(listening, 'poll-payment', 's')
    waitingJob(listening, 'print-receipt', 's')
    runningJobs(listening)
    hastenJobs(listening, 'poll-payment', 's', 1)
    readPrintState(listening, 's')
    failedPrints(listening, 1).length
    expect(asked.length).toBeGreaterThan(6)
    const scans = asked.flatMap((text) =>
      steps(text, ...Array.from(text.matchAll(/\?/g), () => 1))
        .filter(
          (step) => /^SCAN /.test(step) && !/USING (COVERING )?INDEX jobs_(due|running|failed)/.test(step),
        )
        .map((step) => [step, text]),
    )
    expect(scans).toEqual([])
  })
})
