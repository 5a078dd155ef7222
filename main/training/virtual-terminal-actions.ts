import type { CmCardUse, CmReport } from './cm-cloud-types.ts'
import { cardKinds } from './virtual-reader-actions.ts'
import { declineJob, finishJob, stopJob, waitingStage } from './virtual-terminal-job.ts'
import type { TerminalMoment, TerminalStage, VirtualTerminalState } from './virtual-terminal-machine.ts'

/* What the person at the terminal can do: the words of the other virtual reader where it is the same thing. */

type CardKind = (typeof cardKinds)[number]

export type TerminalAction =
  | `tap-${CardKind}`
  | `insert-${CardKind}`
  | 'pin-correct'
  | 'pin-wrong'
  /** The red key. */
  | 'cancel'
  /** The time-out of the step, without the waiting. */
  | 'walk-away'
  | 'unplug'
  | 'plug-in'
  | 'stand-by'
  | 'wake-up'
  | 'lose-network'
  | 'regain-network'
  | 'show-identity'

const pinTries = 3

type Card = { brand: string; lastFour: string; approves: boolean; pinAfterTap: boolean }

const cards: Readonly<Record<CardKind, Card>> = {
  good: { brand: 'V_PAY', lastFour: '0119', approves: true, pinAfterTap: false },
  declined: { brand: 'MAESTRO', lastFour: '0002', approves: false, pinAfterTap: false },
  'needs-pin': { brand: 'MASTERCARD', lastFour: '4444', approves: true, pinAfterTap: true },
}

/** Every action that would change something now, in the order in which a screen should offer them. */
export function possibleTerminalActions(state: VirtualTerminalState): TerminalAction[] {
  if (!state.powered) return ['plug-in']
  if (state.standby) return ['wake-up', 'unplug']
  return [...stageActions(state), state.network ? 'lose-network' : 'regain-network', 'unplug']
}

function stageActions(state: VirtualTerminalState): TerminalAction[] {
  switch (state.stage.kind) {
    case 'present-card':
      return [
        ...cardKinds.map((kind): TerminalAction => `tap-${kind}`),
        ...cardKinds.map((kind): TerminalAction => `insert-${kind}`),
        'cancel',
        'walk-away',
      ]
    case 'enter-pin':
      return ['pin-correct', 'pin-wrong', 'cancel', 'walk-away']
    case 'identity':
      return ['cancel']
    case 'idle':
    case 'ended':
      return ['show-identity', 'stand-by']
    case 'starting':
    case 'processing':
      return []
  }
}

/** Impossible actions change nothing. */
export function applyTerminalAction(
  moment: TerminalMoment,
  state: VirtualTerminalState,
  action: TerminalAction,
): VirtualTerminalState {
  if (!possibleTerminalActions(state).includes(action)) return state
  if (action.startsWith('tap-') || action.startsWith('insert-')) return presentCard(moment, state, action)
  switch (action) {
    case 'pin-correct':
    case 'pin-wrong':
      return enterPin(moment, state, action === 'pin-correct')
    case 'cancel':
      if (state.stage.kind === 'identity') return { ...state, stage: { kind: 'idle' }, deadlineAt: null }
      return stopJob(moment, state, 'cancelled by the cardholder')
    case 'walk-away':
      return stopJob(moment, state, 'time-out')
    case 'unplug':
      return unplug(moment, state)
    case 'plug-in':
      return {
        ...state,
        powered: true,
        stage: { kind: 'starting' },
        deadlineAt: moment.now + moment.timings.startMs,
      }
    case 'stand-by':
      return { ...state, standby: true, stage: { kind: 'idle' }, deadlineAt: null }
    case 'wake-up':
      return { ...state, standby: false }
    case 'lose-network':
      return { ...state, network: false }
    case 'regain-network':
      return regainNetwork(state)
    case 'show-identity':
      return { ...state, stage: { kind: 'identity' }, deadlineAt: null }
    default:
      return state
  }
}

function presentCard(
  moment: TerminalMoment,
  state: VirtualTerminalState,
  action: string,
): VirtualTerminalState {
  const { stage } = state
  const kind = cardKinds.find((candidate) => action.endsWith(`-${candidate}`))
  if (stage.kind !== 'present-card' || !kind) return state
  const { brand, lastFour, approves, pinAfterTap } = cards[kind]
  const tapped = action.startsWith('tap-')
  const pin = !tapped || pinAfterTap
  const card: CmCardUse = { brand, lastFour, entry: tapped ? 'CONTACTLESS' : 'CHIP', pin }
  const { job } = stage
  const carded = withCardReport(state, job.transactionId)
  if (!pin) return process(moment, carded, { job, card, approves })
  return {
    ...carded,
    stage: { kind: 'enter-pin', job, card, approves, triesLeft: pinTries },
    deadlineAt: moment.now + moment.timings.cardholderMs,
  }
}

function enterPin(
  moment: TerminalMoment,
  state: VirtualTerminalState,
  correct: boolean,
): VirtualTerminalState {
  const { stage } = state
  if (stage.kind !== 'enter-pin') return state
  if (correct) return process(moment, state, stage)
  const triesLeft = stage.triesLeft - 1
  if (triesLeft === 0) return declineJob(moment, state, stage, 'wrong PIN')
  return { ...state, stage: { ...stage, triesLeft } }
}

type Question = Pick<Extract<TerminalStage, { kind: 'processing' }>, 'job' | 'card' | 'approves'>

function process(
  moment: TerminalMoment,
  state: VirtualTerminalState,
  { job, card, approves }: Question,
): VirtualTerminalState {
  return {
    ...state,
    stage: { kind: 'processing', job, card, approves, sent: state.network },
    deadlineAt: moment.now + moment.timings.processingMs,
  }
}

/** The cloud hears of the card before the bank does: only then can it refuse a cancel. */
function withCardReport(state: VirtualTerminalState, transactionId: string): VirtualTerminalState {
  const report: CmReport = { kind: 'card', transactionId }
  return { ...state, unreported: [...state.unreported, report] }
}

/** What waited for the cardholder is lost with the power; what the bank was asked is decided without the device. */
function unplug(moment: TerminalMoment, state: VirtualTerminalState): VirtualTerminalState {
  const stopped =
    state.stage.kind === 'processing'
      ? finishJob(moment, state, state.stage)
      : waitingStage(state)
        ? stopJob(moment, state, 'the terminal lost power')
        : state
  return { ...stopped, powered: false, standby: false, stage: { kind: 'idle' }, deadlineAt: null }
}

function regainNetwork(state: VirtualTerminalState): VirtualTerminalState {
  const { stage } = state
  if (stage.kind !== 'processing') return { ...state, network: true }
  return { ...state, network: true, stage: { ...stage, sent: true } }
}
