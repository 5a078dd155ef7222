import { performance } from 'node:perf_hooks'
import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'
import type { AnswerSigns } from '../domain/answer-signs.ts'
import { type ClockWatch, watchClock } from '../office/clock-watch.ts'
import type { Clock, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'

/** What the answers of the card services show of this machine: its clock, and whether its network wants a sign-in. */
export type MachineWatch = Pick<ClockWatch, 'confirm' | 'stop'> & {
  heard(signs: AnswerSigns): void
  warnings(): MachineWarning[]
}

export function watchMachine(outside: {
  database: Database
  clock: Clock
  log: Log
  onChange(): void
}): MachineWatch {
  const time = watchClock({ ...outside, steady: () => performance.now() })
  let wantsSignIn = false
  time.start()
  return {
    heard(signs) {
      if (signs.isSignIn !== wantsSignIn) {
        wantsSignIn = signs.isSignIn
        outside.log.warn('network.sign-in', { wanted: wantsSignIn })
        outside.onChange()
      }
      if (!signs.isSignIn) time.heard(signs)
    },
    warnings: () => [...(wantsSignIn ? [{ code: 'sign-in-needed' as const }] : []), ...time.warnings()],
    confirm: time.confirm,
    stop: time.stop,
  }
}
