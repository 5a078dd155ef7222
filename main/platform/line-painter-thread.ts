import { parentPort, workerData } from 'node:worker_threads'
import type { PaperLine } from '../../preload/contract/views.ts'
import type { LinePicture } from '../domain/line-picture.ts'
import type { ThreadAnswer } from './asked-thread.ts'
import { lineDrawing } from './line-drawing.ts'

/* The thread of main/platform/line-painter.ts: lines come in, pictures go out, one wish after the other. */

export type DrawWish = { id: number; lines: PaperLine[]; columns: number }

const draw = lineDrawing(String(workerData))

parentPort?.on('message', ({ id, lines, columns }: DrawWish) => {
  parentPort?.postMessage(answer(id, lines, columns))
})

function answer(id: number, lines: readonly PaperLine[], columns: number): ThreadAnswer<LinePicture[]> {
  try {
    return { id, answer: lines.map((line) => draw(line, columns)) }
  } catch (error) {
    return { id, error: String(error) }
  }
}
