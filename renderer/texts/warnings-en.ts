import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'

/** What a sentence may need, written out. */
export type WarningValues = {
  count: number
  time: string
  megabytes: string
  span: string
  now: string
  last: string
  entry: number
  /** Beside the one that is named. */
  others: number
  isAhead: boolean
  date: string
  place: string
}
export type WarningWords = { title: string; text: string | ((values: WarningValues) => string) }

/** Each with what is wrong and what to do. */
export type WarningTexts = Readonly<Record<MachineWarning['code'], WarningWords>>

export const warningsEn: WarningTexts = {
  'storage-failing': {
    title: 'The till cannot save',
    text: ({ time }) =>
      `Since ${time} nothing can be written to the disk: nothing is sold and no card payment begins. Call whoever looks after this computer. The till tries again by itself.`,
  },
  'reserve-in-use': {
    title: 'The disk is full',
    text: ({ megabytes }) =>
      `Cash goes on from a reserve: ${megabytes} MB are left. Make room now; after that nothing can be sold.`,
  },
  'approvals-aside': {
    title: 'Approved, not saved',
    text: ({ count }) =>
      count === 1
        ? 'One card payment was approved and could not be saved. It is noted in an emergency file and booked as soon as the disk works. Do not take it again.'
        : `${count} card payments were approved and could not be saved. They are noted in an emergency file and booked as soon as the disk works. Do not take them again.`,
  },
  'approvals-in-memory': {
    title: 'Leave the till running',
    text: ({ count }) =>
      count === 1
        ? 'One card payment was approved and no disk takes it. Write it down and leave the till on until somebody has looked at the disk. Do not take it again.'
        : `${count} card payments were approved and no disk takes them. Write them down and leave the till on until somebody has looked at the disk. Do not take them again.`,
  },
  'sign-in-needed': {
    title: 'The internet needs a sign-in',
    text: 'Another page answers in place of the card services. Open a browser on this computer and sign in, or ask whoever looks after the network. Cash works.',
  },
  'clock-set-back': {
    title: 'The clock went back',
    text: ({ span, now }) =>
      `By ${span}; it now shows ${now}. Correct date and time if that is wrong. Sales go on.`,
  },
  'clock-differs': {
    title: 'The clock is wrong',
    text: ({ span, now, isAhead }) =>
      `It shows ${now} and is ${span} ${isAhead ? 'ahead of' : 'behind'} the card service. Correct date and time of this computer. Sales go on.`,
  },
  'check-date': {
    title: 'Is this date right?',
    text: ({ now, last }) => `This computer says ${now}. This till last wrote something on ${last}.`,
  },
  'books-damaged': {
    title: 'A record is damaged',
    text: ({ last, entry, others }) =>
      `The record of ${last} does not fit the journal (entry ${entry}${others === 0 ? '' : ` and ${others} more`}). Sales go on. Keep a copy of the whole data folder and call whoever looks after the till before you rely on that day’s report.`,
  },
  'data-damaged': {
    title: 'The data file is damaged',
    text: 'It cannot be read whole any more, and no backup can be made of it. Sales go on as long as they can. Close the till when the shop allows it: its next start shows the way back.',
  },
  'backup-too-old': {
    title: 'No backup for days',
    text: ({ last }) =>
      `What was sold since ${last} is in no backup. Plug the stick in or choose a folder under Settings, Backup.`,
  },
  'restored-from-backup': {
    title: 'Restored from a backup',
    text: ({ last }) =>
      `These books end at ${last} and begin again with the restore. Compare what was charged in between with the card services’ own lists, and enter their accounts again under Settings.`,
  },
  'data-on-network': {
    title: 'The data lies on a network drive',
    text: ({ place }) =>
      `It is reached over ${place}. A broken connection can damage the books there: sales may be lost. Have the data folder moved to a disk of this computer before you sell.`,
  },
  'data-synced': {
    title: 'A cloud program copies the data',
    text: ({ place }) =>
      `The data folder lies in a folder of ${place}, which can damage the books by copying them while they are in use. Have it moved to another folder of this computer before you sell; backups may go there.`,
  },
  'day-left-open': {
    title: 'The day was not closed',
    text: ({ date }) =>
      `The business day of ${date} is still open. Close it before you sell: what is sold now is in its Z report.`,
  },
}

export type ClockTexts = { isRight: string; ifWrong: string }

export const clockEn: ClockTexts = {
  isRight: 'The time is right',
  ifWrong: 'If it is wrong, correct date and time of this computer: this question goes by itself.',
}
