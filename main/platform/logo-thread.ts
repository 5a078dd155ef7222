import { parentPort } from 'node:worker_threads'
import { decode } from 'jpeg-js'
import type { LinePicture } from '../domain/line-picture.ts'
import { type GreyPicture, logoDots } from '../domain/logo-dots.ts'
import { mostLogoPixels, type PictureHead, pictureHead } from '../domain/picture-head.ts'
import type { LogoProblem } from '../paper-ports.ts'
import { pngShades } from './png-shades.ts'
import { shadeOf } from './shade.ts'

/* The thread of main/platform/logo-maker.ts: the bytes of a file come in, the dots of a logo or what is wrong with it go out. */

export type LogoWish = { id: number; bytes: Uint8Array }
export type LogoMade = { kind: 'made'; picture: LinePicture } | { kind: 'refused'; problem: LogoProblem }

parentPort?.on('message', ({ id, bytes }: LogoWish) => {
  parentPort?.postMessage({ id, answer: logoOf(bytes) })
})

function logoOf(bytes: Uint8Array): LogoMade {
  const head = pictureHead(bytes)
  if (!head) return { kind: 'refused', problem: 'logo-not-a-picture' }
  const { width, height } = head
  if (width === 0 || height === 0) return { kind: 'refused', problem: 'logo-damaged' }
  if (width * height > mostLogoPixels) return { kind: 'refused', problem: 'logo-too-many-pixels' }
  const shades = shadesOf(head, bytes)
  if (!shades) return { kind: 'refused', problem: 'logo-damaged' }
  const picture = logoDots(shades)
  return picture ? { kind: 'made', picture } : { kind: 'refused', problem: 'logo-blank' }
}

function shadesOf({ kind }: PictureHead, bytes: Uint8Array): GreyPicture | undefined {
  try {
    return kind === 'png' ? pngShades(bytes) : jpegShades(bytes)
  } catch {
    // Whatever is wrong inside, it is the file: the person who chose it is told so.
    return undefined
  }
}

function jpegShades(bytes: Uint8Array): GreyPicture {
  const { width, height, data } = decode(bytes, {
    useTArray: true,
    tolerantDecoding: false,
    maxResolutionInMP: mostLogoPixels / 1e6,
    maxMemoryUsageInMB: 256,
  })
  const shades = new Uint8Array(width * height)
  for (let dot = 0; dot < shades.length; dot += 1) {
    const [red = 255, green = 255, blue = 255] = data.subarray(dot * 4, dot * 4 + 3)
    shades[dot] = shadeOf(red, green, blue, 255)
  }
  return { width, height, shades }
}
