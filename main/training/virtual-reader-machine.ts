import type { CardUse, PaymentJob, ReaderMessage, ReaderReport } from './sumup-cloud-types.ts'
import { applyAction, type ReaderAction } from './virtual-reader-actions.ts'
import { finishPayment, stopPayment } from './virtual-reader-payment.ts'

/*
 * The device as a pure machine: a state and something that happens give the next state. Time comes in from outside, and
 * the only timer is `deadlineAt`.
 */

export type ReaderTimings = {
  /** From the card to the verdict. */
  processingMs: number
  /** How long the device waits for a card or a PIN. */
  cardholderMs: number
  /** How long a result stays on the screen. */
  resultMs: number
}

export const defaultReaderTimings: ReaderTimings = {
  processingMs: 1_500,
  cardholderMs: 60_000,
  resultMs: 3_000,
}

export type ReaderStage =
  | { kind: 'idle' }
  | { kind: 'pairing-code'; code: string }
  | { kind: 'choose-tip'; job: PaymentJob }
  | { kind: 'present-card'; job: PaymentJob; tipMinor: number }
  | {
      kind: 'enter-pin'
      job: PaymentJob
      tipMinor: number
      card: CardUse
      approves: boolean
      triesLeft: number
    }
  | {
      kind: 'processing'
      job: PaymentJob
      tipMinor: number
      card: CardUse
      approves: boolean
      /** The question has left the device: from here on the bank decides, whatever happens to the device. */
      sent: boolean
    }
  | {
      kind: 'ended'
      ending: ReaderEnding
      amountMinor: number
      currency: string
      digits: number
      text: string
    }

export type ReaderEnding = 'approved' | 'declined' | 'cancelled' | 'error'

export type VirtualReaderState = {
  powered: boolean
  network: boolean
  /** The pairing that the device believes in; deleting the reader in the cloud does not end it. */
  connectedAs: string | null
  name: string
  stage: ReaderStage
  deadlineAt: number | null
  /** Not told to the cloud yet, oldest first; kept over power cuts. */
  unreported: ReaderReport[]
}

export const freshReader: VirtualReaderState = {
  powered: true,
  network: true,
  connectedAs: null,
  name: '',
  stage: { kind: 'idle' },
  deadlineAt: null,
  unreported: [],
}

export type ReaderEvent =
  | { kind: 'message'; message: ReaderMessage }
  | { kind: 'action'; action: ReaderAction }
  | { kind: 'pairing-code'; code: string; expiresAt: number }
  /** `deadlineAt` has come. */
  | { kind: 'deadline' }

export type ReaderMoment = { now: number; timings: ReaderTimings }

export function isOnline(state: VirtualReaderState): boolean {
  return state.powered && state.network
}

/** The same state object comes back when nothing happened. */
export function stepReader(
  moment: ReaderMoment,
  state: VirtualReaderState,
  event: ReaderEvent,
): VirtualReaderState {
  switch (event.kind) {
    case 'message':
      return receive(moment, state, event.message)
    case 'action':
      return applyAction(moment, state, event.action)
    case 'pairing-code':
      return {
        ...state,
        stage: { kind: 'pairing-code', code: event.code },
        deadlineAt: event.expiresAt,
      }
    case 'deadline':
      return passDeadline(moment, state)
  }
}

function receive(
  moment: ReaderMoment,
  state: VirtualReaderState,
  message: ReaderMessage,
): VirtualReaderState {
  if (!isOnline(state)) return state
  switch (message.kind) {
    case 'paired':
      if (state.connectedAs !== null) return state
      return {
        ...state,
        connectedAs: message.readerId,
        name: message.name,
        stage: { kind: 'idle' },
        deadlineAt: null,
      }
    case 'payment':
      return beginPayment(moment, state, message.job)
    case 'terminate':
      // Only while it waits for the cardholder; a card that is being processed cannot be called back.
      return stopPayment(moment, state, 'cancelled', 'terminated by the merchant')
  }
}

function beginPayment(moment: ReaderMoment, state: VirtualReaderState, job: PaymentJob): VirtualReaderState {
  const free = state.stage.kind === 'idle' || state.stage.kind === 'ended'
  if (!free || job.readerId !== state.connectedAs || job.validUntil <= moment.now) return state
  const unreported: ReaderReport[] = [...state.unreported, { kind: 'started', checkoutId: job.checkoutId }]
  if (job.tipRates.length > 0) {
    return {
      ...state,
      stage: { kind: 'choose-tip', job },
      deadlineAt: Math.min(moment.now + job.tipTimeoutMs, job.validUntil),
      unreported,
    }
  }
  return {
    ...state,
    stage: { kind: 'present-card', job, tipMinor: 0 },
    deadlineAt: Math.min(moment.now + moment.timings.cardholderMs, job.validUntil),
    unreported,
  }
}

function passDeadline(moment: ReaderMoment, state: VirtualReaderState): VirtualReaderState {
  switch (state.stage.kind) {
    case 'choose-tip':
    case 'present-card':
    case 'enter-pin':
      return stopPayment(moment, state, 'failed', 'time-out')
    case 'processing':
      return finishPayment(moment, state, state.stage)
    case 'ended':
    case 'pairing-code':
    case 'idle':
      return { ...state, stage: { kind: 'idle' }, deadlineAt: null }
  }
}
