import type { Clock, Ids } from '../../main/ports.ts'
import { PowerCut } from './disk.ts'
import { beginLife } from './life.ts'
import { networkFor } from './network.ts'
import type { Oracle } from './oracle.ts'
import { simulatedPrinter } from './printer.ts'
import type { FaultPlace, Running, World } from './world.ts'

/*
 * The till's process: it is started, it dies at one of its fault points when its time has come, and somebody starts it
 * again. A dead process has no timers, no answers and no disk.
 */

export type Power = {
  switchOn(): void
  /** Called after every event: notices a death and plans the next start. */
  look(): void
}

const never = Number.POSITIVE_INFINITY

export function createPower(world: World, oracle: Oracle, papers: string[]): Power {
  const { time, plan, disk, chances } = world
  const silent = () => undefined
  let lives = 0
  let drawn = 0
  const ids: Ids = {
    uuid: () => `00000000-0000-7000-8000-${String(++drawn).padStart(12, '0')}`,
    reference: () => `R${String(++drawn).padStart(13, '0')}`,
  }

  function switchOn(): void {
    lives += 1
    const running = createRunning(lives, plan.lives[lives - 1] ?? never)
    world.running = running
    const clock = clockOf(running)
    const database = disk.openFor({
      faultPoint: (place) => running.faultPoint(place),
      committed: (moves) => {
        for (const move of moves) for (const told of world.onMove) told(move)
      },
    })
    running.database = database
    const fetch = networkFor(world, running, oracle)
    running.life = beginLife({
      database,
      clock,
      ids,
      log: {
        info: silent,
        warn: silent,
        error: (event, values) => world.note('log', () => `${event} ${JSON.stringify(values)}`),
      },
      random: chances.power.next,
      providers: world.clouds.all.map((cloud) => cloud.provider({ fetch, clock })),
      printer: simulatedPrinter(world, running, papers),
      printReceipts: plan.printsReceipts ? 'always' : 'on-request',
      nudge: silent,
    })
    world.note('power', () => `life ${lives} begins`)
    world.woken = true
    try {
      running.life.start()
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error
    }
  }

  function createRunning(number: number, mortal: number): Running {
    let left = mortal
    const running = {
      number,
      isDead: false,
      faultPoint(place: FaultPlace) {
        if (running.isDead) throw new PowerCut()
        left -= 1
        if (left > 0 || world.isQuiet()) return
        running.isDead = true
        world.note('power', () => `dies ${place}`)
        oracle.died(place)
        throw new PowerCut()
      },
    } as Running
    return running
  }

  function clockOf(running: Running): Clock {
    const now = () => time.now() + world.clockOffsetMs
    return {
      now,
      // As the machine's own timers: they count the time that passes, not what the wall clock says.
      schedule(at, work) {
        return time.schedule(time.now() + Math.max(0, at - now()), () => {
          if (running.isDead) return
          try {
            running.faultPoint('wake-up')
          } catch (error) {
            if (error instanceof PowerCut) return
            throw error
          }
          world.woken = true
          work()
        })
      },
    }
  }

  return {
    switchOn,
    look() {
      if (!world.running?.isDead) return
      world.running = undefined
      disk.close()
      time.schedule(time.now() + chances.power.between(500, 20_000), switchOn)
    },
  }
}
