import { setDefaultReader } from '../../main/payments/readers.ts'
import { startCardPayment } from '../../main/payments/start-payment.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import type { ProviderId } from './cloud-adapter.ts'
import { callTill } from './counter.ts'
import type { Oracle } from './oracle.ts'
import type { World } from './world.ts'

/* A counter with a reader of each card service: one is chosen by name, or the till is given the other one. */

export const readerIds: Record<ProviderId, string> = { sumup: 'reader-1', cm: 'reader-2' }

/** @returns the reader that the cashier names; null: the one that this till uses */
export function readerByName({ plan, chances }: World): string | null {
  if (plan.second === null || chances.readers.happens(0.4)) return null
  return readerIds[chances.readers.pick([plan.provider, plan.second])]
}

/** After an attempt that came to nothing, and for the next customer: with the other one from here on, perhaps. */
export async function perhapsChangeReader(world: World): Promise<void> {
  const { plan, chances, coverage } = world
  if (plan.second === null || !chances.readers.happens(0.4)) return
  const readerId = readerIds[chances.readers.pick([plan.provider, plan.second])]
  world.note('cashier', () => `gives the till ${readerId}`)
  const changed = await callTill(world, ({ payments }) => setDefaultReader(payments, { readerId }))
  if (changed?.ok) coverage.visited('reader-changed')
}

/** Presses Card for the reader of the other service, while the first one has not said how it ends. */
export async function perhapsWantOther(
  world: World,
  oracle: Oracle,
  first: Pick<PaymentView, 'paymentId' | 'saleId'>,
  freshId: () => string,
): Promise<void> {
  const { plan, chances, coverage } = world
  if (plan.second === null || !chances.readers.happens(0.5)) return
  const provider = oracle.providerOf(first.paymentId)
  const readerId = readerIds[provider === plan.provider ? plan.second : plan.provider]
  const request = { paymentId: freshId(), saleId: first.saleId, amountMinor: null, readerId }
  world.note('cashier', () => `wants ${readerId} instead: ${request.paymentId}`)
  const answer = await callTill(world, ({ payments }) => startCardPayment(payments, request), false)
  if (answer?.ok) oracle.otherServiceStarted(first.paymentId, answer.value)
  else if (answer?.error.code === 'payment-open') coverage.visited('second-service-refused')
}
