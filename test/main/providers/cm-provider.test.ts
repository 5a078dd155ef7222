import { describe, expect, it } from 'vitest'
import type { AttemptNames, QueryOutcome, SubmitRequest } from '../../../main/ports.ts'
import { createCmProvider } from '../../../main/providers/cm/cm-provider.ts'
import { createHttpClient, type Fetch } from '../../../main/providers/http-client.ts'
import { type CmStage, cmStage } from '../../support/cm-stage.ts'
import { addressOfNobody } from '../../support/sumup-stage.ts'
import { describeProvider, type ProviderFault, type ProviderStage } from './provider-conformance.ts'

describeProvider('CM.com', { knowsPresence: false, tips: false, pairs: false }, async () => {
  const stage = await cmStage()
  const nobody = await addressOfNobody()
  return {
    provider: stage.provider,
    providerReaderId: stage.providerReaderId,
    currency: 'EUR',
    secrets: [stage.account.apiKey],
    pass: (milliseconds) => stage.clock.advance(milliseconds),
    submitsReceived: () =>
      stage.cloud.log().filter((entry) => entry.operation === 'create-transaction').length,
    charges: (reference) =>
      stage.cloud
        .transactions()
        .filter((one) => one.reference === reference && one.result === 'APPROVED')
        .map((one) => one.amountMinor),
    refunds(reference) {
      const all = stage.cloud.transactions()
      const purchase = all.find((one) => one.reference === reference)
      return all
        .filter((one) => one.originalId === purchase?.id && one.result === 'APPROVED')
        .map((one) => one.amountMinor)
    },
    async presentsCard() {
      await stage.clock.advance(1_000)
      stage.terminal.act('tap-good')
      await stage.clock.advance(10_000)
    },
    cardholder: async (does) => {
      const actions = {
        pays: 'tap-good',
        'pays-with-tip': 'tap-good',
        'is-declined': 'tap-declined',
        cancels: 'cancel',
        'walks-away': 'walk-away',
      } as const
      if (!stage.terminal.act(actions[does])) throw new Error(`nobody could do that now: ${does}`)
      await stage.clock.advance(0)
    },
    readerGoes: async (where) => {
      stage.terminal.act(where === 'offline' ? 'lose-network' : 'regain-network')
      await stage.clock.advance(0)
    },
    freshPairingCode: () => {
      stage.terminal.act('show-identity')
      const { screen } = stage.terminal.view()
      return screen.kind === 'identity' ? screen.qr : ''
    },
    order: (fault) => orders[fault](stage.cloud.faults),
    unreachable: () => stage.providerWith({ baseUrl: nobody }),
  } satisfies ProviderStage
})

type Faults = CmStage['cloud']['faults']
const orders: Record<ProviderFault, (faults: Faults) => void> = {
  'submit-answer-lost': (faults) => faults.order('create-transaction', { kind: 'answer-lost' }),
  'submit-request-lost': (faults) => faults.order('create-transaction', { kind: 'lost-on-the-way' }),
  'submit-error-after': (faults) =>
    faults.order('create-transaction', { kind: 'error-after', status: 502, body: 'html' }),
  'submit-garbage': (faults) => faults.order('create-transaction', { kind: 'garbage' }),
  'submit-half-answer': (faults) => faults.order('create-transaction', { kind: 'truncated' }),
  'submit-sign-in-page': (faults) => faults.order('create-transaction', { kind: 'captive-portal' }),
  'submit-redirected': (faults) =>
    faults.order('create-transaction', { kind: 'redirect', status: 307, location: 'http://127.0.0.1:1/' }),
  'query-error': (faults) =>
    faults.order('any', { kind: 'error-before', status: 503, body: 'empty' }, 'always'),
  'query-garbage': (faults) => faults.order('any', { kind: 'garbage' }, 'always'),
  'query-too-many': (faults) =>
    faults.order('any', { kind: 'too-many-requests', retryAfterSeconds: 7 }, 'always'),
  'cancel-answer-lost': (faults) => faults.order('cancel-transaction', { kind: 'answer-lost' }),
  'refund-answer-lost': (faults) => faults.order('create-transaction', { kind: 'answer-lost' }),
  'refund-handled-twice': (faults) =>
    faults.order('create-transaction', { kind: 'handled-twice', afterMs: 3_000 }),
  'refund-request-lost': (faults) => faults.order('create-transaction', { kind: 'lost-on-the-way' }),
  'charges-part': (faults) => faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 800 }),
  'charges-other-amount': (faults) => faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 1800 }),
  'charges-other-currency': (faults) => faults.orderForPayment({ kind: 'wrong-currency', currency: 'USD' }),
  'charges-twice': (faults) => faults.orderForPayment({ kind: 'duplicate-charge' }),
}

const reference = 'CMTEST00000001'

async function asked(stage: CmStage, more: Partial<SubmitRequest> = {}) {
  const request = {
    reference,
    providerReaderId: stage.providerReaderId,
    amountMinor: 9875,
    currency: 'EUR',
    description: '',
    ...more,
  }
  const submittedAt = stage.clock.now()
  const outcome = await stage.provider.submit(request)
  const names: AttemptNames = { ...request, submittedAt, providerIds: {} }
  if (outcome.kind === 'accepted') names.providerIds = outcome.providerIds
  return { outcome, names }
}

async function paid(stage: CmStage): Promise<AttemptNames> {
  const { names } = await asked(stage)
  await stage.clock.advance(1_000)
  stage.terminal.act('tap-good')
  await stage.clock.advance(1_500)
  return names
}

const operations = (stage: CmStage) => stage.cloud.log().map((entry) => entry.operation)

describe('the CM provider', () => {
  it('K76: writes 98.75 as the number 98.75', async () => {
    const stage = await cmStage()
    await asked(stage)
    const sent = stage.cloud.log().find((entry) => entry.operation === 'create-transaction')
    expect(sent?.requestBody).toContain('"amount":{"value":98.75,"currency":"EUR"}')
    expect(sent?.requestBody).toContain(`"merchant_order_reference":"${reference}"`)
  })

  it('K77: sends no reference of more than 14 characters', async () => {
    const stage = await cmStage()
    expect((await asked(stage, { reference: 'X'.repeat(15) })).outcome).toMatchObject({
      kind: 'refused',
      reason: 'request-invalid',
    })
    expect(stage.cloud.log()).toEqual([])
  })

  it('asks for the transaction alone while a card is awaited', async () => {
    const stage = await cmStage()
    const { names } = await asked(stage)
    stage.cloud.clearLog()
    expect((await stage.provider.query(names)).kind).toBe('pending')
    expect(operations(stage)).toEqual(['get-transaction'])
  })

  it('takes the answer about another transaction for no answer', async () => {
    const stage = await cmStage()
    const { names } = await asked(stage)
    stage.cloud.faults.order('get-transaction', { kind: 'field', path: 'id', value: '5000' })
    expect(await stage.provider.query(names)).toMatchObject({
      kind: 'unavailable',
      reason: 'answer-not-ours',
    })
    stage.cloud.faults.order('get-transaction', { kind: 'field', path: 'id', value: '5000' })
    expect(await stage.provider.glance(names)).toEqual({ kind: 'ask' })
  })

  it('releases the goods at AUTHORIZED, and is settled at CLEARED', async () => {
    const stage = await cmStage()
    const names = await paid(stage)
    expect(await stage.provider.query(names)).toMatchObject({ kind: 'approved', settled: false })
    await stage.clock.advance(3_000)
    // Cleared, and a copy of the request may still arrive and be paid as well.
    expect(await stage.provider.query(names)).toMatchObject({ kind: 'approved', settled: false })
    await stage.clock.advance(150_000)
    stage.cloud.faults.order('list-transactions', { kind: 'truncated' })
    expect(await stage.provider.query(names)).toMatchObject({ kind: 'approved', settled: false })
    expect(await stage.provider.query(names)).toMatchObject({
      kind: 'approved',
      settled: true,
      chargedMinor: 9875,
      card: { scheme: 'V_PAY', transactionCode: expect.stringMatching(/^\d{6}$/) },
    })
  })

  it.each([true, false])(
    'calls an authorisation that was taken back no payment; result kept: %s',
    async (keepsResult) => {
      const stage = await cmStage()
      stage.cloud.faults.orderForPayment({ kind: 'reversed', afterMs: 5_000, keepsResult })
      const names = await paid(stage)
      expect(await stage.provider.query(names)).toMatchObject({ kind: 'approved', settled: false })
      await stage.clock.advance(5_000)
      expect(['failed', 'cancelled']).toContain((await stage.provider.query(names)).kind)
    },
  )

  it.each<[string, string | undefined, QueryOutcome['kind']]>([
    ['CREATED', undefined, 'pending'],
    ['CREATED', 'APPROVED', 'pending'],
    ['CREATED', 'DECLINED', 'pending'],
    ['AUTHORIZED', 'APPROVED', 'approved'],
    ['AUTHORIZED', undefined, 'pending'],
    ['AUTHORIZED', 'DECLINED', 'pending'],
    ['CLEARED', 'APPROVED', 'approved'],
    ['CLEARED', undefined, 'pending'],
    ['CLEARED', 'DECLINED', 'pending'],
    ['CANCELLED', 'DECLINED', 'declined'],
    ['CANCELLED', undefined, 'cancelled'],
    ['CANCELLED', 'APPROVED', 'failed'],
    ['SETTLED', 'APPROVED', 'pending'],
    ['CLEARED', 'approved', 'pending'],
    ['cleared', 'APPROVED', 'pending'],
    ['', '', 'pending'],
  ])('reads %s with %s as %s', async (status, result, kind) => {
    const stage = await cmStage()
    const names = await paid(stage)
    const outcome = await rewritten(stage, names, status, result)
    expect(outcome.kind).toBe(kind)
  })

  it('K69: finds the copy that lives when a request arrived twice', async () => {
    const stage = await cmStage()
    stage.cloud.faults.order('create-transaction', { kind: 'handled-twice', afterMs: 10 })
    const { names } = await asked(stage)
    await stage.clock.advance(10)
    expect(stage.cloud.transactions().map(({ status }) => status)).toEqual(['CANCELLED', 'CREATED'])
    expect((await stage.provider.query(names)).kind).toBe('pending')
    await stage.clock.advance(1_000)
    stage.terminal.act('tap-good')
    await stage.clock.advance(1_500)
    expect(await stage.provider.query(names)).toMatchObject({ kind: 'approved', chargedMinor: 9875 })
  })

  it('K69: takes both copies back when a request arrived twice', async () => {
    const stage = await cmStage()
    stage.cloud.faults.order('create-transaction', { kind: 'handled-twice', afterMs: 10 })
    const { names } = await asked(stage)
    await stage.clock.advance(10)
    expect((await stage.provider.requestCancel(names)).kind).toBe('passed-on')
    expect(stage.cloud.transactions().map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED'])
  })

  it('tells two charges under one reference apart: the payment, and one beside it', async () => {
    const stage = await cmStage()
    stage.cloud.faults.orderForPayment({ kind: 'duplicate-charge' })
    const names = await paid(stage)
    const other = stage.cloud.transactions().find(({ id }) => id !== names.providerIds.transactionId)
    expect(await stage.provider.query(names)).toMatchObject({
      kind: 'approved',
      providerIds: { transactionId: names.providerIds.transactionId },
      seconds: [{ providerIds: { transactionId: other?.id }, chargedMinor: 9875 }],
    })
  })

  it('books nothing when the second of two charges is in another currency', async () => {
    const stage = await cmStage()
    stage.cloud.faults.order('create-transaction', { kind: 'handled-twice', afterMs: 5_000 })
    const { names } = await asked(stage)
    await stage.clock.advance(1_000)
    stage.terminal.act('tap-good')
    stage.cloud.faults.orderForPayment({ kind: 'wrong-currency', currency: 'USD' })
    await stage.clock.advance(6_000)
    stage.terminal.act('tap-good')
    await stage.clock.advance(3_000)
    expect(await stage.provider.query(names)).toMatchObject({
      kind: 'mismatch',
      found: expect.stringMatching(/two transactions/),
    })
  })

  it('K70: says who may have cancelled what nobody here did', async () => {
    const stage = await cmStage()
    stage.terminal.act('stand-by')
    const { names } = await asked(stage)
    await stage.clock.advance(1_000)
    const foreign = {
      type: 'PURCHASE',
      merchant_order_reference: 'foreign',
      amount: { value: 1, currency: 'EUR' },
    }
    await fetch(`${stage.account.baseUrl}/terminals/${stage.providerReaderId}/transactions`, {
      method: 'POST',
      headers: { 'API-Key': stage.account.apiKey },
      body: JSON.stringify(foreign),
    })
    expect(await stage.provider.query(names)).toMatchObject({
      kind: 'cancelled',
      reason: 'replaced-by-another-till',
    })
  })

  it('pushes no waiting payment of another till aside', async () => {
    const stage = await cmStage()
    stage.terminal.act('stand-by')
    await asked(stage)
    expect((await asked(stage, { reference: 'CMTEST00000002' })).outcome).toMatchObject({
      kind: 'refused',
      reason: 'reader-busy',
      providerText: '98.75 EUR',
    })
    expect(stage.cloud.transactions()).toHaveLength(1)
  })

  it('sends nothing when it cannot see whether the terminal is free', async () => {
    const stage = await cmStage()
    stage.cloud.faults.order('list-transactions', { kind: 'error-before', status: 503, body: 'json' })
    expect((await asked(stage)).outcome).toMatchObject({ kind: 'not-sent', reason: 'http-503' })
    expect(stage.cloud.transactions()).toEqual([])
  })

  it('K71: tells that a cancel came too late, and what became of the payment', async () => {
    const stage = await cmStage()
    const { names } = await asked(stage)
    await stage.clock.advance(1_000)
    stage.terminal.act('tap-good')
    stage.cloud.faults.order('list-transactions', { kind: 'error-before', status: 503, body: 'json' })
    expect(await stage.provider.requestCancel(names)).toMatchObject({ kind: 'refused', reason: 'too-late' })
    await stage.clock.advance(2_000)
    expect((await stage.provider.query(names)).kind).toBe('approved')
  })

  it('cancels by our reference when the provider’s id was lost, and says when there is nothing yet', async () => {
    const stage = await cmStage()
    stage.cloud.faults.orderForPayment({ kind: 'lookup-lag', ms: 3_000 })
    const { names } = await asked(stage)
    const nameless = { ...names, providerIds: {} }
    expect(await stage.provider.requestCancel(nameless)).toMatchObject({
      kind: 'unavailable',
      reason: 'not-found',
    })
    await stage.clock.advance(3_000)
    expect((await stage.provider.requestCancel(nameless)).kind).toBe('passed-on')
    expect(stage.cloud.transactions()[0]?.status).toBe('CANCELLED')
  })

  it('K73: calls a wrong key not authorised, in every question', async () => {
    const stage = await cmStage()
    const wrong = stage.providerWith({ apiKey: 'wrong' })
    expect(await wrong.listReaders()).toMatchObject({ kind: 'refused', reason: 'not-authorised' })
    expect(
      await wrong.submit({
        reference,
        providerReaderId: stage.providerReaderId,
        amountMinor: 100,
        currency: 'EUR',
        description: '',
      }),
    ).toMatchObject({ kind: 'refused', reason: 'not-authorised', providerText: 'Invalid API Key.' })
  })

  it.each(['newest-first', 'oldest-first', 'mixed'] as const)(
    'K78: finds a lost payment on any page of a list that is %s, whatever the links say',
    async (listOrder) => {
      const stage = await cmStage()
      stage.cloud.quirks.linksOfTheGuide = true
      stage.cloud.quirks.listOrder = listOrder
      stage.terminal.act('stand-by')
      stage.cloud.faults.order('create-transaction', { kind: 'answer-lost' })
      const { names } = await asked(stage)
      for (let number = 0; number < 250; number += 1) {
        await fetch(`${stage.account.baseUrl}/terminals/${stage.providerReaderId}/transactions`, {
          method: 'POST',
          headers: { 'API-Key': stage.account.apiKey },
          body: JSON.stringify({
            type: 'PURCHASE',
            merchant_order_reference: `other${number}`,
            amount: { value: 1, currency: 'EUR' },
          }),
        })
      }
      expect(await stage.provider.query({ ...names, providerIds: {} })).toMatchObject({ kind: 'cancelled' })
    },
  )

  describe('on a terminal with a long past', () => {
    /** What other tills sold on the terminal, one a minute, until now. */
    async function longPast(listOrder: 'newest-first' | 'oldest-first' | 'mixed', count: number) {
      const stage = await cmStage()
      const { names } = await asked(stage, { reference: 'OURS0000000001' })
      await stage.clock.advance(1_000)
      stage.terminal.act('tap-good')
      await stage.clock.advance(10_000)
      const own = {
        id: names.providerIds.transactionId,
        type: 'PURCHASE',
        merchant_order_reference: names.reference,
        amount: { value: 98.75, currency: 'EUR' },
        creation_datetime: new Date(names.submittedAt ?? 0).toISOString(),
        status: 'CLEARED',
        result: 'APPROVED',
      }
      const minutesAgo = (minutes: number) => (names.submittedAt ?? 0) - minutes * 60_000
      const others = Array.from({ length: count }, (_, number) => ({
        ...own,
        id: `9${number}`,
        merchant_order_reference: `other${number}`,
        // What nobody can read as money is none of ours, and hides nothing.
        amount: number % 7 === 0 ? 'twelve' : own.amount,
        creation_datetime: new Date(minutesAgo(count - number)).toISOString(),
      }))
      const rising = [...others, own]
      const all =
        listOrder === 'newest-first'
          ? rising.toReversed()
          : listOrder === 'oldest-first'
            ? rising
            : rising.toSorted((a, b) => (a.id ?? '').localeCompare(b.id ?? ''))
      let pages = 0
      const paging: Fetch = async (url, init) => {
        const { pathname, searchParams } = new URL(url)
        if (init.method !== 'GET' || !pathname.endsWith('/transactions')) return await fetch(url, init)
        pages += 1
        const page = Number(searchParams.get('page'))
        return Response.json(all.slice((page - 1) * 100, page * 100))
      }
      const { clock, account } = stage
      const provider = createCmProvider({ http: createHttpClient({ fetch: paging, clock }), clock, account })
      return { provider, names: { ...names, providerIds: {} }, pages: () => pages }
    }

    it.each([
      ['newest-first', 8],
      ['oldest-first', 24],
    ] as const)('reads a list that is %s from the end that matters', async (listOrder, most) => {
      const { provider, names, pages } = await longPast(listOrder, 12_345)
      expect(await provider.query(names)).toMatchObject({ kind: 'approved', chargedMinor: 9875 })
      expect(pages()).toBeLessThanOrEqual(most)
    })

    it('believes what it found in a list without order, and nothing that it has not found', async () => {
      const { provider, names, pages } = await longPast('mixed', 12_345)
      const { reference: _, ...request } = names
      expect(await provider.query({ ...names, reference: 'NOBODY00000001' })).toMatchObject({
        kind: 'unavailable',
        reason: 'list-too-long',
      })
      expect(pages()).toBeLessThanOrEqual(42)
      const found = await provider.query(names)
      expect(found).toMatchObject({ kind: 'approved', settled: false })
      expect(
        await provider.submit({ ...request, reference: 'NEXT0000000001', description: '' }),
      ).toMatchObject({ kind: 'not-sent', reason: 'list-too-long' })
    })
  })

  it('looks for a late approval among old transactions, and past a terminal that is gone or silent', async () => {
    const stage = await cmStage()
    const names = await paid(stage)
    const gone = { ...names, reference: 'GONE0000000001', providerReaderId: 'SUNMI-P2lite-GONE' }
    const attempts = { charged: [], knownIds: new Set(''), foreignIds: new Set(''), askedIds: new Set('') }
    const look = async () =>
      await stage.provider.lookForCharges(
        { ...attempts, ruledOut: [gone, names] },
        stage.clock.now() + 3 * 24 * 3_600_000,
      )
    expect(await look()).toMatchObject({ value: { named: [reference], unlooked: null } })
    stage.cloud.faults.order('list-transactions', { kind: 'error-before', status: 503, body: 'json' })
    expect(await look()).toMatchObject({ value: { named: [reference], unlooked: 'http-503' } })
  })

  it('K74, K75: keeps the spelling of the list and every digit of an id', async () => {
    const stage = await cmStage({
      terminals: [{ manufacturer: 'SUNMI', model: 'P2-Lite/é', serial: 'PL1', storeUuid: 's' }],
    })
    const listed = await stage.provider.listReaders()
    if (listed.kind !== 'answered') throw new Error(listed.kind)
    expect(listed.value[0]?.providerReaderId).toBe('SUNMI-P2-Lite/é-PL1')
    const { outcome } = await asked(stage, { providerReaderId: 'SUNMI-P2-Lite/é-PL1' })
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind)
    expect(outcome.providerIds.transactionId).toBe(stage.cloud.transactions()[0]?.id)
    expect(stage.cloud.log().at(-1)?.path).toBe('/terminals/SUNMI-P2-Lite%2F%C3%A9-PL1/transactions')
  })

  it('K75: takes no number for the id of a transaction', async () => {
    const stage = await cmStage()
    stage.cloud.faults.order('create-transaction', { kind: 'field', path: 'id', value: 5456485215432 })
    expect((await asked(stage)).outcome).toMatchObject({ kind: 'unknown', reason: 'answer-not-understood' })
  })

  it('K81, K82: gives the receipts as they came, also of a declined payment', async () => {
    const stage = await cmStage()
    const { names } = await asked(stage)
    await stage.clock.advance(1_000)
    stage.terminal.act('tap-declined')
    await stage.clock.advance(1_500)
    const [record] = stage.cloud.transactions()
    expect(await stage.provider.cardSlip?.(names)).toEqual({
      kind: 'answered',
      value: { kind: 'text', customer: record?.receipt, merchant: record?.merchantReceipt },
    })
    // Another customer's slip is nobody's.
    expect(await stage.provider.cardSlip?.({ ...names, reference: 'ANOTHER' })).toMatchObject({
      kind: 'unavailable',
      reason: 'answer-not-ours',
    })
    expect(record?.receipt).toMatch(/^ {4}CARDHOLDER COPY/)
  })

  it.each(['text', 'json'] as const)('gives the totals of the day, sent as %s', async (dayTotalsAs) => {
    const stage = await cmStage()
    stage.cloud.quirks.dayTotalsAs = dayTotalsAs
    await paid(stage)
    expect(await stage.provider.dayTotals(stage.providerReaderId)).toMatchObject({
      kind: 'answered',
      value: expect.stringMatching(/^ {7}DAY TOTALS(.|\n)*PURCHASE 1 {5}EUR 98\.75/),
    })
    expect(await stage.provider.dayTotals('other')).toMatchObject({ kind: 'refused', reason: 'not-found' })
  })

  it('K79: refunds on the terminal, with and without a purchase', async () => {
    const stage = await cmStage()
    const names = await paid(stage)
    await stage.clock.advance(10_000)
    for (const [name, originalId] of [
      ['CMREFUND000001', String(names.providerIds.transactionId)],
      ['CMREFUND000002', null],
    ] as const) {
      const request = { ...names, reference: name, description: '' }
      const outcome = await stage.provider.submitRefund(request, originalId)
      if (outcome.kind !== 'accepted') throw new Error(outcome.kind)
      const refund = { ...request, payment: names, providerIds: outcome.providerIds }
      expect((await stage.provider.queryRefund(refund)).kind).toBe('pending')
      await stage.clock.advance(1_000)
      stage.terminal.act('tap-good')
      await stage.clock.advance(10_000)
      expect(await stage.provider.queryRefund(refund)).toMatchObject({ kind: 'refunded' })
      // A refund is never taken for a payment of that amount.
      expect((await stage.provider.query(refund)).kind).toBe('mismatch')
    }
    const tooMuch = await stage.provider.submitRefund(
      { ...names, reference: 'CMREFUND000003', description: '' },
      String(names.providerIds.transactionId),
    )
    expect(tooMuch).toMatchObject({ kind: 'refused', reason: 'request-invalid' })
  })

  it('lists the stores of all pages', async () => {
    const stores = Array.from({ length: 205 }, (_, index) => ({ uuid: `s${index}`, name: `Store ${index}` }))
    const stage = await cmStage({ stores })
    expect(await stage.provider.stores()).toEqual({ kind: 'answered', value: stores })
  })

  it('guesses between no two terminals of one serial number', async () => {
    const terminal = { manufacturer: 'SUNMI', model: 'P2lite', serial: 'PL1', storeUuid: 's' }
    const stage = await cmStage({ terminals: [terminal, { ...terminal, model: 'P2' }] })
    expect(await stage.provider.pairReader('pl1', 'x')).toMatchObject({ kind: 'refused', reason: 'conflict' })
  })

  it.each([
    'http://example.com',
    'https://user:secret@example.com',
    'https://example.com/',
    'https://example.com?x=1',
  ])('refuses %s as an address for payments', async (baseUrl) => {
    const stage = await cmStage()
    expect(() => stage.providerWith({ baseUrl })).toThrow('not an address that may be used for payments')
  })
})

/** The cloud's own record with other words in it. */
async function rewritten(stage: CmStage, names: AttemptNames, status: string, result: string | undefined) {
  const [record] = stage.cloud.transactions()
  if (!record) throw new Error('nothing was created')
  Object.assign(record, { status, result: result ?? null })
  return await stage.provider.query(names)
}
