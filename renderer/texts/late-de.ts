import type { LateTexts } from './late-en.ts'

export const lateDe: LateTexts = {
  title: {
    'approved-after-all': 'Die Karte wurde doch belastet',
    'approved-after-cancel': 'Genehmigt, bevor der Abbruch wirkte',
    'already-paid': 'Belastet, obwohl der Verkauf bezahlt war',
    'charged-twice': 'Die Karte wurde zweimal belastet',
  },
  where: (amount, reader, time) => `${amount} an ${reader}, ${time}`,
  withCard: (scheme, lastFour) => `${scheme} …${lastFour}`,
  bookable:
    'Die Zahlung ist noch in keinem Verkauf. Buchen Sie sie in ihren Verkauf oder geben Sie sie auf die Karte zurück.',
  paidOtherwise: (receipt) =>
    `Beleg ${receipt} ist schon bezahlt. Geben Sie die andere Zahlung zurück und behalten Sie diese, oder geben Sie diese auf die Karte zurück.`,
  noSale:
    'Es gibt keinen Verkauf mehr dazu. Behalten Sie sie als Überschuss oder geben Sie sie auf die Karte zurück.',
  twice: (first, second) =>
    `Eine Zahlung wurde zweimal abgebucht. ${first} ist die Zahlung, ${second} ist eine zu viel. Geben Sie sie auf die Karte zurück, oder sagen Sie, warum sie behalten wird.`,
  decide: 'Entscheiden …',
  waitsForDecision: 'wartet auf eine Entscheidung',
  notToKeep:
    'Kann nicht ohne ihren Verkauf behalten werden: Die Kundschaft würde zweimal zahlen. Buchen Sie sie, oder geben Sie sie zurück.',
  keepTitle: (amount) => `${amount} behalten?`,
  keepText:
    'Das Geld bleibt beim Geschäft und in keinem Verkauf; der Tagesbericht nennt es. Der Grund steht im Journal.',
  keepReason: 'Warum sie behalten wird',
  more: (count) => `${count} weitere`,
  book: 'Buchen',
  keep: 'Behalten',
  reverse: 'Zurückgeben',
  reverseSure: (amount) => `${amount} zurückgeben?`,
  atReader: 'Die Karte muss noch einmal an den Kartenleser.',
  later: 'Später entscheiden',
  shown: (count) => `Wartet auf eine Entscheidung: ${count}`,
  booked: (amount) => `${amount} gebucht.`,
  kept: (amount) => `${amount} als Überschuss behalten; der Tagesbericht nennt es.`,
  reversing: (amount) => `${amount} sind auf dem Weg zurück auf die Karte.`,
  reversalFailed: 'Der letzte Versuch, sie zurückzugeben, hatte keinen Erfolg.',
  reversalWaits: (amount) => `Dem Kunden werden ${amount} geschuldet`,
  presentCard: (reader) => `Karte an ${reader} halten`,
  presentCardText: 'Der Kartenleser wartet auf die Karte, mit der bezahlt wurde, um das Geld zurückzugeben.',
  printSlip: 'Zettel für den Kunden drucken',
  slipQueued: 'Der Zettel wird gedruckt.',
  second: {
    title: 'Es wurde mehr zurückgegeben als verlangt',
    where: (asked, second) => `Verlangt: ${asked}; daneben gingen ${second} zurück`,
    names: (first, second) => `${first} ist die Erstattung, ${second} ist eine zu viel.`,
    whatToDo:
      'Das Netz hat die Anfrage zweimal übergeben, oder jemand hat im Portal des Zahlungsdienstes Geld zurückgegeben. Die Kasse kann es nicht zurückholen: Bitten Sie den Kunden, noch einmal zu bezahlen, oder vermerken Sie den Verlust.',
    loss: 'Verlust vermerken',
    repaid: 'Kunde hat wieder bezahlt',
    reason: 'Warum, oder wie es berichtigt wurde',
    decided: (amount) => `${amount} vermerkt. Weitere Erstattungen dieser Zahlung zählen es mit.`,
    decide: 'Entscheiden',
  },
  dayLate: (count, amount) => `Belastet, in keinem Verkauf: ${amount} (${count}).`,
  dayBooked: (count, amount) => `Jetzt gebucht, früher belastet: ${amount} (${count}).`,
  dayRefunds: (count, amount) => `Auf Karten zurückgegeben: ${amount} (${count}).`,
  dayReversing: (count) => `Auf dem Weg zurück auf Karten: ${count}.`,
  dayUndecided: (count) => `Späte Kartenzahlungen, über die niemand entschieden hat: ${count}.`,
}
