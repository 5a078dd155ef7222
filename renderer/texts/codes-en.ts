import { wordFor } from './code-sentence.ts'

/** Money inside a value set comes as minor units with a currency; the screen hands in how to write it. */
export type CodeValues = Readonly<Record<string, string | number>>
export type CodeText = string | ((values: CodeValues, money: (name: string) => string) => string)
type Codes<Code extends string> = Readonly<Record<Code, CodeText>>

const quoted = (text: string | number | undefined): string => (text ? `: “${text}”` : '.')

export type ReaderStateTexts = Readonly<Record<keyof typeof readerStatesEn, string>>

export const readerStatesEn = {
  idle: 'ready',
  'choosing-tip': 'choose a tip',
  'waiting-for-card': 'present card',
  'waiting-for-pin': 'enter PIN',
  'waiting-for-signature': 'sign',
  updating: 'updating its software',
  offline: 'no network',
}

/*
 * Words for the codes that the till sends as data. A code that is not here yet is shown as it is, so that nothing is
 * hidden from the cashier.
 */

export const codesEn = {
  timeline: {
    started: ({ reader }, money) =>
      `Card payment of ${money('amountMinor')} started on ${reader ?? 'the reader'}.`,
    'cash-received': (_, money) =>
      `${money('tenderedMinor')} received in cash, change ${money('changeMinor')}.`,
    submitting: ({ reference }) => `Request on its way under our reference ${reference ?? ''}.`,
    accepted: 'The card service took the request; the reader is being called.',
    refused: ({ text }) => `The card service refused the request${quoted(text)}`,
    'not-sent': 'The request could not be sent. Nothing left the till, nothing was charged.',
    'answer-lost':
      'The answer to the request was lost. The till asks what became of it and never sends it again.',
    'deadline-passed': 'The request was not sent in time and will not be sent any more.',
    'never-sent': 'Found after a restart: the request had never been sent.',
    'reader-state': ({ state }) => `The reader says: ${wordFor(readerStatesEn, state)}.`,
    'still-pending': 'The card service says that the payment is under way.',
    'declined-for-now': 'This try was declined; the cardholder may try again on the reader.',
    'not-found': 'The card service does not know the payment yet. The till keeps asking.',
    'asking-failed': 'Several questions had no answer. The till keeps asking.',
    mismatch: 'The card service holds something else under our reference. Somebody has to look at it.',
    'no-trace': ({ seconds }) => `No trace of a payment after ${seconds ?? ''} seconds: nothing was charged.`,
    'cancel-wished': 'The cashier asked to cancel.',
    'till-restarted': 'The till was started again and goes on asking.',
    'cancel-passed-on': 'The wish to cancel was passed on. The verdict is still the card service’s.',
    'cancel-failed': 'The wish to cancel could not be passed on.',
    'decided-charged': ({ text }) => `A person decided: the card was charged${quoted(text)}`,
    'decided-not-charged': ({ text }) => `A person decided: the card was not charged${quoted(text)}`,
    'decision-confirmed': 'The card service now says the same as the person who decided.',
    'approved-in-part': (_, money) =>
      `Approved for ${money('chargedMinor')} only, of ${money('askedMinor')}: ${money('restMinor')} is still to be paid.`,
    approved: (_, money) => `Approved: ${money('chargedMinor')} charged.`,
    'card-slip-came': 'The card service wrote the slip; it can be printed.',
    'refund-slip-came': 'The card service wrote the slip of the refund; it can be printed.',
    settled: 'The card service will pay it out; it cannot be taken back any more.',
    declined: ({ text }) => `Declined${quoted(text)}`,
    cancelled: 'Cancelled. Nothing was charged.',
    failed: ({ text }) => `Failed${quoted(text)}`,
    'approved-after-all': (_, money) =>
      `Approved after all: the card service reports ${money('chargedMinor')} charged.`,
    'approval-disputed':
      'After its approval the card service now says something else. Somebody has to look at it.',
    'taken-back-written-off': ({ text }, money) =>
      `${money('amountMinor')} of the sale were written off${quoted(text)}`,
    'dispute-noted': ({ text }) => `What became of the approval was noted${quoted(text)}`,
    'charge-after-all': 'The card service now speaks of a charge. Somebody has to look at it.',
    'refund-decided-refunded': ({ text }, money) =>
      `A person decided: ${money('amountMinor')} went back to the card${quoted(text)}`,
    'refund-decided-not-refunded': ({ text }, money) =>
      `A person decided: ${money('amountMinor')} did not go back to the card${quoted(text)}`,
    'refund-decision-confirmed':
      'The card service now says the same about the refund as the person who decided.',
    'refund-disputed': (_, money) =>
      `The card service says that ${money('amountMinor')} did not go back after all. Somebody has to look at it.`,
    'refund-started': (_, money) => `The cashier asked to give ${money('amountMinor')} back to the card.`,
    'refund-submitting': ({ reference }) => `Refund on its way under our reference ${reference ?? ''}.`,
    'refund-waits': (_, money) => `The refund of ${money('amountMinor')} waits. The till tries it again.`,
    'refund-refused': ({ text }) => `The card service refused the refund${quoted(text)}`,
    'refund-given-up': ({ text }) => `The refund was called off before anything was sent${quoted(text)}`,
    'refund-no-trace': ({ seconds }) =>
      `No trace of the refund after ${seconds ?? ''} seconds: nothing went back.`,
    'refund-accepted': 'The refund waits on the reader for the card.',
    'refund-answer-lost':
      'The answer to the refund was lost. The till asks what became of it and never sends it again.',
    'refund-mismatch':
      'The card service holds something else under the name of the refund. Somebody has to look at it.',
    refunded: (_, money) => `${money('amountMinor')} went back to the card.`,
    'refunded-twice': ({ first, second }, money) =>
      `More went back than was asked for: ${second ?? ''} (${money('amountMinor')}) beside ${first ?? ''}.`,
    'refund-copy-called-off': 'A copy of the refund waited at the reader and was called off.',
    'second-refund-lost': ({ text }, money) =>
      `${money('amountMinor')} that went back twice was noted as a loss${quoted(text)}`,
    'second-refund-repaid': ({ text }, money) =>
      `${money('amountMinor')} that went back twice was paid back by the customer${quoted(text)}`,
    'refund-after-all': (_, money) => `${money('amountMinor')} went back to the card after all.`,
    'approved-after-cancel':
      'Approved before the cancel took effect. Somebody has to choose: keep it or reverse it.',
    'already-paid':
      'The sale was paid already when this approval came. Somebody has to choose: keep it or reverse it.',
    'charged-twice': ({ first, second }, money) =>
      `The card was charged twice: ${first ?? ''} and ${second ?? ''}. Only one is the payment; about the other ${money('amountMinor')} somebody has to choose.`,
    'late-charge-booked': 'The cashier booked the late payment.',
    'late-charge-kept': ({ text }) => `The cashier kept the late payment without a sale${quoted(text)}`,
    'late-charge-reversed': 'The cashier chose to reverse the late payment.',
  } satisfies Codes<string>,
  reason: {
    'decided-refunded': 'A person decided that the money went back.',
    'decided-not-refunded': 'A person decided that the money did not go back.',
    'refund-disputed': 'The card service says that the money did not go back.',
    'decided-not-charged': 'A person decided that the card was not charged.',
    'decided-charged': 'A person decided that the card was charged.',
    'approval-disputed': 'The card service took the approval back, or tells another amount.',
    declined: 'The bank declined the card.',
    cancelled: 'It was cancelled on the reader or by the till.',
    'cancelled-before-sending': 'It was cancelled before anything was sent.',
    'not-completed': 'It was not completed in time on the reader.',
    'deadline-passed': 'The request could not be sent in time.',
    'never-sent': 'The till was restarted before the request was sent.',
    'no-trace': 'The card service has no trace of it.',
    'not-found': 'The card service does not know it yet.',
    'asking-failed': 'The card service does not answer.',
    mismatch: 'The card service holds something else under our reference.',
    'declined-for-now': 'This try was declined; the cardholder may try again.',
    'reader-offline': 'The reader is offline.',
    'reader-busy': 'The reader is busy.',
    'reader-unknown': 'The card service does not know this reader.',
    'not-authorised': 'The card service does not accept the till’s key.',
    'amount-invalid': 'The card service does not take this amount.',
    'currency-not-supported': 'The card service does not take this currency.',
    'reference-used': 'An earlier request may have arrived.',
    'too-many-requests': 'The card service asked for a pause.',
    'request-invalid': 'The card service did not understand the request.',
    'address-invalid': 'The address of the card service is not right.',
    interrupted: 'The till was interrupted while sending.',
    restarted: 'The till was restarted while sending.',
    internal: 'Something went wrong inside the till.',
    'no-provider': 'The card service is not set up.',
    'no-reader': 'No card reader is paired yet.',
    'disk-nearly-full': 'The disk is almost full.',
    timeout: 'No answer came in time.',
    'timed-out': 'No answer came in time.',
    unreachable: 'The card service cannot be reached.',
    'name-not-found': 'The address of the card service was not found. Check the internet connection.',
    'not-connected': 'There is no connection to the card service. Check the internet connection.',
    'connection-not-secure':
      'The connection to the card service was not secure, so nothing was sent. Check date and time of this computer.',
    'connection-lost': 'The connection broke off before the answer was there.',
    redirected:
      'The internet asks for a sign-in, or another address answered in place of the card service. The till trusts no such answer. Open a browser on this computer and sign in.',
    'sign-in-page':
      'The internet asks for a sign-in, or another address answered in place of the card service. The till trusts no such answer. Open a browser on this computer and sign in.',
    'answer-too-large': 'The answer of the card service was too long to be right.',
    'answer-broken': 'The answer of the card service broke off in the middle.',
    'answer-not-understood': 'The till did not understand the answer of the card service.',
    'answer-not-ours': 'The answer of the card service is about another payment. The till does not use it.',
    conflict: 'The card service says that this does not fit what it has at the moment.',
    invalid: 'The card service does not take these details.',
    'list-too-long': 'The card service’s list is too long to be searched to its end.',
    'more-than-is-left': 'More than what is left of this payment.',
    'not-found-yet': 'The card service does not know it yet.',
    'not-known': 'The card service does not know it.',
    'not-paid': 'This payment was not paid, so there is nothing to give back.',
    'given-up': 'It was called off at the till.',
    'other-refund-open': 'Another refund of this payment is still open.',
    'not-refundable-yet': 'The card service cannot give this payment back yet. The till tries again.',
    other: 'The card service refused it.',
    refused: 'The card service refused it.',
    'replaced-by-another-till':
      'It ended without anybody here cancelling it. Another till may have used this reader.',
    reversed: 'The card service took the approval back. The customer is not charged.',
    'too-late': 'Too late: the reader is already at it.',
    'transaction-unknown': 'The card service does not know this payment.',
    unavailable: 'The card service does not answer.',
    'no-reference': 'The till has no number under which it could ask for this payment.',
    http: ({ number }) => `The card service answered with an error (${number ?? ''}).`,
  } satisfies Codes<string>,
  readerState: readerStatesEn satisfies Codes<string>,
  readerAction: {
    'tap-good': 'Tap card',
    'tap-declined': 'Tap card that is declined',
    'tap-needs-pin': 'Tap card that wants a PIN',
    'insert-good': 'Insert card',
    'insert-declined': 'Insert card that is declined',
    'insert-needs-pin': 'Insert another card',
    'pin-correct': 'Right PIN',
    'pin-wrong': 'Wrong PIN',
    'tip-none': 'No tip',
    cancel: 'Press the red key',
    'walk-away': 'Walk away',
    unplug: 'Unplug',
    'plug-in': 'Plug in',
    'lose-network': 'Lose network',
    'regain-network': 'Network back',
    'show-pairing-code': 'Show pairing code',
    'stand-by': 'Send to sleep',
    'wake-up': 'Wake up',
    'show-identity': 'Show QR code',
    disconnect: 'Forget the pairing',
  } satisfies Codes<string>,
  importReason: {
    'columns-wrong': ({ columns, expected }) => `${columns} columns instead of ${expected}.`,
    'name-missing': 'The name is missing.',
    'name-too-long': ({ limit }) => `The name is longer than ${limit} characters.`,
    'unit-invalid': ({ unit }) => `“${unit}” is not a unit the till knows.`,
    'color-invalid': ({ color }) => `“${color}” is not a colour; colours look like #3366cc.`,
    'category-too-long': ({ limit }) => `The category is longer than ${limit} characters.`,
    'barcode-rounded': ({ barcode }) => `“${barcode}” was rounded by a spreadsheet. Save the column as text.`,
    'barcode-invalid': ({ barcode }) => `“${barcode}” cannot be a barcode.`,
    'barcodes-too-many': ({ limit }) => `More than ${limit} barcodes.`,
    'barcode-duplicate': ({ barcode, otherLine }) =>
      `Barcode ${barcode} stands in line ${otherLine} as well.`,
    'barcode-taken': ({ barcode, product }) => `Barcode ${barcode} already belongs to “${product}”.`,
    'product-duplicate': ({ product, otherLine }) => `“${product}” stands in line ${otherLine} as well.`,
    'tax-missing': 'The tax rate is missing.',
    'tax-invalid': ({ tax }) => `“${tax}” is not a tax rate.`,
    'price-negative': ({ price }) => `The price ${price} is negative.`,
    'price-decimals': ({ price, decimals, currency }) =>
      `The price ${price} has more than ${decimals} decimals, which ${currency} does not have.`,
    'price-too-large': ({ price }) => `The price ${price} is too large.`,
    'price-currency': ({ found, currency }) => `The price is in ${found}, the till counts in ${currency}.`,
    'price-invalid': ({ price }) => `“${price}” is not a price.`,
    'row-too-long': 'The line is too long.',
    'quote-open': 'A quotation mark is opened here and never closed.',
    'quote-wrong': 'Something stands between a closing quotation mark and the next column.',
    'characters-lost': 'Some characters cannot be read in this encoding.',
  } satisfies Codes<string>,
}

/** Which codes have words; the other languages must have the same. */
export type CodeTexts = {
  [Area in keyof typeof codesEn]: Readonly<Record<keyof (typeof codesEn)[Area], CodeText>>
}
