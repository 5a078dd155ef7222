import { PowerCut } from './disk.ts'
import type { Life } from './life.ts'
import type { World } from './world.ts'

/* The counter between cashier and till: calls that a power cut may end, and waiting. */

/** How long a person takes to look up when the screen has gone dark. */
const waitForStartMs = 1_000

/**
 * Presses something. Undefined: the till died over it, and nobody saw an answer. A till that is off is waited for, unless
 * the press cannot wait.
 */
export async function callTill<T>(
  world: World,
  press: (life: Life) => T,
  waits = true,
): Promise<T | undefined> {
  for (;;) {
    const { running } = world
    if (running && !running.isDead) {
      try {
        const answer = press(running.life)
        world.woken = true
        return running.isDead ? undefined : answer
      } catch (error) {
        if (error instanceof PowerCut) return undefined
        throw error
      }
    }
    if (!waits) return undefined
    await pause(world, waitForStartMs)
  }
}

export function pause(world: World, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    world.time.schedule(world.time.now() + milliseconds, () => {
      world.woken = true
      resolve()
    })
  })
}
