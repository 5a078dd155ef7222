import type { Money } from './money.ts'
import type { PaperLine } from './views.ts'

/* What a screen may know of the training world beside the till. */

export type VirtualReaderView = {
  serial: string
  model: string
  powered: boolean
  network: boolean
  paired: boolean
  screen:
    | 'off'
    | 'offline'
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
  amount: Money | null
  tipOptions: { label: string; action: string }[]
  /** What the person at the reader can do now. */
  actions: string[]
}
export type VirtualPaper = { id: number; printedAt: number; lines: PaperLine[] }
export type TrainingView = {
  available: boolean
  readers: VirtualReaderView[]
  printer: { state: 'ready' | 'no-paper' | 'offline'; address: string; papers: VirtualPaper[] }
}
