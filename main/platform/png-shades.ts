import { inflateSync } from 'node:zlib'
import type { GreyPicture } from '../domain/logo-dots.ts'
import { shadeOf } from './shade.ts'

/*
 * A PNG picture in shades of grey, on white where it is transparent. Of our own because what a file unpacks to is bounded
 * before it is unpacked: a few kilobytes can hold gigabytes.
 */

type Header = { width: number; height: number; depth: number; color: number; isInterlaced: boolean }

/** @throws when the file is not whole, or not as PNG says */
export function pngShades(bytes: Uint8Array): GreyPicture {
  const { header, palette, alphas, packed } = chunksOf(bytes)
  const passes = passesOf(header)
  const size = passes.reduce((sum, pass) => sum + pass.height * (1 + rowBytesOf(header, pass.width)), 0)
  const data = inflateSync(packed, { maxOutputLength: size + 1 })
  if (data.length < size) throw new Error('the picture ends too early')
  const shades = new Uint8Array(header.width * header.height)
  let at = 0
  for (const pass of passes) {
    const rowBytes = rowBytesOf(header, pass.width)
    let above = new Uint8Array(rowBytes)
    for (let y = 0; y < pass.height; y += 1) {
      const row = unfiltered(data, at, rowBytes, above, Math.max(1, bitsOf(header) >> 3))
      at += 1 + rowBytes
      above = row
      for (let x = 0; x < pass.width; x += 1) {
        const target = (pass.top + y * pass.stepY) * header.width + pass.left + x * pass.stepX
        shades[target] = shadeAt(header, row, x, palette, alphas)
      }
    }
  }
  return { width: header.width, height: header.height, shades }
}

/* ---- chunks ---- */

function chunksOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const packed: Uint8Array[] = []
  let header: Header | undefined
  let palette = new Uint8Array(0)
  let alphas = new Uint8Array(0)
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (data.length < length) throw new Error('the picture ends too early')
    if (name === 'IHDR') header = headerOf(view, at + 8)
    if (name === 'PLTE') palette = data.slice()
    if (name === 'tRNS') alphas = data.slice()
    if (name === 'IDAT') packed.push(data)
    if (name === 'IEND') break
    at += 12 + length
  }
  if (!header || packed.length === 0) throw new Error('the picture has no dots')
  return { header, palette, alphas, packed: Buffer.concat(packed) }
}

const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

function headerOf(view: DataView, at: number): Header {
  const [depth, color, packing, filtering, interlacing] = [8, 9, 10, 11, 12].map((byte) =>
    view.getUint8(at + byte),
  ) as [number, number, number, number, number]
  if (!depthsOf[color]?.includes(depth) || packing !== 0 || filtering !== 0 || interlacing > 1)
    throw new Error('the picture is in a form that PNG does not have')
  return {
    width: view.getUint32(at),
    height: view.getUint32(at + 4),
    depth,
    color,
    isInterlaced: interlacing === 1,
  }
}

/* ---- rows ---- */

type Pass = { left: number; top: number; stepX: number; stepY: number; width: number; height: number }

/** Adam's seven: the picture eight dots apart first, then what lies between. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

function passesOf({ width, height, isInterlaced }: Header): Pass[] {
  const steps = isInterlaced ? adam7 : ([[0, 0, 1, 1]] as const)
  return steps
    .map(([left, top, stepX, stepY]) => ({
      left,
      top,
      stepX,
      stepY,
      width: Math.ceil((width - left) / stepX),
      height: Math.ceil((height - top) / stepY),
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0)
}

const bitsOf = ({ depth, color }: Header): number => depth * (samplesOf[color] ?? 1)
const rowBytesOf = (header: Header, width: number): number => Math.ceil((width * bitsOf(header)) / 8)

/** Each row is written as what differs from its neighbours, in one of five ways. */
function unfiltered(data: Uint8Array, at: number, length: number, above: Uint8Array, back: number) {
  const row = data.slice(at + 1, at + 1 + length)
  const way = data[at]
  if (way === undefined || way > 4) throw new Error('the picture has a row that cannot be read')
  for (let index = 0; index < length; index += 1) {
    const left = index < back ? 0 : (row[index - back] as number)
    const up = above[index] as number
    const corner = index < back ? 0 : (above[index - back] as number)
    const expected =
      way === 1
        ? left
        : way === 2
          ? up
          : way === 3
            ? (left + up) >> 1
            : way === 4
              ? nearest(left, up, corner)
              : 0
    row[index] = (row[index] as number) + expected
  }
  return row
}

/** Paeth's: of three neighbours the one nearest to where they point. */
function nearest(left: number, up: number, corner: number): number {
  const goal = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(goal - left), Math.abs(goal - up), Math.abs(goal - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

/* ---- dots ---- */

function shadeAt(
  header: Header,
  row: Uint8Array,
  x: number,
  palette: Uint8Array,
  alphas: Uint8Array,
): number {
  const sample = (index: number): number => sampleAt(header, row, x * (samplesOf[header.color] ?? 1) + index)
  const most = 2 ** header.depth - 1
  const of255 = (value: number): number => Math.round((value * 255) / most)
  switch (header.color) {
    case 3: {
      const entry = sample(0)
      if (entry * 3 + 3 > palette.length)
        throw new Error('the picture has a colour that is not in its palette')
      const [red, green, blue] = palette.subarray(entry * 3, entry * 3 + 3) as unknown as [
        number,
        number,
        number,
      ]
      return shadeOf(red, green, blue, alphas[entry] ?? 255)
    }
    case 0:
    case 4: {
      const shade = of255(sample(0))
      const isClear = header.color === 0 && alphas.length >= 2 && word(alphas, 0) === sample(0)
      return shadeOf(shade, shade, shade, header.color === 4 ? of255(sample(1)) : isClear ? 0 : 255)
    }
    default: {
      const color = [sample(0), sample(1), sample(2)] as const
      const isClear =
        header.color === 2 && alphas.length >= 6 && color.every((part, at) => part === word(alphas, at * 2))
      const alpha = header.color === 6 ? of255(sample(3)) : isClear ? 0 : 255
      return shadeOf(of255(color[0]), of255(color[1]), of255(color[2]), alpha)
    }
  }
}

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

function sampleAt({ depth }: Header, row: Uint8Array, index: number): number {
  if (depth === 16) return word(row, index * 2)
  if (depth === 8) return row[index] as number
  const bit = index * depth
  return ((row[bit >> 3] as number) >> (8 - depth - (bit & 7))) & (2 ** depth - 1)
}
