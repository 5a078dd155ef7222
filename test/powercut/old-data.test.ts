import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../main/store/database.ts'
import { migrations } from '../../main/store/migrate.ts'
import { auditTill } from '../support/audit-till.ts'
import { composedTill, ringUp, setUp } from '../support/composed-till.ts'
import { testFolder } from '../support/database.ts'
import { writeOldData } from './old-data.ts'

it('makes data of the first release, which today’s till opens with every sale and day in it', async () => {
  const till = await composedTill()
  await setUp(till)
  for (const paymentId of ['cash-1', 'cash-2']) {
    const { saleId } = await ringUp(till, 2)
    await till.get('payment.cash', { paymentId, saleId, amountMinor: null, tenderedMinor: null })
    if (paymentId === 'cash-1') await till.get('day.close')
  }
  await till.stop()
  const folder = testFolder()
  mkdirSync(join(folder, 'training'))
  const path = join(folder, 'training', 'till.db')
  writeOldData(join(till.folder, 'training', 'till.db'), path)
  const old = openDatabase(path, { readonly: true })
  expect(old.pragma('user_version')).toEqual([{ user_version: 1 }])
  expect(old.sql('select count(*) as n from sales').get()).toEqual({ n: 2 })
  expect(old.sql(`select 1 from sqlite_schema where name = 'refunds'`).all()).toEqual([])
  old.close()

  const newer = await composedTill({ folder })
  expect((await newer.get('sales.list', { query: '', offset: 0, limit: 10 })).total).toBe(2)
  expect((await newer.get('day.list')).map((day) => day.zNumber)).toContain(1)
  await newer.stop()
  const opened = openDatabase(path)
  expect(opened.pragma('user_version')).toEqual([{ user_version: migrations.length }])
  expect(auditTill(opened)).toEqual([])
  opened.close()
})
