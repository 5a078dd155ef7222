import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

type RowWindow = { from: number; to: number }

/** Rows beyond the edge that are in the page already when somebody scrolls. */
const spare = 4
const firstGuess = 14

/**
 * Which rows of equal height have to be in the page. `kept` is a row that must be in sight. Places are reckoned, never
 * measured: asking the page for its layout after each change would cost more than the change.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  kept: number,
): RowWindow {
  const seen = useRef({ top: 0, height: firstGuess * rowHeight })
  const [first, setFirst] = useState(0)
  const [rows, setRows] = useState(firstGuess)

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const scrolled = () => {
      seen.current.top = element.scrollTop
      setFirst(Math.floor(element.scrollTop / rowHeight))
    }
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.contentRect.height ?? 0
      seen.current.height = height
      setRows(Math.ceil(height / rowHeight) + 1)
    })
    element.addEventListener('scroll', scrolled, { passive: true })
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', scrolled)
      observer.disconnect()
    }
  }, [scroller, rowHeight])

  const keptBelow = kept >= first + rows
  const keptAbove = kept >= 0 && kept < first
  const from = keptBelow ? kept - rows + 1 : keptAbove ? kept : first

  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that was added moves the edge too
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || kept < 0) return
    const { top, height } = seen.current
    const rowTop = kept * rowHeight
    if (rowTop < top) element.scrollTop = rowTop
    else if (rowTop + rowHeight > top + height) element.scrollTop = rowTop + rowHeight - height
  }, [scroller, kept, count, rowHeight])

  return { from: Math.max(0, from - spare), to: Math.min(count, from + rows + spare) }
}
