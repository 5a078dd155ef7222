import { describe, expect, it } from 'vitest'
import { mergedQuery, readHistory } from '../../../main/providers/sumup/sumup-history.ts'
import { paidAt, type SumUpStage, sumUpStage } from '../../support/sumup-stage.ts'

async function day(payments: number): Promise<SumUpStage> {
  const stage = await sumUpStage()
  for (let index = 0; index < payments; index++)
    await paidAt(stage, `HISTORY${String(index).padStart(7, '0')}`, 100 + index)
  stage.cloud.clearLog()
  return stage
}

/** The cloud then gives pages of that length, whatever was asked for. */
function shortPages(stage: SumUpStage, limit: number) {
  const { client } = stage
  return {
    ...client,
    listTransactions: async (query: URLSearchParams) => {
      const shorter = new URLSearchParams(query)
      shorter.set('limit', String(limit))
      return await client.listTransactions(shorter)
    },
  }
}

describe("SumUp's history", () => {
  it('is read over all pages, and each page keeps the filters of the question', async () => {
    const stage = await day(5)
    const first = stage.cloud.transactions()[0]
    await stage.client.refund(first?.id ?? '', 0.5)
    stage.cloud.clearLog()
    const history = await readHistory(shortPages(stage, 2), { types: ['PAYMENT'], from: first?.at ?? 0 })
    expect(history).toMatchObject({
      kind: 'whole',
      lines: [
        { amountMinor: 100, refundedMinor: 50, type: 'PAYMENT', transactionId: first?.id, scheme: 'VISA' },
        { amountMinor: 101 },
        { amountMinor: 102 },
        { amountMinor: 103 },
        { amountMinor: 104 },
      ],
    })
    const asked = stage.cloud.log().map((entry) => new URLSearchParams(entry.query))
    expect(asked).toHaveLength(3)
    for (const query of asked) {
      expect(query.getAll('types[]')).toEqual(['PAYMENT'])
      expect(query.get('oldest_time')).not.toBeNull()
      expect(query.get('order')).toBe('ascending')
    }
  })

  it('shows refunds as lines of their own', async () => {
    const stage = await day(1)
    await stage.client.refund(stage.cloud.transactions()[0]?.id ?? '', 0.25)
    expect(await readHistory(stage.client, {})).toMatchObject({
      lines: [
        { type: 'PAYMENT', status: 'SUCCESSFUL', amountMinor: 100 },
        { type: 'REFUND', status: 'REFUNDED', amountMinor: 25 },
      ],
    })
  })

  it('filters by everything that SumUp filters by', async () => {
    const stage = await day(3)
    const [first, second, third] = stage.cloud.transactions()
    if (!(first && second && third)) throw new Error('three payments expected')
    const amounts = async (filter: Parameters<typeof readHistory>[1]) => {
      const history = await readHistory(stage.client, filter)
      return history.kind === 'whole' ? history.lines.map((line) => line.amountMinor) : history.reason
    }
    expect(await amounts({ from: second.at })).toEqual([101, 102])
    expect(await amounts({ until: second.at })).toEqual([100])
    expect(await amounts({ changedSince: third.updatedAt })).toEqual([102])
    expect(await amounts({ transactionCode: second.code })).toEqual([101])
    expect(await amounts({ statuses: ['FAILED', 'REFUNDED'] })).toEqual([])
    expect(await amounts({ statuses: ['FAILED', 'SUCCESSFUL'] })).toHaveLength(3)
    expect(await amounts({ paymentTypes: ['POS'], entryModes: ['CONTACTLESS'] })).toHaveLength(3)
    expect(await amounts({ entryModes: ['CHIP'] })).toEqual([])
    expect(await amounts({ users: ['nobody@example.com'] })).toEqual([])
    expect(await amounts({ statuses: ['PENDING'] })).toBe('invalid')
  })

  it('is whole or not there: a page that failed is not left out', async () => {
    const stage = await day(3)
    stage.cloud.faults.order('list-transactions', { kind: 'field', path: 'x' })
    stage.cloud.faults.order('list-transactions', { kind: 'error-before', status: 503, body: 'json' })
    expect(await readHistory(shortPages(stage, 2), {})).toMatchObject({
      kind: 'unavailable',
      reason: 'http-503',
    })
    stage.cloud.faults.order('list-transactions', { kind: 'field', path: 'items.1.amount', value: 1.005 })
    // One line that cannot be read as money is there all the same, and hides no other.
    const read = await readHistory(stage.client, {})
    if (read.kind !== 'whole') throw new Error(read.kind)
    expect(read.lines).toHaveLength(3)
    expect(read.lines.map(({ amountMinor }) => amountMinor === null)).toEqual([false, true, false])
    stage.cloud.faults.order('list-transactions', { kind: 'field', path: 'items', value: 'none' })
    expect(await readHistory(stage.client, {})).toMatchObject({
      kind: 'unavailable',
      reason: 'answer-not-understood',
    })
  })

  it('does not follow links that lead in a circle', async () => {
    const stage = await day(1)
    stage.cloud.faults.order(
      'list-transactions',
      { kind: 'field', path: 'links', value: [{ rel: 'next', href: 'limit=100&order=ascending' }] },
      'always',
    )
    expect(await readHistory(stage.client, {})).toMatchObject({ reason: 'pages-without-end' })
  })

  it.each([
    ['limit=2&oldest_ref=7', 'order=ascending&types%5B%5D=PAYMENT&limit=2&oldest_ref=7'],
    ['?limit=2', 'order=ascending&types%5B%5D=PAYMENT&limit=2'],
    ['https://api.example/history?limit=2', 'order=ascending&types%5B%5D=PAYMENT&limit=2'],
    ['types[]=A&types[]=B', 'order=ascending&limit=100&types%5B%5D=A&types%5B%5D=B'],
  ])('lays the link %s over the question', (href, merged) => {
    const query = new URLSearchParams('order=ascending&limit=100&types[]=PAYMENT')
    expect(mergedQuery(query, href).toString()).toBe(merged)
  })
})
