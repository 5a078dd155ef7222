import type { LateChargeCause } from '../../preload/contract/refund-views.ts'

/** Words for charges that came when nobody expected them any more. Amounts, times and numbers come written out. */
export type LateTexts = {
  title: Readonly<Record<LateChargeCause, string>>
  where: (amount: string, reader: string, time: string) => string
  withCard: (scheme: string, lastFour: string) => string
  bookable: string
  paidOtherwise: (receipt: string) => string
  noSale: string
  twice: (first: string, second: string) => string
  decide: string
  waitsForDecision: string
  notToKeep: string
  keepTitle: (amount: string) => string
  keepText: string
  keepReason: string
  more: (count: string) => string
  book: string
  keep: string
  reverse: string
  reverseSure: (amount: string) => string
  atReader: string
  later: string
  shown: (count: string) => string
  booked: (amount: string) => string
  kept: (amount: string) => string
  reversing: (amount: string) => string
  reversalFailed: string
  reversalWaits: (amount: string) => string
  presentCard: (reader: string) => string
  presentCardText: string
  printSlip: string
  slipQueued: string
  /** More went back than was asked for. */
  second: {
    title: string
    where: (asked: string, second: string) => string
    names: (first: string, second: string) => string
    whatToDo: string
    loss: string
    repaid: string
    reason: string
    decided: (amount: string) => string
    decide: string
  }
  dayLate: (count: string, amount: string) => string
  dayBooked: (count: string, amount: string) => string
  dayRefunds: (count: string, amount: string) => string
  dayUndecided: (count: string) => string
  dayReversing: (count: string) => string
}

export const lateEn: LateTexts = {
  title: {
    'approved-after-all': 'The card was charged after all',
    'approved-after-cancel': 'Approved before the cancel took effect',
    'already-paid': 'Charged although the sale was paid',
    'charged-twice': 'The card was charged twice',
  },
  where: (amount, reader, time) => `${amount} on ${reader}, ${time}`,
  withCard: (scheme, lastFour) => `${scheme} …${lastFour}`,
  bookable: 'It is in no sale yet. Book it into its sale, or give it back to the card.',
  paidOtherwise: (receipt) =>
    `Receipt ${receipt} is paid already. Give the other payment back and keep this one, or reverse the card.`,
  noSale: 'There is no sale left for it. Keep it as a surplus, or give it back to the card.',
  twice: (first, second) =>
    `One request was paid by two charges. ${first} is the payment; ${second} is one too many. Give it back to the card, or say why it is kept.`,
  decide: 'Decide…',
  waitsForDecision: 'waits for a decision',
  notToKeep: 'Cannot be kept without its sale: the customer would pay it twice. Book it, or give it back.',
  keepTitle: (amount) => `Keep ${amount}?`,
  keepText:
    'The money stays with the shop and in no sale; the day’s report names it. The reason is written into the journal.',
  keepReason: 'Why it is kept',
  more: (count) => `${count} more`,
  book: 'Book it',
  keep: 'Keep it',
  reverse: 'Reverse it',
  reverseSure: (amount) => `Give ${amount} back?`,
  atReader: 'The card has to be presented at the reader again.',
  later: 'Decide later',
  shown: (count) => `Waits for a decision: ${count}`,
  booked: (amount) => `${amount} booked.`,
  kept: (amount) => `${amount} kept as a surplus; the day’s report names it.`,
  reversing: (amount) => `${amount} is on its way back to the card.`,
  reversalFailed: 'The last try to reverse it came to nothing.',
  reversalWaits: (amount) => `${amount} is owed to the customer`,
  presentCard: (reader) => `Present the card at ${reader}`,
  presentCardText: 'The reader waits for the card that paid, to give the money back to it.',
  printSlip: 'Print a slip for the customer',
  slipQueued: 'The slip is being printed.',
  second: {
    title: 'More was given back than was asked for',
    where: (asked, second) => `Asked for ${asked}, and ${second} went back beside it`,
    names: (first, second) => `${first} is the refund; ${second} is one too many.`,
    whatToDo:
      'The network handed the request over twice, or somebody gave money back in the card service’s own portal. The till cannot fetch it back: ask the customer to pay it again, or note it as a loss.',
    loss: 'Note the loss',
    repaid: 'The customer paid it back',
    reason: 'Why, or how it was put right',
    decided: (amount) => `${amount} noted. Further refunds of this payment count it.`,
    decide: 'Decide',
  },
  dayLate: (count, amount) => `Charged, in no sale: ${amount} (${count}).`,
  dayBooked: (count, amount) => `Booked now, charged before: ${amount} (${count}).`,
  dayRefunds: (count, amount) => `Given back to cards: ${amount} (${count}).`,
  dayReversing: (count) => `On their way back to cards: ${count}.`,
  dayUndecided: (count) => `Late card payments that nobody has decided: ${count}.`,
}
