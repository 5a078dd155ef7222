import type { BackupRhythm } from '../../preload/contract/backup-views.ts'
import { type BackupProblemWords, backupProblemsEn } from '../../preload/contract/backup-words.ts'

/** Words for backups and the way back from one. */
export type BackupTexts = {
  title: string
  intro: string
  holds: string
  problems: BackupProblemWords
  last: (moment: string, size: string) => string
  none: string
  good: string
  isRunning: string
  failed: string
  nextTry: (time: string) => string
  ownFolder: string
  ownFolderHint: string
  otherFolder: (folder: string) => string
  encrypted: string
  notEncrypted: string
  now: string
  change: string
  dialogTitle: string
  folder: string
  folderHint: string
  rhythm: string
  rhythms: Readonly<Record<BackupRhythm, string>>
  passphrase: string
  passphraseHint: string
  passphraseKept: string
  passphraseShort: (least: string) => string
  encrypt: string
  keeps: string
  fromBackup: string
  restoreTitle: string
  restoreIntro: string
  place: string
  placeHint: string
  search: string
  noneFound: string
  file: string
  look: string
  looking: string
  madeAt: string
  shop: string
  lastZ: string
  lastZText: (number: number, date: string) => string
  noZ: string
  head: string
  compare: string
  lastReceipt: string
  noReceipt: string
  ofTraining: string
  damaged: (count: number) => string
  after: string
  secrets: string
  numbers: string
  oldTill: string
  restore: string
  notLooked: string
  compared: string
}

export const backupEn: BackupTexts = {
  title: 'Backup',
  intro:
    'A copy of all books, made while you sell and checked by opening it. With it another computer takes over within minutes.',
  holds:
    'It holds the till’s data and your own printer models. Passwords and keys of card services and mail stay on this computer and are typed again after a restore.',
  problems: backupProblemsEn,
  last: (moment, size) => `Last good backup: ${moment}, ${size}`,
  none: 'No backup yet',
  good: 'In order',
  isRunning: 'Being made …',
  failed: 'Not made',
  nextTry: (time) => `Tried again at ${time}.`,
  ownFolder: 'In the till’s own folder',
  ownFolderHint:
    'That helps when a file is damaged, not when this computer is lost: choose a USB stick or a network drive.',
  otherFolder: (folder) => `In ${folder}`,
  encrypted: 'encrypted',
  notEncrypted: 'not encrypted',
  now: 'Back up now',
  change: 'Change…',
  dialogTitle: 'Backup',
  folder: 'Folder',
  folderHint: 'The full path of a folder on a USB stick or network drive. Empty: the till’s own folder.',
  rhythm: 'How often',
  rhythms: {
    z: 'After each Z',
    'four-hours': 'After each Z and every four hours',
    hour: 'After each Z and every hour',
    off: 'Only by hand',
  },
  passphrase: 'Passphrase',
  passphraseHint:
    'At least eight characters. Without it nobody can open a backup, also not we: write it down and keep it away from the stick.',
  passphraseKept: 'A passphrase is kept. Empty: it stays.',
  passphraseShort: (least) => `The passphrase needs at least ${least} characters.`,
  encrypt: 'Encrypt backups',
  keeps:
    'The newest seven stay, and one of each of the last twelve months; in the till’s own folder the newest three.',
  fromBackup: 'Restore from a backup',
  restoreTitle: 'Restore from a backup',
  restoreIntro: 'For a new computer, or one whose data was lost.',
  place: 'Folder or file',
  placeHint: 'For example the path of the USB stick. The backups in it are listed.',
  search: 'Look there',
  noneFound: 'No backups in that place.',
  file: 'Backup',
  look: 'Open and check',
  looking: 'Opening and checking all of it …',
  madeAt: 'Made',
  shop: 'Shop',
  lastZ: 'Last Z report',
  lastZText: (number, date) => `Z ${number} of ${date}`,
  noZ: 'none yet',
  head: 'Journal seal printed on it',
  compare:
    'Compare with the last Z on paper: number and seal must be the same. If your paper has a higher number, look for a newer backup.',
  lastReceipt: 'Last receipt',
  noReceipt: 'none yet',
  ofTraining: 'This is a backup of training.',
  damaged: (count) =>
    count === 1
      ? 'One entry of its journal was damaged before the backup was made.'
      : `${count} entries of its journal were damaged before the backup was made.`,
  after: 'Sales after that moment are not in it. Keep their papers.',
  secrets: 'Accounts of card services and mail are entered again, under Settings.',
  numbers: 'Numbers of receipts and Z reports jump ahead, so that none is given twice.',
  oldTill: 'The old computer must not sell any more.',
  restore: 'Take this backup',
  notLooked: 'Open and check the backup once more.',
  compared: 'I have compared',
}
