import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ledgerFile } from '../../../main/training/cloud-ledger-file.ts'
import { testFolder } from '../../support/database.ts'

describe('the file of the virtual cloud', () => {
  it('writes nothing onto a line that a full disk has cut short', () => {
    const path = join(testFolder(), 'cloud.jsonl')
    const file = ledgerFile(path)
    file.append('{"a":1}')
    appendFileSync(path, '{"torn')
    file.append('{"b":2}')
    expect(file.load()).toEqual(['{"a":1}', '{"b":2}'])
  })

  it('goes on with what is whole when a power cut has taken the middle, and keeps the damaged file', () => {
    const path = join(testFolder(), 'cloud.jsonl')
    const damaged = `${'\0'.repeat(40)}lf"}\n{"a":1}\n{"b":${'\0'.repeat(7)}\n{"c":3}\n`
    writeFileSync(path, damaged)
    expect(ledgerFile(path).load()).toEqual(['{"a":1}', '{"c":3}'])
    expect(readFileSync(`${path}.damaged`, 'utf8')).toBe(damaged)
    ledgerFile(path).append('{"d":4}')
    expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n{"c":3}\n{"d":4}\n')
  })

  it('keeps no copy of a file that is whole, or only torn at its end', () => {
    const path = join(testFolder(), 'cloud.jsonl')
    writeFileSync(path, '{"a":1}\n{"torn')
    expect(ledgerFile(path).load()).toEqual(['{"a":1}'])
    expect(existsSync(`${path}.damaged`)).toBe(false)
  })
})
