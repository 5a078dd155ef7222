/** Words for how receipts look and what else is made of them. */
export type ReceiptTexts = {
  logo: string
  logoNone: string
  logoHint: string
  choose: string
  change: string
  remove: string
  logoAlt: string
  numbers: string
  numbersHint: string
  legal: string
  legalHint: string
  qr: string
  qrNone: string
  qrNumber: string
  qrLink: string
  link: string
  linkHint: string
  linkWrong: string
  second: string
  secondNone: string
  secondHint: string
  previewAs: string
  gift: string
  pdfTitle: string
  pdfSave: string
  pdfPaper: string
  pdfFormat: string
  pdfRoll: string
  pdfHint: string
  pdfSaved: (name: string) => string
  receipt: string
  giftQueued: string
  /** How many there are. */
  gifts: (count: number) => string
}

export const receiptEn: ReceiptTexts = {
  logo: 'Logo',
  logoNone: 'No logo',
  logoHint: 'A PNG or JPEG picture, dark on white. It is printed in black dots, at most 48 mm wide.',
  choose: 'Choose a picture',
  change: 'Another picture',
  remove: 'Remove the logo',
  logoAlt: 'The logo as it is printed',
  numbers: 'Other numbers of the shop',
  numbersHint: 'One per line with its name, such as KvK 12345678 or SIRET 552 100 554 00013. At most 4.',
  legal: 'Legal lines',
  legalHint: 'What every receipt must say: returns, guarantee, licence. One sentence per line.',
  qr: 'QR code',
  qrNone: 'none',
  qrNumber: 'receipt number',
  qrLink: 'a link',
  link: 'Link of the QR code',
  linkHint: '{receipt} stands for the number of the receipt.',
  linkWrong: 'A link such as https://shop.example/r/{receipt} is needed.',
  second: 'Second language',
  secondNone: 'none',
  secondHint: 'Its words stand beside those of the first.',
  previewAs: 'Show on',
  gift: 'Gift receipt',
  giftQueued: 'The gift receipt is on its way to the printer.',
  gifts: (count: number) => (count === 1 ? 'Gift receipt printed' : `${count} gift receipts printed`),
  pdfTitle: 'Save as PDF',
  pdfSave: 'Save',
  pdfPaper: 'Which paper',
  pdfFormat: 'Size',
  pdfRoll: '80 mm roll',
  pdfHint:
    'A file counts as given to the customer: what is printed later says COPY. Reports can be saved as often as you like.',
  pdfSaved: (name: string) => `Saved: ${name}`,
  receipt: 'Receipt',
}
