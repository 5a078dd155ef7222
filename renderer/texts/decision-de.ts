import type { DecisionTexts } from './decision-en.ts'

export const decisionDe: DecisionTexts = {
  title: {
    payment: 'Der Zahlungsdienst kann nicht sagen, was aus dieser Zahlung wurde.',
    refund: 'Der Zahlungsdienst kann nicht sagen, was aus dieser Erstattung wurde.',
  },
  open: 'Entscheiden',
  cause: {
    contradiction: (provider) =>
      `${provider} führt unter unserer Referenz etwas anderes, und weiteres Nachfragen ändert daran nichts. Wurde ein anderer Betrag belastet, erstatten Sie ihn zuerst im Portal des Zahlungsdienstes, dann antworten Sie Nein.`,
    refused: (provider) =>
      `${provider} antwortet, gibt aber keine Auskunft: Der Leser oder das Konto ist weg, oder der Schlüssel gilt nicht mehr. Lässt es sich wieder verbinden, tun Sie das zuerst; die Kasse fragt dann von selbst.`,
    'no-answer': (provider) =>
      `${provider} hat seit mehr als einer Stunde keine lesbare Antwort gegeben. Die Kasse fragt weiter.`,
    'no-verdict': (provider) =>
      `${provider} hält diese Zahlung seit mehr als zwei Stunden offen, und der Abbruch brachte kein Ende.`,
  },
  known: 'Was bekannt ist',
  sent: (amount, reader, time) => `${amount} wurde um ${time} auf „${reader}“ angefordert.`,
  reference: (reference) => `Unsere Referenz: ${reference}`,
  lookAt: 'Vor der Entscheidung nachsehen',
  look: [
    'Der Leser: sein letzter Beleg oder seine Liste der Zahlungen.',
    'Der Beleg: Hat der Kunde oder die Kasse einen mit diesem Betrag und dieser Zeit?',
    'Das Portal des Zahlungsdienstes: nach Betrag, Zeit oder unserer Referenz suchen.',
    'Die Bank: Steht der Betrag auf dem Konto oder im Umsatz des Kunden?',
  ],
  question: {
    payment: (amount) => `Wurde die Karte mit ${amount} belastet?`,
    refund: (amount) => `Gingen ${amount} auf die Karte zurück?`,
  },
  verdict: {
    charged: 'Ja, sie wurde belastet',
    'not-charged': 'Nein, sie wurde nicht belastet',
    refunded: 'Ja, es ging zurück',
    'not-refunded': 'Nein, es ging nicht zurück',
  },
  confirm: {
    charged: 'Als bezahlt buchen',
    'not-charged': 'Verkauf freigeben',
    refunded: 'Gilt als erstattet',
    'not-refunded': 'Gilt als nicht erstattet',
  },
  means: {
    charged: (amount) =>
      `${amount} gilt als bezahlt. Verkauf, Zahlung und Tagesbericht sagen, dass ein Mensch das entschieden und der Zahlungsdienst es nicht bestätigt hat.`,
    'not-charged': (amount) =>
      `Von ${amount} gilt nichts als bezahlt. Der Verkauf kann neu kassiert werden; wurde die Karte doch belastet, zahlt der Kunde doppelt, bis es gefunden ist.`,
    refunded: (amount) =>
      `${amount} gilt als auf die Karte erstattet und kann nicht noch einmal erstattet werden.`,
    'not-refunded': (amount) =>
      `${amount} gilt als nicht erstattet und kann neu erstattet werden; ging es doch zurück, hat der Kunde es doppelt.`,
  },
  watched: 'Die Kasse fragt weiter. Was der Zahlungsdienst später sagt, gilt, und wird sofort gezeigt.',
  evidence: 'Worauf stützen Sie sich?',
  evidenceKinds: {
    reader: 'Kartenleser',
    slip: 'Beleg',
    portal: 'Portal',
    bank: 'Bank',
    customer: 'Handy des Kunden',
  },
  evidenceMissing: 'Wählen Sie, worauf Sie sich stützen.',
  reason: 'Was gesehen wurde, und von wem',
  reasonHint: 'Zum Beispiel: Beleg 0412 von 14:31, gesehen am Tresen. Es steht im Journal.',
  back: 'Zurück',
  done: {
    charged: 'Als bezahlt gebucht, auf das Wort eines Menschen.',
    'not-charged': 'Der Verkauf kann neu kassiert werden.',
    refunded: 'Gilt als erstattet, auf das Wort eines Menschen.',
    'not-refunded': 'Die Erstattung kann neu gemacht werden.',
  },
  mark: {
    open: 'von einem Menschen entschieden, nicht bestätigt',
    confirmed: 'von einem Menschen entschieden, inzwischen bestätigt',
    contradicted: 'von einem Menschen entschieden, der Zahlungsdienst sagt anderes',
  },
  from: (span) => `Kommt bis dahin nichts, darf in ${span} ein Mensch entscheiden.`,
  afterCancel: 'Bringt ein Abbruch binnen zehn Minuten kein Ende, darf ein Mensch entscheiden.',
  dayByWord: (count, amount) =>
    `Auf das Wort eines Menschen gebucht, vom Zahlungsdienst nicht bestätigt: ${amount} (${count}).`,
}
