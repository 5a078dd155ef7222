import { describe, expect, it } from 'vitest'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import { watchSoon } from '../../../main/payments/watch-payments.ts'
import { testClock } from '../../support/clock.ts'
import { approved, ended, fakeProvider, notFound, readerIs } from '../../support/fake-provider.ts'
import { must, paymentDesk } from '../../support/payment-desk.ts'

/* An attempt that was ruled out is looked for during three days; an approval that comes late is found. */

const minute = 60_000
const hour = 60 * minute

async function declined() {
  const provider = fakeProvider()
  provider.readerState = readerIs('idle')
  provider.onQuery = () => ended('declined')
  provider.onLook = () => ({ kind: 'answered', value: [] })
  const desk = paymentDesk({ providers: [provider] })
  must(desk.pay())
  await desk.pass(20_000)
  expect(status(desk)).toBe('declined')
  return { provider, desk, finalAt: desk.clock.now() }
}

type Desk = ReturnType<typeof paymentDesk>
const status = (desk: Desk) => must(getPayment(desk.context, { paymentId: 'payment-1' })).status
const reference = (desk: Desk) =>
  desk.database.sql<[], { reference: string }>('select reference from payments').get()?.reference ?? ''
const jobs = (desk: Desk) =>
  desk.database
    .sql<[], { kind: string; runAt: number }>(
      `select kind, run_at as runAt from jobs where state in ('waiting', 'running')`,
    )
    .all()

/** The next life, from what is on disk. */
function restarted({ provider, desk }: Awaited<ReturnType<typeof declined>>, at: number) {
  return paymentDesk({ providers: [provider], database: desk.database, clock: testClock(at) })
}

describe('the watch over attempts that were ruled out', () => {
  it('looks ever more seldom, for three days, and ends with a question by name', async () => {
    const { provider, desk, finalAt } = await declined()
    const looks: number[] = []
    provider.onLook = () => {
      looks.push(Math.round((desk.clock.now() - finalAt) / hour))
      return { kind: 'answered', value: [] }
    }
    await desk.pass(20 * minute)
    const asked = provider.queries.length
    await desk.pass(80 * hour)
    expect(looks).toEqual([1, 3, 6, 12, 24, 48, 72])
    expect(provider.queries).toHaveLength(asked + 1)
    expect(jobs(desk)).toEqual([])
  })

  it.each([2, 20, 47, 71])(
    'finds an approval that comes after %i hours, and asks for it by its name',
    async (hours) => {
      const { provider, desk } = await declined()
      await desk.pass(hours * hour)
      provider.onQuery = () => approved(1250)
      provider.onLook = (attempts) => ({ kind: 'answered', value: attempts.map((one) => one.reference) })
      await desk.pass(25 * hour)
      expect(status(desk)).toBe('approved')
    },
  )

  it('takes one look for all of them', async () => {
    const { provider, desk } = await declined()
    for (const id of ['payment-2', 'payment-3']) {
      must(desk.pay({ paymentId: id }))
      await desk.pass(20_000)
    }
    await desk.pass(70 * minute)
    expect(provider.looks.at(-1)?.references).toHaveLength(3)
    expect(provider.looks.length).toBeLessThanOrEqual(2)
  })

  it('goes on after a restart where it was', async () => {
    const first = await declined()
    await first.desk.pass(5 * hour)
    await first.desk.worker.stop()
    first.provider.looks.length = 0
    const second = restarted(first, first.desk.clock.now())
    await second.pass(10_000)
    expect(first.provider.looks).toHaveLength(1)
    await second.pass(80 * hour)
    expect(first.provider.looks.length).toBe(6)
  })

  it('looks soon after hours offline, not at once with everybody else, and shortens nothing', async () => {
    const first = await declined()
    await first.desk.pass(30 * minute)
    await first.desk.worker.stop()
    first.provider.looks.length = 0
    // Four days without power: the three days are not over, because nobody has looked.
    const second = restarted(first, first.finalAt + 96 * hour)
    first.provider.onQuery = () => approved(1250)
    await second.pass(2_000)
    expect(first.provider.looks).toHaveLength(0)
    await second.pass(40_000)
    expect(first.provider.looks).toHaveLength(1)
    expect(status(second)).toBe('approved')
  })

  it('notices a sleep: the look that was missed comes within half a minute of waking', async () => {
    const { provider, desk, finalAt } = await declined()
    await desk.pass(30 * minute)
    provider.looks.length = 0
    desk.clock.set(finalAt + 9 * hour)
    await desk.pass(0)
    expect(provider.looks).toHaveLength(0)
    await desk.pass(30_000)
    expect(provider.looks).toHaveLength(1)
  })

  it('does not hammer a provider that cannot be reached', async () => {
    const { provider, desk } = await declined()
    await desk.pass(30 * minute)
    provider.looks.length = 0
    provider.onLook = () => ({ kind: 'unavailable', reason: 'timeout' })
    await desk.pass(24 * hour)
    expect(provider.looks.length).toBeLessThan(60)
    provider.onLook = (attempts) => ({ kind: 'answered', value: attempts.map((one) => one.reference) })
    provider.onQuery = () => approved(1250)
    await desk.pass(hour)
    expect(status(desk)).toBe('approved')
  })

  it('looks when somebody opens the day, and not ten times for ten looks at it', async () => {
    const { provider, desk } = await declined()
    await desk.pass(30 * minute)
    provider.looks.length = 0
    for (let time = 0; time < 10; time++) {
      watchSoon(desk.context)
      desk.worker.nudge()
      await desk.pass(6_000)
    }
    expect(provider.looks).toHaveLength(1)
  })

  it('survives a clock that jumps ahead by a month and is set right again', async () => {
    const { provider, desk, finalAt } = await declined()
    await desk.pass(30 * minute)
    desk.clock.set(finalAt + 30 * 24 * hour)
    await desk.pass(minute)
    desk.clock.set(finalAt + hour)
    provider.onQuery = () => approved(1250)
    provider.onLook = (attempts) => ({ kind: 'answered', value: attempts.map((one) => one.reference) })
    watchSoon(desk.context)
    desk.worker.nudge()
    await desk.pass(minute)
    expect(status(desk)).toBe('approved')
  })

  it('goes on from where one turn ended, uses what that found, and looks no less far back', async () => {
    const { provider, desk } = await declined()
    await desk.pass(30 * minute)
    provider.looks.length = 0
    const turns = ['more', 'more', null] as const
    provider.onLook = () => ({
      kind: 'answered',
      value: provider.looks.length === 1 ? [reference(desk)] : [],
    })
    provider.onCharged = () => {
      const turn = provider.looks.length
      const foreign = [{ id: `theirs-${turn}`, names: [] }]
      return { foreign, asked: [`theirs-${turn}`], unlooked: turns[turn - 1] ?? null }
    }
    const asked = provider.queries.length
    await desk.pass(hour + 10 * minute)
    expect(provider.looks).toMatchObject([
      { foreignIds: [], askedIds: [] },
      { foreignIds: ['theirs-1'], askedIds: ['theirs-1'] },
      { askedIds: ['theirs-1', 'theirs-2'] },
    ])
    expect(new Set(provider.looks.map(({ since }) => since)).size).toBe(1)
    expect(provider.queries).toHaveLength(asked + 1)
    // The next look begins at its beginning, and where the last one that was whole had ended.
    await desk.pass(3 * hour)
    expect(provider.looks[3]?.askedIds).toEqual([])
    expect(provider.looks[3]?.since).toBeGreaterThan(provider.looks[0]?.since ?? 0)
  })

  it('takes its time where nothing more can be asked, and asks by name only when a look was whole', async () => {
    const { provider, desk } = await declined()
    await desk.pass(30 * minute)
    provider.looks.length = 0
    provider.onCharged = () => ({ unlooked: 'http-503' })
    const asked = provider.queries.length
    await desk.pass(80 * hour)
    expect(provider.looks.length).toBeLessThan(250)
    expect(provider.queries).toHaveLength(asked)
    provider.onCharged = () => ({})
    await desk.pass(hour)
    expect(provider.queries).toHaveLength(asked + 1)
  })

  it('does not stand for what was never sent', async () => {
    const provider = fakeProvider()
    provider.onSubmit = () => ({
      kind: 'not-sent',
      reason: 'not-connected',
      evidence: { request: '', httpStatus: null, body: '', tookMs: 0 },
    })
    provider.onQuery = () => notFound
    const desk = paymentDesk({ providers: [provider] })
    must(desk.pay())
    await desk.pass(5 * hour)
    expect(status(desk)).toBe('failed')
    expect(provider.looks).toHaveLength(0)
    expect(jobs(desk)).toEqual([])
  })
})
