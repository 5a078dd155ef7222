import type { ClockTexts, WarningTexts } from './warnings-en.ts'

export const warningsDe: WarningTexts = {
  'storage-failing': {
    title: 'Die Kasse kann nicht speichern',
    text: ({ time }) =>
      `Seit ${time} nimmt die Festplatte nichts an: Es wird nichts verkauft und keine Kartenzahlung begonnen. Rufen Sie, wer sich um diesen Rechner kümmert. Die Kasse versucht es von selbst weiter.`,
  },
  'reserve-in-use': {
    title: 'Die Festplatte ist voll',
    text: ({ megabytes }) =>
      `Bargeld geht aus einer Reserve weiter: Es bleiben ${megabytes} MB. Schaffen Sie jetzt Platz; danach kann nichts mehr verkauft werden.`,
  },
  'approvals-aside': {
    title: 'Genehmigt, nicht gespeichert',
    text: ({ count }) =>
      count === 1
        ? 'Eine Kartenzahlung wurde genehmigt und konnte nicht gespeichert werden. Sie steht in einer Notdatei und wird gebucht, sobald die Festplatte wieder arbeitet. Nicht noch einmal kassieren.'
        : `${count} Kartenzahlungen wurden genehmigt und konnten nicht gespeichert werden. Sie stehen in einer Notdatei und werden gebucht, sobald die Festplatte wieder arbeitet. Nicht noch einmal kassieren.`,
  },
  'approvals-in-memory': {
    title: 'Kasse nicht ausschalten',
    text: ({ count }) =>
      count === 1
        ? 'Eine Kartenzahlung wurde genehmigt und keine Festplatte nimmt sie an. Schreiben Sie sie auf und lassen Sie die Kasse an, bis jemand nach der Festplatte gesehen hat. Nicht noch einmal kassieren.'
        : `${count} Kartenzahlungen wurden genehmigt und keine Festplatte nimmt sie an. Schreiben Sie sie auf und lassen Sie die Kasse an, bis jemand nach der Festplatte gesehen hat. Nicht noch einmal kassieren.`,
  },
  'sign-in-needed': {
    title: 'Das Internet verlangt eine Anmeldung',
    text: 'Anstelle der Kartendienste antwortet eine andere Seite. Öffnen Sie auf diesem Rechner einen Browser und melden Sie sich an, oder fragen Sie, wer sich um das Netz kümmert. Bargeld geht.',
  },
  'clock-set-back': {
    title: 'Die Uhr wurde zurückgestellt',
    text: ({ span, now }) =>
      `Um ${span}; sie zeigt jetzt ${now}. Stellen Sie Datum und Uhrzeit richtig, falls das nicht stimmt. Der Verkauf geht weiter.`,
  },
  'clock-differs': {
    title: 'Die Uhr geht falsch',
    text: ({ span, now, isAhead }) =>
      `Sie zeigt ${now} und geht gegenüber dem Kartendienst um ${span} ${isAhead ? 'vor' : 'nach'}. Stellen Sie Datum und Uhrzeit dieses Rechners richtig. Der Verkauf geht weiter.`,
  },
  'check-date': {
    title: 'Stimmt dieses Datum?',
    text: ({ now, last }) => `Dieser Rechner sagt ${now}. Der letzte Eintrag dieser Kasse ist von ${last}.`,
  },
  'books-damaged': {
    title: 'Eine Aufzeichnung ist beschädigt',
    text: ({ last, entry, others }) =>
      `Die Aufzeichnung vom ${last} passt nicht zum Journal (Eintrag ${entry}${others === 0 ? '' : ` und ${others} weitere`}). Der Verkauf geht weiter. Heben Sie eine Kopie des ganzen Datenordners auf und rufen Sie, wer sich um die Kasse kümmert, bevor Sie sich auf den Bericht dieses Tages verlassen.`,
  },
  'data-damaged': {
    title: 'Die Datendatei ist beschädigt',
    text: 'Sie lässt sich nicht mehr ganz lesen und nicht mehr sichern. Der Verkauf geht weiter, solange es geht. Beenden Sie die Kasse, sobald das Geschäft es erlaubt: Der nächste Start zeigt den Weg zurück.',
  },
  'backup-too-old': {
    title: 'Seit Tagen keine Sicherung',
    text: ({ last }) =>
      `Was seit ${last} verkauft wurde, ist in keiner Sicherung. Stecken Sie den Stick ein oder wählen Sie unter Einstellungen, Sicherung, einen Ordner.`,
  },
  'restored-from-backup': {
    title: 'Aus einer Sicherung zurückgeholt',
    text: ({ last }) =>
      `Diese Bücher enden am ${last} und gehen mit dem Zurückholen weiter. Vergleichen Sie, was dazwischen abgebucht wurde, mit den Listen der Kartendienste, und geben Sie deren Konten unter Einstellungen neu ein.`,
  },
  'data-on-network': {
    title: 'Die Daten liegen auf einem Netzlaufwerk',
    text: ({ place }) =>
      `Es wird über ${place} erreicht. Eine gestörte Verbindung kann dort die Bücher beschädigen: Verkäufe können verloren gehen. Lassen Sie den Datenordner vor dem ersten Verkauf auf eine Platte dieses Rechners legen.`,
  },
  'data-synced': {
    title: 'Ein Cloud-Programm kopiert die Daten',
    text: ({ place }) =>
      `Der Datenordner liegt in einem Ordner von ${place}, das die Bücher beschädigen kann, weil es sie während der Arbeit kopiert. Lassen Sie ihn vor dem ersten Verkauf in einen anderen Ordner dieses Rechners legen; Sicherungen dürfen dorthin.`,
  },
  'day-left-open': {
    title: 'Der Tag ist nicht abgeschlossen',
    text: ({ date }) =>
      `Der Geschäftstag ${date} ist noch offen. Schließen Sie ihn vor dem ersten Verkauf ab: Was jetzt verkauft wird, steht in seinem Z-Bericht.`,
  },
}

export const clockDe: ClockTexts = {
  isRight: 'Die Zeit stimmt',
  ifWrong:
    'Falls nicht, stellen Sie Datum und Uhrzeit dieses Rechners richtig: Die Frage verschwindet von selbst.',
}
