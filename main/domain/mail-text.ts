import type { Language, PaperLine } from '../../preload/contract/views.ts'
import { mailWords } from './mail-words.ts'
import { displayWidth } from './text-width.ts'

/* What stands in a letter: the shop's words or the till's, then the receipt itself, for whoever opens no file. */

export const receiptInMail = '{receipt}'
export const shopInMail = '{shop}'

export type ReceiptMail = {
  receiptNumber: string
  shopName: string
  language: Language
  secondLanguage: Language | null
  /** The shop's own words; empty: the till's. */
  subject: string
  text: string
  lines: readonly PaperLine[]
  columns: number
}

export function composeMail(mail: ReceiptMail): { subject: string; text: string; html: string } {
  const { receiptNumber, shopName, language, secondLanguage } = mail
  const filled = (words: string) =>
    words.replaceAll(receiptInMail, receiptNumber).replaceAll(shopInMail, shopName)
  const languages = secondLanguage === null ? [language] : [language, secondLanguage]
  const own = languages.map((one) => mailWords[one].text(receiptNumber, shopName)).join('\n\n')
  const intro = mail.text.trim() === '' ? own : filled(mail.text.trim())
  const subject =
    mail.subject.trim() === ''
      ? mailWords[language].subject(receiptNumber, shopName)
      : filled(mail.subject.trim())
  const receipt = mail.lines
    .filter((line) => line.qr === undefined && line.logo === undefined)
    .map((line) => placed(line, mail.columns))
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
  return {
    subject: oneLine(subject),
    text: `${intro}\n\n${receipt}\n`,
    html: htmlOf(intro, receipt, language),
  }
}

/** Where it stands on paper, by spaces; the signs that isolate a direction are for printers and show as boxes in some mail programs. */
function placed({ text, align }: PaperLine, columns: number): string {
  const words = text.replace(/[\u2066-\u2069]/g, '').trimEnd()
  const room = Math.max(0, columns - displayWidth(words))
  const before = align === 'centre' ? Math.floor(room / 2) : align === 'right' ? room : 0
  return ' '.repeat(before) + words
}

/** A subject with the end of a line in it would be a header more. */
export const oneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()

export function htmlOf(intro: string, receipt: string, language: Language): string {
  const paragraphs = intro
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('')
  const paper = receipt === '' ? '' : `<pre style="font-family:monospace">${escaped(receipt)}</pre>`
  return `<!doctype html><html lang="${language}"><body>${paragraphs}${paper}</body></html>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
