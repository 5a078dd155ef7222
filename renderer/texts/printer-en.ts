/** Words of setting up a printer. */
export type PrinterTexts = {
  setUp: string
  title: string
  now: (name: string, address: string) => string
  steps: { find: string; model: string; page: string; drawer: string; save: string }
  findText: string
  searching: string
  searchAgain: string
  none: string
  noneText: string
  kinds: { network: string; usb: string; serial: string; queue: string }
  unknownName: string
  byHand: string
  byHandHint: string
  take: string
  model: string
  generic: string
  modelHint: string
  proposed: string
  paper: string
  paperHint: string
  badFile: (file: string, what: string) => string
  badFiles: { name: string; 'not-readable': string; 'not-json': string; field: (field: string) => string }
  pageText: string
  printPage: string
  printAgain: string
  printing: string
  accents: string
  accentsHint: string
  yes: string
  no: string
  whichLine: string
  whichHint: string
  line: (number: string, page: string) => string
  noLine: string
  lettersAs: { model: string; page: (page: string) => string; pictures: string }
  drawerText: string
  openDrawer: string
  drawerOpened: string
  otherPin: string
  noDrawer: string
  hasDrawer: { none: string; 'pin-2': string; 'pin-5': string }
  summary: string
  save: string
  saved: string
  back: string
  next: string
  later: string
  doubtful: string
}

export const printerEn: PrinterTexts = {
  setUp: 'Set up a printer',
  title: 'Set up a printer',
  now: (name, address) => `${name}, ${address}`,
  steps: { find: 'Find', model: 'Model', page: 'Test page', drawer: 'Drawer', save: 'Save' },
  findText: 'Switch the printer on and choose it here.',
  searching: 'Looking on the network …',
  searchAgain: 'Look again',
  none: 'No printer was found',
  noneText:
    'Check that it is on and plugged in. A network printer must be in the same network as this till; print its own status page to see its address, and type that below.',
  kinds: { network: 'Network', usb: 'USB', serial: 'Serial port', queue: 'Queue of the system' },
  unknownName: 'Unnamed printer',
  byHand: 'Or type its address',
  byHandHint: '192.168.1.50:9100 · /dev/usb/lp0 · /dev/ttyUSB0@19200 · queue:Receipts',
  take: 'Take this one',
  model: 'Model',
  generic: 'Another printer (ESC/POS)',
  modelHint:
    'If yours is not in the list, take the first entry: nearly every receipt printer understands it.',
  proposed: 'Proposed, because the printer calls itself so.',
  paper: 'Paper width',
  paperHint: 'Measure the roll. On the test page the row of figures must fill one line and not two.',
  badFile: (file, what) => `The file ${file} in the folder “printers” is no printer model: ${what}`,
  badFiles: {
    name: 'its name may hold small letters, figures and hyphens only.',
    'not-readable': 'it cannot be read.',
    'not-json': 'it is not written in JSON.',
    field: (field) => `“${field}” is missing or not right.`,
  },
  pageText: 'A test page shows whether the printer prints, and whether it has your letters.',
  printPage: 'Print the test page',
  printAgain: 'Print it again',
  printing: 'Printing …',
  accents: 'Are the accents right?',
  accentsHint: 'Look at the lines with äöüß, € and łśżź above the numbered ones.',
  yes: 'Yes',
  no: 'No',
  whichLine: 'Which numbered line at the end is right?',
  whichHint:
    'Where none is, the till draws every letter with an accent itself: a little slower, and always right.',
  line: (number, page) => `${number} · ${page}`,
  noLine: 'None: draw them',
  lettersAs: {
    model: 'Letters as the model has them',
    page: (page) => `Letters from ${page} alone`,
    pictures: 'Letters with accents are drawn',
  },
  drawerText: 'If a cash drawer hangs on the printer, try it now. It opens at once.',
  openDrawer: 'Open the drawer',
  drawerOpened: 'Did the drawer open?',
  otherPin: 'No, try the other pin',
  noDrawer: 'There is no drawer',
  hasDrawer: { none: 'No cash drawer', 'pin-2': 'Cash drawer on pin 2', 'pin-5': 'Cash drawer on pin 5' },
  summary: 'From now on the till prints so:',
  save: 'Use this printer',
  saved: 'The printer is set up.',
  back: 'Back',
  next: 'Continue',
  later: 'Later',
  doubtful: 'It may have come out, whole or in part; look at the printer.',
}
