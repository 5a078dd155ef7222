import { giveBack, lookAtGiveBack } from '../../main/sales/give-back.ts'
import { openBasket, saleTotal } from '../../main/sales/open-basket.ts'
import { finishFree } from '../../main/sales/record-sale.ts'
import { takeBack } from '../../main/sales/take-back.ts'
import type { PaymentView } from '../../preload/contract/views.ts'
import { auditReturns } from '../support/audit-till.ts'
import { callTill, pause } from './counter.ts'
import type { Oracle } from './oracle.ts'
import type { World } from './world.ts'

/* A customer who paid by card brings goods back: all of it, or the first article, taken back twice in a hurry. */

type Taken = Parameters<typeof takeBack>[1]['taken']

const mostTries = 8
const tryAgainMs = 2_000

export async function takeGoodsBack(world: World, oracle: Oracle, paid: PaymentView): Promise<void> {
  const { returns } = world.plan
  if (returns === null) return
  const { saleId } = paid
  const taken: Taken =
    returns === 'all' ? { kind: 'all' } : { kind: 'lines', lines: [{ position: 1, quantityMilli: 1000 }] }
  world.note('cashier', () => `takes back ${returns} of ${saleId}`)
  for (let look = 0; look < mostTries; look += 1) {
    const answer = await callTill(world, ({ sales }) => takeBack(sales, { saleId, taken }))
    // A sale that is not recorded, or whose money was taken back, has nothing to give.
    if (answer && !answer.ok && answer.error.code !== 'return-in-basket') return
    const done = answer && (await finishReturn(world, oracle))
    if (done) {
      await again(world, saleId, taken)
      return
    }
    await pause(world, tryAgainMs)
  }
}

async function finishReturn(world: World, oracle: Oracle): Promise<boolean> {
  const open = await callTill(world, ({ sales }) => {
    const { id } = openBasket(sales)
    return { id, total: saleTotal(sales, id) }
  })
  if (!open?.total) return false
  const { id, total } = open
  oracle.willCost(id, total.totalMinor)
  const given = await callTill(world, ({ returns, sales }) => {
    if (total.totalMinor === 0) return finishFree(sales, id)
    const plan = lookAtGiveBack(returns, id)
    return plan.ok ? giveBack(returns, { saleId: id, cashMinor: plan.value.cash?.inCoins.minor ?? 0 }) : plan
  })
  // Nobody saw whether it counted: the till says so when it is asked for the same again.
  if (given === undefined) {
    const after = await callTill(world, ({ returns }) => giveBack(returns, { saleId: id, cashMinor: 0 }))
    return after?.ok ?? false
  }
  if (!given.ok) return false
  await callTill(world, ({ returns }) => returns.wakeQueue())
  world.coverage.visited('goods-returned')
  if (given.value.tenders.some(({ tender }) => tender === 'card')) world.coverage.visited('returned-to-card')
  return true
}

/** The same goods on the counter once more: there is nothing left of them. */
async function again(world: World, saleId: string, taken: Taken): Promise<void> {
  if (taken.kind !== 'all') return
  const twice = await callTill(world, ({ sales }) => takeBack(sales, { saleId, taken }))
  if (twice?.ok) world.violated('I10', `${saleId} came back twice`)
}

/** What came back is never more than was sold, and every return has its money named to the cent. */
export function checkReturns(world: World): void {
  for (const problem of auditReturns(world.disk.raw())) world.violated('I10', problem)
}
