import type { ReaderModel, ReaderPresence, ReaderState } from './sumup-cloud-types.ts'
import { possibleActions, type ReaderAction } from './virtual-reader-actions.ts'
import { isOnline, type ReaderStage, type VirtualReaderState } from './virtual-reader-machine.ts'

export type ReaderAmount = {
  amountMinor: number
  currency: string
  /** Decimals as SumUp counts them. */
  digits: number
}

type ReaderScreen =
  | { kind: 'off' }
  /** Nothing to do and no network. */
  | { kind: 'offline' }
  | { kind: 'pairing-code'; code: string; expiresAt: number }
  | { kind: 'idle'; name: string }
  | {
      kind: 'choose-tip'
      amount: ReaderAmount
      options: { percent: number; tipMinor: number; action: ReaderAction }[]
    }
  | { kind: 'present-card'; amount: ReaderAmount; description: string }
  | { kind: 'enter-pin'; amount: ReaderAmount; triesLeft: number }
  | { kind: 'processing'; amount: ReaderAmount }
  | { kind: 'approved' | 'declined' | 'cancelled' | 'error'; amount: ReaderAmount; text: string }

/** Everything that a picture of the device needs, as plain data. */
export type ReaderView = {
  serial: string
  model: ReaderModel
  firmware: string
  powered: boolean
  network: boolean
  /** The device believes to be connected to an account. */
  paired: boolean
  name: string
  screen: ReaderScreen
  actions: ReaderAction[]
}

export type ReaderMake = { serial: string; model: ReaderModel; firmware: string }

export function viewReader(make: ReaderMake, state: VirtualReaderState): ReaderView {
  return {
    ...make,
    powered: state.powered,
    network: state.network,
    paired: state.connectedAs !== null,
    name: state.name,
    screen: screenOf(state),
    actions: possibleActions(state),
  }
}

function screenOf(state: VirtualReaderState): ReaderScreen {
  if (!state.powered) return { kind: 'off' }
  const { stage } = state
  switch (stage.kind) {
    case 'idle':
      return state.network ? { kind: 'idle', name: state.name } : { kind: 'offline' }
    case 'pairing-code':
      return { kind: 'pairing-code', code: stage.code, expiresAt: state.deadlineAt ?? 0 }
    case 'choose-tip':
      return { kind: 'choose-tip', amount: amountOf(stage), options: tipOptions(stage) }
    case 'present-card':
      return { kind: 'present-card', amount: amountOf(stage), description: stage.job.description }
    case 'enter-pin':
      return { kind: 'enter-pin', amount: amountOf(stage), triesLeft: stage.triesLeft }
    case 'processing':
      return { kind: 'processing', amount: amountOf(stage) }
    case 'ended': {
      const { amountMinor, currency, digits } = stage
      return { kind: stage.ending, amount: { amountMinor, currency, digits }, text: stage.text }
    }
  }
}

type WithJob = Extract<ReaderStage, { kind: 'choose-tip' | 'present-card' | 'enter-pin' | 'processing' }>

function amountOf(stage: WithJob): ReaderAmount {
  const tipMinor = stage.kind === 'choose-tip' ? 0 : stage.tipMinor
  const { amountMinor, currency, digits } = stage.job
  return { amountMinor: amountMinor + tipMinor, currency, digits }
}

function tipOptions(stage: Extract<ReaderStage, { kind: 'choose-tip' }>) {
  return stage.job.tipRates.map((rate) => {
    const percent = Math.round(rate * 100)
    const action: ReaderAction = `tip-percent-${percent}`
    return { percent, tipMinor: Math.round((stage.job.amountMinor * percent) / 100), action }
  })
}

/** There is no word for "processing": the cloud hears IDLE before the screen appears, while a card is processed and after. */
const states: Record<ReaderStage['kind'], ReaderState> = {
  idle: 'IDLE',
  'pairing-code': 'IDLE',
  'choose-tip': 'SELECTING_TIP',
  'present-card': 'WAITING_FOR_CARD',
  'enter-pin': 'WAITING_FOR_PIN',
  processing: 'IDLE',
  ended: 'IDLE',
}

export function presenceOf(make: ReaderMake, state: VirtualReaderState): ReaderPresence {
  return {
    online: isOnline(state),
    connectedAs: state.connectedAs,
    state: states[state.stage.kind],
    firmware: make.firmware,
    batteryPercent: 87,
    batteryCelsius: 31,
    connection: 'Wi-Fi',
  }
}
