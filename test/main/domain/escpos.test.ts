import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { paperEncoder } from '../../../main/domain/escpos.ts'
import { codePageTablesSchema, printerProfileSchema } from '../../../main/domain/printer-profile.ts'
import { layOutReceipt } from '../../../main/domain/receipt-layout.ts'
import { codePages as printerPages } from '../../../main/training/escpos-code-pages.ts'
import { createEscPosDecoder } from '../../../main/training/escpos-decoder.ts'
import type { PaperLine } from '../../../preload/contract/views.ts'
import codePages from '../../../resources/printers/code-pages.json' with { type: 'json' }
import generic58 from '../../../resources/printers/generic-58mm.json' with { type: 'json' }
import generic80 from '../../../resources/printers/generic-80mm.json' with { type: 'json' }
import { sampleReceipt } from '../../support/receipts.ts'

const tables = v.parse(codePageTablesSchema, codePages)
const profile = v.parse(printerProfileSchema, generic80)
const { encode, unwritable } = paperEncoder(profile, tables)
const start = [0x1b, 0x40, 0x1c, 0x2e, 0x1b, 0x74, 19]
const cut = [0x1d, 0x56, 66, 0]

/** The bytes between the start of the job and the cut. */
function body(lines: PaperLine[], encoder = encode): number[] {
  const bytes = [...encoder(lines)]
  expect(bytes.slice(0, start.length)).toEqual(start)
  expect(bytes.slice(-cut.length)).toEqual(cut)
  return bytes.slice(start.length, -cut.length)
}

const ascii = (text: string) => [...Buffer.from(text, 'latin1')]
const page = (number: number) => [0x1b, 0x74, number]

describe('bytes for the printer', () => {
  test('begin with a reset, leave Chinese mode, name the code page and end with a cut', () => {
    expect([...encode([])]).toEqual([...start, ...cut])
  })

  test('are the text and a line feed', () => {
    expect(body([{ text: 'Tea 2.80' }])).toEqual([...ascii('Tea 2.80'), 10])
  })

  test('switch bold and size only where they change', () => {
    expect(body([{ text: 'a', bold: true, large: true }, { text: 'b', bold: true }, { text: 'c' }])).toEqual([
      ...[0x1b, 0x45, 1, 0x1d, 0x21, 0x11, ...ascii('a'), 10],
      ...[0x1d, 0x21, 0, ...ascii('b'), 10],
      ...[0x1b, 0x45, 0, ...ascii('c'), 10],
    ])
  })

  test('end without bold and large letters', () => {
    expect(body([{ text: 'a', bold: true, large: true }]).slice(-6)).toEqual([0x1b, 0x45, 0, 0x1d, 0x21, 0])
  })

  test('centre with spaces, in the half as many columns of a large line', () => {
    expect(body([{ text: 'ab', align: 'centre' }])).toEqual([...ascii(`${' '.repeat(20)}ab`), 10])
    expect(body([{ text: 'ab', align: 'right' }])).toEqual([...ascii(`${' '.repeat(40)}ab`), 10])
    const large = body([{ text: 'abc', align: 'centre', large: true }])
    expect(large.slice(3, -3)).toEqual([...ascii(`${' '.repeat(9)}abc`), 10])
  })

  test('open the drawer only when asked', () => {
    const pulse = [0x1b, 0x70, 0, 25, 250]
    expect([...encode([], { drawerPin: 2 })]).toEqual([...start, ...pulse, ...cut])
  })

  test('feed instead of cutting where there is no knife', () => {
    const small = paperEncoder(v.parse(printerProfileSchema, generic58), tables)
    expect([...small.encode([])]).toEqual([...start, 0x1b, 0x64, 4])
    expect([...encode([], { cut: false })]).toEqual(start)
  })
})

describe('letters', () => {
  test('come from the page that has them, chosen once for a run', () => {
    expect(body([{ text: 'Käse €' }])).toEqual([...ascii('K'), 0x84, ...ascii('se '), 0xd5, 10])
    expect(body([{ text: 'Żurek i łosoś' }])).toEqual([
      ...page(18),
      ...[0xbd, ...ascii('urek i '), 0x88, ...ascii('oso'), 0x98, 10],
    ])
    expect(body([{ text: 'Чай' }])).toEqual([...page(17), 0x97, 0xa0, 0xa9, 10])
    expect(body([{ text: 'Καφές' }]).slice(0, 3)).toEqual(page(14))
  })

  test('of two alphabets on one line switch the page in between', () => {
    expect(body([{ text: 'Чай Käse' }])).toEqual([
      ...page(17),
      ...[0x97, 0xa0, 0xa9, ...ascii(' K')],
      ...page(19),
      ...[0x84, ...ascii('se'), 10],
    ])
  })

  test('that no page has become their plain form where no picture could be had', () => {
    expect(body([{ text: 'ḱ ẽ' }])).toEqual([...ascii('k e'), 10])
    expect(body([{ text: '牛奶 5' }])).toEqual([...ascii('???? 5'), 10])
    expect(body([{ text: '👩‍👩‍👧 5' }])).toEqual([...ascii('?? 5'), 10])
    expect(body([{ text: 'شاي' }])).toEqual([...ascii('???'), 10])
  })

  test('in decomposed form print like composed ones', () => {
    expect(body([{ text: 'Ka\u0308se' }])).toEqual(body([{ text: 'Käse' }]))
  })

  test('of a printer with few pages fall back to plain forms', () => {
    const poor = { ...profile, codePages: [{ page: 'cp437', number: 0 }] }
    const bytes = [...paperEncoder(poor, tables).encode([{ text: '2 × 5 – łoś €' }])]
    expect(bytes.slice(7, -4)).toEqual([...ascii('2 x 5 - los E'), 10])
  })

  test('that are invisible or turn the text take no byte', () => {
    expect(body([{ text: '\u2068Tea\u2069\u200d' }])).toEqual([...ascii('Tea'), 10])
  })

  test.each(profile.codePages)(
    'of $page agree with the table of the virtual printer',
    ({ page: name, number }) => {
      const encoder = paperEncoder({ ...profile, codePages: [{ page: name, number }] }, tables).encode
      const letters = [...(tables[name] ?? '')].map((character, index) => ({ character, byte: 0x80 + index }))
      const printable = letters.filter(
        ({ character }) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) && character !== '\ufffd',
      )
      expect(printable.length).toBeGreaterThan(90)
      for (const { character, byte } of printable) {
        expect(encoder([{ text: character }])[start.length]).toBe(byte)
        expect(printerPages.get(number)?.upperHalf[byte - 0x80]).toBe(character)
      }
    },
  )
})

describe('a line that the letters of the printer cannot write', () => {
  const words = ['牛奶 5', '\u2068شاي\u2069', 'ქართული', '👩‍👩‍👧 5', 'ḱ', 'สวัสดี']

  test.each(words)('is found: %s', (text) => {
    expect(unwritable([{ text: 'Tea' }, { text }, { text: 'Żurek Чай Καφές €' }])).toEqual([{ text }])
  })

  test('is one with a letter missing, not one with a dash or a quotation mark', () => {
    expect(unwritable([{ text: '“Tea” – 2 × 5 … • ‚x’' }, { text: '\u2068Tea\u2069' }])).toEqual([])
    const poor = paperEncoder({ ...profile, codePages: [{ page: 'cp437', number: 0 }] }, tables)
    const lines = ['€ 5', 'ś', 'é', '5 – 6'].map((text) => ({ text }))
    expect(poor.unwritable(lines).map((line) => line.text)).toEqual(['€ 5', 'ś'])
  })

  test('is printed as its picture, row by row, after the number of its bytes', () => {
    const line = { text: '茶', bold: true }
    const picture = { width: 16, height: 2, rows: Uint8Array.of(0x1b, 0x70, 0x10, 0x04) }
    const bytes = encode([{ text: 'a' }, line, { text: 'b' }], { pictures: new Map([[line, picture]]) })
    expect([...bytes.slice(start.length, -cut.length)]).toEqual([
      ...[...ascii('a'), 10],
      ...[0x1d, 0x76, 0x30, 0, 2, 0, 2, 0, 0x1b, 0x70, 0x10, 0x04],
      ...[...ascii('b'), 10],
    ])
  })
})

describe('a logo', () => {
  const dots = { width: 24, height: 2, rows: Uint8Array.of(0xff, 0, 1, 2, 3, 4) }
  const lines: PaperLine[] = [{ text: '', logo: 'abc' }, { text: 'b' }]

  test('stands in the middle of the paper, dot for dot', () => {
    const bytes = paperEncoder(profile, tables).encode(lines, { logo: () => dots })
    const image = createEscPosDecoder(48)
      .push(bytes)
      .flatMap((item) => (item.kind === 'line' && item.line.kind === 'image' ? [item.line] : []))[0]
    // Of 504 dots 480 are free: 30 bytes at its left.
    expect(image).toMatchObject({ width: 264, height: 2 })
    const left = new Uint8Array(30)
    expect([...Buffer.from(image?.bits ?? '', 'base64')]).toEqual([...left, 0xff, 0, 1, ...left, 2, 3, 4])
  })

  test('is made into bytes once, and left out where it is not kept', () => {
    const encoder = paperEncoder(profile, tables)
    const asked: string[] = []
    const load = (hash: string) => {
      asked.push(hash)
      return hash === 'abc' ? dots : undefined
    }
    const first = encoder.encode(lines, { logo: load })
    expect(encoder.encode(lines, { logo: load })).toEqual(first)
    expect(asked).toEqual(['abc'])
    const without = encoder.encode([{ text: '', logo: 'other' }, { text: 'b' }], { logo: load })
    expect(without).toEqual(encoder.encode([{ text: 'b' }]))
  })
})

describe('a QR code', () => {
  test.each(['https://shop.example/r/000123', 'Größe 茶', '\u001bp\u0000 '.repeat(20)])(
    'holds the text as it is: %j',
    (text) => {
      const items = createEscPosDecoder(48).push(encode([{ text: '', qr: text }, { text: 'left again' }]))
      const lines = items.flatMap((item) => (item.kind === 'line' ? [item.line] : []))
      expect(lines.map(({ kind }) => kind)).toEqual(['qr', 'text', 'cut'])
      expect(lines[0]).toMatchObject({ data: text, align: 'centre' })
      expect(lines[1]).toMatchObject({ text: 'left again', align: 'left' })
      expect(items.some((item) => item.kind === 'drawer' || item.kind === 'unknown')).toBe(false)
    },
  )
})

describe('what is in a name', () => {
  /** Reads the stream as a printer does and answers the bytes of text between our own commands. */
  function commandsIn(bytes: Uint8Array): string[] {
    const commands: string[] = []
    const lengths: Record<string, number> = {
      '1b40': 0,
      '1c2e': 0,
      '1b74': 1,
      '1b45': 1,
      '1d21': 1,
      '1d56': 2,
    }
    let at = 0
    while (at < bytes.length) {
      const byte = bytes[at] ?? 0
      if (byte >= 0x20 || byte === 10) {
        at += 1
        continue
      }
      const name = Buffer.from(bytes.subarray(at, at + 2)).toString('hex')
      expect(Object.keys(lengths)).toContain(name)
      commands.push(name)
      at += 2 + (lengths[name] ?? 0)
    }
    return commands
  }

  test('never becomes a command, straight to the encoder or through the layout', () => {
    const own = new Set(['1b40', '1c2e', '1b74', '1b45', '1d21', '1d56'])
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    )
    fc.assert(
      fc.property(name, (text) => {
        const document = sampleReceipt({ note: text, receiptNumber: text })
        const laidOut = layOutReceipt(document, { columns: 42, copy: false })
        for (const bytes of [encode([{ text }]), encode(laidOut)])
          for (const command of commandsIn(bytes)) expect(own).toContain(command)
        expect(commandsIn(encode([{ text }])).filter((command) => !['1b74'].includes(command))).toEqual([
          '1b40',
          '1c2e',
          '1d56',
        ])
      }),
      { numRuns: 500 },
    )
  })
})

describe('a printer profile', () => {
  test('that names a page without a table is refused', () => {
    const wrong = { ...profile, codePages: [{ page: 'cp999', number: 1 }] }
    expect(() => paperEncoder(wrong, tables)).toThrow('cp999')
  })

  test('that is not one is refused', () => {
    expect(v.safeParse(printerProfileSchema, { ...generic80, columns: 5 }).success).toBe(false)
    expect(v.safeParse(printerProfileSchema, { ...generic80, codePages: [] }).success).toBe(false)
  })
})
