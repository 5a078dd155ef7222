import type { CmOutcome, CmReport } from './cm-cloud-types.ts'
import type {
  TerminalEnding,
  TerminalMoment,
  TerminalStage,
  VirtualTerminalState,
} from './virtual-terminal-machine.ts'

/** How a payment on the terminal ends. Each end goes to the cloud as a report, now or when the device is back. */

type Waiting = Extract<TerminalStage, { kind: 'present-card' | 'enter-pin' }>
type Processing = Extract<TerminalStage, { kind: 'processing' }>

/** Waiting for the cardholder: the only time in which a payment can be stopped. */
export function waitingStage(state: VirtualTerminalState): Waiting | null {
  const { stage } = state
  return stage.kind === 'present-card' || stage.kind === 'enter-pin' ? stage : null
}

export function stopJob(
  moment: TerminalMoment,
  state: VirtualTerminalState,
  reason: string,
): VirtualTerminalState {
  const stage = waitingStage(state)
  if (!stage) return state
  const outcome: CmOutcome = { result: 'cancelled', reason, card: null, at: moment.now }
  return ended(moment, state, stage, outcome, 'cancelled')
}

export function declineJob(
  moment: TerminalMoment,
  state: VirtualTerminalState,
  stage: Processing | Extract<TerminalStage, { kind: 'enter-pin' }>,
  reason: string,
): VirtualTerminalState {
  const outcome: CmOutcome = { result: 'declined', reason, card: stage.card, at: moment.now }
  return ended(moment, state, stage, outcome, 'declined')
}

/** The verdict: the bank's when the question reached it, otherwise none and nothing charged. */
export function finishJob(
  moment: TerminalMoment,
  state: VirtualTerminalState,
  stage: Processing,
): VirtualTerminalState {
  if (!stage.sent) {
    const outcome: CmOutcome = { result: 'cancelled', reason: 'no connection', card: null, at: moment.now }
    return ended(moment, state, stage, outcome, 'error')
  }
  if (!stage.approves) return declineJob(moment, state, stage, 'card declined')
  // The bank's time, which is earlier than now when the device was away at that moment.
  const at = Math.min(moment.now, state.deadlineAt ?? moment.now)
  return ended(moment, state, stage, { result: 'approved', reason: null, card: stage.card, at }, 'approved')
}

function ended(
  moment: TerminalMoment,
  state: VirtualTerminalState,
  { job }: Waiting | Processing,
  outcome: CmOutcome,
  ending: TerminalEnding,
): VirtualTerminalState {
  const report: CmReport = { kind: 'ended', transactionId: job.transactionId, outcome }
  return {
    ...state,
    stage: { kind: 'ended', ending, job, text: outcome.reason ?? '' },
    deadlineAt: moment.now + moment.timings.resultMs,
    unreported: [...state.unreported, report],
  }
}
