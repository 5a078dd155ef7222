import type { Log } from '../ports.ts'
import { fileLog } from './file-log.ts'
import { hushLog } from './hush-log.ts'

/** Every secret that this process has met: a key that was replaced or removed may still stand in an old error. */
export type KnownSecrets = {
  /** From here on whatever the source names is known, also when it names it no more. */
  follow(source: () => readonly string[]): void
}

/**
 * The log of a host, for all that happens in its process: a bug that nobody caught, a window that crashed, a door that was
 * knocked at. Of a key it loses what the till knows by heart, whatever it looks like.
 */
export function hostLog(folder: string, now: () => number): { log: Log; secrets: KnownSecrets } {
  const met = new Set<string>()
  // The data before a change of the mode may still be closing, so that its secrets stay known as well.
  const sources: (() => readonly string[])[] = []
  const known = () => {
    for (const source of sources) for (const secret of source()) met.add(secret)
    return [...met]
  }
  return {
    log: hushLog(fileLog(folder, now), known),
    secrets: { follow: (source) => void sources.push(source) },
  }
}
