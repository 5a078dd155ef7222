import { describe, expect, it } from 'vitest'
import type { ReaderLink } from '../../../main/training/sumup-cloud-types.ts'
import { createVirtualReader } from '../../../main/training/virtual-reader.ts'
import { readersPath, startBench } from './sumup-bench.ts'
import { virtualClock } from './virtual-clock.ts'

describe('the virtual reader beside its cloud', () => {
  it('shows each step of a payment as plain data', () => {
    const bench = startBench()
    expect(bench.reader.view()).toEqual({
      serial: 'U1DT3NA00-CN',
      model: 'solo',
      firmware: '3.3.40.1',
      powered: true,
      network: true,
      paired: false,
      name: '',
      screen: { kind: 'idle', name: '' },
      actions: ['show-pairing-code', 'lose-network', 'unplug'],
    })
    bench.pair()
    bench.pay({ tip_rates: [0.1, 0.15], description: 'Sale 4' })
    const amount = { amountMinor: 1250, currency: 'EUR', digits: 2 }
    expect(bench.reader.view().screen).toEqual({
      kind: 'choose-tip',
      amount,
      options: [
        { percent: 10, tipMinor: 125, action: 'tip-percent-10' },
        { percent: 15, tipMinor: 188, action: 'tip-percent-15' },
      ],
    })
    const withTip = { ...amount, amountMinor: 1438 }
    bench.reader.act('tip-percent-15')
    expect(bench.reader.view().screen).toEqual({
      kind: 'present-card',
      amount: withTip,
      description: 'Sale 4',
    })
    bench.reader.act('insert-good')
    bench.reader.act('pin-wrong')
    expect(bench.reader.view().screen).toEqual({ kind: 'enter-pin', amount: withTip, triesLeft: 2 })
    bench.reader.act('pin-correct')
    expect(bench.reader.view().screen).toEqual({ kind: 'processing', amount: withTip })
    bench.clock.advance(1_500)
    expect(bench.reader.view().screen).toEqual({ kind: 'approved', amount: withTip, text: '' })
    bench.clock.advance(3_000)
    expect(bench.reader.view().screen).toEqual({ kind: 'idle', name: 'Front desk' })
    bench.reader.act('lose-network')
    expect(bench.reader.view().screen).toEqual({ kind: 'offline' })
    bench.reader.act('unplug')
    expect(bench.reader.view()).toMatchObject({ screen: { kind: 'off' }, actions: ['plug-in'] })
    expect(JSON.parse(JSON.stringify(bench.reader.view()))).toEqual(bench.reader.view())
  })

  it('refuses what nobody could do now', () => {
    const { reader } = startBench()
    for (const action of ['tap-good', 'pin-correct', 'cancel', 'disconnect', 'plug-in', 'nonsense']) {
      expect(reader.act(action)).toBe(false)
    }
  })

  it('reports to the cloud what happened while it was away, once', () => {
    const bench = startBench()
    const path = `${readersPath}/${bench.pair()}`
    const { checkoutId } = bench.pay()
    bench.reader.act('tap-good')
    bench.reader.act('lose-network')
    bench.clock.advance(30_000)
    expect(bench.call('GET', `${path}/checkout/${checkoutId}`).at('data.status')).toBe('pending')
    expect(bench.call('GET', `${path}/status`).at('data.status')).toBe('OFFLINE')
    bench.reader.act('regain-network')
    expect(bench.call('GET', `${path}/checkout/${checkoutId}`).at('data.status')).toBe('successful')
    bench.reader.act('lose-network')
    bench.reader.act('regain-network')
    expect(bench.cloud.transactions()).toHaveLength(1)
  })

  it('reports again what the cloud may not have kept, and the cloud books it once', () => {
    const bench = startBench()
    bench.pair()
    const { checkoutId } = bench.pay()
    bench.reader.act('tap-good')
    bench.clock.advance(1_500)
    const card = bench.cloud.transactions()[0]?.card ?? null
    const outcome = { result: 'approved', reason: null, tipMinor: 0, card, at: bench.clock.now() } as const
    bench.cloud.link.report('U1DT3NA00-CN', { kind: 'ended', checkoutId, outcome })
    bench.cloud.link.report('U1DT3NA00-CN', { kind: 'started', checkoutId })
    bench.cloud.link.report('U1DT3NA00-CN', { kind: 'started', checkoutId: 'unknown' })
    expect(bench.cloud.transactions()).toHaveLength(1)
  })

  it('forgets a report only after the cloud has taken it', () => {
    const clock = virtualClock()
    const kept: unknown[] = []
    const order: string[] = []
    const link: ReaderLink = {
      attach: () => undefined,
      detach: () => undefined,
      presenceChanged: () => undefined,
      requestPairingCode: () => ({ code: 'ABCDEFGH', expiresAt: 0 }),
      withdrawPairingCode: () => undefined,
      report: (_serial, report) => void order.push(`report ${report.kind}`),
      recall: () => ({
        powered: true,
        network: true,
        connectedAs: 'rdr',
        name: '',
        stage: { kind: 'idle' },
        deadlineAt: null,
        unreported: [{ kind: 'started', checkoutId: 'c' }],
      }),
      remember: (_serial, memory) => {
        kept.push(memory)
        order.push('remember')
      },
    }
    createVirtualReader({ clock, link, serial: 'S1' })
    expect(order).toEqual(['remember', 'report started', 'remember'])
    expect(kept.at(-1)).toMatchObject({ unreported: [] })
  })

  it('tells listeners of every change until they leave, and is still after it was closed', () => {
    const bench = startBench()
    let changes = 0
    const leave = bench.reader.onChange(() => {
      changes += 1
    })
    bench.reader.act('lose-network')
    expect(changes).toBe(1)
    leave()
    bench.reader.act('regain-network')
    expect(changes).toBe(1)
    bench.pair()
    bench.pay()
    bench.reader.close()
    expect(bench.reader.act('cancel')).toBe(false)
    bench.clock.advance(120_000)
    expect(bench.cloud.checkouts()).toMatchObject([{ status: 'pending' }])
  })

  it('can be a virtual Solo of old firmware', () => {
    const bench = startBench()
    const second = createVirtualReader({
      clock: bench.clock,
      link: bench.cloud.link,
      serial: 'V1',
      model: 'virtual-solo',
      firmware: '3.3.3.21',
      timings: { cardholderMs: 5 },
    })
    expect(second.view()).toMatchObject({ serial: 'V1', model: 'virtual-solo', firmware: '3.3.3.21' })
  })

  it('takes payments on two readers at the same time', () => {
    const bench = startBench()
    bench.pair()
    const second = createVirtualReader({ clock: bench.clock, link: bench.cloud.link, serial: 'S2' })
    second.act('show-pairing-code')
    const { screen } = second.view()
    const code = screen.kind === 'pairing-code' ? screen.code : ''
    const id = bench.call('POST', readersPath, { pairing_code: code, name: 'Terrace' }).at('id')
    bench.clock.advance(1_000)
    bench.pay()
    const body = { total_amount: { value: 300, currency: 'EUR', minor_unit: 2 } }
    expect(bench.call('POST', `${readersPath}/${id}/checkout`, body).status).toBe(201)
    bench.clock.advance(300)
    second.act('tap-good')
    bench.reader.act('tap-declined')
    bench.clock.advance(1_500)
    expect(bench.cloud.transactions().map(({ serial, status }) => [serial, status])).toEqual(
      expect.arrayContaining([
        ['S2', 'SUCCESSFUL'],
        ['U1DT3NA00-CN', 'FAILED'],
      ]),
    )
  })
})
