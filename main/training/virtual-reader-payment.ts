import type { PaymentJob, PaymentOutcome } from './sumup-cloud-types.ts'
import type { ReaderEnding, ReaderMoment, ReaderStage, VirtualReaderState } from './virtual-reader-machine.ts'

/** How a payment on the device ends. Each end goes to the cloud as a report, now or when the device is back. */

export type WaitingStage = Extract<ReaderStage, { kind: 'choose-tip' | 'present-card' | 'enter-pin' }>
export type ProcessingStage = Extract<ReaderStage, { kind: 'processing' }>

/** Waiting for the cardholder: the only time in which a payment can be stopped. */
export function waitingStage(state: VirtualReaderState): WaitingStage | null {
  const { stage } = state
  return stage.kind === 'choose-tip' || stage.kind === 'present-card' || stage.kind === 'enter-pin'
    ? stage
    : null
}

/** Without a card shown there is no transaction: all that the cloud hears is how it ended. */
export function stopPayment(
  moment: ReaderMoment,
  state: VirtualReaderState,
  result: 'cancelled' | 'failed',
  reason: string,
): VirtualReaderState {
  const stage = waitingStage(state)
  if (!stage) return state
  const outcome: PaymentOutcome = { result, reason, tipMinor: 0, card: null, at: moment.now }
  return ended(moment, state, stage.job, 0, outcome, 'cancelled', reason)
}

export function declinePayment(
  moment: ReaderMoment,
  state: VirtualReaderState,
  stage: ProcessingStage | Extract<ReaderStage, { kind: 'enter-pin' }>,
  reason: string,
): VirtualReaderState {
  const { tipMinor, card } = stage
  const outcome: PaymentOutcome = { result: 'declined', reason, tipMinor, card, at: moment.now }
  return ended(moment, state, stage.job, tipMinor, outcome, 'declined', reason)
}

/** The verdict: the bank's when the question reached it, otherwise none and nothing charged. */
export function finishPayment(
  moment: ReaderMoment,
  state: VirtualReaderState,
  stage: ProcessingStage,
): VirtualReaderState {
  const { job, tipMinor, card } = stage
  if (!stage.sent) {
    const reason = 'no connection'
    const outcome: PaymentOutcome = { result: 'failed', reason, tipMinor: 0, card: null, at: moment.now }
    return ended(moment, state, job, tipMinor, outcome, 'error', reason)
  }
  if (!stage.approves || job.alwaysFails) return declinePayment(moment, state, stage, 'card declined')
  // The bank's time, which is earlier than now when the device was away at that moment.
  const at = Math.min(moment.now, state.deadlineAt ?? moment.now)
  const outcome: PaymentOutcome = { result: 'approved', reason: null, tipMinor, card, at }
  return ended(moment, state, job, tipMinor, outcome, 'approved', '')
}

function ended(
  moment: ReaderMoment,
  state: VirtualReaderState,
  job: PaymentJob,
  tipMinor: number,
  outcome: PaymentOutcome,
  ending: ReaderEnding,
  text: string,
): VirtualReaderState {
  return {
    ...state,
    stage: {
      kind: 'ended',
      ending,
      amountMinor: job.amountMinor + tipMinor,
      currency: job.currency,
      digits: job.digits,
      text,
    },
    deadlineAt: moment.now + moment.timings.resultMs,
    unreported: [...state.unreported, { kind: 'ended', checkoutId: job.checkoutId, outcome }],
  }
}
