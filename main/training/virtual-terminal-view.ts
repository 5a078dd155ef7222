import { possibleTerminalActions, type TerminalAction } from './virtual-terminal-actions.ts'
import { canPoll, type TerminalStage, type VirtualTerminalState } from './virtual-terminal-machine.ts'

type TerminalAmount = { amountMinor: number; currency: string; digits: number }

type TerminalScreen =
  | { kind: 'off' | 'standby' | 'starting' | 'offline' | 'idle' }
  | { kind: 'identity'; qr: string }
  | { kind: 'present-card'; amount: TerminalAmount; isRefund: boolean }
  | { kind: 'enter-pin'; amount: TerminalAmount; triesLeft: number }
  | { kind: 'processing'; amount: TerminalAmount }
  | { kind: 'approved' | 'declined' | 'cancelled' | 'error'; amount: TerminalAmount; text: string }

/** Everything that a picture of the device needs, as plain data. */
export type TerminalView = {
  manufacturer: string
  model: string
  serial: string
  powered: boolean
  network: boolean
  /** The bar on its screen is blue: connected and polling. */
  polls: boolean
  screen: TerminalScreen
  actions: TerminalAction[]
}

export type TerminalMake = { manufacturer: string; model: string; serial: string }

export function viewTerminal(make: TerminalMake, state: VirtualTerminalState): TerminalView {
  return {
    ...make,
    powered: state.powered,
    network: state.network,
    polls: canPoll(state),
    screen: screenOf(make, state),
    actions: possibleTerminalActions(state),
  }
}

function screenOf(make: TerminalMake, state: VirtualTerminalState): TerminalScreen {
  if (!state.powered) return { kind: 'off' }
  if (state.standby) return { kind: 'standby' }
  const { stage } = state
  switch (stage.kind) {
    case 'starting':
      return { kind: 'starting' }
    case 'idle':
      return { kind: state.network ? 'idle' : 'offline' }
    case 'identity':
      return { kind: 'identity', qr: qrText(make) }
    case 'present-card':
      return { kind: 'present-card', amount: amountOf(stage), isRefund: stage.job.type === 'REFUND' }
    case 'enter-pin':
      return { kind: 'enter-pin', amount: amountOf(stage), triesLeft: stage.triesLeft }
    case 'processing':
      return { kind: 'processing', amount: amountOf(stage) }
    case 'ended':
      return { kind: stage.ending, amount: amountOf(stage), text: stage.text }
  }
}

function amountOf(stage: Extract<TerminalStage, { job: unknown }>): TerminalAmount {
  const { amountMinor, currency, digits } = stage.job
  return { amountMinor, currency, digits }
}

/** The guide says that the serial is in it and shows no example: one of many thinkable texts. */
function qrText({ manufacturer, model, serial }: TerminalMake): string {
  return `manufacturer=${manufacturer};model=${model};serial=${serial}`
}
