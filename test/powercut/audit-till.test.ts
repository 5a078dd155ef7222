import { describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../main/store/database.ts'
import { auditTill } from '../support/audit-till.ts'
import { composedTill, ringUp, setUp, until } from '../support/composed-till.ts'
import { brokenClaims, type Claim } from './claims.ts'

/** Two sales for cash, a closed day, a sale on the next one, and a card payment that waits for its cardholder. */
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
  return { till, database, sale, day, card }
}

describe('the audit', () => {
  it('finds nothing in whole books, and each thing that is missing, changed or half', async () => {
    const { database } = await busyTill()
    expect(auditTill(database)).toEqual([])
    const damages: [sql: string, sentence: RegExp][] = [
      [`delete from payments where id = 'cash-1'`, /sale 1: only 0 of \d+ is paid/],
      [`delete from sales where number = 3`, /the journal tells of 1 sales that are not there/],
      [`delete from sales where number = 3`, /is paid, and there is no sale/],
      [`update sales set number = 4 where number = 3`, /sale 4 stands where 3 belongs/],
      [`update sales set receipt_number = 'T-000009' where number = 3`, /sale 3 has receipt T-000009/],
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
    const { database, sale, day, card } = await busyTill()
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
      { said: 'day', zNumber: 2, grossMinor: 0 },
    ]
    for (const claim of broken) expect(brokenClaims(database, [claim]), JSON.stringify(claim)).toHaveLength(1)
    database.execute(`update payments set submitted_at = null where id = 'card-1'`)
    expect(brokenClaims(database, [{ said: 'sending', reference: reference ?? '' }])).toHaveLength(1)
  })
})
