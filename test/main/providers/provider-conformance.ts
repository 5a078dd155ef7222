import { describe, expect, it } from 'vitest'
import type {
  AttemptNames,
  CardProvider,
  QueryOutcome,
  RefundNames,
  SubmitOutcome,
  WatchedAttempts,
} from '../../../main/ports.ts'

/*
 * What every card provider must do, played against its own cloud. A second provider brings its stage and passes the
 * same sentences.
 */

export type ProviderStage = {
  provider: CardProvider
  providerReaderId: string
  /** A currency that the merchant takes. */
  currency: string
  /** Must not be found in anything that is kept. */
  secrets: string[]
  pass(milliseconds: number): Promise<void>
  /** Requests to take money that the provider has received, answered or not. */
  submitsReceived(): number
  /** What the provider's own books hold as charged under our reference, tip included. */
  charges(reference: string): number[]
  /** What went back of the charge under our reference, as the provider's own books hold it. */
  refunds(reference: string): number[]
  /** Somebody gives back in the provider's own portal; absent where there is none. */
  refundsInPortal?: (reference: string, amountMinor: number) => Promise<void>
  /** Where the card has to be presented for a refund, it is. */
  presentsCard(): Promise<void>
  cardholder(does: 'pays' | 'pays-with-tip' | 'is-declined' | 'cancels' | 'walks-away'): Promise<void>
  readerGoes(where: 'offline' | 'online'): Promise<void>
  /** A code that the reader's screen shows now, for pairing it. */
  freshPairingCode(): string
  order(fault: ProviderFault): void
  /** The same provider at an address where nobody listens. */
  unreachable(): CardProvider
}

export type ProviderFault =
  | 'submit-answer-lost'
  | 'submit-request-lost'
  | 'submit-error-after'
  | 'submit-garbage'
  | 'submit-half-answer'
  | 'submit-sign-in-page'
  | 'submit-redirected'
  | 'query-error'
  | 'query-too-many'
  | 'query-garbage'
  | 'cancel-answer-lost'
  | 'charges-other-amount'
  | 'charges-other-currency'
  | 'charges-twice'
  | 'charges-part'
  | 'refund-answer-lost'
  | 'refund-request-lost'
  | 'refund-handled-twice'

export type StageOptions = { tips?: boolean }

/** In what the providers' own rules differ; each difference has its own sentence below. */
export type ConformanceTraits = {
  /** Knows when a reader is not there. */
  knowsPresence: boolean
  tips: boolean
  /** Readers are paired and unpaired at the provider; otherwise they are chosen from its list. */
  pairs: boolean
}

const amountMinor = 1250
const nobody: WatchedAttempts = {
  ruledOut: [],
  charged: [],
  knownIds: new Set(),
  foreignIds: new Set(),
  askedIds: new Set(),
}

export function describeProvider(
  name: string,
  traits: ConformanceTraits,
  setStage: (options?: StageOptions) => Promise<ProviderStage>,
) {
  let number = 0
  async function onStage(options?: StageOptions) {
    const stage = await setStage(options)
    number += 1
    const reference = `CONFORM${String(number).padStart(7, '0')}`
    const names: AttemptNames = {
      reference,
      providerIds: {},
      providerReaderId: stage.providerReaderId,
      amountMinor,
      currency: stage.currency,
      submittedAt: 0,
    }
    const submit = async (provider = stage.provider, more: Partial<AttemptNames> = {}) => {
      const { providerReaderId, currency } = names
      const request = { reference, providerReaderId, amountMinor, currency, description: reference, ...more }
      const outcome = await provider.submit(request)
      if (outcome.kind === 'accepted') names.providerIds = outcome.providerIds
      kept.push(outcome)
      return outcome
    }
    /** As the till asks: what the answer says about ids is remembered for the next question. */
    const query = async () => {
      const outcome = await stage.provider.query(names)
      if ('providerIds' in outcome) names.providerIds = { ...names.providerIds, ...outcome.providerIds }
      kept.push(outcome)
      return outcome
    }
    const verdict = async () => {
      for (let round = 0; round < 40; round++) {
        const outcome = await query()
        if (outcome.kind !== 'pending' && outcome.kind !== 'not-found') return outcome
        await stage.pass(1_000)
      }
      throw new Error('the provider never spoke')
    }
    const kept: (SubmitOutcome | QueryOutcome)[] = []
    return { stage, names, submit, query, verdict, kept }
  }

  describe(`${name}, as a card provider`, () => {
    it('accepts a payment, waits for the card and tells what was charged', async () => {
      const { stage, names, submit, query, verdict } = await onStage()
      expect((await submit()).kind).toBe('accepted')
      await stage.pass(1_000)
      expect(await query()).toMatchObject({ kind: 'pending' })
      await stage.cardholder('pays')
      const outcome = await verdict()
      expect(outcome).toMatchObject({
        kind: 'approved',
        chargedMinor: amountMinor,
        tipMinor: 0,
        currency: stage.currency,
        card: { scheme: expect.stringMatching(/./), transactionCode: expect.stringMatching(/./) },
      })
      expect(stage.charges(names.reference)).toEqual([amountMinor])
      // Asking again changes nothing.
      expect(await query()).toMatchObject({ kind: 'approved', chargedMinor: amountMinor })
    })

    if (traits.tips)
      it('tells the tip apart from the amount', async () => {
        const { stage, names, submit, verdict } = await onStage({ tips: true })
        await submit()
        await stage.pass(1_000)
        await stage.cardholder('pays-with-tip')
        const outcome = await verdict()
        if (outcome.kind !== 'approved') throw new Error(outcome.kind)
        expect(outcome.tipMinor).toBeGreaterThan(0)
        expect(outcome.chargedMinor - outcome.tipMinor).toBe(amountMinor)
        expect(stage.charges(names.reference)).toEqual([outcome.chargedMinor])
      })

    it('sees the approval, and nothing else, with one look', async () => {
      const { stage, names, submit } = await onStage()
      await submit()
      await stage.pass(3_000)
      expect(await stage.provider.glance(names)).toEqual({ kind: 'nothing' })
      await stage.cardholder('pays')
      await stage.pass(5_000)
      expect(await stage.provider.glance(names)).toMatchObject({
        kind: 'approved',
        chargedMinor: amountMinor,
      })
      expect(await stage.provider.glance({ ...names, amountMinor: 999_999 })).toEqual({ kind: 'ask' })
      expect(await stage.provider.glance({ ...names, providerIds: {} })).toEqual({ kind: 'ask' })
      expect(await stage.unreachable().glance(names)).toEqual({ kind: 'ask' })
    })

    it('takes no decline for anything with one look', async () => {
      const { stage, names, submit } = await onStage()
      await submit()
      await stage.pass(3_000)
      await stage.cardholder('is-declined')
      await stage.pass(5_000)
      expect(await stage.provider.glance(names)).toEqual({ kind: 'ask' })
    })

    it('finds in its lists which attempts were charged after all, and names nobody else', async () => {
      const { stage, names, submit } = await onStage()
      await submit()
      await stage.pass(1_000)
      const other = { ...names, reference: 'NEVERSENT00001', providerIds: {}, amountMinor: 999_999 }
      await stage.cardholder('pays')
      await stage.pass(10_000)
      const look = async (...ruledOut: AttemptNames[]) =>
        await stage.provider.lookForCharges({ ...nobody, ruledOut }, 0)
      expect(await look(names, other)).toMatchObject({
        kind: 'answered',
        value: { named: [names.reference] },
      })
      // Also where its answer was lost, and our reference is all that there is.
      expect(await look({ ...names, providerIds: {} })).toMatchObject({ value: { named: [names.reference] } })
      const watched = { ...nobody, ruledOut: [names] }
      expect((await stage.unreachable().lookForCharges(watched, 0)).kind).toBe('unavailable')
    })

    it('finds in its lists a second charge under a reference, and no charge that is in the books', async () => {
      const { stage, names, submit, verdict } = await onStage()
      stage.order('charges-twice')
      await submit()
      await stage.pass(1_000)
      await stage.cardholder('pays')
      await verdict()
      await stage.pass(10_000)
      expect(stage.charges(names.reference)).toEqual([amountMinor, amountMinor])
      const booked = names.providerIds.transactionId ?? ''
      expect(booked).not.toBe('')
      const look = async (knownIds: string[], charged = names) => {
        const watched = { ...nobody, charged: [charged], knownIds: new Set(knownIds) }
        const answer = await stage.provider.lookForCharges(watched, 0)
        if (answer.kind !== 'answered') throw new Error(answer.kind)
        return answer.value.others
      }
      const [other, ...more] = await look([booked])
      expect(more).toEqual([])
      expect(other).toMatchObject({
        reference: names.reference,
        charge: { chargedMinor: amountMinor, tipMinor: 0, card: { scheme: expect.stringMatching(/./) } },
      })
      const secondId = other?.charge.providerIds.transactionId ?? ''
      expect(secondId).not.toBe(booked)
      expect(await look([booked, secondId])).toEqual([])
      // Our reference is the name that it is found by.
      expect(await look([booked], { ...names, providerIds: {} })).toHaveLength(1)
      expect(await look([booked], { ...names, reference: 'SOMEBODYELSE01', providerIds: {} })).toEqual([])
    })

    it('finds nothing where the card was declined', async () => {
      const { stage, names, submit } = await onStage()
      await submit()
      await stage.pass(1_000)
      await stage.cardholder('is-declined')
      await stage.pass(10_000)
      expect(await stage.provider.lookForCharges({ ...nobody, ruledOut: [names] }, 0)).toMatchObject({
        kind: 'answered',
        value: { named: [], others: [] },
      })
    })

    it.each(['is-declined', 'cancels', 'walks-away'] as const)(
      'ends without money when the cardholder %s',
      async (does) => {
        const { stage, names, submit, verdict } = await onStage()
        await submit()
        await stage.pass(1_000)
        await stage.cardholder(does)
        const { kind } = await verdict()
        expect(['declined', 'cancelled', 'failed']).toContain(kind)
        if (does === 'is-declined') expect(kind).toBe('declined')
        expect(stage.charges(names.reference)).toEqual([])
      },
    )

    it.each(['submit-answer-lost', 'submit-error-after', 'submit-garbage', 'submit-half-answer'] as const)(
      'calls a submit unknown after %s, and finds the payment by our reference',
      async (fault) => {
        const { stage, names, submit, verdict } = await onStage()
        stage.order(fault)
        expect((await submit()).kind).toBe('unknown')
        expect(names.providerIds).toEqual({})
        await stage.pass(1_000)
        await stage.cardholder('pays')
        expect(await verdict()).toMatchObject({ kind: 'approved', chargedMinor: amountMinor })
        expect(stage.submitsReceived()).toBe(1)
      },
    )

    it.each(['submit-request-lost', 'submit-sign-in-page', 'submit-redirected'] as const)(
      'calls a submit unknown after %s, and finds nothing',
      async (fault) => {
        const { stage, names, submit, query } = await onStage()
        stage.order(fault)
        expect((await submit()).kind).toBe('unknown')
        await stage.pass(1_000)
        expect((await query()).kind).toBe('not-found')
        expect(stage.charges(names.reference)).toEqual([])
      },
    )

    it('knows when nothing was sent at all', async () => {
      const { stage, submit } = await onStage()
      expect((await submit(stage.unreachable())).kind).toBe('not-sent')
      expect(stage.submitsReceived()).toBe(0)
    })

    if (traits.knowsPresence)
      it('refuses when the reader is offline', async () => {
        const { stage, submit } = await onStage()
        await stage.readerGoes('offline')
        expect(await submit()).toMatchObject({ kind: 'refused', reason: 'reader-offline' })
        await stage.readerGoes('online')
        expect(await submit()).toMatchObject({ kind: 'accepted' })
      })
    else
      it('waits for a reader that is not there, and takes the payment when it is back', async () => {
        const { stage, submit, query, verdict } = await onStage()
        await stage.readerGoes('offline')
        expect(await submit()).toMatchObject({ kind: 'accepted' })
        await stage.pass(600_000)
        expect(await query()).toMatchObject({ kind: 'pending' })
        await stage.readerGoes('online')
        await stage.pass(1_000)
        await stage.cardholder('pays')
        expect(await verdict()).toMatchObject({ kind: 'approved', chargedMinor: amountMinor })
      })

    it('refuses with a reason when the reader is busy or unknown, and the first payment goes on', async () => {
      const { stage, submit, query } = await onStage()
      expect(await submit()).toMatchObject({ kind: 'accepted' })
      expect(await submit(stage.provider, { reference: 'CONFORMBUSY001' })).toMatchObject({
        kind: 'refused',
        reason: 'reader-busy',
      })
      expect(await query()).toMatchObject({ kind: 'pending' })
      expect(await submit(stage.provider, { providerReaderId: 'rdr_unknown', reference: 'X' })).toMatchObject(
        {
          kind: 'refused',
          reason: 'reader-unknown',
        },
      )
    })

    it('sends nothing for a currency or an amount that it cannot express', async () => {
      const { stage, submit } = await onStage()
      expect(stage.provider.supportsCurrency('KWD')).toBe(false)
      expect(await submit(stage.provider, { currency: 'KWD' })).toMatchObject({
        kind: 'refused',
        reason: 'currency-not-supported',
      })
      expect(stage.submitsReceived()).toBe(0)
    })

    it('lets no name of a reader become another address', async () => {
      const { stage, submit } = await onStage()
      for (const providerReaderId of ['..', 'rdr/../../x?y=1', '', 'a#b'])
        expect(['refused', 'not-sent']).toContain((await submit(stage.provider, { providerReaderId })).kind)
    })

    it('calls a payment that nobody ever sent "not found"', async () => {
      const { query } = await onStage()
      expect((await query()).kind).toBe('not-found')
    })

    it.each(['query-error', 'query-garbage'] as const)('gives no verdict after %s', async (fault) => {
      const { stage, submit, query } = await onStage()
      await submit()
      await stage.pass(1_000)
      await stage.cardholder('pays')
      await stage.pass(5_000)
      stage.order(fault)
      expect((await query()).kind).toBe('unavailable')
    })

    it('passes on how long to wait when it asks too often', async () => {
      const { stage, submit, query } = await onStage()
      await submit()
      stage.order('query-too-many')
      expect(await query()).toMatchObject({ kind: 'unavailable', retryAfterMs: 7_000 })
    })

    it('tells a card that was good for a part only by what it gave, and never with one look', async () => {
      const { stage, names, submit, verdict } = await onStage()
      stage.order('charges-part')
      await submit()
      await stage.pass(1_000)
      await stage.cardholder('pays')
      await stage.pass(5_000)
      expect(await stage.provider.glance(names)).toEqual({ kind: 'ask' })
      expect(await verdict()).toMatchObject({ kind: 'approved', chargedMinor: 800, tipMinor: 0 })
      // What stands under another name of the same amount is none of ours.
      const other = { ...names, reference: 'SOMEBODYELSE01' }
      expect((await stage.provider.query(other)).kind).not.toBe('approved')
    })

    it.each(['charges-other-amount', 'charges-other-currency'] as const)(
      'does not call it approved when the provider %s',
      async (fault) => {
        const { stage, submit, verdict } = await onStage()
        stage.order(fault)
        await submit()
        await stage.pass(1_000)
        await stage.cardholder('pays')
        expect(await verdict()).toMatchObject({ kind: 'mismatch', found: expect.stringMatching(/other/) })
      },
    )

    it('passes a cancel on, and the verdict comes by asking', async () => {
      const { stage, names, submit, verdict } = await onStage()
      await submit()
      await stage.pass(1_000)
      expect((await stage.provider.requestCancel(names)).kind).toBe('passed-on')
      await stage.pass(2_000)
      expect((await verdict()).kind).toBe('cancelled')
    })

    it('says that a cancel arrived whose answer was lost only if it has looked', async () => {
      const { stage, names, submit, verdict } = await onStage()
      await submit()
      await stage.pass(1_000)
      stage.order('cancel-answer-lost')
      const outcome = await stage.provider.requestCancel(names)
      expect(['unavailable', 'passed-on']).toContain(outcome.kind)
      if (outcome.kind === 'passed-on') expect(outcome.evidence.request).toMatch(/GET/)
      await stage.pass(2_000)
      expect((await verdict()).kind).toBe('cancelled')
    })

    it('keeps no secret in its evidence', async () => {
      const { stage, submit, query, kept } = await onStage()
      await submit()
      await stage.pass(1_000)
      await stage.cardholder('pays')
      await stage.pass(5_000)
      await query()
      const text = JSON.stringify(kept)
      expect(text).toMatch(/POST/)
      for (const secret of stage.secrets) expect(text).not.toContain(secret)
    })

    describeRefunds(onStage)

    if (traits.pairs) describePairing(onStage)
    else describeChoosing(onStage)

    it('says that it cannot be reached, for readers too', async () => {
      const { stage } = await onStage()
      expect((await stage.unreachable().listReaders()).kind).toBe('unavailable')
    })
  })
}

type OnStage = () => Promise<{
  stage: ProviderStage
  names: AttemptNames
  submit(): Promise<SubmitOutcome>
  verdict(): Promise<QueryOutcome>
}>

/** Kept apart from the payment's own words: the file is long enough. */
function describeRefunds(onStage: OnStage) {
  async function paid() {
    const on = await onStage()
    await on.submit()
    await on.stage.pass(1_000)
    await on.stage.cardholder('pays')
    expect((await on.verdict()).kind).toBe('approved')
    // Right after a payment a refund is too early for some.
    await on.stage.pass(300_000)
    const wish = (amount: number, reference = `R${on.names.reference.slice(1)}`): RefundNames => ({
      reference,
      payment: on.names,
      amountMinor: amount,
      currency: on.stage.currency,
      providerReaderId: on.stage.providerReaderId,
      providerIds: {},
    })
    return { ...on, wish }
  }
  /** As the till does it: the ceiling first, then once, then asking. */
  async function giveBack(stage: ProviderStage, wish: RefundNames) {
    const ceiling = await stage.provider.refundable(wish)
    if (ceiling.kind !== 'refundable') return ceiling
    const names = { ...wish, providerIds: ceiling.providerIds }
    const sent = await stage.provider.refund(names)
    if (sent.kind === 'accepted') {
      names.providerIds = { ...names.providerIds, ...sent.providerIds }
      await stage.presentsCard()
    }
    return sent.kind === 'accepted' || sent.kind === 'unknown' ? await became(stage, names) : sent
  }
  async function became(stage: ProviderStage, names: RefundNames) {
    for (let round = 0; round < 60; round++) {
      const outcome = await stage.provider.queryRefund({ ...names, submittedAt: 0 })
      if (outcome.kind !== 'pending' && outcome.kind !== 'not-found') return outcome
      if (outcome.kind === 'not-found' && round > 50) return outcome
      await stage.pass(5_000)
    }
    throw new Error('the provider never spoke of the refund')
  }

  it('gives back what was charged, and says how much is left before', async () => {
    const { stage, names, wish } = await paid()
    const left = await stage.provider.refundable(wish(amountMinor))
    expect(left.kind === 'refundable' && [null, amountMinor].includes(left.leftMinor)).toBe(true)
    expect(await giveBack(stage, wish(amountMinor))).toMatchObject({ kind: 'refunded' })
    expect(stage.refunds(names.reference)).toEqual([amountMinor])
  })

  it('gives back no more than was charged', async () => {
    const { stage, names, wish } = await paid()
    await giveBack(stage, wish(amountMinor))
    const second = wish(amountMinor, `S${names.reference.slice(1)}`)
    const ceiling = await stage.provider.refundable(second)
    const isStopped =
      ceiling.kind === 'refused' ||
      (ceiling.kind === 'refundable' && ceiling.leftMinor === 0) ||
      (await giveBack(stage, second)).kind === 'refused'
    expect(isStopped).toBe(true)
    expect(stage.refunds(names.reference)).toEqual([amountMinor])
  })

  it('counts what was given back in the provider’s own portal', async () => {
    const { stage, names, wish } = await paid()
    if (!stage.refundsInPortal) return
    await stage.refundsInPortal(names.reference, 1000)
    expect(await stage.provider.refundable(wish(amountMinor))).toMatchObject({
      kind: 'refundable',
      leftMinor: amountMinor - 1000,
    })
  })

  it('finds a refund whose answer was lost, and never needs to send it again', async () => {
    const { stage, names, wish } = await paid()
    stage.order('refund-answer-lost')
    const ceiling = await stage.provider.refundable(wish(amountMinor))
    if (ceiling.kind !== 'refundable') throw new Error(ceiling.kind)
    const sent = { ...wish(amountMinor), providerIds: ceiling.providerIds }
    expect((await stage.provider.refund(sent)).kind).toBe('unknown')
    await stage.presentsCard()
    expect(await became(stage, sent)).toMatchObject({ kind: 'refunded' })
    expect(stage.refunds(names.reference)).toEqual([amountMinor])
  })

  it('names what went back a second time when the network hands a refund over twice', async () => {
    const { stage, names, wish } = await paid()
    stage.order('refund-handled-twice')
    const ceiling = await stage.provider.refundable(wish(500))
    if (ceiling.kind !== 'refundable') throw new Error(ceiling.kind)
    const sent = { ...wish(500), providerIds: ceiling.providerIds }
    await stage.provider.refund(sent)
    await stage.presentsCard()
    const first = await became(stage, sent)
    if (first.kind !== 'refunded') throw new Error(first.kind)
    await stage.presentsCard()
    await stage.pass(60_000)
    const own = { ...sent, providerIds: { ...sent.providerIds, ...first.providerIds } }
    const later = await became(stage, own)
    if (later.kind !== 'refunded') throw new Error(later.kind)
    expect(stage.refunds(names.reference)).toEqual([500, 500])
    const { refundName } = stage.provider
    expect(refundName(later.providerIds)).toBe(refundName(first.providerIds))
    expect(later.seconds).toMatchObject([{ amountMinor: 500, currency: stage.currency }])
    expect(later.seconds[0]?.name).not.toBe(refundName(later.providerIds))
    expect(later.copies).toBe('none')
  })

  it('knows nothing of a refund that never arrived', async () => {
    const { stage, names, wish } = await paid()
    stage.order('refund-request-lost')
    expect(await giveBack(stage, wish(amountMinor))).toMatchObject({ kind: 'not-found' })
    expect(stage.refunds(names.reference)).toEqual([])
  })

  it('refuses to give back what was not paid', async () => {
    const { stage, names, submit, verdict } = await onStage()
    await submit()
    await stage.pass(1_000)
    await stage.cardholder('is-declined')
    await verdict()
    const wish = {
      reference: 'RNOTPAID000001',
      payment: names,
      amountMinor,
      currency: stage.currency,
      providerReaderId: stage.providerReaderId,
      providerIds: {},
    }
    expect((await stage.provider.refundable(wish)).kind).toBe('refused')
  })

  it('sends nothing where nobody listens', async () => {
    const { stage, wish } = await paid()
    expect((await stage.unreachable().refundable(wish(amountMinor))).kind).toBe('unavailable')
  })
}

function describePairing(onStage: OnStage) {
  it('lists, renames, watches and removes a reader', async () => {
    const { stage } = await onStage()
    const { provider, providerReaderId } = stage
    const listed = await provider.listReaders()
    expect(listed).toMatchObject({
      kind: 'answered',
      value: [{ providerReaderId, pairing: 'paired', serial: expect.stringMatching(/./) }],
    })
    expect(await provider.renameReader(providerReaderId, 'Tür & Theke')).toMatchObject({
      kind: 'answered',
      value: { name: 'Tür & Theke' },
    })
    expect(await provider.readerStatus(providerReaderId)).toMatchObject({
      kind: 'answered',
      value: { connection: 'online', state: 'idle' },
    })
    await stage.readerGoes('offline')
    expect(await provider.readerStatus(providerReaderId)).toMatchObject({
      value: { connection: 'offline' },
    })
    await stage.readerGoes('online')
    expect(await provider.removeReader(providerReaderId)).toEqual({ kind: 'answered', value: null })
    expect(await provider.listReaders()).toEqual({ kind: 'answered', value: [] })
    expect(await provider.removeReader(providerReaderId)).toMatchObject({
      kind: 'refused',
      reason: 'not-found',
    })
  })

  it('pairs by the code on the screen, and refuses another', async () => {
    const { stage } = await onStage()
    const { provider } = stage
    await provider.removeReader(stage.providerReaderId)
    expect(await provider.pairReader('WRONG123', 'x')).toMatchObject({
      kind: 'refused',
      reason: 'not-found',
    })
    const paired = await provider.pairReader(stage.freshPairingCode(), 'Front')
    expect(paired).toMatchObject({ kind: 'answered', value: { name: 'Front', pairing: 'processing' } })
    await stage.pass(3_000)
    expect(await provider.listReaders()).toMatchObject({ value: [{ pairing: 'paired' }] })
  })
}

function describeChoosing(onStage: OnStage) {
  it('lists readers, and leaves their names and their removal to the till', async () => {
    const { stage } = await onStage()
    const { provider, providerReaderId } = stage
    const listed = await provider.listReaders()
    expect(listed).toMatchObject({
      kind: 'answered',
      value: [{ providerReaderId, name: '', pairing: 'paired', serial: expect.stringMatching(/./) }],
    })
    expect(await provider.renameReader(providerReaderId, 'Tür & Theke')).toMatchObject({
      kind: 'answered',
      value: { providerReaderId, name: 'Tür & Theke' },
    })
    expect(await provider.renameReader('other', 'x')).toMatchObject({ kind: 'refused', reason: 'not-found' })
    expect((await provider.readerStatus(providerReaderId)).kind).toBe('refused')
    expect(await provider.removeReader(providerReaderId)).toEqual({ kind: 'answered', value: null })
    expect(await provider.listReaders()).toEqual(listed)
  })

  it('chooses by what the reader shows, and refuses another', async () => {
    const { stage } = await onStage()
    const { provider, providerReaderId } = stage
    expect(await provider.pairReader('WRONG123', 'x')).toMatchObject({
      kind: 'refused',
      reason: 'not-found',
    })
    expect(await provider.pairReader(stage.freshPairingCode(), 'Front')).toMatchObject({
      kind: 'answered',
      value: { providerReaderId, name: 'Front', pairing: 'paired' },
    })
  })
}
