import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { LedgerPersistence } from '../../../main/training/cloud-ledger-file.ts'
import { ledgerFile } from '../../../main/training/cloud-ledger-file.ts'
import { affiliate, type Bench, merchant, readersPath, startBench, transactionsPath } from './sumup-bench.ts'
import type { VirtualClock } from './virtual-clock.ts'

describe('the ledger over a restart', () => {
  it('finds a payment again that was waiting for its card', () => {
    const world = world0()
    world.bench.pay(affiliate('A1'))
    const bench = world.restart()
    expect(bench.reader.view().screen).toMatchObject({ kind: 'present-card', amount: { amountMinor: 1250 } })
    bench.reader.act('tap-good')
    bench.clock.advance(1_500)
    expect(bench.call('GET', `${transactionsPath}?foreign_transaction_id=A1`).at('status')).toBe('SUCCESSFUL')
  })

  it('approves a card that was being processed when the process was killed', () => {
    const world = world0()
    const { checkoutId } = world.bench.pay(affiliate('A1'))
    world.bench.reader.act('tap-good')
    const bench = world.restart(600_000)
    bench.clock.advance(0)
    expect(bench.call('GET', `${world.path}/checkout/${checkoutId}`).at('data.status')).toBe('successful')
    const found = bench.call('GET', `${transactionsPath}?foreign_transaction_id=A1`)
    // At the time at which the bank decided, not at the time of the restart.
    expect(found.json).toMatchObject({ status: 'SUCCESSFUL', timestamp: '2026-11-21T09:00:02.800Z' })
  })

  it('starts a payment that was accepted and not yet on the reader', () => {
    const world = world0()
    const reply = world.bench.call('POST', `${world.path}/checkout`, {
      total_amount: { value: 500, currency: 'EUR', minor_unit: 2 },
    })
    expect(reply.status).toBe(201)
    expect(world.restart().reader.view().screen.kind).toBe('idle')
    world.bench.clock.advance(300)
    const bench = world.restart()
    bench.clock.advance(300)
    expect(bench.reader.view().screen.kind).toBe('present-card')
  })

  it('shows no pairing code any more that nobody knows', () => {
    const world = world0()
    world.bench.reader.act('disconnect')
    world.bench.reader.act('show-pairing-code')
    const bench = world.restart()
    expect(bench.reader.view().screen.kind).toBe('idle')
    expect(bench.reader.act('show-pairing-code')).toBe(true)
    const { screen } = bench.reader.view()
    const body = { pairing_code: screen.kind === 'pairing-code' ? screen.code : '', name: 'Bar' }
    expect(bench.call('POST', readersPath, body).status).toBe(201)
  })

  it('ends the open payment when the cardholder did not wait for the restart', () => {
    const world = world0()
    const { checkoutId } = world.bench.pay()
    const bench = world.restart(120_000)
    bench.clock.advance(0)
    expect(bench.call('GET', `${world.path}/checkout/${checkoutId}`).at('data.status')).toBe('failed')
  })

  it('finishes a pairing, a late approval and keeps references burnt', () => {
    const world = world0()
    world.bench.cloud.faults.orderForPayment({ kind: 'decline-then-approve', afterMs: 5_000 })
    world.bench.pay(affiliate('A1'))
    world.bench.reader.act('tap-good')
    world.bench.clock.advance(1_500)
    const bench = world.restart()
    const target = `${transactionsPath}?foreign_transaction_id=A1`
    expect(bench.call('GET', target).at('status')).toBe('FAILED')
    bench.clock.advance(5_000)
    expect(bench.call('GET', target).at('status')).toBe('SUCCESSFUL')
    const again = { total_amount: { value: 5, currency: 'EUR', minor_unit: 2 }, ...affiliate('A1') }
    expect(bench.call('POST', `${world.path}/checkout`, again).at('errors.type')).toBe(
      'DUPLICATE_TRANSACTION',
    )

    bench.reader.act('disconnect')
    bench.reader.act('show-pairing-code')
    const { screen } = bench.reader.view()
    const code = screen.kind === 'pairing-code' ? screen.code : ''
    const id = bench.call('POST', readersPath, { pairing_code: code, name: 'Bar' }).at('id')
    const next = world.restart()
    expect(next.call('GET', `${readersPath}/${id}`).at('status')).toBe('processing')
    next.clock.advance(1_000)
    expect(next.call('GET', `${readersPath}/${id}`).at('status')).toBe('paired')
  })

  it('keeps what a device did while it was away, also over its own restart', () => {
    const world = world0()
    world.bench.pay(affiliate('A1'))
    world.bench.reader.act('tap-good')
    world.bench.reader.act('unplug')
    const bench = world.restart()
    expect(bench.reader.view().screen.kind).toBe('off')
    expect(bench.cloud.transactions()).toEqual([])
    bench.reader.act('plug-in')
    expect(bench.cloud.transactions()).toMatchObject([{ foreignTransactionId: 'A1', status: 'SUCCESSFUL' }])
  })

  it('counts events on where they stopped', () => {
    const world = world0()
    const refund = (bench: Bench) => {
      const path = `/v1.0/merchants/${merchant.code}/payments/${bench.cloud.transactions()[0]?.id}/refunds`
      return bench.call('POST', path, { amount: 1 }).status
    }
    world.bench.pay()
    world.bench.reader.act('tap-good')
    world.bench.clock.advance(1_500)
    expect(refund(world.bench)).toBe(201)
    const bench = world.restart()
    expect(refund(bench)).toBe(201)
    const [charge] = bench.cloud.transactions()
    const [first, second] = charge?.refunds ?? []
    expect(second?.eventId).toBe((first?.eventId ?? 0) + 1)
  })

  it('passes over a last line that was torn, and stops at any other', () => {
    const world = world0()
    world.bench.pay()
    const torn = [...world.lines.slice(0, -1), (world.lines.at(-1) ?? '').slice(0, 20)]
    expect(
      startBench({ persistence: { load: () => torn, append: () => undefined } }).cloud.readers(),
    ).toHaveLength(1)
    const damaged = [...torn, ...world.lines]
    expect(() => startBench({ persistence: { load: () => damaged, append: () => undefined } })).toThrow(
      `The training ledger is damaged at line ${torn.length}.`,
    )
    const foreign = ['{"kind":"sale"}', ...world.lines]
    expect(() => startBench({ persistence: { load: () => foreign, append: () => undefined } })).toThrow(
      'line 1',
    )
  })
})

describe('a ledger in a file', () => {
  const folders: string[] = []
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })
  function file(): string {
    const folder = mkdtempSync(join(tmpdir(), 'suretill-ledger-'))
    folders.push(folder)
    return join(folder, 'cloud.jsonl')
  }

  it('survives a torn end and goes on behind it', () => {
    const path = file()
    const first = startBench({ persistence: ledgerFile(path) })
    const id = first.pair()
    first.reader.close()
    appendFileSync(path, '{"kind":"reader","id":"rdr_')
    const second = startBench({ persistence: ledgerFile(path), seed: 2 })
    expect(second.cloud.readers()).toMatchObject([{ id, status: 'paired' }])
    second.pay()
    const third = startBench({ persistence: ledgerFile(path), seed: 3 })
    expect(third.cloud.checkouts()).toHaveLength(1)
  })

  it('is written anew when most of it is history', () => {
    const path = file()
    const bench = startBench({ persistence: ledgerFile(path) })
    bench.pair()
    for (let index = 0; index < 150; index++) {
      bench.reader.act('lose-network')
      bench.reader.act('regain-network')
    }
    const before = readFileSync(path, 'utf8').split('\n').length
    const next = startBench({ persistence: ledgerFile(path), seed: 2 })
    const after = readFileSync(path, 'utf8').split('\n').length
    expect(before).toBeGreaterThan(200)
    expect(after).toBeLessThan(10)
    expect(next.cloud.readers()).toEqual(bench.cloud.readers())
  })

  it('begins empty where there is none', () => {
    expect(ledgerFile(file()).load()).toEqual([])
    const path = file()
    writeFileSync(path, '')
    expect(ledgerFile(path).load()).toEqual([])
  })
})

/** A paired reader over a ledger that outlives the process. */
function world0() {
  const lines: string[] = []
  const persistence: LedgerPersistence = { load: () => [...lines], append: (line) => void lines.push(line) }
  const bench = startBench({ persistence })
  const path = `${readersPath}/${bench.pair()}`
  let seed = 1
  let last = bench
  return {
    bench,
    path,
    lines,
    /** Kills everything, lets time pass in which nothing runs, and starts it again on the same ledger. */
    restart(downMs = 0): Bench {
      last.cloud.close()
      last.reader.close()
      const clock: VirtualClock = last.clock
      clock.advance(downMs)
      seed += 1
      last = startBench({ persistence, clock, seed })
      return last
    },
  }
}
