import type { ReopenedTexts } from './reopened-en.ts'

export const reopenedFr: ReopenedTexts = {
  takenBackMark: 'repris',
  paysAgainMark: 'repayé',
  printPayment: 'Imprimer le reçu',
  askAgain: 'Encaisser à nouveau',
  follow: 'Suivre le paiement',
  writeOff: 'Passer en perte',
  writeOffText:
    'Personne ne paiera plus cet argent\u202f; le rapport du jour le nomme. La vente et le ticket restent tels quels. La raison est inscrite au journal.',
  writeOffReason: 'Pourquoi passer en perte',
  showSale: 'Voir la vente',
  missing: (amount) => `${amount} dus`,
  takenBack: (amount, when) => `Le service de paiement a repris ${amount} de cette vente le ${when}.`,
  paidAgain: (when) => `Repayé le ${when}.`,
  writtenOff: (amount, when, reason) => `${amount} passés en perte le ${when}\u202f: «\u202f${reason}\u202f»`,
  whatToDo: (amount) =>
    `Il manque ${amount}. Encaissez à nouveau, ou passez le montant en perte avec une raison.`,
  writeOffTitle: (amount) => `Passer ${amount} en perte\u202f?`,
  paysAgain: (receipt) => `Pour le ticket ${receipt}\u202f: le service de paiement a repris un paiement.`,
  done: (receipt) => `Le ticket ${receipt} est repayé`,
  dayTakenBack: (count, amount) => `Repris par le service de paiement\u202f: ${amount} (${count}).`,
  dayRepaidCard: (count, amount) => `Repayé par carte\u202f: ${amount} (${count}).`,
  dayRepaidCash: (count, amount) => `Repayé en espèces, dans le tiroir\u202f: ${amount} (${count}).`,
  dayWrittenOff: (count, amount) => `Passé en perte\u202f: ${amount} (${count}).`,
  dayMissing: (count, amount) => `À nouveau dû\u202f: ${amount} (${count}).`,
}
