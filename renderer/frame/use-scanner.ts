import { useLayoutEffect } from 'react'
import { searchFieldId } from '../sale/search-field.tsx'
import { scannedText } from '../scanned-text.ts'
import { createScanner, leakedEvent, quietMs, type ScanDecision, scannerRhythm } from '../scanner.ts'
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
    const words = () => services.session.getState().settings
    const scanner = createScanner(scannerRhythm, () => words()?.scannerEnds === 'silence')
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

    const act = (decision: ScanDecision) => {
      if (decision.kind === 'scan') scanned(decision.code, decision.leaked)
      if (decision.kind === 'release') release(decision.text)
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
      act(decision)
      if (scanner.isHolding) timer = window.setTimeout(() => act(scanner.quiet()), quietMs)
    }

    const fetchCodes = async () => {
      const answer = await services.ask('scanner.take')
      if (answer.ok) for (const code of answer.value.codes) route(services, code)
    }
    const stopHearing = services.onNudge((topic) => {
      if (topic === 'scanner') void fetchCodes()
    })

    window.addEventListener('keydown', pressed, { capture: true })
    return () => {
      stopHearing()
      window.clearTimeout(timer)
      window.removeEventListener('keydown', pressed, { capture: true })
    }
  }, [services])
}

/**
 * Where a code belongs: a field that asks for codes (a product's barcodes) gets it, a list looks it up, everywhere else it
 * is sold. The fields say so by an attribute, so that no screen has to be known here.
 */
function route({ session, selling }: Services, raw: string): void {
  const settings = session.getState().settings
  const code = scannedText(raw, {
    prefix: settings?.scannerPrefix ?? '',
    suffix: settings?.scannerSuffix ?? '',
  })
  const field = document.querySelector('[data-scan="here"]') ?? document.querySelector('[data-scan="search"]')
  if (field) {
    putCode(field, code)
    return
  }
  if (session.getState().screen !== 'sale') session.go('sale')
  void selling.scan(code)
}
