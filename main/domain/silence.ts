/*
 * What a provider's silence, absence or refusal proves about the customer's money, and from when on: the one table. Every
 * wait and every "not charged" of the till stands on a row of it. Where a row says "nothing", the outcome stays unknown and
 * the till goes on asking.
 */

type SilenceRow = Readonly<{
  provider: 'sumup' | 'cm' | 'every'
  /** What the till heard, or did not hear. */
  heard: string
  proves: string
  /** Before this has gone by, it proves nothing. */
  afterMs: number
  /** Where that is known from. */
  source: string
}>

const seconds = 1_000
const minutes = 60 * seconds
const hours = 60 * minutes

export const silence = {
  sumUpNotFound: {
    provider: 'sumup',
    heard: 'the look-ups by checkout, transaction id and our reference answer 404',
    proves: 'no trace, if the reader is idle as well: until then it means "not yet"',
    afterMs: 180 * seconds,
    source:
      'Cloud API guide: 60 s to start on the device; then the cardholder’s minute, and look-ups that lag (sumup-py issue 145: 404 for completed payments)',
  },
  sumUpFailedTap: {
    provider: 'sumup',
    heard: 'the transaction is FAILED while the reader is not idle',
    proves: 'declined: until then a tap that failed may be approved by its PIN',
    afterMs: 30 * seconds,
    source:
      'Cloud API: a contactless attempt is reported as failed before the PIN is typed; row P12 of the faults',
  },
  sumUpPaidWithoutTransaction: {
    provider: 'sumup',
    heard: 'the checkout is successful and its transaction cannot be found',
    proves: 'approved for the amount asked; card and tip are looked for later',
    afterMs: 15 * seconds,
    source:
      'quickstart: the checkout is authoritative for paid or not; sumup-py issue 145: the transaction lags',
  },
  sumUpCheckoutContradicted: {
    provider: 'sumup',
    heard: 'the checkout is successful, and its transaction has failed or was called off',
    proves:
      'not charged any more: the transaction is what holds the money; until then a tap that failed may be approved by its PIN, and look-ups lag',
    afterMs: 10 * minutes,
    source:
      'Transactions: CANCELLED is reversed before settlement, a card taken offline may fail later (row P25)',
  },
  sumUpRefundNotFound: {
    provider: 'sumup',
    heard: 'a refund without an answer is not among the transaction’s events',
    proves: 'not refunded: until then it may still arrive, and there is no key that stops a second one',
    afterMs: 180 * seconds,
    source: 'Refunds: no idempotency key; look-ups lag as those of payments do',
  },
  cmNotFound: {
    provider: 'cm',
    heard: 'the terminal’s list does not hold our order reference',
    proves: 'no trace, after a reader that shows nothing: the list shows what arrived',
    afterMs: 150 * seconds,
    source:
      'Cloud Integration guide, lost answers: look at the list again after longer than any request may wander, then the cardholder’s minute',
  },
  notFoundWithoutWitness: {
    provider: 'every',
    heard: 'not found, and no reader tells that it is idle',
    proves: 'no trace: without a witness silence has to last longer than any payment does',
    afterMs: 15 * minutes,
    source: 'CM tells no terminal’s state, old SumUp firmware answers 404 to it',
  },
  ruledOut: {
    provider: 'every',
    heard: 'declined, cancelled, failed, refused or without a trace, after a request was sent',
    proves:
      'not charged, as far as the provider knows: an approval may still turn up and is looked for this long',
    afterMs: 72 * hours,
    source:
      'results that come hours later (integrators of SumUp saw 8 h); rows P12 and P16 of the faults; the till looks for three days',
  },
  secondCharge: {
    provider: 'every',
    heard: 'one approved charge under our reference, and no other',
    proves:
      'charged once, as far as the provider knows: a request that was delivered twice may be paid twice, and is looked for this long',
    afterMs: 72 * hours,
    source:
      'neither provider has a key that stops a second charge; results that come hours later; row P13 of the faults',
  },
  decided: {
    provider: 'every',
    heard: 'nothing that is a fact, after a person decided what became of the payment',
    proves:
      'nothing beyond what that person saw: it stays marked as a person’s word, and is asked for this long and at every start',
    afterMs: 72 * hours,
    source:
      'a service that cannot answer for three days has lost the account or the reader; as long as late approvals are looked for',
  },
  noTrace: {
    provider: 'every',
    heard: 'nothing at all, and the attempt was given up',
    proves: 'not charged, as far as anybody can tell: asked for again at every start this long',
    afterMs: 7 * 24 * hours,
    source: 'answer classes of the faults: no trace is asked again at every start for 7 days',
  },
} as const satisfies Record<string, SilenceRow>

/** What a documented "no" to a request for money proves. */
type RefusalRow = Readonly<{ proves: 'not-taken' | 'nothing'; source: string }>

/**
 * "not-taken" ends the attempt, and it is looked at again all the same: a reader may have fetched the job before it went
 * away, and a network may hand the same request on a second time, when it is no longer refused.
 */
export const refusals = {
  'reader-offline': {
    proves: 'not-taken',
    source: 'SumUp 422 READER_OFFLINE: nothing was sent to the reader',
  },
  'reader-busy': {
    proves: 'not-taken',
    source:
      'SumUp 422 READER_BUSY: refused for the 60 s of another checkout; CM: the list shows a waiting one',
  },
  'reader-unknown': { proves: 'not-taken', source: '404 of the reader’s own path' },
  'not-authorised': { proves: 'not-taken', source: '401 and 403 of both providers' },
  'amount-invalid': { proves: 'not-taken', source: 'SumUp 422 total_amount; refused before a byte leaves' },
  'currency-not-supported': { proves: 'not-taken', source: 'refused before a byte leaves' },
  'too-many-requests': { proves: 'not-taken', source: '429 is answered before the request is looked at' },
  'request-invalid': { proves: 'not-taken', source: '400 and 422 of a first send: validation' },
  'reference-used': {
    proves: 'nothing',
    source:
      'SumUp: a used foreign id; CM: our reference is in the list already. An earlier send of ours arrived',
  },
} as const satisfies Record<string, RefusalRow>

export type KnownRefusal = keyof typeof refusals

/** A refusal that is in no row proves as little as a silence. */
export function refusalProvesNothing(reason: string): boolean {
  const rows: Readonly<Record<string, RefusalRow>> = refusals
  return rows[reason]?.proves !== 'not-taken'
}
