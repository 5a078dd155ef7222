import { performance } from 'node:perf_hooks'
import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'
import type { AnswerSigns } from '../domain/answer-signs.ts'
import type { DataPlace } from '../domain/data-place.ts'
import { type ClockWatch, watchClock } from '../office/clock-watch.ts'
import { watchBooks } from '../office/watch-books.ts'
import { dataDrive } from '../platform/data-drive.ts'
import type { Clock, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'

/** What is wrong with this machine: its clock, its network, what its disk made of the books. */
export type MachineWatch = Pick<ClockWatch, 'confirm' | 'stop'> & {
  heard(signs: AnswerSigns): void
  checkBooks(): void
  warnings(): MachineWarning[]
}

export function watchMachine(outside: {
  database: Database
  clock: Clock
  log: Log
  /** Where the data lies. */
  folder: string
  onChange(): void
}): MachineWatch {
  const time = watchClock({ ...outside, steady: () => performance.now() })
  const books = watchBooks(outside)
  const place = dataDrive(outside.folder)
  let wantsSignIn = false
  time.start()
  books.start()
  return {
    heard(signs) {
      if (signs.isSignIn !== wantsSignIn) {
        wantsSignIn = signs.isSignIn
        outside.log.warn('network.sign-in', { wanted: wantsSignIn })
        outside.onChange()
      }
      if (!signs.isSignIn) time.heard(signs)
    },
    warnings: () => [
      ...(wantsSignIn ? [{ code: 'sign-in-needed' as const }] : []),
      ...time.warnings(),
      ...books.warnings(),
      ...warningOfPlace(place),
    ],
    checkBooks: books.checkNewest,
    confirm: time.confirm,
    stop() {
      time.stop()
      books.stop()
    },
  }
}

/** It stays until the folder lies elsewhere: whatever it costs shows on some other day. */
function warningOfPlace(place: DataPlace | null): MachineWarning[] {
  if (place === null) return []
  return [{ code: place.kind === 'network' ? 'data-on-network' : 'data-synced', place: place.name }]
}
