import { describe, expect, it } from 'vitest'
import type { AttemptNames, ChargesSeen, WatchedAttempts } from '../../../main/ports.ts'
import { lookForCharges } from '../../../main/providers/sumup/sumup-watch.ts'
import type { TakenBackAs } from '../../../main/training/sumup-cloud-types.ts'
import { paidAt, type SumUpStage, sumUpStage } from '../../support/sumup-stage.ts'

/* A look at SumUp's list of what changed: what the till does not know, and what is gone of what it knows. */

const nobody: WatchedAttempts = {
  ruledOut: [],
  charged: [],
  knownIds: new Set(),
  foreignIds: new Set(),
  askedIds: new Set(),
}

async function look(
  stage: Pick<SumUpStage, 'client'>,
  watched: Partial<WatchedAttempts>,
): Promise<ChargesSeen> {
  const answer = await lookForCharges(stage.client, { ...nobody, ...watched }, 0)
  if (answer.kind !== 'answered') throw new Error(answer.kind)
  return answer.value
}

const namesOf = (reference: string, providerIds: Record<string, string> = {}): AttemptNames => ({
  reference,
  providerIds,
  providerReaderId: 'rdr_1',
  amountMinor: 1250,
  currency: 'EUR',
  submittedAt: 0,
})

/** An account on which other tills have charged before ours did: each line is told by its own id. */
async function busyAccount(others: number) {
  const stage = await sumUpStage()
  const own = await paidAt(stage, 'OURS0000000001')
  let lookUps = 0
  const id = (number: number) => `${own.id.slice(0, -4)}${String(number).padStart(4, '0')}`
  const line = { amount: 12.5, currency: 'EUR', status: 'SUCCESSFUL', type: 'PAYMENT' }
  const items = [
    ...Array.from({ length: others }, (_, number) => ({ ...line, transaction_id: id(number) })),
    { ...line, transaction_id: own.id, client_transaction_id: own.clientTransactionId },
  ]
  const answered = (body: unknown) => ({
    result: {
      kind: 'answered' as const,
      status: 200,
      text: JSON.stringify(body),
      retryAfterMs: null,
      tookMs: 1,
    },
    evidence: { request: '', httpStatus: 200, body: '', tookMs: 1 },
  })
  const client = {
    ...stage.client,
    listTransactions: async () => answered({ items }),
    getTransaction: async (name: Parameters<typeof stage.client.getTransaction>[0], value: string) => {
      lookUps += 1
      if (value === own.id) return await stage.client.getTransaction(name, value)
      return answered({ ...line, id: value, foreign_transaction_id: `OTHER-${value.slice(-4)}` })
    },
  }
  return { client, own, lookUps: () => lookUps }
}

describe('a look at a busy account', () => {
  it('asks about fifty, says that it was not the whole, and gets further with every turn', async () => {
    const { client, own, lookUps } = await busyAccount(120)
    const charged = [namesOf('OURS0000000001', { clientTransactionId: 'another' })]
    const foreignIds = new Set<string>()
    const askedIds = new Set<string>()
    const turns: ChargesSeen[] = []
    do {
      const seen = await look({ client }, { charged, foreignIds, askedIds })
      for (const one of seen.foreign) foreignIds.add(one.id)
      for (const id of seen.asked) askedIds.add(id)
      turns.push(seen)
    } while (turns.at(-1)?.unlooked !== null && turns.length < 9)
    expect(turns.map(({ unlooked, asked }) => [unlooked, asked.length])).toEqual([
      ['more', 50],
      ['more', 50],
      [null, 21],
    ])
    expect(turns.at(-1)?.others).toMatchObject([{ charge: { providerIds: { transactionId: own.id } } }])
    expect(lookUps()).toBe(121)
  })

  it('names what it knows also where it stands behind more than one turn asks about', async () => {
    const { client, own } = await busyAccount(60)
    const ruledOut = [namesOf('OURS0000000001', { clientTransactionId: own.clientTransactionId })]
    expect(await look({ client }, { ruledOut })).toMatchObject({
      named: ['OURS0000000001'],
      unlooked: 'more',
    })
  })

  it('is not hidden by a line of somebody else’s that cannot be read', async () => {
    const stage = await sumUpStage()
    await paidAt(stage, 'OTHER000000001')
    await paidAt(stage, 'OURS0000000001')
    for (const [path, value] of [
      ['items.0.amount', '12.50'],
      ['items.0.currency', 7],
    ] as const) {
      stage.cloud.faults.order('list-transactions', { kind: 'field', path, value })
      const seen = await look(stage, { ruledOut: [namesOf('OURS0000000001')] })
      expect(seen).toMatchObject({ named: ['OURS0000000001'], unlooked: null })
    }
  })

  it('uses what it found when a question in the middle has no answer', async () => {
    const stage = await sumUpStage()
    const first = await paidAt(stage, 'FIRST000000001')
    const second = await paidAt(stage, 'SECOND00000001')
    const client = {
      ...stage.client,
      getTransaction: async (name: Parameters<typeof stage.client.getTransaction>[0], value: string) => {
        if (value === second.id)
          stage.cloud.faults.order('get-transaction', { kind: 'error-before', status: 503, body: 'json' })
        return await stage.client.getTransaction(name, value)
      },
    }
    const seen = await look({ client }, { ruledOut: [namesOf('FIRST000000001')] })
    expect(seen).toMatchObject({ named: ['FIRST000000001'], asked: [first.id], unlooked: 'http-503' })
  })
})

describe('an approval of the books that SumUp takes back', () => {
  async function takenBack(as: TakenBackAs) {
    const stage = await sumUpStage()
    stage.cloud.faults.orderForPayment({ kind: 'taken-back', afterMs: 60_000, as })
    const own = await paidAt(stage, 'OURS0000000001')
    const knownIds = new Set([own.id])
    expect((await look(stage, { knownIds })).takenBack).toEqual([])
    await stage.clock.advance(60_000)
    return { ...stage, own, knownIds }
  }

  it.each([
    ['FAILED', /^FAILED \(/],
    ['CANCELLED', /^CANCELLED \(/],
    ['CHARGE_BACK', /^CHARGE_BACK 12\.50 EUR \(/],
  ] as const)('P25: as %s is told as gone, with what stands there', async (as, found) => {
    const { own, knownIds, ...stage } = await takenBack(as)
    expect((await look(stage, { knownIds })).takenBack).toEqual([
      {
        transactionId: own.id,
        reference: 'OURS0000000001',
        isWhole: true,
        found: expect.stringMatching(found),
      },
    ])
  })

  it('is found by the id of its request where it was booked on the word of the checkout alone', async () => {
    const { own, ...stage } = await takenBack('FAILED')
    const charged = [namesOf('OURS0000000001', { clientTransactionId: own.clientTransactionId })]
    const [back] = (await look(stage, { charged })).takenBack
    expect(back).toMatchObject({ transactionId: own.id, reference: 'OURS0000000001', isWhole: true })
  })

  it('is no such thing where the shop gave the money back, or where the transaction contradicts the list', async () => {
    const stage = await sumUpStage()
    const own = await paidAt(stage, 'OURS0000000001')
    const knownIds = new Set([own.id])
    // Real ones that were given back before they were settled are shown as called off.
    await stage.client.refund(own.id, 12.5)
    stage.cloud.faults.order('list-transactions', {
      kind: 'field',
      path: 'items.0.status',
      value: 'CANCELLED',
    })
    stage.cloud.faults.order('get-transaction', { kind: 'field', path: 'status', value: 'CANCELLED' })
    expect((await look(stage, { knownIds })).takenBack).toEqual([])
    stage.cloud.faults.order('list-transactions', { kind: 'field', path: 'items.0.status', value: 'FAILED' })
    expect((await look(stage, { knownIds })).takenBack).toEqual([])
  })

  it('is told as a part where the bank fetched less than was charged', async () => {
    const stage = await sumUpStage()
    const own = await paidAt(stage, 'OURS0000000001')
    stage.cloud.faults.order('list-transactions', {
      kind: 'field',
      path: 'items.0.type',
      value: 'CHARGE_BACK',
    })
    const line = {
      kind: 'field',
      path: 'events',
      value: [{ type: 'CHARGE_BACK', amount: 5, id: 7 }],
    } as const
    stage.cloud.faults.order('get-transaction', line)
    const [back] = (await look(stage, { knownIds: new Set([own.id]) })).takenBack
    expect(back).toMatchObject({ isWhole: false, found: expect.stringContaining('CHARGE_BACK 5.00 EUR') })
  })
})
