import type { PaperLine } from '../../preload/contract/views.ts'
import type { DayDocument } from '../domain/day-document.ts'
import { layOutDay } from '../domain/day-layout.ts'
import { layOutGift } from '../domain/gift-layout.ts'
import { giftWords } from '../domain/gift-words.ts'
import type { LinePicture } from '../domain/line-picture.ts'
import { pdfColumns } from '../domain/pdf-columns.ts'
import { layOutReceipt } from '../domain/receipt-layout.ts'
import { parseReceipt } from '../domain/receipt-schema.ts'
import { dayWords, receiptWords, testWords } from '../domain/receipt-words.ts'
import { refundSlipWords } from '../domain/refund-slip-words.ts'
import { layOutTestPage } from '../domain/test-page.ts'
import type { PdfFormat } from '../paper-ports.ts'
import { readSaleDocument } from '../store/sale-store.ts'
import { cardTextLines, keptCardText } from './card-papers.ts'
import type { PrintContext } from './print-context.ts'
import { repaymentLines } from './print-repayment.ts'
import { slipLines } from './print-slip.ts'

/** Which paper somebody wants as a file; a report comes with what stands on it. */
export type WantedPaper =
  | { kind: 'receipt' | 'gift'; saleId: string }
  | { kind: 'slip'; refundId: string }
  | { kind: 'card'; paymentId: string; refundId: string | null; whose: 'customer' | 'merchant' }
  | { kind: 'day'; dayId: number; document: DayDocument }
  | { kind: 'test' }

/** A paper ready to be laid out. */
export type Paper = {
  subject: string
  /** "Receipt 000123": also the file's name. */
  title: string
  language: string
  /** When it was true; null: now. */
  at: number | null
  lines(columns: number, isCopy: boolean): PaperLine[]
}

export function paperOf(context: PrintContext, wanted: WantedPaper): Paper | undefined {
  switch (wanted.kind) {
    case 'receipt':
    case 'gift':
      return salePaper(context, wanted.kind, wanted.saleId)
    case 'slip':
      return slipPaper(context, wanted.refundId)
    case 'card':
      return cardPaper(context, wanted)
    case 'test':
      return testPaper(context)
    case 'day': {
      const { dayId, document } = wanted
      const { language } = document
      const words = dayWords[language]
      const title =
        document.kind === 'z'
          ? `${words.zReport} ${document.zNumber ?? ''}`
          : `${words.xReport} ${document.date}`
      const lines = (columns: number) => layOutDay(document, columns)
      return { subject: String(dayId), title, language, at: document.takenAt, lines }
    }
  }
}

/** The bytes of a file. The same paper is the same file, at any time. */
export async function pdfOf(
  context: Pick<PrintContext, 'makePdf' | 'logos'>,
  paper: Paper,
  format: PdfFormat,
  { isCopy, now }: { isCopy: boolean; now: number },
): Promise<Uint8Array> {
  const columns = pdfColumns[format]
  const lines = paper.lines(columns, isCopy)
  const { title, language } = paper
  const logos = logosOf(context, lines)
  return await context.makePdf({ lines, columns, format, title, language, at: paper.at ?? now, logos })
}

export function salePaper(
  { database }: Pick<PrintContext, 'database'>,
  kind: 'receipt' | 'gift',
  saleId: string,
): Paper | undefined {
  const stored = readSaleDocument(database, saleId)
  if (stored === undefined) return undefined
  const document = parseReceipt(stored)
  const { language, receiptNumber } = document
  const layOut = kind === 'gift' ? layOutGift : layOutReceipt
  const word = kind === 'gift' ? giftWords[language].title : receiptWords[language].receipt
  return {
    subject: saleId,
    title: `${word} ${receiptNumber}`,
    language,
    at: document.recordedAt,
    lines: (columns, copy) => layOut(document, { columns, copy }),
  }
}

function slipPaper(context: PrintContext, refundId: string): Paper | undefined {
  const { language } = context.settings()
  const lines = (columns: number, isCopy: boolean) =>
    slipLines(context, refundId, isCopy, columns) ?? repaymentLines(context, refundId, isCopy, columns)
  if (!lines(pdfColumns.a4, false)) return undefined
  return {
    subject: refundId,
    title: refundSlipWords[language].done,
    language,
    at: null,
    lines: (columns, isCopy) => lines(columns, isCopy) ?? [],
  }
}

/** What a card service wrote, word for word. */
function cardPaper(context: PrintContext, wanted: Extract<WantedPaper, { kind: 'card' }>): Paper | undefined {
  const { language } = context.settings()
  const text = keptCardText(context, wanted)
  if (text === undefined) return undefined
  return {
    subject: `${wanted.whose}-${wanted.refundId ?? wanted.paymentId}`,
    title: receiptWords[language].cardSlip,
    language,
    at: null,
    lines: (columns) => cardTextLines(context, text, columns),
  }
}

/** The page that shows what letters there are, of the PDF instead of a printer. */
function testPaper(context: PrintContext): Paper {
  const { language, shopName, timeZone } = context.settings()
  const marks = { training: context.isTraining(), test: context.isTest() }
  const page = { language, shopName, timeZone, printerAddress: 'PDF', at: context.clock.now(), ...marks }
  return {
    subject: 'printer',
    title: testWords[language].title,
    language,
    at: page.at,
    lines: (columns) => layOutTestPage(page, columns),
  }
}

function logosOf(
  context: Pick<PrintContext, 'logos'>,
  lines: readonly PaperLine[],
): Record<string, LinePicture> {
  const hashes = lines.flatMap(({ logo }) => (logo === undefined ? [] : [logo]))
  return Object.fromEntries(
    hashes.flatMap((hash) => {
      const dots = context.logos.dots(hash)
      return dots ? [[hash, dots]] : []
    }),
  )
}

/** Letters and digits that every system takes in the name of a file. */
export function fileNameOf(title: string): string {
  const name = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
  return `${name}.pdf`
}
