import type { LinePicture } from './line-picture.ts'

/*
 * A picture in shades of grey to the dots of a logo. Done once, when the shop chooses it: what is kept are the dots, so that a
 * receipt has the same logo in ten years, whatever becomes of this file.
 */

/** From the upper left corner, row by row; 0 is black, 255 white. */
export type GreyPicture = { width: number; height: number; shades: Uint8Array }

/** As wide as the narrow paper has dots, so that one logo is good for both widths. */
export const mostLogoDots = { width: 384, height: 240 }

/** What is lighter is paper: the margins of a picture are rarely quite white. */
const whiteFrom = 248

/** Undefined where there is nothing on the picture. */
export function logoDots(picture: GreyPicture): LinePicture | undefined {
  const cut = withoutMargins(picture)
  return cut && dithered(fitted(cut))
}

/** Blank margins would be paper for nothing. */
function withoutMargins({ width, height, shades }: GreyPicture): GreyPicture | undefined {
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((shades[y * width + x] as number) < whiteFrom) {
        left = Math.min(left, x)
        right = Math.max(right, x)
        top = Math.min(top, y)
        bottom = y
      }
  if (right < 0) return undefined
  const cut = { width: right - left + 1, height: bottom - top + 1 }
  const kept = new Uint8Array(cut.width * cut.height)
  for (let y = 0; y < cut.height; y += 1) {
    const start = (top + y) * width + left
    kept.set(shades.subarray(start, start + cut.width), y * cut.width)
  }
  return { ...cut, shades: kept }
}

/** Made smaller where it is too large, each dot the mean of what it covers; never made larger, which would blur it. */
function fitted(picture: GreyPicture): GreyPicture {
  const scale = Math.min(1, mostLogoDots.width / picture.width, mostLogoDots.height / picture.height)
  if (scale === 1) return picture
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const shades = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) shades[y * width + x] = meanShade(picture, { x, y, width, height })
  return { width, height, shades }
}

function meanShade(
  picture: GreyPicture,
  dot: { x: number; y: number; width: number; height: number },
): number {
  const [left, right] = range(dot.x, dot.width, picture.width)
  const [top, bottom] = range(dot.y, dot.height, picture.height)
  let sum = 0
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) sum += picture.shades[y * picture.width + x] as number
  return Math.round(sum / ((right - left) * (bottom - top)))
}

/** The source's rows or columns that a dot covers: at least one. */
function range(at: number, dots: number, size: number): [number, number] {
  const from = Math.floor((at * size) / dots)
  return [from, Math.max(from + 1, Math.floor(((at + 1) * size) / dots))]
}

/** Floyd and Steinberg's way: what a dot is too dark or too light is passed on to its neighbours. */
function dithered({ width, height, shades }: GreyPicture): LinePicture {
  const rowBytes = Math.ceil(width / 8)
  const rows = new Uint8Array(rowBytes * height)
  const left = Int16Array.from(shades, (shade) => (shade >= whiteFrom ? 255 : shade))
  const pass = (x: number, y: number, rest: number): void => {
    if (x < 0 || x >= width || y >= height) return
    left[y * width + x] = (left[y * width + x] as number) + rest
  }
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const shade = left[y * width + x] as number
      const isBlack = shade < 128
      if (isBlack)
        rows[y * rowBytes + (x >> 3)] = (rows[y * rowBytes + (x >> 3)] as number) | (0x80 >> (x & 7))
      const rest = shade - (isBlack ? 0 : 255)
      pass(x + 1, y, (rest * 7) >> 4)
      pass(x - 1, y + 1, (rest * 3) >> 4)
      pass(x, y + 1, (rest * 5) >> 4)
      pass(x + 1, y + 1, rest >> 4)
    }
  return { width: rowBytes * 8, height, rows }
}
