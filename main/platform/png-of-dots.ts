import { crc32, deflateSync } from 'node:zlib'
import type { LinePicture } from '../domain/line-picture.ts'

/** Black dots on white as a PNG of one bit a dot. */
export function pngOfDots({ width, height, rows }: LinePicture): Buffer {
  const rowBytes = width / 8
  const raw = Buffer.alloc((rowBytes + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let at = 0; at < rowBytes; at += 1)
      // In PNG 1 is white.
      raw[y * (rowBytes + 1) + 1 + at] = ~(rows[y * rowBytes + at] ?? 0) & 0xff
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
