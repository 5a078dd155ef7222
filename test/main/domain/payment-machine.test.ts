import { describe, expect, it } from 'vitest'
import {
  type CardPayment,
  createCardPayment,
  isFinalStatus,
  paymentStatuses,
} from '../../../main/domain/payment.ts'
import { transition } from '../../../main/domain/payment-machine.ts'
import { moves, type PaymentEvent, type PaymentEventKind } from '../../../main/domain/payment-moves.ts'
import type { PaymentStatus } from '../../../preload/contract/views.ts'

const at = 1_000_000
const card = {
  scheme: 'VISA',
  lastFour: '0119',
  entry: 'chip',
  authorisationCode: 'A1',
  transactionCode: 'TX1',
}

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
  at - 5_000,
)
const { status: _created, ...common } = created
const sent = { ...common, submittedAt: at - 4_000, providerIds: { id: 'theirs' } }
const open = { ...sent, readerState: null, providerText: null }
const ruledOut = { ...sent, reason: 'declined', providerText: null, finalAt: at - 1_000 }

const inStatus: Record<PaymentStatus, CardPayment> = {
  created,
  submitting: { ...common, status: 'submitting', submittedAt: at - 4_000 },
  pending: { ...open, status: 'pending', reason: null },
  unknown: { ...open, status: 'unknown', reason: 'timeout' },
  approved: {
    ...sent,
    status: 'approved',
    chargedMinor: 1250,
    tipMinor: 0,
    card,
    approvedAt: at - 1_000,
    finalAt: at - 1_000,
    settlement: 'open',
  },
  declined: { ...ruledOut, status: 'declined' },
  cancelled: { ...ruledOut, status: 'cancelled', reason: 'cancelled' },
  failed: { ...ruledOut, status: 'failed', reason: 'no-trace' },
}

const events: { [Kind in PaymentEventKind]: PaymentEvent & { kind: Kind } } = {
  'decided-charged': { kind: 'decided-charged', reason: 'slip 12', evidence: 'slip', cause: 'refused' },
  'decided-not-charged': {
    kind: 'decided-not-charged',
    reason: 'no slip',
    evidence: 'slip',
    cause: 'refused',
  },
  'submission-started': { kind: 'submission-started' },
  accepted: { kind: 'accepted', providerIds: { id: 'theirs' } },
  refused: { kind: 'refused', reason: 'reader-offline', providerText: 'offline' },
  'not-sent': { kind: 'not-sent', reason: 'not-connected' },
  'answer-lost': { kind: 'answer-lost', reason: 'timeout' },
  'deadline-passed': { kind: 'deadline-passed' },
  'never-sent': { kind: 'never-sent' },
  'reader-said': { kind: 'reader-said', readerState: 'waiting-for-card' },
  'still-pending': { kind: 'still-pending', providerIds: {}, providerText: '' },
  'declined-for-now': { kind: 'declined-for-now', providerText: 'card declined' },
  approved: {
    kind: 'approved',
    providerIds: { transaction: 'tx' },
    chargedMinor: 1450,
    tipMinor: 200,
    card,
    approvedAt: at - 10,
    settled: true,
  },
  settled: { kind: 'settled' },
  declined: { kind: 'declined', reason: 'declined', providerText: 'no funds' },
  cancelled: { kind: 'cancelled', reason: 'cancelled', providerText: '' },
  failed: { kind: 'failed', reason: 'not-completed', providerText: '' },
  'not-found': { kind: 'not-found' },
  'asking-failed': { kind: 'asking-failed', reason: 'timeout' },
  'no-trace': { kind: 'no-trace', afterMs: 180_000 },
  mismatch: { kind: 'mismatch', providerIds: {}, found: '8.00 EUR' },
  'cancel-wished': { kind: 'cancel-wished' },
  'cancel-passed-on': { kind: 'cancel-passed-on' },
  'cancel-failed': { kind: 'cancel-failed', reason: 'reader-offline' },
  'till-restarted': { kind: 'till-restarted' },
}

/** Every status against every event. "-" is refused, "note" keeps the status and raises an alert. */
const expected = `
                    created     submitting  pending     unknown     approved  declined  cancelled  failed
submission-started  submitting  -           -           -           -         -         -          -
accepted            -           pending     -           -           -         -         -          -
refused             -           failed      -           -           -         -         -          -
not-sent            -           failed      -           -           -         -         -          -
answer-lost         -           unknown     -           -           -         -         -          -
deadline-passed     failed      -           -           -           -         -         -          -
never-sent          failed      -           -           -           -         -         -          -
reader-said         -           -           pending     unknown     -         -         -          -
still-pending       -           -           pending     pending     -         -         -          -
declined-for-now    -           -           pending     pending     -         -         -          -
approved            -           -           approved    approved    -         approved  approved   approved
settled             -           -           -           -           approved  -         -          -
declined            -           -           declined    declined    note      -         -          -
cancelled           -           -           cancelled   cancelled   note      -         -          -
failed              -           -           failed      failed      note      -         -          -
not-found           -           -           pending     unknown     -         -         -          -
asking-failed       -           -           unknown     unknown     -         -         -          -
no-trace            -           -           failed      failed      -         -         -          -
mismatch            -           -           unknown     unknown     note      note      note       note
cancel-wished       cancelled   submitting  pending     unknown     -         -         -          -
cancel-passed-on    -           -           pending     unknown     -         -         -          -
cancel-failed       -           -           pending     unknown     -         -         -          -
till-restarted      -           -           pending     unknown     -         -         -          -
decided-charged     -           -           approved    approved    -         -         -          -
decided-not-charged -           -           failed      failed      -         -         -          -
`
const [header = '', ...rows] = expected.trim().split('\n')
const columns = header.trim().split(/\s+/) as PaymentStatus[]
const cases = rows.flatMap((row) => {
  const [kind = '', ...targets] = row.trim().split(/\s+/)
  return columns.map((status, index) => ({ kind: kind as PaymentEventKind, status, target: targets[index] }))
})

function apply(status: PaymentStatus, event: PaymentEvent) {
  const result = transition(inStatus[status], event, at)
  if (result.kind === 'refused') throw new Error(`${event.kind} was refused in ${status}`)
  return result
}

describe('the table of moves', () => {
  it('is the whole table: every status against every event', () => {
    expect(cases).toHaveLength(paymentStatuses.length * Object.keys(events).length)
    expect(new Set(cases.map((one) => one.kind))).toEqual(new Set(Object.keys(events)))
  })

  it.each(cases)('$status, then $kind: $target', ({ kind, status, target }) => {
    const payment = inStatus[status]
    const before = structuredClone(payment)
    const result = transition(payment, events[kind], at)
    expect(payment).toEqual(before)
    if (target === '-') {
      expect(result).toEqual({ kind: 'refused' })
      return
    }
    if (result.kind === 'refused') throw new Error('refused')
    if (target === 'note') {
      const noted = status === 'approved' ? { ...payment, settlement: 'disputed', updatedAt: at } : payment
      expect(result.payment).toEqual(noted)
      expect(result.entry).not.toBeNull()
      expect(result.alert).not.toBeNull()
      return
    }
    expect(result.payment.status).toBe(target)
    expect(result.payment).toMatchObject({ id: 'payment-1', amountMinor: 1250, attempt: created.attempt })
  })

  it('reaches every status from created', () => {
    const reached = new Set<string>(['created'])
    for (let size = 0; size < reached.size; ) {
      size = reached.size
      for (const status of paymentStatuses) {
        if (!reached.has(status)) continue
        for (const target of Object.values(moves[status])) if (target !== 'noted') reached.add(target)
      }
    }
    expect([...reached].sort()).toEqual([...paymentStatuses].sort())
  })

  it('never leaves a final status but for an approval', () => {
    for (const status of paymentStatuses.filter(isFinalStatus)) {
      for (const [kind, target] of Object.entries(moves[status]))
        expect(target === 'noted' || (['approved', 'settled'].includes(kind) && target === 'approved')).toBe(
          true,
        )
    }
  })

  it('gives the same result when an event comes twice', () => {
    for (const { kind, status, target } of cases) {
      if (target === '-' || target === 'note') continue
      const once = apply(status, events[kind]).payment
      const twice = transition(once, events[kind], at)
      if (twice.kind === 'moved') expect(twice.payment.status).toBe(once.status)
    }
  })
})

describe('a card payment', () => {
  it('carries amount, tip, card and both sides’ ids once it is approved', () => {
    expect(apply('pending', events.approved).payment).toMatchObject({
      chargedMinor: 1450,
      tipMinor: 200,
      card,
      providerIds: { id: 'theirs', transaction: 'tx' },
      approvedAt: at - 10,
      finalAt: at,
    })
  })

  it('raises an alert when the provider approves what was ruled out', () => {
    for (const status of ['declined', 'cancelled', 'failed'] as const) {
      const result = apply(status, events.approved)
      expect(result.alert).toMatchObject({ code: 'approved-after-all', values: { was: status } })
      expect(result.entry?.code).toBe('approved-after-all')
    }
    expect(apply('unknown', events.approved).alert).toBeNull()
  })

  it('asks after it was accepted, and after an answer was lost', () => {
    for (const event of [events.accepted, events['answer-lost']])
      expect(apply('submitting', event).jobs).toEqual([{ kind: 'poll-payment', delayMs: 1_500 }])
  })

  it('is unknown, not failed, when the provider says that our reference was used before', () => {
    const result = apply('submitting', { kind: 'refused', reason: 'reference-used', providerText: '' })
    expect(result.payment.status).toBe('unknown')
    expect(result.jobs).toHaveLength(1)
  })

  it('is looked at again later whatever it was refused for: the network may hand the request on twice', () => {
    expect(apply('submitting', events.refused).jobs).toEqual([{ kind: 'poll-payment', delayMs: 30_000 }])
    expect(apply('submitting', { ...events.refused, reason: 'not-authorised' }).jobs).toEqual(
      apply('submitting', events.refused).jobs,
    )
  })

  it('counts as never sent when no byte left', () => {
    expect(apply('submitting', events['not-sent']).payment).toMatchObject({
      submittedAt: null,
      status: 'failed',
    })
  })

  it('passes the cashier’s wish on as a job, and cancels by itself only what was never sent', () => {
    expect(apply('pending', events['cancel-wished'])).toMatchObject({
      payment: { status: 'pending', cancelWishedAt: at },
      jobs: [{ kind: 'cancel-payment', delayMs: 0 }],
    })
    expect(apply('created', events['cancel-wished'])).toMatchObject({
      payment: { status: 'cancelled' },
      jobs: [],
    })
  })

  it('may be wished away again when the first wish did not get through', () => {
    const wished = apply('pending', events['cancel-wished']).payment
    const failed = transition(wished, events['cancel-failed'], at)
    expect(failed).toMatchObject({ payment: { cancelWishedAt: null } })
  })

  it('writes nothing while the provider says the same again', () => {
    for (const kind of ['still-pending', 'not-found'] as const) {
      const result = apply('pending', events[kind])
      expect(result.payment).toBe(inStatus.pending)
      expect(result.entry).toBeNull()
    }
  })

  it('keeps a mismatch on show, whatever silence follows, and alerts once', () => {
    const first = apply('pending', events.mismatch)
    expect(first).toMatchObject({
      payment: { status: 'unknown', reason: 'mismatch', providerText: '8.00 EUR' },
      alert: { code: 'mismatch' },
    })
    for (const event of [events.mismatch, events['not-found'], events['asking-failed']]) {
      const result = transition(first.payment, event, at)
      expect(result).toMatchObject({ payment: { reason: 'mismatch' }, entry: null, alert: null })
    }
  })

  it('forgets "declined for now" when the provider waits again', () => {
    const held = apply('pending', events['declined-for-now']).payment
    expect(held).toMatchObject({ status: 'pending', reason: 'declined-for-now' })
    expect(transition(held, events['still-pending'], at)).toMatchObject({ payment: { reason: null } })
  })
})
