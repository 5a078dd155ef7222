import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardFormula, unguardFormula } from '../../../main/domain/formula-guard.ts'
import { languages, type Unit } from '../../../preload/contract/views.ts'
import { catalogueDesk, catalogueFacts, importFile, openFile } from '../../support/catalogue.ts'

describe('exporting the catalogue', () => {
  it('writes what a spreadsheet of the country opens', async () => {
    const desk = catalogueDesk({ language: 'de', currency: 'EUR', timeZone: 'Europe/Berlin' })
    desk.addRate(55_000)
    desk.catalogue.saveCategory({ id: null, name: 'Käse', color: '#112233', position: 0 })
    desk.addProduct({
      name: 'Bergkäse "alt"; reif',
      barcodes: ['01', '02'],
      priceMinor: 1_690,
      categoryId: 1,
      unit: 'kg',
    })
    const gone = desk.addProduct({ name: 'Gone' })
    desk.catalogue.saveProduct({ ...gone, archived: true })
    expect(await desk.catalogue.exportAll()).toEqual({
      fileName: 'suretill-products-2026-01-15.csv',
      products: 1,
      text:
        '\ufeffBarcode;Bezeichnung;Warengruppe;Preis;MwSt-Satz;Einheit;Farbe\r\n' +
        '01 02;"Bergkäse ""alt""; reif";Käse;16,90;5,5%;kg;\r\n',
    })
  })

  it('tells two rates of one height apart by their names', async () => {
    const desk = catalogueDesk()
    const zero = desk.addRate(0, 'Zero')
    const exempt = desk.addRate(0, 'VAT exempt')
    desk.addProduct({ name: 'A', taxRateId: zero })
    desk.addProduct({ name: 'B', taxRateId: exempt })
    const { text } = await desk.catalogue.exportAll()
    const { preview } = await openFile(desk, text)
    expect(preview).toMatchObject({ badRowCount: 0, changedProducts: 0, newProducts: 0, newTaxRates: [] })
    const other = catalogueDesk()
    await importFile(other, text)
    expect(other.catalogue.taxRates().map((rate) => rate.ratePpm)).toEqual([0, 0])
  })

  it('comes back as the same catalogue, in every language', async () => {
    const text = fc.string({
      unit: fc.constantFrom(
        'a',
        'B',
        'é',
        'ß',
        '茶',
        '😀',
        ' ',
        '"',
        "'",
        ';',
        ',',
        '|',
        '\t',
        '=',
        '+',
        '-',
        '@',
        '%',
        '.',
        '1',
        '0',
        'ش',
      ),
      minLength: 1,
      maxLength: 12,
    })
    const product = fc.record({
      name: text,
      barcodes: fc.uniqueArray(fc.stringMatching(/^[0-9A-Z'=+-]{1,14}$/), { maxLength: 3 }),
      priceMinor: fc.option(fc.integer({ min: 0, max: 1e12 })),
      rate: fc.nat(2),
      category: fc.option(fc.nat(2)),
      unit: fc.constantFrom<Unit>('piece', 'kg', 'g', 'l', 'm', 'hour'),
      color: fc.option(fc.constantFrom('#aabbcc', '#001122')),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(product, { minLength: 1, maxLength: 6 }),
        fc.array(text, { minLength: 3, maxLength: 3 }),
        fc.constantFrom(...languages),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        async (products, categoryNames, language, currency) => {
          const desk = catalogueDesk({ language, currency })
          const rates = [190_000, 55_000, 0].map((ratePpm) => desk.addRate(ratePpm, `Rate ${ratePpm}`))
          for (const [position, name] of categoryNames.entries())
            desk.catalogue.saveCategory({ id: null, name, color: '#112233', position })
          const categories = desk.catalogue.categories()
          for (const { rate, category, ...wanted } of products)
            desk.catalogue.saveProduct({
              ...wanted,
              id: null,
              taxRateId: rates[rate] ?? 1,
              categoryId: category === null ? null : (categories[category]?.id ?? null),
              picture: null,
              archived: false,
            })
          if (desk.catalogue.productCount() === 0) return
          const before = catalogueFacts(desk)
          const exported = await desk.catalogue.exportAll()
          const separator = language === 'en' ? ',' : ';'
          expect(parse(exported.text, { bom: true, delimiter: separator })).toHaveLength(before.length + 1)

          const { preview } = await openFile(desk, exported.text)
          expect(preview).toMatchObject({ badRows: [], newProducts: 0, changedProducts: 0 })

          const other = catalogueDesk({ language, currency })
          await importFile(other, exported.text)
          expect(new Set(catalogueFacts(other).map((fact) => JSON.stringify(fact)))).toEqual(
            new Set(before.map((fact) => JSON.stringify(fact))),
          )
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('the guard against formulas', () => {
  it('is taken off as it was put on, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', 'a', ' ', '＝', '\t') }),
        (text) => {
          expect(unguardFormula(guardFormula(text))).toBe(text)
          expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r＝]/)
        },
      ),
    )
  })
})
