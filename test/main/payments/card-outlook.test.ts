import { describe, expect, it } from 'vitest'
import { createCardProspect } from '../../../main/payments/card-outlook.ts'
import { createProviderHealth } from '../../../main/payments/provider-health.ts'
import type { CardOutlook } from '../../../preload/contract/outlook.ts'
import { testClock } from '../../support/clock.ts'
import { approved, fakeProvider, noEvidence, readerIs, unavailable } from '../../support/fake-provider.ts'
import { must, paymentDesk } from '../../support/payment-desk.ts'

function openDesk() {
  const clock = testClock()
  const provider = fakeProvider()
  const changes: number[] = []
  const health = createProviderHealth(clock, () => void changes.push(clock.now()))
  const watched = health.watch(provider)
  const desk = paymentDesk({ providers: [watched], clock })
  const prospect = createCardProspect(desk.context, health)
  const look = (): CardOutlook => {
    const [only] = must(prospect.look()).readers
    if (!only) throw new Error('no reader')
    return only
  }
  return { ...desk, provider, watched, health, changes, look }
}

describe('the outlook for a card', () => {
  it('knows nothing at first, asks the reader once, and knows it then', async () => {
    const desk = openDesk()
    desk.provider.readerState = readerIs('idle')
    expect(desk.look()).toMatchObject({ code: 'not-known', heardAt: null, isAsking: true })
    desk.look()
    await desk.pass(0)
    expect(desk.look()).toMatchObject({ code: 'ready', heardAt: desk.clock.now(), isOld: false })
    expect(desk.provider.statusCalls).toBe(1)
    expect(desk.nudges).toContain('readers')
  })

  it('says that a reader is offline before anybody pays (P17), and that it is back', async () => {
    const desk = openDesk()
    desk.provider.readerState = readerIs('idle', 'offline')
    desk.look()
    await desk.pass(0)
    expect(desk.look()).toMatchObject({ code: 'reader-offline' })
    desk.provider.readerState = readerIs('idle')
    await desk.pass(8_000)
    desk.look()
    await desk.pass(0)
    expect(desk.look()).toMatchObject({ code: 'ready' })
  })

  it('says since when a provider is down (P22), from any answer, and forgets it with the next good one', async () => {
    const desk = openDesk()
    desk.provider.readerState = readerIs('idle')
    desk.look()
    await desk.pass(0)
    const downAt = desk.clock.now()
    desk.provider.onQuery = () => unavailable()
    const names = {
      reference: 'R',
      providerIds: {},
      providerReaderId: 'r',
      amountMinor: 1,
      currency: 'EUR',
      submittedAt: 0,
    }
    await desk.watched.query(names)
    await desk.pass(3_600_000)
    await desk.watched.query(names)
    expect(desk.look()).toMatchObject({
      code: 'provider-unreachable',
      since: downAt,
      heardAt: desk.clock.now(),
      providerName: 'Fake Pay',
    })
    desk.provider.onQuery = () => approved(1)
    await desk.watched.query(names)
    await desk.pass(0)
    expect(desk.look()).toMatchObject({ code: 'ready', since: null })
    expect(desk.changes).toHaveLength(2)
  })

  it('tells a refused key from a dead line (P23), and sends no storm of questions', async () => {
    const desk = openDesk()
    desk.provider.onSubmit = () => ({
      kind: 'refused',
      reason: 'not-authorised',
      providerText: '',
      evidence: noEvidence,
    })
    desk.provider.readerState = null
    must(desk.pay())
    await desk.pass(100)
    expect(desk.look()).toMatchObject({ code: 'not-authorised', since: desk.clock.now() - 100 })
    const before = desk.provider.statusCalls
    for (let second = 0; second < 60; second++) {
      desk.look()
      await desk.pass(1_000)
    }
    expect(desk.provider.statusCalls - before).toBeLessThanOrEqual(9)
  })

  it('shows old knowledge as old, and leaves a reader alone whose payment asks it anyway', async () => {
    const desk = openDesk()
    desk.provider.readerState = readerIs('idle')
    desk.look()
    await desk.pass(0)
    await desk.clock.advance(60_000)
    expect(desk.look()).toMatchObject({ code: 'ready', isOld: true, isAsking: true })
    await desk.pass(0)
    must(desk.pay())
    const before = desk.provider.statusCalls
    await desk.clock.advance(0)
    expect(desk.look()).toMatchObject({ code: 'reader-busy', since: desk.clock.now(), isAsking: false })
    expect(desk.provider.statusCalls).toBe(before)
  })

  it('blocks nothing: a payment starts whatever the forecast is', async () => {
    const desk = openDesk()
    desk.provider.readerState = readerIs('idle', 'offline')
    desk.look()
    await desk.pass(0)
    expect(must(desk.pay())).toMatchObject({ status: 'created' })
  })

  it('takes the word of a provider whose readers tell nothing', async () => {
    const desk = openDesk()
    desk.watched.traits = { ...desk.watched.traits, tellsReaderState: false }
    expect(desk.look()).toMatchObject({ code: 'not-known' })
    await desk.pass(0)
    expect(desk.look()).toMatchObject({ code: 'provider-answers' })
    expect(desk.provider.statusCalls).toBe(0)
  })

  it('believes the newest question, also when an older one is answered after it', async () => {
    const desk = openDesk()
    const names = {
      reference: 'R',
      providerIds: {},
      providerReaderId: 'r',
      amountMinor: 1,
      currency: 'EUR',
      submittedAt: 0,
    }
    const answer = Promise.withResolvers<ReturnType<typeof approved>>()
    desk.provider.onQuery = () => answer.promise
    const older = desk.watched.query(names)
    await desk.pass(1_000)
    desk.provider.onQuery = () => unavailable()
    await desk.watched.query(names)
    answer.resolve(approved(1))
    await older
    expect(desk.health.of('fake')).toMatchObject({ trouble: 'provider-unreachable' })
  })

  it('learns nothing about the provider from a fault of its own', async () => {
    const desk = openDesk()
    desk.provider.onQuery = () => ({ kind: 'unavailable', reason: 'internal', evidence: noEvidence })
    await desk.watched.query({
      reference: 'R',
      providerIds: {},
      providerReaderId: 'r',
      amountMinor: 1,
      currency: 'EUR',
      submittedAt: 0,
    })
    expect(desk.health.of('fake')).toEqual({ trouble: null, since: null, heardAt: null })
    expect(desk.health.watch(desk.provider)).toBe(desk.watched)
  })
})
