import type { ScannerState } from '../preload/contract/scanner-views.ts'
import type { PaperLine } from '../preload/contract/views.ts'
import type { SlipData } from './domain/card-slip.ts'
import type { LinePicture } from './domain/line-picture.ts'
import type { SecondCharge } from './domain/payment.ts'
import type { StatusWay } from './domain/printer-profile.ts'
import type { SecondRefund } from './domain/refund.ts'
import type { KnownRefusal } from './domain/silence.ts'
import type { MovementSource } from './statement-ports.ts'

/*
 * The faces of the outside. What the till does (row 4) knows providers, printers, time and chance only through these;
 * the composition root hands in the real ones, tests hand in others.
 */

export type Clock = {
  /** UTC milliseconds. */
  now(): number
  /** Runs `work` once at or after `atMs`; returns the way to call it off. */
  schedule(atMs: number, work: () => void): () => void
}

/** Fresh, unguessable, never repeated. */
export type Ids = {
  uuid(): string
  /** Our reference for one attempt at a provider: [A-Z0-9], 14 characters, the shortest limit of any provider. */
  reference(): string
}

export type Log = {
  info(event: string, values?: Record<string, unknown>): void
  warn(event: string, values?: Record<string, unknown>): void
  error(event: string, values?: Record<string, unknown>): void
}

/* ---- card providers ---- */

/** What names one attempt at the provider: our reference always, and whatever ids its answers gave. */
export type AttemptNames = {
  reference: string
  /** The provider's own ids, as its folder wrote them; opaque to everybody else. */
  providerIds: Record<string, string>
  providerReaderId: string
  amountMinor: number
  currency: string
  submittedAt: number | null
}

export type SubmitRequest = {
  reference: string
  providerReaderId: string
  amountMinor: number
  currency: string
  description: string
  choices?: CardChoices
}

/** What goes beyond the amount. What a provider has no word for it leaves out; what it would refuse is never sent. */
export type CardChoices = {
  /** Some countries want to know which side of the card is charged. */
  cardKind?: 'credit' | 'debit'
  installments?: number
  /** Whole percent, offered on the reader in this order. */
  tipPercents?: readonly number[]
  tipTimeoutMs?: number
  /** Kept with the payment at the provider. */
  tags?: Readonly<Record<string, string>>
  /** Greek law: the signature that belongs to this payment. */
  fiscalSignature?: { providerId: string; signature: string; signedData: string }
}

/** What a request to take money ended in. Only `not-sent` and `refused` prove that nothing was started. */
export type SubmitOutcome =
  | { kind: 'accepted'; providerIds: Record<string, string>; evidence: Evidence }
  | {
      kind: 'refused'
      reason: RefusalReason
      providerText: string
      retryAfterMs?: number
      evidence: Evidence
    }
  | { kind: 'not-sent'; reason: string; evidence: Evidence }
  | { kind: 'unknown'; reason: string; evidence: Evidence }

/** What each proves stands in main/domain/silence.ts. */
export type RefusalReason = KnownRefusal

export type CardDetails = {
  scheme: string
  lastFour: string
  entry: string
  authorisationCode: string
  transactionCode: string
}

/** Finished texts of a card service, with all that the card schemes demand; printed as they came. */
export type CardReceipts = { customer: string | null; merchant: string | null }

/** A card slip: finished text that is printed as it came, or the data of one that the till writes. */
export type CardSlip = ({ kind: 'text' } & CardReceipts) | { kind: 'data'; data: SlipData }

/** What the provider says became of an attempt. */
export type QueryOutcome =
  | {
      kind: 'approved'
      providerIds: Record<string, string>
      /** What was charged, tip included. */
      chargedMinor: number
      tipMinor: number
      currency: string
      card: CardDetails
      approvedAt: number | null
      /** False: the goods may go, but the provider may still take it back. To be asked again until it is true. */
      settled: boolean
      /** The same request was paid more than once: the other charges. */
      seconds?: readonly SecondCharge[]
      /** The same request arrived more than once, and another copy still waits for a card. */
      copyWaits?: boolean
      receipts?: CardReceipts
      evidence: Evidence
    }
  | {
      kind: 'declined' | 'cancelled' | 'failed'
      reason: string
      providerText: string
      receipts?: CardReceipts
      evidence: Evidence
    }
  | {
      kind: 'pending'
      providerIds: Record<string, string>
      readerState: string | null
      providerText: string
      evidence: Evidence
    }
  /**
   * The provider has an approval under our names that is not what was asked: another amount, currency or merchant, or
   * two look-ups that disagree. Never booked silently; `found` says in one line what stands there.
   */
  | { kind: 'mismatch'; providerIds: Record<string, string>; found: string; evidence: Evidence }
  /** The provider does not know it (yet). Proves nothing by itself. */
  | { kind: 'not-found'; readerState: string | null; evidence: Evidence }
  | Unanswered

/** The question had no answer. Refused: the service answered, and does not let this till know (401, 403, a reader that is gone). */
type Unanswered = {
  kind: 'unavailable'
  reason: string
  isRefused?: boolean
  retryAfterMs?: number
  evidence: Evidence
}

/** What names one refund at the provider. */
export type RefundNames = {
  /** Our own reference for this refund: fresh, never used twice. */
  reference: string
  payment: AttemptNames
  amountMinor: number
  currency: string
  providerReaderId: string
  /** What `refundable` and the answers gave; opaque to everybody else. */
  providerIds: Record<string, string>
  /** What the provider names and is accounted for otherwise: other refunds of this payment, and what was found beside them. */
  claimed?: readonly string[]
  /** Other refunds of this payment and amount that went back since and have no name yet: what looks like this one may be one. */
  likeOnes?: number | undefined
}

/** Read before a refund leaves: a refund made in the provider's own portal counts as well. */
export type RefundableOutcome =
  | {
      kind: 'refundable'
      /** Null: the provider cannot tell, and refuses by itself what is too much. */
      leftMinor: number | null
      /** What has to be on disk before anything is sent, so that the refund is known again. */
      providerIds: Record<string, string>
      evidence: Evidence
    }
  | { kind: 'refused'; reason: RefundRefusal; providerText: string; evidence: Evidence }
  | { kind: 'unavailable'; reason: string; retryAfterMs?: number; evidence: Evidence }

/** What a request to give money back ended in. Only `not-yet`, `refused` and `not-sent` prove that it was not taken. */
export type RefundOutcome =
  | { kind: 'refunded'; providerIds: Record<string, string>; evidence: Evidence }
  /** It waits at the reader for the card. */
  | { kind: 'accepted'; providerIds: Record<string, string>; evidence: Evidence }
  /** Not taken, and it may be asked for again: right after a payment that is the usual answer. */
  | { kind: 'not-yet'; reason: string; retryAfterMs: number; evidence: Evidence }
  | { kind: 'refused'; reason: RefundRefusal; providerText: string; evidence: Evidence }
  | { kind: 'not-sent'; reason: string; evidence: Evidence }
  | { kind: 'unknown'; reason: string; evidence: Evidence }

export type RefundRefusal =
  | 'transaction-unknown'
  | 'not-paid'
  | 'amount-invalid'
  | 'more-than-is-left'
  | 'not-authorised'
  | 'other'

/** What the provider says became of a refund. */
export type RefundQueryOutcome =
  | {
      kind: 'refunded'
      providerIds: Record<string, string>
      refundedAt: number | null
      /** What went back beside it: the same request, handed over once more on its way. */
      seconds: readonly SecondRefund[]
      /** Open: another copy waits for a card, or is not settled yet. Unseen: nobody could look for one. */
      copies: 'none' | 'open' | 'unseen'
      evidence: Evidence
    }
  | { kind: 'pending'; providerIds: Record<string, string>; evidence: Evidence }
  /** It will not happen: refused by the bank, cancelled at the reader. */
  | { kind: 'ended'; reason: string; providerText: string; evidence: Evidence }
  | { kind: 'mismatch'; found: string; evidence: Evidence }
  /** Not there (yet). Proves nothing by itself. */
  | { kind: 'not-found'; evidence: Evidence }
  | Unanswered

/** What a look at a provider's lists is about. */
export type WatchedAttempts = {
  /** Ruled out: any charge of theirs is news. */
  ruledOut: readonly AttemptNames[]
  /** Charged, and in the books: another charge under the same reference is news. */
  charged: readonly AttemptNames[]
  /** The provider's own ids of the charges that are in the books. */
  knownIds: ReadonlySet<string>
  /** And of those that an earlier look found to be nobody's of this till. */
  foreignIds: ReadonlySet<string>
  /** What was asked about already in this look, where one turn did not get to its end. */
  askedIds: ReadonlySet<string>
}

export type ChargesSeen = {
  /** References of ruled-out attempts that may have been charged after all. What cannot be told apart is named. */
  named: string[]
  /** Charges beside those in the books, each with the reference that it stands under. */
  others: { reference: string; charge: SecondCharge }[]
  /** The same, but in a way that no till can book: what stands there, in one line. */
  odd: { reference: string; providerIds: Record<string, string>; found: string }[]
  /** References of charged attempts whose request arrived more than once, and a copy still waits for a card. */
  copiesWait: string[]
  /** Charges in the list that are none of these attempts', with what they are called: the till knows whose else it can be. */
  foreign: { id: string; names: string[] }[]
  /** Charges that the service took back after they were booked. */
  takenBack: TakenBackCharge[]
  /** Each that was asked about in this turn. */
  asked: string[]
  /** Null: everything was looked at. Otherwise why something was not: 'more' where it was too much for one turn. */
  unlooked: string | null
}

export type TakenBackCharge = {
  transactionId: string
  /** Empty where the service does not say it. */
  reference: string
  /** False: a part of it, or nobody can say how much. */
  isWhole: boolean
  /** What stands there, in one line. */
  found: string
}

export type Glance = Extract<QueryOutcome, { kind: 'approved' }> | { kind: 'nothing' | 'ask' }

/** One exchange as it is kept with the event: status and a cut, redacted body. */
export type Evidence = { request: string; httpStatus: number | null; body: string; tookMs: number }

/** A cancel is a wish: the outcome says only whether it was passed on. */
export type CancelOutcome =
  | { kind: 'passed-on'; evidence: Evidence }
  | { kind: 'refused' | 'unavailable'; reason: string; evidence: Evidence }

export type ProviderReader = {
  providerReaderId: string
  name: string
  model: string
  /** The device's identity: stays when a reader is paired anew. */
  serial: string
  pairing: 'processing' | 'paired' | 'expired' | 'unknown'
  /** Where the account says it stands. */
  store?: { id: string; name: string } | null
}
export type ReaderStatus = {
  connection: 'online' | 'offline' | null
  state: string | null
  batteryPercent: number | null
  connectionType: string | null
  firmware: string | null
  lastActivityAt: number | null
}
export type Asked<T> =
  | { kind: 'answered'; value: T }
  | {
      kind: 'refused'
      reason: 'not-found' | 'conflict' | 'invalid' | 'not-authorised' | 'other'
      providerText: string
    }
  | { kind: 'unavailable'; reason: string }

/** What stands with a reader at its service besides its name; what is no text there is shown as its JSON, and only shown. */
export type ReaderDetail = { name: string; value: string; isText: boolean }
export type ReaderDetails = { details: ReaderDetail[]; most: number }

/** In what providers differ so much that the till has to act differently. */
export type ProviderTraits = {
  /** Its readers tell their state: a second signal while a card is awaited, and a witness of a silence. */
  tellsReaderState: boolean
  /** A failure may still turn into an approval while the reader is at it. */
  revisesDeclines: boolean
  /** Chosen: the account's list is the truth; which of them this till uses, and their names, are the till's own. */
  readers: 'paired' | 'chosen'
  /** At the reader: the card is presented again, and the reader is taken meanwhile. */
  refunds: 'by-call' | 'at-reader'
  /** The cardholder has to get the slip that it writes; elsewhere a receipt carries the card's details by itself. */
  owesSlip: boolean
  /** What somebody still has to do on the device itself once its reader is removed here, in this order. */
  stepsAfterRemoval: readonly string[]
}

export type CardProvider = MovementSource & {
  /** Stored with payments and readers: 'sumup', 'cm'. */
  id: string
  displayName: string
  traits: ProviderTraits
  /** How long after the submit a "not found" may still turn into a payment (start window plus cardholder's time). */
  silenceProvesNothingForMs: number
  supportsCurrency(currency: string): boolean
  submit(request: SubmitRequest): Promise<SubmitOutcome>
  query(attempt: AttemptNames): Promise<QueryOutcome>
  /**
   * One request that only looks for the approval, for the seconds in which it is near. "nothing" is no answer to anything
   * else; "ask" says that there may be more to hear than an approval.
   */
  glance(attempt: AttemptNames): Promise<Glance>
  /**
   * A look at the provider's own lists: what was charged under these names that the till does not know. Whom it does not name
   * it proves nothing about: lists lag.
   */
  lookForCharges(watched: WatchedAttempts, since: number): Promise<Asked<ChargesSeen>>
  requestCancel(attempt: AttemptNames): Promise<CancelOutcome>
  /** The provider's name for one refund, by which it is told from others; null while its answers gave none. */
  refundName(providerIds: Readonly<Record<string, string>>): string | null
  /** How long after a refund was sent a "not found" may still turn into one. */
  refundSilenceProvesNothingForMs: number
  refundable(refund: RefundNames): Promise<RefundableOutcome>
  /** Sends one refund, once. After an answer that left doubt `queryRefund` is the only way on. */
  refund(refund: RefundNames): Promise<RefundOutcome>
  queryRefund(refund: RefundNames & { submittedAt: number | null }): Promise<RefundQueryOutcome>
  /** Of an approved payment. A text without the cardholder's copy is not written yet. */
  cardSlip?(attempt: AttemptNames): Promise<Asked<CardSlip>>
  /** Of a refund that went back, where the card was presented for it. */
  refundSlip?(refund: RefundNames): Promise<Asked<CardSlip>>
  listReaders(): Promise<Asked<ProviderReader[]>>
  pairReader(pairingCode: string, name: string): Promise<Asked<ProviderReader>>
  renameReader(providerReaderId: string, name: string): Promise<Asked<ProviderReader>>
  removeReader(providerReaderId: string): Promise<Asked<null>>
  readerStatus(providerReaderId: string): Promise<Asked<ReaderStatus>>
  /** Undefined: the service keeps nothing of the kind. */
  readerDetails?(providerReaderId: string): Promise<Asked<ReaderDetails>>
  /** Null takes one away. What is not named stays as others wrote it. */
  changeReaderDetails?(
    providerReaderId: string,
    changes: ReadonlyMap<string, string | null>,
  ): Promise<Asked<ReaderDetails>>
  /** The reader's totals of today as the service counts them: finished text, printed as it came. */
  dayTotals?(providerReaderId: string): Promise<Asked<string>>
}

/* ---- printers ---- */

export type PrintOutcome =
  /** Not confirmed: the printer answers no questions, but took everything and closed in order. */
  | { kind: 'printed'; confirmed: boolean }
  /** Surely nothing came out: the same bytes may be sent again as the first copy. */
  | {
      kind: 'not-printed'
      reason: 'unreachable' | 'no-paper' | 'offline' | 'cover-open' | 'wrong-address' | 'not-allowed' | 'busy'
    }
  /** Some of it may be on paper: a repeat is marked as a copy. */
  | { kind: 'doubtful'; reason: string }

export type ReceiptPrinter = {
  /**
   * The signal stops a long print; what came out until then is doubtful. `status` is how this printer is asked for its state:
   * as nearly all are, unless its profile says otherwise.
   */
  print(address: string, bytes: Uint8Array, signal?: AbortSignal, status?: StatusWay): Promise<PrintOutcome>
}

/** Draws lines of paper that a printer's own letters cannot write; each becomes a picture as wide as the paper. */
export type LinePainter = {
  paint(lines: readonly PaperLine[], columns: number): Promise<ReadonlyMap<PaperLine, LinePicture>>
}

/** A scanner that is no keyboard. */
export type CodeScanner = {
  /** The codes since the last time, each once. */
  take(): string[]
  state(): ScannerState
}
