import type { FaultRows } from './row.ts'

const prints = 'main/receipts/print-jobs.test.ts'
const painter = 'main/platform/line-painter.test.ts'
const printer = 'main/platform/shop-printer.test.ts'
const states = 'main/platform/printer-states.test.ts'
const setUp = 'main/receipts/try-printer.test.ts'
const star = 'main/domain/star.test.ts'
const bytes = 'main/domain/escpos.test.ts'
const scanner = 'renderer/scanner.test.ts'
const layout = 'main/domain/receipt-layout.test.ts'
const products = 'main/catalogue/save-product.test.ts'

/** Printers, drawers, scanners. */
export const deviceRows: FaultRows<'H'> = {
  H1: {
    fault: 'there is no paper',
    tests: {
      [printer]: ['%j is asked for first: %s'],
      [states]: ['that is %j says so before it gets anything: %s'],
      'e2e/queue.spec.ts': [
        'a receipt without paper stands in the queue with its cause, and a person may try or give it up',
      ],
    },
  },
  H2: {
    fault: 'the paper ends in the middle of a receipt',
    tests: {
      [prints]: [
        'that stopped in the middle for want of paper comes out whole, as a copy, when there is paper',
      ],
      [printer]: ['is a paper that ran out in the middle'],
      [states]: ['whose paper ran out in the middle is in doubt'],
    },
  },
  H3: {
    fault: 'the printer is off or gone',
    tests: {
      [prints]: ['waits while the printer is off, is asked for once however often, and is then the original'],
      'e2e/sales.spec.ts': ['a printer without paper holds no sale up, and prints when it has paper again'],
      'main/receipts/mail-receipt.test.ts': [
        'is a letter with the receipt as PDF and as text, and its address is forgotten when it has gone',
      ],
      'e2e/receipt-ways.spec.ts': [
        'the customer chooses: e-mail, a code to take along, or none, by touch and by key',
      ],
    },
  },
  H4: {
    fault: 'the printer takes the bytes and prints nothing',
    tests: {
      [printer]: [
        'is what went to a printer that fell silent',
        'that never answers is believed, unconfirmed, when it closes in order',
      ],
      [states]: ['that has not finished in time is told as slow (%s)'],
    },
  },
  H5: {
    fault: 'bytes are lost on the way to the printer',
    tests: {
      [bytes]: ['begin with a reset, leave Chinese mode, name the code page and end with a cut'],
      [printer]: ['is a connection that broke after the first bytes'],
      [states]: ['do not mix their lines: two processes %s'],
    },
  },
  H6: {
    fault: 'the wrong printer is chosen',
    tests: {
      [prints]: ['names its printer'],
      [setUp]: ['come with the model that they are likely to be, those that print receipts first'],
      'e2e/printer-setup.spec.ts': [
        'a printer is found, tried, asked about and saved, by the keyboard, with a pause in the middle',
      ],
    },
  },
  H7: {
    fault: 'the drawer does not open, or opens without a sale',
    tests: {
      [bytes]: ['open the drawer only when asked'],
      'main/receipts/drawer.test.ts': [
        'opens with cash, once for each payment, and each opening is an entry',
        'opens without a sale for a reason, which is an entry',
        'that cannot be opened holds no payment up, is said, and does not open later',
      ],
    },
  },
  H8: {
    fault: 'the scanner types into the wrong field',
    tests: {
      'e2e/basket.spec.ts': [
        'a scan goes into the sale wherever the cursor is, and leaves nothing behind there',
      ],
      [scanner]: ['lets Enter through after a slow word, so that it adds or pays'],
    },
  },
  H9: {
    fault: 'two hundred codes come at once',
    tests: { [scanner]: ['counts two hundred codes in a row, each once and in order'] },
  },
  H10: {
    fault: 'the code is unknown or almost right',
    tests: {
      'main/sales/basket.test.ts': ['finds a scanned code in each of its spellings and never a similar one'],
      'e2e/basket.spec.ts': ['thirty codes scanned in a burst all arrive, and the one unknown code is said'],
    },
  },
  H11: {
    fault: 'the customer’s display is unplugged',
    tests: {
      'main/platform/display-place.test.ts': [
        'fills the screen that the till is not on, goes with it and comes back with it',
      ],
      'main/display/display.test.ts': [
        'leaves the thanks by itself, and a page that comes in the middle sees the same',
        'asks the database nothing while nobody looks',
      ],
      'renderer/display/follow-till.test.ts': [
        'shows nothing of a sale once the till is silent, and comes back',
      ],
    },
  },
  H12: {
    fault: 'a receipt has ten thousand lines',
    tests: {
      [layout]: ['gives 10,000 lines without losing one'],
      [printer]: ['is a long receipt that was stopped'],
    },
  },
}

/** Names and other text. */
export const textRows: FaultRows<'T'> = {
  T1: {
    fault: 'the printer has no such letters',
    tests: {
      [bytes]: [
        'come from the page that has them, chosen once for a run',
        'that no page has become their plain form where no picture could be had',
        'is printed as its picture, row by row, after the number of its bytes',
      ],
      [prints]: ['has lines in letters that the printer lacks as pictures, the amounts in their column'],
      [painter]: ['keeps the amount beside %s in its column', 'comes out the same, dot by dot, for ever'],
    },
  },
  T2: {
    fault: 'Hebrew or Arabic stands beside prices',
    tests: {
      'main/domain/paper-text.test.ts': ['only right-to-left text is isolated'],
      'e2e/basket.spec.ts': ['names in Arabic and with emoji are shown, sold and printed'],
    },
  },
  T3: {
    fault: 'one letter has two forms',
    tests: {
      'main/domain/fold-text.test.ts': ['gives the same for composed and decomposed accents'],
      [bytes]: ['in decomposed form print like composed ones'],
    },
  },
  T4: {
    fault: 'a name is empty, or has thousands of letters',
    tests: {
      [products]: ['refuses a name that nobody can read: %j'],
      'main/domain/text-width.test.ts': [
        'breaks at spaces first and inside a word only when the word alone is too wide',
      ],
    },
  },
  T5: {
    fault: 'a name holds commands for the printer',
    tests: {
      [products]: ['never lets a printer command into a name'],
      [bytes]: ['never becomes a command, straight to the encoder or through the layout'],
      [star]: ['never becomes a command of a Star printer, straight to the encoder or through the layout'],
      [layout]: ['never lets a name reach the printer as a command'],
    },
  },
  T6: {
    fault: 'a name holds invisible signs, or turns the writing',
    tests: {
      [products]: [
        'never lets a name turn the writing behind it, and keeps the marks that Arabic and Hebrew need',
      ],
      'main/domain/paper-text.test.ts': ['no text whatever lets a control or direction character through'],
    },
  },
  T7: {
    fault: 'a name holds markup',
    tests: {
      'e2e/host.spec.ts': [
        'the page may load nothing from elsewhere, run nothing inline and be framed by nobody',
      ],
      'main/catalogue/hostile-lists.test.ts': [
        'with printer commands and invisible names is cleaned or refused',
      ],
    },
  },
  T8: {
    fault: 'the search is given signs that a database understands',
    tests: {
      'main/sales/list-sales.test.ts': ['takes wildcards and quotes for what they are'],
      'main/catalogue/search-index-changes.test.ts': [
        'never fails, whatever it is, and never names a product that is not there',
      ],
    },
  },
}
