import type { Database } from '../../main/store/database.ts'
import { insertReader } from '../../main/store/reader-store.ts'
import { mend, seatCardholder } from './cardholder.ts'
import { seatCashier } from './cashier.ts'
import { openClouds } from './clouds.ts'
import { cmReaderId } from './cm-adapter.ts'
import type { Coverage } from './coverage.ts'
import { judgeDecisions, planDarkness } from './decide-leftovers.ts'
import type { Disk } from './disk.ts'
import { drainMicrotasks } from './drain.ts'
import { createOracle } from './oracle.ts'
import { type Plan, planOf } from './plan.ts'
import { createPower } from './power.ts'
import { judgePapers } from './printer.ts'
import { chanceOf } from './random.ts'
import { sumUpReaderId } from './sumup-adapter.ts'
import { readerIds } from './two-readers.ts'
import { virtualTime } from './virtual-time.ts'
import type { Violation, World } from './world.ts'

/* One seed, one run: a shop with its till, its reader, its provider and its people, from the first sale to rest. */

export type RunOptions = { disk: Disk; coverage: Coverage; timeline?: (line: string) => void; plan?: Plan }

/** When the faults are over, everything has this long to come to rest. */
const restMs = 40 * 60_000
const restLooksMs = 1_000
const longestRunMs = 6 * 3_600_000
/** An approval that is still to come is found within the till's three days; then the run ends. */
const longestLateRunMs = 76 * 3_600_000
/** Friday, 27 November 2026, ten o'clock in the shop. */
const opensAt = Date.UTC(2026, 10, 27, 9, 0, 0)

/** What stands in the database before a run: a shop that was set up, with its reader. */
export function furnish(database: Database): void {
  const shared = { pairing: 'paired', isDefault: false, createdAt: 0 } as const
  insertReader(database, {
    ...shared,
    id: readerIds.sumup,
    provider: 'sumup',
    providerReaderId: sumUpReaderId,
    color: 'blue',
    name: 'Counter',
    model: 'solo',
    serial: 'U1DT3NA00-CN',
  })
  insertReader(database, {
    ...shared,
    id: readerIds.cm,
    provider: 'cm',
    providerReaderId: cmReaderId,
    color: 'green',
    name: 'Door',
    model: 'SUNMI P2lite',
    serial: 'PL0919CQ00305',
  })
}

/** The reader that this till uses. In a shop with one provider the other one's lies in a drawer. */
function chooseReader({ disk, plan }: World): void {
  disk.raw().sql<[string]>('update readers set is_default = (provider = ?)').run(plan.provider)
}

export function simulateSeed(seed: number, options: RunOptions): Violation[] {
  const world = createWorld(seed, options)
  const { time, plan, clouds } = world
  const papers: string[] = []
  const oracle = createOracle(world)
  chooseReader(world)
  options.coverage.life(plan.second === null ? plan.provider : 'both')
  const power = createPower(world, oracle, papers)
  power.switchOn()
  const cashier = seatCashier(world, oracle)
  seatCardholder(world, cashier.current)
  planClock(world)
  planRevocation(world)
  planDarkness(world)
  time.schedule(world.startedAt + plan.faultsUntil, () => mend(world))
  drainMicrotasks()

  let restUntil = Number.POSITIVE_INFINITY
  let looksForRestAt = 0
  /** The faults are over, and something is still to be found out: an approval that came late, or a bug. */
  let isLate = false
  const isAtRest = () => {
    if (time.now() < looksForRestAt || !cashier.isDone()) return false
    looksForRestAt = time.now() + restLooksMs
    if (isLate) return oracle.hasComeToRest()
    if (world.isQuiet() && restUntil === Number.POSITIVE_INFINITY) restUntil = time.now() + restMs
    return !plan.watchesToTheEnd && oracle.hasComeToRest()
  }
  const live = (until: () => number) => {
    while (time.step(until())) {
      if (world.woken) {
        world.woken = false
        drainMicrotasks()
      }
      power.look()
      if (isAtRest()) return
    }
  }
  live(() => Math.min(restUntil, world.startedAt + longestRunMs))
  if (!oracle.hasComeToRest()) {
    // Where nobody can be asked it takes hours until a person may decide.
    if (!clouds.isSettled() && !plan.decides) oracle.quiet()
    isLate = true
    live(() => world.startedAt + longestLateRunMs)
  }
  if (!cashier.isDone()) world.violated('I4', 'the cashier never got through')
  oracle.atRest()
  judgePapers(world, papers)
  judgeDecisions(world)
  clouds.close()
  options.disk.reset()
  return world.violations
}

function createWorld(seed: number, { disk, coverage, timeline, plan: given }: RunOptions): World {
  const plan = given ?? planOf(seed)
  const time = virtualTime(opensAt)
  const world: World = {
    seed,
    plan,
    startedAt: opensAt,
    time,
    disk,
    coverage,
    clouds: openClouds(seed, time, plan),
    isQuiet: () => time.now() - opensAt >= plan.faultsUntil,
    running: undefined,
    woken: false,
    clockOffsetMs: 0,
    violations: [],
    met: new Set(),
    violated(invariant, what) {
      world.violations.push({ invariant, what, at: time.now() - opensAt })
      world.note('VIOLATION', () => `${invariant}: ${what}`)
    },
    note(who, what) {
      if (timeline) timeline(lineOf(time.now() - opensAt, who, what()))
    },
    chances: {
      network: chanceOf(seed, 2),
      cashier: chanceOf(seed, 3),
      device: chanceOf(seed, 4),
      power: chanceOf(seed, 5),
      readers: chanceOf(seed, 8),
    },
    onMove: [],
  }
  return world
}

function lineOf(at: number, who: string, what: string): string {
  return `${(at / 1_000).toFixed(3).padStart(10)}  ${who.padEnd(10)} ${what}`
}

function planClock(world: World): void {
  for (const { at, by } of world.plan.clockJumps)
    world.time.schedule(world.startedAt + at, () => {
      world.clockOffsetMs += by
      world.coverage.fault(by > 0 ? 'clock-forward' : 'clock-back')
      world.coverage.visited(by > 0 ? 'K9' : 'C1')
      world.note('clock', () => `moves by ${by / 1_000} s`)
    })
}

function planRevocation({ plan, time, startedAt, clouds, coverage }: World): void {
  if (!plan.revoked) return
  const cloud = clouds.of(plan.provider)
  coverage.fault('key-revoked')
  time.schedule(startedAt + plan.revoked.from, () => cloud.setKeyValid(false))
  time.schedule(startedAt + Math.min(plan.revoked.to, plan.faultsUntil), () => cloud.setKeyValid(true))
}
