import { parentPort, workerData } from 'node:worker_threads'
import type { PdfPaper } from '../paper-ports.ts'
import type { ThreadAnswer } from './asked-thread.ts'
import { readFaces } from './faces.ts'
import { drawPdf } from './pdf-drawing.ts'

/* The thread of main/platform/pdf-maker.ts: lines of paper come in, a PDF goes out. */

export type PdfWish = { id: number; paper: PdfPaper }

const faces = readFaces(String(workerData))

parentPort?.on('message', ({ id, paper }: PdfWish) => {
  void answer(id, paper).then((done) => parentPort?.postMessage(done))
})

async function answer(id: number, paper: PdfPaper): Promise<ThreadAnswer<Uint8Array>> {
  try {
    return { id, answer: await drawPdf(faces, paper) }
  } catch (error) {
    return { id, error: String(error) }
  }
}
