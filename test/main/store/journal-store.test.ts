import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { appendJournal, genesisHash, hashedText, journalHead } from '../../../main/store/journal-store.ts'
import { nextSaleNumbers } from '../../../main/store/sale-store.ts'
import { testDatabase } from '../../support/database.ts'

type Row = {
  number: number
  at: number
  kind: 'sale-recorded'
  subject: string
  body: string
  previous_hash: string
  hash: string
}

describe('the journal', () => {
  it('chains each entry to the one before and numbers without a gap', () => {
    const database = testDatabase()
    for (let index = 0; index < 5; index += 1)
      database.inTransaction(() =>
        appendJournal(database, index, 'sale-recorded', `sale-${index}`, { totalMinor: index }),
      )
    const rows = database.sql<[], Row>('select * from journal order by number').all()
    let previous = genesisHash
    rows.forEach((row, index) => {
      expect(row.number).toBe(index + 1)
      expect(row.previous_hash).toBe(previous)
      const { hash, previous_hash, ...rest } = row
      expect(
        createHash('sha256')
          .update(hashedText({ ...rest, previousHash: previous_hash }))
          .digest('hex'),
      ).toBe(hash)
      previous = hash
    })
    expect(journalHead(database)).toBe(previous)
  })

  it('takes back number and entry together with a transaction that fails', () => {
    const database = testDatabase()
    expect(() =>
      database.inTransaction(() => {
        appendJournal(database, 1, 'sale-recorded', 'a', {})
        throw new Error('power')
      }),
    ).toThrow('power')
    database.inTransaction(() => appendJournal(database, 2, 'sale-recorded', 'b', {}))
    expect(database.sql('select number, subject from journal').all()).toEqual([{ number: 1, subject: 'b' }])
  })

  it('cannot be changed or deleted', () => {
    const database = testDatabase()
    database.inTransaction(() => appendJournal(database, 1, 'sale-recorded', 'a', {}))
    expect(() => database.execute(`update journal set body = '{}'`)).toThrow(/append-only/)
    expect(() => database.execute('delete from journal')).toThrow(/append-only/)
  })

  it('hands out no number and takes no entry outside of a transaction', () => {
    const database = testDatabase()
    expect(() => nextSaleNumbers(database)).toThrow(/inside the transaction/)
    expect(() => appendJournal(database, 1, 'sale-recorded', 'a', {})).toThrow(/transaction/)
  })
})
