import type { Known } from './known.ts'
import type { Rest, RestPayment } from './rest.ts'
import type { World } from './world.ts'

/* Which rows of the fault catalogue this run really went through, told from what happened and not from what was planned. */

export function noteRows(world: World, known: Known, rest: Rest): void {
  const codes = timelineCodes(world)
  noteRefunds(world, known, rest)
  for (const payment of rest.payments) {
    if (payment.tender !== 'card') continue
    noteSubmit(world, known, payment)
    noteVerdict(world, known, rest, payment, codes.get(payment.id) ?? new Set())
    noteDeaths(world, known, payment)
  }
}

function noteRefunds({ coverage, clouds }: World, known: Known, { refunds, secondRefunds }: Rest): void {
  for (let told = 0; told < secondRefunds.length; told += 1) coverage.fault('refunded-twice')
  const isDone = refunds.some((refund) => refund.status === 'refunded')
  if (isDone && known.refundFaults.size > 0) coverage.visited('R6')
  const whole = clouds
    .charges()
    .some((charge) =>
      clouds
        .refunds()
        .some((back) => back.reference === charge.reference && back.refundedMinor === charge.chargedMinor),
    )
  if (isDone && whole) coverage.visited('R10')
}

function timelineCodes(world: World): Map<string, Set<string>> {
  const codes = new Map<string, Set<string>>()
  const rows = world.disk
    .raw()
    .sql<[], { id: string; code: string }>('select payment_id as id, code from payment_events')
    .all()
  for (const { id, code } of rows) {
    const known = codes.get(id)
    if (known) known.add(code)
    else codes.set(id, new Set([code]))
  }
  return codes
}

const lostAnswers = new Set(['answer-lost', 'truncated', 'stalled', 'garbage', 'empty-body', 'oversized'])

function noteSubmit({ coverage }: World, known: Known, payment: RestPayment): void {
  const sent = known.sent.get(payment.reference ?? '')
  if (!sent) return
  const approved = payment.status === 'approved'
  if (sent.fault === 'lost-on-the-way' && payment.reason === 'no-trace') coverage.visited('P1')
  if (sent.fault && lostAnswers.has(sent.fault) && approved) coverage.visited('P2')
  if (sent.fault === 'error-after' && approved) coverage.visited('P3')
  if (sent.fault === 'answer-delayed' && approved) coverage.visited('P21')
  if (sent.fault === 'too-many-requests' && payment.reason === 'too-many-requests') coverage.visited('P24')
  if (sent.fault === 'captive-portal') coverage.visited('N2')
  if (sent.fault === 'stalled') coverage.visited('N5')
  if (sent.fault === 'oversized') coverage.visited('N6')
  if (sent.fault === 'redirect') coverage.visited('N9')
  if (payment.reason === 'reader-offline') coverage.visited('P17')
  if (payment.reason === 'reader-busy') coverage.visited('P19')
  if (payment.reason === 'not-authorised') coverage.visited('P23')
}

const hourMs = 3_600_000

function noteVerdict(
  { coverage, clouds, met }: World,
  known: Known,
  rest: Rest,
  payment: RestPayment,
  codes: Set<string>,
): void {
  const approved = payment.status === 'approved'
  if (codes.has('not-found') && approved) coverage.visited('P6')
  if (payment.status === 'declined') coverage.visited('P11')
  if (approved && (codes.has('declined-for-now') || codes.has('approved-after-all'))) coverage.visited('P12')
  if (approved && codes.has('approved-in-part')) coverage.visited('P14')
  if (codes.has('mismatch')) {
    const charge = clouds.charges().find((candidate) => candidate.reference === payment.reference)
    if (charge && charge.currency !== payment.currency) coverage.visited('P15')
    else if (charge && charge.chargedMinor !== payment.amountMinor) coverage.visited('P14')
  }
  const charges = clouds.charges().filter((candidate) => candidate.reference === payment.reference)
  if (charges.length > 1 && (codes.has('mismatch') || codes.has('charged-twice'))) coverage.visited('P13')
  if (approved && payment.duplicateOf === null && charges.length === 0) coverage.visited('P25')
  const sentAt = known.sent.get(payment.reference ?? '')?.at
  if (approved && sentAt !== undefined && charges.some((charge) => charge.since > sentAt + hourMs))
    coverage.fault('approved-hours-later')
  const others = rest.payments.filter((other) => other.saleId === payment.saleId && other.id !== payment.id)
  if (approved && codes.has('approved-after-all') && others.some((other) => other.status === 'approved'))
    coverage.visited('P16')
  if (payment.cancelWishedAt !== null && approved) coverage.visited('R1')
  if (codes.has('cancel-passed-on') && payment.status === 'cancelled') coverage.visited('R2')
  if (codes.has('cancel-failed')) coverage.visited('R3')
  if (met.has('outage') && approved) coverage.visited('P22')
  if (met.has('device-trouble') && (codes.has('reader-state') || codes.has('asking-failed')))
    coverage.visited('P18')
}

function noteDeaths({ coverage }: World, known: Known, payment: RestPayment): void {
  for (const death of known.deaths) {
    const status = death.open.get(payment.id)
    if (status === 'pending') coverage.visited('P4')
    if (status !== undefined && death.charged.has(payment.reference ?? '') && payment.status === 'approved')
      coverage.visited('P5')
  }
}
