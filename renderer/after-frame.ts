const longestMs = 250

/** After the next frame was painted. A page that nobody sees paints none, and goes on nevertheless. */
export function afterFrame(work: () => void): void {
  let isDone = false
  const once = () => {
    if (isDone) return
    isDone = true
    work()
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, longestMs)
}

/** When the next frame was painted and nothing else is to be done. */
export function whenQuiet(work: () => void): void {
  afterFrame(() => requestIdleCallback(work, { timeout: longestMs }))
}
