import { useLayoutEffect } from 'react'
import { searchFieldId } from '../sale/search-field.tsx'
import { createScanner, leakedEvent, quietMs } from '../scanner.ts'
import type { Services } from '../state/services.ts'
import { useServices } from '../state/till-context.tsx'
import { type FieldMoment, fieldMoment, putCode, restoreField, takeBack, typeInto } from './field-text.ts'

/**
 * Listens before everything else, so that a scan works whatever has the focus and its Enter presses nothing. What slipped
 * into a field before the scanner was recognised is taken back out.
 */
export function useScanner(): void {
  const services = useServices()
  useLayoutEffect(() => {
    const scanner = createScanner()
    let timer: number | undefined
    let moment: FieldMoment | null = null

    const release = (text: string) => {
      if (text !== '') typeInto(document.activeElement, text, document.getElementById(searchFieldId))
    }

    const scanned = (code: string, leaked: string) => {
      const active = document.activeElement
      if (moment && moment.field === active) restoreField(moment)
      else takeBack(active, leaked)
      moment = null
      window.dispatchEvent(new CustomEvent(leakedEvent, { detail: leaked }))
      route(services, code)
    }

    const pressed = (event: KeyboardEvent) => {
      const decision = scanner.feed({
        key: event.key,
        at: event.timeStamp,
        modified: event.ctrlKey || event.metaKey,
      })
      window.clearTimeout(timer)
      if (decision.kind === 'hold' || decision.kind === 'scan') {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      if (decision.kind === 'pass' && decision.startsBurst) moment = fieldMoment(event.target)
      if (decision.kind === 'scan') scanned(decision.code, decision.leaked)
      if (decision.kind === 'release') release(decision.text)
      if (scanner.isHolding) timer = window.setTimeout(() => release(scanner.quiet()), quietMs)
    }

    window.addEventListener('keydown', pressed, { capture: true })
    return () => {
      window.clearTimeout(timer)
      window.removeEventListener('keydown', pressed, { capture: true })
    }
  }, [services])
}

/**
 * Where a code belongs: a field that asks for codes (a product's barcodes) gets it, a list looks it up, everywhere else it
 * is sold. The fields say so by an attribute, so that no screen has to be known here.
 */
function route({ session, selling }: Services, code: string): void {
  const field = document.querySelector('[data-scan="here"]') ?? document.querySelector('[data-scan="search"]')
  if (field) {
    putCode(field, code)
    return
  }
  if (session.getState().screen !== 'sale') session.go('sale')
  void selling.scan(code)
}
