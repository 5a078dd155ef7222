import type { ReceiptTexts } from './receipt-en.ts'

export const receiptNl: ReceiptTexts = {
  logo: 'Logo',
  logoNone: 'Geen logo',
  logoHint:
    'Een PNG- of JPEG-afbeelding, donker op wit. Ze wordt in zwarte punten geprint, hoogstens 48 mm breed.',
  choose: 'Afbeelding kiezen',
  change: 'Andere afbeelding',
  remove: 'Logo verwijderen',
  logoAlt: 'Het logo zoals het wordt geprint',
  numbers: 'Andere nummers van de winkel',
  numbersHint: 'Eén per regel met de naam, zoals KvK 12345678. Hoogstens 4.',
  legal: 'Wettelijke regels',
  legalHint: 'Wat op elke bon moet staan: ruilen, garantie, vergunning. Eén zin per regel.',
  qr: 'QR-code',
  qrNone: 'geen',
  qrNumber: 'bonnummer',
  qrLink: 'een link',
  link: 'Link van de QR-code',
  linkHint: '{receipt} staat voor het nummer van de bon.',
  linkWrong: 'Nodig is een link zoals https://shop.example/r/{receipt}.',
  second: 'Tweede taal',
  secondNone: 'geen',
  secondHint: 'Haar woorden staan naast die van de eerste.',
  previewAs: 'Tonen op',
}
