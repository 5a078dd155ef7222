import type { PaperLine } from '../../preload/contract/views.ts'
import { blankCanvas, type Canvas, type LinePicture } from '../domain/line-picture.ts'
import { columnsOf } from '../domain/paper.ts'
import { displayWidth, graphemes, graphemeWidth } from '../domain/text-width.ts'
import { type Face, type Faces, isMonospaced, readFaces } from './faces.ts'
import { type Direction, pieces, visualRuns } from './visual-runs.ts'

/*
 * Lines that a receipt printer's own letters cannot write, as pictures: Arabic joined and from right to left, Chinese,
 * emoji, whatever a product is called. Everything keeps its column, so that the amounts stand below each other as on the
 * lines beside it. The faces lie in resources/fonts and are part of the program: no system's fonts can change a receipt.
 */

const cellWidth = 12
const cellHeight = 30
/** Of a cell's 30 rows, 21 lie above the line on which letters stand. */
const baseline = 21
const emHeight = 24
/** Letters of 600 units on 1000 in a cell of 12 dots are drawn as tall and narrow as a printer's own. */
const narrow = 20
/** Scripts with marks above and below would not fit otherwise. */
const tallEmHeight = 21

const upright = /^noto-(?:sans-(?:mono|sc|kr)|emoji)-/

export function lineDrawing(facesFile: string): (line: PaperLine, columns: number) => LinePicture {
  const faces = readFaces(facesFile)
  return (line, columns) => paintLine(faces, line, columns)
}

/** Where and how large: a large line has cells of twice the width and height. */
type Pen = { canvas: Canvas; faces: Faces; zoom: number }

function paintLine(faces: Faces, line: PaperLine, columns: number): LinePicture {
  const zoom = line.large ? 2 : 1
  const width = columns * cellWidth
  const pen: Pen = { canvas: blankCanvas(width, cellHeight * zoom), faces, zoom }
  const free = Math.max(0, columnsOf(line, columns) - displayWidth(line.text))
  let column = line.align === 'right' ? free : line.align === 'centre' ? Math.floor(free / 2) : 0
  for (const { text, isApart } of pieces(line.text)) {
    if (isApart) drawApart(pen, text, column)
    else drawInCells(pen, text, column)
    column += displayWidth(text)
  }
  const picture = pen.canvas.picture()
  return line.bold ? bolder(picture) : picture
}

function drawInCells(pen: Pen, text: string, start: number): void {
  let column = start
  for (const grapheme of graphemes(text)) {
    const columns = graphemeWidth(grapheme)
    if (grapheme !== ' ') drawGrapheme(pen, grapheme, column * cellWidth, columns * cellWidth)
    column += columns
  }
}

function drawGrapheme(pen: Pen, grapheme: string, x: number, width: number): void {
  const box = { x: x * pen.zoom, width: Math.max(cellWidth, width) * pen.zoom }
  const face = pen.faces.faceOf(grapheme)
  if (!face) {
    drawUnknown(pen, grapheme, box.x, box.width)
    return
  }
  const drawn = shape(face, grapheme, 'ltr')
  const scale = scaleOf(face, pen.zoom)
  // In the middle of its cells; squeezed where it is wider than they are.
  const squeeze = Math.min(1, box.width / Math.max(1, drawn.advance * scale.x))
  const left = box.x + (box.width - drawn.advance * scale.x * squeeze) / 2
  drawGlyphs(pen, drawn, { x: left, scaleX: scale.x * squeeze, scaleY: scale.y })
}

/** A name with Hebrew or Arabic: joined, in the order that it is read in, and as narrow as the room that it has. */
function drawApart(pen: Pen, text: string, column: number): void {
  const shaped = visualRuns(text).flatMap(({ text: run, direction }) => {
    const parts = pen.faces.split(run).map((part) => ({ ...part, direction }))
    return direction === 'rtl' ? parts.reverse() : parts
  })
  const drawn = shaped.map(({ face, text: part, direction }) => {
    if (!face) return { advance: displayWidth(part) * cellWidth * pen.zoom, part }
    const glyphs = shape(face, part, direction)
    const scale = scaleOf(face, pen.zoom)
    return { advance: glyphs.advance * scale.x, glyphs, scale }
  })
  const room = displayWidth(text) * cellWidth * pen.zoom
  const total = drawn.reduce((sum, { advance }) => sum + advance, 0)
  const squeeze = Math.min(1, room / Math.max(1, total))
  let x = column * cellWidth * pen.zoom
  for (const part of drawn) {
    if (part.glyphs) drawGlyphs(pen, part.glyphs, { x, scaleX: part.scale.x * squeeze, scaleY: part.scale.y })
    else drawUnknown(pen, part.part, x, part.advance * squeeze)
    x += part.advance * squeeze
  }
}

type Shaped = { glyphs: { path: Parameters<Canvas['fill']>[0]; x: number; y: number }[]; advance: number }

function shape(face: Face, text: string, direction: Direction): Shaped {
  const run = face.font.layout(text, undefined, undefined, undefined, direction)
  let advance = 0
  const glyphs = run.glyphs.map((glyph, index) => {
    const position = run.positions[index]
    const placed = {
      path: glyph.path.commands,
      x: advance + (position?.xOffset ?? 0),
      y: position?.yOffset ?? 0,
    }
    advance += position?.xAdvance ?? glyph.advanceWidth
    return placed
  })
  return { glyphs, advance }
}

function scaleOf(face: Face, zoom: number): { x: number; y: number } {
  const unit = zoom / face.font.unitsPerEm
  if (isMonospaced(face)) return { x: narrow * unit, y: emHeight * unit }
  const height = upright.test(face.name) ? emHeight : tallEmHeight
  return { x: height * unit, y: height * unit }
}

function drawGlyphs(pen: Pen, shaped: Shaped, at: { x: number; scaleX: number; scaleY: number }): void {
  for (const glyph of shaped.glyphs)
    pen.canvas.fill(glyph.path, {
      x: at.x + glyph.x * at.scaleX,
      baseline: baseline * pen.zoom - glyph.y * at.scaleY,
      scaleX: at.scaleX,
      scaleY: at.scaleY,
    })
}

/** A sign that no face has: a frame, so that everybody sees that something stands there. */
function drawUnknown(pen: Pen, text: string, x: number, width: number): void {
  const left = Math.round(x) + pen.zoom
  const right = Math.round(x + Math.max(width, displayWidth(text) * cellWidth * pen.zoom)) - 2 * pen.zoom
  const top = 3 * pen.zoom
  const bottom = baseline * pen.zoom
  for (let dot = left; dot <= right; dot += 1) {
    pen.canvas.dot(dot, top)
    pen.canvas.dot(dot, bottom)
  }
  for (let dot = top; dot <= bottom; dot += 1) {
    pen.canvas.dot(left, dot)
    pen.canvas.dot(right, dot)
  }
}

/** Every dot once more to its right, as a printer makes its own letters bold. */
function bolder({ width, height, rows }: LinePicture): LinePicture {
  const rowBytes = width / 8
  const bold = Uint8Array.from(rows, (byte, at) => {
    const before = at % rowBytes === 0 ? 0 : (rows[at - 1] ?? 0)
    return byte | (byte >> 1) | ((before & 1) << 7)
  })
  return { width, height, rows: bold }
}
