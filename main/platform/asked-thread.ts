import { Worker } from 'node:worker_threads'

/*
 * A thread that answers questions: begun with the first one, gone when nothing is asked, begun anew after it died. What takes
 * long or reads what strangers made happens there, and the till goes on meanwhile.
 */

/** What comes back for each wish, with its number. */
export type ThreadAnswer<Answer> =
  | { id: number; error?: undefined; answer: Answer }
  | { id: number; error: string }

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void }

export function askedThread<Wish extends object, Answer>(thread: {
  /** The program of the thread. */
  file: string
  data?: unknown
  /** Whoever waits longer is told so, and the thread ends: it may never come back. */
  longestMs: number
  /** "drawing": for its errors. */
  work: string
}): (wish: Wish) => Promise<Answer> {
  let running: Worker | undefined
  let count = 0
  const waiting = new Map<number, Waiting>()

  function giveUp(begun: Worker, error: Error): void {
    // It was given up before; whoever waits now, waits for another.
    if (running !== begun) return
    running = undefined
    void begun.terminate()
    const waited = [...waiting.values()]
    waiting.clear()
    for (const one of waited) one.reject(error)
  }

  function begin(): Worker {
    const begun = new Worker(thread.file, { workerData: thread.data })
    begun.on('message', (message: ThreadAnswer<Answer>) => {
      const one = waiting.get(message.id)
      waiting.delete(message.id)
      if (waiting.size === 0) begun.unref()
      if (message.error === undefined) one?.resolve(message.answer)
      else one?.reject(new Error(message.error))
    })
    begun.on('error', (error) => giveUp(begun, error))
    begun.on('exit', () => giveUp(begun, new Error(`the thread of ${thread.work} has ended`)))
    return begun
  }

  return async (wish) => {
    running ??= begin()
    const begun = running
    count += 1
    const id = count
    return await new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(
        () => giveUp(begun, new Error(`${thread.work} took too long`)),
        thread.longestMs,
      )
      waiting.set(id, {
        resolve(answer) {
          clearTimeout(timer)
          resolve(answer as Answer)
        },
        reject(error) {
          clearTimeout(timer)
          reject(error)
        },
      })
      begun.ref()
      begun.postMessage({ ...wish, id })
    })
  }
}
