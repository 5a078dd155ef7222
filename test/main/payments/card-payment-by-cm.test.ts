import { describe, expect, it } from 'vitest'
import { cancelPayment } from '../../../main/payments/cancel-payment.ts'
import { decidePayment } from '../../../main/payments/decide-payment.ts'
import { checkPaymentNow, getPayment } from '../../../main/payments/follow-payment.ts'
import { loadCardReceipts } from '../../../main/store/card-receipt-store.ts'
import { unsettledLateCharges } from '../../../main/store/late-charge-store.ts'
import { disputedApprovals } from '../../../main/store/queue-store.ts'
import { insertReader } from '../../../main/store/reader-store.ts'
import { salePayments } from '../../../main/store/sale-payments.ts'
import { takenBackOfSale } from '../../../main/store/taken-back-store.ts'
import type { CmOrganisation } from '../../../main/training/cm-cloud-types.ts'
import { cmStage } from '../../support/cm-stage.ts'
import { must, paymentDesk } from '../../support/payment-desk.ts'

/* The whole walk: SQLite, queue, the CM client over real HTTP, the virtual cloud and a terminal that polls. */

async function openTill(organisation: Partial<CmOrganisation> = {}) {
  const stage = await cmStage(organisation)
  const { clock, provider } = stage
  const desk = paymentDesk({ providers: [provider], clock, withReader: false })
  insertReader(desk.database, {
    id: 'reader-1',
    provider: 'cm',
    providerReaderId: stage.providerReaderId,
    name: 'Counter',
    color: 'blue',
    model: 'SUNMI P2lite',
    serial: 'PL0919CQ00305',
    pairing: 'paired',
    isDefault: true,
    createdAt: 0,
  })
  /** Answers take real time, so the clock goes on only when nobody waits for one. */
  const passWith = async ({ worker }: Pick<typeof desk, 'worker'>, milliseconds: number) => {
    const until = clock.now() + milliseconds
    await clock.advance(0)
    await worker.idle()
    while (clock.now() < until) {
      await clock.advance(Math.min(250, until - clock.now()))
      await worker.idle()
    }
  }
  const pass = (milliseconds: number) => passWith(desk, milliseconds)
  const payment = (paymentId = 'payment-1') => must(getPayment(desk.context, { paymentId }))
  const codes = () => payment().timeline.map((entry) => entry.code)
  const calls = (operation: string) => stage.cloud.log().filter((one) => one.operation === operation).length
  const alerts = () =>
    desk.database
      .sql<[], { body: string }>(`select body from journal where kind = 'payment-alert'`)
      .all()
      .map((row) => String(JSON.parse(row.body).code))
  /** The till is killed and started again; the provider and its terminal go on. */
  const restart = async () => {
    await desk.worker.stop()
    const next = paymentDesk({ providers: [provider], clock, database: desk.database, withReader: false })
    return { ...next, pass: (milliseconds: number) => passWith(next, milliseconds) }
  }
  return { ...stage, ...desk, pass, payment, codes, calls, alerts, restart }
}

type Till = Awaited<ReturnType<typeof openTill>>

/** From the button to the terminal's screen. */
async function onTerminal(till: Till): Promise<void> {
  must(till.pay())
  await till.pass(2_500)
  expect(till.terminal.view().screen.kind).toBe('present-card')
}

describe('a card payment by CM.com', () => {
  it('is approved soon after the tap, and nobody asks for a state that the terminal does not tell', async () => {
    const till = await openTill()
    await onTerminal(till)
    till.terminal.act('tap-good')
    await till.pass(3_000)
    expect(till.payment()).toMatchObject({
      status: 'approved',
      charged: { minor: 1250, currency: 'EUR' },
      card: { scheme: 'V_PAY' },
      completedSaleId: 'sale-1',
      readerState: null,
      providerName: 'CM.com',
    })
    expect(till.calls('create-transaction')).toBe(1)
  })

  it('K81, K82: keeps what CM wrote for cardholder and shop, every space as it came, also of a decline', async () => {
    const till = await openTill()
    await onTerminal(till)
    till.terminal.act('tap-declined')
    await till.pass(4_000)
    must(till.pay({ paymentId: 'payment-2' }))
    await till.pass(2_500)
    till.terminal.act('tap-good')
    await till.pass(10_000)
    const [declined, paid] = till.cloud.transactions()
    expect(declined?.receipt).toMatch(/^ +CARDHOLDER COPY/)
    for (const [paymentId, theirs] of [
      ['payment-1', declined],
      ['payment-2', paid],
    ] as const)
      expect(loadCardReceipts(till.database, paymentId)).toEqual({
        customer: theirs?.receipt,
        merchant: theirs?.merchantReceipt,
      })
    // On the sale's paper stands what was charged.
    const { payments } = salePayments(till.database, 'sale-1')
    expect(payments.map((payment) => payment.cardReceipt)).toEqual([null, paid?.receipt])
  })

  it('releases the goods before it is settled, and the till goes on asking until it is', async () => {
    const till = await openTill()
    await onTerminal(till)
    till.terminal.act('tap-good')
    await till.pass(3_000)
    expect(till.recorded).toEqual(['sale-1'])
    expect(till.codes()).not.toContain('settled')
    // Cleared long before, but a copy of the request could still arrive.
    await till.pass(100_000)
    expect(till.codes()).not.toContain('settled')
    await till.pass(100_000)
    expect(till.codes().at(-1)).toBe('settled')
    expect(till.alerts()).toEqual([])
    const asked = till.calls('get-transaction')
    await till.pass(3_600_000)
    expect(till.calls('get-transaction')).toBe(asked)
  })

  it('is asked about for as long as it is not settled, also by the next start of the till', async () => {
    const till = await openTill()
    till.cloud.faults.orderForPayment({ kind: 'never-cleared' })
    await onTerminal(till)
    till.terminal.act('tap-good')
    await till.pass(3_000)
    expect(till.payment().status).toBe('approved')
    const next = await till.restart()
    const before = till.calls('get-transaction')
    await next.pass(4 * 3_600_000)
    expect(till.calls('get-transaction')).toBeGreaterThan(before + 4)
    expect(till.payment().status).toBe('approved')
    expect(till.codes()).not.toContain('settled')
  })

  it('is asked about again when the job was lost with its memory', async () => {
    const till = await openTill()
    await onTerminal(till)
    till.terminal.act('tap-good')
    await till.pass(3_000)
    await till.worker.stop()
    till.database.sql(`delete from jobs where kind = 'poll-payment'`).run()
    const next = await till.restart()
    await next.pass(200_000)
    expect(till.codes().at(-1)).toBe('settled')
  })

  it('calls off the copy of a request that arrived twice, so that nobody can pay it again', async () => {
    const till = await openTill()
    till.cloud.faults.order('create-transaction', { kind: 'handled-twice', afterMs: 4_500 })
    await onTerminal(till)
    till.terminal.act('tap-good')
    await till.pass(30_000)
    expect(till.payment().status).toBe('approved')
    const ends = till.cloud.transactions().map(({ status, result }) => `${status} ${result}`)
    expect(ends.toSorted()).toEqual(['CANCELLED null', 'CLEARED APPROVED'])
    expect(till.alerts()).toEqual([])
  })

  it('makes the copy of a request that was paid as well a question, also after the first was cleared', async () => {
    const till = await openTill()
    till.cloud.faults.order('create-transaction', { kind: 'handled-twice', afterMs: 13_000 })
    await onTerminal(till)
    till.terminal.act('tap-good')
    await till.pass(13_000)
    till.terminal.act('tap-good')
    await till.pass(200_000)
    expect(till.cloud.transactions().filter(({ status }) => status === 'CLEARED')).toHaveLength(2)
    expect(till.alerts()).toEqual(['charged-twice'])
    expect(unsettledLateCharges(till.database)).toMatchObject([{ cause: 'charged-twice', choice: null }])
    expect(till.recorded).toEqual(['sale-1'])
    expect(till.codes()).toContain('settled')
  })

  it.each([true, false])(
    'that is taken back before it is settled is told by name, and opens its sale again (%s)',
    async (keepsResult) => {
      const till = await openTill()
      till.cloud.faults.orderForPayment({ kind: 'reversed', afterMs: 20_000, keepsResult })
      await onTerminal(till)
      till.terminal.act('tap-good')
      await till.pass(3_000)
      expect(till.payment().status).toBe('approved')
      await till.pass(60_000)
      expect(till.payment()).toMatchObject({ status: 'approved', completedSaleId: 'sale-1' })
      expect(till.codes().at(-1)).toBe('approval-disputed')
      expect(till.alerts()).toEqual(['approval-disputed'])
      expect(disputedApprovals(till.database)).toHaveLength(1)
      expect(takenBackOfSale(till.database, 'sale-1')).toMatchObject([
        { paymentId: 'payment-1', amountMinor: 1250, outcome: null },
      ])
      // Told once: neither the hours nor a restart repeat it.
      const next = await till.restart()
      await next.pass(2 * 3_600_000)
      expect(till.alerts()).toEqual(['approval-disputed'])
    },
  )

  it('that the card was good for in part is a tender of that part, and the rest is paid by another', async () => {
    const till = await openTill()
    till.cloud.faults.orderForPayment({ kind: 'wrong-amount', amountMinor: 800 })
    await onTerminal(till)
    till.terminal.act('tap-good')
    await till.pass(8_000)
    expect(till.payment()).toMatchObject({
      status: 'approved',
      charged: { minor: 800 },
      short: { minor: 450 },
    })
    expect(salePayments(till.database, 'sale-1').approvedMinor).toBe(800)
    expect(till.recorded).toEqual([])
    await till.pass(200_000)
    expect(till.codes().at(-1)).toBe('settled')
    expect(till.alerts()).toEqual([])
  })

  it('is asked about at once when somebody doubts an approval that is not settled', async () => {
    const till = await openTill()
    till.cloud.faults.orderForPayment({ kind: 'never-cleared' })
    await onTerminal(till)
    till.terminal.act('tap-good')
    await till.pass(60_000)
    const before = till.calls('get-transaction')
    must(checkPaymentNow(till.context, { paymentId: 'payment-1' }))
    await till.pass(250)
    expect(till.calls('get-transaction')).toBe(before + 1)
  })

  it.each([
    ['declined card', 'tap-declined', 'declined', 'declined'],
    ['red key', 'cancel', 'cancelled', 'cancelled'],
    ['cardholder who walks away', 'walk-away', 'cancelled', 'cancelled'],
  ] as const)(
    'ends at once by a %s: a decline of CM is not revised',
    async (_title, action, status, reason) => {
      const till = await openTill()
      await onTerminal(till)
      till.terminal.act(action)
      await till.pass(4_000)
      expect(till.payment()).toMatchObject({ status, reason, isFinal: true })
      expect(till.codes()).not.toContain('declined-for-now')
    },
  )

  it.each(['answer-lost', 'garbage', 'truncated'] as const)(
    'whose answer came as %s is found by our reference, and was sent once',
    async (kind) => {
      const till = await openTill()
      till.cloud.faults.order('create-transaction', { kind })
      must(till.pay())
      await till.pass(3_000)
      expect(till.payment().status).toBe('pending')
      expect(till.codes()).toContain('answer-lost')
      till.terminal.act('tap-good')
      await till.pass(4_000)
      expect(till.payment().status).toBe('approved')
      expect(till.calls('create-transaction')).toBe(1)
      expect(till.cloud.transactions()).toHaveLength(1)
    },
  )

  it('whose request was lost stays unknown until a quarter of an hour of silence, and a new attempt has a new reference', async () => {
    const till = await openTill()
    till.cloud.faults.order('create-transaction', { kind: 'lost-on-the-way' })
    must(till.pay())
    await till.pass(600_000)
    expect(till.payment()).toMatchObject({ status: 'unknown', reason: 'not-found' })
    expect(till.pay({ paymentId: 'payment-2' })).toMatchObject({ ok: false, error: { code: 'payment-open' } })
    await till.pass(400_000)
    expect(till.payment()).toMatchObject({ status: 'failed', reason: 'no-trace' })
    must(till.pay({ paymentId: 'payment-2' }))
    await till.pass(2_500)
    till.terminal.act('tap-good')
    await till.pass(3_000)
    expect(till.payment('payment-2').status).toBe('approved')
    expect(till.cloud.transactions()).toHaveLength(1)
  })

  it('that waits for a terminal that is off is taken back by a cancel, and cannot surface later', async () => {
    const till = await openTill()
    till.terminal.act('unplug')
    must(till.pay())
    await till.pass(120_000)
    expect(till.payment()).toMatchObject({ status: 'pending', readerState: null })
    must(cancelPayment(till.context, { paymentId: 'payment-1' }))
    await till.pass(5_000)
    expect(till.payment()).toMatchObject({ status: 'cancelled', isFinal: true })
    till.terminal.act('plug-in')
    await till.pass(10_000)
    expect(till.terminal.view().screen.kind).toBe('idle')
    expect(till.cloud.transactions().map((one) => one.status)).toEqual(['CANCELLED'])
  })

  it('K71: whose cancel comes too late says so, and is approved', async () => {
    const till = await openTill()
    await onTerminal(till)
    till.terminal.act('insert-good')
    must(cancelPayment(till.context, { paymentId: 'payment-1' }))
    await till.pass(1_000)
    expect(till.codes()).toContain('cancel-failed')
    till.terminal.act('pin-correct')
    await till.pass(4_000)
    expect(till.payment()).toMatchObject({ status: 'approved', cancelWished: false })
  })

  it('whose cancel had no answer is looked at, and asked for again', async () => {
    const till = await openTill()
    await onTerminal(till)
    till.cloud.faults.order('cancel-transaction', { kind: 'answer-lost' })
    must(cancelPayment(till.context, { paymentId: 'payment-1' }))
    await till.pass(10_000)
    expect(till.payment().status).toBe('cancelled')
    expect(till.calls('cancel-transaction')).toBe(1)
  })

  it('K69, K72: is never pushed aside by another of this till, also not after a restart', async () => {
    const till = await openTill()
    till.terminal.act('stand-by')
    must(till.pay())
    await till.pass(2_500)
    till.totals.set('sale-2', 500)
    const second = { paymentId: 'payment-2', saleId: 'sale-2' }
    expect(till.pay(second)).toMatchObject({ ok: false, error: { code: 'reader-busy' } })
    const next = await till.restart()
    next.totals.set('sale-2', 500)
    expect(next.pay(second)).toMatchObject({ ok: false, error: { code: 'reader-busy' } })
    till.terminal.act('wake-up')
    await next.pass(2_000)
    till.terminal.act('tap-good')
    await next.pass(4_000)
    expect(till.payment().status).toBe('approved')
    expect(till.calls('create-transaction')).toBe(1)
  })

  it('K70: pushes no payment of another till aside, and says that the terminal is busy', async () => {
    const till = await openTill()
    till.terminal.act('stand-by')
    await till.provider.submit({
      reference: 'OTHERTILL00001',
      providerReaderId: till.providerReaderId,
      amountMinor: 999,
      currency: 'EUR',
      description: '',
    })
    must(till.pay())
    await till.pass(2_500)
    expect(till.payment()).toMatchObject({ status: 'failed', reason: 'reader-busy' })
    expect(till.cloud.transactions().map((one) => [one.reference, one.status])).toEqual([
      ['OTHERTILL00001', 'CREATED'],
    ])
  })

  it('K73: says that the key is not right, and nothing was charged', async () => {
    const till = await openTill()
    const [key] = till.cloud.keys()
    if (!key) throw new Error('no key')
    key.secret = 'another'
    must(till.pay())
    await till.pass(2_500)
    expect(till.payment()).toMatchObject({ status: 'failed', reason: 'not-authorised' })
    expect(till.cloud.transactions()).toEqual([])
  })

  it('is followed through a kill of the till, whoever pays meanwhile', async () => {
    const till = await openTill()
    await onTerminal(till)
    await till.worker.stop()
    till.terminal.act('tap-good')
    await till.clock.advance(60_000)
    expect(till.payment().status).toBe('pending')
    const next = await till.restart()
    await next.pass(3_000)
    expect(till.payment()).toMatchObject({ status: 'approved' })
    expect(next.recorded).toEqual(['sale-1'])
    expect(till.calls('create-transaction')).toBe(1)
  })
})

describe('a terminal that was taken out of the account for good', () => {
  it('is told as refused, leaves the payment to a person, and is heard when it comes back after all', async () => {
    const terminals = [
      {
        manufacturer: 'SUNMI',
        model: 'P2lite',
        serial: 'PL0919CQ00305',
        storeUuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
      },
    ]
    const till = await openTill({ terminals })
    await onTerminal(till)
    till.terminal.act('tap-good')
    const gone = terminals.splice(0)
    await till.pass(14 * 60_000)
    expect(till.payment()).toMatchObject({
      status: 'unknown',
      situation: { decide: { kind: 'later', cause: 'refused', until: 'time' } },
    })
    await till.pass(2 * 60_000)
    expect(till.payment().situation).toMatchObject({ decide: { kind: 'now', cause: 'refused' } })
    const word = {
      paymentId: 'payment-1',
      evidence: 'reader',
      reason: 'its last receipt is an older one',
    } as const
    must(decidePayment(till.context, { ...word, verdict: 'not-charged' }))
    expect(till.payment()).toMatchObject({ status: 'failed', reason: 'decided-not-charged' })
    // The person was wrong, and the terminal comes back.
    terminals.push(...gone)
    await till.pass(20 * 60_000)
    expect(till.payment()).toMatchObject({ status: 'approved', decision: { outcome: 'contradicted' } })
    expect(unsettledLateCharges(till.database)).toMatchObject([{ cause: 'approved-after-all' }])
    expect(calls(till)).toBe(1)
  })
})

const calls = (till: Till) => till.calls('create-transaction')
