/*
 * The words of the virtual SumUp cloud and the records of its ledger. Nothing here knows HTTP servers, timers or files,
 * so that a simulation can drive the cloud on a virtual clock.
 */

export type CloudApiKey = {
  secret: string
  /** Left out: the key may do everything. */
  scopes?: string[]
}

export type OperationName =
  | 'list-readers'
  | 'create-reader'
  | 'get-reader'
  | 'update-reader'
  | 'delete-reader'
  | 'reader-status'
  | 'create-checkout'
  | 'get-checkout'
  | 'terminate'
  | 'get-transaction'
  | 'list-transactions'
  | 'list-payouts'
  | 'refund'
  | 'old-refund'
  | 'get-receipt'
  | 'get-merchant'
  | 'get-me'

export type CloudMerchant = {
  code: string
  name: string
  /** ISO 3166, two letters. */
  country: string
  currency: string
  locale: string
  email: string
  sandbox: boolean
  apiKeys: CloudApiKey[]
}

export type CloudTimings = {
  /** From the 201 to the payment screen on the reader. */
  startMs: number
  /** SumUp's documented 60 seconds to start a payment on the device. */
  startWindowMs: number
  /** After this a checkout that is still open is cancelled by the system (`valid_until`). */
  validForMs: number
  /** From the accepted pairing code to the confirmation by the device. */
  pairingMs: number
  pairingCodeValidMs: number
  /** From the 202 of a terminate to its arrival at the device. */
  terminateMs: number
}

/** Habits of the real cloud that integrators met and that its documents leave open. */
export type CloudQuirks = {
  /** READER_BUSY for this long after every accepted checkout, also after its end. 0: only while one is open. */
  busyAfterAcceptMs: number
  /** Answers a busy reader with `{"errors":{"detail":"Unprocessable Entity"}}` and no code. */
  untypedBusy: boolean
  /** Transactions can be looked up only this long after they happened. */
  lookupLagMs: number
  /** Refunds are refused with 409 for this long after the payment. */
  refundableAfterMs: number
  /** The document says that a refunded payment may become REFUNDED; real ones were seen to stay SUCCESSFUL. */
  refundsChangeStatus: boolean
  /** The 201 of a checkout leaves out `checkout_id`, which the schema allows. */
  omitsCheckoutId: boolean
  /** A request that the network delivers twice is taken twice; a look-up by its reference shows the newer payment. */
  takesReferencesTwice: boolean
  terminateStatus: 202 | 204
  /** A payment is in the transfer that many days after it. */
  payoutAfterDays: number
  /** Kept of each payment, in millionths. */
  payoutFeePpm: number
}

type PairingStatus = 'processing' | 'paired' | 'expired'

export type ReaderRecord = {
  kind: 'reader'
  id: string
  merchantCode: string
  name: string
  status: PairingStatus
  serial: string
  model: ReaderModel
  metadata: Record<string, unknown>
  createdAt: number
  updatedAt: number
}

export type ReaderModel = 'solo' | 'virtual-solo'

export type CheckoutStatus = 'pending' | 'successful' | 'failed' | 'cancelled'

export type CheckoutRecord = {
  kind: 'checkout'
  id: string
  clientTransactionId: string
  merchantCode: string
  readerId: string
  serial: string
  firmware: string
  amountMinor: number
  currency: string
  /** Decimals of the currency as SumUp counts them. */
  digits: number
  description: string
  foreignTransactionId: string | null
  cardType: 'credit' | 'debit' | null
  installments: number | null
  tipRates: number[]
  tipTimeoutMs: number
  status: CheckoutStatus
  paymentStatus: string
  failureReason: string | null
  /** Faults that were ordered for this payment and go with it, also over a restart. */
  faults: PaymentFault[]
  createdAt: number
  updatedAt: number
  /** When the payment appeared on the reader. */
  startedAt: number | null
  startBy: number
  validUntil: number
}

type TransactionStatus = 'SUCCESSFUL' | 'FAILED' | 'CANCELLED'

/** Of a refund, or of what the cardholder's bank fetched back. */
type RefundRecord = { eventId: number; amountMinor: number; at: number }

export type TransactionRecord = {
  kind: 'transaction'
  id: string
  code: string
  /** The number of the payment's own line in the history. */
  eventId: number
  merchantCode: string
  serial: string
  model: ReaderModel
  clientTransactionId: string
  foreignTransactionId: string | null
  description: string
  /** Tip included. */
  amountMinor: number
  tipMinor: number
  currency: string
  digits: number
  installments: number
  status: TransactionStatus
  card: CardUse
  authorisationCode: string
  at: number
  updatedAt: number
  /** Before this every look-up answers 404. */
  visibleAt: number
  /** Declined for now; the same payment turns out approved at this time. */
  approvedAt: number | null
  refunds: RefundRecord[]
  /** When an approval that was shown is taken back, and how. Left out in older files: never. */
  takenBack?: { at: number; as: TakenBackAs }
  chargeBack?: RefundRecord
}

export type CardUse = {
  scheme: string
  lastFour: string
  entryMode: 'CHIP' | 'CONTACTLESS'
  verification: 'none' | 'online PIN'
  processAs: 'CREDIT' | 'DEBIT'
}

/** Things that go wrong with a payment itself, whatever is asked about it. */
export type PaymentFault =
  /** Accepted, but nothing ever appears on the reader. */
  | { kind: 'never-starts' }
  | { kind: 'wrong-amount'; amountMinor: number }
  | { kind: 'wrong-currency'; currency: string }
  /** A second charge for the same references. */
  | { kind: 'duplicate-charge' }
  /** Reported as failed, and approved after all a little later. */
  | { kind: 'decline-then-approve'; afterMs: number }
  | { kind: 'lookup-lag'; ms: number }
  /** Approved, seen, and taken back: a card that was taken offline, a reversal, or the cardholder's bank. */
  | { kind: 'taken-back'; afterMs: number; as: TakenBackAs }

export type TakenBackAs = 'FAILED' | 'CANCELLED' | 'CHARGE_BACK'

/* ---- between the cloud and its readers ---- */

export type ReaderState =
  | 'IDLE'
  | 'SELECTING_TIP'
  | 'WAITING_FOR_CARD'
  | 'WAITING_FOR_PIN'
  | 'WAITING_FOR_SIGNATURE'
  | 'UPDATING_FIRMWARE'

/** What a device lets the cloud know about itself whenever it changes. */
export type ReaderPresence = {
  online: boolean
  /** The pairing that the device believes in. */
  connectedAs: string | null
  state: ReaderState
  firmware: string
  batteryPercent: number
  batteryCelsius: number
  connection: 'Wi-Fi' | 'lte' | 'usb'
}

export type PaymentJob = {
  checkoutId: string
  readerId: string
  amountMinor: number
  currency: string
  digits: number
  description: string
  tipRates: number[]
  tipTimeoutMs: number
  validUntil: number
  /** The sandbox rule: an amount of 11 fails whatever card is shown. */
  alwaysFails: boolean
}

export type ReaderMessage =
  | { kind: 'paired'; readerId: string; name: string }
  | { kind: 'payment'; job: PaymentJob }
  /** Names no payment: it stops whatever waits for the cardholder when it arrives. */
  | { kind: 'terminate' }

export type PaymentOutcome = {
  result: 'approved' | 'declined' | 'cancelled' | 'failed'
  reason: string | null
  tipMinor: number
  card: CardUse | null
  at: number
}

export type ReaderReport =
  | { kind: 'started'; checkoutId: string }
  | { kind: 'ended'; checkoutId: string; outcome: PaymentOutcome }

export type AttachedReader = {
  serial: string
  model: ReaderModel
  presence(): ReaderPresence
  receive(message: ReaderMessage): void
}

/** The cloud as a reader sees it. */
export type ReaderLink = {
  attach(reader: AttachedReader): void
  detach(serial: string): void
  /** Tells the cloud that `presence()` has changed. */
  presenceChanged(serial: string): void
  requestPairingCode(serial: string): { code: string; expiresAt: number }
  withdrawPairingCode(serial: string): void
  /** May arrive twice; the second time changes nothing. */
  report(serial: string, report: ReaderReport): void
  /** The device's own memory is kept beside the ledger, so that one file holds the whole training world. */
  recall(serial: string): unknown
  remember(serial: string, memory: unknown): void
}
