import { deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { logoDots, mostLogoDots } from '../../../main/domain/logo-dots.ts'
import { pictureHead } from '../../../main/domain/picture-head.ts'
import { readLogo } from '../../../main/office/read-logo.ts'
import { logoMaker } from '../../../main/platform/logo-maker.ts'
import { pngShades } from '../../../main/platform/png-shades.ts'
import { loadLogo } from '../../../main/store/logo-store.ts'
import { mostLogoBytes } from '../../../preload/contract/receipt-look.ts'
import { testClock } from '../../support/clock.ts'
import { testDatabase } from '../../support/database.ts'
import { type PngForm, png, pngChunk, pngFile } from '../../support/png.ts'
import { testLog } from '../../support/print-desk.ts'

/** Black, white in the middle, grey in the middle of that: 48 × 24, written by Ghostscript. */
const jpegOfAnotherProgram = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMU',
    'FRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU',
    'FBQUFBQUFBT/wAARCAAYADADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF',
    'BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW',
    'V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi',
    '4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC',
    'AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm',
    'Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq',
    '8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD8qq9V+Bf7LnxP/aU/tv8A4Vx4Z/4SP+xfI+3/AOn2tr5PneZ5X+vlTdnypPu5xt5xkZ8q',
    'r9VP+CGP/NbP+4J/7f0AfKv/AA64/ad/6Jl/5X9L/wDkmj/h1x+07/0TL/yv6X/8k1+n3x7/AOFqf8LZ13/hG/8AhMP7F/cfZ/7K',
    '+1fZ/wDUR7tmz5fvbs47570fAT/han/C2dC/4ST/AITD+xf3/wBo/tX7V9n/ANRJt37/AJfvbcZ7470AfjZ8dP2XPif+zX/Yn/Cx',
    '/DP/AAjn9tef9g/0+1uvO8ny/N/1Er7cebH97Gd3GcHHlVfqp/wXO/5on/3G/wD2wr8q6ACvVfgX+1H8T/2a/wC2/wDhXHib/hHP',
    '7a8j7f8A6Ba3XneT5nlf6+J9uPNk+7jO7nOBgooA9V/4ej/tO/8ARTf/ACgaX/8AI1H/AA9H/ad/6Kb/AOUDS/8A5GoooA8q+On7',
    'UfxP/aU/sT/hY/ib/hI/7F8/7B/oFra+T53l+b/qIk3Z8qP72cbeMZOfKqKKAP/Z',
  ].join(''),
  'base64',
)

const black = png({ width: 64, height: 32 }, { color: 0, depth: 8 }, () => 0)

/** The real thread, and a real database. */
function office() {
  const context = { database: testDatabase(), clock: testClock(), log: testLog(), makeLogo: logoMaker() }
  const read = async (bytes: Uint8Array) =>
    await readLogo(context, { base64: Buffer.from(bytes).toString('base64') })
  return { ...context, read }
}

describe('a logo', () => {
  test('is kept once, as dots, and answered with a picture for the screen', async () => {
    const { database, read } = office()
    const first = await read(black)
    const again = await read(black)
    expect(first).toEqual(again)
    if (!first.ok) throw new Error(first.error.code)
    expect(first.value).toMatchObject({ width: 64, height: 32 })
    expect(first.value.url).toMatch(/^data:image\/bmp;base64,/)
    const kept = loadLogo(database, first.value.hash)
    expect(kept?.picture.rows).toEqual(Buffer.alloc((64 / 8) * 32, 0xff))
    expect(() => database.execute('delete from logos')).toThrow(/never deleted/)
    expect(() => database.execute('update logos set width = 8')).toThrow(/never changed/)
  })

  test('is read from a JPEG of another program', async () => {
    const { database, read } = office()
    const answer = await read(jpegOfAnotherProgram)
    if (!answer.ok) throw new Error(answer.error.code)
    expect(answer.value).toMatchObject({ width: 48, height: 24 })
    const rows = loadLogo(database, answer.value.hash)?.picture.rows ?? Buffer.alloc(0)
    const share = (left: number, top: number, size: number) => {
      let dots = 0
      for (let y = top; y < top + size; y += 1)
        for (let x = left; x < left + size; x += 1)
          if ((rows[y * 6 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) dots += 1
      return dots / size ** 2
    }
    expect(share(1, 1, 4)).toBe(1)
    expect(share(13, 7, 2)).toBe(0)
    expect(share(20, 9, 6)).toBeGreaterThan(0.3)
    expect(share(20, 9, 6)).toBeLessThan(0.7)
  })

  test('loses its white margins and is made as small as the narrow paper', () => {
    const [width, height] = [1000, 800]
    const shades = new Uint8Array(width * height).fill(255)
    for (let y = 300; y < 500; y += 1) shades.fill(0, y * width + 100, y * width + 900)
    const dots = logoDots({ width, height, shades })
    expect(dots).toMatchObject({ width: mostLogoDots.width, height: 96 })
    expect(dots?.rows.every((byte) => byte === 0xff)).toBe(true)
  })
})

describe('a PNG', () => {
  const forms: PngForm[] = ([0, 2, 3, 4, 6] as const).flatMap((color) =>
    ([1, 2, 4, 8, 16] as const)
      .filter((depth) => depth >= 8 || color === 0 || color === 3)
      .filter((depth) => !(color === 3 && depth === 16))
      .flatMap((depth) => [false, true].map((isInterlaced) => ({ color, depth, isInterlaced }))),
  )

  test.each(forms)('of form %o has the shades that another reader sees', (form) => {
    const most = 2 ** form.depth - 1
    const palette = Buffer.from(Array.from({ length: 3 * (most + 1) }, (_, at) => (at * 37) % 256))
    const extra = form.color === 3 ? [pngChunk('PLTE', palette), pngChunk('tRNS', Buffer.from([0, 128]))] : []
    const bytes = png(
      { width: 13, height: 11 },
      form,
      (x, y, sample) => (x * 7 + y * 13 + sample * 29 + ((x * y) % 5) * 17) & most,
      extra,
    )
    const { data } = PNG.sync.read(bytes)
    const expected = Array.from({ length: 13 * 11 }, (_, dot) => {
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(dot * 4, dot * 4 + 4)
      return ((0.2126 * red + 0.7152 * green + 0.0722 * blue) * alpha + 255 * (255 - alpha)) / 255
    })
    const { shades } = pngShades(bytes)
    // The other reader rounds each colour of 16 bits down first.
    for (const [dot, shade] of shades.entries())
      expect(Math.abs(shade - (expected[dot] ?? -1)), `dot ${dot}`).toBeLessThanOrEqual(1.5)
  })
})

describe('what is no logo', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const program = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(4_000, 7)])
  const huge = pngFile(
    { width: 20_000, height: 20_000 },
    { color: 0, depth: 1 },
    deflateSync(Buffer.alloc(100)),
  )
  const tallJpeg = Buffer.from(jpegOfAnotherProgram)
  const frame = tallJpeg.indexOf(Buffer.from([0xff, 0xc0]))
  tallJpeg.writeUInt16BE(65_000, frame + 5)
  tallJpeg.writeUInt16BE(65_000, frame + 7)
  /** Some kilobytes that unpack to a hundred megabytes, under a small size. */
  const bomb = (isInterlaced: boolean) =>
    pngFile(
      { width: 64, height: 64 },
      { color: 6, depth: 8, isInterlaced },
      deflateSync(Buffer.alloc(100_000_000)),
    )

  test.each([
    ['a picture of 20,000 × 20,000 dots', huge, 'logo-too-many-pixels'],
    ['a JPEG that says it is huge', tallJpeg, 'logo-too-many-pixels'],
    ['an SVG with a script', svg, 'logo-not-a-picture'],
    ['a program', program, 'logo-not-a-picture'],
    ['nothing', Buffer.alloc(0), 'logo-not-a-picture'],
    ['a file of more than 2 MB', Buffer.concat([black, Buffer.alloc(mostLogoBytes)]), 'logo-file-too-large'],
    ['a PNG that ends too early', black.subarray(0, black.length - 30), 'logo-damaged'],
    ['a JPEG that ends too early', jpegOfAnotherProgram.subarray(0, -40), 'logo-damaged'],
    ['a PNG that unpacks to far more than it says', bomb(false), 'logo-damaged'],
    ['the same, interlaced', bomb(true), 'logo-damaged'],
    ['a white picture', png({ width: 9, height: 9 }, { color: 0, depth: 1 }, () => 1), 'logo-blank'],
    [
      'a picture without width',
      pngFile({ width: 0, height: 5 }, { color: 0, depth: 8 }, deflateSync('')),
      'logo-damaged',
    ],
  ])('is refused in words: %s', async (_what, bytes, code) => {
    const { database, read } = office()
    expect(await read(bytes)).toMatchObject({ ok: false, error: { code } })
    expect(database.sql<[], { count: number }>('select count(*) as count from logos').get()?.count).toBe(0)
  })

  test('is known by its first bytes alone', () => {
    expect(pictureHead(huge.subarray(0, 33))).toEqual({ kind: 'png', width: 20_000, height: 20_000 })
    expect(pictureHead(tallJpeg)).toEqual({ kind: 'jpeg', width: 65_000, height: 65_000 })
  })
})
