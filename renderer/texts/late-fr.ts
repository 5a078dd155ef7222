import type { LateTexts } from './late-en.ts'

export const lateFr: LateTexts = {
  title: {
    'approved-after-all': 'La carte a finalement été débitée',
    'approved-after-cancel': 'Accepté avant que l’annulation n’agisse',
    'already-paid': 'Débité alors que la vente était payée',
    'charged-twice': 'La carte a été débitée deux fois',
  },
  where: (amount, reader, time) => `${amount} sur ${reader}, ${time}`,
  withCard: (scheme, lastFour) => `${scheme} …${lastFour}`,
  bookable:
    'Ce paiement n’est encore dans aucune vente. Enregistrez-le dans sa vente, ou rendez-le sur la carte.',
  paidOtherwise: (receipt) =>
    `Le ticket ${receipt} est déjà payé. Rendez l’autre paiement et gardez celui-ci, ou rendez celui-ci sur la carte.`,
  noSale: 'Sa vente n’existe plus. Gardez-le comme excédent, ou rendez-le sur la carte.',
  twice: (first, second) =>
    `Un paiement a été débité deux fois. ${first} est le paiement, ${second} est de trop. Rendez-le sur la carte, ou dites pourquoi vous le gardez.`,
  decide: 'Décider…',
  waitsForDecision: 'attend une décision',
  notToKeep:
    'Ne peut pas être gardé sans sa vente\u202f: le client paierait deux fois. Enregistrez-le ou rendez-le.',
  keepTitle: (amount) => `Garder ${amount}\u202f?`,
  keepText:
    'L’argent reste au commerce et dans aucune vente\u202f; le rapport du jour le nomme. La raison est inscrite au journal.',
  keepReason: 'Pourquoi vous le gardez',
  more: (count) => `encore ${count}`,
  book: 'Enregistrer',
  keep: 'Garder',
  reverse: 'Rembourser',
  reverseSure: (amount) => `Rendre ${amount}\u202f?`,
  atReader: 'La carte doit être présentée de nouveau au lecteur.',
  later: 'Décider plus tard',
  shown: (count) => `En attente d’une décision\u202f: ${count}`,
  booked: (amount) => `${amount} enregistrés.`,
  kept: (amount) => `${amount} gardés comme excédent\u202f; le rapport du jour l’indique.`,
  reversing: (amount) => `${amount} sont en route vers la carte.`,
  reversalFailed: 'Le dernier essai de remboursement n’a pas abouti.',
  reversalWaits: (amount) => `${amount} sont dus au client`,
  presentCard: (reader) => `Présentez la carte à ${reader}`,
  presentCardText: 'Le lecteur attend la carte qui a payé, pour lui rendre l’argent.',
  printSlip: 'Imprimer un bon pour le client',
  slipQueued: 'Le bon est en cours d’impression.',
  second: {
    title: 'Il a été rendu plus que demandé',
    where: (asked, second) => `Demandé\u202f: ${asked}\u202f; ${second} ont été rendus en plus`,
    names: (first, second) => `${first} est le remboursement, ${second} est de trop.`,
    whatToDo:
      'Le réseau a transmis la demande deux fois, ou quelqu’un a remboursé dans le portail du service de paiement. La caisse ne peut pas le reprendre\u202f: demandez au client de repayer, ou notez la perte.',
    loss: 'Noter la perte',
    repaid: 'Le client a repayé',
    reason: 'Pourquoi, ou comment c’est réglé',
    decided: (amount) => `${amount} notés. Les autres remboursements de ce paiement en tiennent compte.`,
    decide: 'Décider',
  },
  dayLate: (count, amount) => `Débité, sans vente\u202f: ${amount} (${count}).`,
  dayBooked: (count, amount) => `Enregistré maintenant, débité avant\u202f: ${amount} (${count}).`,
  dayRefunds: (count, amount) => `Rendu sur des cartes\u202f: ${amount} (${count}).`,
  dayReversing: (count) => `En cours de remboursement sur carte\u202f: ${count}.`,
  dayUndecided: (count) => `Paiements tardifs non décidés\u202f: ${count}.`,
}
