import type { FaultRows } from './row.ts'

const recovery = 'main/payments/recovery.test.ts'
const prints = 'main/receipts/print-jobs.test.ts'
const powercut = 'powercut/powercut.test.ts'
const migrations = 'main/store/migrate.test.ts'
const database = 'main/store/database.test.ts'
const journal = 'main/store/journal-store.test.ts'
const composition = 'main/composition.test.ts'
const aside = 'main/approvals-aside.test.ts'
const worker = 'main/queue/worker.test.ts'
const backups = 'main/backup/backups.test.ts'

/** The program, its power and its updates. */
export const processRows: FaultRows<'K'> = {
  K1: {
    fault: 'the power goes in the middle of a commit',
    tests: {
      [recovery]: ['at any step of a payment that is %s costs nobody anything'],
      [powercut]: ['a till in the middle of a %s has all that it had shown, and nothing by halves'],
      'main/sales/record-sale.test.ts': ['have no gap, and nothing else changes, when writing %s fails'],
      'main/sales/basket.test.ts': [
        'is the same after every operation when the program dies and starts again',
      ],
    },
  },
  K2: {
    fault: 'the power goes right after "paid" was shown',
    tests: {
      [powercut]: ['a till in the middle of a %s has all that it had shown, and nothing by halves'],
      [database]: ['runs in WAL mode with every commit synced, read back from SQLite itself'],
    },
  },
  K3: {
    fault: 'the program is killed between the sale and its receipt',
    tests: {
      'main/receipts/print-after-a-kill.test.ts': [
        'K3: a receipt that the till was ended over is printed by the next start, once, and is no copy',
      ],
      [prints]: [
        'cut off by a crash is a copy at the next start',
        'that came out just before a crash does not come out again',
        'that is doubtful twice waits for a person, who asks for a copy',
      ],
    },
  },
  K4: {
    fault: 'the start crashes again and again',
    tests: {
      'main/platform/safe-screen.test.ts': [
        'K4: stands still after the third crash in five minutes, and begins to count anew when somebody starts it',
        'K4: starts again after starts %s',
        'K4: starts when its count reads %j',
        'hands out a support file with log and versions, and neither key nor card',
      ],
      'e2e/safe-screen.spec.ts': [
        'K4: a till that crashed three times waits with a plain page, and starts from there',
      ],
    },
  },
  K5: {
    fault: 'the page crashes',
    tests: {
      'e2e/electron-host.spec.ts': ['a page that crashed shows the sale again'],
      'e2e/card.spec.ts': ['a page that is reloaded in the middle goes on following the payment'],
    },
  },
  K6: { fault: 'an update wants to install in the middle of a payment', later: 'Updates.' },
  K7: {
    fault: 'a change of the data’s form fails half-way',
    tests: {
      [migrations]: [
        'copies the file before a step and keeps the old version when the step fails half-way',
        'trusts no copy that a power cut broke off',
      ],
      [powercut]: ['a till in the middle of a %s has all that it had shown, and nothing by halves'],
    },
  },
  K8: {
    fault: 'an older program opens newer data',
    tests: {
      [migrations]: ['leaves data of a newer program untouched and says which version wrote it'],
      [composition]: ['leaves data of a newer program alone and names it'],
    },
  },
  K9: {
    fault: 'the computer sleeps and wakes',
    tests: {
      'main/payments/card-faults.test.ts': [
        'K9: is asked about at once when the computer wakes, and the hours asleep prove nothing',
      ],
      'main/payments/watch-payments.test.ts': [
        'notices a sleep: the look that was missed comes within half a minute of waking',
      ],
      'main/domain/polling.test.ts': [
        'is counted from question to question: a clock that jumps, or a night switched off, adds seconds at most',
      ],
      'main/payments/card-payment.test.ts': ['takes no clock that jumps for silence'],
    },
  },
  K10: {
    fault: 'the program is started twice',
    tests: {
      'main/store/folder-lock.test.ts': ['lets one till in and tells the next who is there'],
      'e2e/browser-host.spec.ts': ['a second start on the same data finds the first and says so'],
    },
  },
  K11: {
    fault: 'the system kills the program for its memory',
    tests: {
      'e2e/basket.spec.ts': ['a till that is killed has the whole sale again, to the last line'],
      'killtill/killtill.test.ts': [
        'a till that is killed in the middle of payments and refunds loses nothing, moves no money twice, and ends them all',
      ],
    },
  },
}

/** The disk and what is on it. */
export const storageRows: FaultRows<'S'> = {
  S1: {
    fault: 'the disk is full',
    tests: {
      'e2e/machine-warnings.spec.ts': ['takes cash from the reserve of a full disk'],
      'main/disk-room.test.ts': [
        'S1: keeps nobody from being told about a payment that has begun',
        'S1: stops card payments before they start below 50 MB, while cash goes on',
        'S1: is warned of from 500 MB, and cards and cash are taken',
        'S1: gives its reserve back for cash when nothing fits any more, and takes it again',
        'S1: gives its reserve back before the last sale that would not fit',
      ],
      [composition]: [
        'says that the disk is full, keeps what was there, and goes on when there is room again',
      ],
      [database]: ['says that the disk is full when SQLite does, and stays readable'],
      'main/store/checkpoints.test.ts': [
        'a checkpoint on a full disk is told and tried again, and keeps no till from stopping',
      ],
    },
  },
  S2: {
    fault: 'the disk fails in a commit',
    tests: {
      'e2e/machine-warnings.spec.ts': [
        'does not let a card be taken again that was approved and could not be saved',
      ],
      'main/storage-and-clock-faults.test.ts': [
        'S2: sends nothing when the intent could not be written, and says so',
        'S2: loses no approval when the till is restarted because of it',
        'S2, S3: with %s shows no approval that is not on it, and records it as soon as the disk writes again',
      ],
      [database]: [
        'tells a full disk and a failing disk from a bug',
        'keeps all of a transaction or nothing',
      ],
      [worker]: [
        'writes a result that the disk refused as soon as the disk takes it',
        'goes on asking about a payment while the disk refuses every row, and sends and prints nothing',
      ],
      [aside]: [
        'S2, S3: with %s is noted aside and said on the screen, and booked once when the disk is back',
        'S2: is booked by the next start, also when the card service cannot be reached then',
        'S2: adds nothing to what was booked meanwhile',
        'S2: sells nothing meanwhile, and says so',
      ],
      'main/platform/emergency-notes.test.ts': [
        'are in every file, in room that was taken beforehand, and a person can read them',
        'go to the other place when the first cannot be written, and to memory when none can',
      ],
    },
  },
  S3: {
    fault: 'the disk can only be read all of a sudden',
    tests: {
      'main/storage-and-clock-faults.test.ts': [
        'S2, S3: with %s shows no approval that is not on it, and records it as soon as the disk writes again',
      ],
      [database]: ['tells a full disk and a failing disk from a bug'],
      [aside]: [
        'S2, S3: with %s is noted aside and said on the screen, and booked once when the disk is back',
        'S3: is found on another disk when the file beside the data is lost',
      ],
      'main/platform/emergency-notes.test.ts': ['is on another disk than the data, never on the same'],
    },
  },
  S4: {
    fault: 'one bit of the data flips',
    tests: {
      'powercut/audit-till.test.ts': [
        'finds nothing in whole books, and each thing that is missing, changed or half',
      ],
      'main/office/watch-books.test.ts': [
        'S4, S11: have no fault while they are whole, in slices as in one go, and show each damage',
        'S4: says so after the start, once in the journal, and sells on',
        'S4: finds before the Z what was damaged since the start',
      ],
    },
    later:
      'What refunds and late charges say is not compared with their rows; the chain of their entries is.',
  },
  S5: { fault: 'the data file is missing or empty', later: 'A mark outside of the file, with the backup.' },
  S6: {
    fault: 'an old backup was restored',
    tests: {
      'main/approvals-aside.test.ts': [
        'S6: of a payment that the restored data does not know is a late charge, with all that was noted, and ends by a choice',
      ],
      [backups]: [
        'S6: on a new computer goes on selling with all books, numbers that nobody had, and says what to do',
      ],
      'main/backup/restored-payments.test.ts': [
        'S6, I21: that had not left at the backup is asked about and never sent again (%s)',
        'S6, I21: of a refund that had not left at the backup is asked about and never sent again (%s)',
      ],
    },
    later:
      'Charges between the backup and the restore are found by a person in the card service’s list: the till says so until somebody has compared.',
  },
  S7: {
    fault: 'a backup is made in the middle of a sale',
    tests: { [backups]: ['S7: made in the middle of a sale is whole, checked, and in the journal'] },
  },
  S8: {
    fault: 'a "cleaner" deletes the log beside the data',
    later: 'A log that is lost takes rows and journal alike: the mark outside of the file.',
  },
  S9: {
    fault: 'the data lies on a network or cloud drive',
    tests: {
      'main/data-place.test.ts': [
        'S9: %s is on another machine (%s)',
        'S9: %s is copied by %s',
        'S9: %s is a disk of this machine',
        'S9: is said by the till itself before anything is sold, also through a link, and not of another folder',
      ],
    },
    later: 'It is said on every screen and not refused: a till that does not open sells nothing.',
  },
  S10: { fault: 'the disk lies about syncing', later: 'The speed test at set-up.' },
  S11: {
    fault: 'somebody edits a row in the file',
    tests: {
      [journal]: [
        'chains each entry to the one before and numbers without a gap',
        'cannot be changed or deleted',
      ],
      'main/office/watch-books.test.ts': [
        'S4, S11: have no fault while they are whole, in slices as in one go, and show each damage',
      ],
      'main/exports/journal-export.test.ts': [
        'of which one byte is changed, wherever, is named by the line of that byte',
        'of 100,000 rows with one changed byte has that row named, and without one it is whole',
        'with a row that is missing, moved, twice, cut off or foreign says what is wrong with which row',
      ],
    },
  },
  S12: {
    fault: 'the till has sold for a year',
    tests: {
      'main/store/job-store.test.ts': ['answer what is asked all day without reading the jobs of years'],
      'main/sales/list-sales.test.ts': ['lets others come in between while it reads many sales'],
      'main/store/sale-store.test.ts': [
        'find a receipt among any number of sales, and none where there is none',
      ],
    },
  },
}

const day = 'main/day/day.test.ts'
const sales = 'main/sales/record-sale.test.ts'

/** Clock, day, numbers. */
export const timeRows: FaultRows<'C'> = {
  C1: {
    fault: 'the clock is set back by hours',
    tests: {
      'e2e/machine-warnings.spec.ts': [
        'says that the clock went back, sells on, and says no more when it is right again',
      ],
      'main/storage-and-clock-faults.test.ts': [
        'C1: set back by hours in the middle of a payment neither closes nor forgets it, and the numbers go on',
      ],
      [worker]: [
        'does not fall silent for hours when the clock is set back',
        'notices at its start that the clock was set back while it was off',
      ],
      'main/domain/polling.test.ts': ['asks calmly when the clock was set back behind the submit'],
      'main/store/sale-store.test.ts': [
        'are the range of numbers between its first and the next day’s first',
      ],
      'main/office/clock-watch.test.ts': [
        'C1: stops nobody with that question in the middle of a sale',
        'C1: says by how much the clock went back, and stands in the journal',
        'C1: is over when the clock is put right, when somebody says so, or when the card service agrees',
        'C1, C2: compares with the clock of the card service, ahead and behind, and believes no single answer',
      ],
      'main/live-mode.test.ts': [
        'C1, C2: a clock that differs from that of %s is told on every screen, and sells on',
        'C1: a clock that is right is no matter',
      ],
    },
  },
  C2: {
    fault: 'the clock is years ahead',
    tests: {
      'e2e/machine-warnings.spec.ts': ['asks before the first sale whether the date is right, and only once'],
      'main/storage-and-clock-faults.test.ts': [
        'C2: years ahead while a payment was sent finds it all the same',
        'C2: years ahead blocks no Z and no sale once it is right again',
      ],
      'main/payments/hostile-answers.test.ts': ['C2: of a time %s does not move the books'],
      'main/payments/watch-payments.test.ts': [
        'survives a clock that jumps ahead by a month and is set right again',
      ],
      'main/office/clock-watch.test.ts': [
        'C1, C2: compares with the clock of the card service, ahead and behind, and believes no single answer',
        'C2: asks for the date before the first sale when it is before the newest entry, or long after it',
        'C2: asks no longer once the date was corrected or the card service says the same',
      ],
      'main/live-mode.test.ts': [
        'C1, C2: a clock that differs from that of %s is told on every screen, and sells on',
      ],
    },
  },
  C3: {
    fault: 'half past two comes twice',
    tests: {
      [day]: ['keeps the hour that happens twice apart'],
      [sales]: ['keep the hour that happens twice apart'],
      'main/domain/shop-time.test.ts': [
        'keeps the hour that happens twice as two hours, in the order in which they happened',
      ],
    },
  },
  C4: {
    fault: 'an hour of the night does not happen',
    tests: { 'main/domain/shop-time.test.ts': ['has no empty hour when the clocks go forward'] },
  },
  C5: {
    fault: 'the business day goes past midnight',
    tests: {
      [sales]: ['take the business day from the shop’s calendar, and keep it open over midnight'],
      'main/domain/business-day.test.ts': ['at %s, with days that end at %i, is %s'],
      'main/day/left-open.test.ts': [
        'C5: past midnight is no forgotten one, for a shop whose evening ends later',
        'C5: past midnight is in the report of today as long as its evening lasts',
      ],
    },
  },
  C6: {
    fault: 'the day is to be closed while a payment is open',
    tests: {
      [day]: ['waits for the outcome of every payment', 'names the payments that stand in the way of a Z'],
      [composition]: ['refuses to close while a payment is open and says how many'],
      'e2e/day.spec.ts': ['a day with an open payment is not closed, and says which payment'],
      'main/payments/decisions.test.ts': [
        'that was charged is booked, marked everywhere, kept in the journal, and the day closes',
      ],
    },
    later:
      'Closing without the open payment is not offered: the Z waits for it, shows the way to each, and lets a person decide about one that nobody can tell about.',
  },
  C7: {
    fault: 'Z is pressed twice',
    tests: {
      [day]: ['pressed twice is one Z, and the second press shows it'],
      [composition]: ['closes the day once, and the next sale opens the next day'],
    },
  },
  C8: {
    fault: 'nobody closed the day for days',
    tests: {
      [sales]: ['take the business day from the shop’s calendar, and keep it open over midnight'],
      'main/day/left-open.test.ts': [
        'C8: is said from the hour on at which the next business day begins, and the screens are told',
        'C8: is over with its Z, also while nothing new was sold, and the next day is its own',
        'C8: and was sold into all the same keeps each date apart, on screen, on paper and in its Z',
      ],
      'e2e/machine-warnings.spec.ts': [
        'C8: says that nobody closed the day, leads to its Z, and names each date that was sold into it',
      ],
    },
    later:
      'Who sells into a forgotten day gets one Z that says each date by itself; a Z of its own for each of them is not made afterwards.',
  },
  C9: {
    fault: 'the computer’s time zone changes',
    tests: {
      [day]: ['counts a change of the zone in the middle of the day as it was sold'],
      'main/domain/paper-amount.test.ts': [
        'a time is the time in the shop, also in the hour that happens twice',
      ],
    },
  },
  C10: {
    fault: 'a crash leaves a gap in the numbers',
    tests: {
      [sales]: ['have no gap, and nothing else changes, when writing %s fails'],
      [journal]: ['takes back number and entry together with a transaction that fails'],
      'main/store/sale-store.test.ts': ['go on from the newest sale, also when one was taken back'],
    },
  },
}
