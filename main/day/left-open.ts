import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'
import { businessDate } from '../domain/business-day.ts'
import { shopTime } from '../domain/shop-time.ts'
import { readOpenDay } from '../store/day-store.ts'
import type { DayContext } from './day-context.ts'

/*
 * A day that nobody closed. From the next business day on it is said on every screen, before anything is sold into it; nothing
 * is held up, because a queue at the counter is no time to count a drawer.
 */

export type LeftOpen = { warnings(): MachineWarning[]; stop(): void }

/** Screens ask by themselves when something happens; a till that stood all night is told. */
const lookGapMs = 300_000

export function watchLeftOpen(
  context: Pick<DayContext, 'database' | 'clock' | 'settings'>,
  onChange: () => void,
): LeftOpen {
  const { clock } = context
  let said = leftOpenSince(context)
  let callOff = (): void => undefined
  const lookLater = (): void => {
    callOff = clock.schedule(clock.now() + lookGapMs, () => {
      const since = leftOpenSince(context)
      if (since !== said) onChange()
      said = since
      lookLater()
    })
  }
  lookLater()
  return {
    warnings() {
      const date = leftOpenSince(context)
      return date === null ? [] : [{ code: 'day-left-open', date }]
    },
    stop: () => callOff(),
  }
}

/** The business day that is open although another one has begun. */
function leftOpenSince({ database, clock, settings }: Pick<DayContext, 'database' | 'clock' | 'settings'>) {
  const day = readOpenDay(database)
  if (!day) return null
  const { timeZone, dayEndsAt } = settings()
  // A clock that was set back makes no day of tomorrow a forgotten one.
  return day.date < businessDate(shopTime(timeZone), clock.now(), dayEndsAt) ? day.date : null
}
