/*
 * What is wrong with the machine that the till runs on, or with the way out of it. Said on every screen, above all else, with
 * what somebody should do; it goes by itself when it is over.
 */

export type MachineWarning =
  /** The disk has nothing left; cash goes on from a reserve. */
  | { code: 'reserve-in-use'; freeBytes: number }
  /** Nothing can be written: nothing can be sold. */
  | { code: 'storage-failing'; since: number }
  /** Approved by the card service and noted beside the database, which could not be written. */
  | { code: 'approvals-aside'; count: number }
  /** The same, and no other place could be written either. */
  | { code: 'approvals-in-memory'; count: number }
  /** A page answers in place of the card services. */
  | { code: 'sign-in-needed' }
  /** The clock went back while the till ran. */
  | { code: 'clock-set-back'; byMs: number; now: number }
  /** Ahead of the card service's clock; behind it where negative. */
  | { code: 'clock-differs'; byMs: number; now: number }
  /** Before the newest entry of the journal, or so long after it that a battery may have been empty. Asked before selling. */
  | { code: 'check-date'; now: number; lastEntryAt: number }
  /** Rows and journal do not fit together any more: the oldest such entry, and when it was written. */
  | { code: 'books-damaged'; count: number; entry: number; damagedAt: number }
  /** The data file itself cannot be read whole any more. */
  | { code: 'data-damaged' }
  /** Sales since then are in no backup. */
  | { code: 'backup-too-old'; missingSince: number }
  /** What happened between that moment and the restore is not in these books, until somebody has compared. */
  | { code: 'restored-from-backup'; madeAt: number }
  /** The data lies on another machine; how it is reached. */
  | { code: 'data-on-network'; place: string }
  /** A program copies the data to a cloud while it is in use. */
  | { code: 'data-synced'; place: string }
  /** Nobody closed the business day, and the next one has begun. */
  | { code: 'day-left-open'; date: string }

export const machineWarningCodes = [
  'reserve-in-use',
  'storage-failing',
  'approvals-aside',
  'approvals-in-memory',
  'sign-in-needed',
  'clock-set-back',
  'clock-differs',
  'check-date',
  'books-damaged',
  'data-damaged',
  'backup-too-old',
  'restored-from-backup',
  'data-on-network',
  'data-synced',
  'day-left-open',
] as const satisfies readonly MachineWarning['code'][]
