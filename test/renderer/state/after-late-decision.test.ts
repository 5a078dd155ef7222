import { expect, it } from 'vitest'
import type { LateChargeView } from '../../../preload/contract/refund-views.ts'
import { afterLateDecision } from '../../../renderer/state/after-late-decision.ts'

const charge = {
  saleId: 's1',
  choice: 'reverse',
  completedSaleId: null,
  charged: { minor: 750, currency: 'EUR' },
}

function decided(phase: string, change: object = {}) {
  const did: string[] = []
  const note = (name: string) => () => void did.push(name)
  afterLateDecision({ ...charge, ...change } as LateChargeView, {
    session: {
      getState: () => ({ till: null }),
      notify: note('notice'),
      refreshState: note('state'),
    } as never,
    basket: { load: note('basket') } as never,
    payment: {
      getState: () => ({ phase, due: { saleId: 's1' } }),
      open: note('open'),
      completed: note('completed'),
    } as never,
  })
  return did.filter((name) => name !== 'state' && name !== 'basket')
}

it.each([
  ['choosing', {}, ['open']],
  ['following', {}, ['open']],
  ['done', {}, ['notice']],
  ['closed', {}, ['notice']],
  ['choosing', { saleId: 's2' }, ['notice']],
  ['choosing', { choice: 'book', completedSaleId: 's1' }, ['completed']],
])('while the payment screen is %s (%o) the till goes on by: %j', (phase, change, expected) => {
  expect(decided(phase, change)).toEqual(expected)
})
