import type { WarningTexts } from './warnings-en.ts'

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
}
