import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../main/store/database.ts'
import { composedTill, ringUp, setUp, until } from '../support/composed-till.ts'
import { compareBooks } from './compare-books.ts'

/** A till with one approved card payment, stopped; where its books are, and the provider's. */
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
  const [charge] = till.desk.sumup.transactions()
  if (!charge) throw new Error('nothing was charged')
  await till.stop()
  const { foreignTransactionId: reference, amountMinor } = charge
  return { books: join(till.folder, 'training', 'till.db'), charge: { reference, amountMinor } }
}

describe('the comparison of both books', () => {
  it('finds what is lost, double or open, on either side', async () => {
    const { books, charge } = await soldByCard()
    expect(compareBooks(books, [charge])).toEqual({
      payments: 1,
      lost: 0,
      double: 0,
      openAtEnd: 0,
      ends: { approved: 1 },
      problems: [],
    })
    expect(compareBooks(books, [])).toMatchObject({ lost: 1, double: 0 })
    expect(compareBooks(books, [charge, charge])).toMatchObject({ lost: 0, double: 1 })
    expect(compareBooks(books, [charge, { ...charge, reference: 'UNKNOWN' }])).toMatchObject({ lost: 1 })
    expect(compareBooks(books, [{ ...charge, amountMinor: charge.amountMinor + 1 }])).toMatchObject({
      lost: 1,
    })

    const database = openDatabase(books)
    database.execute(`create temp table second as select * from payments`)
    database.execute(`update second set id = 'card-2', reference = 'SECOND', status = 'pending', charged_minor = null,
      final_at = null, approved_at = null`)
    database.execute(`insert into payments select * from second`)
    database.close()
    expect(compareBooks(books, [charge])).toMatchObject({ payments: 2, openAtEnd: 1 })
    const second = { ...charge, reference: 'SECOND' }
    expect(compareBooks(books, [charge, second])).toMatchObject({ lost: 1, double: 1 })
  })

  it('reads the till’s own books critically', async () => {
    const { books, charge } = await soldByCard()
    const database = openDatabase(books)
    database.execute('drop trigger journal_stays')
    database.execute(`update journal set body = '{}' where kind = 'sale-recorded'`)
    database.close()
    expect(compareBooks(books, [charge]).problems.join('\n')).toContain('journal: entry')
  })
})
