import { startRefund } from '../../main/refunds/start-refund.ts'
import { callTill, pause } from './counter.ts'
import type { GiveBack } from './plan.ts'
import type { World } from './world.ts'

/* Somebody wants money back: in one piece, in two, twice by two people, or before the payment has its verdict. */

export type RefundPress = { refundId: string; paymentId: string; amountMinor: number | null }

/** @returns what the till said */
async function press(world: World, wish: RefundPress): Promise<string | undefined> {
  world.note('cashier', () => `presses Refund: ${JSON.stringify(wish)}`)
  const started = await callTill(world, ({ refunds }) =>
    startRefund(refunds, { ...wish, cause: 'asked-for' }),
  )
  if (!started) return undefined
  return started.ok ? 'started' : started.error.code
}

/** Of a payment that waits for its verdict nothing goes back. */
export async function refundTooEarly(world: World, paymentId: string): Promise<void> {
  const said = await press(world, { refundId: `early-${paymentId}`, paymentId, amountMinor: null })
  if (said === 'started') world.violated('I10', `a refund of ${paymentId} was started before its verdict`)
  else if (said === 'refund-not-possible') world.coverage.visited('R9')
}

export async function giveBack(
  world: World,
  how: GiveBack,
  paymentId: string,
  paidMinor: number,
): Promise<void> {
  const refund = (name: string, amountMinor: number | null) =>
    press(world, { refundId: `${name}-${paymentId}`, paymentId, amountMinor })
  const half = Math.ceil(paidMinor / 2)
  if (how === 'all') {
    await refund('refund', null)
    return
  }
  if (how === 'twice') {
    // Two people, two buttons; and one of them presses twice.
    const first = [await refund('refund', null), await refund('refund', null)]
    const second = await refund('again', null)
    // Of a press that the power cut short nobody knows whether it counted.
    if (second === 'started' && first.includes('started'))
      world.violated('I10', `${paymentId} is refunded twice`)
    else if (second === 'refund-too-much') world.coverage.visited('R7')
    return
  }
  await refund('first-part', half)
  await pause(world, world.chances.cashier.between(0, 20_000))
  await refund('second-part', paidMinor - half)
  const beyond = await refund('beyond', 1)
  if (beyond === 'refund-too-much') world.coverage.visited('R8')
}
