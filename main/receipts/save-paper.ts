import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { PaperLine } from '../../preload/contract/views.ts'
import type { DayDocument } from '../domain/day-document.ts'
import { layOutDay } from '../domain/day-layout.ts'
import { layOutGift } from '../domain/gift-layout.ts'
import { giftWords } from '../domain/gift-words.ts'
import type { LinePicture } from '../domain/line-picture.ts'
import { pdfColumns } from '../domain/pdf-columns.ts'
import { layOutReceipt } from '../domain/receipt-layout.ts'
import { parseReceipt } from '../domain/receipt-schema.ts'
import { dayWords, receiptWords } from '../domain/receipt-words.ts'
import { refundSlipWords } from '../domain/refund-slip-words.ts'
import type { PdfFormat } from '../paper-ports.ts'
import { appendJournal } from '../store/journal-store.ts'
import { countPrints, forgetSavedPaper, noteSavedPaper } from '../store/print-store.ts'
import { readSaleDocument } from '../store/sale-store.ts'
import type { PrintContext } from './print-context.ts'
import { repaymentLines } from './print-repayment.ts'
import { slipLines } from './print-slip.ts'

/** Which paper somebody wants as a file; a report comes with what stands on it. */
export type WantedPaper =
  | { kind: 'receipt' | 'gift'; saleId: string }
  | { kind: 'slip'; refundId: string }
  | { kind: 'day'; dayId: number; document: DayDocument }

/** A paper ready to be laid out. */
type Paper = {
  subject: string
  /** "Receipt 000123": also the file's name. */
  title: string
  language: string
  /** When it was true; null: now. */
  at: number | null
  lines(columns: number, isCopy: boolean): PaperLine[]
}

/**
 * paper.save: a paper as a PDF. Whoever has the file has the paper: it counts as given before it is made, as a print does before its first
 * byte leaves, and whatever comes after it says COPY. Reports have no copies.
 */
export async function savePaper(
  context: PrintContext,
  wanted: WantedPaper,
  format: PdfFormat,
): Promise<Result<{ fileName: string; base64: string }>> {
  const { database, clock } = context
  const paper = paperOf(context, wanted)
  if (!paper) return fail(wanted.kind === 'slip' ? 'refund-not-found' : 'sale-not-found')
  const { kind } = wanted
  const { subject, title, language } = paper
  const now = clock.now()
  const noted = database.inTransaction(() => {
    const copy = kind === 'day' ? 0 : countPrints(database, kind, subject)
    return { copy, id: noteSavedPaper(database, { kind, subject, format, copy, now }) }
  })
  try {
    const columns = pdfColumns[format]
    const lines = paper.lines(columns, noted.copy > 0)
    const logos = logosOf(context, lines)
    const bytes = await context.makePdf({
      lines,
      columns,
      format,
      title,
      language,
      at: paper.at ?? now,
      logos,
    })
    database.inTransaction(() =>
      appendJournal(database, clock.now(), 'paper-saved', subject, {
        paper: kind,
        title,
        format,
        copy: noted.copy,
      }),
    )
    context.nudge('sales')
    return ok({ fileName: `${fileNameOf(title)}.pdf`, base64: Buffer.from(bytes).toString('base64') })
  } catch (error) {
    forgetSavedPaper(database, noted.id)
    throw error
  }
}

function paperOf(context: PrintContext, wanted: WantedPaper): Paper | undefined {
  switch (wanted.kind) {
    case 'receipt':
    case 'gift':
      return salePaper(context, wanted.kind, wanted.saleId)
    case 'slip':
      return slipPaper(context, wanted.refundId)
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

function salePaper({ database }: PrintContext, kind: 'receipt' | 'gift', saleId: string): Paper | undefined {
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

function logosOf(context: PrintContext, lines: readonly PaperLine[]): Record<string, LinePicture> {
  const hashes = lines.flatMap(({ logo }) => (logo === undefined ? [] : [logo]))
  return Object.fromEntries(
    hashes.flatMap((hash) => {
      const dots = context.logos.dots(hash)
      return dots ? [[hash, dots]] : []
    }),
  )
}

/** Letters and digits that every system takes in the name of a file. */
function fileNameOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
}
