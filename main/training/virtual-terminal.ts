import type { Clock } from '../ports.ts'
import type { CmTerminalLink } from './cm-cloud-types.ts'
import { possibleTerminalActions } from './virtual-terminal-actions.ts'
import {
  canPoll,
  defaultTerminalTimings,
  freshTerminal,
  listens,
  nextPollAt,
  showing,
  stepTerminal,
  type TerminalEvent,
  type TerminalTimings,
  type VirtualTerminalState,
} from './virtual-terminal-machine.ts'
import { type TerminalMake, type TerminalView, viewTerminal } from './virtual-terminal-view.ts'

export type VirtualTerminalOptions = {
  clock: Clock
  link: CmTerminalLink
  make: TerminalMake
  timings?: Partial<TerminalTimings>
}

/** A terminal with its cardholder, living beside the virtual CM cloud. */
export type VirtualTerminal = {
  serial: string
  view(): TerminalView
  /** False, and nothing happens, when the person at the device could not do that now. */
  act(action: string): boolean
  onChange(listener: () => void): () => void
  /** Takes the device out of the world without a word; its memory stays for the next start. */
  close(): void
}

/** Goes on where a device of that name stopped, also in the middle of a payment: it is not the till that was killed. */
export function createVirtualTerminal(options: VirtualTerminalOptions): VirtualTerminal {
  const { clock, link, make } = options
  const terminalId = `${make.manufacturer}-${make.model}-${make.serial}`
  const timings = { ...defaultTerminalTimings, ...options.timings }
  const listeners = new Set<() => void>()
  let state = readMemory(link.recall(terminalId)) ?? freshTerminal(clock.now())
  let callOff: () => void = () => undefined
  let callOffPoll: () => void = () => undefined
  let closed = false

  function apply(event: TerminalEvent): boolean {
    const next = stepTerminal({ now: clock.now(), timings }, state, event)
    if (next === state || closed) return false
    become(next)
    report()
    planPoll()
    return true
  }

  function become(next: VirtualTerminalState): void {
    state = next
    callOff()
    callOff = () => undefined
    const { deadlineAt } = state
    if (deadlineAt !== null) callOff = clock.schedule(deadlineAt, () => apply({ kind: 'deadline' }))
    link.remember(terminalId, state)
    for (const listener of listeners) listener()
  }

  /** A poll that would bring nothing is not played: a shop's night would be made of them. */
  function planPoll(): void {
    callOffPoll()
    callOffPoll = () => undefined
    if (closed || !listens(state) || !link.hasNews(terminalId, showing(state))) return
    const at = nextPollAt({ now: clock.now(), timings }, state)
    if (at === null) return
    callOffPoll = clock.schedule(at, () => {
      if (!closed && listens(state)) apply({ kind: 'polled', answer: link.poll(terminalId, showing(state)) })
    })
  }

  /** Told first, forgotten second: a report that is lost between the two is told again and changes nothing. */
  function report(): void {
    while (canPoll(state)) {
      const [first, ...rest] = state.unreported
      if (!first) return
      const stands = link.report(terminalId, first)
      state = { ...state, unreported: rest }
      link.remember(terminalId, state)
      if (!stands) apply({ kind: 'called-off', transactionId: first.transactionId })
    }
  }

  link.attach(terminalId, planPoll)
  become(state)
  report()
  planPoll()

  return {
    serial: make.serial,
    view: () => viewTerminal(make, state),
    act(action) {
      const possible = possibleTerminalActions(state).find((candidate) => candidate === action)
      return !closed && possible !== undefined && apply({ kind: 'action', action: possible })
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      closed = true
      callOff()
      callOffPoll()
      listeners.clear()
      link.detach(terminalId)
    },
  }
}

/** Null for a device that was never here. The memory is the cloud's ledger file, written by `become`. */
function readMemory(memory: unknown): VirtualTerminalState | null {
  if (typeof memory !== 'object' || memory === null) return null
  return 'stage' in memory && 'unreported' in memory ? (memory as VirtualTerminalState) : null
}
