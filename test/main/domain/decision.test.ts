import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decisionRules, mayDecide, type Undecided } from '../../../main/domain/decision.ts'
import {
  type CardPayment,
  createCardPayment,
  decidedOf,
  isFinalStatus,
  paymentStatuses,
} from '../../../main/domain/payment.ts'
import { transition } from '../../../main/domain/payment-machine.ts'
import type { PaymentEvent } from '../../../main/domain/payment-moves.ts'
import { decisionCauses } from '../../../preload/contract/decision-views.ts'

/* A person's word in place of the service's: when it may be given, and what it can and cannot do to a payment. */

const minute = 60_000
const refused: Undecided = {
  status: 'unknown',
  reason: 'asking-failed',
  submittedAt: 0,
  isOnTheWire: false,
  cancelTriedAt: null,
  asked: 200,
  unanswered: 40,
  refused: 40,
  unansweredSince: 5_000,
}
const silent: Undecided = { ...refused, refused: 0 }
const pending: Undecided = { ...refused, status: 'pending', reason: null, unanswered: 0, refused: 0 }
const mismatch: Undecided = { ...pending, status: 'unknown', reason: 'mismatch' }

describe('the rule of when a person may decide', () => {
  it.each([
    ['refused for a quarter of an hour', refused, 15 * minute, 'refused'],
    ['a contradiction for ten minutes', mismatch, 10 * minute, 'contradiction'],
    ['no answer for an hour', silent, 60 * minute + 5_000, 'no-answer'],
    [
      'two hours without a verdict, and stopping it was tried',
      { ...pending, cancelTriedAt: minute },
      120 * minute,
      'no-verdict',
    ],
  ] as const)('is fulfilled by: %s, and not a moment before', (_, open, at, cause) => {
    expect(mayDecide(open, at)).toEqual({ kind: 'now', cause })
    expect(mayDecide(open, at - 1)).toEqual({ kind: 'later', cause, until: 'time', at })
  })

  it('wants the cancel first where that could still bring the fact, and time for it', () => {
    expect(mayDecide(pending, 300 * minute)).toMatchObject({ kind: 'later', until: 'cancel' })
    const asked = { ...pending, cancelTriedAt: 300 * minute }
    expect(mayDecide(asked, 301 * minute)).toMatchObject({ kind: 'later', until: 'time', at: 310 * minute })
    expect(mayDecide(asked, 310 * minute)).toMatchObject({ kind: 'now' })
  })

  it('is not fulfilled by a clock that ran ahead: what was asked counts as well', () => {
    const far = 10_000 * minute
    expect(mayDecide({ ...refused, refused: 2, unanswered: 2 }, far)).toMatchObject({ until: 'question' })
    expect(mayDecide({ ...silent, unanswered: 5 }, far)).toMatchObject({ until: 'question' })
    expect(mayDecide({ ...pending, asked: 29, cancelTriedAt: 0 }, far)).toMatchObject({ until: 'question' })
    // Set back behind the request: nothing is possible until it has been caught up with.
    expect(mayDecide(refused, -minute)).toMatchObject({ kind: 'later' })
  })

  const anything = fc.record({
    status: fc.constantFrom(...paymentStatuses),
    reason: fc.constantFrom(null, 'mismatch', 'asking-failed', 'not-found'),
    submittedAt: fc.option(fc.nat(1_000_000)),
    isOnTheWire: fc.boolean(),
    cancelTriedAt: fc.option(fc.nat(1_000_000)),
    asked: fc.nat(100),
    unanswered: fc.nat(20),
    refused: fc.nat(20),
    unansweredSince: fc.option(fc.nat(1_000_000)),
  })

  it('never lets anybody decide about what is final, on the wire, unsent, or a few minutes old', () => {
    fc.assert(
      fc.property(anything, fc.nat(20_000_000), (open, now) => {
        const may = mayDecide(open, now)
        if (isFinalStatus(open.status) || open.submittedAt === null) expect(may.kind).toBe('never')
        if (may.kind !== 'now') return
        expect(open.isOnTheWire).toBe(false)
        expect(['pending', 'unknown']).toContain(open.status)
        expect(now - (open.submittedAt ?? now)).toBeGreaterThanOrEqual(10 * minute)
        expect(decisionCauses).toContain(may.cause)
      }),
      { numRuns: 2_000 },
    )
  })

  it('has a row for every cause, and says why', () => {
    expect(Object.keys(decisionRules).sort()).toEqual([...decisionCauses].sort())
    for (const { heard, why } of Object.values(decisionRules))
      expect(heard.length + why.length).toBeGreaterThan(40)
  })
})

const card = {
  scheme: 'VISA',
  lastFour: '0119',
  entry: 'chip',
  authorisationCode: 'A1',
  transactionCode: 'TX1',
}
const word = { reason: 'slip 12 seen', evidence: 'slip', cause: 'refused' } as const
const charged: PaymentEvent = { kind: 'decided-charged', ...word }
const notCharged: PaymentEvent = { kind: 'decided-not-charged', ...word }
const approval = (chargedMinor: number, tipMinor = 0): PaymentEvent => ({
  kind: 'approved',
  providerIds: { transactionId: 'tx-1' },
  chargedMinor,
  tipMinor,
  card,
  approvedAt: null,
  settled: true,
})

function unknownPayment(reason = 'asking-failed', found: string | null = null): CardPayment {
  const created = createCardPayment(
    {
      id: 'payment-1',
      saleId: 'sale-1',
      amountMinor: 1250,
      currency: 'EUR',
      attempt: {
        provider: 'fake',
        readerId: 'reader-1',
        providerReaderId: 'rdr_1',
        readerName: 'Front',
        reference: 'REFERENCE00001',
      },
    },
    0,
  )
  return {
    ...created,
    status: 'unknown',
    submittedAt: 1_000,
    providerIds: {},
    readerState: null,
    reason,
    providerText: found,
  }
}

function moved(payment: CardPayment, ...events: PaymentEvent[]) {
  let last = payment
  const alerts: string[] = []
  const codes: string[] = []
  for (const event of events) {
    const result = transition(last, event, 2_000)
    if (result.kind === 'refused') continue
    last = result.payment
    if (result.alert) alerts.push(result.alert.code)
    if (result.entry) codes.push(result.entry.code)
  }
  return { payment: last, alerts, codes }
}

describe('a person’s word', () => {
  it('ends the payment with a mark, and has the service asked on', () => {
    const yes = transition(unknownPayment(), charged, 2_000)
    expect(yes).toMatchObject({
      payment: {
        status: 'approved',
        chargedMinor: 1250,
        tipMinor: 0,
        settlement: 'open',
        decided: { found: null },
      },
      entry: {
        source: 'cashier',
        code: 'decided-charged',
        values: { text: 'slip 12 seen', evidence: 'slip' },
      },
      jobs: [{ kind: 'poll-payment' }],
    })
    expect(transition(unknownPayment(), notCharged, 2_000)).toMatchObject({
      payment: { status: 'failed', reason: 'decided-not-charged' },
      jobs: [{ kind: 'poll-payment' }],
    })
  })

  it('is confirmed by an answer that agrees, which clears the mark and tells nobody off', () => {
    const yes = moved(unknownPayment(), charged, approval(1250))
    expect(yes).toMatchObject({ alerts: [], payment: { status: 'approved', settlement: 'settled', card } })
    expect(decidedOf(yes.payment)).toBeNull()
    for (const kind of ['declined', 'cancelled', 'failed'] as const) {
      const no = moved(unknownPayment(), notCharged, { kind, reason: 'declined', providerText: 'no funds' })
      expect(no).toMatchObject({ alerts: [], payment: { status: 'failed', reason: 'declined' } })
      expect(no.codes.at(-1)).toBe('decision-confirmed')
      expect(decidedOf(no.payment)).toBeNull()
    }
  })

  it('loses against the service, which is told at once and by name', () => {
    expect(moved(unknownPayment(), notCharged, approval(1250))).toMatchObject({
      alerts: ['approved-after-all'],
      payment: { status: 'approved', card },
    })
    for (const event of [
      { kind: 'declined', reason: 'declined', providerText: '' },
      { kind: 'no-trace', afterMs: 900_000 },
      // Another sum than what was booked, tip included.
      approval(1450, 200),
      approval(900),
    ] as PaymentEvent[])
      expect(moved(unknownPayment(), charged, event), event.kind).toMatchObject({
        alerts: ['approval-disputed'],
        payment: { status: 'approved', chargedMinor: 1250, settlement: 'disputed' },
      })
  })

  it('was about what contradicted then: the same answer is no news, another one is', () => {
    const odd = unknownPayment('mismatch', '8.00 EUR')
    const same: PaymentEvent = { kind: 'mismatch', providerIds: {}, found: '8.00 EUR' }
    const other: PaymentEvent = { kind: 'mismatch', providerIds: {}, found: '9.00 EUR' }
    for (const decided of [charged, notCharged]) {
      expect(moved(odd, decided, same, same).alerts).toEqual([])
      expect(moved(odd, decided, same, other).alerts).toHaveLength(1)
    }
  })

  it('never moves a final payment, and no order of events books one payment twice', () => {
    const events: PaymentEvent[] = [
      charged,
      notCharged,
      approval(1250),
      approval(1450, 200),
      { kind: 'settled' },
      { kind: 'declined', reason: 'declined', providerText: '' },
      { kind: 'no-trace', afterMs: 900_000 },
      { kind: 'mismatch', providerIds: {}, found: '8.00 EUR' },
      { kind: 'asking-failed', reason: 'http-401' },
      { kind: 'still-pending', providerIds: {}, providerText: '' },
      { kind: 'cancel-wished' },
      { kind: 'till-restarted' },
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 12 }), (sequence) => {
        let payment = unknownPayment()
        let words = 0
        for (const event of sequence) {
          const before = payment
          const result = transition(payment, event, 2_000)
          if (result.kind === 'refused') continue
          payment = result.payment
          if (event === charged || event === notCharged) {
            words += 1
            expect(isFinalStatus(before.status)).toBe(false)
          }
          // What was booked is never booked over, and an approval is never argued away.
          if (before.status === 'approved') {
            expect(payment).toMatchObject({ status: 'approved', chargedMinor: before.chargedMinor })
            if (before.decided === undefined) expect(decidedOf(payment)).toBeNull()
          }
          // Money that was ruled out comes back by the service alone.
          if (isFinalStatus(before.status) && before.status !== 'approved' && payment.status === 'approved')
            expect(event.kind).toBe('approved')
        }
        expect(words).toBeLessThanOrEqual(1)
      }),
      { numRuns: 3_000 },
    )
  })
})
