import type { CmCardUse, CmJob, CmPollAnswer, CmReport } from './cm-cloud-types.ts'
import { applyTerminalAction, type TerminalAction } from './virtual-terminal-actions.ts'
import { finishJob, stopJob } from './virtual-terminal-job.ts'

/*
 * A terminal that polls, as a pure machine: a state and something that happens give the next state. Time comes in from
 * outside. It polls only while it is on, awake, configured and connected.
 */

export type TerminalTimings = {
  /** From one poll to the next. */
  pollMs: number
  /** Loading the configuration after power comes back. */
  startMs: number
  /** From the card to the verdict. */
  processingMs: number
  /** How long the device waits for a card or a PIN. */
  cardholderMs: number
  /** How long a result stays on the screen. */
  resultMs: number
}

export const defaultTerminalTimings: TerminalTimings = {
  pollMs: 2_000,
  startMs: 3_000,
  processingMs: 1_500,
  cardholderMs: 60_000,
  resultMs: 3_000,
}

export type TerminalStage =
  /** Loads its configuration. */
  | { kind: 'starting' }
  | { kind: 'idle' }
  /** Shows the QR code with its serial number. */
  | { kind: 'identity' }
  | { kind: 'present-card'; job: CmJob }
  | { kind: 'enter-pin'; job: CmJob; card: CmCardUse; approves: boolean; triesLeft: number }
  | {
      kind: 'processing'
      job: CmJob
      card: CmCardUse
      approves: boolean
      /** The question has left the device: from here on the bank decides, whatever happens to the device. */
      sent: boolean
    }
  | { kind: 'ended'; ending: TerminalEnding; job: CmJob; text: string }

export type TerminalEnding = 'approved' | 'declined' | 'cancelled' | 'error'

export type VirtualTerminalState = {
  powered: boolean
  standby: boolean
  network: boolean
  stage: TerminalStage
  deadlineAt: number | null
  /** Since when it polls without a break: the polls fall on this plus whole intervals. Null: it does not. */
  pollsFrom: number | null
  /** Not told to the cloud yet, oldest first; kept over power cuts. */
  unreported: CmReport[]
}

export function freshTerminal(now: number): VirtualTerminalState {
  return {
    powered: true,
    standby: false,
    network: true,
    stage: { kind: 'idle' },
    deadlineAt: null,
    pollsFrom: now,
    unreported: [],
  }
}

export type TerminalEvent =
  | { kind: 'polled'; answer: CmPollAnswer }
  | { kind: 'action'; action: TerminalAction }
  /** The cloud took a report with the word that the payment is off. */
  | { kind: 'called-off'; transactionId: string }
  /** `deadlineAt` has come. */
  | { kind: 'deadline' }

export type TerminalMoment = { now: number; timings: TerminalTimings }

export function canPoll(state: VirtualTerminalState): boolean {
  return state.powered && !state.standby && state.network && state.stage.kind !== 'starting'
}

/** What the terminal tells with its poll: the payment that it shows and that a card could still pay. */
export function showing(state: VirtualTerminalState): string | null {
  const { stage } = state
  return stage.kind === 'present-card' || stage.kind === 'enter-pin' ? stage.job.transactionId : null
}

/** Free for a payment, or with one on the screen that may be called off. */
export function listens(state: VirtualTerminalState): boolean {
  const { kind } = state.stage
  return canPoll(state) && kind !== 'processing'
}

/** When the next poll falls; null while there is none. */
export function nextPollAt({ now, timings }: TerminalMoment, state: VirtualTerminalState): number | null {
  const { pollsFrom } = state
  if (pollsFrom === null || !listens(state)) return null
  if (now <= pollsFrom) return pollsFrom
  return pollsFrom + (Math.floor((now - pollsFrom) / timings.pollMs) + 1) * timings.pollMs
}

/** The same state object comes back when nothing happened. */
export function stepTerminal(
  moment: TerminalMoment,
  state: VirtualTerminalState,
  event: TerminalEvent,
): VirtualTerminalState {
  const next = stepped(moment, state, event)
  if (next === state) return state
  const pollsFrom = canPoll(next) ? (next.pollsFrom ?? moment.now) : null
  return { ...next, pollsFrom }
}

function stepped(
  moment: TerminalMoment,
  state: VirtualTerminalState,
  event: TerminalEvent,
): VirtualTerminalState {
  switch (event.kind) {
    case 'polled':
      return polled(moment, state, event.answer)
    case 'action':
      return applyTerminalAction(moment, state, event.action)
    case 'called-off':
      return calledOff(moment, state, event.transactionId)
    case 'deadline':
      return passDeadline(moment, state)
  }
}

function polled(
  moment: TerminalMoment,
  state: VirtualTerminalState,
  answer: CmPollAnswer,
): VirtualTerminalState {
  if (!listens(state)) return state
  const shown = showing(state)
  switch (answer.kind) {
    case 'nothing':
      return state
    case 'called-off':
      return shown === null ? state : calledOff(moment, state, shown)
    case 'job':
      if (shown !== null) return state
      return {
        ...state,
        stage: { kind: 'present-card', job: answer.job },
        deadlineAt: moment.now + moment.timings.cardholderMs,
      }
  }
}

/** Nothing to report: the cloud was the one who said so. */
function calledOff(
  moment: TerminalMoment,
  state: VirtualTerminalState,
  transactionId: string,
): VirtualTerminalState {
  const { stage } = state
  const isShown = 'job' in stage && stage.kind !== 'ended' && stage.job.transactionId === transactionId
  if (!isShown) return state
  return {
    ...state,
    stage: { kind: 'ended', ending: 'cancelled', job: stage.job, text: 'cancelled by the till' },
    deadlineAt: moment.now + moment.timings.resultMs,
    unreported: state.unreported.filter((report) => report.transactionId !== transactionId),
  }
}

function passDeadline(moment: TerminalMoment, state: VirtualTerminalState): VirtualTerminalState {
  switch (state.stage.kind) {
    case 'present-card':
    case 'enter-pin':
      return stopJob(moment, state, 'time-out')
    case 'processing':
      return finishJob(moment, state, state.stage)
    case 'starting':
    case 'ended':
    case 'identity':
    case 'idle':
      return { ...state, stage: { kind: 'idle' }, deadlineAt: null }
  }
}
