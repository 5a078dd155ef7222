import type { Charge } from './cloud-adapter.ts'
import { isGoneForGood } from './decide-leftovers.ts'
import type { Rest, RestEntry, RestPayment } from './rest.ts'
import type { World } from './world.ts'

/* The provider's books against the till's, when everything has come to rest. */

/** I1, I2, I3, I5, I6 and I9: the provider's books against the journal and the rows. */
export function checkCharges(world: World, { payments, journal }: Rest): void {
  const charges = world.clouds.charges()
  const booked = bookedApprovals(journal)
  let chargedMinor = 0
  for (const reference of new Set(charges.map((charge) => charge.reference))) {
    const own = charges.filter((charge) => charge.reference === reference)
    const payment = payments.find(
      (candidate) => candidate.reference === reference && candidate.duplicateOf === null,
    )
    if (!payment) world.violated('I1', `a charge of ${reference} that the till never heard of`)
    else {
      const beside = payments.filter((candidate) => candidate.duplicateOf === payment.id)
      checkBeside(world, payment, beside, own, journal)
      chargedMinor += checkPayment(world, payment, own, booked.get(reference) ?? [], journal)
    }
  }
  let bookedMinor = [...booked.values()].flat().reduce((sum, minor) => sum + minor, 0)
  for (const payment of payments) {
    if (payment.tender !== 'card' || payment.status !== 'approved') continue
    if (charges.some((charge) => charge.reference === payment.reference)) continue
    if (isNamed(world, payment, journal)) bookedMinor -= payment.chargedMinor ?? 0
    else world.violated('I6', `${payment.id} is approved and nobody was charged`)
  }
  if (bookedMinor !== chargedMinor)
    world.violated('I3', `booked ${bookedMinor}, at the provider ${chargedMinor}`)
}

/** I1, I2 and I5: each charge beyond the first is a row of its own, with its amount, or stands on the attention list by name. */
function checkBeside(
  world: World,
  payment: RestPayment,
  beside: RestPayment[],
  charges: Charge[],
  journal: RestEntry[],
): void {
  if (charges.length > beside.length + 1 && !isNamed(world, payment, journal))
    world.violated('I2', `${payment.id} was charged ${charges.length} times, and ${beside.length} are told`)
  // What a provider took back since was charged twice when it was told.
  const isTakenBack = world.plan.takesBack || world.plan.payment.kinds.includes('taken-back')
  if (beside.length > 0 && beside.length + 1 > charges.length && !isTakenBack)
    world.violated(
      'I5',
      `${payment.id} was charged ${charges.length} times, and ${beside.length} more are told`,
    )
  for (const { id, chargedMinor } of beside) {
    if (!charges.some((charge) => charge.chargedMinor === chargedMinor) && !isTakenBack)
      world.violated('I9', `${id} is told as a second charge of ${chargedMinor}, and there is none of that`)
    if (!journal.some(({ subject, body }) => subject === id && body.includes('charged-twice')))
      world.violated('I2', `${id} is a second charge that the journal does not name`)
    const question = world.disk.raw().sql<[string]>('select 1 from late_charges where payment_id = ?').get(id)
    if (question === undefined) world.violated('I2', `nobody is asked about ${id}, which was charged as well`)
  }
}

/** I3 and I10: what went back is what the till says, to the cent, and what it asked for never exceeds what came. */
export function checkRefunds(world: World, rest: Rest): void {
  for (const payment of rest.payments) {
    if (payment.tender !== 'card') continue
    checkCeiling(world, payment, rest)
    if (payment.duplicateOf !== null) continue
    const { given, said, seconds, charged } = backAndForth(world, payment, rest)
    if (said > charged && charged > 0)
      world.violated('I10', `${payment.id}: ${said} was asked for back of ${charged}`)
    if (given !== said + seconds && !isRefundOdd(payment, rest))
      world.violated(
        'I3',
        `${payment.id}: ${given} went back, the till says ${said} and ${seconds} beside it`,
      )
  }
  for (const { paymentId } of rest.secondRefunds)
    if (!rest.journal.some((entry) => entry.subject === paymentId && entry.body.includes('refunded-twice')))
      world.violated('I14', `a second refund of ${paymentId} is not in the journal`)
}

/** What was known to be gone when a refund was sent is not there to be given back once more. */
function checkCeiling(world: World, payment: RestPayment, rest: Rest): void {
  const charged = payment.chargedMinor ?? 0
  const seconds = rest.secondRefunds.filter((second) => second.paymentId === payment.id)
  const own = rest.refunds.filter((refund) => refund.paymentId === payment.id)
  for (const { id, submittedAt, amountMinor } of own) {
    if (submittedAt === null) continue
    const goneMinor = sum(seconds.filter((one) => one.foundAt < submittedAt).map((one) => one.amountMinor))
    const earlier = own.filter(
      (other) => other.status === 'refunded' && other.id !== id && (other.submittedAt ?? 0) < submittedAt,
    )
    const takenMinor = goneMinor + sum(earlier.map((one) => one.amountMinor))
    if (goneMinor > 0 && takenMinor + amountMinor > charged)
      world.violated('I10', `${id} was sent although ${takenMinor} of ${charged} were gone already`)
  }
}

/** What the provider tells of it is not what was asked for: it waits for a person. */
function isRefundOdd(payment: RestPayment, { payments, refunds }: Rest): boolean {
  return refunds.some((refund) => isOf(payment, payments, refund) && refund.reason === 'mismatch')
}

const sum = (amounts: number[]): number => amounts.reduce((total, minor) => total + minor, 0)

/** Of the payment or of a charge beside it: the provider's books know them by one reference. */
function isOf(payment: RestPayment, payments: RestPayment[], { paymentId }: { paymentId: string }): boolean {
  return payments.some(({ id, reference }) => id === paymentId && reference === payment.reference)
}

function backAndForth({ clouds }: World, payment: RestPayment, { payments, refunds, secondRefunds }: Rest) {
  const atProvider = clouds.refunds().filter((refund) => refund.reference === payment.reference)
  const own = refunds.filter((refund) => isOf(payment, payments, refund) && refund.status === 'refunded')
  const seconds = secondRefunds.filter((second) => isOf(payment, payments, second))
  const charges = clouds.charges().filter((charge) => charge.reference === payment.reference)
  return {
    given: sum(atProvider.map((refund) => refund.refundedMinor)),
    said: sum(own.map((refund) => refund.amountMinor)),
    seconds: sum(seconds.map((second) => second.amountMinor)),
    charged: sum(charges.map((charge) => charge.chargedMinor)),
  }
}

/** What the journal books as approved, by our reference. */
function bookedApprovals(journal: RestEntry[]): Map<string, number[]> {
  const booked = new Map<string, number[]>()
  for (const entry of journal) {
    if (entry.kind !== 'payment-final') continue
    const body = JSON.parse(entry.body) as { status: string; reference?: string; chargedMinor?: number }
    if (body.status !== 'approved' || body.reference === undefined) continue
    booked.set(body.reference, [...(booked.get(body.reference) ?? []), body.chargedMinor ?? 0])
  }
  return booked
}

/** @returns what of these charges is booked; what differs, or is one too many, is listed by name beside the sums */
function checkPayment(
  world: World,
  payment: RestPayment,
  charges: Charge[],
  booked: number[],
  journal: RestEntry[],
): number {
  const [charge] = charges
  if (!charge) return 0
  const named = isNamed(world, payment, journal)
  if (payment.status !== 'approved') {
    if (!named)
      world.violated(
        'I1',
        `${payment.id} is ${payment.status} (${payment.reason}) and the card was charged ${charge.chargedMinor} ${charge.currency}`,
      )
    return 0
  }
  if (booked.length !== 1)
    world.violated(
      booked.length === 0 ? 'I1' : 'I5',
      `${payment.id} is in the journal ${booked.length} times`,
    )
  if (charges.some((candidate) => fits(candidate, payment))) return payment.chargedMinor ?? 0
  if (!named)
    world.violated(
      'I9',
      `${payment.id} was booked with ${payment.chargedMinor}, charged ${charge.chargedMinor} ${charge.currency}`,
    )
  return payment.chargedMinor ?? 0
}

/** Nothing is left to be found out: what is charged is booked once, and what differs is named. */
export function isAllTold(world: World, rest: Rest): boolean {
  const { clouds } = world
  const { payments, journal } = rest
  const charges = clouds.charges()
  const own = (payment: RestPayment) => charges.filter((charge) => charge.reference === payment.reference)
  return (
    charges.every((charge) => payments.some((payment) => payment.reference === charge.reference)) &&
    payments.every((payment) => {
      if (payment.duplicateOf !== null) return true
      const { given, said, seconds } = backAndForth(world, payment, rest)
      if (given !== said + seconds && !isRefundOdd(payment, rest)) return false
      if (payment.tender !== 'card' || isNamed(world, payment, journal)) return true
      const all = own(payment)
      if (payment.status !== 'approved') return all.length === 0
      const beside = payments.filter(({ duplicateOf }) => duplicateOf === payment.id)
      return all.length <= beside.length + 1 && all.some((charge) => fits(charge, payment))
    })
  )
}

/** How much of its sale a payment has paid. */
export function paidBy({ tender, amountMinor, chargedMinor, tipMinor }: RestPayment): number {
  return tender === 'cash' ? amountMinor : Math.min(amountMinor, (chargedMinor ?? amountMinor) - tipMinor)
}

function fits(charge: Charge, payment: RestPayment): boolean {
  return (
    charge.chargedMinor === payment.chargedMinor &&
    charge.tipMinor === payment.tipMinor &&
    // Less than was asked is a tender of that part, and the sale stays due for the rest; more is never booked.
    charge.chargedMinor - charge.tipMinor <= payment.amountMinor &&
    charge.currency === payment.currency
  )
}

/** On the attention list: open as a mismatch, or an alert in the journal that names it. */
function isNamed(world: World, payment: RestPayment, journal: RestEntry[]): boolean {
  // A person's word is all that there is where the service never comes back.
  if (
    isGoneForGood(world) &&
    journal.some((entry) => entry.kind === 'payment-decided' && entry.subject === payment.id)
  )
    return true
  return journal.some(
    (entry) =>
      entry.kind === 'payment-alert' &&
      entry.subject === payment.id &&
      /"code":"(?:mismatch|charge-after-all|approval-disputed)"/.test(entry.body),
  )
}
