import type { ReopenedTexts } from './reopened-en.ts'

export const reopenedNl: ReopenedTexts = {
  takenBackMark: 'teruggedraaid',
  paysAgainMark: 'opnieuw betaald',
  printPayment: 'Betaalbon afdrukken',
  askAgain: 'Opnieuw laten betalen',
  follow: 'Betaling volgen',
  writeOff: 'Afboeken',
  writeOffText:
    'Dit geld betaalt niemand meer; het dagrapport noemt het. Verkoop en bon blijven zoals ze zijn. De reden staat in het journaal.',
  writeOffReason: 'Waarom het wordt afgeboekt',
  showSale: 'Verkoop tonen',
  missing: (amount) => `${amount} open`,
  takenBack: (amount, when) => `${amount} van deze verkoop is op ${when} door de betaaldienst teruggedraaid.`,
  paidAgain: (when) => `Opnieuw betaald op ${when}.`,
  writtenOff: (amount, when, reason) => `${amount} afgeboekt op ${when}: “${reason}”`,
  whatToDo: (amount) =>
    `Er ontbreekt ${amount}. Laat de klant opnieuw betalen, of boek het bedrag met een reden af.`,
  writeOffTitle: (amount) => `${amount} afboeken?`,
  paysAgain: (receipt) => `Voor bon ${receipt}: de betaaldienst heeft een betaling teruggedraaid.`,
  done: (receipt) => `Bon ${receipt} is weer betaald`,
  dayTakenBack: (count, amount) => `Teruggedraaid door de betaaldienst: ${amount} (${count}).`,
  dayRepaidCard: (count, amount) => `Opnieuw met kaart betaald: ${amount} (${count}).`,
  dayRepaidCash: (count, amount) => `Opnieuw contant betaald, in de lade: ${amount} (${count}).`,
  dayWrittenOff: (count, amount) => `Afgeboekt: ${amount} (${count}).`,
  dayMissing: (count, amount) => `Nu weer open: ${amount} (${count}).`,
}
