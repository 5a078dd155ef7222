import { describe, expect, it } from 'vitest'
import { giveUp, tryNow } from '../../../main/queue/change-queue.ts'
import { countStopped, listQueue, type QueueContext } from '../../../main/queue/list-queue.ts'
import {
  claimNextJob,
  enqueueJob,
  finishJob,
  type JobKind,
  repeatJob,
} from '../../../main/store/job-store.ts'
import { insertPayment, loadTimeline } from '../../../main/store/payment-store.ts'
import type { OwedItem } from '../../../preload/contract/queue-views.ts'
import { testClock } from '../../support/clock.ts'
import { testDatabase } from '../../support/database.ts'
import { must, storeReader } from '../../support/payment-desk.ts'

const reason = 'the customer has left'

function queue() {
  const database = testDatabase()
  const clock = testClock()
  const nudges: string[] = []
  let wakes = 0
  const note = () => undefined
  const context: QueueContext = {
    database,
    clock,
    log: { info: note, warn: note, error: note },
    providerName: (id) => (id === 'fake' ? 'Fake Pay' : id),
    nudge: (topic) => void nudges.push(topic),
    wakeQueue: () => {
      wakes += 1
    },
  }
  const add = (kind: JobKind, subject = 'payment-1', payload: Record<string, unknown> = {}, inMs = 30_000) =>
    enqueueJob(database, { kind, subject, payload, runAt: clock.now() + inMs, now: clock.now() })
  const list = () => must(listQueue(context)).items
  const only = (): OwedItem => {
    const [item, ...others] = list()
    if (!item || others.length > 0) throw new Error(`${others.length + 1} items`)
    return item
  }
  const row = (id: number) =>
    database
      .sql<[number], { state: string; run_at: number; last_error: string | null }>(
        'select state, run_at, last_error from jobs where id = ?',
      )
      .get(id)
  const failNow = (id: number, why: string) => {
    claimNextJob(database, clock.now() + 60_000)
    finishJob(database, id, 'failed', clock.now(), why)
  }
  const journal = () =>
    database
      .sql<[], { kind: string; subject: string; body: string }>('select kind, subject, body from journal')
      .all()
  return { database, clock, context, nudges, add, list, only, row, failNow, journal, wakes: () => wakes }
}

type Queue = ReturnType<typeof queue>

function storePayment({ database, clock }: Queue, status: 'pending' | 'unknown' | 'declined' = 'pending') {
  storeReader(database, 'fake')
  const common = {
    id: 'payment-1',
    saleId: 'sale-1',
    amountMinor: 1250,
    currency: 'EUR',
    createdAt: clock.now(),
    updatedAt: clock.now(),
    tender: 'card' as const,
    cancelWishedAt: null,
    submittedAt: clock.now(),
    providerIds: {},
    providerText: null,
    attempt: {
      provider: 'fake',
      readerId: 'reader-1',
      providerReaderId: 'rdr_reader-1',
      readerName: 'Counter',
      reference: 'R1',
    },
  }
  if (status === 'declined')
    insertPayment(database, { ...common, status, reason: 'declined', finalAt: clock.now() })
  else if (status === 'unknown')
    insertPayment(database, { ...common, status, readerState: null, reason: 'asking-failed' })
  else insertPayment(database, { ...common, status, readerState: null, reason: null })
}

describe('the list of what the till owes', () => {
  it('says what a question is about, since when, how often it was tried, why it failed and when it is next', async () => {
    const bench = queue()
    storePayment(bench)
    const id = bench.add('poll-payment', 'payment-1', {}, 0)
    const job = claimNextJob(bench.database, bench.clock.now())
    expect(job?.id).toBe(id)
    await bench.clock.advance(5_000)
    repeatJob(bench.database, id, bench.clock.now() + 4_000, {}, 'timeout')
    expect(bench.only()).toEqual({
      itemId: id,
      refundId: null,
      what: 'ask-outcome',
      state: 'waiting',
      needsSomebody: false,
      paymentId: 'payment-1',
      saleId: 'sale-1',
      number: null,
      amount: { minor: 1250, currency: 'EUR' },
      where: 'Counter',
      createdAt: bench.clock.now() - 5_000,
      tries: 1,
      nextAt: bench.clock.now() + 4_000,
      cause: 'timeout',
      canTryNow: true,
      keptBecause: 'money-may-have-moved',
    })
  })

  it('puts what needs somebody first: outcomes that nobody knows, and papers that stopped', () => {
    const bench = queue()
    storePayment(bench, 'unknown')
    bench.add('print-receipt', 'sale-7', {}, 1_000)
    bench.add('poll-payment', 'payment-1', {}, 60_000)
    expect(bench.list().map(({ what, needsSomebody }) => [what, needsSomebody])).toEqual([
      ['ask-outcome', true],
      ['print-receipt', false],
    ])
  })

  it('tells a question about an open payment from a last look at one that was ruled out', () => {
    const bench = queue()
    storePayment(bench, 'declined')
    bench.add('poll-payment')
    expect(bench.only()).toMatchObject({ what: 'look-again', needsSomebody: false })
  })

  it('names papers: receipt or copy, X or Z, and the provider of a watch', () => {
    const bench = queue()
    bench.add('print-receipt', 'sale-1', { copy: true }, 1)
    bench.add('print-day', '1', { document: { any: 1 } }, 2)
    bench.add('print-test', 'printer', {}, 3)
    bench.add('watch-payments', 'fake', {}, 4)
    expect(bench.list().map(({ what, where }) => [what, where])).toEqual([
      ['print-copy', null],
      ['print-x-report', null],
      ['print-test', null],
      ['watch-payments', 'Fake Pay'],
    ])
  })

  it('is silent about the watch over charges, which is daily work, unless it fails', () => {
    const bench = queue()
    storePayment(bench)
    bench.database
      .sql(
        `update payments set status = 'approved', charged_minor = 1250, approved_at = ?, final_at = ?,
           card = '{"scheme":"","lastFour":"","entry":"","authorisationCode":"","transactionCode":""}', settlement = 'settled'`,
      )
      .run(bench.clock.now(), bench.clock.now())
    const id = bench.add('watch-payments', 'fake', {}, 0)
    expect(bench.list()).toEqual([])
    claimNextJob(bench.database, bench.clock.now())
    repeatJob(bench.database, id, bench.clock.now() + 1_000, {}, 'timeout')
    expect(bench.only()).toMatchObject({ what: 'watch-payments', cause: 'timeout' })
  })

  it('shows the text of an exception to nobody, and work of a newer program as such', () => {
    const bench = queue()
    const id = bench.add('calibrate-drone' as JobKind, 'x', {}, 0)
    claimNextJob(bench.database, bench.clock.now())
    repeatJob(bench.database, id, bench.clock.now() + 1_000, {}, 'Error: sup_sk_canary at line 3')
    expect(bench.only()).toMatchObject({ what: 'other', cause: 'internal', keptBecause: 'not-known' })
    expect(JSON.stringify(bench.list())).not.toContain('canary')
  })

  it('shows a paper that stopped until it is asked for again, given up, or a day old', async () => {
    const bench = queue()
    const id = bench.add('print-receipt', 'sale-1', {}, 0)
    bench.failNow(id, 'no-paper')
    expect(bench.only()).toMatchObject({
      state: 'stopped',
      cause: 'no-paper',
      nextAt: null,
      needsSomebody: true,
    })
    expect(countStopped(bench.context)).toBe(1)
    await bench.clock.advance(24 * 3_600_000 + 1)
    expect(bench.list()).toEqual([])
  })

  it('is cut at two hundred, and says how many there are', () => {
    const bench = queue()
    for (let index = 0; index < 230; index++) bench.add('print-receipt', `sale-${index}`)
    const list = must(listQueue(bench.context))
    expect([list.items.length, list.total]).toEqual([200, 230])
  })
})

describe('trying now', () => {
  it('brings a waiting step forward and wakes the queue, once however often it is pressed', () => {
    const bench = queue()
    storePayment(bench)
    const id = bench.add('poll-payment')
    must(tryNow(bench.context, { itemId: id }))
    must(tryNow(bench.context, { itemId: id }))
    expect(bench.row(id)?.run_at).toBe(bench.clock.now())
    expect(bench.wakes()).toBe(2)
    expect(bench.only()).toMatchObject({ canTryNow: false })
  })

  it('begins a paper that stopped anew, as a job of its own', () => {
    const bench = queue()
    const id = bench.add('print-receipt', 'sale-1', { copy: true }, 0)
    bench.failNow(id, 'no-paper')
    must(tryNow(bench.context, { itemId: id }))
    expect(bench.only()).toMatchObject({ what: 'print-copy', state: 'waiting', tries: 0 })
    expect(bench.row(id)).toMatchObject({ state: 'failed', last_error: 'no-paper' })
  })

  it('never sends a payment again: what ended is gone, whatever a screen still shows', () => {
    const bench = queue()
    const id = bench.add('submit-payment', 'payment-1', {}, 0)
    bench.failNow(id, 'interrupted')
    must(tryNow(bench.context, { itemId: id }))
    expect(bench.list()).toEqual([])
    expect(tryNow(bench.context, { itemId: 999 })).toMatchObject({ error: { code: 'queue-item-gone' } })
  })
})

describe('giving up', () => {
  const kinds: Record<JobKind, boolean> = {
    'submit-payment': false,
    'poll-payment': false,
    'cancel-payment': false,
    'watch-payments': false,
    'submit-refund': false,
    'poll-refund': false,
    'reconcile-day': false,
    'read-payouts': false,
    'fetch-slip': true,
    'fetch-refund-slip': true,
    'print-receipt': true,
    'print-gift': true,
    'print-day': true,
    'print-report': true,
    'print-test': true,
    'print-slip': true,
    'print-card-text': true,
    'mail-receipt': true,
  }

  it.each(Object.entries(kinds))('is possible for %s: %s, whatever a screen sends', (kind, isSafe) => {
    const bench = queue()
    storePayment(bench)
    const id = bench.add(kind as JobKind)
    expect(bench.only().keptBecause === null).toBe(isSafe)
    const answer = giveUp(bench.context, { itemId: id, reason })
    expect(answer).toMatchObject(isSafe ? { ok: true } : { error: { code: 'give-up-not-safe' } })
    expect(bench.row(id)?.state).toBe(isSafe ? 'failed' : 'waiting')
    expect(bench.journal()).toHaveLength(isSafe ? 1 : 0)
  })

  it('of an approval that was taken back is a note, with its reason in the journal and in the history', () => {
    const bench = queue()
    storePayment(bench)
    const id = bench.add('poll-payment', 'payment-1', {}, 0)
    bench.failNow(id, 'approval-disputed')
    expect(bench.only()).toMatchObject({
      what: 'approval-disputed',
      state: 'stopped',
      needsSomebody: true,
      cause: 'approval-disputed',
      canTryNow: false,
      keptBecause: null,
    })
    expect(countStopped(bench.context)).toBe(1)
    must(tryNow(bench.context, { itemId: id }))
    expect(bench.list()).toHaveLength(1)
    expect(
      must(giveUp(bench.context, { itemId: id, reason: 'asked the customer to pay again' })).items,
    ).toEqual([])
    expect(countStopped(bench.context)).toBe(0)
    expect(bench.journal()).toMatchObject([{ kind: 'dispute-noted', subject: 'payment-1' }])
    expect(loadTimeline(bench.database, 'payment-1')).toMatchObject([
      { source: 'cashier', code: 'dispute-noted', values: { text: 'asked the customer to pay again' } },
    ])
  })

  it('is impossible for work that this program does not know', () => {
    const bench = queue()
    const id = bench.add('calibrate-drone' as JobKind)
    expect(giveUp(bench.context, { itemId: id, reason })).toMatchObject({
      error: { code: 'give-up-not-safe' },
    })
  })

  it('writes reason, paper and tries into the journal, without a person’s name', () => {
    const bench = queue()
    const id = bench.add('print-receipt', 'sale-1')
    must(giveUp(bench.context, { itemId: id, reason }))
    const [entry] = bench.journal()
    expect(entry).toMatchObject({ kind: 'print-given-up', subject: 'sale-1' })
    expect(JSON.parse(entry?.body ?? '')).toEqual({
      what: 'print-receipt',
      receiptNumber: null,
      tries: 0,
      lastError: null,
      reason,
      by: 'cashier',
    })
    expect(bench.nudges).toEqual(['sales'])
  })

  it('takes a stopped paper off the attention mark for good, also the tries before it', () => {
    const bench = queue()
    const first = bench.add('print-receipt', 'sale-1', {}, 0)
    bench.failNow(first, 'no-paper')
    const second = bench.add('print-receipt', 'sale-1', {}, 0)
    bench.failNow(second, 'no-paper')
    must(giveUp(bench.context, { itemId: second, reason }))
    expect(bench.list()).toEqual([])
    expect(countStopped(bench.context)).toBe(0)
  })

  it('waits for the step that is under way', () => {
    const bench = queue()
    const id = bench.add('print-receipt', 'sale-1', {}, 0)
    claimNextJob(bench.database, bench.clock.now())
    expect(giveUp(bench.context, { itemId: id, reason })).toMatchObject({
      error: { code: 'queue-item-running' },
    })
    expect(bench.row(id)?.state).toBe('running')
  })
})
