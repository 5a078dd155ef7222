import { appendFileSync } from 'node:fs'
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
})
