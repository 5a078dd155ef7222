import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { modelNamed } from '../../../main/domain/printer-profile.ts'
import { printerModels } from '../../../main/platform/printer-models.ts'
import { paperEncoders } from '../../../main/receipts/paper-encoders.ts'
import generic80 from '../../../resources/printers/generic-80mm.json' with { type: 'json' }
import { testFolder } from '../../support/database.ts'

const own = (files: Record<string, string>): string => {
  const folder = testFolder()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}
const model = (change: object) => JSON.stringify({ ...generic80, ...change })

describe('the models of the program', () => {
  test('are all right, and each has an encoder for its paper', () => {
    const models = printerModels()
    expect(models.readAgain()).toEqual([])
    expect([...models.known().keys()]).toEqual(
      expect.arrayContaining(['epson-tm-t20', 'epson-tm-t88', 'star-tsp650', 'citizen-ct-s310']),
    )
    const encoders = paperEncoders(models.known)
    for (const [id, { columns }] of models.known()) {
      const receiptColumns = columns >= 42 ? 42 : 32
      const choice = { printerModel: id, receiptColumns, printerLetters: '' } as const
      expect(encoders.of(choice).encode([{ text: 'Tea' }]).length).toBeGreaterThan(6)
    }
  })

  test.each([
    ['EPSON TM-T20III', 'epson-tm-t20'],
    ['MFG:EPSON;CMD:ESC/POS;MDL:TM-T88VI;CLS:PRINTER;', 'epson-tm-t88'],
    ['Star TSP654II (STR_T-001)', 'star-tsp650'],
    ['Star Micronics mC-Print3', 'star-mc-print3'],
    ['TSP143IV-UE', 'star-tsp100iv'],
    ['CITIZEN CT-S310II', 'citizen-ct-s310'],
    ['HP LaserJet Pro', undefined],
    ['', undefined],
  ])('are found in what a printer calls itself: %s', (said, id) => {
    expect(modelNamed(said, printerModels().known())).toBe(id)
  })
})

describe('a file of a shop', () => {
  test('is a model like those of the program, and takes their place where it has their name', () => {
    const folder = own({
      'kitchen.json': model({ name: 'Kitchen', foundAs: ['kitchen9'] }),
      'epson-tm-t20.json': model({ name: 'Ours' }),
    })
    const models = printerModels({ own: folder })
    expect(models.readAgain()).toEqual([])
    expect(models.known().get('kitchen')?.name).toBe('Kitchen')
    expect(models.known().get('epson-tm-t20')?.name).toBe('Ours')
    expect(modelNamed('KITCHEN-9', models.known())).toBe('kitchen')
  })

  test.each([
    ['no-json.json', '{ "name": ', 'not-json', ''],
    ['no-columns.json', model({ columns: 5 }), 'field', 'columns'],
    ['no-page.json', model({ codePages: [{ page: '../x', number: 1 }] }), 'field', 'codePages.0.page'],
    ['no-table.json', model({ codePages: [{ page: 'cp999', number: 1 }] }), 'field', 'codePages'],
    ['too-wide.json', model({ columns: 48, dots: 512 }), 'field', 'columns'],
    ['nothing.json', 'null', 'field', 'columns'],
    ['A Name.json', model({}), 'name', ''],
  ])('that is no model is told by its name, and all others go on: %s', (file, text, problem, field) => {
    const models = printerModels({ own: own({ [file]: text, 'good.json': model({ name: 'Good' }) }) })
    expect(models.readAgain()).toEqual([{ file, problem, field }])
    expect(models.known().has('good')).toBe(true)
    expect(models.known().has('epson-tm-t88')).toBe(true)
  })

  test('of nobody is a generic printer', () => {
    const encoders = paperEncoders(printerModels({ program: '/nowhere' }).known)
    for (const printerModel of ['gone', 'epson-tm-t20'])
      expect(encoders.of({ printerModel, receiptColumns: 32, printerLetters: '' })).toBe(encoders[32])
  })
})

describe('the letters of a printer', () => {
  const encoders = paperEncoders(printerModels().known)
  const choice = { printerModel: 'epson-tm-t20', receiptColumns: 42 } as const
  const page = (bytes: Uint8Array) => [...bytes.subarray(4, 7)]

  test('come from one code page alone where it was set up so', () => {
    const encoder = encoders.of({ ...choice, printerLetters: 'cp1252' })
    expect(page(encoder.encode([{ text: 'é' }]))).toEqual([0x1b, 0x74, 16])
    expect(encoder.unwritable([{ text: 'é' }, { text: 'Чай' }])).toEqual([{ text: 'Чай' }])
  })

  test('are all drawn that are not ASCII where no code page was right', () => {
    const encoder = encoders.of({ ...choice, printerLetters: 'pictures' })
    expect(encoder.unwritable([{ text: 'Tea' }, { text: 'é' }, { text: '5 €' }])).toEqual([
      { text: 'é' },
      { text: '5 €' },
    ])
  })

  test('of a page that the printer does not have are as if nobody had chosen', () => {
    const usual = encoders.of({ ...choice, printerLetters: '' })
    const odd = encoders.of({ ...choice, printerLetters: 'cp775' })
    expect(odd.encode([{ text: 'Käse €' }])).toEqual(usual.encode([{ text: 'Käse €' }]))
  })
})
