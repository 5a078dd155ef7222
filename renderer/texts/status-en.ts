import type { AdviceCode, NextCode, SituationView } from '../../preload/contract/situation.ts'

type CancelStage = NonNullable<SituationView['cancel']>['stage']

/** Words for where a card payment stands. Times and spans come written out. */
export type StatusTexts = {
  /** After the reader's name: "Counter asks for the card". */
  readerShows: Readonly<Record<string, string>>
  readerSilent: string
  readerOwnScreen: string
  heard: (ago: string) => string
  heardLongAgo: (ago: string) => string
  advice: Readonly<Record<AdviceCode, string>>
  next: Readonly<Record<NextCode, (span: string) => string>>
  /** The same step when its time has not begun to run. */
  noTraceAfter: (span: string) => string
  nothingNext: string
  cancel: Readonly<Record<CancelStage, (time: string) => string>>
  noCancel: string
  saveNow: string
  rows: { reader: string; next: string; cancel: string; noted: string }
  asked: (times: string, ago: string) => string
  askedBefore: (times: string) => string
  unanswered: (times: string) => string
  answered: (took: string, httpStatus: string) => string
  notAnswered: (took: string) => string
}

export const statusEn: StatusTexts = {
  readerShows: {
    'choosing-tip': 'offers a tip',
    'waiting-for-card': 'asks for the card',
    'waiting-for-pin': 'asks for the PIN',
    'waiting-for-signature': 'asks for a signature',
    idle: 'is idle',
    updating: 'is updating its software',
    offline: 'is offline',
  },
  readerSilent: 'has not told anything yet',
  readerOwnScreen: 'shows what to do on its own screen',
  heard: (ago) => `heard ${ago} ago`,
  heardLongAgo: (ago) => `last heard ${ago} ago, may have changed`,
  advice: {
    starting: 'Wait a moment: the payment is written down and starts at once.',
    'calling-reader': 'Wait a moment: the request is on its way to the reader.',
    'cancel-asked': 'Wait for the verdict; if a card is at the reader already, it may still be approved.',
    'declined-for-now':
      'Wait: this try was declined, and the customer may try again on the reader. Do not take the money another way yet.',
    'hand-over': 'Hand the reader to the customer.',
    'look-for-bar': 'If the reader shows neither the amount nor a blue bar, wake it up or cancel.',
    'choosing-tip': 'Let the customer choose a tip on the reader.',
    'waiting-for-card': 'Let the customer tap, insert or swipe the card.',
    'waiting-for-pin': 'Let the customer type the PIN on the reader.',
    'waiting-for-signature': 'Let the customer sign on the reader.',
    idle: 'Wait a moment: the reader has finished and the verdict is about to arrive.',
    updating: 'Wait until the reader has updated its software.',
    offline: 'Check the reader’s network and look at its screen; the till keeps asking.',
    unknown:
      'Do not take the money again. The customer may or may not have been charged: look at the reader’s screen; the till asks until it knows.',
    'unknown-not-found':
      'Do not take the money again yet. If the reader shows the amount, let the customer pay; if not, wait until the till knows.',
    decide:
      'Do not take the money again yet. The card service cannot say whether the card was charged: look at reader, slip, portal and bank, then decide.',
    'approved-by-word':
      'Counts as paid because a person decided so. The card service has not confirmed it; the till goes on asking.',
    'failed-by-word':
      'Counts as not charged because a person decided so. The card service has not confirmed it; the till goes on asking.',
    'approved-not-saved':
      'Approved by the card service, but the till’s disk takes nothing. It is noted aside and booked as soon as the disk works. Do not take the money again; call whoever looks after this computer.',
    'unknown-no-connection':
      'Do not take the money again. The card service does not answer: look at the reader’s screen, and park the sale if others are waiting.',
    mismatch:
      'Do not take the money again. The card service holds something else under our reference: compare it with the list of the card service.',
    approved: 'The money is taken.',
    'approved-late':
      'The card was charged after all. If the money was also taken another way, give that back or reverse the card.',
    declined: 'Nothing was charged: ask for another card or another way to pay.',
    cancelled: 'Nothing was charged: start again or take another way to pay.',
    failed: 'As far as anybody can tell nothing was charged: try again or take another way to pay.',
    'failed-reader-offline':
      'Nothing was charged: switch the reader on and check its network, or take another reader or cash.',
    'failed-reader-busy':
      'Nothing was charged: wait until the reader is free, or take another reader or cash.',
    'failed-not-authorised':
      'Nothing was charged: the card service no longer accepts the till’s key. Take cash and have the key checked.',
    'failed-not-sent':
      'Nothing was charged, nothing left the till: check the internet connection or take cash.',
    'failed-wait': 'Nothing was charged: wait a few seconds, then try again.',
    'failed-no-trace':
      'The card service has no trace of it, so nothing was charged. Look at the reader’s screen before you try again.',
  },
  next: {
    sends: () => 'The till sends the request now.',
    'called-off': (span) => `What is not sent in ${span} is not sent any more.`,
    'waits-for-answer': () =>
      'The till waits for the answer. If none comes it asks what became of it, and never sends again.',
    'asks-again': (span) => `The till asks again in ${span}.`,
    asking: () => 'The till is asking now.',
    'decline-counts': (span) => `The decline counts in ${span} at the latest.`,
    'no-trace-counts': (span) => `Without a trace for another ${span} it counts as not started.`,
    'no-trace-waits-for-reader': (span) =>
      `Without a trace for another ${span}, and with the reader idle, it counts as not started.`,
    'may-cancel-again': (span) => `You can ask to cancel again in ${span}.`,
    'looks-again': (span) => `To be sure, the till looks once more in ${span}.`,
    confirms: (span) => `The till fetches the details in ${span}.`,
    'saves-again': () => 'The till tries by itself, again and again, until it is saved.',
  },
  noTraceAfter: (span) => `After ${span} without a trace it counts as not started.`,
  nothingNext: 'Nothing more: this is final.',
  cancel: {
    asked: (time) => `Cancel asked for at ${time}; the reader may still approve.`,
    'passed-on': (time) => `Cancel asked for at ${time} and passed on; the reader may still approve.`,
    'not-passed-on': (time) =>
      `The cancel asked for at ${time} could not be passed on. Use the reader’s red key.`,
  },
  noCancel: 'not asked for',
  saveNow: 'Try to save now',
  rows: { reader: 'Reader', next: 'Next', cancel: 'Cancel', noted: 'Write down' },
  asked: (times, ago) => `Asked ${times === '1' ? 'once' : `${times} times`} so far, last ${ago} ago.`,
  askedBefore: (times) => `Asked ${times === '1' ? 'once' : `${times} times`} in all.`,
  unanswered: (times) => (times === '1' ? 'The last one had no answer.' : `The last ${times} had no answer.`),
  answered: (took, httpStatus) => `answered in ${took} · HTTP ${httpStatus}`,
  notAnswered: (took) => `no answer for ${took}`,
}
