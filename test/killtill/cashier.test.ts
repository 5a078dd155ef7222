import { expect, it } from 'vitest'
import { seededRandom } from '../bench/random.ts'
import { type AskTill, Refused } from '../support/ask-till.ts'
import { prepareSale } from './cashier.ts'

/** A till whose open sale is held by an attempt, which ends as approved just before the sale is put aside. */
function overtakingTill(code: string) {
  let isHeld = true
  const asked: string[] = []
  const ask = async (name: string) => {
    asked.push(name)
    switch (name) {
      case 'payment.open':
        return isHeld ? [{ saleId: 'first' }] : []
      case 'basket.get':
        return isHeld ? { basketId: 'first', lines: [{}] } : { basketId: 'second', lines: [] }
      case 'basket.park':
        isHeld = false
        throw new Refused(name, code, undefined)
      case 'basket.parked':
      case 'late-charge.list':
        return []
      case 'catalogue.tiles':
        return { quick: [{ productId: 1, price: { minor: 100, currency: 'EUR' } }] }
      case 'basket.add-product':
        return {}
      default:
        return {
          saleId: 'second',
          readers: [{ readerId: 'r1', busyWith: null, pairing: 'paired', providerName: 'SumUp' }],
        }
    }
  }
  return { ask: ask as unknown as AskTill, asked }
}

it('looks again when the sale on the table was sold between a look and a touch', async () => {
  const { ask, asked } = overtakingTill('basket-empty')
  expect(await prepareSale(ask, seededRandom(1))).toEqual({
    saleId: 'second',
    readerId: 'r1',
    provider: 'SumUp',
  })
  expect(asked.filter((name) => name === 'payment.open')).toHaveLength(2)
})

it('passes on every other refusal', async () => {
  const { ask } = overtakingTill('internal')
  await expect(prepareSale(ask, seededRandom(1))).rejects.toThrow('internal')
})
