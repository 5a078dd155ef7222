import { describe, expect, it } from 'vitest'
import { startCmBench, transactionsPath } from './cm-bench.ts'

describe('the virtual terminal beside its cloud', () => {
  it('shows each step of a payment as plain data', () => {
    const bench = startCmBench()
    expect(bench.terminal.view()).toEqual({
      manufacturer: 'SUNMI',
      model: 'P2lite',
      serial: 'PL0919CQ00305',
      powered: true,
      network: true,
      polls: true,
      screen: { kind: 'idle' },
      actions: ['show-identity', 'stand-by', 'lose-network', 'unplug'],
    })
    bench.shown()
    const amount = { amountMinor: 1250, currency: 'EUR', digits: 2 }
    expect(bench.terminal.view().screen).toEqual({ kind: 'present-card', amount, isRefund: false })
    bench.terminal.act('insert-good')
    bench.terminal.act('pin-wrong')
    expect(bench.terminal.view().screen).toEqual({ kind: 'enter-pin', amount, triesLeft: 2 })
    bench.terminal.act('pin-correct')
    expect(bench.terminal.view().screen).toEqual({ kind: 'processing', amount })
    bench.clock.advance(1_500)
    expect(bench.terminal.view().screen).toEqual({ kind: 'approved', amount, text: '' })
    bench.clock.advance(3_000)
    expect(bench.terminal.view().screen).toEqual({ kind: 'idle' })
    bench.terminal.act('show-identity')
    expect(bench.terminal.view().screen).toEqual({
      kind: 'identity',
      qr: 'manufacturer=SUNMI;model=P2lite;serial=PL0919CQ00305',
    })
    bench.terminal.act('cancel')
    expect(JSON.parse(JSON.stringify(bench.terminal.view()))).toEqual(bench.terminal.view())
  })

  it('refuses what nobody could do now', () => {
    const { terminal } = startCmBench()
    for (const action of ['tap-good', 'pin-correct', 'cancel', 'plug-in', 'wake-up', 'nonsense'])
      expect(terminal.act(action)).toBe(false)
  })

  it('asks in its interval, not when something happens', () => {
    const bench = startCmBench({ terminalTimings: { pollMs: 5_000 } })
    bench.clock.advance(7_000)
    bench.post()
    bench.clock.advance(2_999)
    expect(bench.terminal.view().screen.kind).toBe('idle')
    bench.clock.advance(1)
    expect(bench.terminal.view().screen.kind).toBe('present-card')
  })

  it.each([
    ['stand-by', 'wake-up', 'standby', 0],
    ['lose-network', 'regain-network', 'offline', 0],
    ['unplug', 'plug-in', 'off', 3_000],
  ])('does not ask after %s, and gets what waited after %s', (leave, back, screen, startMs) => {
    const bench = startCmBench()
    bench.terminal.act(leave)
    expect(bench.terminal.view().screen.kind).toBe(screen)
    const id = bench.post()
    bench.clock.advance(600_000)
    expect(bench.state(id)).toEqual(['CREATED', undefined])
    expect(bench.cloud.transactions()[0]?.fetchedAt).toBeNull()
    bench.terminal.act(back)
    if (startMs > 0) {
      expect(bench.terminal.view()).toMatchObject({ screen: { kind: 'starting' }, polls: false })
      bench.clock.advance(startMs)
    }
    bench.clock.advance(0)
    expect(bench.terminal.view().screen.kind).toBe('present-card')
  })

  it('ends a payment without money when nobody comes, or the PIN is wrong three times', () => {
    const bench = startCmBench()
    const left = bench.shown()
    bench.clock.advance(60_000)
    expect(bench.state(left)).toEqual(['CANCELLED', undefined])
    const wrong = bench.shown()
    bench.terminal.act('tap-needs-pin')
    for (let tries = 0; tries < 3; tries++) bench.terminal.act('pin-wrong')
    expect(bench.state(wrong)).toEqual(['CANCELLED', 'DECLINED'])
    const walked = bench.shown()
    bench.terminal.act('walk-away')
    expect(bench.state(walked)).toEqual(['CANCELLED', undefined])
  })

  it('tells the cloud what happened while it was away, once', () => {
    const bench = startCmBench()
    const id = bench.shown()
    bench.terminal.act('tap-good')
    bench.terminal.act('lose-network')
    bench.clock.advance(30_000)
    expect(bench.state(id)).toEqual(['CREATED', undefined])
    expect(bench.call('DELETE', `${transactionsPath}/${id}`).status).toBe(409)
    bench.terminal.act('regain-network')
    expect(bench.state(id)).toEqual(['AUTHORIZED', 'APPROVED'])
    bench.terminal.act('lose-network')
    bench.terminal.act('regain-network')
    expect(bench.cloud.transactions()).toHaveLength(1)
    // The bank's time, not the time of the news.
    expect(bench.call('GET', `${transactionsPath}/${id}`).at('transaction_datetime')).toBe(
      '2026-11-21T09:00:03.500Z',
    )
  })

  it('charges nothing when the question never left it', () => {
    const bench = startCmBench()
    const id = bench.shown()
    bench.terminal.act('lose-network')
    bench.terminal.act('tap-good')
    bench.clock.advance(1_500)
    expect(bench.terminal.view().screen).toMatchObject({ kind: 'error', text: 'no connection' })
    bench.terminal.act('regain-network')
    bench.clock.advance(10_000)
    expect(bench.state(id)).toEqual(['CANCELLED', undefined])
  })

  it('charges nothing for a payment that was cancelled while it was away', () => {
    const bench = startCmBench()
    const id = bench.shown()
    bench.terminal.act('lose-network')
    expect(bench.call('DELETE', `${transactionsPath}/${id}`).status).toBe(204)
    bench.terminal.act('tap-good')
    bench.terminal.act('regain-network')
    expect(bench.terminal.view().screen).toMatchObject({ kind: 'cancelled' })
    bench.clock.advance(10_000)
    expect(bench.state(id)).toEqual(['CANCELLED', undefined])
    bench.shown()
    expect(bench.terminal.view().screen.kind).toBe('present-card')
  })

  it('loses the payment with the power while it waits, and keeps the bank’s verdict over it', () => {
    const bench = startCmBench()
    const waiting = bench.shown()
    bench.terminal.act('unplug')
    bench.clock.advance(60_000)
    expect(bench.state(waiting)).toEqual(['CREATED', undefined])
    bench.terminal.act('plug-in')
    bench.clock.advance(3_000)
    expect(bench.state(waiting)).toEqual(['CANCELLED', undefined])
    const asked = bench.shown()
    bench.terminal.act('tap-good')
    bench.terminal.act('unplug')
    bench.clock.advance(7_200_000)
    expect(bench.state(asked)).toEqual(['CREATED', undefined])
    bench.terminal.act('plug-in')
    bench.clock.advance(3_000)
    expect(bench.state(asked)).toEqual(['AUTHORIZED', 'APPROVED'])
  })

  it('gets a payment handed over again that it was killed over', () => {
    const bench = startCmBench()
    const id = bench.post()
    bench.cloud.link.poll('SUNMI-P2lite-PL0919CQ00305', null)
    expect(bench.cloud.transactions()[0]?.fetchedAt).not.toBeNull()
    bench.clock.advance(2_000)
    expect(bench.terminal.view().screen.kind).toBe('present-card')
    expect(bench.state(id)).toEqual(['CREATED', undefined])
  })

  it('tells listeners of every change until they leave, and is still after it was closed', () => {
    const bench = startCmBench()
    let changes = 0
    const leave = bench.terminal.onChange(() => {
      changes += 1
    })
    bench.terminal.act('lose-network')
    expect(changes).toBe(1)
    leave()
    bench.terminal.act('regain-network')
    expect(changes).toBe(1)
    bench.shown()
    bench.terminal.close()
    expect(bench.terminal.act('cancel')).toBe(false)
    bench.clock.advance(120_000)
    expect(bench.cloud.transactions()).toMatchObject([{ status: 'CREATED' }])
  })
})
