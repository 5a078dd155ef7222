import { describe, expect, it } from 'vitest'
import { decodeText, recogniseEncoding } from '../../../main/catalogue/import-encoding.ts'

const text = 'name,price\nCrème brûlée,3\n'
const latin = (value: string): Buffer => Buffer.from(value, 'latin1')
const decoded = (bytes: Buffer, wanted: string | null = null): string => {
  const recognised = recogniseEncoding(bytes, wanted)
  if ('unreadable' in recognised) return recognised.unreadable
  return [...decodeText(bytes, recognised.encoding)].join('')
}
const big = (value: string): Buffer => Buffer.from(`\ufeff${value}`, 'utf16le').swap16()

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 of Windows', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16, high byte first', big(text), 'utf-16be'],
    ['Windows-1252', latin(text), 'windows-1252'],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['UTF-16 without a mark, high byte first', Buffer.from(text, 'utf16le').swap16(), 'utf-16be'],
  ])('is recognised: %s', (_label, bytes, encoding) => {
    expect(recogniseEncoding(bytes, null)).toMatchObject({ encoding })
    expect(decoded(bytes)).toBe(text)
  })

  it('knows the letters in which Windows-1252 is not Latin-1', () => {
    expect(decoded(latin('\u0080 C\u009cur \u0093x\u0094 \u00e9'))).toBe('€ Cœur “x” é')
  })

  it.each([
    ['iso-8859-2', Buffer.from([0xb3, 0xf3, 0x64, 0xbc]), 'łódź'],
    ['windows-1251', Buffer.from([0xf7, 0xe0, 0xe9]), 'чай'],
    ['shift_jis', Buffer.from([0x82, 0xa8, 0x92, 0x83]), 'お茶'],
    ['latin1', latin('\u0080é'), '€é'],
  ])('can be chosen: %s', (label, bytes, expected) => {
    expect(decoded(bytes, label)).toBe(expected)
  })

  it('takes a long UTF-8 text with one broken byte for what it is, and says so', () => {
    const bytes = Buffer.concat([
      Buffer.from('Crème brûlée à la façon\n'),
      Buffer.from([0xe9]),
      Buffer.from('\n'),
    ])
    expect(recogniseEncoding(bytes, null)).toEqual({ encoding: 'utf-8', lossy: true })
    expect(recogniseEncoding(latin(text), 'utf-8')).toEqual({ encoding: 'utf-8', lossy: true })
  })

  it.each([
    ['empty', Buffer.alloc(0)],
    ['spreadsheet', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from('....[Content_Types].xml')])],
    ['spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['archive', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from('notes.txt')])],
    ['archive', Buffer.from([0x1f, 0x8b, 8])],
    ['picture', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['pdf', Buffer.from('%PDF-1.7')],
    ['binary', Buffer.from('name,price\nTea\u0000,1')],
    ['binary', Buffer.from(Array.from({ length: 2000 }, (_none, index) => 1 + ((index * 37) % 255)))],
  ])('of what is no text is refused as %s', (kind, bytes) => {
    expect(recogniseEncoding(bytes, null)).toEqual({ unreadable: kind })
  })

  it('that nobody knows is refused', () => {
    expect(recogniseEncoding(Buffer.from('a'), 'klingon')).toEqual({ unreadable: 'encoding' })
    expect(recogniseEncoding(Buffer.from('a\u0000'), 'windows-1251')).toEqual({ unreadable: 'binary' })
  })

  it('does not cut a letter or a line end in two, however long the file is', () => {
    const long = `${'é'.repeat(40_000)}\r\n${'x'.repeat(65_534 - 80_002 + 65_536)}\r\nend\rlast`
    expect(decoded(Buffer.from(long))).toBe(long.replace(/\r\n?/g, '\n'))
    const lines = 'ab\r\n'.repeat(50_000)
    expect(decoded(Buffer.from(lines))).toBe('ab\n'.repeat(50_000))
    expect(decoded(Buffer.from(`x${lines}`))).toBe(`x${'ab\n'.repeat(50_000)}`)
  })
})
