import type { Language } from '../../preload/contract/views.ts'
import { rowLines } from './paper.ts'
import { amountText, dateTimeText, totalText } from './paper-amount.ts'
import { paperText } from './paper-text.ts'
import { entryText } from './receipt-parts.ts'
import { receiptWords } from './receipt-words.ts'
import { displayWidth } from './text-width.ts'

/** What a card service tells of a slip, where it writes no text itself. */
export type SlipData = {
  receiptNumber: string
  transactionCode: string
  amountMinor: number
  tipMinor: number
  currency: string
  at: number | null
  scheme: string
  lastFour: string
  entry: string
  verification: string
  authorisationCode: string
  terminalId: string
}

/** As wide as the narrow paper: it is kept as text and comes out of any printer. */
const columns = 32

/** The slip in the shop's words, as text: kept from then on as if the service had written it. */
export function cardSlipText(data: SlipData, language: Language, timeZone: string): string {
  const words = receiptWords[language]
  const row = (word: string, value: string) => (value === '' ? [] : rowLines(word, paperText(value), columns))
  const card = [data.scheme, data.lastFour && `**** ${data.lastFour}`].filter(Boolean).join(' ')
  const at = data.at === null ? '' : dateTimeText(data.at, timeZone, language)
  const entry = data.entry === '' ? '' : entryText(words, data.entry)
  const verification = data.verification.toLowerCase() === 'none' ? '' : data.verification
  return [
    { text: centred(words.cardSlip) },
    ...row(words.terminal, data.terminalId),
    ...row(words.receiptNumber, data.receiptNumber),
    ...(at === '' ? [] : [{ text: at }]),
    ...row(words.card, card),
    ...(entry === '' ? [] : [{ text: entry }]),
    ...row(words.verifiedBy, verification),
    ...row(words.authorisation, data.authorisationCode),
    ...row(words.transaction, data.transactionCode),
    ...(data.tipMinor === 0 ? [] : row(words.tip, amountText(data.tipMinor, data.currency, language))),
    ...rowLines(words.total, totalText(data.amountMinor, data.currency, language), columns),
  ]
    .map(({ text }) => text)
    .join('\n')
}

/** By spaces: a kept text has nothing else. */
function centred(text: string): string {
  return ' '.repeat(Math.max(0, Math.floor((columns - displayWidth(text)) / 2))) + text
}
