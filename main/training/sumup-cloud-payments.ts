import { newUuid } from './cloud-ids.ts'
import { newAuthorisationCode, newTransactionCode } from './sumup-cloud-ids.ts'
import { majorText } from './sumup-cloud-money.ts'
import { leftMinor } from './sumup-cloud-transactions.ts'
import type {
  CheckoutRecord,
  CheckoutStatus,
  PaymentFault,
  PaymentJob,
  PaymentOutcome,
  ReaderReport,
  TransactionRecord,
} from './sumup-cloud-types.ts'
import type { CloudWorld } from './sumup-cloud-world.ts'

/*
 * What happens to an accepted checkout: its way to the reader, the reader's report, the money. All of it can be
 * repeated without harm, because a device may report twice and a restart begins every unfinished step again.
 */

export function openCheckoutOn(world: CloudWorld, serial: string): CheckoutRecord | undefined {
  for (const checkout of world.ledger.checkouts.values()) {
    if (checkout.serial === serial && checkout.status === 'pending') return checkout
  }
  return undefined
}

/** Starts, or after a restart starts again, the clocks of an open checkout. */
export function watchCheckout(world: CloudWorld, checkout: CheckoutRecord): void {
  world.later(checkout.createdAt + world.timings.startMs, () => dispatch(world, checkout.id))
  world.later(checkout.startBy, () => {
    const now = world.ledger.checkouts.get(checkout.id)
    if (now?.startedAt === null) end(world, now, 'cancelled', 'not started in time')
  })
  world.later(checkout.validUntil, () => {
    const now = world.ledger.checkouts.get(checkout.id)
    if (now) end(world, now, 'cancelled', 'expired')
  })
}

/** Hands the payment to the device if it can be reached; otherwise the device gets it when it comes back in time. */
function dispatch(world: CloudWorld, checkoutId: string): void {
  const checkout = world.ledger.checkouts.get(checkoutId)
  if (checkout?.status !== 'pending' || checkout.startedAt !== null) return
  if (faultOf(checkout, 'never-starts')) return
  if (world.clock.now() < checkout.createdAt + world.timings.startMs) return
  if (!world.devices.isReachable(checkout.serial, checkout.readerId)) return
  world.devices.send(checkout.serial, { kind: 'payment', job: jobOf(checkout) })
}

function jobOf(checkout: CheckoutRecord): PaymentJob {
  return {
    checkoutId: checkout.id,
    readerId: checkout.readerId,
    amountMinor: checkout.amountMinor,
    currency: checkout.currency,
    digits: checkout.digits,
    description: checkout.description,
    tipRates: checkout.tipRates,
    tipTimeoutMs: checkout.tipTimeoutMs,
    validUntil: checkout.validUntil,
    alwaysFails: Number(majorText(checkout.amountMinor, checkout.digits)) === 11,
  }
}

/** A device was heard from: it may have confirmed its pairing, or be ready for what has waited for it. */
export function deviceHeard(world: CloudWorld, serial: string): void {
  const device = world.devices.heardFrom(serial)
  if (!device?.lastKnown.online) return
  for (const reader of world.ledger.readers.values()) {
    if (reader.serial !== serial || reader.status !== 'processing') continue
    if (device.lastKnown.connectedAs === reader.id) {
      world.ledger.save({ ...reader, status: 'paired', updatedAt: world.clock.now() })
    } else confirmPairing(world, reader.id)
  }
  const waiting = openCheckoutOn(world, serial)
  if (waiting) dispatch(world, waiting.id)
}

export function confirmPairing(world: CloudWorld, readerId: string): void {
  const reader = world.ledger.readers.get(readerId)
  if (reader?.status !== 'processing' || !world.devices.isOnline(reader.serial)) return
  if (world.clock.now() < reader.createdAt + world.timings.pairingMs) return
  world.devices.send(reader.serial, { kind: 'paired', readerId, name: reader.name })
}

export function takeReport(world: CloudWorld, report: ReaderReport): void {
  const checkout = world.ledger.checkouts.get(report.checkoutId)
  if (!checkout) return
  if (report.kind === 'started') {
    if (checkout.startedAt !== null) return
    world.ledger.save({ ...checkout, startedAt: world.clock.now(), updatedAt: world.clock.now() })
    return
  }
  settle(world, checkout, report.outcome)
}

function settle(world: CloudWorld, checkout: CheckoutRecord, outcome: PaymentOutcome): void {
  const { result, card } = outcome
  const known = [...world.ledger.transactions.values()].find(
    (transaction) => transaction.clientTransactionId === checkout.clientTransactionId,
  )
  if (known) {
    // Reported before; only a process killed between the two records leaves the checkout behind.
    const paid = known.status === 'SUCCESSFUL'
    end(world, checkout, paid ? 'successful' : 'failed', paid ? null : 'card declined')
    return
  }
  if (result === 'approved' && card) {
    const delay = faultOf(checkout, 'decline-then-approve')?.afterMs ?? null
    const charge = newTransaction(world, checkout, outcome, delay)
    world.ledger.save(charge)
    watchTakenBack(world, charge)
    if (faultOf(checkout, 'duplicate-charge')) {
      const twin = twinOf(world, charge)
      world.ledger.save(twin)
      watchTakenBack(world, twin)
    }
    if (delay === null) finish(world, checkout, 'successful', null)
    else {
      finish(world, checkout, 'failed', 'card declined')
      watchApproval(world, charge)
    }
    return
  }
  if (result === 'declined' && card) world.ledger.save(newTransaction(world, checkout, outcome, null))
  end(world, checkout, result === 'cancelled' ? 'cancelled' : 'failed', outcome.reason)
}

/** The card of a payment that was declined for now is approved after all. */
export function watchApproval(world: CloudWorld, charge: TransactionRecord): void {
  if (charge.approvedAt === null || charge.status === 'SUCCESSFUL') return
  world.later(charge.approvedAt, () => {
    const now = world.clock.now()
    for (const transaction of world.ledger.transactions.values()) {
      if (transaction.clientTransactionId !== charge.clientTransactionId) continue
      world.ledger.save({ ...transaction, status: 'SUCCESSFUL', updatedAt: now })
    }
    const checkout = [...world.ledger.checkouts.values()].find(
      (candidate) => candidate.clientTransactionId === charge.clientTransactionId,
    )
    if (checkout) finish(world, checkout, 'successful', null)
  })
}

/** The checkout stays what it was: only the transaction says that the money is gone again. */
export function watchTakenBack(world: CloudWorld, charge: TransactionRecord): void {
  const { takenBack } = charge
  if (!takenBack) return
  world.later(takenBack.at, () => {
    const now = world.ledger.transactions.get(charge.id)
    if (now?.status !== 'SUCCESSFUL' || now.chargeBack) return
    // What the shop gave back is gone already.
    const left = leftMinor(now)
    if (left <= 0) return
    const updatedAt = world.clock.now()
    if (takenBack.as !== 'CHARGE_BACK') {
      world.ledger.save({ ...now, status: takenBack.as, updatedAt })
      return
    }
    const chargeBack = { eventId: world.ledger.nextEventId(), amountMinor: left, at: updatedAt }
    world.ledger.save({ ...now, chargeBack, updatedAt })
  })
}

function newTransaction(
  world: CloudWorld,
  checkout: CheckoutRecord,
  outcome: PaymentOutcome,
  approvedAfterMs: number | null,
): TransactionRecord {
  if (!outcome.card) throw new Error('A payment without a card has no transaction.')
  const now = world.clock.now()
  const approved = outcome.result === 'approved'
  const lag = faultOf(checkout, 'lookup-lag')?.ms ?? world.quirks.lookupLagMs
  const takenBack = approved && approvedAfterMs === null ? faultOf(checkout, 'taken-back') : undefined
  const wrongAmount = approved ? faultOf(checkout, 'wrong-amount')?.amountMinor : undefined
  return {
    kind: 'transaction',
    id: newUuid(world.random),
    code: newTransactionCode(world.random),
    eventId: world.ledger.nextEventId(),
    merchantCode: checkout.merchantCode,
    serial: checkout.serial,
    model: world.devices.get(checkout.serial)?.reader.model ?? 'solo',
    clientTransactionId: checkout.clientTransactionId,
    foreignTransactionId: checkout.foreignTransactionId,
    description: checkout.description,
    amountMinor: wrongAmount ?? checkout.amountMinor + outcome.tipMinor,
    tipMinor: outcome.tipMinor,
    currency: (approved && faultOf(checkout, 'wrong-currency')?.currency) || checkout.currency,
    digits: checkout.digits,
    installments: checkout.installments ?? 1,
    status: approved && approvedAfterMs === null ? 'SUCCESSFUL' : 'FAILED',
    card: outcome.card,
    authorisationCode: newAuthorisationCode(world.random),
    at: outcome.at,
    updatedAt: now,
    visibleAt: now + lag,
    approvedAt: approvedAfterMs === null ? null : now + approvedAfterMs,
    refunds: [],
    ...(takenBack ? { takenBack: { at: now + takenBack.afterMs, as: takenBack.as } } : {}),
  }
}

/** A second charge of the same checkout. */
function twinOf(world: CloudWorld, charge: TransactionRecord): TransactionRecord {
  return {
    ...charge,
    id: newUuid(world.random),
    code: newTransactionCode(world.random),
    eventId: world.ledger.nextEventId(),
  }
}

/** Ends a checkout that is still open; whatever has ended stays as it is. */
function end(
  world: CloudWorld,
  checkout: CheckoutRecord,
  status: CheckoutStatus,
  reason: string | null,
): void {
  if (checkout.status === 'pending') finish(world, checkout, status, reason)
}

/** Also over an earlier end: an approval that arrives late is still an approval. */
function finish(
  world: CloudWorld,
  checkout: CheckoutRecord,
  status: CheckoutStatus,
  failureReason: string | null,
): void {
  world.ledger.save({
    ...checkout,
    status,
    paymentStatus: status,
    failureReason,
    updatedAt: world.clock.now(),
  })
}

function faultOf<Kind extends PaymentFault['kind']>(
  checkout: CheckoutRecord,
  kind: Kind,
): Extract<PaymentFault, { kind: Kind }> | undefined {
  return checkout.faults.find((fault): fault is Extract<PaymentFault, { kind: Kind }> => fault.kind === kind)
}
