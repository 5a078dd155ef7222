import { useLayoutEffect } from 'react'
import { flushSync } from 'react-dom'
import { tinykeys } from 'tinykeys'
import { isAmountKey } from '../entry/use-amount-entry.ts'
import { leakedEvent } from '../scanner.ts'
import type { Services } from '../state/services.ts'
import { useServices } from '../state/till-context.tsx'
import { searchFieldId } from './search-field.tsx'

/** A dialog has the keys to itself. */
const isInDialog = (event: KeyboardEvent): boolean =>
  event.isComposing || document.querySelector('dialog[open]') !== null

/** So has a field, for whatever it understands: letters, arrows, Enter. Function keys mean the same everywhere. */
const isElsewhere = (event: KeyboardEvent): boolean => isInDialog(event) || isOtherField(event.target)

function isOtherField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.id === searchFieldId) return false
  return target.matches('input, textarea, select')
}

/** The sale screen by keys alone. The published map is frame/key-map.ts; what is bound here stands there. */
export function useSaleKeys(): void {
  const services = useServices()
  useLayoutEffect(() => {
    const unbind = [
      tinykeys(window, functionKeys(services), { ignore: isInDialog }),
      tinykeys(window, listKeys(services), { ignore: isElsewhere }),
    ]
    const type = (event: KeyboardEvent) => typeAnywhere(services, event)
    const leaked = (event: Event) => dropLeaked(services, event)
    window.addEventListener('keydown', type)
    window.addEventListener(leakedEvent, leaked)
    return () => {
      for (const release of unbind) release()
      window.removeEventListener('keydown', type)
      window.removeEventListener(leakedEvent, leaked)
    }
  }, [services])
}

type Bindings = Record<string, (event: KeyboardEvent) => void>

function functionKeys({ basket, selling, dialogs, payment }: Services): Bindings {
  const onSale = (work: () => unknown) => (event: KeyboardEvent) => {
    const { phase } = payment.getState()
    if (payment.isOpening() || (phase !== 'closed' && phase !== 'done')) return
    event.preventDefault()
    if (phase === 'done') flushSync(() => payment.close())
    work()
  }
  return {
    F2: onSale(() => document.getElementById(searchFieldId)?.focus()),
    F3: onSale(() => dialogs.show({ kind: 'amount' })),
    F4: onSale(() => selling.editChosenLine()),
    F6: onSale(() => {
      if (basket.getState().basket?.lines.length) dialogs.show({ kind: 'discount' })
    }),
    F7: onSale(() => void selling.parkOrResume()),
    F8: onSale(() => void selling.exactCash()),
    F9: onSale(() => void selling.card()),
    F10: onSale(() => void selling.pay()),
  }
}

function listKeys({ search, basket, selling, payment }: Services): Bindings {
  /** Arrows, Enter and Delete belong to the list while something is searched for, to the sale otherwise. */
  const withQuery =
    (searching: () => unknown, otherwise: (() => unknown) | null) => (event: KeyboardEvent) => {
      if (payment.isOpening()) return event.preventDefault()
      if (payment.getState().phase !== 'closed') return
      const isSearching = search.getState().query !== ''
      const work = isSearching ? searching : otherwise
      if (!work || isOnButton(event)) return
      event.preventDefault()
      work()
    }
  const addChosen = () => {
    const { hits, chosen } = search.getState()
    const hit = hits[chosen]
    if (hit) void selling.addHit(hit)
  }
  return {
    ArrowDown: withQuery(
      () => search.chooseNext(1),
      () => basket.chooseNext(1),
    ),
    ArrowUp: withQuery(
      () => search.chooseNext(-1),
      () => basket.chooseNext(-1),
    ),
    PageDown: withQuery(() => search.chooseNext(8), null),
    PageUp: withQuery(() => search.chooseNext(-8), null),
    Enter: withQuery(addChosen, () => void selling.pay()),
    Delete: (event) => {
      if (payment.isOpening() || payment.getState().phase !== 'closed' || search.getState().query !== '')
        return
      event.preventDefault()
      void selling.voidChosenLine()
    },
    Escape: withQuery(() => search.clear(), null),
  }
}

/** Enter on a button presses that button. */
const isOnButton = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && event.target instanceof HTMLElement && event.target.matches('button, a, summary')

/** What is typed anywhere is searched for; the first letter is not lost. Plus and minus change the chosen line. */
function typeAnywhere({ search, selling, payment }: Services, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event)) return
  if ([...event.key].length !== 1) return
  const { phase } = payment.getState()
  if (payment.isOpening()) {
    event.preventDefault()
    if (isAmountKey(event.key)) payment.typeAhead(event.key)
    return
  }
  if (phase !== 'closed' && phase !== 'done') return
  if (event.key === ' ' && event.target instanceof HTMLButtonElement) return
  if (phase === 'done') flushSync(() => payment.close())
  else if (search.getState().query === '' && (event.key === '+' || event.key === '-')) {
    event.preventDefault()
    void selling.stepChosenLine(event.key === '+' ? 1 : -1)
    return
  }
  document.getElementById(searchFieldId)?.focus()
}

function dropLeaked({ payment }: Services, event: Event): void {
  if (!payment.isOpening() || !(event instanceof CustomEvent)) return
  payment.dropTypedAhead([...String(event.detail)].filter(isAmountKey).length)
}
