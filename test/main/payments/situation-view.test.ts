import { describe, expect, it } from 'vitest'
import { cancelPayment } from '../../../main/payments/cancel-payment.ts'
import { getPayment } from '../../../main/payments/follow-payment.ts'
import type { SituationView } from '../../../preload/contract/situation.ts'
import {
  approved,
  ended,
  fakeProvider,
  noEvidence,
  notFound,
  readerIs,
  unavailable,
} from '../../support/fake-provider.ts'
import { must, type PaymentDesk, paymentDesk } from '../../support/payment-desk.ts'

function openDesk() {
  const provider = fakeProvider()
  return { provider, ...paymentDesk({ providers: [provider] }) }
}

const view = (desk: Pick<PaymentDesk, 'context'>) =>
  must(getPayment(desk.context, { paymentId: 'payment-1' }))
function situation(desk: Pick<PaymentDesk, 'context'>): SituationView {
  const found = view(desk).situation
  if (!found) throw new Error('a card payment without a situation')
  return found
}
const codes = (desk: Pick<PaymentDesk, 'context'>) => situation(desk).next.map(({ code }) => code)

describe('the situation of a card payment', () => {
  it('says what the reader shows, what to do, and when the till asks again', async () => {
    const desk = openDesk()
    must(desk.pay())
    expect(situation(desk)).toMatchObject({ advice: 'starting', endedAt: null })
    expect(codes(desk)).toEqual(['sends', 'called-off'])
    await desk.pass(4_000)
    const now = situation(desk)
    expect(now).toMatchObject({
      asOf: desk.clock.now(),
      startedAt: desk.clock.now() - 4_000,
      advice: 'waiting-for-card',
      reader: { shows: 'waiting-for-card', isOld: false },
      cancel: null,
    })
    expect(desk.clock.now() - (now.reader.heardAt ?? 0)).toBeLessThan(2_500)
    expect(now.next).toEqual([{ code: 'asks-again', at: view(desk).nextCheckAt, seconds: null }])
    expect(now.asked.times).toBeGreaterThan(0)
  })

  it('calls what it knows of the reader old when nobody has told it for a while', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(4_000)
    desk.provider.readerState = null
    await desk.pass(30_000)
    expect(situation(desk).reader).toMatchObject({ shows: 'waiting-for-card', isOld: true })
  })

  it('shows a cancel as a wish, with its time, and says when it may be wished again', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(4_000)
    const askedAt = desk.clock.now()
    must(cancelPayment(desk.context, { paymentId: 'payment-1' }))
    expect(situation(desk)).toMatchObject({ cancel: { askedAt, stage: 'asked' }, advice: 'cancel-asked' })
    await desk.pass(1_000)
    expect(situation(desk).cancel).toEqual({ askedAt, stage: 'passed-on' })
    expect(situation(desk).next.at(-1)).toEqual({
      code: 'may-cancel-again',
      at: askedAt + 10_000,
      seconds: null,
    })
    await desk.pass(10_000)
    expect(codes(desk)).not.toContain('may-cancel-again')
    expect(view(desk)).toMatchObject({ status: 'pending', canCancel: true })
  })

  it('says that a wish could not be passed on', async () => {
    const desk = openDesk()
    desk.provider.onCancel = () => ({ kind: 'refused', reason: 'too-late', evidence: noEvidence })
    must(desk.pay())
    await desk.pass(4_000)
    const askedAt = desk.clock.now()
    must(cancelPayment(desk.context, { paymentId: 'payment-1' }))
    await desk.pass(1_000)
    expect(situation(desk)).toMatchObject({
      cancel: { askedAt, stage: 'not-passed-on' },
      advice: 'waiting-for-card',
    })
  })

  it('says after how much silence an attempt counts as not started, and counts down while it is silent', async () => {
    const desk = openDesk()
    desk.provider.onSubmit = () => ({ kind: 'unknown', reason: 'timeout', evidence: noEvidence })
    desk.provider.onQuery = () => notFound
    desk.provider.readerState = readerIs('idle')
    must(desk.pay())
    await desk.pass(100)
    expect(situation(desk)).toMatchObject({ advice: 'unknown' })
    expect(situation(desk).next.at(-1)).toMatchObject({ at: null, seconds: 150 })
    await desk.pass(20_000)
    expect(situation(desk)).toMatchObject({ advice: 'unknown-not-found' })
    const promised = situation(desk).next.find(({ code }) => code === 'no-trace-counts')?.at ?? 0
    expect(promised - desk.clock.now()).toBeGreaterThan(120_000)
    await desk.pass(promised + 10_000 - desk.clock.now())
    expect(view(desk)).toMatchObject({ status: 'failed', reason: 'no-trace' })
    expect(situation(desk)).toMatchObject({ advice: 'failed-no-trace', endedAt: expect.any(Number) })
    expect(Math.abs((situation(desk).endedAt ?? 0) - promised)).toBeLessThan(10_000)
    expect(codes(desk)).toEqual(['looks-again'])
  })

  it('promises no end of a silence while the reader shows a payment', async () => {
    const desk = openDesk()
    desk.provider.onQuery = () => notFound
    must(desk.pay())
    await desk.pass(20_000)
    expect(codes(desk)).toEqual(['asks-again', 'no-trace-waits-for-reader'])
  })

  it('names the longer silence where no reader can be a witness', async () => {
    const desk = openDesk()
    desk.provider.traits = { ...desk.provider.traits, tellsReaderState: false }
    desk.provider.onSubmit = () => ({ kind: 'unknown', reason: 'timeout', evidence: noEvidence })
    must(desk.pay())
    await desk.pass(100)
    expect(situation(desk).next.at(-1)).toEqual({ code: 'no-trace-counts', at: null, seconds: 900 })
  })

  it('advises nothing that could charge twice while nobody answers, and counts the questions', async () => {
    const desk = openDesk()
    desk.provider.onQuery = () => unavailable()
    desk.provider.readerState = null
    must(desk.pay())
    await desk.pass(30_000)
    expect(situation(desk)).toMatchObject({ advice: 'unknown-no-connection' })
    expect(situation(desk).asked.unanswered).toBeGreaterThanOrEqual(3)
    expect(codes(desk)).toEqual(['asks-again'])
  })

  it('says from when on a decline counts', async () => {
    const desk = openDesk()
    desk.provider.onQuery = () => ended('declined')
    desk.provider.readerState = readerIs('waiting-for-pin')
    must(desk.pay())
    await desk.pass(4_000)
    expect(situation(desk)).toMatchObject({ advice: 'declined-for-now' })
    expect(codes(desk)).toContain('decline-counts')
  })

  it('tells an approval that came after the payment was ruled out from any other', async () => {
    const desk = openDesk()
    desk.provider.onQuery = () => ended('declined')
    desk.provider.readerState = readerIs('idle')
    must(desk.pay())
    await desk.pass(10_000)
    expect(situation(desk)).toMatchObject({ advice: 'declined' })
    desk.provider.onQuery = () => approved(1250)
    await desk.pass(40_000)
    expect(situation(desk)).toMatchObject({ advice: 'approved-late', cancel: null })
  })

  it('has request, HTTP status and duration behind each answer, and never its body', async () => {
    const desk = openDesk()
    const evidence = {
      request: 'POST /checkout',
      httpStatus: 201,
      body: 'sup_sk_canary {"secret":1}',
      tookMs: 312,
    }
    desk.provider.onSubmit = () => ({ kind: 'accepted', providerIds: {}, evidence })
    must(desk.pay())
    await desk.pass(1_000)
    const entry = view(desk).timeline.find(({ code }) => code === 'accepted')
    expect(entry?.exchange).toEqual({ request: 'POST /checkout', httpStatus: 201, tookMs: 312 })
    expect(JSON.stringify(view(desk))).not.toMatch(/canary|secret/)
  })
})
