import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import fc from 'fast-check'
import { transform } from 'receiptline'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { paperEncoder } from '../../../main/domain/escpos.ts'
import type { LinePicture } from '../../../main/domain/line-picture.ts'
import { codePageTablesSchema, printerProfileSchema } from '../../../main/domain/printer-profile.ts'
import { layOutReceipt } from '../../../main/domain/receipt-layout.ts'
import type { DecodedItem } from '../../../main/training/escpos-decoder.ts'
import type { PaperLine as Printed } from '../../../main/training/escpos-style.ts'
import { createStarDecoder } from '../../../main/training/star-decoder.ts'
import type { PaperLine } from '../../../preload/contract/views.ts'
import codePages from '../../../resources/printers/code-pages.json' with { type: 'json' }
import mcPrint3 from '../../../resources/printers/star-mc-print3.json' with { type: 'json' }
import tsp650 from '../../../resources/printers/star-tsp650.json' with { type: 'json' }
import { sampleReceipt } from '../../support/receipts.ts'

const tables = v.parse(codePageTablesSchema, codePages)
const profiles = {
  'StarPRNT, pictures by rows': v.parse(printerProfileSchema, mcPrint3),
  'line mode, pictures by strips': v.parse(printerProfileSchema, tsp650),
}
const rows = paperEncoder({ ...profiles['StarPRNT, pictures by rows'], columns: 42 }, tables)
const strips = paperEncoder({ ...profiles['line mode, pictures by strips'], columns: 42 }, tables)

const decoded = (bytes: Uint8Array): DecodedItem[] => createStarDecoder(48).push(bytes)
const printed = (bytes: Uint8Array): Printed[] =>
  decoded(bytes).flatMap((item) => (item.kind === 'line' ? [item.line] : []))
const texts = (bytes: Uint8Array): string[] =>
  printed(bytes).flatMap((line) => (line.kind === 'text' ? [line.text] : []))

describe.each(Object.entries(profiles))('bytes for a Star printer (%s)', (_way, profile) => {
  const { encode, unwritable } = paperEncoder({ ...profile, columns: 42 }, tables)

  test('begin with a reset and a code page and end with a cut that feeds the paper to the knife', () => {
    expect([...encode([{ text: 'Tea' }])]).toEqual([
      ...[0x1b, 0x40, 0x1b, 0x1d, 0x74, 4],
      ...[...Buffer.from('Tea'), 10],
      ...[0x1b, 0x64, 3],
    ])
  })

  test('come out as they were laid out, in bold and large and in five alphabets', () => {
    const lines: PaperLine[] = [
      { text: 'Żabka Ørsted', align: 'centre', bold: true, large: true },
      { text: 'Crème brûlée 5,00 €' },
      { text: 'Чай 2' },
      { text: 'Γύρος 7' },
      { text: 'İğne 1', align: 'right' },
    ]
    const papers = printed(encode(lines))
    expect(papers.map((line) => (line.kind === 'text' ? line.text.trim() : line.kind))).toEqual([
      ...lines.map(({ text }) => text),
      'cut',
    ])
    expect(papers[0]).toMatchObject({ spans: [{ bold: true, width: 2, height: 2 }] })
    expect(papers[1]).toMatchObject({ spans: [{ bold: false, width: 1, height: 1 }] })
    expect(unwritable(lines)).toEqual([])
  })

  test.each([2, 5] as const)('open the drawer on pin %i, and only when asked', (pin) => {
    const drawers = (bytes: Uint8Array) => decoded(bytes).filter((item) => item.kind === 'drawer')
    expect(drawers(encode([{ text: 'Tea' }], { drawerPin: pin }))).toEqual([{ kind: 'drawer', pin }])
    expect(drawers(encode([{ text: 'Tea' }]))).toEqual([])
  })

  test.each(['https://shop.example/r/000123', 'Größe 茶', '\u001bd\u0003\u0007\u001a '.repeat(20)])(
    'hold a QR code as it is: %j',
    (text) => {
      const bytes = encode([{ text: '', qr: text }, { text: 'left again' }])
      expect(printed(bytes)).toMatchObject([
        { kind: 'qr', data: text, size: 6, align: 'centre' },
        { text: 'left again', align: 'left' },
        { kind: 'cut' },
      ])
      expect(decoded(bytes).every(({ kind }) => kind === 'line')).toBe(true)
    },
  )

  test('hold a picture dot by dot, whatever its dots look like as commands', () => {
    const line = { text: '茶' }
    const picture = randomPicture(504, 30)
    const bytes = encode([{ text: 'a' }, line, { text: 'b' }], { pictures: new Map([[line, picture]]) })
    const items = decoded(bytes)
    expect(items.every(({ kind }) => kind === 'line')).toBe(true)
    const images = printed(bytes).flatMap((line) => (line.kind === 'image' ? [line] : []))
    const dots = Buffer.concat(images.map(({ bits }) => Buffer.from(bits, 'base64')))
    expect(dots.subarray(0, picture.rows.length).equals(picture.rows)).toBe(true)
    expect(dots.subarray(picture.rows.length).every((byte) => byte === 0)).toBe(true)
    expect(texts(bytes)).toEqual(['a', 'b'])
  })
})

describe('what is in a name', () => {
  /** The commands that the encoder may write, with the bytes that stand behind them; lengths are read from the stream. */
  function commandsIn(bytes: Uint8Array): string[] {
    const lengths: Record<string, number> = { '1b40': 0, '1b45': 0, '1b46': 0, '1b69': 2, '1b64': 1 }
    const found: string[] = []
    let at = 0
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0
      if (byte >= 0x20 || byte === 10) {
        at += 1
        continue
      }
      const name = Buffer.from(bytes.subarray(at, at + 2)).toString('hex')
      if (name === '1b1d') {
        expect(bytes[at + 2]).toBe(0x74)
        found.push('1b1d74')
        at += 4
        continue
      }
      expect(Object.keys(lengths)).toContain(name)
      found.push(name)
      at += 2 + (lengths[name] ?? 0)
    }
    return found
  }

  test('never becomes a command of a Star printer, straight to the encoder or through the layout', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    )
    fc.assert(
      fc.property(name, (text) => {
        const laidOut = layOutReceipt(sampleReceipt({ note: text, receiptNumber: text }), {
          columns: 42,
          copy: false,
        })
        commandsIn(rows.encode(laidOut))
        const bytes = rows.encode([{ text }])
        expect(commandsIn(bytes).filter((command) => command !== '1b1d74')).toEqual(['1b40', '1b64'])
        expect(decoded(bytes).every(({ kind }) => kind === 'line')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the same paper by encoders that are not ours', () => {
  const lines = ['Crème brûlée            5,00', 'Käsebrötchen groß       2,20', 'Total              £7,20 €']
  const link = 'https://shop.example/r/000123'
  const ours = rows.encode([...lines.map((text) => ({ text })), { text: '', qr: link }])
  /** Without the blank lines that each of them adds where it likes. */
  const content = (bytes: Uint8Array) =>
    printed(bytes).flatMap((line) =>
      line.kind === 'text' ? (line.text.trim() === '' ? [] : [line.text.trimEnd()]) : [line.kind],
    )

  test.each(['star-prnt', 'star-line'] as const)('receipt-printer-encoder, %s', (language) => {
    const encoder = new ReceiptPrinterEncoder({ language, columns: 42, feedBeforeCut: 0 })
    encoder.initialize().codepage('cp858')
    for (const line of lines) encoder.line(line)
    const theirs = encoder.qrcode(link, { model: 2, size: 6, errorlevel: 'm' }).cut('partial').encode()
    expect(content(theirs)).toEqual(content(ours))
    const qr = (bytes: Uint8Array) => printed(bytes).find(({ kind }) => kind === 'qr')
    expect(qr(theirs)).toMatchObject({ data: link, size: 6 })
    expect(qr(ours)).toMatchObject({ data: link, size: 6 })
  })

  test('receipt-printer-encoder sends the strips of a picture as we do', () => {
    const picture = randomPicture(384, 48)
    const data = new Uint8ClampedArray(picture.width * picture.height * 4).fill(255)
    for (let dot = 0; dot < picture.width * picture.height; dot += 1)
      if (((picture.rows[dot >> 3] ?? 0) & (0x80 >> (dot & 7))) !== 0) data.fill(0, dot * 4, dot * 4 + 3)
    const encoder = new ReceiptPrinterEncoder({ language: 'star-line', columns: 42, feedBeforeCut: 0 })
    const image = { data, width: picture.width, height: picture.height }
    const theirs = encoder
      .initialize()
      .image(image as never, picture.width, picture.height, 'threshold')
      .encode()
    const line = { text: '' }
    const own = strips.encode([line], { pictures: new Map([[line, picture]]) })
    const images = (bytes: Uint8Array) => printed(bytes).filter(({ kind }) => kind === 'image')
    expect(images(own)).toHaveLength(2)
    expect(images(own)).toEqual(images(theirs))
  })

  test.each(['starsbcs', 'starlinesbcs'] as const)('receiptline, %s', (command) => {
    const document = lines.map((line) => line.replaceAll('£', '').replace(/ {2,}/, ' | ')).join('\n')
    const bytes = Buffer.from(transform(document, { cpl: 42, encoding: 'multilingual', command }), 'latin1')
    // It moves the head where we write spaces.
    const letters = (all: string[]) => all.join('').replace(/[£\s]/g, '')
    expect(letters(content(bytes))).toBe(letters(content(rows.encode(lines.map((text) => ({ text }))))))
  })
})

/** Every byte there is, so that whoever does not count them sees commands. */
function randomPicture(width: number, height: number): LinePicture {
  const bytes = new Uint8Array((width / 8) * height)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (at * 167 + (at >> 5)) & 0xff
  return { width, height, rows: bytes }
}
