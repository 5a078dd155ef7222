import { useEffect, useState } from 'react'
import { leakedEvent } from '../scanner.ts'
import { type AmountEntry, emptyEntry, enterKey, entryMinor, isEmptyEntry } from './amount-entry.ts'

/**
 * An amount keyed in on the pad or on the keyboard, whatever has the focus. `isOff` leaves the keys to a field that
 * is being written in.
 */
export function useAmountEntry(currency: string, isOff: (event: KeyboardEvent) => boolean) {
  const [entry, setEntry] = useState<AmountEntry>(emptyEntry)
  const press = (key: string) => setEntry((before) => enterKey(before, key, currency))

  useEffect(() => {
    const typed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isOff(event)) return
      const key = keyOf(event.key)
      if (key === null) return
      event.preventDefault()
      setEntry((before) => enterKey(before, key, currency))
    }
    const leaked = (event: Event) => {
      const text = event instanceof CustomEvent ? String(event.detail) : ''
      const keys = [...text].filter((key) => keyOf(key) !== null)
      setEntry((before) => keys.reduce((rest) => enterKey(rest, 'back', currency), before))
    }
    window.addEventListener('keydown', typed)
    window.addEventListener(leakedEvent, leaked)
    return () => {
      window.removeEventListener('keydown', typed)
      window.removeEventListener(leakedEvent, leaked)
    }
  }, [currency, isOff])

  return {
    press,
    clear: () => setEntry(emptyEntry),
    isEmpty: isEmptyEntry(entry),
    minor: entryMinor(entry, currency),
  }
}

function keyOf(key: string): string | null {
  if (/^[\d.,]$/.test(key)) return key
  if (key === 'Backspace') return 'back'
  if (key === 'Delete') return 'clear'
  return null
}

/** A text field keeps its own keys. */
export const isInField = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && event.target.matches('input:not([type="radio"]), textarea, select')
