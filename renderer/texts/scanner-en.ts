/** Words for the scanner and the labels of a scale. */
export type ScannerTexts = typeof scannerEn

export const scannerEn = {
  title: 'Scanner and scale',
  ends: 'After each code the scanner …',
  endsEnter: 'presses Enter or Tab',
  endsSilence: 'presses nothing',
  prefix: 'Signs before each code',
  suffix: 'Signs after each code',
  aroundHint: 'Only where the scanner is set up to send them. They are taken away.',
  port: 'Serial port of the scanner',
  portHint:
    'Empty for a scanner that types like a keyboard. Otherwise for example /dev/ttyACM0 or /dev/ttyUSB0@9600.',
  labels: 'Labels of the scale',
  labelsHint:
    'How the 13 digits of your labels are divided: the two first digits, I for the article, V for the value, K for an inner check digit, C for the last one. Example: 21IIIIIVVVVVC.',
  pattern: 'Digits',
  holds: 'The value is',
  price: 'the price',
  weight: 'the weight (kg)',
  pieces: 'the number of pieces',
  decimals: 'Decimals',
  add: 'Add labels',
  remove: 'Remove',
  tryLabel: 'Try a label',
  tryHint: 'Scan a label of your scale: this shows how it is read, before anything is saved.',
  noLabel: 'That is not one of these labels.',
  portOpen: (port: string) => `The scanner at ${port} is connected.`,
  portGone: (port: string) => `There is no scanner at ${port} now. The till looks again every few seconds.`,
  portNotAllowed: (port: string) =>
    `The till may not open ${port}. Let its user into the group of that port (often “dialout”).`,
  ruleWrong: (rule: string) => `Row ${rule} is not right: 13 signs are needed, as in 21IIIIIVVVVVC.`,
  read: (product: string, value: string) => `${product}: ${value}`,
  readUnknown: (article: string, value: string) =>
    `Article ${article}, ${value}. No product has that number as a barcode yet.`,
}
