import { describe, expect, it } from 'vitest'
import { catalogueDesk } from '../../support/catalogue.ts'

describe('categories', () => {
  it('are listed by their position with the number of products that are sold', () => {
    const { catalogue, addProduct } = catalogueDesk()
    const save = (name: string, position: number) => {
      const saved = catalogue.saveCategory({ id: null, name, color: '#112233', position })
      return saved.ok ? saved.value.id : 0
    }
    const cold = save('Cold', 2)
    const hot = save('Hot', 1)
    const tea = addProduct({ name: 'Tea', categoryId: hot })
    addProduct({ name: 'Coffee', categoryId: hot })
    expect(catalogue.categories()).toEqual([
      { id: hot, name: 'Hot', color: '#112233', position: 1, products: 2 },
      { id: cold, name: 'Cold', color: '#112233', position: 2, products: 0 },
    ])
    catalogue.saveProduct({ ...tea, categoryId: cold })
    expect(catalogue.categories().map((category) => category.products)).toEqual([1, 1])
    catalogue.saveProduct({ ...tea, archived: true })
    expect(catalogue.categories().map((category) => category.products)).toEqual([1, 0])
    expect(catalogue.productCount()).toBe(1)
  })

  it('have one name each, whatever its capitals', () => {
    const { catalogue } = catalogueDesk()
    const category = { id: null, name: 'Bakery', color: '#112233', position: 0 }
    expect(catalogue.saveCategory(category).ok).toBe(true)
    expect(catalogue.saveCategory({ ...category, name: 'BAKERY' })).toEqual({
      ok: false,
      error: { code: 'category-taken', values: { name: 'Bakery' } },
    })
    expect(catalogue.saveCategory({ ...category, id: 1, name: 'bakery' }).ok).toBe(true)
    expect(catalogue.saveCategory({ ...category, name: 'Bäckerei' }).ok).toBe(true)
    for (const name of ['BÄCKEREI', 'Ba\u0308ckerei'])
      expect(catalogue.saveCategory({ ...category, name })).toMatchObject({
        error: { code: 'category-taken' },
      })
    expect(catalogue.saveCategory({ ...category, id: 9, name: 'Other' })).toMatchObject({
      error: { code: 'category-not-found' },
    })
    expect(catalogue.saveCategory({ ...category, name: '\u001b' })).toMatchObject({
      error: { code: 'name-missing' },
    })
  })

  it('leave their products without a category when they are removed', async () => {
    const { catalogue, addProduct } = catalogueDesk()
    catalogue.saveCategory({ id: null, name: 'Hot', color: '#112233', position: 0 })
    const products = Array.from({ length: 700 }, (_none, index) =>
      addProduct({ name: `Tea ${index}`, categoryId: 1 }),
    )
    const removing = catalogue.removeCategory(1)
    expect(catalogue.saveCategory({ id: null, name: 'x', color: '#112233', position: 0 })).toMatchObject({
      error: { code: 'import-busy' },
    })
    expect(await removing).toEqual({ ok: true, value: [] })
    expect(catalogue.product(products[699]?.id ?? 0)).toMatchObject({ value: { categoryId: null } })
    expect(await catalogue.removeCategory(1)).toMatchObject({ error: { code: 'category-not-found' } })
  })
})

describe('tax rates', () => {
  it('cannot be archived while a product has them', () => {
    const { catalogue, addProduct } = catalogueDesk()
    const tea = addProduct({ name: 'Tea' })
    const [rate] = catalogue.taxRates()
    const archive = () =>
      catalogue.saveTaxRate({ id: rate?.id ?? 0, name: 'Tax', ratePpm: 190_000, archived: true })
    expect(archive()).toEqual({ ok: false, error: { code: 'tax-rate-in-use', values: { products: 1 } } })
    const other = catalogue.saveTaxRate({ id: null, name: 'New', ratePpm: 200_000, archived: false })
    catalogue.saveProduct({ ...tea, taxRateId: other.ok ? other.value.id : 0 })
    expect(archive()).toMatchObject({ ok: true, value: { archived: true, products: 0 } })
  })

  it('stand in the journal with before and after, when something changed', () => {
    const { catalogue, addRate, journal } = catalogueDesk()
    const id = addRate(190_000, 'VAT')
    catalogue.saveTaxRate({ id, name: 'VAT', ratePpm: 200_000, archived: false })
    catalogue.saveTaxRate({ id, name: 'VAT', ratePpm: 200_000, archived: false })
    expect(journal()).toEqual([
      {
        kind: 'tax-rate-changed',
        subject: '1',
        body: { before: null, after: { name: 'VAT', ratePpm: 190_000, archived: false } },
      },
      {
        kind: 'tax-rate-changed',
        subject: '1',
        body: {
          before: { name: 'VAT', ratePpm: 190_000, archived: false },
          after: { name: 'VAT', ratePpm: 200_000, archived: false },
        },
      },
    ])
  })

  it('refuse to be nameless or unknown', () => {
    const { catalogue } = catalogueDesk()
    expect(catalogue.saveTaxRate({ id: null, name: ' ', ratePpm: 0, archived: false })).toMatchObject({
      error: { code: 'name-missing' },
    })
    expect(catalogue.saveTaxRate({ id: 5, name: 'VAT', ratePpm: 0, archived: false })).toMatchObject({
      error: { code: 'tax-rate-not-found' },
    })
  })
})
