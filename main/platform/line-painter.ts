import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LinePicture } from '../domain/line-picture.ts'
import type { LinePainter } from '../ports.ts'
import { askedThread } from './asked-thread.ts'
import type { DrawWish } from './line-painter-thread.ts'

/*
 * Draws lines in a thread of its own: opening a face takes up to a tenth of a second, and the till goes on meanwhile. The
 * thread begins with the first line that needs it, which in many shops never comes.
 */

export type PainterFiles = {
  /** The program of the thread. */
  thread: string
  /** The program of the thread that reads a logo's picture. */
  logoThread: string
  /** The program of the thread that draws papers as PDF. */
  pdfThread: string
  /** The program of the thread that sends letters. */
  mailThread: string
  /** The program of the thread that makes backups. */
  backupThread: string
  /** resources/fonts/faces.bin */
  faces: string
}

const here = dirname(fileURLToPath(import.meta.url))

/** As they lie beside the sources. The built program has them elsewhere, and says where. */
export const besideSources: PainterFiles = {
  thread: join(here, 'line-painter-thread.ts'),
  logoThread: join(here, 'logo-thread.ts'),
  pdfThread: join(here, 'pdf-thread.ts'),
  mailThread: join(here, 'mail-thread.ts'),
  backupThread: join(here, '..', 'backup', 'backup-thread.ts'),
  faces: join(here, '..', '..', 'resources', 'fonts', 'faces.bin'),
}

/** @param out the folder of the built program */
export function painterFilesOf(out: string): PainterFiles {
  return {
    thread: join(out, 'main', 'painter.cjs'),
    logoThread: join(out, 'main', 'logo.cjs'),
    pdfThread: join(out, 'main', 'pdf.cjs'),
    mailThread: join(out, 'main', 'mail.cjs'),
    backupThread: join(out, 'main', 'backup.cjs'),
    faces: join(out, '..', 'resources', 'fonts', 'faces.bin'),
  }
}

/** A receipt is printed with plain forms of its letters rather than not at all. */
const longestMs = 10_000

export function linePainter(files: PainterFiles = besideSources): LinePainter {
  const ask = askedThread<Omit<DrawWish, 'id'>, LinePicture[]>({
    file: files.thread,
    data: files.faces,
    longestMs,
    work: 'drawing',
  })
  return {
    async paint(lines, columns) {
      const pictures = await ask({ lines: [...lines], columns })
      return new Map(lines.flatMap((line, index) => (pictures[index] ? [[line, pictures[index]]] : [])))
    },
  }
}
