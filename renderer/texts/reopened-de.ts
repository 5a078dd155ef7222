import type { ReopenedTexts } from './reopened-en.ts'

export const reopenedDe: ReopenedTexts = {
  takenBackMark: 'zurückgenommen',
  paysAgainMark: 'erneut bezahlt',
  printPayment: 'Zahlungsbeleg drucken',
  askAgain: 'Erneut kassieren',
  follow: 'Zahlung verfolgen',
  writeOff: 'Ausbuchen',
  writeOffText:
    'Dieses Geld zahlt niemand mehr; der Tagesbericht nennt es. Verkauf und Beleg bleiben, wie sie sind. Der Grund steht im Journal.',
  writeOffReason: 'Warum ausgebucht wird',
  showSale: 'Verkauf zeigen',
  missing: (amount) => `${amount} offen`,
  takenBack: (amount, when) => `${amount} dieses Verkaufs hat der Zahlungsdienst am ${when} zurückgenommen.`,
  paidAgain: (when) => `Erneut bezahlt am ${when}.`,
  writtenOff: (amount, when, reason) => `${amount} ausgebucht am ${when}: „${reason}“`,
  whatToDo: (amount) =>
    `Es fehlen ${amount}. Kassieren Sie erneut, oder buchen Sie den Betrag mit einem Grund aus.`,
  writeOffTitle: (amount) => `${amount} ausbuchen?`,
  paysAgain: (receipt) => `Für Beleg ${receipt}: Der Zahlungsdienst hat eine Zahlung zurückgenommen.`,
  done: (receipt) => `Beleg ${receipt} ist wieder bezahlt`,
  dayTakenBack: (count, amount) => `Vom Zahlungsdienst zurückgenommen: ${amount} (${count}).`,
  dayRepaidCard: (count, amount) => `Erneut mit Karte bezahlt: ${amount} (${count}).`,
  dayRepaidCash: (count, amount) => `Erneut bar bezahlt, in der Lade: ${amount} (${count}).`,
  dayWrittenOff: (count, amount) => `Ausgebucht: ${amount} (${count}).`,
  dayMissing: (count, amount) => `Jetzt wieder offen: ${amount} (${count}).`,
}
