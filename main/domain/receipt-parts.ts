import type { Discount, Language, PaperLine, ShopSettings, Unit } from '../../preload/contract/views.ts'
import { centredLines, rowLines, rule, tableLines, textLines, totalLines, verbatimLines } from './paper.ts'
import {
  amountText,
  dateTimeText,
  quantityText,
  rateText,
  signedAmountText,
  totalText,
  unitSigns,
} from './paper-amount.ts'
import { paperText } from './paper-text.ts'
import type { ReceiptDocument, ReceiptLine, ReceiptShop, ReceiptTax, ReceiptTender } from './receipt.ts'
import { type ReceiptWords, receiptWords } from './receipt-words.ts'

/*
 * The parts of a receipt as lines. Every layout there ever was is made of them: what has to look different from some day on
 * becomes a part of its own beside the old one, and a layout of its own in receipt-layout.ts.
 */

/** What every part needs to write its lines. */
export type Writer = {
  words: ReceiptWords
  language: Language
  columns: number
  amount: (minor: number) => string
  /** Where the receipt speaks two languages: the words of each alone. */
  each?: readonly ReceiptWords[]
}

export function writerOf(document: ReceiptDocument, columns: number): Writer {
  const { language, currency } = document
  return {
    words: receiptWords[language],
    language,
    columns,
    amount: (minor) => amountText(minor, currency, language),
  }
}

/** What must not be taken for a paper of the shop says so in words, at its head and at its foot. */
export function paperMark(
  { training, test = false }: { training: boolean; test?: boolean | undefined },
  language: Language,
  columns: number,
): PaperLine[] {
  if (!training && !test) return []
  const text = training ? receiptWords[language].training : receiptWords[language].test
  return [rule(columns, '='), ...centredLines(text, columns, { bold: true }), rule(columns, '=')]
}

/** What the shop's name, address and numbers are made of, on papers that are laid out from its settings. */
export type ShopHead = Pick<ShopSettings, 'shopName' | 'headerLines' | 'taxNumber' | 'logo' | 'shopNumbers'>

export function settingsHead(shop: ShopHead, taxNumberWord: string, columns: number): PaperLine[] {
  const { shopName: name, headerLines, taxNumber, logo, shopNumbers: numbers } = shop
  return shopHead({ name, headerLines, taxNumber, numbers, logo }, taxNumberWord, columns)
}

/** With the logo above, and the other numbers below the tax number. */
export function shopHead(
  shop: Omit<ReceiptShop, 'footerLines' | 'legalLines' | 'logo'> & { logo?: string | null },
  taxNumberWord: string,
  columns: number,
): PaperLine[] {
  const logo = shop.logo ?? null
  const numbers = (shop.numbers ?? []).flatMap((line) => centredLines(paperText(line), columns))
  const lines = shopLines(shop, taxNumberWord, columns)
  return [
    ...(logo === null ? [] : [{ text: '', logo, align: 'centre' as const }]),
    ...lines.slice(0, -1),
    ...numbers,
    ...lines.slice(-1),
  ]
}

export function shopLines(
  shop: { name: string; headerLines: string[]; taxNumber: string },
  taxNumberWord: string,
  columns: number,
): PaperLine[] {
  const name = paperText(shop.name)
  const taxNumber = paperText(shop.taxNumber)
  return [
    ...(name === '' ? [] : centredLines(name, columns, { bold: true, large: true })),
    ...shop.headerLines.flatMap((line) => centredLines(paperText(line), columns)),
    ...(taxNumber === '' ? [] : centredLines(`${taxNumberWord} ${taxNumber}`, columns)),
    rule(columns),
  ]
}

export function numberLines(writer: Writer, document: ReceiptDocument): PaperLine[] {
  const { words, language, columns } = writer
  const number = `${words.receipt} ${paperText(document.receiptNumber)}`
  const at = dateTimeText(document.recordedAt, document.timeZone, language)
  return [...rowLines(number, at, columns), rule(columns)]
}

/**
 * A sold line as it adds up: the price before its discount, the discount as a line of its own below, so that the
 * right-hand column sums to the subtotal.
 */
export function soldLines(writer: Writer, line: ReceiptLine): PaperLine[] {
  const { columns, amount } = writer
  const marked = (minor: number) => `${amount(minor)} ${line.taxMark}`.trimEnd()
  const gross = marked(line.totalMinor + line.discountMinor)
  const name = paperText(line.name)
  const isPlain = line.quantityMilli === 1000 && line.unit === 'piece' && line.listPriceMinor === null
  const lines = isPlain
    ? rowLines(name, gross, columns)
    : [...textLines(name, columns), ...rowLines(calculationText(writer, line), gross, columns, { indent: 2 })]
  if (line.discountMinor !== 0) {
    const label = discountText(writer, line.discount)
    lines.push(...rowLines(label, marked(-line.discountMinor), columns, { indent: 2 }))
  }
  const note = paperText(line.note)
  if (note !== '') lines.push(...textLines(note, columns, { indent: 2 }))
  return lines
}

export function calculationText({ words, language, amount }: Writer, line: ReceiptLine): string {
  const quantity = quantityText(line.quantityMilli, language) + unitText(words, line.unit)
  const counted = `${quantity} × ${amount(line.unitPriceMinor)}`
  if (line.listPriceMinor === null) return counted
  return `${counted} (${words.insteadOf} ${amount(line.listPriceMinor)})`
}

export function unitText(words: ReceiptWords, unit: Unit): string {
  if (unit === 'piece') return ''
  return ` ${unit === 'hour' ? words.hour : unitSigns[unit]}`
}

function discountText({ words, language }: Writer, discount: Discount | null): string {
  return discount?.kind === 'percent'
    ? `${words.discount} ${rateText(discount.ppm, language)}`
    : words.discount
}

export function sumLines(writer: Writer, document: ReceiptDocument): PaperLine[] {
  const { words, language, columns, amount } = writer
  const { currency } = document
  const lines: PaperLine[] = []
  const differs = document.saleDiscountMinor !== 0 || document.taxAddedMinor !== 0
  if (differs) lines.push(...rowLines(words.subtotal, amount(document.subtotalMinor), columns))
  if (document.saleDiscountMinor !== 0) {
    const label = discountText(writer, document.saleDiscount)
    lines.push(...rowLines(label, amount(-document.saleDiscountMinor), columns))
  }
  if (document.taxAddedMinor !== 0)
    lines.push(...rowLines(words.taxAdded, amount(document.taxAddedMinor), columns))
  lines.push(...totalLines(words.total, totalText(document.totalMinor, currency, language), columns))
  if (document.cashRoundingMinor !== 0) {
    const rounding = signedAmountText(document.cashRoundingMinor, currency, language)
    const inCash = document.tenders
      .filter((tender) => tender.tender === 'cash')
      .reduce((sum, tender) => sum + tender.chargedMinor, 0)
    lines.push(
      ...rowLines(words.cashRounding, rounding, columns),
      ...rowLines(words.totalInCash, totalText(inCash, currency, language), columns, { bold: true }),
    )
  }
  if (document.tipMinor !== 0) lines.push(...rowLines(words.tip, amount(document.tipMinor), columns))
  lines.push(rule(columns))
  return lines
}

export function tenderLines(writer: Writer, tender: ReceiptTender, tipMinor: number): PaperLine[] {
  const { words, columns, amount } = writer
  const detail = { indent: 2 }
  const name = tender.tender === 'cash' ? words.cash : words.card
  const lines = rowLines(name, amount(tender.chargedMinor), columns)
  // One tender's tip is the tip that stands under the total.
  if (tender.tipMinor !== 0 && tender.tipMinor !== tipMinor)
    lines.push(...rowLines(words.tip, amount(tender.tipMinor), columns, detail))
  if (tender.tenderedMinor !== null)
    lines.push(...rowLines(words.given, amount(tender.tenderedMinor), columns, detail))
  if (tender.changeMinor !== null)
    lines.push(...rowLines(words.change, amount(tender.changeMinor), columns, detail))
  if (tender.card) lines.push(...cardLines(writer, tender.card))
  if (tender.isByWord) lines.push(...textLines(words.byWord, columns, detail))
  if (tender.slipFollows) lines.push(...textLines(words.slipFollows, columns, detail))
  return lines
}

export function cardLines({ words, columns }: Writer, card: NonNullable<ReceiptTender['card']>): PaperLine[] {
  const detail = { indent: 2 }
  const lastFour = paperText(card.lastFour)
  const which = [paperText(card.scheme), lastFour === '' ? '' : `**** ${lastFour}`]
  const described = [which.filter((part) => part !== '').join(' '), entryText(words, card.entry)]
  const facts: [string, string][] = [
    [words.authorisation, paperText(card.authorisationCode)],
    [words.transaction, paperText(card.transactionCode)],
    [words.reader, paperText(card.reader)],
  ]
  return [
    ...described.filter((part) => part !== '').flatMap((part) => textLines(part, columns, detail)),
    ...facts
      .filter(([, value]) => value !== '')
      .flatMap(([word, value]) => rowLines(word, value, columns, detail)),
  ]
}

/** How the card was read, in words; an unknown word of the provider is printed as it came. */
export function entryText(words: ReceiptWords, entry: string): string {
  const kind = entry.toLowerCase().replaceAll('_', '-')
  if (kind.startsWith('contactless')) return words.entryContactless
  if (kind.startsWith('chip')) return words.entryChip
  if (kind.startsWith('magstripe') || kind.startsWith('magnetic')) return words.entryMagneticStripe
  if (kind.startsWith('manual')) return words.entryManual
  return paperText(entry)
}

export function taxLines(writer: Writer, document: ReceiptDocument): PaperLine[] {
  if (document.taxes.length === 0) return []
  const table = taxTable(writer, document.taxes)
  return [rule(writer.columns), ...table]
}

type TaxSums = Pick<ReceiptTax, 'mark' | 'name' | 'ratePpm' | 'netMinor' | 'taxMinor' | 'grossMinor'>

/** Rate, net, tax and gross side by side; below each other where the paper is too narrow for the amounts. */
export function taxTable(
  { words, language, columns, amount, each = [words] }: Writer,
  taxes: readonly TaxSums[],
): PaperLine[] {
  const isNamed = new Set(taxes.map((tax) => tax.ratePpm)).size < taxes.length
  const label = (tax: TaxSums) =>
    [tax.mark, rateText(tax.ratePpm, language), isNamed ? paperText(tax.name) : ''].join(' ').trim()
  const amounts = (tax: TaxSums) => [tax.netMinor, tax.taxMinor, tax.grossMinor].map(amount)
  const headers = each.map(({ rate, net, tax, gross }) => [rate, net, tax, gross])
  const table = tableLines([...headers, ...taxes.map((tax) => [label(tax), ...amounts(tax)])], columns)
  if (table) return table
  return taxes.flatMap((tax) => [
    ...textLines(`${words.rate} ${label(tax)}`, columns),
    ...rowLines(words.net, amount(tax.netMinor), columns, { indent: 2 }),
    ...rowLines(words.tax, amount(tax.taxMinor), columns, { indent: 2 }),
    ...rowLines(words.gross, amount(tax.grossMinor), columns, { indent: 2 }),
  ])
}

/** The card schemes want these words, in this layout: between two rules, as they came. */
export function cardReceiptLines(text: string, columns: number): PaperLine[] {
  const lines = verbatimLines(text, columns)
  return lines.length === 0 ? [] : [rule(columns), ...lines]
}

export function noteLines({ columns }: Writer, document: ReceiptDocument): PaperLine[] {
  const note = paperText(document.note)
  return note === '' ? [] : [rule(columns), ...textLines(note, columns)]
}

export function footerLines({ columns }: Writer, document: ReceiptDocument): PaperLine[] {
  const footer = document.shop.footerLines.flatMap((line) => centredLines(paperText(line), columns))
  return footer.length === 0 ? [] : [rule(columns), ...footer]
}
