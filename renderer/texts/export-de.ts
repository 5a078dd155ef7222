import type { ExportTexts } from './export-en.ts'

export const exportDe: ExportTexts = {
  open: 'Exportieren …',
  title: 'Bücher exportieren',
  what: 'Was',
  kinds: {
    journal: 'Journal mit seinem Beweis (JSON Lines)',
    'csv-sales': 'Verkäufe (CSV)',
    'csv-lines': 'Positionen der Verkäufe (CSV)',
    'csv-payments': 'Zahlungen und Erstattungen (CSV)',
  },
  span: 'Welche Tage',
  spans: { day: 'Dieser Tag', month: 'Dieser Monat', all: 'Alles' },
  from: 'Von',
  to: 'Bis',
  beginning: 'Anfang',
  now: 'jetzt',
  z: (number, date) => `Z ${number}, ${date}`,
  separator: 'Zwischen den Spalten',
  separators: { ';': 'Semikolon', ',': 'Komma', '\t': 'Tabulator' },
  journalHint:
    'Jede Zeile trägt ihren Hash. Jeder kann die Datei mit verify-journal.mjs prüfen, ohne die Kasse: node verify-journal.mjs DATEI',
  csvHint: 'Für Tabellenprogramme. Jede Zeile nennt das Siegel des Journals von diesem Augenblick.',
  backwards: 'Der erste Tag liegt nach dem letzten. Bitte umgekehrt wählen.',
  save: 'Datei sichern',
  writing: (size) => `Wird geschrieben … ${size}`,
  handing: 'Die Datei wird übergeben …',
  stop: 'Abbrechen',
  saved: (name) => `Gesichert: ${name}`,
  evidence: 'Belegmappe',
  evidenceTitle: 'Beleg, Verlauf, Antworten des Dienstes und Beweis des Journals, in einer Datei',
}
