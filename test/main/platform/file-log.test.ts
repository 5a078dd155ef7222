import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileLog } from '../../../main/platform/file-log.ts'
import { testFolder } from '../../support/database.ts'

describe('the log', () => {
  it('writes one line of JSON an event, with its time', () => {
    const folder = testFolder()
    fileLog(folder, () => 0).info('till.started', { port: 1 })
    expect(JSON.parse(readFileSync(join(folder, 'till.log'), 'utf8'))).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      level: 'info',
      event: 'till.started',
      port: 1,
    })
  })

  it('keeps keys out, by name and by shape, also deep inside', () => {
    const folder = testFolder()
    const log = fileLog(folder, () => 0)
    log.warn('x', {
      apiKey: 'canary-1',
      nested: { Authorization: 'canary-2' },
      text: 'sent Bearer canary-3 and sup_sk_canary4',
    })
    const text = readFileSync(join(folder, 'till.log'), 'utf8')
    expect(text).not.toMatch(/canary/)
    expect(text).toMatch(/removed/)
  })
})
