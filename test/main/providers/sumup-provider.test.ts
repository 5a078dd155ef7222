import { describe, expect, it } from 'vitest'
import type { AttemptNames, SubmitOutcome } from '../../../main/ports.ts'
import { addressOfNobody, pairingCode, type SumUpStage, sumUpStage } from '../../support/sumup-stage.ts'
import { describeProvider, type ProviderFault, type ProviderStage } from './provider-conformance.ts'

describeProvider('SumUp', { knowsPresence: true, tips: true, pairs: true }, async (options = {}) => {
  const stage = await sumUpStage()
  const nobody = await addressOfNobody()
  if (options.tips) orderTip(stage)
  return {
    provider: stage.provider,
    providerReaderId: stage.providerReaderId,
    currency: 'EUR',
    secrets: [stage.account.apiKey, 'affiliate-key-1'],
    pass: (milliseconds) => stage.clock.advance(milliseconds),
    submitsReceived: () => stage.cloud.log().filter((entry) => entry.operation === 'create-checkout').length,
    charges: (reference) =>
      stage.cloud
        .transactions()
        .filter((one) => one.foreignTransactionId === reference && one.status === 'SUCCESSFUL')
        .map((one) => one.amountMinor),
    refunds: (reference) =>
      stage.cloud
        .transactions()
        .filter((one) => one.foreignTransactionId === reference)
        .flatMap((one) => one.refunds.map((refund) => refund.amountMinor)),
    async refundsInPortal(reference, amountMinor) {
      const paid = stage.cloud.transactions().find((one) => one.foreignTransactionId === reference)
      await stage.client.refund(paid?.id ?? '', amountMinor / 100)
    },
    presentsCard: async () => undefined,
    cardholder: async (does) => {
      const actions = {
        pays: 'tap-good',
        'pays-with-tip': 'tap-good',
        'is-declined': 'tap-declined',
        cancels: 'cancel',
        'walks-away': 'walk-away',
      } as const
      if (!stage.reader.act(actions[does])) throw new Error(`nobody could do that now: ${does}`)
      await stage.clock.advance(0)
    },
    readerGoes: async (where) => {
      stage.reader.act(where === 'offline' ? 'lose-network' : 'regain-network')
      await stage.clock.advance(0)
    },
    freshPairingCode: () => pairingCode(stage.reader),
    order: (fault) => orders[fault](stage.cloud.faults),
    unreachable: () => stage.providerWith({ baseUrl: nobody }),
  } satisfies ProviderStage
})

/** The till asks for no tips yet; a reader's own tip screen adds them all the same. */
function orderTip({ cloud }: SumUpStage): void {
  cloud.faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 1450 })
  cloud.faults.order('get-transaction', { kind: 'field', path: 'tip_amount', value: 2 }, 'always')
}

type Faults = SumUpStage['cloud']['faults']
const orders: Record<ProviderFault, (faults: Faults) => void> = {
  'submit-answer-lost': (faults) => faults.order('create-checkout', { kind: 'answer-lost' }),
  'submit-request-lost': (faults) => faults.order('create-checkout', { kind: 'lost-on-the-way' }),
  'submit-error-after': (faults) =>
    faults.order('create-checkout', { kind: 'error-after', status: 502, body: 'html' }),
  'submit-garbage': (faults) => faults.order('create-checkout', { kind: 'garbage' }),
  'submit-half-answer': (faults) => faults.order('create-checkout', { kind: 'truncated' }),
  'submit-sign-in-page': (faults) => faults.order('create-checkout', { kind: 'captive-portal' }),
  'submit-redirected': (faults) =>
    faults.order('create-checkout', { kind: 'redirect', status: 307, location: 'http://127.0.0.1:1/' }),
  'query-error': (faults) =>
    faults.order('any', { kind: 'error-before', status: 503, body: 'empty' }, 'always'),
  'query-garbage': (faults) => faults.order('any', { kind: 'garbage' }, 'always'),
  'query-too-many': (faults) =>
    faults.order('any', { kind: 'too-many-requests', retryAfterSeconds: 7 }, 'always'),
  'cancel-answer-lost': (faults) => faults.order('terminate', { kind: 'answer-lost' }),
  'refund-answer-lost': (faults) => faults.order('refund', { kind: 'answer-lost' }),
  'refund-handled-twice': (faults) => faults.order('refund', { kind: 'handled-twice', afterMs: 10 }),
  'refund-request-lost': (faults) => faults.order('refund', { kind: 'lost-on-the-way' }),
  'charges-part': (faults) => faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 800 }),
  'charges-other-amount': (faults) => faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 1800 }),
  'charges-other-currency': (faults) => faults.orderForPayment({ kind: 'wrong-currency', currency: 'USD' }),
  'charges-twice': (faults) => faults.orderForPayment({ kind: 'duplicate-charge' }),
}

async function asked(stage: SumUpStage, more: Partial<AttemptNames> = {}) {
  const names: AttemptNames = {
    reference: 'SUMUPTEST00001',
    providerIds: {},
    providerReaderId: stage.providerReaderId,
    amountMinor: 1250,
    currency: 'EUR',
    submittedAt: stage.clock.now(),
    ...more,
  }
  const { reference, providerReaderId, amountMinor, currency } = names
  const outcome: SubmitOutcome = await stage.provider.submit({
    reference,
    providerReaderId,
    amountMinor,
    currency,
    description: reference,
  })
  if (outcome.kind === 'accepted') names.providerIds = outcome.providerIds
  await stage.clock.advance(1_000)
  return { names, outcome }
}
const operations = (stage: SumUpStage) => stage.cloud.log().map((entry) => entry.operation)

describe('the SumUp provider', () => {
  it('asks only for the checkout while the card is awaited, and for the transaction by both names after it', async () => {
    const stage = await sumUpStage()
    const { names } = await asked(stage)
    stage.cloud.clearLog()
    await stage.provider.query(names)
    expect(operations(stage)).toEqual(['get-checkout'])
    stage.reader.act('tap-good')
    await stage.clock.advance(3_000)
    stage.cloud.clearLog()
    expect(await stage.provider.query(names)).toMatchObject({
      kind: 'approved',
      card: { scheme: 'VISA', lastFour: '0119', entry: 'contactless' },
      providerIds: { transactionId: expect.any(String) },
    })
    expect(operations(stage)).toEqual(['get-checkout', 'get-transaction', 'get-transaction'])
  })

  it('goes by the transaction where the acceptance named no checkout', async () => {
    const stage = await sumUpStage()
    stage.cloud.quirks.omitsCheckoutId = true
    const { names } = await asked(stage)
    expect(Object.keys(names.providerIds)).toEqual(['clientTransactionId'])
    expect((await stage.provider.query(names)).kind).toBe('not-found')
    stage.reader.act('tap-good')
    await stage.clock.advance(3_000)
    expect((await stage.provider.query(names)).kind).toBe('approved')
  })

  it('waits for the details of a paid checkout, and counts it without them when they stay away', async () => {
    const stage = await sumUpStage()
    stage.cloud.faults.orderForPayment({ kind: 'lookup-lag', ms: 3_600_000 })
    const { names } = await asked(stage)
    stage.reader.act('tap-good')
    await stage.clock.advance(3_000)
    const first = await stage.provider.query(names)
    if (first.kind !== 'pending') throw new Error(first.kind)
    const remembered = { ...names, providerIds: { ...names.providerIds, ...first.providerIds } }
    await stage.clock.advance(14_000)
    expect((await stage.provider.query(remembered)).kind).toBe('pending')
    await stage.clock.advance(2_000)
    expect(await stage.provider.query(remembered)).toMatchObject({ kind: 'approved', chargedMinor: 1250 })
  })

  it('takes an approval that follows a failure for what it is', async () => {
    const stage = await sumUpStage()
    stage.cloud.faults.orderForPayment({ kind: 'decline-then-approve', afterMs: 8_000 })
    const { names } = await asked(stage)
    stage.reader.act('tap-good')
    await stage.clock.advance(2_000)
    expect((await stage.provider.query(names)).kind).toBe('declined')
    await stage.clock.advance(8_000)
    expect((await stage.provider.query(names)).kind).toBe('approved')
  })

  it('ends when its approval was taken back before the till heard of it, though the checkout says paid for good', async () => {
    const stage = await sumUpStage()
    stage.cloud.faults.orderForPayment({ kind: 'taken-back', afterMs: 1, as: 'CANCELLED' })
    const { names } = await asked(stage)
    await stage.clock.advance(1_000)
    stage.reader.act('tap-good')
    await stage.clock.advance(5_000)
    const early = await stage.provider.query(names)
    if (early.kind !== 'pending') throw new Error(early.kind)
    expect(early.providerText).toBe('checkout successful, transaction CANCELLED')
    const noted = { ...names, providerIds: { ...names.providerIds, ...early.providerIds } }
    await stage.clock.advance(599_000)
    expect(await stage.provider.query(noted)).toMatchObject({
      kind: 'pending',
      providerIds: early.providerIds,
    })
    await stage.clock.advance(2_000)
    expect(await stage.provider.query(noted)).toMatchObject({ kind: 'cancelled' })
  })

  it('ends with a failed transaction that is surely ours, whatever amount stands there', async () => {
    const stage = await sumUpStage()
    stage.cloud.faults.orderForPayment({ kind: 'decline-then-approve', afterMs: 3_600_000 })
    stage.cloud.faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 800 })
    const { names } = await asked(stage)
    stage.reader.act('tap-good')
    await stage.clock.advance(3_000)
    expect((await stage.provider.query(names)).kind).toBe('declined')
    // Not ours by its names: then our own checkout has the word.
    const field = { kind: 'field', path: 'foreign_transaction_id', value: 'SOMEBODY000001' } as const
    stage.cloud.faults.order('get-transaction', field, 2)
    expect(await stage.provider.query(names)).toMatchObject({ kind: 'failed', reason: 'not-completed' })
    await stage.clock.advance(3_600_000)
    expect(await stage.provider.query(names)).toMatchObject({ kind: 'approved', chargedMinor: 800 })
  })

  it('believes a decline only when every name was answered: a copy of the request may have been paid', async () => {
    const stage = await sumUpStage()
    const { names } = await asked(stage)
    stage.reader.act('tap-declined')
    await stage.clock.advance(3_000)
    const { faults } = stage.cloud
    for (const silent of [0, 1]) {
      faults.clear()
      if (silent === 1) faults.order('get-transaction', { kind: 'answer-delayed', ms: 0 })
      faults.order('get-transaction', { kind: 'error-before', status: 503, body: 'empty' })
      const outcome = stage.provider.query(names)
      await stage.clock.advance(0)
      expect(await outcome, `name ${silent}`).toMatchObject({ kind: 'unavailable', reason: 'http-503' })
    }
    faults.clear()
    expect((await stage.provider.query(names)).kind).toBe('declined')
  })

  it('counts a paid checkout without its details also after the clock was set back', async () => {
    const stage = await sumUpStage()
    stage.cloud.faults.orderForPayment({ kind: 'lookup-lag', ms: 3_600_000 })
    const { names } = await asked(stage)
    stage.reader.act('tap-good')
    await stage.clock.advance(3_000)
    const remember = async () => {
      const outcome = await stage.provider.query(names)
      if (outcome.kind === 'pending') Object.assign(names.providerIds, outcome.providerIds)
      return outcome.kind
    }
    names.providerIds.paidSeenAt = String(stage.clock.now() + 86_400_000)
    expect(await remember()).toBe('pending')
    await stage.clock.advance(15_000)
    expect(await remember()).toBe('approved')
  })

  it('books nothing when both names lead to different transactions', async () => {
    const stage = await sumUpStage()
    const first = await asked(stage)
    stage.reader.act('tap-good')
    await stage.clock.advance(10_000)
    const second = await asked(stage, { reference: 'SUMUPTEST00002' })
    stage.reader.act('tap-good')
    await stage.clock.advance(10_000)
    const crossed = {
      ...first.names,
      reference: 'SUMUPTEST00002',
      providerIds: { clientTransactionId: String(first.names.providerIds.clientTransactionId) },
    }
    expect(second.outcome.kind).toBe('accepted')
    expect(await stage.provider.query(crossed)).toMatchObject({
      kind: 'mismatch',
      found: expect.stringMatching(/two transactions/),
    })
  })

  it('does not take another payment’s answer for this one', async () => {
    const stage = await sumUpStage()
    const { names } = await asked(stage)
    stage.reader.act('tap-good')
    await stage.clock.advance(3_000)
    for (const [path, value] of [
      ['foreign_transaction_id', 'SOMEBODY000001'],
      ['client_transaction_id', 'another'],
      ['merchant_code', 'MC0OTHER'],
      ['amount', 12.505],
      ['tip_amount', -1],
    ] as const) {
      stage.cloud.faults.clear()
      stage.cloud.faults.order('get-transaction', { kind: 'field', path, value }, 'always')
      const outcome = await stage.provider.query(names)
      expect(outcome.kind, path).toBe('mismatch')
      // A refund goes to whatever id is kept: another payment's must not be.
      const isNamed = path === 'foreign_transaction_id' || path === 'client_transaction_id'
      const kept = outcome.kind === 'mismatch' ? Object.keys(outcome.providerIds) : []
      expect(kept, path).toEqual(isNamed ? [] : ['transactionId'])
    }
  })

  it('waits on words that it does not know, and says them', async () => {
    const stage = await sumUpStage()
    const { names } = await asked(stage)
    stage.cloud.faults.order('get-checkout', { kind: 'field', path: 'data.status', value: 'pondering' })
    expect(await stage.provider.query(names)).toMatchObject({ kind: 'pending', providerText: 'pondering' })
    stage.reader.act('tap-good')
    await stage.clock.advance(3_000)
    stage.cloud.faults.order('get-checkout', { kind: 'not-found' })
    stage.cloud.faults.order(
      'get-transaction',
      { kind: 'field', path: 'status', value: 'PONDERING' },
      'always',
    )
    expect(await stage.provider.query(names)).toMatchObject({ kind: 'pending', providerText: 'PONDERING' })
  })

  it('calls a repeat of a burnt reference unknown: an earlier request of ours arrived', async () => {
    const stage = await sumUpStage()
    await asked(stage)
    stage.reader.act('cancel')
    await stage.clock.advance(10_000)
    expect((await asked(stage)).outcome).toMatchObject({ kind: 'unknown', reason: 'reference-used' })
  })

  it.each(['A transaction with this foreign_transaction_id exists already.', 'Duplicate transaction'])(
    'has doubts also where a used reference is refused without a code: %s',
    async (detail) => {
      const stage = await sumUpStage()
      await asked(stage)
      stage.cloud.faults.order('create-checkout', { kind: 'field', path: 'errors', value: { detail } })
      expect((await asked(stage)).outcome).toMatchObject({ kind: 'unknown', reason: 'reference-used' })
    },
  )

  it('is "busy" also where the reader refuses without a code', async () => {
    const stage = await sumUpStage()
    stage.cloud.quirks.untypedBusy = true
    await asked(stage)
    expect((await asked(stage, { reference: 'SUMUPTEST00002' })).outcome).toMatchObject({
      kind: 'refused',
      reason: 'reader-busy',
      providerText: 'Unprocessable Entity',
    })
  })

  it('says when the key is no longer valid, without the key', async () => {
    const stage = await sumUpStage()
    stage.cloud.revokeKey(stage.account.apiKey)
    const { outcome, names } = await asked(stage)
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'not-authorised' })
    expect(JSON.stringify(outcome)).not.toContain(stage.account.apiKey)
    expect((await stage.provider.query(names)).kind).toBe('unavailable')
    expect(await stage.provider.listReaders()).toMatchObject({ kind: 'refused', reason: 'not-authorised' })
  })

  it('has no "not found" where it has nothing to ask by', async () => {
    const stage = await sumUpStage()
    const nameless = stage.providerWith({ affiliate: null })
    const names: AttemptNames = {
      reference: 'SUMUPTEST00001',
      providerIds: {},
      providerReaderId: stage.providerReaderId,
      amountMinor: 1250,
      currency: 'EUR',
      submittedAt: null,
    }
    expect(await nameless.query(names)).toMatchObject({ kind: 'unavailable', reason: 'no-reference' })
  })

  it('sends our reference only where an affiliate key is set', async () => {
    const stage = await sumUpStage()
    await asked(stage)
    expect(stage.cloud.checkouts()[0]).toMatchObject({ foreignTransactionId: 'SUMUPTEST00001', digits: 2 })
    stage.reader.act('cancel')
    await stage.clock.advance(10_000)
    const nameless = stage.providerWith({ affiliate: null })
    await nameless.submit({
      reference: 'SUMUPTEST00002',
      providerReaderId: stage.providerReaderId,
      amountMinor: 100,
      currency: 'EUR',
      description: 'x',
    })
    expect(stage.cloud.checkouts()[1]).toMatchObject({ foreignTransactionId: null, amountMinor: 100 })
  })

  it('counts forints as SumUp does, and refuses half of one before it is sent', async () => {
    const stage = await sumUpStage('HUF')
    const half = await asked(stage, { currency: 'HUF', amountMinor: 123_450 })
    expect(half.outcome).toMatchObject({ kind: 'refused', reason: 'amount-invalid' })
    const { names } = await asked(stage, { currency: 'HUF', amountMinor: 123_400 })
    expect(stage.cloud.checkouts()).toMatchObject([{ amountMinor: 1234, digits: 0, currency: 'HUF' }])
    stage.reader.act('tap-good')
    await stage.clock.advance(3_000)
    expect(await stage.provider.query(names)).toMatchObject({ kind: 'approved', chargedMinor: 123_400 })
  })

  it.each([202, 204] as const)('takes a terminate answered with %i as passed on', async (status) => {
    const stage = await sumUpStage()
    stage.cloud.quirks.terminateStatus = status
    const { names } = await asked(stage)
    expect((await stage.provider.requestCancel(names)).kind).toBe('passed-on')
  })

  it('has no state for a reader whose software is too old to tell', async () => {
    const stage = await sumUpStage()
    stage.cloud.faults.order('reader-status', { kind: 'not-found' })
    expect(await stage.provider.readerStatus(stage.providerReaderId)).toMatchObject({
      kind: 'refused',
      reason: 'not-found',
    })
  })

  it.each([
    'http://api.sumup.com',
    'ftp://127.0.0.1',
    'https://user:pass@api.sumup.com',
    'https://api.sumup.com/',
    'http://127.0.0.1.example.com',
  ])('does not send a key to %s', async (baseUrl) => {
    const stage = await sumUpStage()
    expect(() => stage.providerWith({ baseUrl })).toThrow(/not an address/)
  })
})
