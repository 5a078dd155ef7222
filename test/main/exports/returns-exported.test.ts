import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../main/store/database.ts'
import { auditTill } from '../../support/audit-till.ts'
import { type ComposedTill, composedTill, ringUp, setUp, until } from '../../support/composed-till.ts'
import { exported } from '../../support/exported.ts'
import { verifierSays } from '../../support/verifier.ts'

async function giveAllBack(till: ComposedTill, saleId: string): Promise<string> {
  await till.get('return.add', { saleId, taken: { kind: 'all' } })
  const { basketId } = await till.get('basket.get')
  const { cash } = await till.get('return.plan', { saleId: basketId })
  await till.get('return.give-back', { saleId: basketId, cashMinor: cash?.inCoins.minor ?? 0 })
  return basketId
}

/** A sale by card and one in cash, both given back, and one that stays; then the day is closed. */
async function returnedDay(till: ComposedTill) {
  await setUp(till)
  await until(async () => (await till.get('readers.list')).length > 0)
  const byCard = await ringUp(till, 2)
  await till.get('payment.card', {
    paymentId: 'p1',
    saleId: byCard.saleId,
    amountMinor: null,
    readerId: null,
  })
  const reader = async () => (await till.get('training.view')).readers[0]
  await until(async () => (await reader())?.actions.includes('tap-good'))
  await till.get('training.act', { serial: (await reader())?.serial ?? '', action: 'tap-good' })
  await until(async () => (await till.get('payment.get', { paymentId: 'p1' })).completedSaleId !== null)
  const inCash = await ringUp(till, 3)
  const cash = { amountMinor: null, tenderedMinor: null }
  await till.get('payment.cash', { paymentId: 'p2', saleId: inCash.saleId, ...cash })
  const backOfCard = await giveAllBack(till, byCard.saleId)
  await giveAllBack(till, inCash.saleId)
  await until(
    async () =>
      (await till.get('return.of-sale', { saleId: backOfCard })).given[0]?.refund?.status === 'refunded',
  )
  const stays = await ringUp(till, 1)
  await till.get('payment.cash', { paymentId: 'p3', saleId: stays.saleId, ...cash })
  return { byCard, inCash, stays, z: await till.get('day.close') }
}

it('a day with returns goes out as it was: lists, bookings, journal and evidence agree with the Z', async () => {
  const till = await composedTill()
  const { byCard, inCash, stays, z } = await returnedDay(till)
  expect(z.totals).toMatchObject({
    gross: { minor: stays.totalMinor },
    returns: 2,
    returned: { minor: -byCard.totalMinor - inCash.totalMinor },
  })
  expect(z.outside.refunds.count).toBe(0)
  const list = async (kind: 'csv-sales' | 'csv-lines' | 'csv-payments') => {
    const { bytes } = await exported(till, { kind, fromZ: 1, toZ: 1, separator: ',' })
    return parse(bytes, { columns: true, bom: true }) as Record<string, string>[]
  }
  const sum = (rows: Record<string, string>[], column: string) =>
    rows.reduce((total, row) => total + Math.round(Number(row[column]) * 100), 0)
  expect(sum(await list('csv-sales'), 'Total')).toBe(stays.totalMinor)
  const payments = await list('csv-payments')
  expect(sum(payments, 'Amount')).toBe(stays.totalMinor)
  const amounts = Object.fromEntries(
    payments.filter((row) => Number(row.Amount) < 0).map((row) => [row.Tender, row.Amount]),
  )
  expect(amounts).toEqual({
    card: (-byCard.totalMinor / 100).toFixed(2),
    cash: (-inCash.totalMinor / 100).toFixed(2),
  })
  expect((await list('csv-lines')).filter((row) => Number(row.Quantity) < 0)).toHaveLength(5)

  await expectBookings(till, z)
  const journal = await exported(till, { kind: 'journal', fromZ: null, toZ: null })
  expect(verifierSays(journal.path, '--head', z.journalHead ?? '').code).toBe(0)
  const evidence = await exported(till, { kind: 'evidence', paymentId: 'p1' })
  const { code, says } = verifierSays(evidence.path)
  expect(says).toContain('2 of them sealed by the journal')
  expect(code).toBe(0)
  const { folder } = till
  await till.stop()
  const database = openDatabase(join(folder, 'training', 'till.db'))
  expect(auditTill(database)).toEqual([])
  database.close()
})

/** Drawer, cards and revenue come to the Z: what a return gave back stands in no account twice. */
async function expectBookings(till: ComposedTill, z: Awaited<ReturnType<typeof returnedDay>>['z']) {
  const accounts = await till.get('export.accounts')
  const filled = {
    ...accounts,
    revenue: accounts.revenue.map((one, at) => ({ ...one, account: one.account || String(8500 + at) })),
  }
  await till.get('export.save-accounts', filled)
  const { bytes } = await exported(till, { kind: 'datev', fromZ: 1, toZ: 1 })
  const text = bytes.toString('latin1')
  const rows = parse(text.slice(text.indexOf('\r\n') + 2), { columns: true, delimiter: ';' }) as Record<
    string,
    string
  >[]
  const balance = new Map<string, number>()
  for (const row of rows) {
    const minor = Math.round(Number(row['Umsatz (ohne Soll/Haben-Kz)']?.replace(',', '.')) * 100)
    const signed = row['Soll/Haben-Kennzeichen'] === 'S' ? minor : -minor
    const contra = row[Object.keys(row)[7] ?? ''] ?? ''
    balance.set(row.Konto ?? '', (balance.get(row.Konto ?? '') ?? 0) + signed)
    balance.set(contra, (balance.get(contra) ?? 0) - signed)
  }
  expect(balance.get(filled.cash)).toBe(z.totals.gross.minor)
  expect(balance.get(filled.card) ?? 0).toBe(0)
}
