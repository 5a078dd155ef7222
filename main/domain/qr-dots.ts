import { correction, generate, mode } from 'lean-qr'
import type { LinePicture } from './line-picture.ts'

/** Dots of each square of a QR code: 6 are read from a hand's distance, and a link of 100 letters fits on 58 mm. */
export const dotsOfSquare = 6

/** White around the code, in squares: a reader finds its corners by it. */
const quietSquares = 4

/** The squares of a code, with the same correction of errors (M) that the printer uses; true is black. */
export function qrSquares(text: string): { size: number; isBlack(x: number, y: number): boolean } {
  const { size, get } = generate(text.toWellFormed(), {
    minCorrectionLevel: correction.M,
    maxCorrectionLevel: correction.M,
    // Without the library's own form for Latin letters, which not every reader knows.
    modes: [mode.numeric, mode.alphaNumeric, mode.ascii, mode.utf8],
  })
  return { size, isBlack: (x, y) => get(x, y) }
}

/** As a printer draws it, for a screen. */
export function qrDots(text: string): LinePicture {
  const { size, isBlack } = qrSquares(text)
  const squares = size + 2 * quietSquares
  const rowBytes = Math.ceil((squares * dotsOfSquare) / 8)
  const height = squares * dotsOfSquare
  const rows = new Uint8Array(rowBytes * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < squares * dotsOfSquare; x += 1) {
      const isDot = isBlack(
        Math.floor(x / dotsOfSquare) - quietSquares,
        Math.floor(y / dotsOfSquare) - quietSquares,
      )
      if (isDot) rows[y * rowBytes + (x >> 3)] = (rows[y * rowBytes + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
    }
  return { width: rowBytes * 8, height, rows }
}
