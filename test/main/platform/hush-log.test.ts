import { expect, it } from 'vitest'
import { hushLog } from '../../../main/platform/hush-log.ts'

it('takes a known secret out of a log entry wherever it stands', () => {
  const lines: string[] = []
  const note = (event: string, values?: Record<string, unknown>) =>
    void lines.push(JSON.stringify({ event, values }))
  const log = hushLog({ info: note, warn: note, error: note }, () => ['canary-4711', '12'])
  log.info('a', { problem: 'refused canary-4711!', count: 12 })
  log.warn('b', { deep: [{ 'x canary-4711': ['canary-4711', null] }] })
  log.error('c')
  expect(lines.join('\n')).not.toContain('canary-4711')
  expect(lines[0]).toContain('"count":12')
  expect(lines[1]).toContain('[removed]')
})
