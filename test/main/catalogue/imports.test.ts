import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openCatalogue } from '../../../main/catalogue/catalogue.ts'
import {
  confirmImport,
  finishInterruptedImport,
  layDownImport,
  moveImport,
} from '../../../main/catalogue/import-write.ts'
import { importChunksLeft, isImportDecided } from '../../../main/store/import-store.ts'
import {
  type CatalogueDesk,
  catalogueDesk,
  catalogueFacts,
  importFile,
  openFile,
  plainProduct,
  progressAtRest,
} from '../../support/catalogue.ts'

const list = [
  'barcode,name,category,price,tax_rate',
  '0011225022494,"Potato Chips, Original",Snacks,3.99,7',
  '5400141217216,Toiletpapier Everyday,Household,0.99,19',
  '20711689,Chocolat Pâques,Snacks,0.59,7',
].join('\n')

describe('the preview of an import', () => {
  it('says what was recognised and what would happen', async () => {
    const desk = catalogueDesk()
    desk.addRate(190_000)
    desk.addProduct({ name: 'Chocolat', barcodes: ['20711689'] })
    const progress = await openFile(desk, list, 'C:\\lists\\my list.csv')
    expect(progress).toMatchObject({ stage: 'ready', error: null })
    expect(progress.preview).toEqual({
      importId: progress.importId,
      fileName: 'my list.csv',
      bytes: Buffer.byteLength(list),
      encoding: 'utf-8',
      separator: ',',
      decimalSign: '.',
      headers: ['barcode', 'name', 'category', 'price', 'tax_rate'],
      mapping: ['barcode', 'name', 'category', 'price', 'tax'],
      sample: [
        ['0011225022494', 'Potato Chips, Original', 'Snacks', '3.99', '7'],
        ['5400141217216', 'Toiletpapier Everyday', 'Household', '0.99', '19'],
        ['20711689', 'Chocolat Pâques', 'Snacks', '0.59', '7'],
      ],
      rows: 3,
      badRows: [],
      badRowCount: 0,
      newProducts: 2,
      changedProducts: 1,
      newCategories: ['Snacks', 'Household'],
      newTaxRates: [70_000],
      missing: [],
    })
    expect(desk.catalogue.productCount()).toBe(1)
  })

  it('can be adjusted: encoding, separator, decimal sign, columns', async () => {
    const desk = catalogueDesk()
    const bytes = Buffer.concat([
      Buffer.from('x#y\n'),
      Buffer.from([0xf7, 0xe0, 0xe9]),
      Buffer.from('#1.500\n'),
    ])
    const { importId, preview } = await openFile(desk, bytes)
    expect(preview).toMatchObject({ separator: ',', missing: ['name', 'price'] })
    expect(desk.catalogue.imports.run({ importId })).toEqual({
      ok: false,
      error: { code: 'import-columns-missing', values: { columns: 'name, price' } },
    })
    const adjust = async (change: object) => {
      const choices = {
        encoding: 'windows-1251',
        separator: '#',
        decimalSign: null,
        mapping: null,
        ...change,
      }
      desk.catalogue.imports.adjust({ importId, ...choices })
      return (await progressAtRest(desk.catalogue, importId)).preview
    }
    expect(await adjust({})).toMatchObject({ headers: ['x', 'y'], sample: [['чай', '1.500']] })
    desk.addRate()
    expect(await adjust({ mapping: ['name', 'price'], decimalSign: ',' })).toMatchObject({
      missing: [],
      newProducts: 1,
      decimalSign: ',',
    })
    desk.catalogue.imports.run({ importId })
    await desk.catalogue.settled()
    expect(catalogueFacts(desk)).toMatchObject([{ name: 'чай', priceMinor: 150_000 }])
  })

  it('lists every bad row with its line in the file and the reason, and takes none of the file', async () => {
    const desk = catalogueDesk()
    desk.addProduct({ name: 'A', barcodes: ['1111'] })
    desk.addProduct({ name: 'B', barcodes: ['2222'] })
    const rows = [
      'barcode;name;price;tax;unit;color',
      '100;Good;1,00;19;;',
      '101;;1,00;19;;',
      `102;${'x'.repeat(501)};1,00;19;;`,
      '103;Two\nlines;"',
      '104;Negative;-1,00;19;;',
      '',
      '105;Text;free;19;;',
      '100;Twice;1,00;19;;',
      '106;Tax;1,00;lots;;',
      '107;Unit;1,00;19;barrel;',
      '108;Color;1,00;19;;red',
      '109;Many;1,00;19;;;;x',
      '110;Few;1,00',
      '1111 2222;Both;1,00;19;;',
      '4,00638E+12;Rounded;1,00;19;;',
      `${'9'.repeat(65)};Long;1,00;19;;`,
      '111;Huge;99999999999999;19;;',
      '112;"Quote"d;1,00;19;;',
      '113;Category ok;1,00;19;;#aabbcc',
      '114;Dollars;$1,00;19;;',
    ]
    const { preview, importId } = await openFile(desk, rows.join('\r\n'))
    const found = preview?.badRows.map((row) => [row.line, row.reason])
    expect(found).toEqual([
      [3, 'name-missing'],
      [4, 'name-too-long'],
      [5, 'columns-wrong'],
      [6, 'quote-open'],
      [7, 'price-negative'],
      [9, 'price-invalid'],
      [10, 'barcode-duplicate'],
      [11, 'tax-invalid'],
      [12, 'unit-invalid'],
      [13, 'color-invalid'],
      [14, 'columns-wrong'],
      [15, 'columns-wrong'],
      [16, 'barcode-taken'],
      [17, 'barcode-rounded'],
      [18, 'barcode-invalid'],
      [19, 'price-too-large'],
      [20, 'quote-wrong'],
      [22, 'price-currency'],
    ])
    expect(preview?.badRows[6]).toEqual({
      line: 10,
      reason: 'barcode-duplicate',
      values: { barcode: '100', otherLine: 2 },
      text: '100 | Twice | 1,00 | 19 |  |',
    })
    expect(preview?.badRowCount).toBe(18)
    expect(desk.catalogue.imports.run({ importId })).toEqual({
      ok: false,
      error: { code: 'import-has-bad-rows', values: { rows: 18 } },
    })
    expect(desk.catalogue.productCount()).toBe(2)
  })

  it('counts all bad rows and shows the first thousand', async () => {
    const desk = catalogueDesk()
    const { preview } = await openFile(desk, `name,price,tax\n${',1,19\n'.repeat(2_500)}`)
    expect(preview?.badRowCount).toBe(2_500)
    expect(preview?.badRows).toHaveLength(1_000)
  })
})

describe('the bad rows of a list', () => {
  it('are the first ones of the file, whether they could be cut into cells or not', async () => {
    const desk = catalogueDesk()
    desk.addRate()
    const rows = [
      ...Array.from({ length: 1_500 }, () => 'Tea,x'),
      ...Array.from({ length: 1_500 }, () => 'Tea,1,2'),
    ]
    const inOrder = await openFile(desk, ['name,price', ...rows].join('\n'))
    expect(inOrder.preview?.badRowCount).toBe(3_000)
    expect(inOrder.preview?.badRows).toHaveLength(1_000)
    expect(inOrder.preview?.badRows.at(-1)).toMatchObject({ line: 1_001, reason: 'price-invalid' })
    const turned = await openFile(desk, ['name,price', ...rows.toReversed()].join('\n'))
    expect(turned.preview?.badRows.at(-1)).toMatchObject({ line: 1_001, reason: 'columns-wrong' })
  })
})

describe('writing an import', () => {
  it('adds and changes products, categories and rates, and journals the file', async () => {
    const desk = catalogueDesk({ language: 'de' })
    desk.addRate(190_000)
    const old = desk.addProduct({ name: 'Chocolat', barcodes: ['20711689', '999'], picture: 'cookie' })
    desk.catalogue.saveProduct({ ...old, archived: true })
    expect(await importFile(desk, list)).toMatchObject({ stage: 'done', error: null })
    expect(catalogueFacts(desk)).toEqual([
      {
        name: 'Chocolat Pâques',
        barcodes: ['20711689', '999'],
        priceMinor: 59,
        ratePpm: 70_000,
        category: 'Snacks',
        unit: 'piece',
        color: null,
      },
      expect.objectContaining({ name: 'Potato Chips, Original', barcodes: ['0011225022494'] }),
      expect.objectContaining({ name: 'Toiletpapier Everyday', ratePpm: 190_000, category: 'Household' }),
    ])
    expect(desk.catalogue.product(old.id)).toMatchObject({ value: { picture: 'cookie', archived: false } })
    expect(desk.catalogue.taxRates().map((rate) => rate.name)).toEqual(['Tax', 'MwSt 7 %'])
    expect(desk.catalogue.search('everyday', 5)).toHaveLength(1)
    expect(desk.journal().at(-1)).toEqual({
      kind: 'catalogue-imported',
      subject: 'list.csv',
      body: {
        fileName: 'list.csv',
        bytes: Buffer.byteLength(list),
        sha256: createHash('sha256').update(list).digest('hex'),
        rows: 3,
        currency: 'EUR',
        newProducts: 2,
        changedProducts: 1,
        newCategories: 2,
        newTaxRates: [70_000],
      },
    })
    expect(desk.nudges).toContain('import')
  })

  it('changes only what the list speaks of', async () => {
    const desk = catalogueDesk()
    desk.catalogue.saveCategory({ id: null, name: 'Drinks', color: '#112233', position: 0 })
    desk.addRate(190_000)
    desk.addRate(70_000)
    const tea = desk.addProduct({
      name: 'Tea',
      barcodes: ['11'],
      taxRateId: 2,
      categoryId: 1,
      unit: 'kg',
      color: '#abcdef',
    })
    await importFile(desk, 'ean;name;price\n11;Tea;9,99')
    expect(desk.catalogue.product(tea.id)).toEqual({ ok: true, value: { ...tea, priceMinor: 999 } })
    await importFile(desk, 'ean;name;price;tax\n11 12;Green tea;;')
    expect(desk.catalogue.product(tea.id)).toEqual({
      ok: true,
      value: { ...tea, name: 'Green tea', priceMinor: null, barcodes: ['11', '12'] },
    })
  })

  it('finds products without a barcode by their name, one after the other', async () => {
    const desk = catalogueDesk()
    desk.addProduct({ name: 'Coded', barcodes: ['55'] })
    await importFile(desk, 'name,price\nPostcard,1\nPostcard,2\nCoded,3')
    expect(desk.catalogue.productCount()).toBe(3)
    const { preview } = await openFile(desk, 'name,price\nPostcard,1\nPostcard,5\nPostcard,7\nCoded,3')
    expect(preview).toMatchObject({ changedProducts: 1, newProducts: 1 })
  })

  it('means the product that is sold where an archived one has the same name', async () => {
    const desk = catalogueDesk()
    const old = desk.addProduct({ name: 'Tea' })
    desk.catalogue.saveProduct({ ...old, archived: true })
    desk.addProduct({ name: 'Tea' })
    const { text } = await desk.catalogue.exportAll()
    expect((await openFile(desk, text)).preview).toMatchObject({ newProducts: 0, changedProducts: 0 })
    const coded = desk.addProduct({ name: 'Milk', barcodes: ['1'] })
    desk.catalogue.saveProduct({ ...coded, archived: true })
    desk.addProduct({ name: 'Milk', barcodes: ['2'] })
    const { preview } = await openFile(desk, 'name,price\nMilk,2.50')
    expect(preview).toMatchObject({ newProducts: 0, changedProducts: 0 })
  })

  it('never gives a product more barcodes than can be edited and read back', async () => {
    const desk = catalogueDesk()
    const codes = Array.from({ length: 20 }, (_none, index) => String(1_000 + index))
    desk.addProduct({ name: 'Tea', barcodes: codes })
    const { preview } = await openFile(desk, 'ean,name,price\n1000 7,Tea,1')
    expect(preview?.badRows).toMatchObject([
      { line: 2, reason: 'barcodes-too-many', values: { count: 21, limit: 20 } },
    ])
  })

  it('does nothing the second time', async () => {
    const desk = catalogueDesk()
    await importFile(desk, list)
    const { preview } = await openFile(desk, list)
    expect(preview).toMatchObject({ newProducts: 0, changedProducts: 0, newCategories: [], newTaxRates: [] })
    const before = catalogueFacts(desk)
    expect(await importFile(desk, list)).toMatchObject({ stage: 'done' })
    expect(catalogueFacts(desk)).toEqual(before)
  })

  it('takes a list as real ones are: names twice, wrong check digits, the same code with and without a zero', async () => {
    const desk = catalogueDesk()
    const rows = [
      'barcode,name,price,tax',
      '011210115224,Tabasco,1.00,7',
      '0011210115224,Tabasco,1.00,7',
      '4006381333930,"Party Pack"" Franks",2.49,7',
      '20711689,C\u009curs de palmier,1.00,7',
      "123,'Prodhead'&gt;peas,1.00,7",
      '124,-pulled beef,1.00,7',
      '125,Manzana \uf8ff 🍏,1.00,7',
      '126,شاي أخضر,1.00,7',
    ]
    expect(await importFile(desk, rows.join('\n'))).toMatchObject({ stage: 'done' })
    const names = catalogueFacts(desk).map((fact) => (fact as { name: string }).name)
    expect(names.toSorted()).toEqual(
      [
        'Tabasco',
        'Tabasco',
        'Party Pack" Franks',
        'Cœurs de palmier',
        "'Prodhead'&gt;peas",
        '-pulled beef',
        'Manzana \uf8ff 🍏',
        'شاي أخضر',
      ].toSorted(),
    )
  })

  it('works out anew what the prices mean when the currency was changed in between', async () => {
    const desk = catalogueDesk({ currency: 'EUR' })
    desk.addRate()
    const { importId } = await openFile(desk, 'name;price\nTea;5,50')
    desk.outside.settings = { ...desk.outside.settings, currency: 'JPY' }
    expect(desk.catalogue.imports.run({ importId }).ok).toBe(true)
    const progress = await progressAtRest(desk.catalogue, importId)
    expect(progress).toMatchObject({ stage: 'ready', error: { code: 'import-has-bad-rows' } })
    expect(progress.preview?.badRows).toMatchObject([{ line: 2, reason: 'price-decimals' }])
    expect(desk.catalogue.productCount()).toBe(0)
  })

  it('works out anew what it would do when the catalogue was changed in between', async () => {
    const desk = catalogueDesk()
    const { importId } = await openFile(desk, list)
    desk.addRate(190_000)
    const cola = desk.addProduct({ name: 'Cola', barcodes: ['20711689'] })
    desk.catalogue.imports.run({ importId })
    expect(await progressAtRest(desk.catalogue, importId)).toMatchObject({ stage: 'done' })
    expect(desk.catalogue.productCount()).toBe(3)
    expect(desk.catalogue.product(cola.id)).toMatchObject({ value: { name: 'Chocolat Pâques' } })
    const second = await openFile(desk, 'barcode,name,price\n1 2,Both,1')
    desk.addProduct({ name: 'One', barcodes: ['1'] })
    desk.addProduct({ name: 'Two', barcodes: ['2'] })
    desk.catalogue.imports.run({ importId: second.importId })
    expect(await progressAtRest(desk.catalogue, second.importId)).toMatchObject({
      stage: 'ready',
      error: { code: 'import-has-bad-rows' },
      preview: { badRowCount: 1 },
    })
  })
})

const longList = (rows: number): string =>
  `barcode,name,price,tax\n${Array.from({ length: rows }, (_none, index) => `${1_000_000 + index},Product ${index},1.00,7`).join('\n')}`

describe('an import beside a till at work', () => {
  it('is refused while a card payment is open, also when one begins before the decision', async () => {
    const desk = catalogueDesk()
    const { importId } = await openFile(desk, list)
    desk.outside.hasOpenPayment = true
    expect(desk.catalogue.imports.run({ importId })).toEqual({ ok: false, error: { code: 'import-busy' } })
    desk.outside.hasOpenPayment = false
    expect(desk.catalogue.imports.run({ importId })).toMatchObject({ ok: true, value: { stage: 'writing' } })
    desk.outside.hasOpenPayment = true
    expect(await progressAtRest(desk.catalogue, importId)).toMatchObject({
      stage: 'ready',
      error: { code: 'import-busy' },
    })
    expect(desk.catalogue.productCount()).toBe(0)
    expect(importChunksLeft(desk.database)).toBe(0)
    desk.outside.hasOpenPayment = false
    desk.catalogue.imports.run({ importId })
    expect(await progressAtRest(desk.catalogue, importId)).toMatchObject({ stage: 'done', error: null })
  })

  it('keeps others from changing the catalogue while it writes, and never from reading it', async () => {
    const desk = catalogueDesk()
    const { importId } = await openFile(desk, list)
    desk.addRate()
    desk.catalogue.imports.run({ importId })
    const busy = { ok: false, error: { code: 'import-busy' } }
    expect(desk.catalogue.saveProduct(plainProduct)).toEqual(busy)
    expect(desk.catalogue.saveTaxRate({ id: null, name: 'x', ratePpm: 0, archived: false })).toEqual(busy)
    expect(desk.catalogue.saveCategory({ id: null, name: 'x', color: '#112233', position: 0 })).toEqual(busy)
    expect(await desk.catalogue.removeCategory(1)).toEqual(busy)
    expect(desk.catalogue.imports.open({ fileName: 'x.csv', base64: '' })).toEqual(busy)
    expect(desk.catalogue.tiles().quick).toEqual([])
    await desk.catalogue.settled()
    expect(desk.catalogue.saveProduct(plainProduct).ok).toBe(true)
  })

  it('lets the loop turn all the time', async () => {
    const desk = catalogueDesk()
    const { importId } = await openFile(desk, longList(3_000))
    let turns = 0
    let isOver = false
    const count = (): void => {
      turns += 1
      if (!isOver) setImmediate(count)
    }
    setImmediate(count)
    desk.catalogue.imports.run({ importId })
    await desk.catalogue.settled()
    isOver = true
    expect(turns).toBeGreaterThan(3)
    expect(desk.catalogue.productCount()).toBe(3_000)
  })

  it('can be called off until the decision, and leaves nothing behind', async () => {
    const desk = catalogueDesk()
    const opened = desk.catalogue.imports.open({
      fileName: 'list.csv',
      base64: Buffer.from(longList(5_000)).toString('base64'),
    })
    const importId = opened.ok ? opened.value.importId : ''
    expect(desk.catalogue.imports.cancel({ importId })).toMatchObject({ value: { stage: 'cancelled' } })
    expect(await progressAtRest(desk.catalogue, importId)).toMatchObject({ stage: 'cancelled' })

    const second = await openFile(desk, longList(5_000))
    desk.catalogue.imports.run({ importId: second.importId })
    while (importChunksLeft(desk.database) === 0) await new Promise((resolve) => setImmediate(resolve))
    expect(desk.catalogue.imports.cancel({ importId: second.importId })).toMatchObject({
      value: { stage: 'cancelled' },
    })
    await desk.catalogue.settled()
    expect(desk.catalogue.productCount()).toBe(0)
    expect(importChunksLeft(desk.database)).toBe(0)
    expect(desk.catalogue.taxRates()).toEqual([])
    expect(desk.journal()).toEqual([])
    expect(desk.addProduct({ name: 'Tea' }).name).toBe('Tea')
  })

  it('cannot be called off behind the decision', async () => {
    const desk = catalogueDesk()
    const { importId } = await openFile(desk, longList(5_000))
    desk.catalogue.imports.run({ importId })
    while (!isImportDecided(desk.database)) await new Promise((resolve) => setImmediate(resolve))
    expect(desk.catalogue.imports.cancel({ importId })).toMatchObject({ value: { stage: 'writing' } })
    expect(await progressAtRest(desk.catalogue, importId)).toMatchObject({ stage: 'done' })
    expect(desk.catalogue.productCount()).toBe(5_000)
    expect(desk.catalogue.imports.cancel({ importId })).toMatchObject({ value: { stage: 'done' } })
  })

  it('knows only the import of today', () => {
    const { imports } = catalogueDesk().catalogue
    const notFound = { ok: false, error: { code: 'import-not-found' } }
    const importId = 'x-1'
    expect(imports.progress({ importId })).toEqual(notFound)
    expect(imports.cancel({ importId })).toEqual(notFound)
    expect(imports.run({ importId })).toEqual(notFound)
    expect(
      imports.adjust({ importId, encoding: null, separator: null, decimalSign: null, mapping: null }),
    ).toEqual(notFound)
  })
})

class Killed extends Error {}

/** Plays an import up to its n-th pause and then lets the till die; the tables stay as a kill leaves them. */
async function killedAt(desk: CatalogueDesk, pause: number): Promise<{ decided: boolean; over: boolean }> {
  let pauses = 0
  const work = async (): Promise<void> => {
    pauses += 1
    if (pauses > pause) throw new Killed()
  }
  const products = Array.from({ length: 1_000 }, (_none, index) => ({
    id: index + 1,
    staysInPlace: false,
    name: `Product ${index}`,
    priceMinor: 100,
    taxRateId: 1,
    categoryId: null,
    unit: 'piece' as const,
    color: null,
    newBarcodes: [String(1_000 + index)],
    firstPosition: 0,
  }))
  const plan = {
    products,
    newProducts: 1_000,
    changedProducts: 0,
    newCategories: [],
    newTaxRates: [{ id: 1, name: 'Tax', ratePpm: 70_000, archived: false }],
    badRows: [],
    badRowCount: 0,
  }
  try {
    await layDownImport(desk.context, plan, work)
    confirmImport(desk.context, plan, { fileName: 'x.csv', bytes: 1, sha256: '', rows: 1_000 })
    await moveImport(desk.context, work, () => undefined)
    return { decided: true, over: true }
  } catch (error) {
    if (!(error instanceof Killed)) throw error
    return { decided: isImportDecided(desk.database), over: false }
  }
}

describe('a kill during an import', () => {
  it('leaves none of it or all of it, wherever it falls', async () => {
    for (let pause = 0, over = false; !over; pause += 1) {
      const desk = catalogueDesk()
      const killed = await killedAt(desk, pause)
      over = killed.over
      const restarted = openCatalogue(desk.context)
      expect(restarted.productCount()).toBe(killed.decided ? 1_000 : 0)
      expect(restarted.taxRates()).toHaveLength(killed.decided ? 1 : 0)
      expect(importChunksLeft(desk.database)).toBe(0)
      expect(isImportDecided(desk.database)).toBe(false)
      expect(restarted.findBarcode('1999') !== undefined).toBe(killed.decided)
      await restarted.settled()
      expect(restarted.search('product 999', 1)).toHaveLength(killed.decided ? 1 : 0)
      restarted.close()
      expect(pause).toBeLessThan(30)
    }
  })
})

/** No page more than there are, and none that is given back: the database's own full disk. */
const fillDisk = ({ database }: CatalogueDesk): void => {
  database.execute('create table filler (x)')
  const [row] = database.pragma('page_count') as { page_count: number }[]
  database.pragma(`max_page_count = ${row?.page_count ?? 1}`)
  database.execute(`create temp trigger fill_up after delete on import_chunks
    begin insert into filler (x) values (zeroblob(200000)); end`)
}
const emptyDisk = ({ database }: CatalogueDesk): void => {
  database.pragma('max_page_count = 1000000')
  database.execute('drop trigger fill_up')
}

describe('a full disk during an import', () => {
  it('before the decision changes nothing and says so', async () => {
    const desk = catalogueDesk()
    const { importId } = await openFile(desk, longList(5_000))
    fillDisk(desk)
    desk.catalogue.imports.run({ importId })
    expect(await progressAtRest(desk.catalogue, importId)).toMatchObject({
      stage: 'failed',
      error: { code: 'disk-full' },
    })
    expect(desk.catalogue.productCount()).toBe(0)
    emptyDisk(desk)
    expect(await importFile(desk, longList(5_000))).toMatchObject({ stage: 'done' })
  })

  it('behind the decision only delays it', async () => {
    const desk = catalogueDesk()
    const { importId } = await openFile(desk, longList(5_000))
    desk.catalogue.imports.run({ importId })
    while (!isImportDecided(desk.database)) await new Promise((resolve) => setImmediate(resolve))
    fillDisk(desk)
    const progress = () => desk.catalogue.imports.progress({ importId })
    for (let seen = progress(); seen.ok && !seen.value.error; seen = progress())
      await new Promise((resolve) => setImmediate(resolve))
    expect(progress()).toMatchObject({ value: { stage: 'writing', error: { code: 'disk-full' } } })
    emptyDisk(desk)
    await desk.clock.advance(5_000)
    expect(await progressAtRest(desk.catalogue, importId)).toMatchObject({ stage: 'done', error: null })
    expect(desk.catalogue.productCount()).toBe(5_000)
  })

  it('at the start of the till does not keep it from opening', async () => {
    const desk = catalogueDesk()
    await killedAt(desk, 8)
    expect(isImportDecided(desk.database)).toBe(true)
    fillDisk(desk)
    const restarted = openCatalogue(desk.context)
    expect(restarted.saveTaxRate({ id: null, name: 'x', ratePpm: 0, archived: false })).toMatchObject({
      error: { code: 'import-busy' },
    })
    emptyDisk(desk)
    await desk.clock.advance(5_000)
    await restarted.settled()
    expect(restarted.productCount()).toBe(1_000)
    expect(restarted.search('product 999', 1)).toHaveLength(1)
    restarted.close()
    expect(() => finishInterruptedImport(desk.context)).not.toThrow()
  })

  it('or a chunk that cannot be read does not keep the till from opening and selling', async () => {
    const desk = catalogueDesk()
    const tea = desk.addProduct({ name: 'Tea' })
    desk.database.execute(`insert into import_decision (id, decided_at) values (1, 0);
      insert into import_chunks (rows) values ('[{"id": 1}]')`)
    const restarted = openCatalogue(desk.context)
    await restarted.settled()
    expect(restarted.findProduct(tea.id)?.name).toBe('Tea')
    expect(restarted.saveProduct({ ...tea, name: 'Coffee' })).toMatchObject({
      error: { code: 'import-busy' },
    })
    restarted.close()
  })
})
