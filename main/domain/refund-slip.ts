import type { Language, PaperLine } from '../../preload/contract/views.ts'
import { centredLines, rowLines, rule, textLines, totalLines } from './paper.ts'
import { dateTimeText, totalText } from './paper-amount.ts'
import { paperText } from './paper-text.ts'
import { paperMark, type ShopHead, settingsHead } from './receipt-parts.ts'
import { receiptWords } from './receipt-words.ts'
import { refundSlipWords } from './refund-slip-words.ts'

/** What a customer takes home while a refund waits: the shop's word for it, with everything that finds it again. */
export type RefundSlip = {
  shop: ShopHead
  language: Language
  timeZone: string
  training: boolean
  test: boolean
  amountMinor: number
  currency: string
  askedAt: number
  /** Null: it is still owed. */
  refundedAt: number | null
  paidAt: number
  card: { scheme: string; lastFour: string; transactionCode: string }
  receiptNumber: string | null
  /** Our own reference for the refund. */
  reference: string
}

export function layOutRefundSlip(slip: RefundSlip, columns: number, copy: boolean): PaperLine[] {
  const { language, timeZone, currency } = slip
  const receipt = receiptWords[language]
  const words = refundSlipWords[language]
  const mark = paperMark(slip, language, columns)
  const copyMark = copy ? centredLines(receipt.copy, columns, { bold: true, large: true }) : []
  const at = (moment: number) => dateTimeText(moment, timeZone, language)
  const row = (word: string, value: string) => (value === '' ? [] : rowLines(word, paperText(value), columns))
  const card = [slip.card.scheme, slip.card.lastFour && `...${slip.card.lastFour}`].filter(Boolean).join(' ')
  return [
    ...mark,
    ...copyMark,
    ...settingsHead(slip.shop, receipt.taxNumber, columns),
    ...centredLines(slip.refundedAt === null ? words.owed : words.done, columns, { bold: true, large: true }),
    rule(columns),
    ...totalLines(words.amount, totalText(slip.amountMinor, currency, language), columns),
    rule(columns),
    ...row(words.paidAt, at(slip.paidAt)),
    ...row(words.card, card),
    ...row(words.transaction, slip.card.transactionCode),
    ...row(words.receipt, slip.receiptNumber ?? ''),
    ...row(words.askedAt, at(slip.askedAt)),
    ...(slip.refundedAt === null ? [] : row(words.refundedAt, at(slip.refundedAt))),
    ...row(words.reference, slip.reference),
    rule(columns),
    ...textLines(slip.refundedAt === null ? words.promise : words.given, columns),
    ...copyMark,
    ...mark,
  ]
}
