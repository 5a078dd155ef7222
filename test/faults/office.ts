import type { FaultRows } from './row.ts'

const lists = 'main/catalogue/hostile-lists.test.ts'
const imports = 'main/catalogue/imports.test.ts'
const day = 'main/day/day.test.ts'

/** Lists, files, reports. */
export const officeRows: FaultRows<'E'> = {
  E1: {
    fault: 'a cell is a formula',
    tests: {
      [lists]: ['with formulas is data, on the way in and on the way out'],
      'main/catalogue/export-catalogue.test.ts': ['is taken off as it was put on, whatever the text'],
    },
  },
  E2: {
    fault: 'a file’s name is a path',
    tests: { [lists]: ['named like a path is only called by its last part, and a nameless one is refused'] },
  },
  E3: {
    fault: 'one row of a long list is wrong',
    tests: {
      [imports]: [
        'lists every bad row with its line in the file and the reason, and takes none of the file',
        'leaves none of it or all of it, wherever it falls',
      ],
    },
  },
  E4: {
    fault: 'a list has another encoding, sign or separator',
    tests: {
      'main/catalogue/import-encoding.test.ts': ['is recognised: %s'],
      [imports]: ['can be adjusted: encoding, separator, decimal sign, columns'],
    },
  },
  E5: { fault: 'an archive holds links out of itself', later: 'The till opens no archives.' },
  E6: {
    fault: 'a logo is huge, or a program',
    tests: {
      'main/office/read-logo.test.ts': ['is refused in words: %s', 'is known by its first bytes alone'],
    },
  },
  E7: {
    fault: 'the totals of the day disagree with its rows',
    tests: {
      [day]: [
        'is refused, with both accounts in the log, after %s',
        'are what the rows add up to, for any day',
      ],
    },
  },
  E8: {
    fault: 'the totals of the day disagree with the card service',
    tests: {
      'main/reconcile/random-days.test.ts': [
        'E8: finds each of six disagreements of random days, once, and none more (seed %s)',
        'E8: goes through all pages and turns, and invents nothing while both lists change under it',
      ],
      'main/reconcile/day-and-ledgers.test.ts': [
        'Z reports of random days in %s equal the ledgers of both clouds, the journal and the comparison, to the smallest unit',
      ],
      'main/reconcile/reconcile-day.test.ts': ['never takes equal amounts at one time for one payment'],
    },
  },
  E9: {
    fault: 'an export is interrupted',
    tests: {
      'main/exports/journal-export.test.ts': [
        'E9: that is interrupted leaves no half file, and the next start clears what a cut left',
      ],
    },
  },
  E10: {
    fault: 'a report over a year is made while somebody sells',
    tests: { 'main/sales/list-sales.test.ts': ['lets others come in between while it reads many sales'] },
    later: 'Reports over longer than a day.',
  },
}

/** Several tills, several people. */
export const shopRows: FaultRows<'J'> = {
  J1: { fault: 'two tills open the same receipt', later: 'A second till.' },
  J2: { fault: 'two tills number their receipts', later: 'A second till.' },
  J3: { fault: 'a till that was replaced comes back', later: 'A second till.' },
  J4: {
    fault: 'somebody leaves with a payment open',
    tests: {
      'main/composition.test.ts': [
        'sells to the next customer while a parked sale waits for its card, and records that one by itself',
      ],
      'main/people/people.test.ts': [
        'J4: keeps basket and payment when somebody signs out; the next person finishes them',
      ],
    },
  },
  J5: {
    fault: 'training looks like selling',
    tests: {
      [day]: ['of a training till says so'],
      'main/training-stays-home.test.ts': [
        'reaches nothing beyond this machine in training, whatever is set for live mode',
      ],
      'main/live-mode.test.ts': ['opens data of its own, begins empty, and finds training as it was'],
      'main/domain/receipt-layout.test.ts': [
        'says at top and bottom that training is no receipt, in every language',
      ],
    },
  },
  J6: {
    fault: 'keys for tests and for money are mixed up',
    tests: {
      'main/providers/sumup-account.test.ts': ['names the merchant and marks a sandbox'],
      'main/live-mode.test.ts': [
        'for a test cloud is another than the one for the real service',
        'for trying out marks every paper from then on, at the real address as well',
      ],
      'main/domain/receipt-layout.test.ts': [
        'says at top and bottom that a test account charged nobody, in every language',
      ],
      'main/receipts/card-papers.test.ts': ['says TEST where a test account charged nobody'],
      'main/day/day.test.ts': ['of a live till at a test account says so, an X and a Z, and a Z for good'],
    },
  },
}
