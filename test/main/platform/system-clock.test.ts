import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../main/platform/system-clock.ts'

describe('the clock of the machine', () => {
  it('never runs work before its time, also where a timer fires early', async () => {
    // This wall clock lags behind the timers, as a real one does by a part of a millisecond.
    const lagMs = 3
    const now = () => Date.now() - lagMs
    const clock = systemClock(now)
    const early: number[] = []
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const at = now() + (index % 7)
        return new Promise<void>((resolve) => {
          clock.schedule(at, () => {
            if (now() < at) early.push(at)
            resolve()
          })
        })
      }),
    )
    expect(early).toEqual([])
  })

  it('runs overdue work at once and forgets what was called off', async () => {
    const clock = systemClock()
    const ran: string[] = []
    const callOff = clock.schedule(clock.now() + 5, () => ran.push('called off'))
    callOff()
    await new Promise<void>((resolve) => {
      clock.schedule(clock.now() - 1000, () => {
        ran.push('overdue')
        resolve()
      })
    })
    expect(ran).toEqual(['overdue'])
  })
})
