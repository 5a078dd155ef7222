import type {
  DecisionCause,
  DecisionView,
  EvidenceKind,
  RefundVerdict,
  Verdict,
} from '../../preload/contract/decision-views.ts'

type AnyVerdict = Verdict | RefundVerdict

/** Words for a payment about which a person has to decide. Amounts, names and times come written out. */
export type DecisionTexts = {
  title: Readonly<Record<'payment' | 'refund', string>>
  open: string
  cause: Readonly<Record<DecisionCause, (provider: string) => string>>
  known: string
  sent: (amount: string, reader: string, time: string) => string
  reference: (reference: string) => string
  lookAt: string
  look: readonly string[]
  question: Readonly<Record<'payment' | 'refund', (amount: string) => string>>
  verdict: Readonly<Record<AnyVerdict, string>>
  /** On the button that does it. */
  confirm: Readonly<Record<AnyVerdict, string>>
  /** What follows from it. */
  means: Readonly<Record<AnyVerdict, (amount: string) => string>>
  watched: string
  evidence: string
  evidenceKinds: Readonly<Record<EvidenceKind, string>>
  evidenceMissing: string
  reason: string
  reasonHint: string
  back: string
  done: Readonly<Record<AnyVerdict, string>>
  mark: Readonly<Record<NonNullable<DecisionView['outcome']> | 'open', string>>
  /** Not possible yet, and why. */
  from: (span: string) => string
  afterCancel: string
  dayByWord: (count: string, amount: string) => string
}

export const decisionEn: DecisionTexts = {
  title: {
    payment: 'The card service cannot say what happened to this payment.',
    refund: 'A refund of which the card service cannot say what became.',
  },
  open: 'Decide',
  cause: {
    contradiction: (provider) =>
      `${provider} holds something else under our reference, and asking again does not change it. If another amount was charged, give it back in the card service’s portal first, then answer no.`,
    refused: (provider) =>
      `${provider} answers, and refuses to say: the reader or the account is gone, or the key is no longer valid. If it can be connected again, do that first; the till then asks by itself.`,
    'no-answer': (provider) =>
      `${provider} has not given an answer that can be read for more than an hour. The till goes on asking.`,
    'no-verdict': (provider) =>
      `${provider} has left this payment open for more than two hours, and stopping it brought no end.`,
  },
  known: 'What is known',
  sent: (amount, reader, time) => `${amount} was asked for on “${reader}” at ${time}.`,
  reference: (reference) => `Our reference: ${reference}`,
  lookAt: 'Look before you decide',
  look: [
    'The reader: its last receipt or its list of payments.',
    'The slip: does the customer or the till have one, with this amount and time?',
    'The card service’s portal: search for the amount, the time or our reference.',
    'The bank: is the amount on the account, or on the customer’s statement?',
  ],
  question: {
    payment: (amount) => `Was the card charged ${amount}?`,
    refund: (amount) => `Did ${amount} go back to the card?`,
  },
  verdict: {
    charged: 'Yes, it was charged',
    'not-charged': 'No, it was not charged',
    refunded: 'Yes, it went back',
    'not-refunded': 'No, it did not go back',
  },
  confirm: {
    charged: 'Book as paid',
    'not-charged': 'Free the sale',
    refunded: 'Count as given back',
    'not-refunded': 'Count as not given back',
  },
  means: {
    charged: (amount) =>
      `${amount} counts as paid. Sale, payment and day report say that a person decided it and that the card service has not confirmed it.`,
    'not-charged': (amount) =>
      `Nothing of ${amount} counts as paid. The sale can be paid again; if the card was charged after all, the customer pays twice until it is found.`,
    refunded: (amount) => `${amount} counts as given back to the card, and cannot be given back once more.`,
    'not-refunded': (amount) =>
      `${amount} counts as not given back, and can be given back anew; if it went back after all, the customer has it twice.`,
  },
  watched: 'The till goes on asking. What the card service says later wins, and is shown at once.',
  evidence: 'What do you go by?',
  evidenceKinds: {
    reader: 'The reader',
    slip: 'A slip',
    portal: 'The portal',
    bank: 'The bank',
    customer: 'The customer’s phone',
  },
  evidenceMissing: 'Choose what you go by.',
  reason: 'What was seen, and by whom',
  reasonHint: 'For example: slip 0412 of 14:31, seen at the counter. It stands in the journal.',
  back: 'Back',
  done: {
    charged: 'Booked as paid, on a person’s word.',
    'not-charged': 'The sale can be paid again.',
    refunded: 'Counted as given back, on a person’s word.',
    'not-refunded': 'The refund can be made anew.',
  },
  mark: {
    open: 'decided by a person, not confirmed',
    confirmed: 'decided by a person, confirmed since',
    contradicted: 'decided by a person, the card service says otherwise',
  },
  from: (span) => `If nothing comes until then, a person may decide in ${span}.`,
  afterCancel: 'If cancelling brings no end within ten minutes, a person may decide.',
  dayByWord: (count, amount) =>
    `Booked on a person’s word, not confirmed by the card service: ${amount} (${count}).`,
}
