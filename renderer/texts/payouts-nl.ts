import type { PayoutTexts } from './payouts-en.ts'

export const payoutsNl: PayoutTexts = {
  title: 'Uitbetalingen',
  read: 'Opnieuw lezen',
  none: 'Geen betaaldienst',
  noneText: 'Uitbetalingen staan hier als de kassa kaarten via een betaaldienst aanneemt.',
  transfers: 'Naar de bank gestuurd, laatste 60 dagen',
  noTransfers: 'In die tijd is niets naar de bank gestuurd.',
  allPaid: 'Alles is uitbetaald',
  neverRead: 'Nog niet gelezen',
  asBefore: 'Getoond wordt wat eerder gelezen is.',
  waitingRows: 'Wat nog komt',
  failed: 'Niet aangekomen',
  sale: 'Verkoop',
  charged: 'Belast',
  fee: 'Kosten',
  arrived: 'Uitbetaald',
  notHere: 'Niet van deze kassa',
  tellsNothing: (service) =>
    `${service} zegt een kassa niets over uitbetalingen. Zijn portaal en zijn afrekeningen doen dat.`,
  waiting: (sums, count) => `Komt nog: ${sums} (${count})`,
  readAt: (time) => `Gelezen ${time}`,
  facts: (count, ours, fee) => `Betalingen: ${count}, van deze kassa: ${ours}. Kosten: ${fee}`,
  receipt: (number) => `Bon ${number}`,
  kinds: {
    payout: (code) => `${code}`,
    refund: (code) => `teruggegeven, ${code}`,
    'charge-back': (code) => `door de bank teruggehaald, ${code}`,
    other: (code) => `${code}`,
  },
}
