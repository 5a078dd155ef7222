import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import { CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import { transform } from 'receiptline'
import * as v from 'valibot'
import { paperEncoder } from '../../main/domain/escpos.ts'
import type { LinePicture } from '../../main/domain/line-picture.ts'
import { codePageTablesSchema, printerProfileSchema } from '../../main/domain/printer-profile.ts'
import { createEscPosDecoder } from '../../main/training/escpos-decoder.ts'
import type { PaperLine } from '../../preload/contract/views.ts'
import codePages from '../../resources/printers/code-pages.json' with { type: 'json' }
import generic80 from '../../resources/printers/generic-80mm.json' with { type: 'json' }
import { type Goal, judge } from './goal.ts'
import { quantile } from './statistics.ts'

/*
 * A receipt of forty lines with a logo and a QR code to bytes, against the three libraries that shops' software uses for it, in the
 * same run, each with the same content. The logo is a raster already for all of them, where they take one.
 */

const link = 'https://shop.example/r/000123'
const logoSize = { width: 384, height: 96 }
const columns = 42

type Encoder = { name: string; encode(): Uint8Array | Promise<Uint8Array> }

export async function benchReceipts(options: { receipts: number; names: number }): Promise<Goal[]> {
  const lines = fortyLines()
  const logo = logoPicture()
  const ours = ourEncoder(lines, logo)
  const peers = [byEncoder(lines, logo), byThermalPrinter(lines, logo), byReceiptline(lines, logo)]
  const ourTimes = await timesOf(ours, options.receipts)
  const peerTimes = []
  for (const peer of peers)
    peerTimes.push({ name: peer.name, times: await timesOf(peer, Math.max(30, options.receipts / 200)) })
  const rate = (times: number[]) => 1_000 / (times.reduce((sum, time) => sum + time, 0) / times.length)
  const fastest = Math.max(...peerTimes.map(({ times }) => rate(times)))
  const ourP99 = quantile(ourTimes, 0.99)
  return [
    judge({
      id: 'P4.rate',
      name: 'receipts to bytes a second ÷ the fastest of three libraries',
      ratio: rate(ourTimes) / fastest,
      goal: 50,
      sense: 'at least',
      detail: {
        ours: rate(ourTimes),
        ...Object.fromEntries(peerTimes.map(({ name, times }) => [name, rate(times)])),
      },
    }),
    judge({
      id: 'P4.p99',
      name: 'a receipt to bytes, p99 in ms',
      ratio: ourP99,
      goal: 0.2,
      sense: 'at most',
      detail: { p50Ms: quantile(ourTimes, 0.5) },
    }),
    judge({
      id: 'P4.same',
      name: 'printed content that differs from the encoder library’s, both decoded',
      ratio: differences(await ours.encode(), await (peers[0] as Encoder).encode()),
      goal: 0,
      sense: 'at most',
    }),
    judge({
      id: 'P4.clean',
      name: `control bytes from ${options.names} fuzzed names`,
      ratio: controlBytesFrom(options.names),
      goal: 0,
      sense: 'at most',
    }),
  ]
}

async function timesOf(encoder: Encoder, count: number): Promise<number[]> {
  for (let index = 0; index < count / 5; index += 1) await encoder.encode()
  const times: number[] = []
  for (let index = 0; index < count; index += 1) {
    const start = performance.now()
    const bytes = encoder.encode()
    if (bytes instanceof Promise) await bytes
    times.push(performance.now() - start)
  }
  return times
}

/* ---- the receipt ---- */

function fortyLines(): string[] {
  return Array.from({ length: 40 }, (_, index) => {
    const name =
      index % 5 === 0 ? 'Crème brûlée' : index % 7 === 0 ? 'Käsebrötchen groß' : `Item ${index} of the day`
    const amount = `${(index * 37) % 90}.${String((index * 13) % 100).padStart(2, '0')}`
    return name + ' '.repeat(columns - name.length - amount.length) + amount
  })
}

function logoPicture(): LinePicture {
  const { width, height } = logoSize
  const rows = new Uint8Array((width / 8) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((x - width / 2) ** 2 / 9 + (y - height / 2) ** 2 < 1_500 && (x + y) % 9 > 2)
        rows[y * (width / 8) + (x >> 3)] = (rows[y * (width / 8) + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
  return { width, height, rows }
}

/* ---- who encodes it ---- */

function ourEncoder(lines: readonly string[], logo: LinePicture): Encoder {
  const encoder = paperEncoder(
    v.parse(printerProfileSchema, generic80),
    v.parse(codePageTablesSchema, codePages),
  )
  const logoLine: PaperLine = { text: '', logo: 'of the shop' }
  const paper: PaperLine[] = [logoLine, ...lines.map((text) => ({ text })), { text: '', qr: link }]
  return { name: 'ours', encode: () => encoder.encode(paper, { logo: () => logo }) }
}

function byEncoder(lines: readonly string[], logo: LinePicture): Encoder {
  const data = pixelsOf(logo)
  return {
    name: 'receipt-printer-encoder',
    encode() {
      const encoder = new ReceiptPrinterEncoder({
        language: 'esc-pos',
        columns,
        imageMode: 'raster',
        feedBeforeCut: 0,
        newline: '\n',
      })
      encoder.initialize().codepage('auto')
      encoder.image(data as never, logo.width, logo.height, 'threshold')
      for (const line of lines) encoder.line(line)
      return encoder
        .align('center')
        .qrcode(link, { model: 2, size: 6, errorlevel: 'm' })
        .align('left')
        .cut('partial')
        .encode()
    },
  }
}

function byThermalPrinter(lines: readonly string[], logo: LinePicture): Encoder {
  const png = pngOf(logo)
  return {
    name: 'node-thermal-printer',
    async encode() {
      const printer = new ThermalPrinter({
        type: PrinterTypes.EPSON,
        interface: 'tcp://127.0.0.1:9',
        width: columns,
        characterSet: CharacterSet.PC858_EURO,
      })
      await printer.printImageBuffer(png)
      for (const line of lines) printer.println(line)
      printer.printQR(link, { cellSize: 6, correction: 'M', model: 2 })
      printer.partialCut()
      return printer.getBuffer() ?? new Uint8Array()
    },
  }
}

function byReceiptline(lines: readonly string[], logo: LinePicture): Encoder {
  const image = pngOf(logo).toString('base64')
  const document = [
    `{image:${image}}`,
    ...lines.map((line) => `${line.slice(0, 32).trim()} | ${line.slice(32).trim()}`),
    `{code:${link};option:qrcode,6,m}`,
  ].join('\n')
  return {
    name: 'receiptline',
    encode: () =>
      Buffer.from(
        transform(document, { cpl: columns, encoding: 'multilingual', command: 'escpos' }),
        'latin1',
      ),
  }
}

function pixelsOf({ width, height, rows }: LinePicture): {
  width: number
  height: number
  data: Uint8ClampedArray
} {
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((rows[y * (width / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7)))
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return { width, height, data }
}

/** One bit a dot, white for 1, as PNG has it. */
function pngOf({ width, height, rows }: LinePicture): Buffer {
  const raw: number[] = []
  for (let y = 0; y < height; y += 1)
    raw.push(0, ...Array.from(rows.subarray((y * width) / 8, ((y + 1) * width) / 8), (byte) => ~byte & 0xff))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(raw))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0)
  }
  return ~crc >>> 0
}

/* ---- what comes out ---- */

/** What stands on the paper: every line of text, each code's data, a picture's dots. */
function contentOf(bytes: Uint8Array): string[] {
  return createEscPosDecoder(48)
    .push(bytes)
    .flatMap((item) => {
      const line = item.kind === 'line' ? item.line : undefined
      switch (line?.kind) {
        case 'text':
          return line.text.trim() === '' ? [] : [line.text.trim()]
        case 'qr':
          return [`QR ${line.data}`]
        case 'image':
          return [pictureOf(line)]
        default:
          return []
      }
    })
}

/** By its dots alone: how far from the edge each library puts it is a matter of the printer. */
function pictureOf({ width, height, bits }: { width: number; height: number; bits: string }): string {
  const rows = Buffer.from(bits, 'base64')
  const rowBytes = width / 8
  let blank = 0
  while (
    blank < rowBytes - 1 &&
    Array.from({ length: height }, (_, y) => rows[y * rowBytes + blank]).every((byte) => byte === 0)
  )
    blank += 1
  const hash = createHash('sha256')
  for (let y = 0; y < height; y += 1) hash.update(rows.subarray(y * rowBytes + blank, (y + 1) * rowBytes))
  return `${width - blank * 8}×${height} ${hash.digest('hex').slice(0, 12)}`
}

function differences(ours: Uint8Array, theirs: Uint8Array): number {
  const [left, right] = [contentOf(ours), contentOf(theirs)]
  const count = Math.max(left.length, right.length)
  return Array.from({ length: count }, (_, index) => left[index] === right[index]).filter((isSame) => !isSame)
    .length
}

/**
 * Names of random characters, control characters first among them. The stream is read as a printer reads it: a byte
 * below 0x20 that begins none of our own commands came from a name.
 */
function controlBytesFrom(names: number): number {
  const encoder = paperEncoder(
    v.parse(printerProfileSchema, generic80),
    v.parse(codePageTablesSchema, codePages),
  )
  const own = new Map([
    ['1b40', 2],
    ['1c2e', 2],
    ['1b74', 3],
    ['1d56', 4],
  ])
  let state = 12_345
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
  let found = 0
  const perPaper = 100
  for (let start = 0; start < names; start += perPaper) {
    const lines = Array.from({ length: Math.min(perPaper, names - start) }, () => ({
      text: Array.from({ length: 1 + next(30) }, () =>
        String.fromCharCode(next(3) === 0 ? next(0x20) : next(3) === 0 ? next(0xffff) : next(0x180)),
      ).join(''),
    }))
    const bytes = encoder.encode(lines)
    for (let at = 0; at < bytes.length; ) {
      const byte = bytes[at] as number
      const length = own.get(
        byte.toString(16).padStart(2, '0') + (bytes[at + 1] ?? 0).toString(16).padStart(2, '0'),
      )
      if (byte < 0x20 && byte !== 10 && length === undefined) found += 1
      at += length ?? 1
    }
  }
  return found
}
