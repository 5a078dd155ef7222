import type { LogoMaker } from '../paper-ports.ts'
import { askedThread } from './asked-thread.ts'
import { besideSources, type PainterFiles } from './line-painter.ts'
import type { LogoMade, LogoWish } from './logo-thread.ts'

/** A file that takes longer is one that was made to. */
const longestMs = 10_000

/** Reads pictures in a thread of its own: what is wrong with one ends the thread and not the till. */
export function logoMaker(files: PainterFiles = besideSources): LogoMaker {
  const ask = askedThread<Omit<LogoWish, 'id'>, LogoMade>({
    file: files.logoThread,
    longestMs,
    work: 'reading a picture',
  })
  return async (bytes) => {
    try {
      return await ask({ bytes })
    } catch {
      // Too slow, too much memory, or a mistake of the reader: in every case this file does not become a logo.
      return { kind: 'refused', problem: 'logo-damaged' }
    }
  }
}
