import { crc32, deflateSync } from 'node:zlib'

/* PNG pictures of every form, written here so that what reads them is not tested against itself. */

export type PngForm = { color: 0 | 2 | 3 | 4 | 6; depth: 1 | 2 | 4 | 8 | 16; isInterlaced?: boolean }

const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** @param sampleAt one sample of a dot, from 0 to the depth's most */
export function png(
  size: { width: number; height: number },
  form: PngForm,
  sampleAt: (x: number, y: number, sample: number) => number,
  extra: Buffer[] = [],
): Buffer {
  const { width, height } = size
  const rows: Buffer[] = []
  for (const [left, top, stepX, stepY] of form.isInterlaced ? adam7 : ([[0, 0, 1, 1]] as const)) {
    const xs = Array.from({ length: Math.ceil((width - left) / stepX) }, (_, index) => left + index * stepX)
    if (xs.length === 0) continue
    let above = Buffer.alloc(Math.ceil((xs.length * samples[form.color] * form.depth) / 8))
    for (let y = top; y < height; y += stepY) {
      const row = packRow(xs, y, form, sampleAt)
      rows.push(filtered(row, above, y % 5, Math.max(1, (samples[form.color] * form.depth) >> 3)))
      above = row
    }
  }
  return pngFile(size, form, deflateSync(Buffer.concat(rows)), extra)
}

export function pngFile(
  { width, height }: { width: number; height: number },
  { color, depth, isInterlaced = false }: PngForm,
  packed: Uint8Array,
  extra: Buffer[] = [],
): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([depth, color, 0, 0, isInterlaced ? 1 : 0], 8)
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  return Buffer.concat([
    signature,
    pngChunk('IHDR', head),
    ...extra,
    pngChunk('IDAT', packed),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

export function pngChunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

function packRow(
  xs: readonly number[],
  y: number,
  { color, depth }: PngForm,
  sampleAt: (x: number, y: number, sample: number) => number,
): Buffer<ArrayBuffer> {
  const values = xs.flatMap((x) =>
    Array.from({ length: samples[color] }, (_, sample) => sampleAt(x, y, sample)),
  )
  const row = Buffer.alloc(Math.ceil((values.length * depth) / 8))
  for (const [index, value] of values.entries()) {
    if (depth === 16) row.writeUInt16BE(value, index * 2)
    else if (depth === 8) row[index] = value
    else {
      const bit = index * depth
      row[bit >> 3] = (row[bit >> 3] ?? 0) | (value << (8 - depth - (bit & 7)))
    }
  }
  return row
}

/** Each of the five ways in turn. */
function filtered(row: Buffer, above: Buffer, way: number, back: number): Buffer {
  const out = Buffer.alloc(row.length + 1)
  out[0] = way
  for (let index = 0; index < row.length; index += 1) {
    const left = index < back ? 0 : (row[index - back] ?? 0)
    const up = above[index] ?? 0
    const corner = index < back ? 0 : (above[index - back] ?? 0)
    const paeth = [left, up, corner].reduce((best, one) => {
      const goal = left + up - corner
      return Math.abs(goal - one) < Math.abs(goal - best) ? one : best
    })
    const expected = [0, left, up, (left + up) >> 1, paeth][way] ?? 0
    out[index + 1] = ((row[index] ?? 0) - expected) & 0xff
  }
  return out
}
