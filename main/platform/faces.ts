import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { create, type Font } from 'fontkit'
import * as v from 'valibot'
import { graphemes } from '../domain/text-width.ts'

/* The faces that papers are drawn with (resources/fonts): part of the program, so that no system's fonts can change a receipt. */

export type Face = {
  name: string
  font: Font
  /** Of the font's file. */
  bytes: Buffer
}

/** Every letter of it is as wide as every other. */
export const isMonospaced = ({ name }: Face): boolean => name.startsWith('noto-sans-mono-')

export type Faces = {
  /** The first face that has all of a grapheme, or at least its base. */
  faceOf(grapheme: string): Face | undefined
  /** A text in parts of one face each. */
  split(text: string): { face: Face | undefined; text: string }[]
}

const part = v.object({ offset: v.number(), length: v.number() })
const header = v.object({
  faces: v.array(v.object({ name: v.string(), ...part.entries })),
  coverage: part,
})

/** Reads what the file has of faces; a face itself is unpacked when its first sign is needed. */
export function readFaces(file: string): Faces {
  const bytes = readFileSync(file)
  const start = 4 + bytes.readUInt32LE(0)
  const index = v.parse(header, JSON.parse(bytes.toString('utf8', 4, start)))
  const unpack = ({ offset, length }: v.InferOutput<typeof part>) =>
    brotliDecompressSync(bytes.subarray(start + offset, start + offset + length))
  const coverage = unpack(index.coverage)
  const opened = new Map<number, Face>()

  const open = (number: number): Face | undefined => {
    const known = opened.get(number)
    const entry = index.faces[number]
    if (known || !entry) return known
    // A collection of fonts has none of the members below; ours are single faces.
    const unpacked = unpack(entry)
    const face = { name: entry.name, font: create(unpacked) as Font, bytes: unpacked }
    opened.set(number, face)
    return face
  }
  const faceNumber = (character: string): number => {
    const code = character.codePointAt(0) ?? 0
    return code < 0x2_0000 ? coverage.readUInt16LE(code * 2) - 1 : -1
  }

  return {
    faceOf: (grapheme) => open(faceNumber(grapheme)),
    split(text) {
      const parts: { face: Face | undefined; text: string }[] = []
      for (const grapheme of graphemes(text)) {
        const last = parts.at(-1)
        const face = open(faceNumber(grapheme))
        // A space belongs to the words around it: apart from them it would break joined letters.
        if (last && (last.face === face || grapheme === ' ')) last.text += grapheme
        else parts.push({ face, text: grapheme })
      }
      return parts
    },
  }
}
