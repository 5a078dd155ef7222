import type { PayoutTexts } from './payouts-en.ts'

export const payoutsDe: PayoutTexts = {
  title: 'Auszahlungen',
  read: 'Neu lesen',
  none: 'Kein Zahlungsdienst',
  noneText: 'Auszahlungen stehen hier, wenn die Kasse Karten über einen Zahlungsdienst nimmt.',
  transfers: 'An die Bank geschickt, letzte 60 Tage',
  noTransfers: 'In dieser Zeit wurde nichts an die Bank geschickt.',
  allPaid: 'Alles ist ausgezahlt',
  neverRead: 'Noch nicht gelesen',
  asBefore: 'Gezeigt wird, was vorher gelesen wurde.',
  waitingRows: 'Was noch kommt',
  failed: 'Nicht angekommen',
  sale: 'Verkauf',
  charged: 'Belastet',
  fee: 'Gebühr',
  arrived: 'Ausgezahlt',
  notHere: 'Nicht von dieser Kasse',
  tellsNothing: (service) =>
    `${service} sagt einer Kasse nichts über Auszahlungen. Sein Portal und seine Abrechnungen tun es.`,
  waiting: (sums, count) => `Kommt noch: ${sums} (${count})`,
  readAt: (time) => `Gelesen ${time}`,
  facts: (count, ours, fee) => `Zahlungen: ${count}, von dieser Kasse: ${ours}. Gebühren: ${fee}`,
  receipt: (number) => `Beleg ${number}`,
  kinds: {
    payout: (code) => `${code}`,
    refund: (code) => `zurückgegeben, ${code}`,
    'charge-back': (code) => `von der Bank zurückgeholt, ${code}`,
    other: (code) => `${code}`,
  },
}
