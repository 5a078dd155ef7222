import type { PayoutTexts } from './payouts-en.ts'

export const payoutsFr: PayoutTexts = {
  title: 'Versements',
  read: 'Relire',
  none: 'Aucun service de paiement',
  noneText: 'Les versements apparaissent quand la caisse prend des cartes par un service de paiement.',
  transfers: 'Envoyés à la banque, 60 derniers jours',
  noTransfers: 'Rien n’a été envoyé à la banque pendant ce temps.',
  allPaid: 'Tout est versé',
  neverRead: 'Pas encore lu',
  asBefore: 'Ce qui a été lu avant est affiché.',
  waitingRows: 'Ce qui doit encore arriver',
  failed: 'Non arrivé',
  sale: 'Vente',
  charged: 'Débité',
  fee: 'Frais retenus',
  arrived: 'Versé',
  notHere: 'Pas de cette caisse',
  tellsNothing: (service) =>
    `${service} ne dit rien des versements à une caisse. Son portail et ses relevés le font.`,
  waiting: (sums, count) => `À venir\u202f: ${sums} (${count})`,
  readAt: (time) => `Lu le ${time}`,
  facts: (count, ours, fee) =>
    `Paiements\u202f: ${count}, de cette caisse\u202f: ${ours}. Frais\u202f: ${fee}`,
  receipt: (number) => `Ticket ${number}`,
  kinds: {
    payout: (code) => `${code}`,
    refund: (code) => `remboursé, ${code}`,
    'charge-back': (code) => `repris par la banque, ${code}`,
    other: (code) => `${code}`,
  },
}
