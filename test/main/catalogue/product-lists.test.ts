import { describe, expect, it } from 'vitest'
import { catalogueDesk } from '../../support/catalogue.ts'

describe('tiles', () => {
  it('show quick keys in their order, with the colour of the product or else of its category', () => {
    const { catalogue, addProduct } = catalogueDesk()
    catalogue.saveCategory({ id: null, name: 'Hot', color: '#aa0000', position: 0 })
    const tea = addProduct({ name: 'Tea', categoryId: 1 })
    const coffee = addProduct({ name: 'Coffee', categoryId: 1, color: '#00aa00', priceMinor: null })
    const other = addProduct({ name: 'Bag', picture: 'paper-bag' })
    const saved = catalogue.saveQuickKeys([coffee.id, tea.id, coffee.id, other.id])
    expect(saved).toEqual({ ok: true, value: catalogue.tiles() })
    expect(catalogue.tiles().quick).toEqual([
      { productId: coffee.id, name: 'Coffee', price: null, picture: null, color: '#00aa00', unit: 'piece' },
      {
        productId: tea.id,
        name: 'Tea',
        price: { minor: 250, currency: 'EUR' },
        picture: null,
        color: '#aa0000',
        unit: 'piece',
      },
      expect.objectContaining({ productId: other.id, picture: 'paper-bag', color: '#475569' }),
    ])
    expect(catalogue.tiles().categories).toEqual(catalogue.categories())
  })

  it('leave an archived product out and refuse it as a quick key', () => {
    const { catalogue, addProduct } = catalogueDesk()
    const tea = addProduct({ name: 'Tea' })
    catalogue.saveQuickKeys([tea.id])
    catalogue.saveProduct({ ...tea, archived: true })
    expect(catalogue.tiles().quick).toEqual([])
    expect(catalogue.saveQuickKeys([tea.id])).toMatchObject({ error: { code: 'product-not-found' } })
    expect(catalogue.saveQuickKeys([99])).toMatchObject({ error: { code: 'product-not-found' } })
  })

  it('page through a category by name', () => {
    const { catalogue, addProduct } = catalogueDesk()
    catalogue.saveCategory({ id: null, name: 'Hot', color: '#aa0000', position: 0 })
    for (const name of ['banana', 'Apple', 'cherry', 'Date']) addProduct({ name, categoryId: 1 })
    const page = catalogue.tilesOf({ categoryId: 1, offset: 1, limit: 2 })
    expect(page.tiles.map((tile) => tile.name)).toEqual(['banana', 'cherry'])
    expect(page.total).toBe(4)
    expect(catalogue.tilesOf({ categoryId: 5, offset: 0, limit: 2 })).toEqual({ tiles: [], total: 0 })
  })
})

describe('search', () => {
  it('answers from the tables before the index is there', () => {
    const { catalogue, addProduct } = catalogueDesk()
    addProduct({ name: 'Croissant', barcodes: ['2900000000018'] })
    addProduct({ name: 'Crisps' })
    expect(catalogue.searchReady()).toBe(false)
    expect(catalogue.search('cROI', 10).map((hit) => hit.name)).toEqual(['Croissant'])
    expect(catalogue.search('29000', 10).map((hit) => hit.name)).toEqual(['Croissant'])
    expect(catalogue.search("%' _", 10)).toEqual([])
  })

  it('finds what was saved before, while and after the index was built', async () => {
    const { catalogue, addProduct } = catalogueDesk()
    const before = addProduct({ name: 'Crème brûlée', barcodes: ['123'] })
    const settled = catalogue.settled()
    addProduct({ name: 'Brulee torch' })
    await settled
    expect(catalogue.searchReady()).toBe(true)
    addProduct({ name: 'Brülée spoon' })
    const names = () =>
      catalogue
        .search('brulee', 10)
        .map((hit) => hit.name)
        .sort()
    expect(names()).toEqual(['Brulee torch', 'Brülée spoon', 'Crème brûlée'].sort())
    catalogue.saveProduct({ ...before, archived: true })
    expect(names()).not.toContain('Crème brûlée')
    catalogue.saveProduct({ ...before, name: 'Custard brulee' })
    expect(names()).toContain('Custard brulee')
  })

  it('gives what the screen shows of a hit', async () => {
    const { catalogue, addProduct } = catalogueDesk()
    await catalogue.settled()
    catalogue.saveCategory({ id: null, name: 'Sweet', color: '#aa0000', position: 0 })
    const pie = addProduct({
      name: 'Apple pie',
      categoryId: 1,
      barcodes: ['123', '456'],
      picture: 'apple-pie',
    })
    expect(catalogue.search('pie', 5)).toEqual([
      {
        productId: pie.id,
        name: 'Apple pie',
        price: { minor: 250, currency: 'EUR' },
        barcode: '123',
        category: 'Sweet',
        color: '#aa0000',
        picture: 'apple-pie',
        unit: 'piece',
      },
    ])
  })
})

describe('the list of products', () => {
  it('pages by name, by category, and through the archive', () => {
    const { catalogue, addProduct } = catalogueDesk()
    catalogue.saveCategory({ id: null, name: 'Fruit', color: '#aa0000', position: 0 })
    for (const name of ['banana', 'Apple', 'cherry']) addProduct({ name, categoryId: 1 })
    const soap = addProduct({ name: 'Soap 100%', barcodes: ['55'] })
    catalogue.saveProduct({ ...soap, archived: true })
    const list = (change: object) => {
      const { products, total } = catalogue.list({
        query: '',
        categoryId: null,
        archived: false,
        offset: 0,
        limit: 10,
        ...change,
      })
      return [products.map((product) => product.name), total]
    }
    expect(list({})).toEqual([['Apple', 'banana', 'cherry'], 3])
    expect(list({ offset: 1, limit: 1 })).toEqual([['banana'], 3])
    expect(list({ categoryId: 1, offset: 2 })).toEqual([['cherry'], 3])
    expect(list({ archived: true })).toEqual([['Soap 100%'], 1])
    expect(list({ archived: true, query: '100%' })).toEqual([['Soap 100%'], 1])
    expect(list({ archived: true, query: '1_0' })).toEqual([[], 0])
    expect(list({ archived: true, query: '55' })).toEqual([['Soap 100%'], 1])
    expect(list({ archived: true, query: 'sôap' })).toEqual([['Soap 100%'], 1])
    expect(list({ query: 'ban', categoryId: 1 })).toEqual([['banana'], 1])
    expect(list({ query: 'ban', categoryId: 2 })).toEqual([[], 0])
  })

  it('finds in a category what is far down among all products', async () => {
    const { catalogue, addProduct } = catalogueDesk()
    catalogue.saveCategory({ id: null, name: 'Tea', color: '#aa0000', position: 0 })
    catalogue.saveCategory({ id: null, name: 'Gifts', color: '#aa0000', position: 1 })
    for (let number = 0; number < 520; number += 1) addProduct({ name: `Tea ${number}`, categoryId: 1 })
    const box = addProduct({ name: 'Wooden box for twelve kinds of tea', categoryId: 2 })
    await catalogue.settled()
    const list = (categoryId: number) =>
      catalogue.list({ query: 'tea', categoryId, archived: false, offset: 0, limit: 5 })
    expect(list(2)).toEqual({ products: [box], total: 1 })
    catalogue.saveProduct({ ...box, categoryId: 1 })
    expect(list(2).total).toBe(0)
    expect(list(1).products[0]?.name).toBe('Tea 0')
  })
})
