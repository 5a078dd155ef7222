import type { PaperLine } from '../../preload/contract/views.ts'
import type { DayDocument } from './day-document.ts'
import { type DayPartWords, dayPartWords } from './day-part-words.ts'
import { rowLines, rule, textLines } from './paper.ts'
import { amountText, quantityText } from './paper-amount.ts'
import { paperText } from './paper-text.ts'

/* By card service, reader, card and cashier, and what was given up. A report of before these were counted has none of it. */

type Writer = {
  words: DayPartWords
  document: DayDocument
  columns: number
  amount: (minor: number) => string
}
type Sum = { name: string; count: number; amountMinor: number; tipMinor: number }

function writerOf(document: DayDocument, columns: number): Writer {
  const { language, currency } = document
  const amount = (minor: number) => amountText(minor, currency, language)
  return { words: dayPartWords[language], document, columns, amount }
}

export function cardBlocks(document: DayDocument, columns: number): PaperLine[] {
  const writer = writerOf(document, columns)
  const { words } = writer
  const { byProvider = [], byReader = [], byScheme = [] } = document.figures
  const nameOf = new Map(byProvider.map(({ provider, name }) => [provider, name ?? provider]))
  const isOneService = byProvider.length < 2
  return [
    ...block(
      writer,
      words.byProvider,
      byProvider.map((sum) => ({ ...sum, name: sum.name ?? sum.provider })),
    ),
    ...block(
      writer,
      words.byReader,
      byReader.map(({ provider, reader, ...sum }) => ({
        ...sum,
        name: isOneService ? reader : `${reader} · ${nameOf.get(provider) ?? provider}`,
      })),
    ),
    ...block(
      writer,
      words.byScheme,
      byScheme.map(({ scheme, ...sum }) => ({ ...sum, name: scheme })),
    ),
  ]
}

export function cashierBlock(document: DayDocument, columns: number): PaperLine[] {
  const writer = writerOf(document, columns)
  return block(writer, writer.words.byCashier, document.figures.byCashier ?? [])
}

/** How often something was cheaper, below how much. */
export function discountLines(document: DayDocument, columns: number): PaperLine[] {
  const { words } = writerOf(document, columns)
  const row = (word: string, count: number | undefined) =>
    count ? rowLines(`  ${word}`, quantityText(count * 1000, document.language), columns) : []
  const { discountedLines, discountedSales } = document.figures
  return [...row(words.discountedLines, discountedLines), ...row(words.discountedSales, discountedSales)]
}

export function voidBlock(document: DayDocument, columns: number): PaperLine[] {
  const { words, amount } = writerOf(document, columns)
  const row = (word: string, sum: { count: number; amountMinor: number } | undefined) =>
    sum?.count ? rowLines(`${word} (${sum.count})`, amount(sum.amountMinor), columns) : []
  const lines = [
    ...row(words.voidedLines, document.voids?.lines),
    ...row(words.voidedSales, document.voids?.sales),
  ]
  return lines.length === 0
    ? []
    : [rule(columns), ...textLines(words.voids, columns, { bold: true }), ...lines]
}

function block({ words, columns, amount }: Writer, title: string, sums: readonly Sum[]): PaperLine[] {
  if (sums.length === 0) return []
  const lines = sums.flatMap(({ name, count, amountMinor, tipMinor }) => [
    ...rowLines(`${paperText(name) || words.notTold} (${count})`, amount(amountMinor), columns),
    ...(tipMinor === 0 ? [] : rowLines(`  ${words.tipsBeside}`, amount(tipMinor), columns)),
  ])
  return [rule(columns), ...textLines(title, columns, { bold: true }), ...lines]
}
