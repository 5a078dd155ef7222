import type { NudgeTopic } from '../../preload/contract/channels.ts'
import { ok, type Result } from '../../preload/contract/result.ts'
import { correctTender, payOut } from '../sales/change-tender.ts'
import { type GiveBackContext, giveBack, lookAtGiveBack } from '../sales/give-back.ts'
import { lookAtReturnable } from '../sales/returnable.ts'
import { owedReturns, type SaleReturnsContext, saleReturns } from '../sales/sale-returns.ts'
import { takeBack } from '../sales/take-back.ts'
import type { Handlers } from './door.ts'

type Returns = GiveBackContext & SaleReturnsContext & { nudge(topic: NudgeTopic): void; wakeQueue(): void }

export function returnHandlers({ returns }: { returns: Returns }) {
  /** What an entry beside a sale left of it. */
  const told = (written: Result<string>) => {
    if (!written.ok) return written
    for (const topic of ['sales', 'payment'] as const) returns.nudge(topic)
    return saleReturns(returns, written.value)
  }
  return {
    'return.look': ({ saleId }) => lookAtReturnable(returns, saleId),
    'return.add': (request) => {
      const taken = takeBack(returns, request)
      if (taken.ok) returns.nudge('basket')
      return taken
    },
    'return.plan': ({ saleId }) => lookAtGiveBack(returns, saleId),
    'return.give-back': (request) => {
      const given = giveBack(returns, request)
      if (given.ok) for (const topic of ['basket', 'sales', 'payment'] as const) returns.nudge(topic)
      returns.wakeQueue()
      return given
    },
    'return.owed': () => ok(owedReturns(returns)),
    'return.pay-out': (request) => told(payOut(returns, request)),
    'tender.correct': (request) => told(correctTender(returns, request)),
    'return.of-sale': ({ saleId }) => saleReturns(returns, saleId),
  } satisfies Partial<Handlers>
}
