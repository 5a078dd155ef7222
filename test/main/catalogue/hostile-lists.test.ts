import { describe, expect, it } from 'vitest'
import { catalogueDesk, catalogueFacts, importFile, openFile } from '../../support/catalogue.ts'

/** What a person learns about one file, without any product in the catalogue. */
async function verdict(content: string | Uint8Array): Promise<unknown> {
  const desk = catalogueDesk()
  desk.addRate()
  const progress = await openFile(desk, content)
  return (
    progress.error ?? progress.preview?.badRows.map(({ line, reason, values }) => ({ line, reason, values }))
  )
}

describe('a hostile list', () => {
  it('with formulas is data, on the way in and on the way out', async () => {
    const desk = catalogueDesk()
    desk.addRate()
    const rows = [
      'name,price,category',
      `"=cmd|'/c calc'!A1",1,=1+1`,
      '@SUM(A1),2,-x',
      '+49,3,',
      "'=quoted,4,",
      "''=twice,5,",
    ]
    await importFile(desk, rows.join('\n'))
    const before = catalogueFacts(desk)
    expect(before).toMatchObject([
      { name: "'=twice" },
      { name: '+49' },
      { name: "=cmd|'/c calc'!A1", category: '=1+1' },
      { name: '=quoted' },
      { name: '@SUM(A1)', category: '-x' },
    ])
    const { text } = await desk.catalogue.exportAll()
    for (const line of text.split('\r\n').slice(1, -1))
      for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+\-@]/)
    const other = catalogueDesk()
    await importFile(other, text)
    expect(catalogueFacts(other)).toEqual(before)
  })

  it('with a line of ten megabytes is told by its line, and the rest is read', async () => {
    const content = `name,price\nTea,1\n${'x'.repeat(10_000_000)}\n,2\n`
    expect(await verdict(content)).toEqual([
      { line: 3, reason: 'row-too-long', values: { limit: 1_000_000 } },
      { line: 4, reason: 'name-missing', values: {} },
    ])
  })

  it('with a heading of ten megabytes is refused', async () => {
    expect(await verdict('x'.repeat(10_000_000))).toEqual({
      code: 'import-unreadable',
      values: { kind: 'header', line: 1 },
    })
  })

  it('with broken letters names the rows that lost one', async () => {
    const content = Buffer.concat([
      Buffer.from('name,price\nCrème,1\nThé à la menthe,2\nCaf'),
      Buffer.from([0xe9]),
      Buffer.from(',3\n'),
    ])
    expect(await verdict(content)).toEqual([
      { line: 4, reason: 'characters-lost', values: { encoding: 'utf-8' } },
    ])
  })

  it('cut off in the middle of a UTF-16 letter names the row that lost it', async () => {
    const content = Buffer.from('\ufeffname,price\nTea,1\nMilk,2\n\ud83c,3', 'utf16le')
    expect(await verdict(content)).toEqual([
      { line: 4, reason: 'characters-lost', values: { encoding: 'utf-16le' } },
    ])
    expect(await verdict(content.subarray(0, 41))).toEqual([
      { line: 3, reason: 'characters-lost', values: { encoding: 'utf-16le' } },
    ])
  })

  it.each([
    ['nothing', '', { kind: 'empty' }],
    ['only spaces and line ends', ' \n\n ,, \n', { kind: 'empty' }],
    ['a heading and no row', 'name,price\n', { kind: 'no-rows' }],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), { kind: 'picture' }],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004......[Content_Types].xml'), { kind: 'spreadsheet' }],
    ['zero bytes', Buffer.from('name,price\nTea\u0000,1\n'), { kind: 'binary' }],
    [
      'a thousand columns',
      `${'a,'.repeat(1_000)}name,price\n`,
      { kind: 'columns', columns: 1_002, limit: 500 },
    ],
  ])('of %s is refused with its kind', async (_label, content, values) => {
    expect(await verdict(content)).toEqual({ code: 'import-unreadable', values })
  })

  it('of five hundred columns is read', async () => {
    const others = 'a,'.repeat(498)
    expect(await verdict(`${others}name,price\n${others}Tea,1\n`)).toEqual([])
  })

  it.each([
    ['-1', 'price-negative'],
    ['1e400', 'price-invalid'],
    ['0x10', 'price-invalid'],
    ['9'.repeat(300), 'price-too-large'],
    ['=2*3', 'price-invalid'],
  ])('with the price %s is refused', async (price, reason) => {
    expect(await verdict(`name,price\nTea,"${price}"`)).toMatchObject([{ line: 2, reason }])
  })

  it('with full-width digits means what it says', async () => {
    const desk = catalogueDesk({ currency: 'JPY' })
    desk.addRate()
    await importFile(desk, 'barcode,name,price\n４９０１,お茶,１２')
    expect(catalogueFacts(desk)).toMatchObject([{ name: 'お茶', priceMinor: 12, barcodes: ['4901'] }])
  })

  it('with one barcode twice names both lines', async () => {
    expect(await verdict('ean,name,price\n1,Tea,1\n2|3,Milk,1\n"3; 4",Soap,1')).toEqual([
      { line: 4, reason: 'barcode-duplicate', values: { barcode: '3', otherLine: 3 } },
    ])
  })

  it.each(['4,00638E+12', '4.00638e+12', '4E+12'])('with the rounded barcode %s is refused', async (code) => {
    expect(await verdict(`ean;name;price\n${code};Tea;1`)).toMatchObject([{ reason: 'barcode-rounded' }])
  })

  it('with a million cells in a row is refused and does not keep them', async () => {
    const content = `name,price\nTea,1${',x'.repeat(400_000)}\nMilk,2${','.repeat(400_000)}\n`
    expect(await verdict(content)).toEqual([
      { line: 2, reason: 'columns-wrong', values: { columns: 400_002, expected: 2 } },
    ])
  })

  it('with an open quote names its line and reads the others', async () => {
    expect(await verdict('name,price\n"Tea,1\n,2\nMilk,3')).toEqual([
      { line: 2, reason: 'quote-open', values: {} },
      { line: 3, reason: 'name-missing', values: {} },
    ])
  })

  it('with printer commands and invisible names is cleaned or refused', async () => {
    const desk = catalogueDesk()
    desk.addRate()
    await importFile(desk, 'name,price\nTea\u001bp\u0010,1')
    expect(catalogueFacts(desk)).toMatchObject([{ name: 'Teap' }])
    expect(await verdict('name,price\n\u200b\u202e,1')).toMatchObject([{ reason: 'name-missing' }])
  })

  it('named like a path is only called by its last part, and a nameless one is refused', async () => {
    const desk = catalogueDesk()
    const { preview } = await openFile(desk, 'name,price\nTea,1', '../../etc/\u001bpasswd')
    expect(preview?.fileName).toBe('passwd')
    expect(desk.catalogue.imports.open({ fileName: '\u0000/', base64: '' })).toEqual({
      ok: false,
      error: { code: 'file-name-invalid' },
    })
  })

  it('beyond the limit is refused before it is read', () => {
    const desk = catalogueDesk()
    const base64 = 'A'.repeat(89_999_996)
    expect(desk.catalogue.imports.open({ fileName: 'x.csv', base64 })).toEqual({
      ok: false,
      error: { code: 'import-too-large', values: { bytes: 67_499_997, limit: 67_108_864 } },
    })
  })

  it('named after properties of objects is a list like any other', async () => {
    const desk = catalogueDesk()
    desk.addRate()
    await importFile(desk, 'barcode,name,price,category\n__proto__,constructor,1,__proto__\ntoString,x,1,x')
    expect(desk.catalogue.findBarcode('__proto__')?.name).toBe('constructor')
  })
})
