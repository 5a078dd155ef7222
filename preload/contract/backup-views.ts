import type { TillState } from './views.ts'

/* What screens are told of backups and of the way back from one. */

export const backupRhythms = ['z', 'four-hours', 'hour', 'off'] as const
/** After each Z; the two in between also make one whenever so much time has passed and something was written. */
export type BackupRhythm = (typeof backupRhythms)[number]

/** Why a backup was not made, or cannot be taken back. Each is a sentence on the screen. */
export const backupProblems = [
  'folder-missing',
  'folder-not-writable',
  'no-room',
  'nothing-yet',
  'data-damaged',
  'check-failed',
  'passphrase-lost',
  'failed',
  // of a file that somebody wants back
  'file-missing',
  'file-not-readable',
  'not-a-backup',
  'newer-format',
  'newer-data',
  'file-damaged',
  'passphrase-needed',
  'passphrase-wrong',
  'clock-before',
  'has-data',
] as const
export type BackupProblem = (typeof backupProblems)[number]

export type MadeBackup = {
  at: number
  fileName: string
  bytes: number
  sha256: string
  journalNumber: number
}

export type BackupState = {
  /** Where backups go. */
  folder: string
  /** In the data folder itself: that helps against a damaged file and not against a lost disk. */
  isOwnFolder: boolean
  rhythm: BackupRhythm
  isEncrypted: boolean
  isRunning: boolean
  last: MadeBackup | null
  problem: { code: BackupProblem; at: number } | null
  /** When it is tried again by itself. */
  nextTryAt: number | null
}

export type LastZ = { number: number; date: string; closedAt: number; journalHead: string }

/** What a backup says about itself, to be compared with the last Z on paper. */
export type BackupPreview = {
  madeAt: number
  program: string
  mode: TillState['mode']
  shopName: string
  currency: string
  timeZone: string
  lastZ: LastZ | null
  lastReceipt: string | null
  journal: { number: number; hash: string; at: number }
  isEncrypted: boolean
  /** Entries of its journal that do not fit, counted over all of it: damaged before it was made. */
  damagedEntries: number
}

export type FoundBackup = {
  path: string
  fileName: string
  bytes: number
  madeAt: number
  isEncrypted: boolean
}
