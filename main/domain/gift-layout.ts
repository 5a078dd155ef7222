import type { Language, PaperLine } from '../../preload/contract/views.ts'
import { giftWords } from './gift-words.ts'
import { centredLines, rowLines, rule, textLines } from './paper.ts'
import { quantityText } from './paper-amount.ts'
import { paperText } from './paper-text.ts'
import type { ReceiptDocument, ReceiptLine } from './receipt.ts'
import { betweenMarks, type LayoutOptions, receiptFoot, writerOfBoth } from './receipt-layout.ts'
import { numberLines, shopHead, unitText, type Writer } from './receipt-parts.ts'

/**
 * What was bought, without a price, a discount, a tax or a payment: for whoever gets it as a present and may want to change it. Made
 * from the receipt's document; there is no other way to it, so that it always names a real receipt.
 */
export function layOutGift(document: ReceiptDocument, { columns, copy }: LayoutOptions): PaperLine[] {
  const writer = writerOfBoth(document, columns)
  const { language, secondLanguage } = document
  const spoken: Language[] = secondLanguage === undefined ? [language] : [language, secondLanguage]
  const inEach = (say: (language: Language) => PaperLine[]) => spoken.flatMap(say)
  return betweenMarks(writer, document, copy, [
    ...shopHead(document.shop, writer.words.taxNumber, columns),
    ...inEach((one) => centredLines(giftWords[one].title, columns, { bold: true, large: true })),
    ...numberLines(writer, document),
    ...document.lines.filter((line) => !line.returned).flatMap((line) => boughtLines(writer, line)),
    rule(columns),
    ...inEach((one) => textLines(giftWords[one].note, columns)),
    ...receiptFoot(writer, document),
  ])
}

/** The line's note stays: a size or a colour is what an exchange is about. */
function boughtLines({ words, language, columns }: Writer, line: ReceiptLine): PaperLine[] {
  const quantity = quantityText(line.quantityMilli, language) + unitText(words, line.unit)
  const note = paperText(line.note)
  return [
    ...rowLines(paperText(line.name), quantity, columns),
    ...(note === '' ? [] : textLines(note, columns, { indent: 2 })),
  ]
}
