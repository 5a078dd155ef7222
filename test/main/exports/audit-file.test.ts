import { describe, expect, it } from 'vitest'
import { composedTill, ringUp, setUp } from '../../support/composed-till.ts'
import { exported } from '../../support/exported.ts'
import { verifierSays } from '../../support/verifier.ts'

/** Elements of a name, in order, without a parser: the browser's own reads the same file in export of test/e2e/reports.spec.ts. */
const all = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map((found) => found[1] ?? '')
const cents = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Math.round(Number(text) * 100), 0)

describe('an audit file', () => {
  it('comes to what the Z says, and carries the head that the journal of the same moment has', async () => {
    const till = await composedTill()
    await setUp(till)
    for (let sale = 0; sale < 3; sale += 1) {
      const { saleId } = await ringUp(till, 2 + sale)
      await till.get('payment.cash', {
        paymentId: `p${sale}`,
        saleId,
        amountMinor: null,
        tenderedMinor: null,
      })
    }
    await till.get('basket.add-open', { amountMinor: 999, name: '<Tea> & "Cake" \u0001' })
    const { basketId } = await till.get('basket.get')
    await till.get('payment.cash', {
      paymentId: 'p9',
      saleId: basketId,
      amountMinor: null,
      tenderedMinor: null,
    })
    const z = await till.get('day.close')
    const { bytes, view } = await exported(till, { kind: 'saft', fromZ: 1, toZ: 1 })
    const xml = bytes.toString('utf8')
    expect(view.fileName).toMatch(/^training-saft-\d{4}-\d\d-\d\d\.xml$/)
    expect(xml).toContain(`Journal ${view.journalHead}. TRAINING`)
    expect(all(xml, 'Invoice')).toHaveLength(4)
    const invoices = all(xml, 'SalesInvoices')[0] ?? ''
    expect(all(invoices, 'NumberOfEntries')).toEqual(['4'])
    expect(cents(all(invoices, 'GrossTotal'))).toBe(z.totals.gross.minor)
    expect(cents(all(invoices, 'TotalCredit'))).toBe(cents(all(invoices, 'CreditAmount')))
    expect(cents(all(invoices, 'CreditAmount'))).toBe(z.totals.gross.minor)
    expect(cents(all(invoices, 'TaxPayable'))).toBe(
      z.totals.byTax.reduce((sum, { tax }) => sum + tax.minor, 0),
    )
    expect(cents(all(all(xml, 'Payments')[0] ?? '', 'DebitAmount'))).toBe(
      z.totals.gross.minor + z.totals.cashRounding.minor,
    )
    expect(all(xml, 'ProductDescription')).toContain('&lt;Tea&gt; &amp; &quot;Cake&quot; \ufffd')
    const { path } = await exported(till, { kind: 'journal', fromZ: null, toZ: null })
    // The entry about the audit file is behind the head that it carries.
    expect(verifierSays(path, '--head', view.journalHead)).toMatchObject({ code: 0 })
  })
})
