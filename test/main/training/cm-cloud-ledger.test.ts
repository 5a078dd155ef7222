import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ledgerFile } from '../../../main/training/cloud-ledger-file.ts'
import { testFolder } from '../../support/database.ts'
import { firstKey, startCmBench, transactionsPath } from './cm-bench.ts'
import { virtualClock } from './virtual-clock.ts'

function twoLives() {
  const path = join(testFolder(), 'cm.jsonl')
  const clock = virtualClock()
  const life = (seed: number) => {
    const bench = startCmBench({ clock, seed, persistence: ledgerFile(path) })
    const end = () => {
      bench.terminal.close()
      bench.cloud.close()
    }
    return { ...bench, end }
  }
  return { life, path }
}

describe('the virtual CM cloud after a restart', () => {
  it('knows its transactions, its keys and what the terminal shows', () => {
    const { life, path } = twoLives()
    const before = life(1)
    const id = before.shown()
    const secret = String(before.call('POST', '/apikeys', { label: 'second' }).at('apikey'))
    before.end()
    appendFileSync(path, '{"kind":"transaction","id":"torn')
    const after = life(2)
    expect(after.call('GET', '/stores', undefined, { 'api-key': secret }).status).toBe(200)
    expect(after.cloud.keys()).toHaveLength(2)
    expect(after.cloud.keys()[0]?.secret).toBe(firstKey)
    expect(after.terminal.view().screen.kind).toBe('present-card')
    after.terminal.act('tap-good')
    after.clock.advance(10_000)
    expect(after.state(id)).toEqual(['CLEARED', 'APPROVED'])
  })

  it('clears what was authorised before', () => {
    const { life } = twoLives()
    const before = life(1)
    const id = before.shown()
    before.terminal.act('tap-good')
    before.clock.advance(1_500)
    expect(before.state(id)).toEqual(['AUTHORIZED', 'APPROVED'])
    before.end()
    const after = life(2)
    after.clock.advance(3_000)
    expect(after.state(id)).toEqual(['CLEARED', 'APPROVED'])
  })

  it('writes its file anew when most of it is history', () => {
    const { life, path } = twoLives()
    const before = life(1)
    for (let round = 0; round < 60; round++) {
      before.shown()
      before.terminal.act('cancel')
      before.clock.advance(5_000)
    }
    before.end()
    const lines = ledgerFile(path).load().length
    const after = life(2)
    // One for each record, and one that the terminal writes when it is there again.
    expect(ledgerFile(path).load()).toHaveLength(60 + 1 + 1 + 1)
    expect(lines).toBeGreaterThan(300)
    expect(after.call('GET', `${transactionsPath}?size=100`).json).toHaveLength(60)
  })

  it('stops at a line that is no record of its own', () => {
    const { life, path } = twoLives()
    life(1).end()
    appendFileSync(path, '{"kind":"checkout"}\n{"kind":"memory","terminalId":"x"}\n')
    expect(() => life(2)).toThrow('The training ledger is damaged at line 3.')
  })
})
