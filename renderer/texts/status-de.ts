import type { StatusTexts } from './status-en.ts'

export const statusDe: StatusTexts = {
  readerShows: {
    'choosing-tip': 'bietet Trinkgeld an',
    'waiting-for-card': 'wartet auf die Karte',
    'waiting-for-pin': 'fragt nach der PIN',
    'waiting-for-signature': 'wartet auf die Unterschrift',
    idle: 'ist bereit und leer',
    updating: 'aktualisiert seine Software',
    offline: 'ist offline',
  },
  readerSilent: 'hat sich noch nicht gemeldet',
  readerOwnScreen: 'zeigt nur auf dem eigenen Bildschirm, was zu tun ist',
  heard: (ago) => `gehört vor ${ago}`,
  heardLongAgo: (ago) => `zuletzt gehört vor ${ago}, vielleicht überholt`,
  advice: {
    starting: 'Einen Moment: Die Zahlung ist notiert und beginnt sofort.',
    'calling-reader': 'Einen Moment: Die Anfrage ist unterwegs zum Kartenleser.',
    'cancel-asked':
      'Warten Sie das Ergebnis ab; ist schon eine Karte am Leser, kann die Zahlung noch genehmigt werden.',
    'declined-for-now':
      'Warten Sie: Dieser Versuch wurde abgelehnt, der Kunde darf es am Leser noch einmal versuchen. Kassieren Sie noch nicht anders.',
    'hand-over': 'Reichen Sie dem Kunden den Kartenleser.',
    'look-for-bar':
      'Zeigt der Kartenleser weder den Betrag noch einen blauen Balken: aufwecken oder abbrechen.',
    'choosing-tip': 'Lassen Sie den Kunden am Kartenleser das Trinkgeld wählen.',
    'waiting-for-card': 'Lassen Sie den Kunden die Karte vorhalten, einstecken oder durchziehen.',
    'waiting-for-pin': 'Lassen Sie den Kunden am Kartenleser die PIN eingeben.',
    'waiting-for-signature': 'Lassen Sie den Kunden auf dem Kartenleser unterschreiben.',
    idle: 'Einen Moment: Der Kartenleser ist fertig, das Ergebnis kommt gleich.',
    updating: 'Warten Sie, bis der Kartenleser seine Software aktualisiert hat.',
    offline:
      'Prüfen Sie das Netz des Kartenlesers und sehen Sie auf seine Anzeige; die Kasse fragt weiter nach.',
    unknown:
      'Kassieren Sie nicht noch einmal. Vielleicht wurde der Kunde belastet: Sehen Sie auf die Anzeige des Kartenlesers; die Kasse fragt nach, bis sie es weiß.',
    'unknown-not-found':
      'Kassieren Sie noch nicht neu. Zeigt der Leser den Betrag, lassen Sie den Kunden zahlen; sonst warten Sie, bis die Kasse es weiß.',
    decide:
      'Kassieren Sie noch nicht neu. Der Zahlungsdienst kann nicht sagen, ob die Karte belastet wurde: Sehen Sie bei Leser, Beleg, Portal und Bank nach, dann entscheiden Sie.',
    'approved-by-word':
      'Gilt als bezahlt, weil ein Mensch so entschieden hat. Der Zahlungsdienst hat es nicht bestätigt; die Kasse fragt weiter.',
    'failed-by-word':
      'Gilt als nicht belastet, weil ein Mensch so entschieden hat. Der Zahlungsdienst hat es nicht bestätigt; die Kasse fragt weiter.',
    'approved-not-saved':
      'Vom Kartendienst genehmigt, aber die Festplatte der Kasse nimmt nichts an. Es ist beiseite notiert und wird gebucht, sobald sie wieder arbeitet. Nicht noch einmal kassieren; rufen Sie, wer sich um diesen Rechner kümmert.',
    'unknown-no-connection':
      'Kassieren Sie nicht noch einmal. Der Zahlungsdienst antwortet nicht: Sehen Sie auf die Anzeige des Lesers, und parken Sie den Verkauf, wenn andere warten.',
    mismatch:
      'Kassieren Sie nicht noch einmal. Der Zahlungsdienst führt unter unserer Referenz etwas anderes: Vergleichen Sie es mit der Liste des Zahlungsdienstes.',
    approved: 'Das Geld ist eingenommen.',
    'approved-late':
      'Die Karte wurde doch belastet. Wurde das Geld auch anders kassiert, geben Sie es zurück oder stornieren Sie die Kartenzahlung.',
    declined: 'Es wurde nichts belastet: Bitten Sie um eine andere Karte oder eine andere Zahlart.',
    cancelled: 'Es wurde nichts belastet: Beginnen Sie neu oder nehmen Sie eine andere Zahlart.',
    failed:
      'Nach allem, was bekannt ist, wurde nichts belastet: Versuchen Sie es noch einmal oder nehmen Sie eine andere Zahlart.',
    'failed-reader-offline':
      'Es wurde nichts belastet: Schalten Sie den Leser ein und prüfen Sie sein Netz, oder nehmen Sie einen anderen Leser oder Bargeld.',
    'failed-reader-busy':
      'Es wurde nichts belastet: Warten Sie, bis der Leser frei ist, oder nehmen Sie einen anderen Leser oder Bargeld.',
    'failed-not-authorised':
      'Es wurde nichts belastet: Der Zahlungsdienst nimmt den Schlüssel der Kasse nicht mehr an. Kassieren Sie bar und lassen Sie den Schlüssel prüfen.',
    'failed-not-sent':
      'Es wurde nichts belastet, nichts hat die Kasse verlassen: Prüfen Sie die Internetverbindung oder kassieren Sie bar.',
    'failed-wait': 'Es wurde nichts belastet: Warten Sie einige Sekunden und versuchen Sie es noch einmal.',
    'failed-no-trace':
      'Der Zahlungsdienst hat keine Spur davon, es wurde also nichts belastet. Sehen Sie auf die Anzeige des Lesers, bevor Sie neu beginnen.',
  },
  next: {
    sends: () => 'Die Kasse sendet jetzt die Anfrage.',
    'called-off': (span) => `Was in ${span} nicht gesendet ist, wird nicht mehr gesendet.`,
    'waits-for-answer': () =>
      'Die Kasse wartet auf die Antwort. Kommt keine, fragt sie, was daraus wurde, und sendet nie ein zweites Mal.',
    'asks-again': (span) => `Die Kasse fragt in ${span} wieder.`,
    asking: () => 'Die Kasse fragt gerade.',
    'decline-counts': (span) => `Die Ablehnung gilt spätestens in ${span}.`,
    'no-trace-counts': (span) => `Bleibt noch ${span} lang jede Spur aus, gilt sie als nicht begonnen.`,
    'no-trace-waits-for-reader': (span) =>
      `Bleibt noch ${span} lang jede Spur aus und ist der Leser leer, gilt sie als nicht begonnen.`,
    'may-cancel-again': (span) => `In ${span} können Sie den Abbruch erneut anfordern.`,
    'looks-again': (span) => `Zur Sicherheit sieht die Kasse in ${span} noch einmal nach.`,
    confirms: (span) => `Die Kasse holt in ${span} die Einzelheiten.`,
    'saves-again': () => 'Die Kasse versucht es von selbst immer wieder, bis es gespeichert ist.',
  },
  noTraceAfter: (span) => `Nach ${span} ohne jede Spur gilt sie als nicht begonnen.`,
  nothingNext: 'Nichts mehr: Das ist endgültig.',
  cancel: {
    asked: (time) => `Abbruch um ${time} angefordert; der Leser kann noch genehmigen.`,
    'passed-on': (time) =>
      `Abbruch um ${time} angefordert und weitergegeben; der Leser kann noch genehmigen.`,
    'not-passed-on': (time) =>
      `Der um ${time} angeforderte Abbruch konnte nicht weitergegeben werden. Nutzen Sie die rote Taste am Leser.`,
  },
  noCancel: 'nicht angefordert',
  saveNow: 'Jetzt speichern',
  rows: { reader: 'Leser', next: 'Weiter', cancel: 'Abbruch', noted: 'Notieren' },
  asked: (times, ago) => `Bisher ${times}-mal gefragt, zuletzt vor ${ago}.`,
  askedBefore: (times) => `Insgesamt ${times}-mal gefragt.`,
  unanswered: (times) =>
    times === '1'
      ? 'Die letzte Frage blieb ohne Antwort.'
      : `Die letzten ${times} Fragen blieben ohne Antwort.`,
  answered: (took, httpStatus) => `Antwort nach ${took} · HTTP ${httpStatus}`,
  notAnswered: (took) => `${took} lang keine Antwort`,
}
