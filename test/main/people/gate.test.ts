import { describe, expect, it } from 'vitest'
import { approve } from '../../../main/people/approvals.ts'
import { appendJournal } from '../../../main/store/journal-store.ts'
import { writeFact } from '../../../main/store/settings-store.ts'
import { fail, ok } from '../../../preload/contract/result.ts'
import { basketOf, lineOf } from '../../support/baskets.ts'
import { allBut, type PeopleDesk, peopleDesk, pinOfAll } from '../../support/people-desk.ts'
import { recordSampleSale } from '../../support/recorded-sales.ts'

const discount = (desk: PeopleDesk, ppm: number, token: string | null = null) =>
  desk.gate(
    {
      channel: 'basket.set-line-discount',
      request: { lineId: 'basket-1', discount: { kind: 'percent', ppm } },
      token,
    },
    () => ok('done'),
  )

const bodies = (desk: PeopleDesk, kind: string) =>
  desk.context.database
    .sql<[string], { subject: string; body: string }>('select subject, body from journal where kind = ?')
    .all(kind)
    .map(({ subject, body }) => ({ subject, ...(JSON.parse(body) as object) }))

describe('a limit', () => {
  it('is where a right ends: up to it nobody is asked, beyond it somebody who may is named', async () => {
    const desk = peopleDesk()
    const owner = await desk.hire('Owner', 'owner')
    const manager = await desk.hire('Manager', ['give-discount'], { discountPpm: 400_000 })
    desk.place(await desk.hire('Cashier 1', ['give-discount'], { discountPpm: 100_000 }))
    expect(discount(desk, 100_000)).toEqual(ok('done'))
    expect(discount(desk, 100_001)).toEqual(
      fail('right-missing', {
        right: 'give-discount',
        approvers: `${owner} ${manager}`,
        limit: 'discountPpm',
        value: 100_001,
      }),
    )
    expect(discount(desk, 400_001)).toMatchObject({ error: { values: { approvers: String(owner) } } })
  })

  it('counts what is off the line and off the sale together', async () => {
    const tenOff = { kind: 'percent', ppm: 100_000 } as const
    const desk = peopleDesk(basketOf([lineOf({})], { discount: tenOff }))
    desk.place(await desk.hire('Cashier 1', ['give-discount'], { discountPpm: 150_000 }))
    expect(discount(desk, 50_000)).toEqual(ok('done'))
    expect(discount(desk, 100_000)).toMatchObject({ error: { values: { value: 190_000 } } })
  })

  it('cannot be gone round by an amount off many pieces, of which but one is sold', async () => {
    const off = { kind: 'amount', minor: 100 } as const
    const desk = peopleDesk(basketOf([lineOf({ quantityMilli: 10_000, discount: off })]))
    desk.place(await desk.hire('Cashier 1', ['give-discount', 'void-line'], { discountPpm: 100_000 }))
    const one = { lineId: 'basket-1', quantityMilli: 1_000 }
    expect(
      desk.gate({ channel: 'basket.set-quantity', request: one, token: null }, () => ok(1)),
    ).toMatchObject({
      error: { code: 'right-missing', values: { value: 1_000_000 } },
    })
  })
})

describe('an approval', () => {
  const call = (ppm: number) => ({
    channel: 'basket.set-line-discount' as const,
    request: { lineId: 'basket-1', discount: { kind: 'percent', ppm } },
  })

  async function stage() {
    const desk = peopleDesk()
    const owner = await desk.hire('Owner', 'owner')
    const other = await desk.hire('Other', allBut('give-discount'))
    const cashier = await desk.hire('Cashier 1', [])
    desk.place(cashier)
    const given = async (ppm: number) => {
      const answer = await approve(desk.context, { personId: owner, pin: pinOfAll, call: call(ppm) })
      if (!answer.ok) throw new Error(answer.error.code)
      return answer.value.token
    }
    return { desk, owner, other, cashier, given }
  }

  it('is good for the very call that was shown, and gone when it was held out for another', async () => {
    const { desk, given } = await stage()
    const token = await given(300_000)
    expect(discount(desk, 900_000, token)).toEqual(fail('approval-invalid'))
    expect(discount(desk, 300_000, token)).toEqual(fail('approval-invalid'))
  })

  it('ends after a minute, with the turn of the person, and when its giver leaves the shop', async () => {
    const { desk, owner, other, cashier, given } = await stage()
    const late = await given(300_000)
    await desk.clock.advance(60_001)
    expect(discount(desk, 300_000, late)).toEqual(fail('approval-invalid'))

    const forCashier = await given(300_000)
    desk.place(other)
    expect(discount(desk, 300_000, forCashier)).toEqual(fail('approval-invalid'))

    desk.place(cashier)
    const before = await given(300_000)
    desk.context.memory.people = desk.context.memory.people.map((person) =>
      person.id === owner ? { ...person, archived: true } : person,
    )
    expect(discount(desk, 300_000, before)).toEqual(fail('approval-invalid'))
  })

  it('is not given by somebody who lacks the right, nor with a wrong PIN', async () => {
    const { desk, owner, other } = await stage()
    const by = (personId: number, pin: string) =>
      approve(desk.context, { personId, pin, call: call(300_000) })
    expect(await by(other, pinOfAll)).toMatchObject({ error: { code: 'approver-lacks-right' } })
    expect(await by(owner, '0000')).toEqual(fail('pin-wrong'))
  })

  it('stands in the journal with both people, before the deed and in it', async () => {
    const { desk, owner, cashier, given } = await stage()
    const { database, clock } = desk.context
    const token = await given(300_000)
    const done = desk.gate({ ...call(300_000), token }, () => {
      database.inTransaction(() =>
        appendJournal(database, clock.now(), 'drawer-opened', 'basket', { ppm: 1 }),
      )
      return ok('done')
    })
    expect(done).toEqual(ok('done'))
    expect(bodies(desk, 'right-approved')).toEqual([
      {
        subject: 'basket.set-line-discount',
        needs: [{ right: 'give-discount', limit: 'discountPpm', value: 300_000 }],
        person: cashier,
        approvedBy: owner,
      },
    ])
    expect(bodies(desk, 'drawer-opened')).toMatchObject([{ person: cashier, approvedBy: owner }])
  })
})

describe('a till that nobody touches', () => {
  it('locks after the minutes that the shop chose, and at once where the timer came late', async () => {
    const desk = peopleDesk()
    desk.place(await desk.hire('Cashier 1', []))
    const stamp = () =>
      desk.gate({ channel: 'basket.stamp', request: undefined, token: null }, () => ok('done'))
    await desk.clock.advance(4 * 60_000)
    desk.gate({ channel: 'people.active', request: undefined, token: null }, () => ok(null))
    await desk.clock.advance(4 * 60_000)
    expect(stamp()).toEqual(ok('done'))
    // Asking by itself is no sign of life.
    await desk.clock.advance(60_000)
    expect(stamp()).toEqual(fail('till-locked'))
    expect(bodies(desk, 'till-locked')).toMatchObject([{ cause: 'idle' }])

    desk.place(1)
    desk.clock.set(desk.clock.now() + 600_000)
    expect(stamp()).toEqual(fail('till-locked'))
  })

  it('stays open where the shop wants it so', async () => {
    const desk = peopleDesk()
    const cashier = await desk.hire('Cashier 1', [])
    writeFact(desk.context.database, 'lockAfterMinutes', 0)
    desk.place(cashier)
    await desk.clock.advance(86_400_000)
    expect(desk.gate({ channel: 'basket.get', request: undefined, token: null }, () => ok('done'))).toEqual(
      ok('done'),
    )
  })
})

describe('goods that come back', () => {
  it('X10: are a refund: of so much in one basket, and so many days after the sale', async () => {
    const desk = peopleDesk()
    const { database } = desk.context
    const saleId = recordSampleSale(
      database,
      { lines: [{ unitPriceMinor: 1_000, quantityMilli: 3_000 }] },
      desk.clock.now(),
    )
    desk.place(await desk.hire('Cashier 1', ['refund'], { refundMinor: 2_000, refundDays: 14 }))
    const add = (taken: object) =>
      desk.gate({ channel: 'return.add', request: { saleId, taken }, token: null }, () => ok('done'))
    const pieces = (quantityMilli: number) => ({ kind: 'lines', lines: [{ position: 1, quantityMilli }] })
    expect(add(pieces(2_000))).toEqual(ok('done'))
    expect(add(pieces(3_000))).toMatchObject({ error: { values: { limit: 'refundMinor', value: 3_000 } } })
    expect(add({ kind: 'all' })).toMatchObject({ error: { values: { limit: 'refundMinor', value: 3_000 } } })
    expect(add({ kind: 'amount', amountMinor: 2_001 })).toMatchObject({ error: { code: 'right-missing' } })
    await desk.clock.advance(15 * 86_400_000)
    const { counter } = desk.context.memory
    desk.place(counter.personId ?? 0)
    expect(add(pieces(1_000))).toMatchObject({ error: { values: { limit: 'refundDays', value: 15 } } })
  })
})
