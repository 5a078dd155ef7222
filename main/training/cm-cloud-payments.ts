import { drawText } from './cloud-ids.ts'
import { cmReceipts } from './cm-cloud-receipts.ts'
import type {
  CmJob,
  CmOutcome,
  CmPaymentFault,
  CmPollAnswer,
  CmReport,
  CmTransactionRecord,
} from './cm-cloud-types.ts'
import type { CmWorld } from './cm-cloud-world.ts'

/*
 * What happens to an accepted transaction: its way to the terminal, the terminal's report, the clearing. All of it can be
 * repeated without harm, because a terminal may report twice and a restart begins every unfinished step again.
 */

/** What the terminal's next poll would bring: the payment on its screen is over, or one waits for it. */
export function newsFor(world: CmWorld, terminalId: string, showing: string | null): CmPollAnswer {
  if (showing !== null) {
    return world.ledger.transactions.get(showing)?.status === 'CREATED'
      ? { kind: 'nothing' }
      : { kind: 'called-off' }
  }
  // A payment that was fetched and never reported is handed over again: the terminal was killed in between.
  const waiting = world.ledger
    .openOn(terminalId)
    .find((record) => record.cardAt === null && !faultOf(record, 'never-fetched'))
  return waiting ? { kind: 'job', job: jobOf(waiting) } : { kind: 'nothing' }
}

export function poll(world: CmWorld, terminalId: string, showing: string | null): CmPollAnswer {
  const news = newsFor(world, terminalId, showing)
  const record = news.kind === 'job' ? world.ledger.transactions.get(news.job.transactionId) : undefined
  if (record?.fetchedAt === null) world.ledger.save({ ...record, fetchedAt: world.clock.now() })
  return news
}

function jobOf(record: CmTransactionRecord): CmJob {
  const { id: transactionId, type, amountMinor, currency, digits, reference } = record
  return { transactionId, type, amountMinor, currency, digits, reference }
}

/**
 * Only one payment is there for a terminal: one that was not fetched gives way to the next, without a word to whoever
 * asked for it. False: a payment on the screen keeps its place, and the new one is refused.
 */
export function makeRoom(world: CmWorld, terminalId: string): boolean {
  const open = world.ledger.openOn(terminalId)
  const shown = open.filter((record) => record.fetchedAt !== null)
  if (shown.length > 0 && world.quirks.whileBusy === 'refuse') return false
  for (const record of open) {
    const mayGo = record.fetchedAt === null || (world.quirks.whileBusy === 'abort' && record.cardAt === null)
    if (mayGo) callOff(world, record, 'aborted by a newer one')
  }
  return true
}

export function callOff(world: CmWorld, record: CmTransactionRecord, reason: string): void {
  const ended = { ...record, status: 'CANCELLED' as const, reason, endedAt: world.clock.now() }
  world.ledger.save(ended)
  world.stir(record.terminalId)
  watchTransaction(world, ended)
}

/** False: the payment is no longer wanted, and no money may move for it. */
export function takeReport(world: CmWorld, report: CmReport): boolean {
  const record = world.ledger.transactions.get(report.transactionId)
  if (record?.status !== 'CREATED') return false
  if (report.kind === 'card') {
    if (record.cardAt === null) world.ledger.save({ ...record, cardAt: world.clock.now() })
    return true
  }
  end(world, record, report.outcome)
  world.stir(record.terminalId)
  return true
}

function end(world: CmWorld, record: CmTransactionRecord, outcome: CmOutcome): void {
  if (outcome.result === 'cancelled' || outcome.card === null) {
    const { reason, at } = outcome
    world.ledger.save({ ...record, status: 'CANCELLED', reason, endedAt: at })
    return
  }
  const ended = withCard(world, record, outcome.result === 'approved', outcome)
  world.ledger.save(ended)
  if (outcome.result === 'approved' && faultOf(record, 'duplicate-charge')) {
    const id = `5${drawText(world.random, '0123456789', 30)}`
    const twin = { ...ended, id, faults: [] }
    world.ledger.save(twin)
    watchTransaction(world, twin)
  }
  watchTransaction(world, ended)
}

function withCard(
  world: CmWorld,
  record: CmTransactionRecord,
  approved: boolean,
  { card, at, reason }: Pick<CmOutcome, 'card' | 'at' | 'reason'>,
): CmTransactionRecord {
  const { clearMs } = world.timings
  const clearedAtOnce = approved && clearMs === 0 && !faultOf(record, 'never-cleared', 'reversed')
  const ended: CmTransactionRecord = {
    ...record,
    status: approved ? (clearedAtOnce ? 'CLEARED' : 'AUTHORIZED') : 'CANCELLED',
    result: approved ? 'APPROVED' : 'DECLINED',
    reason,
    card,
    endedAt: at,
    traceNumber: drawText(world.random, '123456789', 6),
    clearAt: approved && !clearedAtOnce ? world.clock.now() + clearMs : null,
  }
  return { ...ended, ...cmReceipts(world.organisation, ended) }
}

/** Starts, or after a restart starts again, what still has to happen to a transaction. */
export function watchTransaction(world: CmWorld, record: CmTransactionRecord): void {
  const late = faultOf(record, 'cleared-after-cancel')
  if (record.status === 'CANCELLED' && record.result === null && late) {
    world.later((record.endedAt ?? record.createdAt) + late.afterMs, () => clearAfterAll(world, record.id))
    return
  }
  if (record.status !== 'AUTHORIZED' || record.clearAt === null) return
  const reversal = faultOf(record, 'reversed')
  if (reversal) {
    world.later((record.endedAt ?? record.createdAt) + reversal.afterMs, () => {
      const now = world.ledger.transactions.get(record.id)
      if (now?.status !== 'AUTHORIZED') return
      const result = reversal.keepsResult ? now.result : null
      world.ledger.save({ ...now, status: 'CANCELLED', result, reason: 'reversed', clearAt: null })
    })
    return
  }
  if (faultOf(record, 'never-cleared')) return
  world.later(record.clearAt, () => {
    const now = world.ledger.transactions.get(record.id)
    if (now?.status === 'AUTHORIZED') world.ledger.save({ ...now, status: 'CLEARED', clearAt: null })
  })
}

function clearAfterAll(world: CmWorld, id: string): void {
  const record = world.ledger.transactions.get(id)
  if (record?.status !== 'CANCELLED' || record.result !== null) return
  const card = { brand: 'V_PAY', lastFour: '0119', entry: 'CONTACTLESS' as const, pin: false }
  const charged = withCard(world, record, true, { card, at: world.clock.now(), reason: 'cleared after all' })
  world.ledger.save({ ...charged, status: 'CLEARED', clearAt: null })
}

function faultOf<Kind extends CmPaymentFault['kind']>(
  record: CmTransactionRecord,
  ...kinds: Kind[]
): Extract<CmPaymentFault, { kind: Kind }> | undefined {
  return record.faults.find((fault): fault is Extract<CmPaymentFault, { kind: Kind }> =>
    kinds.some((kind) => kind === fault.kind),
  )
}
