import PdfDocument from 'pdfkit'
import type { PaperLine } from '../../preload/contract/views.ts'
import { columnsOf } from '../domain/paper.ts'
import { qrSquares } from '../domain/qr-dots.ts'
import { displayWidth, graphemes, graphemeWidth } from '../domain/text-width.ts'
import type { PdfFormat, PdfPaper } from '../paper-ports.ts'
import { type Face, type Faces, isMonospaced } from './faces.ts'
import { pngOfDots } from './png-of-dots.ts'
import { pieces, visualRuns } from './visual-runs.ts'

/*
 * Lines of paper as PDF, in the same columns as on paper and with the faces that are part of the program. Letters stay letters: a
 * reader can search and copy them, and the file holds only the signs that it uses.
 */

const mm = 72 / 25.4

/** Null: as long as it has to be. */
const sheets: Record<PdfFormat, { width: number; height: number | null; margin: number }> = {
  a4: { width: 210 * mm, height: 297 * mm, margin: 25 * mm },
  a6: { width: 105 * mm, height: 148 * mm, margin: 8 * mm },
  roll: { width: 80 * mm, height: null, margin: 4 * mm },
}

/** Of the widths of a column; the faces' letters are 0.6 of their size wide. */
const sizeOfColumn = 1 / 0.6
const lineOfColumn = 2.3
const baselineOfLine = 0.74
/** Of a printer's usual letters (font A). */
const dotsOfColumn = 12
const dotsOfSquare = 6
/** How much wider the strokes of bold letters are, of the letters' size. */
const boldStroke = 0.035

type Pen = {
  document: PDFKit.PDFDocument
  faces: Faces
  paper: PdfPaper
  column: number
  margin: number
}

export async function drawPdf(faces: Faces, paper: PdfPaper): Promise<Buffer> {
  const { width, height, margin } = sheets[paper.format]
  const column = (width - 2 * margin) / paper.columns
  const heights = paper.lines.map((line) => heightOf(paper, line, column))
  const whole = heights.reduce((sum, one) => sum + one, 2 * margin)
  const pageHeight = height ?? whole
  const document = new PdfDocument({
    size: [width, pageHeight],
    margin: 0,
    bufferPages: true,
    lang: paper.language,
    displayTitle: true,
    // No face of the library's own.
    font: null as unknown as string,
    info: { Title: paper.title, Creator: 'Suretill', Producer: 'Suretill', CreationDate: new Date(paper.at) },
  })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    document.once('end', resolve)
    document.once('error', reject)
  })
  const pen: Pen = { document, faces, paper, column, margin }
  let y = margin
  for (const [index, line] of paper.lines.entries()) {
    const lineHeight = heights[index] ?? 0
    if (y + lineHeight > pageHeight - margin + 0.01 && y > margin) {
      document.addPage()
      y = margin
    }
    drawLine(pen, line, y)
    y += lineHeight
  }
  numberPages(pen, pageHeight)
  document.end()
  await ended
  return Buffer.concat(chunks)
}

function heightOf(paper: PdfPaper, line: PaperLine, column: number): number {
  if (line.qr !== undefined) return (qrSquares(line.qr).size + 4) * squareOf(column)
  if (line.logo !== undefined) {
    const logo = paper.logos[line.logo]
    return logo ? (logo.height / dotsOfColumn) * column + column : 0
  }
  return column * lineOfColumn * (line.large ? 2 : 1)
}

const squareOf = (column: number): number => (column * dotsOfSquare) / dotsOfColumn

function drawLine(pen: Pen, line: PaperLine, y: number): void {
  if (line.qr !== undefined) drawQr(pen, line.qr, y)
  else if (line.logo !== undefined) drawLogo(pen, line.logo, y)
  else drawText(pen, line, y)
}

function drawQr({ document, paper, column, margin }: Pen, text: string, top: number): void {
  const { size, isBlack } = qrSquares(text)
  const square = squareOf(column)
  const left = margin + (paper.columns * column - size * square) / 2
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (isBlack(x, y)) document.rect(left + x * square, top + (y + 2) * square, square, square)
  document.fill('black')
}

function drawLogo({ document, paper, column, margin }: Pen, hash: string, y: number): void {
  const logo = paper.logos[hash]
  if (!logo) return
  const width = (logo.width / dotsOfColumn) * column
  const left = margin + (paper.columns * column - width) / 2
  document.image(pngOfDots(logo), left, y, { width })
}

/* ---- letters ---- */

/** How large the letters of a line are, and where they stand. */
type Style = { column: number; size: number; baseline: number; isBold: boolean }

function drawText(pen: Pen, line: PaperLine, y: number): void {
  const zoom = line.large ? 2 : 1
  const column = pen.column * zoom
  const style: Style = {
    column,
    size: column * sizeOfColumn,
    baseline: y + column * lineOfColumn * baselineOfLine,
    isBold: line.bold ?? false,
  }
  const free = Math.max(0, columnsOf(line, pen.paper.columns) - displayWidth(line.text))
  const first = line.align === 'right' ? free : line.align === 'centre' ? Math.floor(free / 2) : 0
  let x = pen.margin + first * column
  for (const { text, isApart } of pieces(line.text)) {
    if (isApart) drawApart(pen, style, text, x)
    else drawInCells(pen, style, text, x)
    x += displayWidth(text) * column
  }
}

/** Letters of the monospaced faces follow each other; every other sign has its place in the middle of its columns. */
function drawInCells(pen: Pen, style: Style, text: string, start: number): void {
  let run: { face: Face; text: string; x: number } | undefined
  let x = start
  const end = (): void => {
    if (run && run.text.trim() !== '') write(pen, style, run.face, run.text, run.x, style.size)
    run = undefined
  }
  for (const grapheme of graphemes(text)) {
    const width = graphemeWidth(grapheme) * style.column
    const face = grapheme === ' ' ? (run?.face ?? pen.faces.faceOf('x')) : pen.faces.faceOf(grapheme)
    if (face && isMonospaced(face) && graphemeWidth(grapheme) === 1) {
      if (run && run.face !== face) end()
      run ??= { face, text: '', x }
      run.text += grapheme
    } else {
      end()
      if (face) writeInside(pen, style, face, grapheme, x, width)
      else drawUnknown(pen, style, x, width)
    }
    x += width
  }
  end()
}

/** In the middle of its room, and smaller where it is wider. */
function writeInside(pen: Pen, style: Style, face: Face, text: string, x: number, room: number): void {
  const width = widthOf(pen, face, text, style.size)
  const size = style.size * Math.min(1, room / Math.max(width, 0.01))
  write(pen, style, face, text, x + Math.max(0, room - width) / 2, size)
}

/** A name with Hebrew or Arabic: joined, in the order that it is read in, and as narrow as the room that it has. */
function drawApart(pen: Pen, style: Style, text: string, start: number): void {
  const parts = visualRuns(text).flatMap(({ text: run, direction }) => {
    const split = pen.faces.split(run)
    return direction === 'rtl' ? split.reverse() : split
  })
  const widths = parts.map(({ face, text: part }) =>
    face ? widthOf(pen, face, part, style.size) : displayWidth(part) * style.column,
  )
  const total = widths.reduce((sum, width) => sum + width, 0)
  const squeeze = Math.min(1, (displayWidth(text) * style.column) / Math.max(total, 0.01))
  let x = start
  for (const [index, { face, text: part }] of parts.entries()) {
    const width = (widths[index] ?? 0) * squeeze
    if (face) write(pen, style, face, part, x, style.size * squeeze)
    else drawUnknown(pen, style, x, width)
    x += width
  }
}

/** Features named, if only as none: the library would otherwise set word by word, and Arabic from left to right. */
const features: PDFKit.Mixins.OpenTypeFeatures[] = []

function widthOf({ document }: Pen, face: Face, text: string, size: number): number {
  setFace(document, face, size)
  return document.widthOfString(text, { features })
}

function write({ document }: Pen, style: Style, face: Face, text: string, x: number, size: number): void {
  setFace(document, face, size)
  if (style.isBold) document.lineWidth(size * boldStroke)
  document.fillColor('black').strokeColor('black').text(text, x, style.baseline, {
    baseline: 'alphabetic',
    lineBreak: false,
    features,
    fill: true,
    stroke: style.isBold,
  })
}

/** A face is read by the library once for each file. */
function setFace(document: PDFKit.PDFDocument, face: Face, size: number): void {
  const known = document as unknown as { _registeredFonts: Record<string, unknown> }
  if (!known._registeredFonts[face.name]) document.registerFont(face.name, face.bytes)
  document.font(face.name, size)
}

/** A sign that no face has: a frame, so that everybody sees that something stands there. */
function drawUnknown({ document }: Pen, style: Style, x: number, width: number): void {
  const height = style.size * 0.7
  document.lineWidth(style.size * 0.05)
  document.rect(x + width * 0.1, style.baseline - height, width * 0.8, height).stroke('black')
}

/** "1 / 2" at the foot of each, where there is more than one. */
function numberPages(pen: Pen, pageHeight: number): void {
  const { document, faces, column, margin, paper } = pen
  const { start, count } = document.bufferedPageRange()
  const face = faces.faceOf('1')
  if (count < 2 || !face) return
  const size = column * sizeOfColumn * 0.8
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(start + page)
    const text = `${page + 1} / ${count}`
    const x = margin + paper.columns * column - widthOf(pen, face, text, size)
    write(pen, { column, size, baseline: pageHeight - margin / 2, isBold: false }, face, text, x, size)
  }
}
