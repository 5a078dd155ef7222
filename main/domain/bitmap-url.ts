import type { LinePicture } from './line-picture.ts'

/** Black dots on paper as a picture that any screen can show: a Windows bitmap of one bit a dot. */
export function bitmapUrl({ width, height, rows }: LinePicture): string {
  const rowBytes = width / 8
  const paddedBytes = Math.ceil(rowBytes / 4) * 4
  const start = 14 + 40 + 8
  const file = new Uint8Array(start + paddedBytes * height)
  const view = new DataView(file.buffer)
  view.setUint16(0, 0x424d)
  view.setUint32(2, file.length, true)
  view.setUint32(10, start, true)
  view.setUint32(14, 40, true)
  view.setInt32(18, width, true)
  // A negative height: the first row is the top one.
  view.setInt32(22, -height, true)
  view.setUint16(26, 1, true)
  view.setUint16(28, 1, true)
  // Colour 0 is the paper's white, colour 1 black.
  view.setUint32(54, 0x00ff_ffff, true)
  for (let row = 0; row < height; row += 1)
    file.set(rows.subarray(row * rowBytes, (row + 1) * rowBytes), start + row * paddedBytes)
  return `data:image/bmp;base64,${base64(file)}`
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = []
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return btoa(pieces.join(''))
}
