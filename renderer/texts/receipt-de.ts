import type { ReceiptTexts } from './receipt-en.ts'

export const receiptDe: ReceiptTexts = {
  logo: 'Logo',
  logoNone: 'Kein Logo',
  logoHint:
    'Ein Bild als PNG oder JPEG, dunkel auf Weiß. Es wird in schwarzen Punkten gedruckt, höchstens 48 mm breit.',
  choose: 'Bild wählen',
  change: 'Anderes Bild',
  remove: 'Logo entfernen',
  logoAlt: 'Das Logo, wie es gedruckt wird',
  numbers: 'Weitere Nummern des Geschäfts',
  numbersHint: 'Eine pro Zeile mit ihrem Namen, etwa HRB 12345 oder USt-IdNr. DE123456789. Höchstens 4.',
  legal: 'Rechtliche Zeilen',
  legalHint: 'Was auf jedem Beleg stehen muss: Umtausch, Gewähr, Zulassung. Ein Satz pro Zeile.',
  qr: 'QR-Code',
  qrNone: 'keiner',
  qrNumber: 'Belegnummer',
  qrLink: 'ein Link',
  link: 'Link des QR-Codes',
  linkHint: '{receipt} steht für die Nummer des Belegs.',
  linkWrong: 'Nötig ist ein Link wie https://shop.example/r/{receipt}.',
  second: 'Zweite Sprache',
  secondNone: 'keine',
  secondHint: 'Ihre Wörter stehen neben denen der ersten.',
  previewAs: 'Zeigen auf',
}
