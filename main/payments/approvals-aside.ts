import * as v from 'valibot'
import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'
import { keptEvidence, plainCard, receiptsToKeep } from '../domain/kept-evidence.ts'
import type { PaymentEvent } from '../domain/payment-moves.ts'
import type { EmergencyNote } from '../keeping-ports.ts'
import type { CardReceipts, Evidence } from '../ports.ts'
import { loadPayment } from '../store/payment-store.ts'
import type { PaymentContext } from './payment-context.ts'

/* An approval that came while the database could not be written is noted beside it; book-aside.ts books it from there. */

type Approval = Extract<PaymentEvent, { kind: 'approved' }>

/** Never throws: the disk's own failure is on its way to whoever asked. */
export function setAside(
  context: PaymentContext,
  paymentId: string,
  approval: Approval,
  evidence?: Evidence,
  receipts?: CardReceipts,
): void {
  const { emergency, log, clock } = context
  if (!emergency) return
  const at = clock.now()
  const plain = { ...approval, card: plainCard(approval.card), approvedAt: approval.approvedAt ?? at }
  const note = { at, approval: plain, attempt: attemptOf(context, paymentId) }
  const papers = receipts && receiptsToKeep(receipts)
  // The approval counts; what explains it is kept where there is room for it.
  const texts = [{ ...note, evidence: evidence && keptEvidence(evidence), receipts: papers }, note]
  const [first, shorter] = texts.map((one) => JSON.stringify(one))
  let kept = emergency.keep(paymentId, first ?? '')
  if (kept.place === 'memory') kept = emergency.keep(paymentId, shorter ?? '')
  log.error('approval-set-aside', { paymentId, place: kept.place })
  context.nudge('payment')
}

/** What the payment was, for a till whose data was restored from before it. A disk that takes nothing can still be read. */
function attemptOf({ database, log }: PaymentContext, paymentId: string): Attempt | undefined {
  try {
    const payment = loadPayment(database, paymentId)
    if (payment?.tender !== 'card') return undefined
    const { saleId, amountMinor, currency, createdAt, attempt } = payment
    const { provider, providerReaderId, readerName, reference } = attempt
    const submittedAt = ('submittedAt' in payment ? payment.submittedAt : null) ?? createdAt
    return {
      saleId,
      amountMinor,
      currency,
      createdAt,
      submittedAt,
      provider,
      providerReaderId,
      readerName,
      reference,
    }
  } catch (error) {
    log.error('payment-not-readable', { paymentId, problem: String(error) })
    return undefined
  }
}

export function isSetAside({ emergency }: PaymentContext, paymentId: string): boolean {
  return emergency?.all().some(({ id }) => id === paymentId) ?? false
}

/** What of it a person may have to write down. Null: there is no note, or nobody can read it. */
export function notedApproval(
  { emergency }: PaymentContext,
  paymentId: string,
): v.InferOutput<typeof noteSchema>['approval'] | null {
  const note = emergency?.all().find(({ id }) => id === paymentId)
  return (note && readAside(note)?.approval) ?? null
}

export function warningOfAside({ emergency }: Pick<PaymentContext, 'emergency'>): MachineWarning[] {
  const notes = emergency?.all() ?? []
  if (notes.length === 0) return []
  const isInMemory = notes.some(({ place }) => place === 'memory')
  return [{ code: isInMemory ? 'approvals-in-memory' : 'approvals-aside', count: notes.length }]
}

const minor = v.pipe(v.number(), v.safeInteger())
const names = v.record(v.string(), v.string())
const charge = {
  providerIds: names,
  chargedMinor: minor,
  tipMinor: minor,
  card: v.object({
    scheme: v.string(),
    lastFour: v.string(),
    entry: v.string(),
    authorisationCode: v.string(),
    transactionCode: v.string(),
  }),
  approvedAt: v.nullable(v.number()),
}
const paper = v.nullable(v.string())
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const attemptSchema = v.object({
  saleId: id,
  amountMinor: v.pipe(minor, v.minValue(1)),
  currency: v.pipe(v.string(), v.length(3)),
  createdAt: v.number(),
  submittedAt: v.number(),
  provider: id,
  providerReaderId: id,
  readerName: v.string(),
  reference: id,
})
type Attempt = v.InferOutput<typeof attemptSchema>

const noteSchema = v.object({
  attempt: v.optional(attemptSchema),
  approval: v.object({
    kind: v.literal('approved'),
    ...charge,
    settled: v.boolean(),
    second: v.optional(v.object(charge)),
  }),
  evidence: v.optional(
    v.object({
      request: v.string(),
      httpStatus: v.nullable(v.number()),
      body: v.string(),
      tookMs: v.number(),
    }),
  ),
  receipts: v.optional(v.object({ customer: paper, merchant: paper })),
})

export type Aside = v.InferOutput<typeof noteSchema>

/** Undefined: somebody else's text in our file. */
export function readAside(note: EmergencyNote): Aside | undefined {
  try {
    const parsed = v.safeParse(noteSchema, JSON.parse(note.text))
    return parsed.success ? parsed.output : undefined
  } catch {
    // Not even JSON; the caller tells of it and leaves it alone.
    return undefined
  }
}
