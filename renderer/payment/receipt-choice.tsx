import Ban from 'lucide-react/icons/ban'
import Mail from 'lucide-react/icons/mail'
import Printer from 'lucide-react/icons/printer'
import QrCode from 'lucide-react/icons/qr-code'
import { type RefObject, useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { useStore } from 'zustand'
import type { SaleView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { useServices, useSession, useTexts } from '../state/till-context.tsx'
import styles from './sale-done.module.css'

/**
 * How the customer gets the receipt, one tap each. What the shop has not set up is not there; what is there keeps its place, whatever
 * was chosen.
 */
type ChoiceProps = { sale: SaleView | null; next: RefObject<HTMLButtonElement | null> }

export function ReceiptChoice({ sale, next }: ChoiceProps) {
  const { payment } = useServices()
  const texts = useTexts()
  const ways = useReceiptWays()
  const { paper, again, mail, code, none } = texts.mail.ways
  const isPrinted = sale !== null && sale.printed !== 'not-asked'
  const isGiven = isPrinted || (sale !== null && sale.mailed !== 'not-asked' && sale.mailed !== 'failed')
  const first = useRef<HTMLButtonElement>(null)
  const isChosen = isGiven || sale?.declined === true
  const isThere = sale !== null
  // Where the shop asks, the cursor waits at the choice; once it is made, Enter means the next sale again.
  useEffect(() => {
    if (!ways.asks || !isThere) return
    const place = isChosen ? next : first
    place.current?.focus()
  }, [ways.asks, isThere, isChosen, next])
  return (
    <fieldset className={styles.ways} aria-label={texts.mail.ways.title} data-testid="receipt-ways">
      {ways.paper && (
        <Button
          size="large"
          icon={Printer}
          keyName="Ctrl P"
          disabled={!sale}
          ref={first}
          data-testid="print-again"
          onClick={() => void payment.print()}
        >
          {isGiven ? again : paper}
        </Button>
      )}
      {ways.mail && (
        <Button
          size="large"
          icon={Mail}
          keyName="Alt E"
          disabled={!sale}
          data-testid="way-mail"
          onClick={() => payment.offer('mail')}
        >
          {mail}
        </Button>
      )}
      {ways.code && (
        <Button
          size="large"
          icon={QrCode}
          keyName="Alt Q"
          disabled={!sale}
          data-testid="way-code"
          onClick={() => payment.offer('code')}
        >
          {code}
        </Button>
      )}
      {ways.none && (
        <Button
          size="large"
          icon={Ban}
          keyName="Alt N"
          disabled={!sale || isGiven || sale.declined}
          aria-pressed={sale?.declined ?? false}
          data-testid="way-none"
          onClick={() => void payment.decline()}
        >
          {none}
        </Button>
      )}
    </fieldset>
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
