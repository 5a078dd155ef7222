import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { type ApprovedCardPayment, isFinalStatus } from '../domain/payment.ts'
import type { AttemptNames, CardProvider, QueryOutcome } from '../ports.ts'
import { paymentOfCharge, paymentOfReference } from '../store/booked-movements.ts'
import { chargedSince } from '../store/charged-store.ts'
import { loadPayment } from '../store/payment-store.ts'
import { loadReaderByProviderId } from '../store/reader-store.ts'
import { adoptAside } from './adopt-aside.ts'
import type { Aside } from './approvals-aside.ts'
import { attemptNames } from './attempt-names.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { recordEvent, recordSecond } from './record-event.ts'

/*
 * A charge that only the card service's list has, taken into the books because a person says so. A list is no proof: the charge is
 * asked for by its own names first, and what the service says then is what is booked, as a late charge about which somebody decides.
 */

/** A list may show charges that were made some time before they were asked for by our clock. */
const booksReachMs = 24 * 3_600_000

export type ChargeToAdopt = {
  provider: string
  id: string
  reference: string
  amountMinor: number
  tipMinor: number
  currency: string
  at: number | null
  providerReaderId: string
}

export async function adoptCharge(
  context: PaymentContext,
  charge: ChargeToAdopt,
): Promise<Result<{ paymentId: string }>> {
  const { database } = context
  const known = paymentOfCharge(database, charge.provider, charge.id)
  if (known !== undefined) return ok({ paymentId: known })
  const provider = providerOf(context, charge.provider)
  if (!provider) return fail('card-unavailable')
  const ownId = paymentOfReference(database, charge.provider, charge.reference)
  const own = ownId === undefined ? undefined : loadPayment(database, ownId)
  const attempt = own?.tender === 'card' ? own : undefined
  if (attempt?.status === 'approved') return await adoptSecond(context, provider, attempt, charge)
  let outcome: QueryOutcome
  try {
    outcome = await provider.query(attempt ? attemptNames(attempt) : namesOf(charge))
  } catch (error) {
    context.log.error('adopt-threw', { provider: charge.provider, error: String(error) })
    return fail('internal')
  }
  if (outcome.kind === 'unavailable') return fail('charge-not-answered', { reason: outcome.reason })
  if (outcome.kind !== 'approved') return fail('charge-not-confirmed')
  if (!attempt) return adoptUnknown(context, charge, outcome, provider.displayName)
  // An attempt that is still open ends by its own question; nobody takes its place.
  if (!isFinalStatus(attempt.status)) return fail('charge-still-open')
  const { kind, providerIds, chargedMinor, tipMinor, card, approvedAt, settled, seconds } = outcome
  const event = { kind, providerIds, chargedMinor, tipMinor, card, approvedAt, settled, seconds }
  recordEvent(context, attempt.id, event, outcome.evidence, outcome.receipts)
  const paymentId = paymentOfCharge(database, charge.provider, charge.id)
  return paymentId === undefined ? fail('charge-not-confirmed') : ok({ paymentId })
}

/** Another charge stands under the reference already: this one is beside it, as the watch would have found it. */
async function adoptSecond(
  context: PaymentContext,
  provider: CardProvider,
  first: ApprovedCardPayment,
  charge: ChargeToAdopt,
): Promise<Result<{ paymentId: string }>> {
  const { database } = context
  const since = first.submittedAt - booksReachMs
  const booked = chargedSince(database, provider.id, since)
  const knownIds = new Set(booked.flatMap(({ providerIds }) => providerIds.transactionId ?? []))
  const none: ReadonlySet<string> = new Set()
  const seen = await provider.lookForCharges(
    { ruledOut: [], charged: [attemptNames(first)], knownIds, foreignIds: none, askedIds: none },
    since,
  )
  if (seen.kind !== 'answered') return fail('charge-not-answered', { reason: seen.reason })
  const found = seen.value.others.find(({ charge: one }) => one.providerIds.transactionId === charge.id)
  if (!found) return fail('charge-not-confirmed')
  recordSecond(context, first.id, found.charge)
  const paymentId = paymentOfCharge(database, provider.id, charge.id)
  return paymentId === undefined ? fail('charge-not-confirmed') : ok({ paymentId })
}

/** Of an attempt that this data does not have: it was restored from before it, or is another till's. */
function adoptUnknown(
  context: PaymentContext,
  charge: ChargeToAdopt,
  outcome: Extract<QueryOutcome, { kind: 'approved' }>,
  serviceName: string,
): Result<{ paymentId: string }> {
  const { database, ids, clock } = context
  const names = namesOf(charge)
  if (outcome.providerIds.transactionId !== charge.id) return fail('charge-not-confirmed')
  const paymentId = ids.uuid()
  const { providerIds, chargedMinor, tipMinor, card, approvedAt, settled, evidence, receipts } = outcome
  const at = charge.at ?? clock.now()
  const reader = loadReaderByProviderId(database, charge.provider, names.providerReaderId)
  const aside: Aside = {
    attempt: {
      saleId: ids.uuid(),
      amountMinor: names.amountMinor,
      currency: charge.currency,
      createdAt: at,
      submittedAt: at,
      provider: charge.provider,
      providerReaderId: names.providerReaderId,
      readerName: reader?.name ?? serviceName,
      reference: charge.reference,
    },
    approval: { kind: 'approved', providerIds, chargedMinor, tipMinor, card, approvedAt, settled },
    evidence,
    ...(receipts ? { receipts } : {}),
  }
  return adoptAside(context, paymentId, aside) ? ok({ paymentId }) : fail('charge-not-confirmed')
}

/** A list may not say at which reader it was; then it stands there as one that is not used any more. */
const unknownReader = 'unknown'

function namesOf(charge: ChargeToAdopt): AttemptNames {
  const { id, reference, amountMinor, tipMinor, currency, at, providerReaderId } = charge
  return {
    reference,
    providerIds: { transactionId: id },
    providerReaderId: providerReaderId || unknownReader,
    amountMinor: amountMinor - tipMinor,
    currency,
    submittedAt: at,
  }
}
