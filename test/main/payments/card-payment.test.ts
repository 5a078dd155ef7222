import { describe, expect, it } from 'vitest'
import { cancelPayment } from '../../../main/payments/cancel-payment.ts'
import { checkPaymentNow, getPayment, openPayments } from '../../../main/payments/follow-payment.ts'
import { takeCash } from '../../../main/payments/take-cash.ts'
import type { SubmitOutcome } from '../../../main/ports.ts'
import {
  approved,
  ended,
  fakeProvider,
  noEvidence,
  notFound,
  pending,
  readerIs,
  unavailable,
} from '../../support/fake-provider.ts'
import { must, type PaymentDesk, paymentDesk, storeReader } from '../../support/payment-desk.ts'

function openDesk() {
  const provider = fakeProvider()
  return { provider, ...paymentDesk({ providers: [provider] }) }
}

const view = (desk: Pick<PaymentDesk, 'context'>, paymentId = 'payment-1') =>
  must(getPayment(desk.context, { paymentId }))
const codes = (desk: Pick<PaymentDesk, 'context'>) => view(desk).timeline.map((entry) => entry.code)
const journalKinds = (desk: Pick<PaymentDesk, 'database'>) =>
  desk.database
    .sql<[], { kind: string }>('select kind from journal order by number')
    .all()
    .map((row) => row.kind)
const statuses = (desk: Pick<PaymentDesk, 'database'>) =>
  desk.database
    .sql<[], { status: string }>('select status from payments order by created_at, id')
    .all()
    .map((row) => row.status)

describe('a card payment', () => {
  it('goes from the button to the recorded sale, with every step in its timeline', async () => {
    const desk = openDesk()
    const started = must(desk.pay())
    expect(started).toMatchObject({
      status: 'created',
      isFinal: false,
      amount: { minor: 1250, currency: 'EUR' },
    })
    await desk.pass(4_000)
    expect(view(desk)).toMatchObject({ status: 'pending', readerState: 'waiting-for-card', canCancel: true })
    desk.provider.onQuery = () => approved(1250, 200)
    desk.provider.readerState = readerIs('idle')
    await desk.pass(4_000)
    expect(view(desk)).toMatchObject({
      status: 'approved',
      isFinal: true,
      charged: { minor: 1450 },
      tip: { minor: 200 },
      card: { lastFour: '0119' },
      completedSaleId: 'sale-1',
      nextCheckAt: null,
      readerName: 'Reader reader-1',
      providerName: 'Fake Pay',
    })
    expect(codes(desk)).toEqual([
      'started',
      'submitting',
      'accepted',
      'reader-state',
      'reader-state',
      'approved',
    ])
    expect(desk.recorded).toEqual(['sale-1'])
    expect(journalKinds(desk)).toEqual(['payment-started', 'payment-final'])
    expect(desk.provider.submits).toEqual([
      {
        reference: expect.stringMatching(/^[A-Z0-9]{14}$/),
        providerReaderId: 'rdr_reader-1',
        amountMinor: 1250,
        currency: 'EUR',
        description: expect.any(String),
      },
    ])
  })

  it('has its intent on disk, and nothing sent, when the button’s call returns', () => {
    const desk = openDesk()
    must(desk.pay())
    expect(desk.provider.submits).toHaveLength(0)
    expect(statuses(desk)).toEqual(['created'])
    expect(desk.database.sql(`select kind from jobs where state = 'waiting'`).all()).toEqual([
      { kind: 'submit-payment' },
    ])
  })

  it('is "submitting" on disk before the request leaves', async () => {
    const desk = openDesk()
    const seen: string[][] = []
    desk.provider.onSubmit = () => {
      seen.push(statuses(desk))
      return { kind: 'accepted', providerIds: {}, evidence: noEvidence }
    }
    must(desk.pay())
    await desk.pass(0)
    expect(seen).toEqual([['submitting']])
  })

  it('says when the till asks next, and asks earlier on demand', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(0)
    expect(view(desk).nextCheckAt).toBe(desk.clock.now() + 1_500)
    must(checkPaymentNow(desk.context, { paymentId: 'payment-1' }))
    await desk.pass(0)
    expect(desk.provider.queries).toHaveLength(1)
  })

  it('is one payment however often the button is pressed', async () => {
    const desk = openDesk()
    must(desk.pay())
    must(desk.pay())
    await desk.pass(3_000)
    must(desk.pay({ amountMinor: 1250 }))
    expect(desk.provider.submits).toHaveLength(1)
    desk.provider.onQuery = () => approved(1250)
    await desk.pass(20_000)
    expect(must(desk.pay())).toMatchObject({ status: 'approved' })
    expect(desk.recorded).toEqual(['sale-1'])
  })

  it('refuses the same id with another amount, sale, reader or tender', () => {
    const desk = openDesk()
    storeReader(desk.database, 'fake', 'reader-2')
    must(desk.pay())
    const differs = { ok: false, error: { code: 'payment-differs', values: { paymentId: 'payment-1' } } }
    expect(desk.pay({ amountMinor: 1 })).toEqual(differs)
    expect(desk.pay({ saleId: 'sale-2' })).toEqual(differs)
    expect(desk.pay({ readerId: 'reader-2' })).toEqual(differs)
    expect(
      takeCash(desk.context, {
        paymentId: 'payment-1',
        saleId: 'sale-1',
        amountMinor: null,
        tenderedMinor: null,
      }),
    ).toEqual(differs)
  })

  it('lets a sale and a reader have one open attempt each, and names the one in the way', () => {
    const desk = openDesk()
    desk.totals.set('sale-2', 300)
    must(desk.pay())
    expect(desk.pay({ paymentId: 'payment-2' })).toMatchObject({
      error: { code: 'payment-open', values: { paymentId: 'payment-1' } },
    })
    expect(desk.pay({ paymentId: 'payment-2', saleId: 'sale-2' })).toMatchObject({
      error: {
        code: 'reader-busy',
        values: { paymentId: 'payment-1', amountMinor: 1250, currency: 'EUR', since: desk.clock.now() },
      },
    })
    storeReader(desk.database, 'fake', 'reader-2')
    must(desk.pay({ paymentId: 'payment-2', saleId: 'sale-2', readerId: 'reader-2' }))
  })

  it('cannot get past the two promises of the database, whatever a check above misses', () => {
    const desk = openDesk()
    must(desk.pay())
    desk.totals.set('sale-2', 300)
    const copy = (saleId: string, readerId: string) => () =>
      desk.database
        .sql(
          `insert into payments (id, sale_id, tender, status, amount_minor, currency, provider, reader_id, reference,
             created_at, updated_at) values ('copy', ?, 'card', 'created', 1, 'EUR', 'fake', ?, 'OTHER', 0, 0)`,
        )
        .run(saleId, readerId)
    expect(copy('sale-1', 'reader-1')).toThrow(/UNIQUE/)
    expect(copy('sale-2', 'reader-1')).toThrow(/UNIQUE/)
  })

  it('refuses more than is due, a paid sale, an unknown sale, reader or currency', () => {
    const desk = openDesk()
    expect(desk.pay({ amountMinor: 1251 })).toMatchObject({
      error: { code: 'payment-amount-invalid', values: { maximumMinor: 1250 } },
    })
    expect(desk.pay({ saleId: 'sale-9' })).toMatchObject({ error: { code: 'sale-not-found' } })
    expect(desk.pay({ readerId: 'reader-9' })).toMatchObject({ error: { code: 'reader-not-found' } })
    desk.provider.supportsCurrency = () => false
    expect(desk.pay()).toMatchObject({
      error: { code: 'currency-not-supported', values: { currency: 'EUR' } },
    })
    must(
      takeCash(desk.context, {
        paymentId: 'cash-1',
        saleId: 'sale-1',
        amountMinor: null,
        tenderedMinor: null,
      }),
    )
    expect(desk.pay({ paymentId: 'payment-2' })).toMatchObject({ error: { code: 'payment-not-due' } })
  })

  it('cannot start without a reader', () => {
    const provider = fakeProvider()
    const desk = paymentDesk({ providers: [provider], withReader: false })
    expect(desk.pay()).toMatchObject({ error: { code: 'card-unavailable' } })
  })
})

describe('a submit', () => {
  it('that lost its answer is asked about and never sent again', async () => {
    const desk = openDesk()
    desk.provider.onSubmit = () => ({ kind: 'unknown', reason: 'timeout', evidence: noEvidence })
    desk.provider.onQuery = () => notFound
    desk.provider.readerState = readerIs('idle')
    must(desk.pay())
    await desk.pass(10_000)
    expect(view(desk)).toMatchObject({ status: 'unknown', isFinal: false })
    desk.provider.onQuery = () => approved(1250)
    await desk.pass(10_000)
    expect(view(desk).status).toBe('approved')
    expect(codes(desk)).toEqual([
      'started',
      'submitting',
      'answer-lost',
      'reader-state',
      'not-found',
      'approved',
    ])
    expect(desk.provider.submits).toHaveLength(1)
    expect(new Set(desk.provider.queries.map((query) => query.reference))).toEqual(
      new Set([desk.provider.submits[0]?.reference]),
    )
  })

  it.each<[string, SubmitOutcome, object]>([
    [
      'refused by the provider',
      {
        kind: 'refused',
        reason: 'not-authorised',
        providerText: 'key sup_sk_secret123 is not valid',
        evidence: noEvidence,
      },
      { status: 'failed', reason: 'not-authorised', providerText: 'key sup_… is not valid' },
    ],
    [
      'surely not sent',
      { kind: 'not-sent', reason: 'not-connected', evidence: noEvidence },
      { status: 'failed', reason: 'not-connected' },
    ],
  ])('%s ends as failed, and the next attempt may start', async (_title, outcome, expected) => {
    const desk = openDesk()
    desk.provider.onSubmit = () => outcome
    must(desk.pay())
    await desk.pass(0)
    expect(view(desk)).toMatchObject({ ...expected, isFinal: true })
    must(desk.pay({ paymentId: 'payment-2' }))
    await desk.pass(0)
    expect(desk.provider.submits).toHaveLength(2)
    expect(new Set(desk.provider.submits.map((submit) => submit.reference)).size).toBe(2)
  })

  it('that threw in the middle is unknown, not failed', async () => {
    const desk = openDesk()
    desk.provider.onSubmit = () => {
      throw new Error('a bug')
    }
    must(desk.pay())
    await desk.pass(0)
    expect(view(desk)).toMatchObject({ status: 'unknown', reason: 'internal' })
  })

  it('that did not begin within half a minute is called off: nobody is surprised later', async () => {
    const desk = openDesk()
    await desk.worker.stop()
    must(desk.pay())
    await desk.pass(30_000)
    desk.worker.start()
    await desk.pass(0)
    expect(view(desk)).toMatchObject({ status: 'failed', reason: 'deadline-passed' })
    expect(desk.provider.submits).toHaveLength(0)
  })

  it('keeps evidence without secrets and card numbers, and cut', async () => {
    const desk = openDesk()
    const body = `{"key":"abc","pan":"4111111111111111","note":"sup_sk_AbC-123"}${'x'.repeat(100_000)}`
    desk.provider.onSubmit = () => ({
      kind: 'accepted',
      providerIds: {},
      evidence: { request: 'POST /x', httpStatus: 201, body, tookMs: 5 },
    })
    must(desk.pay())
    await desk.pass(0)
    const [row] = desk.database
      .sql<[], { evidence: string }>('select evidence from payment_events where evidence is not null')
      .all()
    expect(row?.evidence).not.toMatch(/abc|411111111111|AbC-123/)
    expect(row?.evidence).toContain('…1111')
    expect(row?.evidence.length).toBeLessThan(20_000)
  })
})

describe('asking', () => {
  it('looks at the reader while it waits, and twice a second at the payment once a card is seen', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(9_500)
    expect(desk.provider.statusCalls).toBe(5)
    expect(desk.provider.queries.length).toBeLessThanOrEqual(1)
    const before = desk.provider.queries.length
    desk.provider.readerState = readerIs('waiting-for-pin')
    await desk.pass(6_000)
    expect(desk.provider.queries.length - before).toBeGreaterThanOrEqual(8)
    expect(desk.provider.statusCalls).toBe(6)
  })

  it('does not end while the outcome is open, and does not hurry either', async () => {
    const desk = openDesk()
    desk.provider.readerState = null
    must(desk.pay())
    await desk.pass(3_600_000)
    const afterAnHour = desk.provider.queries.length
    expect(view(desk)).toMatchObject({ status: 'pending' })
    expect(view(desk).nextCheckAt).not.toBeNull()
    await desk.pass(10 * 3_600_000)
    expect(desk.provider.queries.length - afterAnHour).toBeGreaterThan(50)
    expect(desk.provider.queries.length).toBeLessThan(400)
  })

  it('writes a thin history: hours of the same answer are no events', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(2 * 3_600_000)
    expect(codes(desk)).toEqual(['started', 'submitting', 'accepted', 'reader-state'])
  })

  it('calls a payment unknown when three questions in a row had no answer, and pending when one has', async () => {
    const desk = openDesk()
    desk.provider.readerState = null
    must(desk.pay())
    desk.provider.onQuery = () => unavailable()
    await desk.pass(10_000)
    expect(view(desk)).toMatchObject({ status: 'unknown', reason: 'asking-failed' })
    desk.provider.onQuery = () => pending
    await desk.pass(20_000)
    expect(view(desk).status).toBe('pending')
    expect(codes(desk).slice(3)).toEqual(['asking-failed', 'still-pending'])
  })

  it('is approved by one look at it while the card is in the reader', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(1_500)
    desk.provider.readerState = readerIs('idle')
    await desk.pass(2_000)
    const asked = desk.provider.queries.length
    const seen = approved(1250)
    if (seen.kind !== 'approved') throw new Error(seen.kind)
    desk.provider.onGlance = () => ({ kind: 'nothing' })
    await desk.pass(500)
    expect(desk.provider.queries).toHaveLength(asked)
    desk.provider.onGlance = () => seen
    await desk.pass(500)
    expect(view(desk)).toMatchObject({ status: 'approved', charged: { minor: 1250 } })
    expect(desk.provider.queries).toHaveLength(asked)
  })

  it('waits as long as the provider says', async () => {
    const provider = fakeProvider()
    const desk = { provider, ...paymentDesk({ providers: [provider], random: () => 0 }) }
    desk.provider.readerState = null
    must(desk.pay())
    desk.provider.onQuery = () => unavailable(45_000)
    await desk.pass(1_500)
    expect(desk.provider.queries).toHaveLength(1)
    await desk.pass(44_999)
    expect(desk.provider.queries).toHaveLength(1)
    await desk.pass(1)
    expect(desk.provider.queries).toHaveLength(2)
  })

  it('takes silence for "no trace" only after the provider’s window, with an idle reader', async () => {
    const desk = openDesk()
    desk.provider.onSubmit = () => ({ kind: 'unknown', reason: 'timeout', evidence: noEvidence })
    desk.provider.onQuery = () => notFound
    desk.provider.readerState = readerIs('idle')
    must(desk.pay())
    await desk.pass(149_000)
    expect(view(desk)).toMatchObject({ status: 'unknown', reason: 'not-found' })
    await desk.pass(20_000)
    expect(view(desk)).toMatchObject({ status: 'failed', reason: 'no-trace' })
    must(desk.pay({ paymentId: 'payment-2' }))
  })

  it('takes no clock that jumps for silence', async () => {
    const desk = openDesk()
    desk.provider.onSubmit = () => ({ kind: 'unknown', reason: 'timeout', evidence: noEvidence })
    desk.provider.onQuery = () => notFound
    desk.provider.readerState = readerIs('idle')
    must(desk.pay())
    await desk.pass(10_000)
    desk.clock.set(desk.clock.now() + 3_600_000)
    await desk.pass(30_000)
    expect(view(desk)).toMatchObject({ status: 'unknown', reason: 'not-found' })
  })

  it('counts no silence over a question without an answer, whatever the clock did meanwhile', async () => {
    const desk = openDesk()
    desk.provider.onSubmit = () => ({ kind: 'unknown', reason: 'timeout', evidence: noEvidence })
    desk.provider.onQuery = () => notFound
    desk.provider.readerState = readerIs('idle')
    must(desk.pay())
    await desk.pass(14_000)
    desk.provider.onQuery = () => unavailable()
    desk.clock.set(desk.clock.now() + 2.1 * 3_600_000)
    await desk.pass(2_000)
    desk.provider.onQuery = () => notFound
    await desk.pass(40_000)
    must(checkPaymentNow(desk.context, { paymentId: 'payment-1' }))
    await desk.pass(1_000)
    expect(view(desk)).toMatchObject({ status: 'unknown' })
  })

  it('looks again at an approval without its transaction, and tells when another amount was charged', async () => {
    const desk = openDesk()
    const bare = approved(1250)
    if (bare.kind !== 'approved') throw new Error(bare.kind)
    const withoutDetails = { ...bare, card: { ...bare.card, transactionCode: '' } }
    desk.provider.onQuery = () => withoutDetails
    must(desk.pay())
    await desk.pass(20_000)
    expect(view(desk).status).toBe('approved')
    desk.provider.onQuery = () => ({ ...bare, chargedMinor: 77 })
    await desk.pass(60_000)
    expect(view(desk)).toMatchObject({ status: 'approved', charged: { minor: 1250 } })
    expect(codes(desk).at(-1)).toBe('approval-disputed')
    expect(journalKinds(desk).at(-1)).toBe('payment-alert')
  })

  it('never takes silence for anything while the reader shows a payment', async () => {
    const desk = openDesk()
    desk.provider.onSubmit = () => ({ kind: 'unknown', reason: 'timeout', evidence: noEvidence })
    desk.provider.onQuery = () => notFound
    must(desk.pay())
    await desk.pass(3_600_000)
    expect(view(desk).status).toBe('unknown')
  })

  it('shows what was found instead of what was asked, books nothing and raises an alert', async () => {
    const desk = openDesk()
    must(desk.pay())
    desk.provider.onQuery = () => ({
      kind: 'mismatch',
      providerIds: {},
      found: 'other amount: 8 EUR',
      evidence: noEvidence,
    })
    await desk.pass(60_000)
    expect(view(desk)).toMatchObject({
      status: 'unknown',
      reason: 'mismatch',
      providerText: 'other amount: 8 EUR',
    })
    expect(journalKinds(desk)).toEqual(['payment-started', 'payment-alert'])
    expect(desk.recorded).toEqual([])
  })

  it('goes on with another provider’s payment when its own provider is gone', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(0)
    desk.context.providers = []
    await desk.pass(30_000)
    expect(view(desk)).toMatchObject({ status: 'pending', providerName: 'fake' })
  })
})

describe('a decline', () => {
  it('counts at once when the reader is idle', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(3_600)
    desk.provider.onQuery = () => ended('declined', 'no funds')
    desk.provider.readerState = readerIs('idle')
    await desk.pass(2_000)
    expect(view(desk)).toMatchObject({ status: 'declined', reason: 'declined', providerText: 'no funds' })
    expect(codes(desk)).not.toContain('declined-for-now')
  })

  it('is "for now" while the reader is at it, and becomes an approval when the PIN is typed', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(1_600)
    desk.provider.readerState = readerIs('waiting-for-pin')
    desk.provider.onQuery = () => ended('declined', 'tap refused')
    await desk.pass(5_000)
    expect(view(desk)).toMatchObject({ status: 'pending', isFinal: false, reason: 'declined-for-now' })
    expect(desk.pay({ paymentId: 'payment-2' })).toMatchObject({ error: { code: 'payment-open' } })
    desk.provider.onQuery = () => approved(1250)
    await desk.pass(2_000)
    expect(view(desk).status).toBe('approved')
    expect(journalKinds(desk)).not.toContain('payment-alert')
  })

  it('counts after half a minute where the reader cannot tell', async () => {
    const desk = openDesk()
    desk.provider.readerState = null
    desk.provider.onQuery = () => ended('failed')
    must(desk.pay())
    await desk.pass(31_000)
    expect(view(desk).status).toBe('pending')
    await desk.pass(2_000)
    expect(view(desk).status).toBe('failed')
  })

  it('counts after half a minute also when the clock is set back by hours meanwhile', async () => {
    const desk = openDesk()
    desk.provider.readerState = null
    desk.provider.onQuery = () => ended('failed')
    must(desk.pay())
    await desk.pass(10_000)
    expect(view(desk)).toMatchObject({ status: 'pending', reason: 'declined-for-now' })
    desk.clock.set(desk.clock.now() - 6 * 3_600_000)
    desk.worker.nudge()
    await desk.pass(60_000)
    expect(view(desk).status).toBe('failed')
  })

  it('that turns out approved minutes later is approved, with an alert, and the sale is paid', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(1_600)
    desk.provider.onQuery = () => ended('declined')
    desk.provider.readerState = readerIs('idle')
    await desk.pass(3_000)
    expect(view(desk).status).toBe('declined')
    desk.provider.onQuery = () => approved(1250)
    await desk.pass(60_000)
    expect(view(desk)).toMatchObject({ status: 'approved', completedSaleId: 'sale-1' })
    expect(journalKinds(desk)).toEqual(['payment-started', 'payment-final', 'payment-alert', 'payment-final'])
    expect(desk.logged).toContainEqual(expect.objectContaining({ event: 'payment-alert' }))
  })

  it('is looked at a few times more and then left alone', async () => {
    const desk = openDesk()
    desk.provider.onQuery = () => ended('cancelled')
    must(desk.pay())
    await desk.pass(13_000)
    desk.provider.onLook = () => ({ kind: 'answered', value: [] })
    const before = desk.provider.queries.length
    await desk.pass(24 * 3_600_000)
    expect(desk.provider.queries.length - before).toBe(3)
    expect(view(desk)).toMatchObject({ status: 'cancelled', nextCheckAt: null })
  })

  it('completes a sale that cash had covered meanwhile only once, and says that both were taken', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(1_600)
    desk.provider.onQuery = () => ended('declined')
    desk.provider.readerState = readerIs('idle')
    await desk.pass(3_000)
    must(
      takeCash(desk.context, {
        paymentId: 'cash-1',
        saleId: 'sale-1',
        amountMinor: null,
        tenderedMinor: null,
      }),
    )
    desk.provider.onQuery = () => approved(1250)
    await desk.pass(60_000)
    expect(statuses(desk)).toEqual(['approved', 'approved'])
    expect(desk.recorded).toEqual(['sale-1'])
    expect(journalKinds(desk)).toContain('payment-alert')
  })
})

describe('a cancel', () => {
  it('before anything was sent is a cancel, and nothing is sent', async () => {
    const desk = openDesk()
    must(desk.pay())
    expect(must(cancelPayment(desk.context, { paymentId: 'payment-1' }))).toMatchObject({
      status: 'cancelled',
      reason: 'cancelled-before-sending',
    })
    await desk.pass(60_000)
    expect(desk.provider.submits).toHaveLength(0)
    expect(desk.provider.cancels).toHaveLength(0)
  })

  it('is a wish: passed on once, and the verdict still comes from the provider', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(2_000)
    for (let press = 0; press < 10; press++)
      expect(must(cancelPayment(desk.context, { paymentId: 'payment-1' }))).toMatchObject({
        status: 'pending',
        cancelWished: true,
        canCancel: false,
      })
    await desk.pass(0)
    expect(desk.provider.cancels).toHaveLength(1)
    expect(view(desk).status).toBe('pending')
    desk.provider.onQuery = () => ended('cancelled')
    await desk.pass(15_000)
    expect(view(desk)).toMatchObject({ status: 'cancelled', isFinal: true })
    expect(codes(desk)).toContain('cancel-passed-on')
  })

  it('that loses the race ends approved, with the wish on record', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(2_000)
    must(cancelPayment(desk.context, { paymentId: 'payment-1' }))
    desk.provider.onQuery = () => approved(1250)
    await desk.pass(15_000)
    expect(view(desk)).toMatchObject({ status: 'approved', cancelWished: true, canCancel: false })
    expect(desk.recorded).toEqual(['sale-1'])
  })

  it('never overtakes its own submit', async () => {
    const desk = openDesk()
    let answer: (outcome: SubmitOutcome) => void = () => undefined
    desk.provider.onSubmit = () => new Promise((resolve) => (answer = resolve))
    must(desk.pay())
    await desk.pass(0)
    must(cancelPayment(desk.context, { paymentId: 'payment-1' }))
    await desk.pass(5_000)
    expect(desk.provider.cancels).toHaveLength(0)
    answer({ kind: 'accepted', providerIds: {}, evidence: noEvidence })
    await desk.pass(100)
    expect(desk.provider.cancels).toHaveLength(1)
  })

  it('is not sent for a payment that ended meanwhile: it would hit the next customer', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(1_000)
    await desk.worker.stop()
    must(cancelPayment(desk.context, { paymentId: 'payment-1' }))
    desk.database.sql(`update jobs set run_at = run_at + 5000 where kind = 'cancel-payment'`).run()
    desk.provider.onQuery = () => ended('cancelled')
    desk.provider.readerState = readerIs('idle')
    desk.worker.start()
    await desk.pass(60_000)
    expect(view(desk).status).toBe('cancelled')
    expect(desk.provider.cancels).toHaveLength(0)
  })

  it('may be tried again when it did not get through', async () => {
    const desk = openDesk()
    desk.provider.onCancel = () => ({ kind: 'refused', reason: 'reader-offline', evidence: noEvidence })
    must(desk.pay())
    await desk.pass(2_000)
    must(cancelPayment(desk.context, { paymentId: 'payment-1' }))
    await desk.pass(0)
    expect(view(desk)).toMatchObject({ cancelWished: false, canCancel: true })
    expect(codes(desk).at(-1)).toBe('cancel-failed')
    must(cancelPayment(desk.context, { paymentId: 'payment-1' }))
    await desk.pass(0)
    expect(desk.provider.cancels).toHaveLength(2)
  })

  it('that was refused is not sent again by the next start: the wish is over', async () => {
    const desk = openDesk()
    desk.provider.onCancel = () => ({ kind: 'refused', reason: 'reader-offline', evidence: noEvidence })
    must(desk.pay())
    await desk.pass(500)
    must(cancelPayment(desk.context, { paymentId: 'payment-1' }))
    await desk.pass(500)
    expect(view(desk)).toMatchObject({ cancelWished: false })
    // Killed between the refusal and the end of the job.
    desk.database
      .sql(`update jobs set state = 'waiting', finished_at = null where kind = 'cancel-payment'`)
      .run()
    await desk.worker.stop()
    desk.worker.start()
    await desk.pass(500)
    expect(desk.provider.cancels).toHaveLength(1)
  })

  it('is repeated a few times when the request had no answer, then said to have failed', async () => {
    const desk = openDesk()
    desk.provider.onCancel = () => ({ kind: 'unavailable', reason: 'timeout', evidence: noEvidence })
    must(desk.pay())
    await desk.pass(2_000)
    must(cancelPayment(desk.context, { paymentId: 'payment-1' }))
    await desk.pass(8_000)
    expect(desk.provider.cancels).toHaveLength(3)
    expect(view(desk).canCancel).toBe(true)
  })

  it('may be wished again also when the clock was set back by hours meanwhile', async () => {
    const desk = openDesk()
    must(desk.pay())
    await desk.pass(3_000)
    must(cancelPayment(desk.context, { paymentId: 'payment-1' }))
    await desk.pass(1_000)
    expect(view(desk)).toMatchObject({ cancelWished: true, canCancel: false })
    desk.clock.set(desk.clock.now() - 6 * 3_600_000)
    expect(view(desk)).toMatchObject({ cancelWished: true, canCancel: true })
  })

  it('is not possible once there is a verdict', async () => {
    const desk = openDesk()
    desk.provider.onQuery = () => approved(1250)
    must(desk.pay())
    await desk.pass(15_000)
    expect(cancelPayment(desk.context, { paymentId: 'payment-1' })).toMatchObject({
      error: { code: 'cancel-not-possible', values: { status: 'approved' } },
    })
    expect(cancelPayment(desk.context, { paymentId: 'payment-9' })).toMatchObject({
      error: { code: 'payment-not-found' },
    })
  })
})

describe('open payments', () => {
  it('are listed for a window that was reloaded, until their verdict', async () => {
    const desk = openDesk()
    must(desk.pay())
    expect(must(openPayments(desk.context)).map((one) => one.paymentId)).toEqual(['payment-1'])
    desk.provider.onQuery = () => approved(1250)
    await desk.pass(15_000)
    expect(must(openPayments(desk.context))).toEqual([])
  })
})
