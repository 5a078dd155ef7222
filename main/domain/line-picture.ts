/*
 * Outlines of letters to the dots of a receipt printer. No printer and no font file is known here: paths come in, rows of
 * dots come out, and the same paths give the same dots on every machine and in every year.
 */

/** Rows of dots from the top, eight dots a byte, the leftmost in the highest bit; 1 is black. */
export type LinePicture = { width: number; height: number; rows: Uint8Array }

export type PathCommand = {
  command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
  args: readonly number[]
}

/** Where a path is drawn: its zero point in dots from the picture's upper left corner, and dots for each of its units. */
export type Placement = { x: number; baseline: number; scaleX: number; scaleY: number }

/** Lines of the path for each row of dots; more of them tell thin strokes better. */
const samplesPerRow = 4
/** A dot is black where this share of it is covered. Less than half: thermal heads print thin strokes too thin. */
const blackFrom = 0.42
const curvePieces = 6

export type Canvas = {
  fill(path: readonly PathCommand[], placement: Placement): void
  /** A dot alone; what lies outside is not drawn. */
  dot(x: number, y: number): void
  picture(): LinePicture
}

export function blankCanvas(width: number, height: number): Canvas {
  const rowBytes = Math.ceil(width / 8)
  const rows = new Uint8Array(rowBytes * height)

  const dot = (x: number, y: number): void => {
    if (x < 0 || y < 0 || x >= width || y >= height) return
    const at = y * rowBytes + (x >> 3)
    rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7))
  }

  return {
    dot,
    fill(path, placement) {
      const edges = edgesOf(path, placement)
      if (edges.length === 0) return
      const top = Math.max(0, Math.floor(Math.min(...edges.map((edge) => edge.top))))
      const bottom = Math.min(height, Math.ceil(Math.max(...edges.map((edge) => edge.bottom))))
      const covered = new Float64Array(width)
      for (let y = top; y < bottom; y += 1) {
        covered.fill(0)
        for (let sample = 0; sample < samplesPerRow; sample += 1)
          coverSpans(covered, edges, y + (sample + 0.5) / samplesPerRow)
        for (let x = 0; x < width; x += 1) if ((covered[x] as number) >= blackFrom * samplesPerRow) dot(x, y)
      }
    },
    picture: () => ({ width: rowBytes * 8, height, rows }),
  }
}

type Edge = { top: number; bottom: number; xAtTop: number; slope: number; winding: 1 | -1 }
type Point = readonly [x: number, y: number]

function edgesOf(path: readonly PathCommand[], { x, baseline, scaleX, scaleY }: Placement): Edge[] {
  const edges: Edge[] = []
  const place = (args: readonly number[], at: number): Point => [
    x + (args[at] ?? 0) * scaleX,
    baseline - (args[at + 1] ?? 0) * scaleY,
  ]
  let first: Point = [x, baseline]
  let last = first
  const lineTo = (to: Point): void => {
    if (last[1] !== to[1]) edges.push(edge(last, to))
    last = to
  }
  for (const { command, args } of path)
    switch (command) {
      case 'moveTo':
        lineTo(first)
        first = place(args, 0)
        last = first
        break
      case 'lineTo':
        lineTo(place(args, 0))
        break
      case 'quadraticCurveTo':
        for (const point of curve([last, place(args, 0), place(args, 2)])) lineTo(point)
        break
      case 'bezierCurveTo':
        for (const point of curve([last, place(args, 0), place(args, 2), place(args, 4)])) lineTo(point)
        break
      case 'closePath':
        lineTo(first)
        break
    }
  lineTo(first)
  return edges
}

function edge(from: Point, to: Point): Edge {
  const [upper, lower] = from[1] < to[1] ? [from, to] : [to, from]
  return {
    top: upper[1],
    bottom: lower[1],
    xAtTop: upper[0],
    slope: (lower[0] - upper[0]) / (lower[1] - upper[1]),
    winding: upper === from ? 1 : -1,
  }
}

/** Points on a Bézier curve of any degree after its first, by repeated halving of the way (de Casteljau). */
function curve(controls: readonly Point[]): Point[] {
  return Array.from({ length: curvePieces }, (_, index) => {
    const way = (index + 1) / curvePieces
    let points = controls
    while (points.length > 1)
      points = points.slice(1).map((to, at) => {
        const from = points[at] as Point
        return [from[0] + (to[0] - from[0]) * way, from[1] + (to[1] - from[1]) * way]
      })
    return points[0] as Point
  })
}

/** Adds what the path covers of each dot on this line; inside is where the windings do not cancel out. */
function coverSpans(covered: Float64Array, edges: readonly Edge[], y: number): void {
  const crossings = edges
    .filter((edge) => edge.top <= y && y < edge.bottom)
    .map((edge) => ({ x: edge.xAtTop + (y - edge.top) * edge.slope, winding: edge.winding }))
    .sort((left, right) => left.x - right.x)
  let winding = 0
  for (const [index, crossing] of crossings.entries()) {
    winding += crossing.winding
    const next = crossings[index + 1]
    if (winding !== 0 && next) coverSpan(covered, crossing.x, next.x)
  }
}

function coverSpan(covered: Float64Array, from: number, to: number): void {
  const start = Math.max(0, from)
  const end = Math.min(covered.length, to)
  for (let x = Math.floor(start); x < end; x += 1)
    covered[x] = (covered[x] as number) + Math.min(x + 1, end) - Math.max(x, start)
}
