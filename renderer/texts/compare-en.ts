import type { ReconcileClass, ReconcileNote } from '../../preload/contract/reconcile-views.ts'

/** Words for a day beside the card services' lists. Amounts, times and numbers come written out. */
export type CompareTexts = {
  title: string
  text: string
  now: string
  none: string
  comparing: string
  matches: string
  toLookAt: (count: string) => string
  at: (time: string) => string
  waits: (time: string) => string
  charges: string
  refunds: string
  here: string
  there: string
  matched: (count: string) => string
  foreign: (count: string) => string
  all: string
  allTitle: (service: string) => string
  earlier: string
  later: string
  page: (until: string, total: string) => string
  noLines: string
  hash: (hash: string) => string
  refund: string
  receipt: (number: string) => string
  code: (code: string) => string
  settled: string
  adopt: string
  adopted: string
  reverse: string
  reverseSure: (amount: string) => string
  reversing: string
  whyOurs: string
  totalsFit: (reader: string) => string
  totalsDiffer: (reader: string, told: string, listed: string) => string
  totalsUnread: (reader: string) => string
  classes: Readonly<Record<ReconcileClass, string>>
  /** What it means and what to do next. */
  steps: Readonly<Record<ReconcileNote, string>>
}

export const compareEn: CompareTexts = {
  title: 'Card services',
  text: 'This day beside each card service’s own list, payment by payment.',
  now: 'Compare now',
  none: 'Not compared yet',
  comparing: 'Comparing …',
  matches: 'Everything matches',
  toLookAt: (count) => `To look at: ${count}`,
  at: (time) => `Compared ${time}`,
  waits: (time) => `The till asks again at ${time}; the day stays as it is.`,
  charges: 'Payments',
  refunds: 'Given back',
  here: 'Here',
  there: 'There',
  matched: (count) => `Lines that match: ${count}.`,
  foreign: (count) => `From other tills or apps of the account: ${count}.`,
  all: 'Show every line',
  allTitle: (service) => `Every line beside ${service}`,
  earlier: 'Earlier',
  later: 'Later',
  page: (until, total) => `${until} of ${total}`,
  noLines: 'Nothing moved at this service on this day.',
  hash: (hash) => `Hash of the service’s answers: ${hash}`,
  refund: 'given back',
  receipt: (number) => `receipt ${number}`,
  code: (code) => `code ${code}`,
  settled: 'In the books by now',
  adopt: 'Take into the books',
  adopted: 'Taken into the books. Decide about it in the row below.',
  reverse: 'Give back',
  reverseSure: (amount) => `Really give back ${amount}`,
  reversing: 'Taken into the books; the money is on its way back.',
  whyOurs: 'Why it belongs to this till',
  totalsFit: (reader) => `${reader}: the service’s own totals fit its list.`,
  totalsDiffer: (reader, told, listed) =>
    `${reader}: the service’s totals say ${told}, its list says ${listed}. Tell the service.`,
  totalsUnread: (reader) => `${reader}: the service’s totals could not be read. They stand under Readers.`,
  classes: {
    matched: 'Matches',
    'only-here': 'Only here',
    'only-there': 'Only there',
    'amount-differs': 'Amount differs',
    'refunded-elsewhere': 'Given back elsewhere',
    unknown: 'Still unknown',
  },
  steps: {
    '': 'The amounts differ. Compare the receipt with the service’s list: what stands there is what the customer paid.',
    'taken-back': 'The service took it back, and the till knows that.',
    'not-listed':
      'The service does not list it. Ask the service; until it is found, do not count on this money.',
    'ended-there': 'The service lists it as not paid. Ask the service before the customer is gone for good.',
    'not-listed-yet': 'Too new for the service’s list. It is compared again by itself.',
    'list-gone':
      'Its reader is no longer in the account, so nobody can read its list. Look in the service’s portal.',
    'open-here': 'The till does not know the outcome yet and keeps asking. See the to-do list.',
    'open-there': 'Not final at the service yet. It is compared again by itself.',
    'amount-unreadable': 'The amount in the service’s list cannot be read. Look in the service’s portal.',
    'attempt-of-ours':
      'The customer was charged, and the till had ruled it out. Take it into the books, or give it back.',
    'charged-twice': 'A second charge for one request. Take it into the books, or give it back.',
    'reference-unknown':
      'From another till of this shop, or from data that this till no longer has. Take it only if you know that it is this till’s.',
    'not-from-this-till': 'From another till or app of the account. Nothing to do here.',
    'not-asked-yet': 'Not looked up yet. It goes on by itself.',
    'refund-of-ours':
      'Given back in the service’s portal. It already counts in what may still be given back here.',
    'charge-back': 'The cardholder’s bank fetched it back. Answer the service with the receipt.',
  },
}
