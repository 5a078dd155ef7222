import type { RefundStatus } from '../../preload/contract/refund-views.ts'
import { pluralIn } from '../format.ts'

/** Words for goods that come back and money that is given back. Amounts, times and receipts come written out. */
export type ReturnTexts = {
  takeBack: string
  takeBackFrom: (receipt: string) => string
  soldAt: (when: string, amount: string) => string
  what: string
  choose: string
  leftOf: (left: string, sold: string) => string
  allBack: string
  cameWith: (receipt: string) => string
  inBasket: string
  fewer: string
  more: string
  everything: string
  amountOnly: string
  goods: string
  amountLeft: (amount: string) => string
  reason: string
  nothingLeft: string
  confirm: (count: number) => string
  confirmAmount: (amount: string) => string
  fromReceipt: (receipt: string) => string
  giveBack: string
  giveBackAmount: (amount: string) => string
  toCard: (scheme: string, lastFour: string) => string
  fromDrawer: string
  rounded: (exact: string, given: string) => string
  presentCard: string
  byService: (name: string) => string
  explain: string
  done: string
  giveCustomer: string
  backToCard: string
  states: Record<RefundStatus, string>
  owed: string
  paidOut: (amount: string, when: string) => string
  payOut: (amount: string) => string
  owedTitle: (amount: string, receipt: string) => string
  owedText: string
  paidOutToast: (amount: string) => string
  title: string
  tookFrom: (receipt: string) => string
  takenBy: (receipt: string, amount: string, when: string) => string
  correct: string
  correctTitle: (amount: string) => string
  correctText: string
  correctOutside: string
  correctCharge: (card: string) => string
  corrected: (when: string, why: string) => string
  whichWay: string
  outside: string
  dayReturned: string
  dayChanged: (count: string, cash: string, card: string) => string
  remove: string
  fixed: string
}

const plural = pluralIn('en')

export const returnsEn: ReturnTexts = {
  takeBack: 'Take back',
  takeBackFrom: (receipt) => `Take back from receipt ${receipt}`,
  soldAt: (when, amount) => `Sold ${when} · ${amount}`,
  what: 'What comes back?',
  choose: 'Choose what comes back',
  leftOf: (left, sold) => (left === sold ? left : `${left} of ${sold} left`),
  allBack: 'all of it came back',
  cameWith: (receipt) => `came back with receipt ${receipt}`,
  inBasket: 'in a sale that is not finished',
  fewer: 'One fewer',
  more: 'One more',
  everything: 'Everything that is left',
  amountOnly: 'Only an amount',
  goods: 'Goods instead',
  amountLeft: (amount) => `At most ${amount}`,
  reason: 'Why',
  nothingLeft: 'Nothing of this receipt is left to come back.',
  confirm: (count) => plural(count, { one: 'Take back # article', other: 'Take back # articles' }),
  confirmAmount: (amount) => `Give back ${amount}`,
  fromReceipt: (receipt) => `back from ${receipt}`,
  giveBack: 'Give back',
  giveBackAmount: (amount) => `Give back ${amount}`,
  toCard: (scheme, lastFour) => `To ${scheme} ending ${lastFour}`,
  fromDrawer: 'From the drawer',
  rounded: (exact, given) => `${given}, rounded from ${exact}`,
  presentCard: 'The card has to be presented at the reader again.',
  byService: (name) => `${name} gives it back by itself.`,
  explain: 'The money goes back to where it came from: to the card first, the rest in cash.',
  done: 'Taken back',
  giveCustomer: 'Give the customer',
  backToCard: 'Goes back to the card',
  states: {
    created: 'on its way',
    submitting: 'on its way',
    pending: 'waits for the card',
    unknown: 'not confirmed yet',
    refunded: 'given back',
    failed: 'refused',
  },
  owed: 'still owed',
  paidOut: (amount, when) => `Paid out in cash instead: ${amount}, ${when}`,
  payOut: (amount) => `Pay out ${amount} in cash`,
  owedTitle: (amount, receipt) => `${amount} of receipt ${receipt} are owed`,
  owedText:
    'The goods are back, and the card took nothing. Pay it out of the drawer; the day’s report names it.',
  paidOutToast: (amount) => `${amount} paid out. Give it to the customer.`,
  title: 'Returns',
  tookFrom: (receipt) => `From receipt ${receipt}`,
  takenBy: (receipt, amount, when) => `Receipt ${receipt}: ${amount}, ${when}`,
  correct: 'Was not paid in cash',
  correctTitle: (amount) => `${amount} were not cash?`,
  correctText:
    'No cash was taken for this: the drawer has so much less. Sale and receipt stay as they are; the entry stands beside them and on the day’s report.',
  correctOutside:
    'A card was charged on another terminal, which this till cannot check. Name its slip in the reason.',
  correctCharge: (card) => `The charge on ${card} stands for it.`,
  corrected: (when, why) => `Not cash, corrected ${when}: “${why}”`,
  whichWay: 'Paid by',
  outside: 'another terminal',
  dayReturned: 'Returned',
  dayChanged: (count, cash, card) => `Tenders corrected (${count}): cash ${cash}, card ${card}.`,
  remove: 'Remove from the sale',
  fixed: 'What comes back was paid for once: amount and quantity follow from its receipt.',
}
