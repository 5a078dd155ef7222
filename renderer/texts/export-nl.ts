import type { ExportTexts } from './export-en.ts'

export const exportNl: ExportTexts = {
  open: 'Exporteren…',
  title: 'De boeken exporteren',
  what: 'Wat',
  kinds: {
    journal: 'Journaal met zijn bewijs (JSON Lines)',
    'csv-sales': 'Verkopen (CSV)',
    'csv-lines': 'Regels van de verkopen (CSV)',
    'csv-payments': 'Betalingen en terugbetalingen (CSV)',
  },
  span: 'Welke dagen',
  spans: { day: 'Deze dag', month: 'Deze maand', all: 'Alles' },
  from: 'Van',
  to: 'Tot en met',
  beginning: 'het begin',
  now: 'nu',
  z: (number, date) => `Z ${number}, ${date}`,
  separator: 'Tussen de kolommen',
  separators: { ';': 'puntkomma', ',': 'komma', '\t': 'tab' },
  journalHint:
    'Elke regel draagt zijn hash. Iedereen kan het bestand met verify-journal.mjs nagaan, zonder de kassa: node verify-journal.mjs BESTAND',
  csvHint: 'Voor spreadsheets. Elke regel noemt het zegel van het journaal van dit moment.',
  backwards: 'De eerste dag ligt na de laatste. Kies andersom.',
  save: 'Bestand bewaren',
  writing: (size) => `Wordt geschreven … ${size}`,
  handing: 'Het bestand wordt overhandigd …',
  stop: 'Stoppen',
  saved: (name) => `Bewaard: ${name}`,
  evidence: 'Bewijsmap',
  evidenceTitle: 'Bon, verloop, antwoorden van de dienst en bewijs van het journaal, in één bestand',
}
