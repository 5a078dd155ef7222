import { describe, expect, it } from 'vitest'
import type { PaymentJob } from '../../../main/training/sumup-cloud-types.ts'
import {
  applyAction,
  cardKinds,
  isPossible,
  possibleActions,
  type ReaderAction,
} from '../../../main/training/virtual-reader-actions.ts'
import {
  defaultReaderTimings,
  freshReader,
  type ReaderEvent,
  type ReaderMoment,
  stepReader,
  type VirtualReaderState,
} from '../../../main/training/virtual-reader-machine.ts'

const now = 1_000_000
const moment: ReaderMoment = { now, timings: defaultReaderTimings }
const job: PaymentJob = {
  checkoutId: 'checkout',
  readerId: 'rdr',
  amountMinor: 1999,
  currency: 'EUR',
  digits: 2,
  description: 'Sale',
  tipRates: [],
  tipTimeoutMs: 30_000,
  validUntil: now + 300_000,
  alwaysFails: false,
}
const paired: VirtualReaderState = { ...freshReader, connectedAs: 'rdr', name: 'Bar' }

describe('the virtual reader as a machine', () => {
  it.each<[string, ReaderAction[], string, object]>([
    ['a tap', ['tap-good'], 'approved', { result: 'approved', card: { entryMode: 'CONTACTLESS' } }],
    [
      'chip and PIN',
      ['insert-good', 'pin-correct'],
      'approved',
      { result: 'approved', card: { entryMode: 'CHIP' } },
    ],
    [
      'a tap that wants the PIN',
      ['tap-needs-pin', 'pin-correct'],
      'approved',
      { result: 'approved', card: { entryMode: 'CONTACTLESS', verification: 'online PIN' } },
    ],
    ['a refused card', ['tap-declined'], 'declined', { result: 'declined', reason: 'card declined' }],
    ['a refused chip', ['insert-declined', 'pin-correct'], 'declined', { result: 'declined' }],
    [
      'two wrong PINs',
      ['insert-good', 'pin-wrong', 'pin-wrong', 'pin-correct'],
      'approved',
      { result: 'approved' },
    ],
    [
      'three wrong PINs',
      ['insert-good', 'pin-wrong', 'pin-wrong', 'pin-wrong'],
      'declined',
      { result: 'declined', reason: 'wrong PIN' },
    ],
    ['the red key', ['cancel'], 'cancelled', { result: 'cancelled', card: null }],
    ['the red key at the PIN', ['insert-good', 'cancel'], 'cancelled', { result: 'cancelled', card: null }],
    ['nobody there', ['walk-away'], 'cancelled', { result: 'failed', reason: 'time-out', card: null }],
    [
      'nobody at the PIN',
      ['insert-good', 'walk-away'],
      'cancelled',
      { result: 'failed', reason: 'time-out' },
    ],
  ])('ends after %s', (_title, actions, ending, outcome) => {
    const acted = actions.reduce((state, action) => act(state, action), started())
    const state = acted.stage.kind === 'processing' ? finish(acted) : acted
    expect(state.stage).toMatchObject({ kind: 'ended', ending })
    expect(state.unreported.at(-1)).toMatchObject({ kind: 'ended', checkoutId: 'checkout', outcome })
  })

  it.each<[ReaderAction, number]>([
    ['tip-percent-10', 200],
    ['tip-percent-15', 300],
    ['tip-none', 0],
    ['tip-amount-333', 333],
  ])('adds the tip of %s to the amount', (action, tipMinor) => {
    const choosing = started({ tipRates: [0.1, 0.15] })
    expect(choosing.stage.kind).toBe('choose-tip')
    const state = finish(act(act(choosing, action), 'tap-good'))
    expect(state.stage).toMatchObject({ ending: 'approved', amountMinor: 1999 + tipMinor })
    expect(state.unreported.at(-1)).toMatchObject({ outcome: { tipMinor } })
  })

  it('ends when the step takes longer than the cardholder may take', () => {
    for (const state of [started({ tipRates: [0.1] }), started(), act(started(), 'insert-good')]) {
      const late = finish(state)
      expect(late.stage).toMatchObject({ ending: 'cancelled', text: 'time-out' })
      expect(late.unreported.at(-1)).toMatchObject({ outcome: { result: 'failed' } })
    }
  })

  it('never waits longer than the checkout is valid', () => {
    const state = started({ validUntil: now + 5_000 })
    expect(state.deadlineAt).toBe(now + 5_000)
    expect(receive(paired, { validUntil: now })).toBe(paired)
  })

  it('returns to idle after the result', () => {
    const ended = finish(act(started(), 'tap-good'))
    expect(ended.deadlineAt).toBe(now + defaultReaderTimings.resultMs)
    expect(finish(ended)).toMatchObject({ stage: { kind: 'idle' }, deadlineAt: null })
  })

  it('declines everything of an amount that always fails', () => {
    const state = finish(act(started({ alwaysFails: true }), 'tap-good'))
    expect(state.stage).toMatchObject({ ending: 'declined' })
  })

  it('lets the bank decide what has left the device, and reports it when it is back', () => {
    const processing = act(started(), 'tap-good')
    const away = finish(act(processing, 'lose-network'))
    expect(away.stage).toMatchObject({ ending: 'approved' })
    const unplugged = act(processing, 'unplug')
    expect(unplugged).toMatchObject({ powered: false, stage: { kind: 'idle' }, deadlineAt: null })
    for (const state of [away, unplugged]) {
      expect(state.unreported.at(-1)).toMatchObject({ outcome: { result: 'approved' } })
    }
  })

  it('charges nothing that never left the device', () => {
    const offline = act(act(started(), 'lose-network'), 'tap-good')
    expect(offline.stage).toMatchObject({ kind: 'processing', sent: false })
    const failed = finish(offline)
    expect(failed.stage).toMatchObject({ ending: 'error', text: 'no connection' })
    expect(failed.unreported.at(-1)).toMatchObject({ outcome: { result: 'failed', card: null } })
    const back = finish(act(offline, 'regain-network'))
    expect(back.stage).toMatchObject({ ending: 'approved' })
  })

  it('loses what waited for the cardholder with its power', () => {
    const state = act(act(started(), 'insert-good'), 'unplug')
    expect(state.unreported.at(-1)).toMatchObject({
      outcome: { result: 'failed', reason: 'the reader lost power', card: null },
    })
    expect(act(state, 'plug-in')).toMatchObject({ powered: true, stage: { kind: 'idle' } })
  })

  it('takes a new payment over a result on its screen, but over nothing else', () => {
    const ended = act(started(), 'cancel')
    expect(receive(ended).stage.kind).toBe('present-card')
    for (const busy of [started(), act(started(), 'tap-good'), act(started(), 'insert-good')]) {
      expect(receive(busy)).toBe(busy)
    }
    expect(receive({ ...paired, connectedAs: 'rdr_other' })).toMatchObject({ stage: { kind: 'idle' } })
    expect(receive({ ...paired, powered: false })).toMatchObject({ stage: { kind: 'idle' } })
    expect(receive({ ...paired, network: false })).toMatchObject({ stage: { kind: 'idle' } })
  })

  it('can be terminated only while it waits for the cardholder', () => {
    const terminate: ReaderEvent = { kind: 'message', message: { kind: 'terminate' } }
    const waiting = [started({ tipRates: [0.1] }), started(), act(started(), 'insert-good')]
    for (const state of waiting) {
      expect(stepReader(moment, state, terminate).unreported.at(-1)).toMatchObject({
        outcome: { result: 'cancelled', reason: 'terminated by the merchant' },
      })
    }
    for (const state of [paired, act(started(), 'tap-good'), finish(act(started(), 'tap-good'))]) {
      expect(stepReader(moment, state, terminate)).toBe(state)
    }
  })

  it('takes a pairing once and keeps it until it is disconnected', () => {
    const message: ReaderEvent = {
      kind: 'message',
      message: { kind: 'paired', readerId: 'rdr_2', name: 'Bar' },
    }
    const shown = stepReader(moment, freshReader, {
      kind: 'pairing-code',
      code: 'ABCDEFGH',
      expiresAt: now + 1,
    })
    expect(stepReader(moment, shown, message)).toMatchObject({
      connectedAs: 'rdr_2',
      stage: { kind: 'idle' },
    })
    expect(stepReader(moment, paired, message)).toBe(paired)
    expect(act(paired, 'disconnect')).toMatchObject({ connectedAs: null, name: '' })
  })

  it('leaves the pairing screen with the red key, the network and the time', () => {
    const shown = stepReader(moment, freshReader, {
      kind: 'pairing-code',
      code: 'ABCDEFGH',
      expiresAt: now + 1,
    })
    for (const state of [act(shown, 'cancel'), act(shown, 'lose-network'), finish(shown)]) {
      expect(state).toMatchObject({ stage: { kind: 'idle' }, deadlineAt: null })
    }
  })

  it('offers exactly what would change something', () => {
    const everything: ReaderAction[] = [
      ...cardKinds.flatMap((kind): ReaderAction[] => [`tap-${kind}`, `insert-${kind}`]),
      'pin-correct',
      'pin-wrong',
      'tip-none',
      'tip-percent-10',
      'tip-percent-77',
      'cancel',
      'walk-away',
      'unplug',
      'plug-in',
      'lose-network',
      'regain-network',
      'disconnect',
    ]
    const processing = act(started(), 'tap-good')
    const states = [
      freshReader,
      paired,
      started(),
      started({ tipRates: [0.1] }),
      act(started(), 'insert-good'),
      processing,
      finish(processing),
      act(paired, 'unplug'),
      act(paired, 'lose-network'),
    ]
    for (const state of states) {
      const changing = everything.filter((action) => applyAction(moment, state, action) !== state)
      const offered = possibleActions(state).filter((action) => action !== 'show-pairing-code')
      expect([...changing].sort()).toEqual([...offered].sort())
    }
    expect(possibleActions(freshReader)).toContain('show-pairing-code')
    expect(possibleActions({ ...freshReader, network: false })).not.toContain('show-pairing-code')
    expect(isPossible(started({ tipRates: [0.1] }), 'tip-amount-150')).toBe(true)
    expect(isPossible(started(), 'tip-amount-150')).toBe(false)
    expect(isPossible(started({ tipRates: [0.1] }), 'tip-amount--5')).toBe(false)
    expect(isPossible(started(), 'dance')).toBe(false)
  })
})

function receive(state: VirtualReaderState, change: Partial<PaymentJob> = {}): VirtualReaderState {
  return stepReader(moment, state, {
    kind: 'message',
    message: { kind: 'payment', job: { ...job, ...change } },
  })
}

function started(change: Partial<PaymentJob> = {}): VirtualReaderState {
  return receive(paired, change)
}

function act(state: VirtualReaderState, action: ReaderAction): VirtualReaderState {
  return stepReader(moment, state, { kind: 'action', action })
}

/** The deadline of the running step comes. */
function finish(state: VirtualReaderState): VirtualReaderState {
  return stepReader(moment, state, { kind: 'deadline' })
}
