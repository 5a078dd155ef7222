/** Words for the books as files. */
export type ExportTexts = typeof exportEn

export const exportEn = {
  open: 'Export…',
  title: 'Export the books',
  what: 'What',
  kinds: {
    journal: 'Journal, with its proof (JSON Lines)',
    'csv-sales': 'Sales (CSV)',
    'csv-lines': 'Lines of the sales (CSV)',
    'csv-payments': 'Payments and refunds (CSV)',
    datev: 'Booking batch for DATEV (EXTF)',
    saft: 'Audit file (XML, like SAF-T)',
  },
  span: 'Which days',
  spans: { day: 'This day', month: 'This month', all: 'Everything' },
  from: 'From',
  to: 'Up to',
  beginning: 'the beginning',
  now: 'now',
  z: (number: number, date: string) => `Z ${number}, ${date}`,
  separator: 'Between the columns',
  separators: { ';': 'semicolon', ',': 'comma', '\t': 'tab' },
  journalHint:
    'Each row carries its hash. Anyone can check the file with verify-journal.mjs, without the till: node verify-journal.mjs FILE',
  csvHint: 'For spreadsheets. Each row names the journal’s seal of this moment.',
  saftHint:
    'Receipts with their lines and taxes, and payments, in the form of the OECD’s audit file. Countries have codes of their own: ask whether yours takes it.',
  datevHint:
    'Written from the closed days. The accounts are the usual ones of SKR03; ask your book-keeper once whether they are yours.',
  accounts: 'Accounts',
  revenue: (rate: string) => `Revenue ${rate}`,
  accountNames: {
    consultant: 'Consultant’s number',
    client: 'Client’s number',
    yearStart: 'Business year begins (month-day)',
    cash: 'Drawer',
    card: 'Cards, on their way',
    tips: 'Tips',
    rounding: 'Cash rounding',
    clearing: 'To be cleared',
  },
  backwards: 'The first day lies behind the last one. Choose the other way round.',
  save: 'Save file',
  writing: (size: string) => `Writing … ${size}`,
  handing: 'Handing the file over …',
  stop: 'Stop',
  saved: (name: string) => `Saved: ${name}`,
  evidence: 'Evidence',
  evidenceTitle: 'Receipt, timeline, the service’s answers and the journal’s proof, in one file',
}
