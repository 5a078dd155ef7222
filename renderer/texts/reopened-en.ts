/** Words for finished sales of which the card service took a payment back. Amounts, times and counts come written out. */
export type ReopenedTexts = {
  takenBackMark: string
  paysAgainMark: string
  printPayment: string
  askAgain: string
  follow: string
  writeOff: string
  writeOffText: string
  writeOffReason: string
  showSale: string
  missing: (amount: string) => string
  takenBack: (amount: string, when: string) => string
  paidAgain: (when: string) => string
  writtenOff: (amount: string, when: string, reason: string) => string
  whatToDo: (amount: string) => string
  writeOffTitle: (amount: string) => string
  paysAgain: (receipt: string) => string
  done: (receipt: string) => string
  dayTakenBack: (count: string, amount: string) => string
  dayRepaidCard: (count: string, amount: string) => string
  dayRepaidCash: (count: string, amount: string) => string
  dayWrittenOff: (count: string, amount: string) => string
  dayMissing: (count: string, amount: string) => string
}

export const reopenedEn: ReopenedTexts = {
  takenBackMark: 'taken back',
  paysAgainMark: 'paid again',
  printPayment: 'Print payment receipt',
  askAgain: 'Ask for payment again',
  follow: 'Follow the payment',
  writeOff: 'Write it off',
  writeOffText:
    'Nobody pays this money any more; the day’s report names it. Sale and receipt stay as they are. The reason is written into the journal.',
  writeOffReason: 'Why it is written off',
  showSale: 'Show the sale',
  missing: (amount) => `${amount} open`,
  takenBack: (amount, when) => `${amount} of this sale were taken back by the card service on ${when}.`,
  paidAgain: (when) => `Paid again on ${when}.`,
  writtenOff: (amount, when, reason) => `${amount} written off on ${when}: “${reason}”`,
  whatToDo: (amount) =>
    `${amount} are missing. Ask the customer for payment again, or write it off with a reason.`,
  writeOffTitle: (amount) => `Write off ${amount}?`,
  paysAgain: (receipt) => `For receipt ${receipt}: the card service took a payment of it back.`,
  done: (receipt) => `Receipt ${receipt} is paid again`,
  dayTakenBack: (count, amount) => `Taken back by the card service: ${amount} (${count}).`,
  dayRepaidCard: (count, amount) => `Paid again by card: ${amount} (${count}).`,
  dayRepaidCash: (count, amount) => `Paid again in cash, in the drawer: ${amount} (${count}).`,
  dayWrittenOff: (count, amount) => `Written off: ${amount} (${count}).`,
  dayMissing: (count, amount) => `Open again now: ${amount} (${count}).`,
}
