import bidiFactory from 'bidi-js'

/* The order in which a text of both directions stands on paper (Unicode's bidirectional algorithm, by bidi-js). */

export type Direction = 'ltr' | 'rtl'

const bidi = bidiFactory()

/**
 * The parts of a text in the order in which they stand from left to right. The letters of a part are in the order in
 * which they are read; brackets are turned by whoever shapes them.
 */
export function visualRuns(text: string): { text: string; direction: Direction }[] {
  const { levels } = bidi.getEmbeddingLevels(text, 'auto')
  const runs: { text: string; level: number }[] = []
  for (let index = 0; index < text.length; index += 1) {
    const level = levels[index] ?? 0
    const letter = text.charAt(index)
    const last = runs.at(-1)
    if (last?.level === level) last.text += letter
    else runs.push({ text: letter, level })
  }
  return reordered(runs).map((run) => ({ text: run.text, direction: run.level % 2 === 1 ? 'rtl' : 'ltr' }))
}

/** From the highest level down, every stretch of that level or above turns round. */
function reordered(runs: readonly { text: string; level: number }[]): { text: string; level: number }[] {
  const ordered = [...runs]
  const highest = Math.max(0, ...runs.map((run) => run.level))
  for (let level = highest; level >= 1; level -= 1)
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end += 1
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse())
      start = Math.max(start, end)
    }
  return ordered
}

/** What stands between the isolates U+2068 and U+2069 runs in its own direction; everything else is left to right. */
export function pieces(text: string): { text: string; isApart: boolean }[] {
  return text
    .split(/\u2068([^\u2069]*)\u2069/)
    .map((piece, index) => ({ text: piece, isApart: index % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}
