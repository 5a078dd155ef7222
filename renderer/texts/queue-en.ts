import type { KeptReason, OwedKind } from '../../preload/contract/queue-views.ts'

/** Words for the list of what the till still owes. Times, spans and numbers come written out. */
export type QueueTexts = {
  title: string
  none: string
  noneText: string
  needsSomebody: string
  byItself: string
  more: (count: string) => string
  what: Readonly<Record<OwedKind, string>>
  kept: Readonly<Record<KeptReason, string>>
  /** Why a paper did not come out; other causes are the payments' reasons. */
  paperCause: Readonly<Record<string, string>>
  /** Causes that mean another thing here than in a payment's own story. */
  cause: Readonly<Record<string, string>>
  receipt: (number: string) => string
  zReport: (number: string) => string
  since: (span: string) => string
  tries: (count: string) => string
  nextIn: (span: string) => string
  now: string
  stopped: string
  tryNow: string
  giveUp: string
  history: string
  giveUpTitle: string
  giveUpText: string
  giveUpSlipText: string
  reason: string
  reasonHint: string
  reasonMissing: string
  giveUpConfirm: string
  givenUp: string
  note: string
  noteTitle: string
  noteText: string
  noted: string
}

export const queueEn: QueueTexts = {
  title: 'What the till still has to do',
  none: 'Nothing is left to do',
  noneText: 'Questions to the card service and papers that still have to come out appear here.',
  needsSomebody: 'Needs somebody',
  byItself: 'Goes on by itself',
  more: (count) => `And ${count} more that are not shown.`,
  what: {
    'send-payment': 'Send a card payment to the reader',
    'ask-outcome': 'Ask what became of a card payment',
    'look-again': 'Look once more whether the card was charged after all',
    'confirm-approval': 'Fetch the details of an approval',
    'approval-disputed': 'An approval was taken back: look at it with the card service',
    'refund-disputed': 'A refund did not go back after all: look at it with the card service',
    'pass-on-cancel': 'Pass on the wish to cancel',
    'watch-payments': 'Look for late approvals',
    'compare-day': 'Compare a day with the card service’s list',
    'read-payouts': 'Read what a card service paid out',
    'send-refund': 'Give money back to a card',
    'ask-refund': 'Ask what became of a refund',
    'look-at-refund': 'Look whether the refund went back a second time',
    'fetch-slip': 'Fetch a card slip',
    'fetch-refund-slip': 'Fetch the slip of a refund',
    'print-receipt': 'Print a receipt',
    'print-copy': 'Print a copy of a receipt',
    'print-x-report': 'Print an X report',
    'print-z-report': 'Print a Z report',
    'print-test': 'Print a test page',
    'print-slip': 'Print a slip for an owed refund',
    'print-gift': 'Print the gift receipt',
    'print-report': 'Print the report',
    'print-repayment': 'Print the receipt of a payment',
    'print-card-text': 'Print what a card service wrote',
    'mail-receipt': 'Send a receipt by e-mail',
    other: 'Work of a newer version of the till',
  },
  kept: {
    'sale-open-again': 'Noted at its sale: ask for the payment again there, or write it off.',
    'money-may-have-moved':
      'Cannot be given up: the customer may have been charged, so the till asks until it knows.',
    'money-may-have-gone-back':
      'Cannot be given up: money may be on its way to the customer, also a second time, so the till asks until it knows.',
    'request-under-way': 'Cannot be given up: it is sent once, now. What came of it is asked for afterwards.',
    'ends-by-itself': 'Ends by itself after a few tries; the verdict comes from the card service.',
    'owed-to-customer': 'Cannot be given up here: the money is owed to the customer.',
    'not-known': 'Cannot be given up: this version does not know what it is. Update the till.',
  },
  paperCause: {
    unreachable: 'The printer does not answer.',
    'no-paper': 'The printer is out of paper.',
    offline: 'The printer is off or hangs.',
    'cover-open': 'The cover of the printer is open.',
    'not-allowed':
      'This computer’s user may not use that printer port; ask whoever looks after the computer.',
    'wrong-address': 'The address of the printer is not right.',
    'no-printer': 'No printer is set up.',
    busy: 'Another till is using the printer.',
    slow: 'The printer is slow and has not finished; look whether the paper came out.',
    stalled: 'The printer stopped in the middle.',
    'connection-lost': 'The connection to the printer broke off.',
    'no-answer': 'The printer did not confirm it; look whether the paper came out.',
    doubtful: 'It may have come out; look at the printer.',
    'sale-not-found': 'The sale was not found.',
    'refund-not-found': 'The refund was not found.',
    'day-not-found': 'The day was not found.',
  },
  cause: {
    'slip-not-there-yet': 'The card service has not written it yet.',
    interrupted: 'The till was stopped in the middle of it.',
  },
  receipt: (number) => `receipt ${number}`,
  zReport: (number) => `Z ${number}`,
  since: (span) => `for ${span}`,
  tries: (count) => (count === '1' ? 'tried once' : `tried ${count} times`),
  nextIn: (span) => `next in ${span}`,
  now: 'under way',
  stopped: 'not tried any more',
  tryNow: 'Try now',
  giveUp: 'Give up',
  history: 'What happened',
  giveUpTitle: 'Give this up?',
  giveUpText:
    'It will not be printed any more. The sale stays as it is, and a copy can be printed from the list of sales. The reason is written into the journal.',
  giveUpSlipText:
    'The slip will not be fetched any more. The payment and the receipt stay as they are, and the slip can be asked for again from the list of sales. The reason is written into the journal.',
  reason: 'Reason',
  reasonHint: 'For example: the customer has left.',
  reasonMissing: 'Type a reason of at least three letters.',
  giveUpConfirm: 'Give up',
  givenUp: 'Given up. The reason stands in the journal.',
  note: 'Noted',
  noteTitle: 'Note this?',
  noteText:
    'The sale stays as it is; the card service does not pay this money out. Write what the shop does about it: the reason stands in the journal and in the payment’s history.',
  noted: 'Noted. The reason stands in the journal.',
}
