import { describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../main/store/database.ts'
import { auditTill } from '../support/audit-till.ts'
import { composedTill, ringUp, setUp, until } from '../support/composed-till.ts'
import { brokenClaims, type Claim } from './claims.ts'

/** Sales for cash and by card, one of them half given back, a closed day, and a card payment that waits for its cardholder. */
async function busyTill() {
  let database: Database | undefined
  const till = await composedTill({
    openDatabase(path) {
      database = openDatabase(path)
      return database
    },
  })
  await setUp(till)
  const sell = async (paymentId: string) => {
    const { saleId } = await ringUp(till, 2)
    await till.get('payment.cash', { paymentId, saleId, amountMinor: null, tenderedMinor: null })
    return await till.get('sales.get', { saleId })
  }
  const sale = await sell('cash-1')
  const { saleId: paidId, totalMinor } = await ringUp(till, 2)
  await till.get('payment.card', { paymentId: 'card-0', saleId: paidId, amountMinor: null, readerId: null })
  await until(async () => {
    const reader = (await till.get('training.view')).readers[0]
    if (reader?.actions.includes('tap-good'))
      await till.get('training.act', { serial: reader.serial, action: 'tap-good' })
    return (await till.get('payment.get', { paymentId: 'card-0' })).isFinal
  })
  const backMinor = Math.floor(totalMinor / 2)
  await till.get('refund.start', { refundId: 'back-0', paymentId: 'card-0', amountMinor: backMinor })
  await until(async () => (await till.get('refund.get', { refundId: 'back-0' })).isFinal)
  await sell('cash-2')
  const day = await till.get('day.close')
  await sell('cash-3')
  const { saleId } = await ringUp(till, 1)
  await till.get('payment.card', { paymentId: 'card-1', saleId, amountMinor: null, readerId: null })
  const card = await until(async () => {
    const payment = await till.get('payment.get', { paymentId: 'card-1' })
    return payment.status === 'pending' && payment
  })
  if (!database) throw new Error('no database was opened')
  for (const { name } of database
    .sql<[], { name: string }>(`select name from sqlite_schema where type = 'trigger'`)
    .all())
    database.execute(`drop trigger ${name}`)
  return { till, database, sale, day, card, backMinor }
}

/** A sale of two articles for cash, and one of them given back. */
async function returningTill() {
  let database: Database | undefined
  const till = await composedTill({
    openDatabase(path) {
      database = openDatabase(path)
      return database
    },
  })
  await setUp(till)
  const { saleId } = await ringUp(till, 2)
  await till.get('payment.cash', { paymentId: 'cash-1', saleId, amountMinor: null, tenderedMinor: null })
  const lines = [{ position: 1, quantityMilli: 1000 }]
  await till.get('return.add', { saleId, taken: { kind: 'lines', lines } })
  const { basketId } = await till.get('basket.get')
  const { cash } = await till.get('return.plan', { saleId: basketId })
  await till.get('return.give-back', { saleId: basketId, cashMinor: cash?.inCoins.minor ?? 0 })
  if (!database) throw new Error('no database was opened')
  for (const { name } of database
    .sql<[], { name: string }>(`select name from sqlite_schema where type = 'trigger'`)
    .all())
    database.execute(`drop trigger ${name}`)
  return database
}

const openRefund = (status: string, sentAt: string) =>
  `update refunds set status = '${status}', submitted_at = ${sentAt}, refunded_at = null, final_at = null, z_number = null`

describe('the audit', () => {
  it('finds what came back without its money, otherwise than it was sold, or untold', async () => {
    const database = await returningTill()
    expect(auditTill(database)).toEqual([])
    const damages: [sql: string, sentence: RegExp][] = [
      ['delete from return_tenders', /sale 2: 0 given back of -\d+/],
      ['update return_tenders set amount_minor = amount_minor + 1', /sale 2: \d+ given back of -\d+/],
      ['update returns set amount_minor = amount_minor - 1', /sale 1: line 1 came back otherwise/],
      ['update returns set quantity_milli = 2000', /sale 1: line 1 came back otherwise/],
      ['delete from returns', /sale 2: the journal tells of other returns/],
    ]
    for (const [sql, sentence] of damages) {
      database.execute('savepoint whole')
      database.execute(sql)
      expect(auditTill(database).join('\n'), sql).toMatch(sentence)
      database.execute('rollback to whole; release whole')
    }
  })

  it('finds nothing in whole books, and each thing that is missing, changed or half', async () => {
    const { database } = await busyTill()
    expect(auditTill(database)).toEqual([])
    const damages: [sql: string, sentence: RegExp][] = [
      [`delete from payments where id = 'cash-1'`, /sale 1: only 0 of \d+ is paid/],
      [`delete from sales where number = 4`, /the journal tells of 1 sales that are not there/],
      [`delete from sales where number = 4`, /is paid, and there is no sale/],
      [`update sales set number = 5 where number = 4`, /sale 5 stands where 4 belongs/],
      [`update sales set receipt_number = 'T-000009' where number = 4`, /sale 4 has receipt T-000009/],
      [
        `update sales set document = replace(document, 'Corner', 'Other') where number = 1`,
        /sale 1: the receipt is not the recorded one/,
      ],
      [`update journal set body = '{}' where number = 2`, /journal: entry 2 was changed/],
      [`update journal set previous_hash = hash where number = 2`, /journal: entry 2 follows another one/],
      [`delete from journal where number = 2`, /journal: 3 stands where 2 belongs/],
      [`delete from journal where kind = 'sale-recorded'`, /sale 1: 0 journal entries tell of it/],
      [`delete from journal where kind = 'payment-started'`, /payment card-1 .*does not tell of its start/],
      [`delete from jobs where kind = 'print-receipt'`, /sale 1: nobody prints its receipt/],
      [`delete from jobs where subject = 'card-1'`, /payment card-1 \(pending\): nobody asks/],
      [`delete from payment_events where sequence = 2`, /payment card-1 .*its timeline has a gap/],
      [`delete from journal where kind = 'refund-started'`, /refund back-0 .*does not tell of its start/],
      [`delete from journal where kind = 'refund-final'`, /refund back-0 .*does not tell of its end/],
      [`delete from payment_events where code like 'refund%'`, /refund back-0 .*does not name it/],
      [`update refunds set amount_minor = 1000000`, /payment card-0: 1000000 of \d+ goes or went back/],
      // After its end a refund is still looked for, in case its request was handed over twice.
      [
        `delete from jobs where subject = 'back-0'; ${openRefund('unknown', '1')}`,
        /refund back-0 \(unknown\): nobody sees to it/,
      ],
      [openRefund('submitting', 'null'), /refund back-0 \(submitting\): nobody can tell whether it was sent/],
      [`update day_totals set totals = '{}'`, /day 1: .*kept/],
      [`update days set document = '{}' where z_number = 1`, /day 1: the report is not the recorded one/],
      [`update days set z_number = 2 where z_number = 1`, /report 2 stands where 1 belongs/],
    ]
    for (const [sql, sentence] of damages) {
      database.execute('savepoint whole')
      database.execute(sql)
      expect(auditTill(database), sql).toContainEqual(expect.stringMatching(sentence))
      database.execute('rollback to whole')
      database.execute('release whole')
    }
    expect(auditTill(database)).toEqual([])
  })

  it('compares with what was shown, claim by claim', async () => {
    const { database, sale, day, card, backMinor } = await busyTill()
    const { saleId, saleNumber, receiptNumber, total } = sale
    const reference = database
      .sql<[], { reference: string }>(`select reference from payments where id = 'card-1'`)
      .get()?.reference
    const kept: Claim[] = [
      { said: 'set-up' },
      { said: 'line', saleId, lines: 2 },
      { said: 'sale', saleId, saleNumber, receiptNumber, totalMinor: total.minor },
      { said: 'payment', paymentId: 'cash-1', status: 'approved', amountMinor: total.minor },
      { said: 'payment', paymentId: 'card-1', status: 'created', amountMinor: card.amount.minor },
      { said: 'payment', paymentId: 'card-1', status: 'pending', amountMinor: card.amount.minor },
      { said: 'sending', reference: reference ?? '' },
      { said: 'refund', refundId: 'back-0', status: 'pending', amountMinor: backMinor },
      { said: 'refund', refundId: 'back-0', status: 'refunded', amountMinor: backMinor },
      { said: 'refunding', refundId: 'back-0' },
      { said: 'day', zNumber: day.zNumber ?? 0, grossMinor: day.totals.gross.minor },
    ]
    expect(brokenClaims(database, kept)).toEqual([])
    const broken: Claim[] = [
      { said: 'line', saleId, lines: 3 },
      { said: 'sale', saleId: 'nobody', saleNumber: 9, receiptNumber: 'T-000009', totalMinor: 1 },
      { said: 'sale', saleId, saleNumber: saleNumber + 1, receiptNumber, totalMinor: total.minor },
      { said: 'sale', saleId, saleNumber, receiptNumber, totalMinor: total.minor + 1 },
      { said: 'payment', paymentId: 'card-1', status: 'approved', amountMinor: card.amount.minor },
      { said: 'payment', paymentId: 'card-1', status: 'pending', amountMinor: card.amount.minor + 1 },
      { said: 'payment', paymentId: 'card-2', status: 'created', amountMinor: 1 },
      { said: 'sending', reference: 'NEVERSEEN00000' },
      { said: 'refund', refundId: 'back-0', status: 'failed', amountMinor: backMinor },
      { said: 'refund', refundId: 'back-0', status: 'refunded', amountMinor: backMinor + 1 },
      { said: 'refund', refundId: 'back-1', status: 'created', amountMinor: 1 },
      { said: 'refunding', refundId: 'back-1' },
      { said: 'day', zNumber: 2, grossMinor: 0 },
      { said: 'day', zNumber: 1, grossMinor: day.totals.gross.minor + 1 },
    ]
    for (const claim of broken) expect(brokenClaims(database, [claim]), JSON.stringify(claim)).toHaveLength(1)
    database.execute(`update payments set submitted_at = null where id = 'card-1'`)
    expect(brokenClaims(database, [{ said: 'sending', reference: reference ?? '' }])).toHaveLength(1)
  })
})
