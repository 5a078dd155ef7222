import type { Money } from './money.ts'
import type { PaperLine, ReaderColor } from './views.ts'

/* What a screen may know of the training world beside the till. */

/** A device on the training desk: a reader that SumUp calls, or a terminal that asks CM.com by itself. */
export type VirtualReaderView = {
  serial: string
  model: string
  service: 'SumUp' | 'CM.com'
  powered: boolean
  network: boolean
  /** Null where there is no pairing: the device belongs to an account. */
  paired: boolean | null
  /** The bar on its screen is blue: connected and asking for payments. Null for a device without such a bar. */
  polls: boolean | null
  /** What this till calls it; null while it does not use it. */
  inTill: { name: string; color: ReaderColor } | null
  screen:
    | 'off'
    | 'standby'
    | 'starting'
    | 'offline'
    | 'identity'
    | 'pairing-code'
    | 'idle'
    | 'choose-tip'
    | 'present-card'
    | 'enter-pin'
    | 'processing'
    | 'approved'
    | 'declined'
    | 'cancelled'
    | 'error'
  pairingCode: string | null
  /** What its QR code says, while it shows it. */
  identity: string | null
  /** A refund waits for the card. */
  isRefund: boolean
  amount: Money | null
  tipOptions: { label: string; action: string }[]
  /** What the person at the reader can do now. */
  actions: string[]
}
export type VirtualPaper = { id: number; printedAt: number; lines: PaperLine[] }
export type TrainingView = {
  available: boolean
  readers: VirtualReaderView[]
  printer: {
    state: 'ready' | 'no-paper' | 'offline'
    address: string
    drawerOpenings: number
    papers: VirtualPaper[]
  }
}
