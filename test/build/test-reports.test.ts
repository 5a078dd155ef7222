import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readPlaywrightReport, readVitestReport, sum } from '../../build/test-reports.mjs'

const folder = mkdtempSync(join(tmpdir(), 'suretill-reports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function written(report: unknown): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(report))
  return path
}

describe('the counts at the end of the tests', () => {
  it('name each unit test that failed, and a file that did not load', () => {
    const path = written({
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [
        {
          name: join(process.cwd(), 'test/a.test.ts'),
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a sum is right' },
            { status: 'failed', fullName: 'a sum is rounded' },
          ],
        },
        { name: join(process.cwd(), 'test/b.test.ts'), status: 'failed', assertionResults: [] },
      ],
    })
    expect(readVitestReport(path, 1).names).toEqual([
      join('test', 'a.test.ts › a sum is rounded'),
      join('test', 'b.test.ts'),
    ])
  })

  it('name each end-to-end test that failed or passed only at its second try, with its host', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ projectName: 'browser', status }] })
    const path = written({
      stats: { expected: 1, unexpected: 1, flaky: 1 },
      suites: [
        {
          title: 'card.spec.ts',
          specs: [spec('pays', 'expected'), spec('declines', 'unexpected')],
          suites: [{ title: 'offline', specs: [spec('waits', 'flaky')] }],
        },
      ],
    })
    expect(readPlaywrightReport(path, 1)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 0,
      names: ['[browser] card.spec.ts › declines', '[browser] card.spec.ts › offline › waits'],
    })
  })

  it('count a tool that ends badly and says nothing as a failure', () => {
    const silent = readVitestReport(join(folder, 'there is none.json'), 134)
    expect(silent).toMatchObject({ failed: 1, names: ['the unit tests ended with code 134'] })
    expect(sum([silent, silent])).toMatchObject({ passed: 0, failed: 2 })
  })
})
