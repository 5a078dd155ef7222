import type { BasketChange, BasketView, LineView } from '../../preload/contract/views.ts'

/**
 * What the basket is after a change, or null when the change does not follow from what is shown: then the whole basket
 * has to be asked for. Lines that did not change keep their identity, so that nothing else is painted again.
 */
export function applyBasketChange(basket: BasketView, change: BasketChange): BasketView | null {
  const { basketId, revision, locked, totals } = change
  if (basket.basketId !== basketId) return null
  // An older answer that arrives late says nothing new.
  if (revision <= basket.revision) return basket
  if (change.baseRevision !== basket.revision) return null
  return { basketId, revision, locked, totals, lines: changedLines(basket.lines, change) }
}

function changedLines(lines: readonly LineView[], change: BasketChange): LineView[] {
  const removed = new Set(change.removed)
  const kept = removed.size === 0 ? lines.slice() : lines.filter((line) => !removed.has(line.id))
  if (change.changed.length === 0) return kept
  const places = new Map(kept.map((line, index) => [line.id, index]))
  let inOrder = true
  for (const line of change.changed) {
    const place = places.get(line.id)
    if (place === undefined) {
      const last = kept.at(-1)
      if (last && last.position > line.position) inOrder = false
      kept.push(line)
    } else {
      if (kept[place]?.position !== line.position) inOrder = false
      kept[place] = line
    }
  }
  return inOrder ? kept : kept.sort((a, b) => a.position - b.position)
}
