import type { CardUse } from './sumup-cloud-types.ts'
import type { ReaderMoment, ReaderStage, VirtualReaderState } from './virtual-reader-machine.ts'
import { declinePayment, finishPayment, stopPayment, waitingStage } from './virtual-reader-payment.ts'

/*
 * What the person at the device can do. An action is one word, so that a button, a test and a simulation's protocol can
 * all name it.
 */

/** `good` is approved, `declined` refused by its bank, `needs-pin` wants the PIN also after a tap. */
export const cardKinds = ['good', 'declined', 'needs-pin'] as const
type CardKind = (typeof cardKinds)[number]

export type ReaderAction =
  | `tap-${CardKind}`
  | `insert-${CardKind}`
  | 'pin-correct'
  | 'pin-wrong'
  | 'tip-none'
  /** Whole percent of the amount, one of the offered rates. */
  | `tip-percent-${number}`
  /** In the currency's smallest unit. */
  | `tip-amount-${number}`
  /** The red key. */
  | 'cancel'
  /** The time-out of the step, without the waiting. */
  | 'walk-away'
  | 'unplug'
  | 'plug-in'
  | 'lose-network'
  | 'regain-network'
  | 'show-pairing-code'
  | 'disconnect'

const pinTries = 3

type Card = {
  scheme: string
  lastFour: string
  approves: boolean
  pinAfterTap: boolean
  processAs: CardUse['processAs']
}
const cards: Record<CardKind, Card> = {
  good: { scheme: 'VISA', lastFour: '0119', approves: true, pinAfterTap: false, processAs: 'DEBIT' },
  declined: { scheme: 'VISA', lastFour: '0002', approves: false, pinAfterTap: false, processAs: 'DEBIT' },
  'needs-pin': {
    scheme: 'MASTERCARD',
    lastFour: '4444',
    approves: true,
    pinAfterTap: true,
    processAs: 'CREDIT',
  },
}

/** Every action that would change something now, in the order in which a screen should offer them. */
export function possibleActions(state: VirtualReaderState): ReaderAction[] {
  if (!state.powered) return ['plug-in']
  return [...stageActions(state), state.network ? 'lose-network' : 'regain-network', 'unplug']
}

function stageActions(state: VirtualReaderState): ReaderAction[] {
  const { stage } = state
  switch (stage.kind) {
    case 'choose-tip':
      return [
        ...stage.job.tipRates.map((rate): ReaderAction => `tip-percent-${Math.round(rate * 100)}`),
        'tip-none',
        'cancel',
        'walk-away',
      ]
    case 'present-card':
      return [
        ...cardKinds.map((kind): ReaderAction => `tap-${kind}`),
        ...cardKinds.map((kind): ReaderAction => `insert-${kind}`),
        'cancel',
        'walk-away',
      ]
    case 'enter-pin':
      return ['pin-correct', 'pin-wrong', 'cancel', 'walk-away']
    case 'pairing-code':
      return ['cancel']
    case 'processing':
      return []
    case 'idle':
    case 'ended':
      if (state.connectedAs !== null) return ['disconnect']
      return state.network ? ['show-pairing-code'] : []
  }
}

/** An amount of a person's own choice is possible wherever a tip is. */
export function isPossible(state: VirtualReaderState, action: string): action is ReaderAction {
  if (possibleActions(state).some((possible) => possible === action)) return true
  return state.powered && state.stage.kind === 'choose-tip' && /^tip-amount-\d{1,9}$/.test(action)
}

/** Impossible actions change nothing. `show-pairing-code` is the device's talk with the cloud and comes as an event. */
export function applyAction(
  moment: ReaderMoment,
  state: VirtualReaderState,
  action: ReaderAction,
): VirtualReaderState {
  if (!isPossible(state, action)) return state
  if (action.startsWith('tap-') || action.startsWith('insert-')) return presentCard(moment, state, action)
  if (action.startsWith('tip-')) return chooseTip(moment, state, action)
  switch (action) {
    case 'pin-correct':
    case 'pin-wrong':
      return enterPin(moment, state, action === 'pin-correct')
    case 'cancel':
      if (state.stage.kind === 'pairing-code') return { ...state, stage: { kind: 'idle' }, deadlineAt: null }
      return stopPayment(moment, state, 'cancelled', 'cancelled by the cardholder')
    case 'walk-away':
      return stopPayment(moment, state, 'failed', 'time-out')
    case 'unplug':
      return unplug(moment, state)
    case 'plug-in':
      return { ...state, powered: true }
    case 'lose-network':
      return loseNetwork(state)
    case 'regain-network':
      return regainNetwork(state)
    case 'disconnect':
      return { ...state, connectedAs: null, name: '' }
    default:
      return state
  }
}

function presentCard(moment: ReaderMoment, state: VirtualReaderState, action: string): VirtualReaderState {
  const { stage } = state
  const kind = cardKinds.find((candidate) => action.endsWith(`-${candidate}`))
  if (stage.kind !== 'present-card' || !kind) return state
  const { approves, pinAfterTap, ...printed } = cards[kind]
  const tapped = action.startsWith('tap-')
  const card: CardUse = {
    ...printed,
    entryMode: tapped ? 'CONTACTLESS' : 'CHIP',
    verification: tapped && !pinAfterTap ? 'none' : 'online PIN',
  }
  const { job, tipMinor } = stage
  if (card.verification === 'none') return process(moment, state, { job, tipMinor, card, approves })
  return {
    ...state,
    stage: { kind: 'enter-pin', job, tipMinor, card, approves, triesLeft: pinTries },
    deadlineAt: Math.min(moment.now + moment.timings.cardholderMs, job.validUntil),
  }
}

function chooseTip(moment: ReaderMoment, state: VirtualReaderState, action: string): VirtualReaderState {
  const { stage } = state
  if (stage.kind !== 'choose-tip') return state
  const { job } = stage
  const value = Number(action.slice(action.lastIndexOf('-') + 1))
  const tipMinor = action.startsWith('tip-percent-')
    ? Math.round((job.amountMinor * value) / 100)
    : action.startsWith('tip-amount-')
      ? value
      : 0
  return {
    ...state,
    stage: { kind: 'present-card', job, tipMinor },
    deadlineAt: Math.min(moment.now + moment.timings.cardholderMs, job.validUntil),
  }
}

function enterPin(moment: ReaderMoment, state: VirtualReaderState, correct: boolean): VirtualReaderState {
  const { stage } = state
  if (stage.kind !== 'enter-pin') return state
  const { job, tipMinor, card, approves } = stage
  if (correct) return process(moment, state, { job, tipMinor, card, approves })
  const triesLeft = stage.triesLeft - 1
  if (triesLeft === 0) return declinePayment(moment, state, stage, 'wrong PIN')
  return { ...state, stage: { ...stage, triesLeft } }
}

type Question = Pick<Extract<ReaderStage, { kind: 'processing' }>, 'job' | 'tipMinor' | 'card' | 'approves'>

function process(moment: ReaderMoment, state: VirtualReaderState, question: Question): VirtualReaderState {
  return {
    ...state,
    stage: { kind: 'processing', ...question, sent: state.network },
    deadlineAt: moment.now + moment.timings.processingMs,
  }
}

/** What waited for the cardholder is lost with the power; what the bank was asked is decided without the device. */
function unplug(moment: ReaderMoment, state: VirtualReaderState): VirtualReaderState {
  const stopped =
    state.stage.kind === 'processing'
      ? finishPayment(moment, state, state.stage)
      : waitingStage(state)
        ? stopPayment(moment, state, 'failed', 'the reader lost power')
        : state
  return { ...stopped, powered: false, stage: { kind: 'idle' }, deadlineAt: null }
}

function loseNetwork(state: VirtualReaderState): VirtualReaderState {
  if (state.stage.kind !== 'pairing-code') return { ...state, network: false }
  return { ...state, network: false, stage: { kind: 'idle' }, deadlineAt: null }
}

function regainNetwork(state: VirtualReaderState): VirtualReaderState {
  const { stage } = state
  if (stage.kind !== 'processing') return { ...state, network: true }
  return { ...state, network: true, stage: { ...stage, sent: true } }
}
