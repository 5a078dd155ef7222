type StartOver = {
  /** Whether the till answers at this moment. */
  isAnswering: () => Promise<boolean>
  reload: () => void
  /** What outlives a reload: the time of the last one, in milliseconds. */
  memory: { read: () => number | null; write: (at: number) => void }
  now: () => number
  setTimer: (work: () => void, ms: number) => void
  /** A new page lacks a part as well: that is for a person. */
  onUseless: () => void
}

const askAgainMs = 500
const uselessWithinMs = 15_000

/** Begins the page anew as soon as the till answers, once: a basket and a payment live in the till and are on the new page again. */
export function createStartOver(outside: StartOver): () => void {
  let isUnderWay = false

  async function attempt(): Promise<void> {
    if (!(await outside.isAnswering())) {
      outside.setTimer(() => void attempt(), askAgainMs)
      return
    }
    const last = outside.memory.read()
    if (last !== null && Math.abs(outside.now() - last) < uselessWithinMs) {
      outside.onUseless()
      return
    }
    outside.memory.write(outside.now())
    outside.reload()
  }

  return () => {
    if (isUnderWay) return
    isUnderWay = true
    void attempt()
  }
}
