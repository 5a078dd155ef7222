import { useLayoutEffect, useState } from 'react'
import { leakedEvent } from '../scanner.ts'
import { type AmountEntry, emptyEntry, enterKey, entryMinor, isEmptyEntry } from './amount-entry.ts'

/**
 * An amount keyed in on the pad or on the keyboard, whatever has the focus. `isOff` leaves the keys to a field that
 * is being written in.
 */
export function useAmountEntry(
  currency: string,
  isOff: (event: KeyboardEvent) => boolean,
  takeTypedAhead: () => string = nothing,
) {
  const [entry, setEntry] = useState<AmountEntry>(emptyEntry)
  const press = (key: string) => setEntry((before) => enterKey(before, key, currency))

  // In the same breath as the listeners: no key falls between them. Not while drawing, which may be done twice.
  useLayoutEffect(() => {
    const keys = takeTypedAhead()
    if (keys !== '')
      setEntry((before) => [...keys].reduce((rest, key) => enterKey(rest, key, currency), before))
  }, [currency, takeTypedAhead])

  useLayoutEffect(() => {
    const typed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isOff(event)) return
      const key = keyOf(event.key)
      if (key === null) return
      event.preventDefault()
      setEntry((before) => enterKey(before, key, currency))
    }
    const leaked = (event: Event) => {
      const text = event instanceof CustomEvent ? String(event.detail) : ''
      const keys = [...text].filter(isAmountKey)
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

const nothing = () => ''

/** What an amount is keyed in with. */
export const isAmountKey = (key: string): boolean => /^[\d.,]$/.test(key)

function keyOf(key: string): string | null {
  if (isAmountKey(key)) return key
  if (key === 'Backspace') return 'back'
  if (key === 'Delete') return 'clear'
  return null
}

/** A text field keeps its own keys. */
export const isInField = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && event.target.matches('input:not([type="radio"]), textarea, select')
