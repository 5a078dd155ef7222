import type { ExportTexts } from './export-en.ts'

export const exportFr: ExportTexts = {
  open: 'Exporter…',
  title: 'Exporter les livres',
  what: 'Quoi',
  kinds: {
    journal: 'Journal avec sa preuve (JSON Lines)',
    'csv-sales': 'Ventes (CSV)',
    'csv-lines': 'Lignes des ventes (CSV)',
    'csv-payments': 'Paiements et remboursements (CSV)',
  },
  span: 'Quels jours',
  spans: { day: 'Ce jour', month: 'Ce mois', all: 'Tout' },
  from: 'De',
  to: 'Jusqu’à',
  beginning: 'le début',
  now: 'maintenant',
  z: (number, date) => `Z ${number}, ${date}`,
  separator: 'Entre les colonnes',
  separators: { ';': 'point-virgule', ',': 'virgule', '\t': 'tabulation' },
  journalHint:
    'Chaque ligne porte son empreinte. Chacun peut vérifier le fichier avec verify-journal.mjs, sans la caisse\u202f: node verify-journal.mjs FICHIER',
  csvHint: 'Pour les tableurs. Chaque ligne nomme le sceau du journal à cet instant.',
  backwards: 'Le premier jour est après le dernier. Choisissez dans l’autre sens.',
  save: 'Enregistrer le fichier',
  writing: (size) => `Écriture… ${size}`,
  handing: 'Remise du fichier…',
  stop: 'Arrêter',
  saved: (name) => `Enregistré\u202f: ${name}`,
  evidence: 'Dossier de preuve',
  evidenceTitle: 'Ticket, déroulement, réponses du service et preuve du journal, en un seul fichier',
}
