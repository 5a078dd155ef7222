import { assertNever } from '../../preload/contract/result.ts'
import type { PaperLine } from '../../preload/contract/views.ts'
import { datesBlock } from './day-dates-layout.ts'
import type { DayDocument, DayFigures, DayOutside } from './day-document.ts'
import { hourLabels } from './day-figures.ts'
import { cardBlocks, cashierBlock, discountLines, voidBlock } from './day-parts-layout.ts'
import { centredLines, rowLines, rule, textLines, totalLines } from './paper.ts'
import {
  amountText,
  dateText,
  dateTimeText,
  quantityText,
  signedAmountText,
  totalText,
} from './paper-amount.ts'
import { paperText } from './paper-text.ts'
import { paperMark, shopLines, taxTable } from './receipt-parts.ts'
import { type DayWords, dayWords, receiptWords } from './receipt-words.ts'
import { returnDayWords } from './return-parts.ts'

type Writer = { words: DayWords; document: DayDocument; columns: number; amount: (minor: number) => string }

/** The X or Z report as lines of text. A sealed day gives the same lines whenever it is printed. */
export function layOutDay(document: DayDocument, columns: number): PaperLine[] {
  const { language, currency, figures } = document
  const writer: Writer = {
    words: dayWords[language],
    document,
    columns,
    amount: (minor) => amountText(minor, currency, language),
  }
  const mark = paperMark(document, language, columns)
  return [
    ...mark,
    ...shopLines(document.shop, receiptWords[language].taxNumber, columns),
    ...titleLines(writer),
    ...factLines(writer),
    ...datesBlock(document, columns),
    rule(columns),
    ...sumLines(writer, figures),
    ...tenderBlock(writer, writer.words.byTender, figures.byTender),
    ...cardBlocks(document, columns),
    ...cashierBlock(document, columns),
    ...taxBlock(writer, figures),
    ...categoryBlock(writer, figures),
    ...hourBlock(writer, figures),
    ...voidBlock(document, columns),
    ...tenderBlock(writer, writer.words.partPayments, document.partPayments),
    ...drawerBlock(writer),
    ...outsideBlock(writer),
    ...byWordBlock(writer),
    ...endLines(writer),
    ...mark,
  ]
}

function titleLines({ words, document, columns }: Writer): PaperLine[] {
  if (document.kind === 'x')
    return [
      ...centredLines(words.xReport, columns, { bold: true, large: true }),
      ...centredLines(words.notClosed, columns),
    ]
  return centredLines(`${words.zReport} ${document.zNumber ?? ''}`.trim(), columns, {
    bold: true,
    large: true,
  })
}

function factLines({ words, document, columns }: Writer): PaperLine[] {
  const { language, timeZone } = document
  const row = (word: string, value: string) => rowLines(word, value, columns)
  const opened = document.openedAt
  return [
    ...row(words.businessDay, dateText(document.date, language)),
    ...(opened === null ? [] : row(words.opened, dateTimeText(opened, timeZone, language))),
    ...row(
      document.kind === 'z' ? words.closed : words.asOf,
      dateTimeText(document.takenAt, timeZone, language),
    ),
    ...(document.firstReceipt === null ? [] : row(words.firstReceipt, paperText(document.firstReceipt))),
    ...(document.lastReceipt === null ? [] : row(words.lastReceipt, paperText(document.lastReceipt))),
  ]
}

function sumLines({ words, document, columns, amount }: Writer, figures: DayFigures): PaperLine[] {
  const { currency, language } = document
  return [
    ...rowLines(words.sales, quantityText(figures.sales * 1000, language), columns),
    ...totalLines(words.revenue, totalText(figures.grossMinor, currency, language), columns),
    ...(figures.returns === 0
      ? []
      : rowLines(
          `${returnDayWords[language].returned} (${figures.returns})`,
          amount(0 - figures.returnedMinor),
          columns,
        )),
    ...rowLines(words.discounts, amount(figures.discountsMinor), columns),
    ...discountLines(document, columns),
    ...rowLines(words.tips, amount(figures.tipsMinor), columns),
    ...rowLines(words.cashRounding, signedAmountText(figures.cashRoundingMinor, currency, language), columns),
  ]
}

function block(title: string, lines: PaperLine[], columns: number): PaperLine[] {
  if (lines.length === 0) return []
  return [rule(columns), ...textLines(title, columns, { bold: true }), ...lines]
}

function tenderBlock(
  { document, columns, amount }: Writer,
  title: string,
  sums: DayFigures['byTender'],
): PaperLine[] {
  const names = receiptWords[document.language]
  const lines = sums.flatMap((entry) =>
    rowLines(`${tenderName(entry.tender)} (${entry.count})`, amount(entry.amountMinor), columns),
  )
  return block(title, lines, columns)
  function tenderName(tender: 'cash' | 'card'): string {
    switch (tender) {
      case 'cash':
        return names.cash
      case 'card':
        return names.card
      default:
        return assertNever(tender)
    }
  }
}

/** From what lay in the drawer to what stays there: each figure adds to the one above it. */
function drawerBlock({ words, document, columns, amount }: Writer): PaperLine[] {
  const { cash, currency, language } = document
  if (!cash) return []
  const row = (word: string, minor: number | null | undefined) =>
    minor === undefined || minor === null ? [] : rowLines(word, amount(minor), columns)
  const moved = (word: string, minor: number | undefined) => (minor ? row(word, minor) : [])
  const off = cash.closingDifferenceMinor
  return block(
    words.cashDrawer,
    [
      ...row(words.drawerOpening, cash.openingMinor),
      ...row(words.drawerTaken, cash.takenMinor),
      ...moved(words.drawerFloat, cash.floatMinor),
      ...moved(words.drawerPaidIn, cash.paidInMinor),
      ...moved(words.drawerPaidOut, cash.paidOutMinor),
      ...moved(words.drawerToSafe, cash.toSafeMinor),
      ...moved(words.drawerDifferences, cash.differenceMinor),
      ...row(words.drawerExpected, cash.expectedMinor),
      ...row(words.drawerCounted, cash.countedMinor),
      ...(off === undefined
        ? []
        : rowLines(words.drawerDifference, signedAmountText(off, currency, language), columns)),
      ...(cash.differenceReason === undefined ? [] : textLines(paperText(cash.differenceReason), columns)),
      ...(cash.closingToSafeMinor ? row(words.drawerToSafe, -cash.closingToSafeMinor) : []),
      ...row(words.drawerLeft, cash.leftMinor),
      ...(cash.notCounted === undefined
        ? []
        : textLines(`${words.drawerNotCounted} ${paperText(cash.notCounted)}`, columns)),
    ],
    columns,
  )
}

/** Beside the sums and in none of them: what a comparison with the provider's list would miss otherwise. */
function outsideBlock({ words, document, columns, amount }: Writer): PaperLine[] {
  const { late, lateBooked, refunds, takenBack, repaidCash, repaidCard, writtenOff, missing, undecided } =
    document.outside
  const sum = (word: string, { count, amountMinor }: DayOutside['late'], sign = 1) =>
    count === 0 ? [] : rowLines(`${word} (${count})`, amount(sign * amountMinor), columns)
  return block(
    words.outside,
    [
      ...sum(words.lateCharges, late),
      ...sum(words.lateBooked, lateBooked, -1),
      ...sum(words.cardRefunds, refunds, -1),
      ...sum(words.takenBack, takenBack, -1),
      ...sum(words.repaidCard, repaidCard),
      ...sum(words.repaidCash, repaidCash),
      ...sum(words.writtenOff, writtenOff),
      ...sum(words.missing, missing),
      ...changedLines(document, amount, columns),
      ...undecided.flatMap(({ code, amountMinor, isReversing }) =>
        rowLines(
          `${isReversing ? words.beingReversed : words.undecided} ${paperText(code)}`,
          amount(amountMinor),
          columns,
        ),
      ),
      ...(document.closingReason === undefined
        ? []
        : textLines(`${words.closingReason} ${paperText(document.closingReason)}`, columns)),
    ],
    columns,
  )
}

function changedLines(
  { outside: { changed }, language }: DayDocument,
  amount: Writer['amount'],
  columns: number,
): PaperLine[] {
  if (changed.count === 0) return []
  const { cash, card, changed: title } = returnDayWords[language]
  return [
    ...textLines(`${title} (${changed.count})`, columns),
    ...rowLines(cash, amount(changed.cashMinor), columns, { indent: 2 }),
    ...rowLines(card, amount(changed.cardMinor), columns, { indent: 2 }),
  ]
}

/** Within the sums of the sales, of this day or an earlier one: what a comparison with the provider's list will miss. */
function byWordBlock({ words, document, columns, amount }: Writer): PaperLine[] {
  const { count, amountMinor } = document.outside.byWord
  if (count === 0) return []
  return block(
    words.unconfirmed,
    rowLines(`${words.byWord} (${count})`, amount(amountMinor), columns),
    columns,
  )
}

function taxBlock({ words, document, columns, amount }: Writer, figures: DayFigures): PaperLine[] {
  if (figures.byTax.length === 0) return []
  const { language } = document
  const table = taxTable(
    { words: receiptWords[language], language, columns, amount },
    figures.byTax.map((tax) => ({ ...tax, mark: '' })),
  )
  return block(words.byTax, table, columns)
}

function categoryBlock({ words, document, columns, amount }: Writer, figures: DayFigures): PaperLine[] {
  const lines = figures.byCategory.flatMap((entry) => {
    const name = paperText(entry.name) || words.withoutCategory
    const quantity = quantityText(entry.quantityMilli, document.language)
    return rowLines(`${name} (${quantity})`, amount(entry.amountMinor), columns)
  })
  return block(words.byCategory, lines, columns)
}

function hourBlock({ words, columns, amount }: Writer, figures: DayFigures): PaperLine[] {
  const labels = hourLabels(figures.byHour.map((entry) => entry.hour))
  const lines = figures.byHour.flatMap((entry, index) =>
    rowLines(`${labels[index] ?? entry.hour} (${entry.sales})`, amount(entry.amountMinor), columns),
  )
  return block(words.byHour, lines, columns)
}

function endLines({ words, document, columns }: Writer): PaperLine[] {
  return [
    rule(columns),
    ...(document.openPayments === 0
      ? []
      : rowLines(words.openPayments, String(document.openPayments), columns)),
    ...(document.parkedBaskets === 0
      ? []
      : rowLines(words.parkedBaskets, String(document.parkedBaskets), columns)),
    ...textLines(words.journalHead, columns),
    ...[document.journalHead.slice(0, 32), document.journalHead.slice(32)].flatMap((half) =>
      textLines(half, columns),
    ),
  ]
}
