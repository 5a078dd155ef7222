/**
 * Tells a barcode scanner that types like a keyboard from a person who types: by its rhythm. A scanner sends a whole code
 * with a few milliseconds between keys and ends it with Enter or Tab; no hand does that. Pure: it is told of keys and
 * times and says what to do with each key.
 */

export type Key = {
  /** KeyboardEvent.key */
  key: string
  /** Milliseconds on any steady clock. */
  at: number
  /** Ctrl, Alt or Meta is down: a shortcut, never part of a code. */
  modified: boolean
}

export type ScanDecision =
  /** Not (yet) a scan: the key does what it always does. */
  | { kind: 'pass'; startsBurst: boolean }
  /** So fast that it is probably a scanner: keep the key away from the page. */
  | { kind: 'hold' }
  /**
   * A whole code arrived. `leaked` is what had already passed into whatever had the focus: take it back there.
   */
  | { kind: 'scan'; code: string; leaked: string }
  /** It was no scanner: hand `text` on as typed, then let this key pass. */
  | { kind: 'release'; text: string }

export type Scanner = {
  feed(key: Key): ScanDecision
  /**
   * Called when no key came for `quietMs`: the text that was kept back wrongly, or an empty text. Where the scanner ends its
   * codes with nothing else, the code.
   */
  quiet(): Extract<ScanDecision, { kind: 'scan' | 'release' }>
  /** True while keys are kept back, so that somebody has to call `quiet` later. */
  readonly isHolding: boolean
}

export type Rhythm = {
  /** The mean pause between the keys of one code. A single hiccup, of the wire or of this page, must not cut a code. */
  meanGapMs: number
  /** A longer pause than this begins something new. */
  longestGapMs: number
  /** Some scanners pause before their Enter. */
  endGapMs: number
  /** Codes shorter than this are taken for typing: a fast "10" and Enter is a person. */
  minimumLength: number
  /** Keys that are let through before keys are kept back: fast hands roll over two or three. */
  passing: number
}

export const scannerRhythm: Rhythm = {
  meanGapMs: 35,
  longestGapMs: 100,
  endGapMs: 120,
  minimumLength: 4,
  passing: 3,
}
/** Pressed between the letters of a code; a dead key or F4 is somebody's hand. */
const betweenLetters: ReadonlySet<string> = new Set(['Shift', 'CapsLock', 'AltGraph'])

/** After this silence what was kept back is released. */
export const quietMs = 130

/** Tells whoever reads keys without a field (the amount pad) what was a scanner's and not a hand's. */
export const leakedEvent = 'till-scan-leaked'

export function createScanner(
  rhythm: Rhythm = scannerRhythm,
  endsInSilence: () => boolean = () => false,
): Scanner {
  let burst = ''
  let held = ''
  let startedAt = 0
  let lastAt = Number.NEGATIVE_INFINITY

  const reset = () => {
    burst = ''
    held = ''
    lastAt = Number.NEGATIVE_INFINITY
  }

  const drop = (startsBurst = false): ScanDecision => {
    const text = held
    reset()
    return text === '' ? { kind: 'pass', startsBurst } : { kind: 'release', text }
  }

  const isFast = () => burst.length > 1 && lastAt - startedAt <= rhythm.meanGapMs * (burst.length - 1)

  const wholeCode = (): Extract<ScanDecision, { kind: 'scan' }> | undefined => {
    const code = burst.trim()
    if (!isFast() || code.length < rhythm.minimumLength) return undefined
    const leaked = burst.slice(0, burst.length - held.length)
    reset()
    return { kind: 'scan', code, leaked }
  }

  const character = (key: Key): ScanDecision => {
    if (key.at - lastAt > rhythm.longestGapMs) {
      const before = drop(true)
      burst = key.key
      startedAt = key.at
      lastAt = key.at
      return before
    }
    lastAt = key.at
    burst += key.key
    // Once keys are kept back the following ones have to wait behind them.
    if (held === '' && (burst.length <= rhythm.passing || !isFast()))
      return { kind: 'pass', startsBurst: false }
    held += key.key
    return { kind: 'hold' }
  }

  return {
    feed(key) {
      if (key.modified) return drop()
      if (key.key === 'Enter' || key.key === 'Tab')
        return (key.at - lastAt <= rhythm.endGapMs && wholeCode()) || drop()
      if (betweenLetters.has(key.key)) return { kind: 'pass', startsBurst: false }
      if ([...key.key].length !== 1) return drop()
      return character(key)
    },
    quiet() {
      const code = endsInSilence() ? wholeCode() : undefined
      if (code) return code
      const text = held
      // The burst is kept: a busy machine hands keys on late, and then the next one says by its time that it belongs here.
      held = ''
      return { kind: 'release', text }
    },
    get isHolding() {
      return held !== ''
    },
  }
}
