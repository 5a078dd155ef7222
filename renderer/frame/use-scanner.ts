import { useEffect } from 'react'
import { searchFieldId } from '../sale/search-field.tsx'
import { createScanner, leakedEvent, quietMs } from '../scanner.ts'
import type { Services } from '../state/services.ts'
import { useServices } from '../state/till-context.tsx'
import { type FieldMoment, fieldMoment, restoreField, takeBack, typeInto } from './field-text.ts'

/** A field that wants the code itself (a product's barcodes) carries this attribute. */
const ownField = '[data-scan="here"]'

/**
 * Listens before everything else, so that a scan works whatever has the focus and its Enter presses nothing. What slipped
 * into a field before the scanner was recognised is taken back out.
 */
export function useScanner(): void {
  const services = useServices()
  useEffect(() => {
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
      if (active?.matches(ownField)) typeInto(active, `${code}\n`, null)
      else route(services, code)
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

/** Where a code belongs: the lists look it up, everywhere else it is sold. */
function route({ session, selling }: Services, code: string): void {
  const { screen } = session.getState()
  if (screen === 'catalogue' || screen === 'sales') {
    session.go(screen, { kind: 'find', query: code })
    return
  }
  if (screen !== 'sale') session.go('sale')
  void selling.scan(code)
}
