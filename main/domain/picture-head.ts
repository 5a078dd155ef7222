/*
 * What the first bytes of a file say it is. Only these are read before it is decided whether the rest may be: a picture of
 * 20,000 × 20,000 dots is a small file, and no machine has the memory to unpack it.
 */

export type PictureHead = { kind: 'png' | 'jpeg'; width: number; height: number }

/** More dots are no logo on paper of 576 dots: about what a telephone's small picture has. */
export const mostLogoPixels = 4_000_000

/** Null: neither a PNG nor a JPEG picture. */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return pngHead(view) ?? jpegHead(view)
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function pngHead(view: DataView): PictureHead | null {
  if (view.byteLength < 33 || pngSignature.some((byte, at) => view.getUint8(at) !== byte)) return null
  // The first chunk has the size, and nothing else comes first.
  if (view.getUint32(8) !== 13 || view.getUint32(12) !== 0x4948_4452) return null
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** Segments up to the one that begins the picture (SOF); a file that has none is no picture. */
function jpegHead(view: DataView): PictureHead | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8 || view.getUint8(2) !== 0xff) return null
  let at = 2
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    const length = view.getUint16(at + 2)
    if (marker === 0xda || length < 2) return null
    at += 2 + length
  }
  return null
}
