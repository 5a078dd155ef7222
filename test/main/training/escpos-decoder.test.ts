import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEscPosDecoder, type DecodedItem } from '../../../main/training/escpos-decoder.ts'
import type { PaperLine } from '../../../main/training/escpos-style.ts'

const plain = { bold: false, underline: false, inverted: false, width: 1, height: 1, font: 'A' }

describe('ESC/POS text', () => {
  it('prints lines as they are fed', () => {
    expect(texts('Milk  1.20\nBread\n\n')).toEqual(['Milk  1.20', 'Bread', ''])
    expect(texts('not fed')).toEqual([])
    expect(texts('first\x1bd\x03second\n')).toEqual(['first', '', '', 'second'])
    expect(texts('a\x1bJ\x1e', 'b\x1bJ\x5a')).toEqual(['a', 'b', '', ''])
    expect(texts('a\r\nb\r\n')).toEqual(['a', 'b'])
  })

  it('begins a new line where the paper ends', () => {
    expect(texts(`${'x'.repeat(50)}\n`)).toEqual(['x'.repeat(48), 'xx'])
    expect(texts(`\x1d!\x10${'w'.repeat(25)}\n`)).toEqual(['w'.repeat(24), 'w'])
    expect(texts(`\x1bM\x01${'s'.repeat(65)}\n`)).toEqual(['s'.repeat(64), 's'])
    const narrow = createEscPosDecoder(32).push(bytes(`${'x'.repeat(33)}\n`))
    expect(narrow).toHaveLength(2)
  })

  it('moves to the next eighth column with a tab', () => {
    expect(texts('a\tb\tc\n')).toEqual([`a${' '.repeat(7)}b${' '.repeat(7)}c`])
  })

  it.each<[string, string, object]>([
    ['bold', '\x1bE\x01', { bold: true }],
    ['double strike', '\x1bG\x01', { bold: true }],
    ['underline', '\x1b-\x01', { underline: true }],
    ['thick underline', '\x1b-\x02', { underline: true }],
    ['white on black', '\x1dB\x01', { inverted: true }],
    ['double size', '\x1d!\x11', { width: 2, height: 2 }],
    ['eightfold height', '\x1d!\x07', { height: 8 }],
    ['the small font', '\x1bM\x01', { font: 'B' }],
    ['all at once', '\x1b!\xb9', { font: 'B', bold: true, underline: true, width: 2, height: 2 }],
  ])('knows %s and forgets it at ESC @', (_title, command, style) => {
    const [line] = lines(`${command}Total\n`)
    expect(line).toEqual({
      kind: 'text',
      text: 'Total',
      align: 'left',
      spans: [{ text: 'Total', ...plain, ...style }],
    })
    expect(lines(`${command}\x1b@Total\n`)[0]).toMatchObject({ spans: [{ text: 'Total', ...plain }] })
  })

  it('keeps several styles in one line apart', () => {
    expect(lines('Total \x1bE\x0112.50\x1bE\x00 EUR\n')[0]).toMatchObject({
      text: 'Total 12.50 EUR',
      spans: [
        { text: 'Total ', bold: false },
        { text: '12.50', bold: true },
        { text: ' EUR', bold: false },
      ],
    })
  })

  it('aligns whole lines only', () => {
    const aligned = lines('\x1ba\x01Shop\n\x1ba\x02Right\n\x1ba\x00Left\x1ba\x01 still\n')
    expect(aligned.map((line) => line.kind === 'text' && line.align)).toEqual(['centre', 'right', 'left'])
  })

  it('throws away an unprinted line at ESC @', () => {
    expect(texts('lost\x1b@kept\n')).toEqual(['kept'])
  })

  it.each<[number, number[], string]>([
    [0, [0x82, 0x84, 0x9b], 'éä¢'],
    [2, [0x82, 0xd5], 'éı'],
    [13, [0xa6, 0x98], 'Ğİ'],
    [14, [0x80, 0x98], 'Αα'],
    [16, [0x80, 0xe9, 0xdf], '€éß'],
    [17, [0x80, 0xe0], 'Ар'],
    [18, [0x88, 0xa5, 0x9d], 'łąŁ'],
    [19, [0xd5, 0x82], '€é'],
    [45, [0xb3, 0x80], 'ł€'],
    [46, [0xc0, 0xff], 'Ая'],
    [200, [0x80], '\ufffd'],
  ])('reads code page %i', (page, codes, text) => {
    expect(texts([0x1b, 0x74, page, ...codes, 0x0a])).toEqual([text])
  })

  it('puts national characters in their places', () => {
    expect(texts('\x1bR\x02[Tor] {\n', '\x1bR\x03#5\n', '\x1bR\x63[x]\n')).toEqual(['ÄTorÜ ä', '£5', '[x]'])
  })
})

describe('ESC/POS symbols, images and the rest', () => {
  it('stores a QR code and prints it when told', () => {
    const data = [...Buffer.from('https://shop.example/ü', 'utf8')]
    const qr = [
      ...[0x1d, 0x28, 0x6b, 3, 0, 49, 67, 6],
      ...[0x1d, 0x28, 0x6b, 3, 0, 49, 69, 48],
      ...[0x1d, 0x28, 0x6b, data.length + 3, 0, 49, 80, 48, ...data],
      ...[0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48],
    ]
    expect(lines([0x1b, 0x61, 1, ...qr])).toEqual([
      { kind: 'qr', data: 'https://shop.example/ü', size: 6, align: 'centre' },
    ])
    const latin = [0x1d, 0x28, 0x6b, 4, 0, 49, 80, 48, 0xe9, 0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48]
    expect(lines(latin)).toMatchObject([{ data: 'é' }])
  })

  it.each<[string, number[], string, string]>([
    ['the older form', [2, ...ascii('4006381333931'), 0], 'EAN-13', '4006381333931'],
    ['the newer form', [67, 13, ...ascii('4006381333931')], 'EAN-13', '4006381333931'],
    ['Code 39', [69, 3, ...ascii('A-1')], 'CODE39', 'A-1'],
    ['Code 128 in sets B and C', [73, 8, ...ascii('{BNo{C'), 12, 34], 'CODE128', 'No1234'],
    ['a brace', [73, 6, ...ascii('{Ba{{b')], 'CODE128', 'a{b'],
  ])('prints a barcode in %s', (_title, data, symbology, text) => {
    const command = [0x1d, 0x68, 80, 0x1d, 0x48, 2, 0x1d, 0x6b, ...data]
    expect(lines(command)).toEqual([
      { kind: 'barcode', symbology, data: text, heightDots: 80, caption: 'below', align: 'left' },
    ])
  })

  it('prints PDF417 and skips symbologies that it does not know', () => {
    const pdf = [0x1d, 0x28, 0x6b, 5, 0, 48, 80, 48, 0x61, 0x62, 0x1d, 0x28, 0x6b, 3, 0, 48, 81, 48]
    expect(lines(pdf)).toMatchObject([{ kind: 'barcode', symbology: 'PDF417', data: 'ab' }])
    expect(lines([0x1d, 0x6b, 99, 1, 0x61])).toEqual([])
  })

  it('reads raster images, column images and stored graphics', () => {
    const raster = [0x1d, 0x76, 0x30, 0, 2, 0, 2, 0, 0xf0, 0x0f, 0x10, 0x1b]
    expect(lines(raster)).toEqual([
      { kind: 'image', width: 16, height: 2, bits: base64(0xf0, 0x0f, 0x10, 0x1b), align: 'left' },
    ])
    // Three columns of eight dots: full, empty, only the lowest.
    expect(lines([0x1b, 0x2a, 0, 3, 0, 0xff, 0x00, 0x01])).toEqual([
      { kind: 'image', width: 3, height: 8, bits: base64(...Array(7).fill(0x80), 0xa0), align: 'left' },
    ])
    const stored = [0x1d, 0x28, 0x4c, 12, 0, 48, 112, 48, 1, 1, 49, 8, 0, 2, 0, 0xaa, 0x55]
    expect(lines([...stored, 0x1d, 0x28, 0x4c, 2, 0, 48, 50])).toEqual([
      { kind: 'image', width: 8, height: 2, bits: base64(0xaa, 0x55), align: 'left' },
    ])
    const large = [0x1d, 0x38, 0x4c, 12, 0, 0, 0, 48, 112, 48, 1, 1, 49, 8, 0, 2, 0, 0xaa, 0x55]
    expect(lines([...large, 0x1d, 0x28, 0x4c, 2, 0, 48, 2])).toHaveLength(1)
    expect(lines([0x1d, 0x76, 0x30, 0, 0, 0, 0, 0])).toEqual([])
  })

  it('prints the text before a symbol or a cut first', () => {
    expect(lines('above\x1dV\x00').map((line) => line.kind)).toEqual(['text', 'cut'])
  })

  it.each<[string, number[], 'full' | 'partial']>([
    ['GS V 0', [0x1d, 0x56, 0], 'full'],
    ['GS V 1', [0x1d, 0x56, 1], 'partial'],
    ['GS V 65 n', [0x1d, 0x56, 65, 3], 'full'],
    ['GS V 66 n', [0x1d, 0x56, 66, 3], 'partial'],
    ['ESC i', [0x1b, 0x69], 'partial'],
    ['ESC m', [0x1b, 0x6d], 'partial'],
  ])('cuts with %s', (_title, command, cut) => {
    expect(lines([...command, 0x61, 0x0a])).toMatchObject([{ kind: 'cut', cut }, { text: 'a' }])
  })

  it('opens the drawer, asks and acknowledges', () => {
    expect(items('\x1bp\x00\x19\xfa', '\x1bp\x01\x19\xfa', '\x10\x14\x01\x00\x05')).toEqual([
      { kind: 'drawer', pin: 2 },
      { kind: 'drawer', pin: 5 },
      { kind: 'drawer-at-once', pin: 2 },
    ])
    expect(items('\x10\x04\x01', '\x1dr\x01', '\x1dr\x02', '\x1bv', '\x1dI\x42')).toEqual([
      { kind: 'status-request', number: 1 },
      { kind: 'paper-request' },
      { kind: 'drawer-request' },
      { kind: 'paper-request' },
      { kind: 'identity-request', number: 66 },
    ])
    expect(items('\x1d(H\x06\x00\x30\x30AB12')).toEqual([{ kind: 'acknowledge', id: 'AB12' }])
  })

  it('reads over commands that change no paper, with everything that belongs to them', () => {
    const quiet = [
      '\x1b3\x20',
      '\x1b2',
      '\x1bD\x08\x10\x00',
      '\x1b$\x41\x41',
      '\x1c.',
      '\x1dP\x41\x42',
      '\x1d(A\x02\x00\x41\x42',
      '\x1bc5\x41',
      '\x1b&\x01\x41\x41\x02\x42\x43',
      '\x1d*\x01\x01ABCDEFGH',
      '\x10\x05\x41',
      '\x10\x04\x07\x41',
    ]
    expect(items(...quiet).filter((item) => item.kind !== 'status-request')).toEqual([])
    expect(texts(...quiet, 'x\n')).toEqual(['x'])
  })

  it('names bytes that no printer knows and goes on', () => {
    expect(items('\x1bz', 'a\n')).toMatchObject([
      { kind: 'unknown', bytes: [0x1b, 0x7a] },
      { line: { text: 'a' } },
    ])
    expect(items('\x1d8L\xff\xff\xff\xff', 'a\n')[0]).toMatchObject({ kind: 'unknown' })
  })
})

describe('the decoder and an encoder that is not ours', () => {
  it('reads a whole receipt back', () => {
    const dots = Uint8ClampedArray.from({ length: 256 }, (_, at) => (at % 4 === 3 ? 255 : 0))
    const image: ImageData = { width: 8, height: 8, data: dots, colorSpace: 'srgb' }
    const encoder = new ReceiptPrinterEncoder({
      language: 'esc-pos',
      columns: 42,
      codepageMapping: 'epson',
      imageMode: 'raster',
    })
    const encoded = encoder
      .initialize()
      .codepage('auto')
      .align('center')
      .bold(true)
      .size(2, 2)
      .line('Café')
      .size(1, 1)
      .bold(false)
      .align('left')
      .table(
        [
          { width: 32, align: 'left' },
          { width: 10, align: 'right' },
        ],
        [
          ['Żółw łaciaty', '12,50 €'],
          ['Über', '1,00 €'],
        ],
      )
      .qrcode('https://shop.example/7', { size: 5 })
      .barcode('4006381333931', 'ean13', { height: 60, text: true })
      .image(image, 8, 8, 'threshold')
      .pulse()
      .cut('partial')
      .encode()
    const found = createEscPosDecoder(48).push(encoded)
    const printed = found.flatMap((item) => (item.kind === 'line' ? [item.line] : []))
    const written = printed.flatMap((line) => (line.kind === 'text' ? [line.text.trim()] : []))
    expect(written).toContain('Café')
    expect(written).toContain(`Żółw łaciaty${' '.repeat(23)}12,50 €`)
    expect(written).toContain(`Über${' '.repeat(32)}1,00 €`)
    const name = printed.flatMap((line) => (line.kind === 'text' ? line.spans : []))
    expect(name).toContainEqual(expect.objectContaining({ text: 'Café', bold: true, width: 2, height: 2 }))
    expect(printed).toContainEqual({ kind: 'qr', data: 'https://shop.example/7', size: 5, align: 'left' })
    expect(printed).toContainEqual(
      expect.objectContaining({ kind: 'barcode', symbology: 'EAN-13', data: '4006381333931' }),
    )
    expect(printed).toContainEqual(
      expect.objectContaining({ kind: 'image', width: 8, height: 8, bits: base64(...Array(8).fill(0xff)) }),
    )
    expect(found.filter((item) => item.kind === 'drawer')).toHaveLength(1)
    expect(printed).toContainEqual({ kind: 'cut', cut: 'partial' })
    expect(found.filter((item) => item.kind === 'unknown')).toEqual([])
  })
})

describe('a stream in pieces', () => {
  it('decodes the same however the bytes are cut up', () => {
    const stream = bytes(
      '\x1b@\x1bt\x10Caf\xe9\n\x1dv0\x00\x01\x00\x02\x00\xaa\x55\x1d(k\x05\x00\x31\x50\x30AB',
      '\x1d(k\x03\x00\x31\x51\x30\x1dk\x45\x03A-1\x1dk\x04A-2\x00\x10\x04\x02\x1dVB\x00\x1bp\x00\x19\xfa',
    )
    const whole = createEscPosDecoder(48).push(stream)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 12 }), (cuts) => {
        const decoder = createEscPosDecoder(48)
        const edges = [0, ...cuts, stream.length].sort((a, b) => a - b)
        const pieces = edges.slice(1).map((end, index) => stream.subarray(edges[index], end))
        expect(pieces.flatMap((piece) => decoder.push(piece))).toEqual(whole)
      }),
    )
  })

  it('survives any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        const decoder = createEscPosDecoder(48)
        expect(Array.isArray(decoder.push(noise))).toBe(true)
      }),
    )
  })
})

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? ascii(part) : part)))
}

function ascii(text: string): number[] {
  return [...Buffer.from(text, 'latin1')]
}

function items(...parts: (string | number[])[]): DecodedItem[] {
  return createEscPosDecoder(48).push(bytes(...parts))
}

function lines(...parts: (string | number[])[]): PaperLine[] {
  return items(...parts).flatMap((item) => (item.kind === 'line' ? [item.line] : []))
}

function texts(...parts: (string | number[])[]): string[] {
  return lines(...parts).flatMap((line) => (line.kind === 'text' ? [line.text] : []))
}

function base64(...values: number[]): string {
  return Buffer.from(values).toString('base64')
}
