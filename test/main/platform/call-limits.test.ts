import { describe, expect, it } from 'vitest'
import { boundedCalls } from '../../../main/platform/call-limits.ts'
import { fail, ok, type Result } from '../../../preload/contract/result.ts'

describe('the calls of one window', () => {
  it('pass up to the limit of a second and again as time goes on', async () => {
    let now = 0
    const call = boundedCalls(
      async () => ok('done'),
      () => now,
      { atOnce: 10, perSecond: 3 },
    )
    const ask = () => call('till.state', undefined)
    for (let turn = 0; turn < 3; turn += 1) expect(await ask()).toEqual(ok('done'))
    expect(await ask()).toEqual(fail('too-busy'))
    now = 400
    expect(await ask()).toEqual(ok('done'))
    expect(await ask()).toEqual(fail('too-busy'))
  })

  it('are bounded in how many run at once, whatever becomes of them', async () => {
    const waiting: ((result: Result<unknown>) => void)[] = []
    const refuse = () => Promise.reject(new Error('a bug'))
    let answer: () => Promise<Result<unknown>> = () => new Promise((resolve) => waiting.push(resolve))
    const call = boundedCalls(
      () => answer(),
      () => 0,
      { atOnce: 2, perSecond: 100 },
    )
    const first = call('a', undefined)
    const second = call('b', undefined)
    expect(await call('c', undefined)).toEqual(fail('too-busy'))
    for (const resolve of waiting) resolve(ok('done'))
    expect(await Promise.all([first, second])).toEqual([ok('done'), ok('done')])
    answer = refuse
    for (let turn = 0; turn < 3; turn += 1) await expect(call('d', undefined)).rejects.toThrow('a bug')
  })
})
