import type { ReceiptTexts } from './receipt-en.ts'

export const receiptFr: ReceiptTexts = {
  logo: 'Logo',
  logoNone: 'Pas de logo',
  logoHint:
    'Une image PNG ou JPEG, foncée sur blanc. Elle est imprimée en points noirs, 48 mm de large au plus.',
  choose: 'Choisir une image',
  change: 'Autre image',
  remove: 'Retirer le logo',
  logoAlt: 'Le logo tel qu’il est imprimé',
  numbers: 'Autres numéros du magasin',
  numbersHint: 'Un par ligne avec son nom, par exemple SIRET 552 100 554 00013. 4 au plus.',
  legal: 'Mentions légales',
  legalHint: 'Ce que chaque ticket doit dire\u202f: échanges, garantie, agrément. Une phrase par ligne.',
  qr: 'Code QR',
  qrNone: 'aucun',
  qrNumber: 'numéro du ticket',
  qrLink: 'un lien',
  link: 'Lien du code QR',
  linkHint: '{receipt} remplace le numéro du ticket.',
  linkWrong: 'Il faut un lien comme https://shop.example/r/{receipt}.',
  second: 'Deuxième langue',
  secondNone: 'aucune',
  secondHint: 'Ses mots sont à côté de ceux de la première.',
  previewAs: 'Montrer sur',
}
