import type { Language, PaperLine } from '../../preload/contract/views.ts'
import { centredLines, rowLines, rule, textLines, totalLines } from './paper.ts'
import { amountText, dateTimeText, totalText } from './paper-amount.ts'
import { paperText } from './paper-text.ts'
import { paperMark, type ShopHead, settingsHead } from './receipt-parts.ts'
import { receiptWords } from './receipt-words.ts'

/** What a customer gets who pays again what a card service took back: a receipt of the payment, which says which sale it pays. */
export type RepaymentSlip = {
  shop: ShopHead
  language: Language
  timeZone: string
  training: boolean
  test: boolean
  tender: 'cash' | 'card'
  /** Of the sale. */
  amountMinor: number
  chargedMinor: number
  tenderedMinor: number | null
  changeMinor: number | null
  currency: string
  paidAt: number
  card: { scheme: string; lastFour: string; transactionCode: string } | null
  receiptNumber: string
  soldAt: number
}

type Words = { title: string; amount: string; for: string; soldAt: string; paidAt: string; note: string }

const wordsOf: Record<Language, Words> = {
  en: {
    title: 'PAYMENT RECEIVED',
    amount: 'Paid',
    for: 'For receipt',
    soldAt: 'Sold',
    paidAt: 'Paid on',
    note: 'The card service had taken back a payment of this sale. This payment takes its place; the receipt of the sale stays valid.',
  },
  de: {
    title: 'ZAHLUNG ERHALTEN',
    amount: 'Bezahlt',
    for: 'Für Beleg',
    soldAt: 'Verkauft',
    paidAt: 'Bezahlt am',
    note: 'Der Zahlungsdienst hatte eine Zahlung dieses Verkaufs zurückgenommen. Diese Zahlung tritt an ihre Stelle; der Beleg des Verkaufs gilt weiter.',
  },
  nl: {
    title: 'BETALING ONTVANGEN',
    amount: 'Betaald',
    for: 'Voor bon',
    soldAt: 'Verkocht',
    paidAt: 'Betaald op',
    note: 'De betaaldienst had een betaling van deze verkoop teruggedraaid. Deze betaling komt daarvoor in de plaats; de bon van de verkoop blijft geldig.',
  },
  fr: {
    title: 'PAIEMENT REÇU',
    amount: 'Payé',
    for: 'Pour le ticket',
    soldAt: 'Vendu le',
    paidAt: 'Payé le',
    note: 'Le service de paiement avait repris un paiement de cette vente. Ce paiement le remplace\u202f; le ticket de la vente reste valable.',
  },
}

export function layOutRepaymentSlip(slip: RepaymentSlip, columns: number, copy: boolean): PaperLine[] {
  const { language, timeZone, currency, card } = slip
  const receipt = receiptWords[language]
  const words = wordsOf[language]
  const mark = paperMark(slip, language, columns)
  const copyMark = copy ? centredLines(receipt.copy, columns, { bold: true, large: true }) : []
  const at = (moment: number) => dateTimeText(moment, timeZone, language)
  const row = (word: string, value: string) => rowLines(word, paperText(value), columns)
  const money = (minor: number) => amountText(minor, currency, language)
  const tender = [
    slip.tender === 'cash' ? receipt.cash : receipt.card,
    card?.scheme ?? '',
    card?.lastFour ? `...${card.lastFour}` : '',
  ].filter((part) => part !== '')
  return [
    ...mark,
    ...copyMark,
    ...settingsHead(slip.shop, receipt.taxNumber, columns),
    ...centredLines(words.title, columns, { bold: true, large: true }),
    rule(columns),
    ...totalLines(words.amount, totalText(slip.amountMinor, currency, language), columns),
    rule(columns),
    ...row(words.for, slip.receiptNumber),
    ...row(words.soldAt, at(slip.soldAt)),
    ...row(words.paidAt, at(slip.paidAt)),
    ...row(tender.join(' '), money(slip.tenderedMinor ?? slip.chargedMinor)),
    ...(slip.changeMinor ? row(receipt.change, money(slip.changeMinor)) : []),
    ...(card?.transactionCode ? textLines(paperText(card.transactionCode), columns) : []),
    rule(columns),
    ...textLines(words.note, columns),
    ...copyMark,
    ...mark,
  ]
}
