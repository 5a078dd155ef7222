import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { LinePicture } from '../domain/line-picture.ts'
import type { LinePainter } from '../ports.ts'
import type { Drawn, DrawWish } from './line-painter-thread.ts'

/*
 * Draws lines in a thread of its own: opening a face takes up to a tenth of a second, and the till goes on meanwhile. The
 * thread begins with the first line that needs it, which in many shops never comes.
 */

export type PainterFiles = {
  /** The program of the thread. */
  thread: string
  /** resources/fonts/faces.bin */
  faces: string
}

const here = dirname(fileURLToPath(import.meta.url))

/** As they lie beside the sources. The built program has them elsewhere, and says where. */
const besideSources: PainterFiles = {
  thread: join(here, 'line-painter-thread.ts'),
  faces: join(here, '..', '..', 'resources', 'fonts', 'faces.bin'),
}

/** @param out the folder of the built program */
export function painterFilesOf(out: string): PainterFiles {
  return {
    thread: join(out, 'main', 'painter.cjs'),
    faces: join(out, '..', 'resources', 'fonts', 'faces.bin'),
  }
}

/** A receipt is printed with plain forms of its letters rather than not at all. */
const longestMs = 10_000

type Waiting = { resolve(pictures: LinePicture[]): void; reject(error: Error): void }

export function linePainter(files = besideSources): LinePainter {
  let thread: Worker | undefined
  let count = 0
  const waiting = new Map<number, Waiting>()

  function begin(): Worker {
    const begun = new Worker(files.thread, { workerData: files.faces })
    const giveUp = (error: Error): void => {
      if (thread === begun) thread = undefined
      void begun.terminate()
      for (const one of waiting.values()) one.reject(error)
      waiting.clear()
    }
    begun.on('message', (drawn: Drawn) => {
      const one = waiting.get(drawn.id)
      waiting.delete(drawn.id)
      if (waiting.size === 0) begun.unref()
      if (drawn.error === undefined) one?.resolve(drawn.pictures)
      else one?.reject(new Error(drawn.error))
    })
    begun.on('error', giveUp)
    begun.on('exit', () => giveUp(new Error('the thread that draws has ended')))
    return begun
  }

  return {
    async paint(lines, columns) {
      thread ??= begin()
      const begun = thread
      count += 1
      const id = count
      const pictures = await new Promise<LinePicture[]>((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(id)
          reject(new Error('drawing took too long'))
        }, longestMs)
        const settle = <Value>(end: (value: Value) => void): ((value: Value) => void) => {
          return (value) => {
            clearTimeout(timer)
            end(value)
          }
        }
        waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
        begun.ref()
        begun.postMessage({ id, lines: [...lines], columns } satisfies DrawWish)
      })
      return new Map(lines.flatMap((line, index) => (pictures[index] ? [[line, pictures[index]]] : [])))
    },
  }
}
