import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type ComposedTill, composedTill, ringUp, setUp, until } from '../../support/composed-till.ts'
import { testFolder } from '../../support/database.ts'
import { exported } from '../../support/exported.ts'
import { verifierSays } from '../../support/verifier.ts'

const cash = async (till: ComposedTill, paymentId: string) => {
  const { saleId, totalMinor } = await ringUp(till, 2)
  await till.get('payment.cash', { paymentId, saleId, amountMinor: null, tenderedMinor: null })
  return { saleId, totalMinor }
}

const card = async (till: ComposedTill, paymentId: string) => {
  await until(async () => (await till.get('readers.list')).length > 0)
  const { saleId } = await ringUp(till, 2)
  await till.get('payment.card', { paymentId, saleId, amountMinor: null, readerId: null })
  const reader = async () => (await till.get('training.view')).readers[0]
  await until(async () => (await reader())?.actions.includes('tap-good'))
  await till.get('training.act', { serial: (await reader())?.serial ?? '', action: 'tap-good' })
  await until(async () => (await till.get('payment.get', { paymentId })).completedSaleId !== null)
}

describe('the evidence about a payment', () => {
  it('has receipt, timeline and answers, shows no other sale, reaches to the Z on paper, and is whole to the verifier', async () => {
    const till = await composedTill()
    await setUp(till)
    await cash(till, 'p1')
    await card(till, 'p2')
    await cash(till, 'p3')
    const z = await till.get('day.close')
    await cash(till, 'p4')
    const { path, bytes } = await exported(till, { kind: 'evidence', paymentId: 'p2' })
    const { code, says } = verifierSays(path, '--head', z.journalHead ?? '')
    expect(says).toContain('rows between by their hashes')
    expect(says).toContain(`head ${z.journalHead}`)
    expect(says).toContain('1 of them sealed by the journal')
    expect(code).toBe(0)
    const text = bytes.toString()
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines[0].header).toMatchObject({ payment: 'p2', sealedBy: 1, headHash: z.journalHead })
    const documents = lines.flatMap(({ document }) => (document ? [document] : []))
    expect(documents.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['receipt', 'payment', 'timeline']),
    )
    const timeline = JSON.parse(documents.find(({ kind }) => kind === 'timeline').text)
    expect(timeline.some(({ evidence }: { evidence: { body?: string } | null }) => evidence?.body)).toBe(true)
    // Of the other customers there is nothing but hashes.
    const kinds = lines.flatMap(({ row }) => (row ? [row[3]] : []))
    expect(kinds).toEqual(['payment-started', 'payment-final', 'sale-recorded'])
    expect(text).not.toMatch(/p1"|p3"/)
    expect(text).not.toMatch(/sup_sk|[Bb]earer/)
  })

  it('is refused by the verifier where its receipt, an answer or a row was changed, and by the till for a stranger', async () => {
    const till = await composedTill()
    await setUp(till)
    await card(till, 'p1')
    const { bytes } = await exported(till, { kind: 'evidence', paymentId: 'p1' })
    const text = bytes.toString()
    const saysOf = (changed: string) => {
      expect(changed).not.toBe(text)
      const path = join(testFolder(), 'evidence.jsonl')
      writeFileSync(path, changed)
      return verifierSays(path)
    }
    expect(saysOf(text.replace('approved', 'declined'))).toMatchObject({ code: 1 })
    expect(saysOf(text.replace(/\n\{"hash":"[0-9a-f]+","document"[^\n]*/, '')).says).toContain('missing')
    // A receipt that somebody sealed anew, header and all, is not the one that its row names.
    const seal = (name: string, content: string) =>
      `{"hash":"${createHash('sha256').update(content).digest('hex')}","${name}":${content}}`
    const lines = text.trim().split('\n')
    const at = lines.findIndex((line) => line.includes('"kind":"receipt"'))
    const receipt = JSON.parse(lines[at] ?? '')
    const forged = seal(
      'document',
      JSON.stringify({ kind: 'receipt', text: receipt.document.text.replace('Corner', 'Korner') }),
    )
    const { header } = JSON.parse(lines[0] ?? '')
    const documents = header.documents.map((hash: string) =>
      hash === receipt.hash ? forged.slice(9, 73) : hash,
    )
    lines[at] = forged
    lines[0] = seal('header', JSON.stringify({ ...header, documents }))
    expect(saysOf(`${lines.join('\n')}\n`).says).toContain(
      'the receipt is not the one that the journal sealed',
    )
    expect(await till.ask('export.start', { kind: 'evidence', paymentId: 'nobody' })).toMatchObject({
      error: { code: 'payment-not-found' },
    })
  })
})

describe('lists for spreadsheets', () => {
  it('say what the Z says, guard formulas, and name the journal’s head in each row', async () => {
    const till = await composedTill()
    await setUp(till)
    const [first] = (
      await till.get('catalogue.list', { query: '', archived: false, categoryId: null, offset: 0, limit: 1 })
    ).products
    if (!first) throw new Error('the sample has products')
    const { currency: _currency, ...product } = first
    await till.get('catalogue.save-product', { ...product, name: '=1+1;"x"' })
    await till.get('basket.add-product', { productId: first.id })
    const { basketId } = await till.get('basket.get')
    await till.get('payment.cash', {
      paymentId: 'p0',
      saleId: basketId,
      amountMinor: null,
      tenderedMinor: null,
    })
    await cash(till, 'p1')
    await card(till, 'p2')
    const z = await till.get('day.close')
    await cash(till, 'p3')
    const list = async (
      kind: 'csv-sales' | 'csv-lines' | 'csv-payments',
      separator: ';' | ',' | '\t' = ';',
    ) => {
      const { bytes, view } = await exported(till, { kind, fromZ: 1, toZ: 1, separator })
      expect(bytes.toString('utf8', 0, 3)).toBe('\ufeff')
      const rows: Record<string, string>[] = parse(bytes, {
        bom: true,
        columns: true,
        delimiter: separator,
        record_delimiter: '\r\n',
      })
      expect(rows.every((row) => row['Journal head'] === view.journalHead)).toBe(true)
      return rows
    }
    const sum = (rows: Record<string, string>[], column: string) =>
      rows.reduce((total, row) => total + Math.round(Number(row[column]) * 100), 0)
    const sales = await list('csv-sales')
    expect(sales).toHaveLength(z.totals.sales)
    expect(sum(sales, 'Total')).toBe(z.totals.gross.minor)
    const lines = await list('csv-lines', '\t')
    expect(sum(lines, 'Total') - sum(lines, 'Share of the sale’s discount')).toBe(z.totals.gross.minor)
    expect(lines[0]?.Item).toBe(`'=1+1;"x"`)
    const payments = await list('csv-payments', ',')
    expect(sum(payments, 'Charged')).toBe(z.totals.gross.minor)
    expect(payments.map((row) => row.Tender)).toEqual(['cash', 'cash', 'card'])
    expect(payments[2]?.Card).toMatch(/\d{4}$/)
  })

  it('of a Z report that is not there are refused', async () => {
    const till = await composedTill()
    await setUp(till)
    expect(await till.ask('export.start', { kind: 'csv-sales', fromZ: 7, toZ: null })).toMatchObject({
      error: { code: 'day-not-found' },
    })
  })
})
