import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { windows1252 } from '../../../main/domain/windows-1252.ts'
import { composedTill, ringUp, setUp, until } from '../../support/composed-till.ts'
import { exported } from '../../support/exported.ts'

const columns = 125

describe('a booking batch', () => {
  it('comes to what the Z says: drawer, cards, revenue by tax rate; and names the journal’s head', async () => {
    const till = await composedTill()
    await setUp(till)
    const accounts = await till.get('export.accounts')
    const open = accounts.revenue.filter(({ account }) => account === '')
    const filled = {
      ...accounts,
      revenue: accounts.revenue.map((one, at) => ({ ...one, account: one.account || String(8500 + at) })),
    }
    await until(async () => (await till.get('readers.list')).length > 0)
    const sale = await ringUp(till, 6)
    await till.get('payment.cash', {
      paymentId: 'p1',
      saleId: sale.saleId,
      amountMinor: 500,
      tenderedMinor: null,
    })
    await till.get('payment.card', {
      paymentId: 'p2',
      saleId: sale.saleId,
      amountMinor: null,
      readerId: null,
    })
    const reader = async () => (await till.get('training.view')).readers[0]
    await until(async () => (await reader())?.actions.includes('tap-good'))
    await till.get('training.act', { serial: (await reader())?.serial ?? '', action: 'tap-good' })
    await until(async () => (await till.get('payment.get', { paymentId: 'p2' })).completedSaleId !== null)
    const z = await till.get('day.close')
    if (open.some(({ ratePpm }) => z.totals.byTax.some((tax) => tax.ratePpm === ratePpm)))
      expect(await till.ask('export.start', { kind: 'datev', fromZ: 1, toZ: 1 })).toMatchObject({
        error: { code: 'export-account-missing' },
      })
    expect(await till.get('export.save-accounts', filled)).toEqual(filled)

    const { bytes, view } = await exported(till, { kind: 'datev', fromZ: 1, toZ: null })
    const [header = '', , ...lines] = bytes.toString('latin1').trim().split('\r\n')
    expect(header).toMatch(
      /^"EXTF";700;21;"Buchungsstapel";13;\d{17};;"";"";"";1001;1;\d{8};4;\d{8};\d{8};"Kasse Z 1 bis 1";/,
    )
    expect(header.split(';')).toHaveLength(31)
    expect(header).toContain(view.journalHead.slice(0, 16))
    const rows: Record<string, string>[] = parse(bytes.toString('latin1').slice(header.length + 2), {
      columns: true,
      delimiter: ';',
    })
    expect(rows).toHaveLength(lines.length)
    expect(Object.keys(rows[0] ?? {})).toHaveLength(columns)
    const balance = new Map<string, number>()
    const add = (account: string, minor: number) => balance.set(account, (balance.get(account) ?? 0) + minor)
    for (const row of rows) {
      const minor = Math.round(Number(row['Umsatz (ohne Soll/Haben-Kz)']?.replace(',', '.')) * 100)
      const signed = row['Soll/Haben-Kennzeichen'] === 'S' ? minor : -minor
      add(row.Konto ?? '', signed)
      add(row[Object.keys(row)[7] ?? ''] ?? '', -signed)
      expect(row['Zusatzinformation- Inhalt 1']).toBe(view.journalHead)
      expect(row.Belegdatum).toBe(`${z.date.slice(8)}${z.date.slice(5, 7)}`)
    }
    const tender = (name: string) => z.totals.byTender.find((one) => one.tender === name)?.amount.minor
    expect(balance.get(filled.cash)).toBe(tender('cash'))
    expect(balance.get(filled.card)).toBe((tender('card') ?? 0) + z.totals.tips.minor)
    for (const tax of z.totals.byTax) {
      const account = filled.revenue.find((one) => one.ratePpm === tax.ratePpm)?.account ?? ''
      expect(balance.get(account)).toBe(-tax.gross.minor)
    }
    expect([...balance.values()].reduce((sum, minor) => sum + minor, 0)).toBe(0)
  })

  it('is refused over two business years, and where no day is sealed', async () => {
    const till = await composedTill()
    await setUp(till)
    await ringUp(till, 1)
    expect(await till.ask('export.start', { kind: 'datev', fromZ: null, toZ: null })).toMatchObject({
      error: { code: 'day-not-found' },
    })
  })

  it('is written in Windows-1252, with a question mark for what that has not', () => {
    expect([...windows1252('Aä€ß’Ž 東')]).toEqual([0x41, 0xe4, 0x80, 0xdf, 0x92, 0x8e, 0x20, 0x3f])
  })
})
