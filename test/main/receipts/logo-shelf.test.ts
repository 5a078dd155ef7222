import jsQR from 'jsqr'
import { expect, test } from 'vitest'
import { qrDots } from '../../../main/domain/qr-dots.ts'
import { logoShelf } from '../../../main/receipts/logo-shelf.ts'
import { keepLogo } from '../../../main/store/logo-store.ts'
import { testDatabase } from '../../support/database.ts'
import { testLog } from '../../support/print-desk.ts'

test('a QR code on a screen is read by another program', () => {
  for (const text of ['T-000123', 'https://shop.example/r/000123?till=1', 'Größe 茶']) {
    const { width, height, rows } = qrDots(text)
    const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
    for (let dot = 0; dot < width * height; dot += 1)
      if ((rows[dot >> 3] ?? 0) & (0x80 >> (dot & 7))) pixels.fill(0, dot * 4, dot * 4 + 3)
    expect(jsQR(pixels, width, height)?.data).toBe(text)
  }
})

test('a screen gets a picture for each logo and code, and the printer the same dots', () => {
  const database = testDatabase()
  const log = testLog()
  const hash = 'a'.repeat(64)
  const picture = { width: 24, height: 1, rows: Uint8Array.of(1, 2, 3) }
  database.inTransaction(() => keepLogo(database, { hash, picture }, 1))
  const shelf = logoShelf({ database, log })
  const missing = 'b'.repeat(64)
  const lines = shelf.forScreen([
    { text: '', logo: hash },
    { text: 'Tea' },
    { text: '', qr: '17' },
    { text: '', logo: missing },
  ])
  expect(lines.map((line) => line.picture?.url.slice(0, 15))).toEqual([
    'data:image/bmp;',
    undefined,
    'data:image/bmp;',
    undefined,
  ])
  expect(lines[0]?.picture?.columns).toBe(2)
  expect(Buffer.from(shelf.dots(hash)?.rows ?? [])).toEqual(Buffer.from([1, 2, 3]))
  expect(log.lines.map(({ event, values }) => [event, values.hash])).toEqual([['logo.not-kept', missing]])
})
