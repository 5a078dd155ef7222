import { callTill } from './counter.ts'
import type { Oracle } from './oracle.ts'
import type { World } from './world.ts'

/** The Z report, wanted now. Refused while a payment is open, and asked why while money is on its way; pressed twice it is the same Z. */
export async function pressZ(world: World, oracle: Oracle, hasDecided = false): Promise<void> {
  world.note('cashier', () => 'presses Z')
  const closed = await callTill(world, (life) => {
    const asked = life.closeDay()
    const wantsReason = !asked.ok && asked.error.code === 'day-needs-reason'
    return wantsReason ? life.closeDay({ reason: 'The shop closes' }) : asked
  })
  if (!closed) return
  if (closed.ok) oracle.zShown(closed.value)
  else if (closed.error.code === 'day-has-open-payments' && hasDecided)
    world.violated('I4', 'somebody has decided, and the day does not close')
  else if (closed.error.code === 'day-has-open-payments') world.coverage.visited('C6')
  else if (closed.error.code !== 'day-empty')
    world.violated(
      'I15',
      `the Z was refused: ${closed.error.code} ${JSON.stringify(closed.error.values ?? {})}`,
    )
}
