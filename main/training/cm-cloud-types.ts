/*
 * The words of the virtual CM cloud and the records of its ledger. The guide to the real one leaves much open; where it
 * does, a quirk or a note says so, and a client has to cope with each reading.
 */

export type CmOperationName =
  | 'list-stores'
  | 'list-terminals'
  | 'list-transactions'
  | 'create-transaction'
  | 'get-transaction'
  | 'cancel-transaction'
  | 'day-totals'
  | 'list-keys'
  | 'create-key'
  | 'revoke-key'

export type CmStore = { uuid: string; name: string }

export type CmTerminal = { manufacturer: string; model: string; serial: string; storeUuid: string }

/** One customer of CM: its stores, its terminals, and what its contract allows. */
export type CmOrganisation = {
  stores: CmStore[]
  terminals: CmTerminal[]
  currencies: string[]
  /** Decides when "today" begins. */
  timeZone: string
  /** Handed over during onboarding; further ones are made through the API. */
  firstKey: { label: string; secret: string }
}

export type CmTimings = {
  /** From the authorisation to the clearing; 0: a till that polls never sees AUTHORIZED. */
  clearMs: number
}

/** What the guide leaves open, or tells in two ways. */
export type CmQuirks = {
  /** The guide's own example: `next`, `first` and `last` carry size=1 with the page numbers of the asked size. */
  linksOfTheGuide: boolean
  /** "Because a card has been presented" says one sentence, "has started to process" another. */
  cancellableUntil: 'card' | 'fetched'
  /** A new payment while the terminal has one on its screen. */
  whileBusy: 'queue' | 'refuse' | 'abort'
  /** New transactions are missing from look-ups and lists for this long. */
  lookupLagMs: number
  listOrder: 'newest-first' | 'oldest-first' | 'mixed'
  createdStatus: 200 | 201
  uniqueReferences: boolean
  longestReference: number
  partialRefunds: boolean
  dayTotalsAs: 'text' | 'json'
}

export type CmKeyRecord = {
  kind: 'key'
  id: number
  label: string
  secret: string
  from: number | null
  until: number | null
  createdAt: number
  revokedAt: number | null
}

type CmStatus = 'CREATED' | 'AUTHORIZED' | 'CLEARED' | 'CANCELLED'

export type CmTransactionRecord = {
  kind: 'transaction'
  id: string
  terminalId: string
  type: 'PURCHASE' | 'REFUND'
  reference: string
  originalId: string | null
  amountMinor: number
  currency: string
  digits: number
  createdAt: number
  /** The terminal has it. */
  fetchedAt: number | null
  /** A card was presented: from here on nobody but the terminal can end it. */
  cardAt: number | null
  status: CmStatus
  result: 'APPROVED' | 'DECLINED' | null
  /** Not part of any answer: why it ended. */
  reason: string | null
  endedAt: number | null
  traceNumber: string | null
  card: CmCardUse | null
  receipt: string | null
  merchantReceipt: string | null
  clearAt: number | null
  /** Before this every look-up answers 404. */
  visibleAt: number
  faults: CmPaymentFault[]
}

export type CmCardUse = { brand: string; lastFour: string; entry: 'CHIP' | 'CONTACTLESS'; pin: boolean }

/** Things that go wrong with a payment itself, whatever is asked about it. */
export type CmPaymentFault =
  /** No terminal ever gets it. */
  | { kind: 'never-fetched' }
  | { kind: 'wrong-amount'; amountMinor: number }
  | { kind: 'wrong-currency'; currency: string }
  /** A second approved transaction under the same reference. */
  | { kind: 'duplicate-charge' }
  | { kind: 'never-cleared' }
  /** Authorised, and taken back before it is cleared: a refused signature, a clearing that failed. */
  | { kind: 'reversed'; afterMs: number; keepsResult: boolean }
  /** Against every rule: said to be cancelled, and cleared all the same. */
  | { kind: 'cleared-after-cancel'; afterMs: number }
  | { kind: 'lookup-lag'; ms: number }

/* ---- between the cloud and its terminals ---- */

export type CmJob = {
  transactionId: string
  type: 'PURCHASE' | 'REFUND'
  amountMinor: number
  currency: string
  digits: number
  reference: string
}

export type CmOutcome = {
  result: 'approved' | 'declined' | 'cancelled'
  reason: string | null
  card: CmCardUse | null
  at: number
}

export type CmReport =
  | { kind: 'card'; transactionId: string }
  | { kind: 'ended'; transactionId: string; outcome: CmOutcome }

/** What a terminal gets for its question. */
export type CmPollAnswer = { kind: 'nothing' } | { kind: 'job'; job: CmJob } | { kind: 'called-off' }

/** The cloud as a terminal sees it. */
export type CmTerminalLink = {
  /** `stirred` says that the next poll would bring something: a poll that brings nothing need not be played. */
  attach(terminalId: string, stirred: () => void): void
  detach(terminalId: string): void
  hasNews(terminalId: string, showing: string | null): boolean
  /** @param showing the payment on the screen, if any */
  poll(terminalId: string, showing: string | null): CmPollAnswer
  /** May arrive twice; the second time changes nothing. False: the payment was called off, stop. */
  report(terminalId: string, report: CmReport): boolean
  /** The device's own memory is kept beside the ledger, so that one file holds the whole training world. */
  recall(terminalId: string): unknown
  remember(terminalId: string, memory: unknown): void
}
