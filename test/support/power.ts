import type { Clock } from '../../main/ports.ts'
import type { Database, Statement } from '../../main/store/database.ts'

/* Power that goes after so many steps, and the parts of a till that die with it. */

export class PowerCut extends Error {}

/** Lets `steps` commits and provider calls begin or end, then everything of this life throws or never returns. */
export function powerSupply(steps: number) {
  let left = steps
  const supply = {
    isOff: () => left <= 0,
    use() {
      if (left <= 0) throw new PowerCut()
      left -= 1
      if (left <= 0) throw new PowerCut()
    },
  }
  return supply
}
export type Supply = ReturnType<typeof powerSupply>

/** Before and after each commit the power may go: what was committed stays, what was not is gone. */
export function mortalDatabase(database: Database, power: Supply): Database {
  const commit = <T>(work: () => T): T => {
    if (database.isInTransaction()) return work()
    power.use()
    const result = work()
    power.use()
    return result
  }
  return {
    ...database,
    inTransaction: (work) => commit(() => database.inTransaction(work)),
    sql<Parameters extends unknown[], Row>(text: string): Statement<Parameters, Row> {
      const statement = database.sql<Parameters, Row>(text)
      if (!/^\s*(insert|update|delete)/i.test(text)) return statement
      return {
        get: (...parameters) => commit(() => statement.get(...parameters)),
        all: (...parameters) => commit(() => statement.all(...parameters)),
        run: (...parameters) => commit(() => statement.run(...parameters)),
        iterate: (...parameters) => statement.iterate(...parameters),
      }
    },
  }
}

/** Timers of a dead process do not ring. */
export function mortalClock(clock: Clock, power: Supply): Clock {
  return {
    now: () => clock.now(),
    schedule: (at, work) => clock.schedule(at, () => void (power.isOff() || work())),
  }
}
