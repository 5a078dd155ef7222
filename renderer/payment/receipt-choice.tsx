import Ban from 'lucide-react/icons/ban'
import Mail from 'lucide-react/icons/mail'
import Printer from 'lucide-react/icons/printer'
import QrCode from 'lucide-react/icons/qr-code'
import { type RefObject, useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { useStore } from 'zustand'
import type { SaleView } from '../../preload/contract/views.ts'
import { Button, type Icon } from '../design/button.tsx'
import { useServices, useSession, useTexts } from '../state/till-context.tsx'
import styles from './sale-done.module.css'

type ChoiceProps = { sale: SaleView | null; next: RefObject<HTMLButtonElement | null> }

/**
 * How the customer gets the receipt, one tap each. What the shop has not set up is not there; what is there keeps its place, whatever
 * was chosen.
 */
export function ReceiptChoice({ sale, next }: ChoiceProps) {
  const { payment } = useServices()
  const texts = useTexts()
  const ways = useReceiptWays()
  const first = useRef<HTMLButtonElement>(null)
  const isGiven = wasGiven(sale)
  const isThere = sale !== null
  const isChosen = isGiven || sale?.declined === true
  // Where the shop asks, the cursor waits at the choice; once it is made, Enter means the next sale again.
  useEffect(() => {
    if (!ways.asks || !isThere) return
    const place = isChosen ? next : first
    place.current?.focus()
  }, [ways.asks, isThere, isChosen, next])
  const words = texts.mail.ways
  return (
    <fieldset className={styles.ways} aria-label={words.title} data-testid="receipt-ways">
      {ways.paper && (
        <Way
          icon={Printer}
          keyName="Ctrl P"
          testId="print-again"
          place={first}
          {...wayTo(isThere, payment.print)}
        >
          {isGiven ? words.again : words.paper}
        </Way>
      )}
      {ways.mail && (
        <Way icon={Mail} keyName="Alt E" testId="way-mail" {...wayTo(isThere, () => payment.offer('mail'))}>
          {words.mail}
        </Way>
      )}
      {ways.code && (
        <Way icon={QrCode} keyName="Alt Q" testId="way-code" {...wayTo(isThere, () => payment.offer('code'))}>
          {words.code}
        </Way>
      )}
      {ways.none && (
        <Way
          icon={Ban}
          keyName="Alt N"
          testId="way-none"
          isPressed={sale?.declined ?? false}
          {...wayTo(isThere && !isChosen, payment.decline)}
        >
          {words.none}
        </Way>
      )}
    </fieldset>
  )
}

const wayTo = (isOpen: boolean, onChoose: () => unknown) => ({ isOpen, onChoose })

function wasGiven(sale: SaleView | null): boolean {
  if (sale === null) return false
  return sale.printed !== 'not-asked' || (sale.mailed !== 'not-asked' && sale.mailed !== 'failed')
}

type WayProps = {
  icon: Icon
  keyName: string
  testId: string
  isOpen: boolean
  isPressed?: boolean
  place?: RefObject<HTMLButtonElement | null>
  onChoose: () => unknown
  children: string
}

function Way({ icon, keyName, testId, isOpen, isPressed, place, onChoose, children }: WayProps) {
  return (
    <Button
      size="large"
      icon={icon}
      keyName={keyName}
      disabled={!isOpen}
      aria-pressed={isPressed}
      data-testid={testId}
      {...(place ? { ref: place } : {})}
      onClick={() => void onChoose()}
    >
      {children}
    </Button>
  )
}

/** From the settings alone: known before the sale is, so that nothing moves when it comes. */
export function useReceiptWays() {
  const mail = useSession((state) => state.till?.canMail ?? false)
  const qr = useSession((state) => state.settings?.receiptQr ?? 'none')
  const after = useSession((state) => state.settings?.printReceipts ?? 'always')
  const hasPrinter = useSession(
    ({ till, settings }) => till?.mode === 'training' || (settings?.printerAddress ?? '') !== '',
  )
  const code = qr !== 'none'
  // Without any way the button for paper is where somebody learns that there is no printer.
  const paper = hasPrinter || (!mail && !code)
  // Where each receipt is printed by itself, nobody can choose to have none.
  return { paper, mail, code, none: after !== 'always', asks: after === 'ask' }
}

/** Letters on their own begin the next sale, so these have Alt. */
export function useWayKeys(isOn: boolean): void {
  const { payment } = useServices()
  const { mail, code, none } = useReceiptWays()
  useEffect(() => {
    if (!isOn) return
    const bound = (work: () => void) => (event: KeyboardEvent) => {
      event.preventDefault()
      if (!event.repeat) work()
    }
    return tinykeys(
      window,
      {
        ...(mail ? { 'Alt+KeyE': bound(() => payment.offer('mail')) } : {}),
        ...(code ? { 'Alt+KeyQ': bound(() => payment.offer('code')) } : {}),
        ...(none ? { 'Alt+KeyN': bound(() => void payment.decline()) } : {}),
      },
      { ignore: () => document.querySelector('dialog[open]') !== null },
    )
  }, [payment, isOn, mail, code, none])
}

/** What was chosen is asked for in a dialog of its own; the screen below stays as it is. */
export function useOffered(): 'mail' | 'code' | null {
  const { payment } = useServices()
  return useStore(payment, (state) => state.offered)
}
