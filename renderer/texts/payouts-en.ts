import type { PayoutKind } from '../../preload/contract/payout-views.ts'

/** Words for what card services sent to the bank. Amounts, times and numbers come written out. */
export type PayoutTexts = {
  title: string
  read: string
  none: string
  noneText: string
  transfers: string
  noTransfers: string
  allPaid: string
  neverRead: string
  asBefore: string
  waitingRows: string
  failed: string
  sale: string
  charged: string
  fee: string
  arrived: string
  notHere: string
  tellsNothing: (service: string) => string
  waiting: (sums: string, count: string) => string
  readAt: (time: string) => string
  facts: (count: string, ours: string, fee: string) => string
  receipt: (number: string) => string
  kinds: Readonly<Record<PayoutKind, (code: string) => string>>
}

export const payoutsEn: PayoutTexts = {
  title: 'Payouts',
  read: 'Read again',
  none: 'No card service',
  noneText: 'Payouts are shown when the till takes cards with a card service.',
  transfers: 'Sent to the bank, last 60 days',
  noTransfers: 'Nothing was sent to the bank in that time.',
  allPaid: 'Everything is paid out',
  neverRead: 'Not read yet',
  asBefore: 'What was read before is shown.',
  waitingRows: 'What is still to come',
  failed: 'Not arrived',
  sale: 'Sale',
  charged: 'Charged',
  fee: 'Fee kept',
  arrived: 'Paid out',
  notHere: 'Not of this till',
  tellsNothing: (service) =>
    `${service} tells nothing about payouts to a till. Its portal and its statements do.`,
  waiting: (sums, count) => `To come: ${sums} (${count})`,
  readAt: (time) => `Read ${time}`,
  facts: (count, ours, fee) => `Payments: ${count}, of this till: ${ours}. Fees kept: ${fee}`,
  receipt: (number) => `Receipt ${number}`,
  kinds: {
    payout: (code) => `${code}`,
    refund: (code) => `given back, ${code}`,
    'charge-back': (code) => `fetched back by the bank, ${code}`,
    other: (code) => `${code}`,
  },
}
