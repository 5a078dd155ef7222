import type { PdfMaker } from '../paper-ports.ts'
import { askedThread } from './asked-thread.ts'
import { besideSources, type PainterFiles } from './line-painter.ts'
import type { PdfWish } from './pdf-thread.ts'

const longestMs = 20_000

/** Draws in a thread of its own, which begins with the first file that somebody wants. */
export function pdfMaker(files: PainterFiles = besideSources): PdfMaker {
  const ask = askedThread<Omit<PdfWish, 'id'>, Uint8Array>({
    file: files.pdfThread,
    data: files.faces,
    longestMs,
    work: 'drawing a PDF',
  })
  return async (paper) => await ask({ paper })
}
