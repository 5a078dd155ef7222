import { describe, expect, it } from 'vitest'
import { createWorker, retryDelayMs, type WorkerContext } from '../../../main/queue/worker.ts'
import type { Database } from '../../../main/store/database.ts'
import { enqueueJob, type Job, type JobKind, type JobOutcome } from '../../../main/store/job-store.ts'
import { appendJournal } from '../../../main/store/journal-store.ts'
import { type TestClock, testClock } from '../../support/clock.ts'
import { testDatabase } from '../../support/database.ts'

type Step = { job: Job; end(outcome: JobOutcome): void; fail(error: Error): void }

/** A worker whose steps end when the test says so. */
function bench(database: Database = testDatabase(), clock: TestClock = testClock()) {
  const steps: Step[] = []
  const logged: string[] = []
  const note = (event: string) => void logged.push(event)
  const step = (job: Job) =>
    new Promise<JobOutcome>((resolve, reject) => {
      steps.push({ job, end: resolve, fail: reject })
    })
  const context: WorkerContext = {
    database,
    clock,
    log: { info: note, warn: note, error: note },
    random: () => 0.5,
    steps: { 'submit-payment': step, 'poll-payment': step, 'print-receipt': step },
  }
  const worker = createWorker(context)
  const add = (kind: JobKind, subject: string, runAt = clock.now()) =>
    enqueueJob(database, { kind, subject, runAt, now: clock.now() })
  const rows = () =>
    database
      .sql<[], { kind: string; state: string; last_error: string | null; payload: string }>(
        'select kind, state, last_error, payload from jobs order by id',
      )
      .all()
  const finish = async (index: number, outcome: JobOutcome = { kind: 'done' }) => {
    steps[index]?.end(outcome)
    await clock.advance(0)
  }
  return { database, clock, worker, steps, logged, add, rows, finish }
}

describe('the worker', () => {
  it('runs jobs of different subjects at the same time: a print does not wait for a poll', async () => {
    const { worker, steps, add } = bench()
    add('poll-payment', 'payment-1')
    add('print-receipt', 'sale-9')
    worker.start()
    expect(steps.map((step) => step.job.kind)).toEqual(['poll-payment', 'print-receipt'])
  })

  it('runs jobs of one subject one after the other', async () => {
    const { worker, steps, add, finish } = bench()
    add('submit-payment', 'payment-1')
    add('poll-payment', 'payment-1')
    worker.start()
    expect(steps).toHaveLength(1)
    await finish(0)
    expect(steps.map((step) => step.job.kind)).toEqual(['submit-payment', 'poll-payment'])
  })

  it('waits until a job is due, on the clock it was given', async () => {
    const { worker, steps, add, clock } = bench()
    add('poll-payment', 'payment-1', clock.now() + 5_000)
    worker.start()
    await clock.advance(4_999)
    expect(steps).toHaveLength(0)
    await clock.advance(1)
    expect(steps).toHaveLength(1)
  })

  it('takes new work at once when it is nudged', async () => {
    const { worker, steps, add, clock } = bench()
    worker.start()
    add('poll-payment', 'payment-1')
    worker.nudge()
    await clock.advance(0)
    expect(steps).toHaveLength(1)
  })

  it('keeps a job that has to be done again, with what it has learnt', async () => {
    const { worker, steps, add, clock, finish, rows } = bench()
    add('poll-payment', 'payment-1')
    worker.start()
    await finish(0, { kind: 'again', runAt: clock.now() + 2_000, payload: { asked: 1 } })
    expect(rows()).toMatchObject([{ state: 'waiting', payload: '{"asked":1}' }])
    await clock.advance(2_000)
    expect(steps[1]?.job).toMatchObject({ payload: { asked: 1 }, attempts: 2 })
  })

  it('logs an exception and tries again later and later, and never drops the job', async () => {
    const { worker, steps, add, clock, logged, rows } = bench()
    add('print-receipt', 'sale-1')
    worker.start()
    for (const [index, wait] of [1_000, 2_000, 4_000].entries()) {
      steps[index]?.fail(new Error('no paper, no cry'))
      await clock.advance(0)
      await clock.advance(wait - 1)
      expect(steps).toHaveLength(index + 1)
      await clock.advance(1)
      expect(steps).toHaveLength(index + 2)
    }
    expect(logged.filter((event) => event === 'job-threw')).toHaveLength(3)
    expect(rows()[0]?.last_error).toContain('no paper')
    expect([retryDelayMs(50, 0), retryDelayMs(50, 0.5), retryDelayMs(50, 1)]).toEqual([
      48_000, 60_000, 72_000,
    ])
  })

  it('keeps a job that this program does not know', async () => {
    const { worker, add, rows } = bench()
    add('print-test', 'printer')
    worker.start()
    await worker.idle()
    expect(rows()).toMatchObject([{ state: 'waiting' }])
  })

  it('runs no more than eight steps at once, and the rest after them', async () => {
    const { worker, steps, add, finish } = bench()
    for (let index = 0; index < 10; index++) add('poll-payment', `payment-${index}`)
    worker.start()
    expect(steps).toHaveLength(8)
    await finish(0)
    expect(steps).toHaveLength(9)
  })

  it('sends no more than two papers to the printer at once: a dead printer holds no question up', async () => {
    const { worker, steps, add, finish } = bench()
    for (let index = 0; index < 20; index++) add('print-receipt', `sale-${index}`)
    add('poll-payment', 'payment-1')
    worker.start()
    expect(steps.map((step) => step.job.kind)).toEqual(['print-receipt', 'print-receipt', 'poll-payment'])
    await finish(0)
    expect(steps.map((step) => step.job.subject).at(-1)).toBe('sale-2')
  })

  it('lets three questions of long ago hang in an outage, and the customer at the till pass them', async () => {
    const { worker, steps, add, clock } = bench()
    for (let index = 0; index < 20; index++) add('poll-payment', `old-${index}`, clock.now() + 700_000)
    worker.start()
    await clock.advance(700_000)
    expect(steps.map((step) => step.job.subject)).toEqual(['old-0', 'old-1', 'old-2'])
    add('submit-payment', 'new')
    add('poll-payment', 'newer')
    worker.nudge()
    await clock.advance(0)
    expect(steps.map((step) => step.job.subject).slice(3)).toEqual(['new', 'newer'])
  })

  it('begins four of what is late at once, and then one after the other', async () => {
    const { worker, steps, add, clock } = bench()
    for (let index = 0; index < 8; index++) add('poll-payment', `late-${index}`, clock.now() - 60_000)
    worker.start()
    expect(steps).toHaveLength(4)
    // What is due now is not held up by it.
    add('submit-payment', 'new')
    worker.nudge()
    await clock.advance(0)
    expect(steps.at(-1)?.job.subject).toBe('new')
    await clock.advance(399)
    expect(steps).toHaveLength(5)
    await clock.advance(1)
    expect(steps.at(-1)?.job.subject).toBe('late-4')
    await clock.advance(800)
    expect(steps).toHaveLength(8)
  })

  it('waits for the running step when it stops, and begins no other', async () => {
    const { worker, steps, add, clock, finish } = bench()
    add('print-receipt', 'sale-1')
    worker.start()
    const stopped: string[] = []
    const stopping = worker.stop().then(() => stopped.push('stopped'))
    add('print-receipt', 'sale-2')
    worker.nudge()
    await clock.advance(60_000)
    expect(stopped).toEqual([])
    await finish(0)
    await stopping
    expect(steps).toHaveLength(1)
  })

  it('does not fall silent for hours when the clock is set back', async () => {
    const { worker, steps, add, clock } = bench()
    add('poll-payment', 'payment-1', clock.now() + 5_000)
    worker.start()
    const hour = 3_600_000
    // The timer counts the time that passes: it fires after 5 s, whatever the wall says.
    const realNow = clock.now
    clock.now = () => realNow() - 3 * hour
    await clock.advance(5_000)
    expect(steps).toHaveLength(1)
  })

  it('notices at its start that the clock was set back while it was off', async () => {
    const { worker, steps, add, clock, database } = bench()
    database.inTransaction(() => appendJournal(database, clock.now(), 'till-set-up', 'till', {}))
    add('poll-payment', 'payment-1', clock.now() + 5_000)
    clock.set(clock.now() - 3 * 3_600_000)
    worker.start()
    await clock.advance(5_000)
    expect(steps).toHaveLength(1)
  })

  it('notices it also when recovery has written into the journal since', async () => {
    const { worker, steps, add, clock, database } = bench()
    const write = () =>
      database.inTransaction(() => appendJournal(database, clock.now(), 'till-set-up', 'till', {}))
    write()
    add('submit-payment', 'payment-1')
    clock.set(clock.now() - 3 * 3_600_000)
    worker.start(write)
    await clock.advance(0)
    expect(steps).toHaveLength(1)
  })

  it('releases what a dead process left running, but never a request for money', async () => {
    const first = bench()
    first.add('poll-payment', 'payment-1')
    first.add('submit-payment', 'payment-2')
    first.add('print-receipt', 'sale-3')
    first.worker.start()
    expect(first.steps).toHaveLength(3)

    const second = bench(first.database, first.clock)
    second.worker.start()
    expect(second.steps.map((step) => step.job.kind)).toEqual(['poll-payment', 'print-receipt'])
    expect(second.rows()).toContainEqual(
      expect.objectContaining({ kind: 'submit-payment', state: 'failed', last_error: 'interrupted' }),
    )
  })

  it('goes on asking about a payment while the disk refuses every row, and sends and prints nothing', async () => {
    const { worker, add, database, clock, rows, finish, steps } = bench()
    worker.start()
    add('poll-payment', 'payment-1')
    add('submit-payment', 'payment-2')
    add('print-receipt', 'sale-1')
    database.execute(
      `create temp trigger broken before update on jobs begin select raise(abort, 'disk I/O error'); end`,
    )
    worker.nudge()
    await clock.advance(0)
    expect(steps.map(({ job }) => job.kind)).toEqual(['poll-payment'])
    await finish(0, { kind: 'again', runAt: clock.now() + 4_000, payload: { failures: 3 } })
    await clock.advance(3_000)
    expect(steps).toHaveLength(1)
    await clock.advance(2_000)
    expect(steps.map(({ job }) => job.kind)).toEqual(['poll-payment', 'poll-payment'])
    expect(steps[1]?.job.payload).toEqual({ failures: 3 })
    database.execute('drop trigger broken')
    await finish(1, { kind: 'done' })
    await clock.advance(2_000)
    expect(steps.map(({ job }) => job.kind).sort()).toEqual([
      'poll-payment',
      'poll-payment',
      'print-receipt',
      'submit-payment',
    ])
    for (const index of [2, 3]) await finish(index)
    expect(rows().map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  })

  it('writes a result that the disk refused as soon as the disk takes it', async () => {
    const { worker, add, database, clock, rows, finish, steps } = bench()
    add('print-receipt', 'sale-1')
    worker.start()
    database.execute(
      `create temp trigger full before update on jobs when new.state = 'done'
       begin select raise(abort, 'disk full'); end`,
    )
    await finish(0)
    await clock.advance(3_000)
    expect(rows()).toMatchObject([{ state: 'running' }])
    database.execute('drop trigger full')
    await clock.advance(1_000)
    expect(rows()).toMatchObject([{ state: 'done' }])
    expect(steps).toHaveLength(1)
  })
})
