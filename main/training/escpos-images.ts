export type PaperImage = { width: number; height: number; bits: string }

const word = (data: Uint8Array, at: number) => (data[at] ?? 0) + 256 * (data[at + 1] ?? 0)

/** `GS v 0`: rows of bytes. `ESC *`: columns of dots, one strip of 8 or 24 dots high. */
export function imageOf(name: string, data: Uint8Array): PaperImage | null {
  if (name === 'ESC *') return columnImage(data)
  const widthBytes = word(data, 2)
  const height = word(data, 4)
  if (widthBytes === 0 || height === 0) return null
  return { width: widthBytes * 8, height, bits: base64(data.subarray(6)) }
}

/** `GS ( L`, function 112: raster data that a later function prints. Null for every other function. */
export function storedGraphics(body: Uint8Array): PaperImage | null {
  if (body[1] !== 112) return null
  const width = word(body, 6)
  const height = word(body, 8)
  return width === 0 || height === 0 ? null : { width, height, bits: base64(body.subarray(10)) }
}

function columnImage(data: Uint8Array): PaperImage | null {
  const mode = data[0] ?? 0
  const bytesPerColumn = mode >= 32 ? 3 : 1
  const width = word(data, 1)
  if (width === 0) return null
  const height = bytesPerColumn * 8
  const rowBytes = Math.ceil(width / 8)
  const rows = new Uint8Array(rowBytes * height)
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      const column = data[3 + x * bytesPerColumn + (y >> 3)] ?? 0
      if ((column & (0x80 >> (y & 7))) === 0) continue
      const at = y * rowBytes + (x >> 3)
      rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return { width, height, bits: base64(rows) }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
