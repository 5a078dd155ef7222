import type { Clock } from '../ports.ts'
import type { ReaderLink, ReaderModel } from './sumup-cloud-types.ts'
import { isPossible } from './virtual-reader-actions.ts'
import {
  defaultReaderTimings,
  freshReader,
  isOnline,
  type ReaderEvent,
  type ReaderTimings,
  stepReader,
  type VirtualReaderState,
} from './virtual-reader-machine.ts'
import { presenceOf, type ReaderView, viewReader } from './virtual-reader-view.ts'

export type VirtualReaderOptions = {
  clock: Clock
  link: ReaderLink
  serial: string
  model?: ReaderModel
  firmware?: string
  timings?: Partial<ReaderTimings>
}

/** A card reader with its cardholder, living beside the virtual cloud. */
export type VirtualReader = {
  serial: string
  view(): ReaderView
  /** False, and nothing happens, when the person at the device could not do that now. */
  act(action: string): boolean
  onChange(listener: () => void): () => void
  /** Takes the device out of the world without a word; its memory stays for the next start. */
  close(): void
}

/** Goes on where a device of that serial stopped, also in the middle of a payment: it is not the till that was killed. */
export function createVirtualReader(options: VirtualReaderOptions): VirtualReader {
  const { clock, link, serial } = options
  const make = { serial, model: options.model ?? 'solo', firmware: options.firmware ?? '3.3.40.1' }
  const timings = { ...defaultReaderTimings, ...options.timings }
  const listeners = new Set<() => void>()
  let state = readMemory(link.recall(serial)) ?? freshReader
  let callOff: () => void = () => undefined
  let closed = false

  function apply(event: ReaderEvent): boolean {
    const next = stepReader({ now: clock.now(), timings }, state, event)
    if (next === state || closed) return false
    become(next)
    link.presenceChanged(serial)
    report()
    return true
  }

  function become(next: VirtualReaderState): void {
    state = next
    callOff()
    callOff = () => undefined
    const { deadlineAt } = state
    if (deadlineAt !== null) callOff = clock.schedule(deadlineAt, () => apply({ kind: 'deadline' }))
    link.remember(serial, state)
    for (const listener of listeners) listener()
  }

  /** Told first, forgotten second: a report that is lost between the two is told again and changes nothing. */
  function report(): void {
    while (isOnline(state)) {
      const [first, ...rest] = state.unreported
      if (!first) return
      link.report(serial, first)
      state = { ...state, unreported: rest }
      link.remember(serial, state)
    }
  }

  link.attach({
    serial,
    model: make.model,
    presence: () => presenceOf(make, state),
    receive: (message) => void apply({ kind: 'message', message }),
  })
  become(state)
  report()

  return {
    serial,
    view: () => viewReader(make, state),
    act(action) {
      if (closed || !isPossible(state, action)) return false
      if (action === 'show-pairing-code') {
        return apply({ kind: 'pairing-code', ...link.requestPairingCode(serial) })
      }
      if (state.stage.kind === 'pairing-code') link.withdrawPairingCode(serial)
      return apply({ kind: 'action', action })
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      closed = true
      callOff()
      listeners.clear()
      link.detach(serial)
    },
  }
}

/** Null for a device that was never here. The memory is the cloud's ledger file, written by `become`. */
function readMemory(memory: unknown): VirtualReaderState | null {
  if (typeof memory !== 'object' || memory === null) return null
  if (!('stage' in memory && 'unreported' in memory)) return null
  const state = memory as VirtualReaderState
  // The cloud keeps its codes in memory only: the code on the screen would be one that nobody knows.
  if (state.stage.kind !== 'pairing-code') return state
  return { ...state, stage: { kind: 'idle' }, deadlineAt: null }
}
