import { expect, it } from 'vitest'
import type { AttemptNames, CardProvider } from '../../../main/ports.ts'
import { cmStage } from '../../support/cm-stage.ts'
import { sumUpStage } from '../../support/sumup-stage.ts'

/* SumUp takes the smallest units and tells decimals, CM takes and tells decimals: the same money at both ends of each. */

const amounts = [1, 9, 10, 99, 101, 110, 1250, 1999, 9875, 100_000, 12_345_678, 99_999_999]

type Stage = {
  provider: CardProvider
  providerReaderId: string
  pay(): Promise<void>
  /** What the card service's own books hold under our reference. */
  booked(reference: string): number[]
}

async function readBack({ provider, providerReaderId, pay, booked }: Stage, currency: string, times: number) {
  const back: [number, number | string, number[]][] = []
  for (const [index, amount] of amounts.entries()) {
    const amountMinor = amount * times
    const reference = `AMOUNT${currency}${String(index).padStart(5, '0')}`
    const request = { reference, providerReaderId, amountMinor, currency, description: reference }
    const sent = await provider.submit(request)
    await pay()
    const names: AttemptNames = {
      ...request,
      providerIds: sent.kind === 'accepted' ? sent.providerIds : {},
      submittedAt: 0,
    }
    const outcome = await provider.query(names)
    back.push([
      amountMinor,
      outcome.kind === 'approved' ? outcome.chargedMinor : outcome.kind,
      booked(reference),
    ])
  }
  return back
}

const same = (times: number) => amounts.map((amount) => [amount * times, amount * times, [amount * times]])

it.each([
  ['EUR', 1, 1],
  // SumUp counts whole forints; the till counts fillér, of which there are a hundred.
  ['HUF', 100, 100],
])('M3: what is charged in %s is what was asked, at SumUp', async (currency, times, perUnit) => {
  const stage = await sumUpStage(currency)
  const { provider, providerReaderId, cloud, clock, reader } = stage
  const pay = async () => {
    await clock.advance(1_000)
    reader.act('tap-good')
    await clock.advance(10_000)
  }
  const booked = (reference: string) =>
    cloud
      .transactions()
      .filter((one) => one.foreignTransactionId === reference && one.status === 'SUCCESSFUL')
      .map((one) => one.amountMinor * perUnit)
  expect(await readBack({ provider, providerReaderId, pay, booked }, currency, times)).toEqual(same(times))
})

it('M3: what is charged in EUR is what was asked, at CM.com', async () => {
  const { provider, providerReaderId, cloud, clock, terminal } = await cmStage()
  const pay = async () => {
    await clock.advance(1_000)
    terminal.act('tap-good')
    await clock.advance(10_000)
  }
  const booked = (reference: string) =>
    cloud
      .transactions()
      .filter((one) => one.reference === reference && one.result === 'APPROVED')
      .map((one) => one.amountMinor)
  expect(await readBack({ provider, providerReaderId, pay, booked }, 'EUR', 1)).toEqual(same(1))
})
