import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../main/store/database.ts'
import { composedTill, ringUp, setUp, until } from '../support/composed-till.ts'
import type { CloudBooks } from './card-world.ts'
import { type Comparison, compareBooks, type Told } from './compare-books.ts'

/** A till with one approved card payment, one third of it given back, stopped; where its books are, and the provider's. */
async function soldByCard() {
  const till = await composedTill()
  await setUp(till)
  const { saleId } = await ringUp(till, 2)
  await till.get('payment.card', { paymentId: 'card-1', saleId, amountMinor: null, readerId: null })
  await until(async () => {
    const reader = (await till.get('training.view')).readers[0]
    if (reader?.actions.includes('tap-good'))
      await till.get('training.act', { serial: reader.serial, action: 'tap-good' })
    return (await till.get('payment.get', { paymentId: 'card-1' })).isFinal
  })
  await till.get('refund.start', { refundId: 'back-1', paymentId: 'card-1', amountMinor: 70 })
  await until(async () => (await till.get('refund.get', { refundId: 'back-1' })).isFinal)
  const [taken] = till.desk.sumup.transactions()
  if (!taken) throw new Error('nothing was charged')
  await till.stop()
  const { foreignTransactionId: reference, amountMinor } = taken
  const provider = 'sumup'
  const clouds: CloudBooks = {
    requests: [{ provider, reference, isOpen: false }],
    charges: [{ provider, reference, amountMinor }],
    refunds: [{ provider, charge: reference, reference: null, amountMinor: 70 }],
  }
  return { books: join(till.folder, 'training', 'till.db'), clouds, reference, amountMinor }
}

type Case = [what: string, change: (clouds: CloudBooks) => void, found: Partial<Comparison>]

describe('the comparison of the books', () => {
  it('finds what is lost, double or open, on every side', async () => {
    const { books, clouds, reference, amountMinor } = await soldByCard()
    const told: Told[] = [
      { what: 'payment', id: 'card-1', status: 'approved' },
      { what: 'refund', id: 'back-1', status: 'refunded' },
    ]
    expect(compareBooks(books, clouds, told)).toEqual({
      ...{ payments: 1, refunds: 1, cash: 0, lost: 0, double: 0, openAtEnd: 0 },
      ends: { 'sumup card approved': 1, 'sumup refund refunded': 1 },
      problems: [],
    })
    const provider = 'sumup'
    const again = { provider, charge: reference, reference: null, amountMinor: 70 }
    const cases: Case[] = [
      ['no charge', ({ charges }) => charges.pop(), { lost: 1 }],
      ['a second charge', ({ charges }) => charges.push({ provider, reference, amountMinor }), { double: 1 }],
      ['a stranger’s', ({ charges }) => charges.push({ provider, reference: 'X', amountMinor }), { lost: 1 }],
      ['another amount', ({ charges }) => Object.assign(charges[0] ?? {}, { amountMinor: 1 }), { lost: 1 }],
      ['no refund', ({ refunds }) => refunds.pop(), { lost: 1, double: 0 }],
      ['a second refund', ({ refunds }) => refunds.push(again), { lost: 0, double: 1 }],
      [
        'another refund',
        ({ refunds }) => Object.assign(refunds[0] ?? {}, { amountMinor: 71 }),
        { lost: 1, double: 1 },
      ],
      [
        'more than was charged',
        ({ refunds }) => refunds.push({ ...again, amountMinor }),
        { lost: 0, double: 2 },
      ],
      [
        'a refund of another name',
        ({ refunds }) => Object.assign(refunds[0] ?? {}, { reference: 'X' }),
        { lost: 1, double: 1 },
      ],
      [
        'asked twice',
        ({ requests }) => requests.push({ provider, reference, isOpen: false }),
        { lost: 0, double: 1 },
      ],
      [
        'asked by nobody',
        ({ requests }) => requests.push({ provider, reference: 'X', isOpen: false }),
        { lost: 1 },
      ],
      [
        'still on a reader',
        ({ requests }) => Object.assign(requests[0] ?? {}, { isOpen: true }),
        { openAtEnd: 1 },
      ],
    ]
    for (const [what, change, found] of cases) {
      const changed = structuredClone(clouds)
      change(changed)
      expect(compareBooks(books, changed, told), what).toMatchObject(found)
    }
    const gone: Told[] = [
      { what: 'payment', id: 'cash-1', status: 'approved' },
      { what: 'refund', id: 'back-2', status: 'pending' },
    ]
    expect(compareBooks(books, clouds, gone)).toMatchObject({ lost: 2 })
  })

  it('reads the till’s own books critically', async () => {
    const { books, clouds, reference, amountMinor } = await soldByCard()
    const database = openDatabase(books)
    const changed = (sql: string, told: Told[] = []) => {
      database.execute('savepoint whole')
      database.execute(sql)
      database.execute('release whole')
      return compareBooks(books, clouds, told)
    }
    const told: Told[] = [{ what: 'refund', id: 'back-1', status: 'refunded' }]
    for (const { name } of database
      .sql<[], { name: string }>(`select name from sqlite_schema where type = 'trigger'`)
      .all())
      database.execute(`drop trigger ${name}`)
    database.execute(`create table second as select * from payments`)
    database.execute(`update second set id = 'card-2', reference = 'SECOND'`)
    database.execute(`insert into payments select * from second`)
    expect(compareBooks(books, clouds)).toMatchObject({ payments: 2, lost: 1, double: 1 })
    clouds.charges.push({ provider: 'sumup', reference: 'SECOND', amountMinor })
    expect(compareBooks(books, clouds)).toMatchObject({ lost: 0, double: 2 })
    clouds.charges.pop()
    const open = `status = 'pending', charged_minor = null, approved_at = null, final_at = null`
    expect(changed(`update payments set ${open} where id = 'card-2'`)).toMatchObject({ openAtEnd: 1 })
    expect(
      changed(`update refunds set status = 'failed', refunded_at = null, reason = 'no-trace'`, told),
    ).toMatchObject({ lost: 2, double: 0 })
    expect(
      changed(`update journal set body = '{}' where kind = 'sale-recorded'`).problems.join('\n'),
    ).toContain('journal: entry')
    expect(reference).not.toBe('SECOND')
    database.close()
  })
})
