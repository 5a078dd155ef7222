import type { PaperLine } from '../../preload/contract/views.ts'
import { centredLines, rule, textLines } from './paper.ts'
import { paperText } from './paper-text.ts'
import type { ReceiptDocument } from './receipt.ts'
import {
  cardReceiptLines,
  footerLines,
  noteLines,
  numberLines,
  paperMark,
  shopHead,
  shopLines,
  soldLines,
  sumLines,
  taxLines,
  tenderLines,
  type Writer,
  writerOf,
} from './receipt-parts.ts'
import { type ReceiptWords, receiptWords } from './receipt-words.ts'
import { givenLines, returnedLines, returnTitle } from './return-parts.ts'

/*
 * A receipt's document to its paper. A document says which layout it was made for, and that one lays it out for ever:
 * whoever changes how receipts look gives documents a new version and leaves the layouts below as they are. Two hundred
 * old papers are kept with their bytes (test/golden) and say which one came out different.
 */

export type LayoutOptions = {
  /** Of the paper, 24 to 64: 42 on 80 mm, 32 on 58 mm. */
  columns: number
  /** This paper repeats one that the customer may already hold. */
  copy: boolean
}

type Layout = (document: ReceiptDocument, options: LayoutOptions) => PaperLine[]

const layouts: Record<ReceiptDocument['version'], Layout> = {
  1: firstLayout,
  2: secondLayout,
  3: thirdLayout,
}

/** The receipt as lines of text. Pure: the same document and options give the same lines in any year. */
export function layOutReceipt(document: ReceiptDocument, options: LayoutOptions): PaperLine[] {
  return layouts[document.version](document, options)
}

/** Until November 2026. */
function firstLayout(document: ReceiptDocument, { columns, copy }: LayoutOptions): PaperLine[] {
  const writer = writerOf(document, columns)
  const { words } = writer
  const mark = paperMark(document, document.language, columns)
  const copyMark = copy ? centredLines(words.copy, columns, { bold: true, large: true }) : []
  return [
    ...mark,
    ...copyMark,
    ...shopLines(document.shop, words.taxNumber, columns),
    ...numberLines(writer, document),
    ...goodsAndMoney(writer, document),
    ...document.tenders.flatMap(({ cardReceipt }) => cardReceiptLines(cardReceipt ?? '', columns)),
    ...noteLines(writer, document),
    ...footerLines(writer, document),
    ...copyMark,
    ...mark,
  ]
}

/** With a logo, the shop's other numbers, a second language, legal lines and a QR code, each where the document has it. */
function secondLayout(document: ReceiptDocument, { columns, copy }: LayoutOptions): PaperLine[] {
  const writer = writerOfBoth(document, columns)
  return betweenMarks(writer, document, copy, [
    ...shopHead(document.shop, writer.words.taxNumber, columns),
    ...numberLines(writer, document),
    ...goodsAndMoney(writer, document),
    ...document.tenders.flatMap(({ cardReceipt }) => cardReceiptLines(cardReceipt ?? '', columns)),
    ...noteLines(writer, document),
    ...receiptFoot(writer, document),
  ])
}

/** With what came back: a title, the receipt that each returned line is from, and tenders that were given back. */
function thirdLayout(document: ReceiptDocument, { columns, copy }: LayoutOptions): PaperLine[] {
  const writer = writerOfBoth(document, columns)
  return betweenMarks(writer, document, copy, [
    ...shopHead(document.shop, writer.words.taxNumber, columns),
    ...returnTitle(document, columns),
    ...numberLines(writer, document),
    ...document.lines.flatMap((line) =>
      line.returned ? returnedLines(writer, document, line) : soldLines(writer, line),
    ),
    rule(columns),
    ...sumLines(writer, document),
    ...(document.tenders.length === 0 ? textLines(writer.words.nothingToPay, columns) : []),
    ...document.tenders.flatMap((tender) =>
      tender.amountMinor < 0
        ? givenLines(writer, document, tender)
        : tenderLines(writer, tender, document.tipMinor),
    ),
    ...taxLines(writer, document),
    ...document.tenders.flatMap(({ cardReceipt }) => cardReceiptLines(cardReceipt ?? '', columns)),
    ...noteLines(writer, document),
    ...receiptFoot(writer, document),
  ])
}

function goodsAndMoney(writer: Writer, document: ReceiptDocument): PaperLine[] {
  const { words, columns } = writer
  return [
    ...document.lines.flatMap((line) => soldLines(writer, line)),
    rule(columns),
    ...sumLines(writer, document),
    ...(document.tenders.length === 0 ? textLines(words.nothingToPay, columns) : []),
    ...document.tenders.flatMap((tender) => tenderLines(writer, tender, document.tipMinor)),
    ...taxLines(writer, document),
  ]
}

/* ---- parts of the second layout, and of what is made like it ---- */

/** With the words of both languages, where the document has two. */
export function writerOfBoth(document: ReceiptDocument, columns: number): Writer {
  const writer = writerOf(document, columns)
  const { secondLanguage } = document
  if (secondLanguage === undefined) return writer
  const each = [writer.words, receiptWords[secondLanguage]] as const
  return { ...writer, words: inBoth(...each), each }
}

/** "SUMME / TOTAL"; what both call alike stands once, and what stands in the middle of a line in the first alone. */
function inBoth(first: ReceiptWords, second: ReceiptWords): ReceiptWords {
  const both = { ...first }
  for (const key of Object.keys(first) as (keyof ReceiptWords)[])
    if (second[key] !== first[key]) both[key] = `${first[key]} / ${second[key]}`
  return { ...both, hour: first.hour, insteadOf: first.insteadOf }
}

/** Around a paper that must not be taken for the first one of a real sale, in every language that it speaks. */
export function betweenMarks(
  { columns, words }: Writer,
  document: ReceiptDocument,
  copy: boolean,
  lines: readonly PaperLine[],
): PaperLine[] {
  const spoken = [document.language, document.secondLanguage].filter((language) => language !== undefined)
  const texts = spoken.flatMap((language) => paperMark(document, language, columns).slice(1, -1))
  const mark = texts.length === 0 ? [] : [rule(columns, '='), ...texts, rule(columns, '=')]
  const copyMark = copy ? centredLines(words.copy, columns, { bold: true, large: true }) : []
  return [...mark, ...copyMark, ...lines, ...copyMark, ...mark]
}

export function receiptFoot(writer: Writer, document: ReceiptDocument): PaperLine[] {
  const { columns } = writer
  const legal = (document.shop.legalLines ?? []).flatMap((line) => textLines(paperText(line), columns))
  return [
    ...(legal.length === 0 ? [] : [rule(columns), ...legal]),
    ...footerLines(writer, document),
    ...qrLines(document, columns),
  ]
}

/** The code of a receipt's number has it in letters below: who has no camera types it. */
function qrLines({ qr, receiptNumber }: ReceiptDocument, columns: number): PaperLine[] {
  if (qr === undefined) return []
  const inLetters = qr === receiptNumber ? centredLines(paperText(qr), columns) : []
  return [{ text: '' }, { text: '', qr }, ...inLetters]
}
