/*
 * Lets everything that waits for a promise go on, now. A turn of the event loop does the same and costs eight times as
 * much, which is most of a simulated payment. Works only outside of microtasks: see `outsideMicrotasks`.
 */

type Draining = { _tickCallback?: () => void }

export function drainMicrotasks(): void {
  ;(process as unknown as Draining)._tickCallback?.()
}

/** Runs `work` from the event loop itself, where draining works, and makes sure that it does. */
export function outsideMicrotasks<T>(work: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        refuseWithoutDraining()
        resolve(work())
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })
}

function refuseWithoutDraining(): void {
  let reached = false
  void Promise.resolve()
    .then(() => Promise.resolve())
    .then(() => {
      reached = true
    })
  drainMicrotasks()
  if (!reached)
    throw new Error('this Node does not drain its microtasks on demand: the simulation cannot run')
}
