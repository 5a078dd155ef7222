import { describe, expect, it } from 'vitest'
import { catalogueDesk, plainProduct } from '../../support/catalogue.ts'

describe('saving a product', () => {
  it('keeps what was given and answers with the stored product', () => {
    const { catalogue, addRate } = catalogueDesk()
    const taxRateId = addRate()
    const saved = catalogue.saveProduct({
      ...plainProduct,
      name: '  قهوة Café ☕ ',
      barcodes: ['0011225022494', ' 4006381333931 '],
      taxRateId,
      unit: 'kg',
      color: '#aabbcc',
    })
    expect(saved).toMatchObject({
      ok: true,
      value: {
        name: 'قهوة Café ☕',
        barcodes: ['0011225022494', '4006381333931'],
        unit: 'kg',
        currency: 'EUR',
        color: '#aabbcc',
      },
    })
    if (saved.ok) expect(catalogue.product(saved.value.id)).toEqual(saved)
  })

  it.each(['', '   ', '\u0000\u001b', '\u200b\u200e', '\n\t'])(
    'refuses a name that nobody can read: %j',
    (name) => {
      const { catalogue, addRate } = catalogueDesk()
      expect(catalogue.saveProduct({ ...plainProduct, taxRateId: addRate(), name })).toEqual({
        ok: false,
        error: { code: 'name-missing' },
      })
    },
  )

  it('never lets a name turn the writing behind it, and keeps the marks that Arabic and Hebrew need', () => {
    const { addProduct } = catalogueDesk()
    expect(addProduct({ name: 'Tea \u202e05.2\u2066' }).name).toBe('Tea 05.2')
    expect(addProduct({ name: '\u200fشاي\u200e' }).name).toBe('\u200fشاي\u200e')
  })

  it('never lets a printer command into a name', () => {
    const { addProduct } = catalogueDesk()
    const saved = addProduct({ name: 'Tea\u001bp\u0000\u0019\u00fa\u001dV\u0001\u0010\u0014\u007f\u009b!' })
    expect(saved.name).toBe('TeapúV›!')
  })

  it('reads Windows-1252 letters that came in as control characters', () => {
    expect(catalogueDesk().addProduct({ name: 'C\u009curs de palmier' }).name).toBe('Cœurs de palmier')
  })

  it('makes one line of a name with line breaks', () => {
    expect(catalogueDesk().addProduct({ name: 'Tea\r\ngreen\tloose' }).name).toBe('Tea green loose')
  })

  it('refuses a barcode that another product has, and names both', () => {
    const { catalogue, addProduct } = catalogueDesk()
    const cola = addProduct({ name: 'Cola', barcodes: ['4006381333931'] })
    const taken = {
      ok: false,
      error: { code: 'barcode-taken', values: { barcode: '4006381333931', product: 'Cola' } },
    }
    const request = { ...plainProduct, taxRateId: cola.taxRateId, barcodes: ['1234', '4006381333931'] }
    expect(catalogue.saveProduct(request)).toEqual(taken)
    catalogue.saveProduct({ ...cola, archived: true })
    expect(catalogue.saveProduct(request)).toEqual(taken)
    expect(catalogue.findBarcode('1234')).toBeUndefined()
  })

  it('lets a product keep, add and give up its own barcodes', () => {
    const { catalogue, addProduct } = catalogueDesk()
    const cola = addProduct({ name: 'Cola', barcodes: ['111', '222'] })
    const saved = catalogue.saveProduct({ ...cola, barcodes: ['333', '111', '111'] })
    expect(saved).toMatchObject({ ok: true, value: { barcodes: ['333', '111'] } })
    expect(addProduct({ name: 'Other', barcodes: ['222'] }).barcodes).toEqual(['222'])
  })

  it('keeps the leading zeros of a barcode: it is a text', () => {
    const { catalogue, addProduct } = catalogueDesk()
    const first = addProduct({ name: 'American', barcodes: ['011210115224'] })
    const second = addProduct({ name: 'European', barcodes: ['0011210115224'] })
    expect(catalogue.findBarcode('011210115224')?.id).toBe(first.id)
    expect(catalogue.findBarcode('0011210115224')?.id).toBe(second.id)
  })

  it('refuses a tax rate that does not exist or is archived, and an unknown category', () => {
    const { catalogue, addRate } = catalogueDesk()
    const taxRateId = addRate()
    const old = addRate(160_000, 'Old')
    catalogue.saveTaxRate({ id: old, name: 'Old', ratePpm: 160_000, archived: true })
    const codeOf = (change: object) => {
      const saved = catalogue.saveProduct({ ...plainProduct, taxRateId, ...change })
      return saved.ok ? 'ok' : saved.error.code
    }
    expect(codeOf({ taxRateId: 99 })).toBe('tax-rate-not-found')
    expect(codeOf({ taxRateId: old })).toBe('tax-rate-not-found')
    expect(codeOf({ categoryId: 99 })).toBe('category-not-found')
    expect(codeOf({ id: 99 })).toBe('product-not-found')
    expect(codeOf({})).toBe('ok')
  })

  it('writes prices and taxes into the journal, and nothing for a new name', () => {
    const { catalogue, addProduct, addRate, journal } = catalogueDesk()
    const reduced = addRate(70_000, 'Reduced')
    const tea = addProduct({ name: 'Tea', priceMinor: 250, taxRateId: reduced })
    const before = journal().length
    catalogue.saveProduct({ ...tea, name: 'Green tea' })
    expect(journal()).toHaveLength(before)
    catalogue.saveProduct({ ...tea, priceMinor: null })
    expect(journal().at(-1)).toEqual({
      kind: 'product-changed',
      subject: String(tea.id),
      body: {
        name: 'Tea',
        currency: 'EUR',
        before: { priceMinor: 250, taxRateId: reduced },
        after: { priceMinor: null, taxRateId: reduced },
      },
    })
  })

  it('tells the screens', () => {
    const { nudges, addProduct } = catalogueDesk()
    addProduct({ name: 'Tea' })
    expect(nudges).toContain('catalogue')
  })
})

describe('what a sale finds', () => {
  it('gives everything that a line needs', () => {
    const { catalogue, addProduct, addRate } = catalogueDesk()
    const category = catalogue.saveCategory({ id: null, name: 'Hot', color: '#112233', position: 0 })
    const categoryId = category.ok ? category.value.id : 0
    const taxRateId = addRate(70_000, 'VAT 7%')
    const tea = addProduct({
      name: 'Tea',
      priceMinor: null,
      taxRateId,
      categoryId,
      unit: 'g',
      barcodes: ['77'],
    })
    const expected = {
      id: tea.id,
      name: 'Tea',
      priceMinor: null,
      taxRateId,
      taxRateName: 'VAT 7%',
      ratePpm: 70_000,
      categoryId,
      categoryName: 'Hot',
      unit: 'g',
    }
    expect(catalogue.findProduct(tea.id)).toEqual(expected)
    expect(catalogue.findBarcode('77')).toEqual(expected)
    expect(catalogue.findProduct(99)).toBeUndefined()
  })

  it.each([
    ['036000291452', '0036000291452'],
    ['0036000291452', '036000291452'],
    ['036000291452', '00036000291452'],
    ['4006381333931', '04006381333931'],
    ['4006381333931', ' 4006381 333931\r\n'],
    ['4006381333931', '４００６３８１３３３９３１'],
  ])('finds %s when the scanner says %j', (stored, scanned) => {
    const { catalogue, addProduct } = catalogueDesk()
    addProduct({ name: 'Soap', barcodes: [stored] })
    expect(catalogue.findBarcode(scanned)?.name).toBe('Soap')
  })

  it.each(['', '   ', '3600029145', "' or 1=1 --", '%', '\u0000'])('finds nothing for %j', (scanned) => {
    const { catalogue, addProduct } = catalogueDesk()
    addProduct({ name: 'Soap', barcodes: ['036000291452'] })
    expect(catalogue.findBarcode(scanned)).toBeUndefined()
  })

  it('does not sell what was archived', () => {
    const { catalogue, addProduct } = catalogueDesk()
    const soap = addProduct({ name: 'Soap', barcodes: ['036000291452'] })
    catalogue.saveProduct({ ...soap, archived: true })
    expect(catalogue.findProduct(soap.id)).toBeUndefined()
    expect(catalogue.findBarcode('036000291452')).toBeUndefined()
  })
})
