import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import * as v from 'valibot'
import { dayDocumentSchema } from '../../main/domain/day-document.ts'
import { layOutDay } from '../../main/domain/day-layout.ts'
import { paperEncoder } from '../../main/domain/escpos.ts'
import { layOutGift } from '../../main/domain/gift-layout.ts'
import type { LinePicture } from '../../main/domain/line-picture.ts'
import { verbatimLines } from '../../main/domain/paper.ts'
import {
  codePageTablesSchema,
  type PrinterProfile,
  printerProfileSchema,
} from '../../main/domain/printer-profile.ts'
import type { ReceiptDocument } from '../../main/domain/receipt.ts'
import { layOutReceipt } from '../../main/domain/receipt-layout.ts'
import { parseReceipt } from '../../main/domain/receipt-schema.ts'
import { layOutRefundSlip, type RefundSlip } from '../../main/domain/refund-slip.ts'
import { layOutRepaymentSlip, type RepaymentSlip } from '../../main/domain/repayment-slip.ts'
import { layOutTestPage, type TestPage } from '../../main/domain/test-page.ts'
import { lineDrawing } from '../../main/platform/line-drawing.ts'
import type { PaperLine } from '../../preload/contract/views.ts'
import codePages from '../../resources/printers/code-pages.json' with { type: 'json' }

/*
 * Old papers and what became of them: documents as tills stored them (papers.json.br), and the hash of the bytes that each was printed with
 * (hashes.txt). Neither is ever made anew; build-papers.ts only adds papers with names of their own.
 */

export type OldPaper = { name: string; columns: 42 | 32; copy: boolean } & (
  | { kind: 'sale' | 'gift'; document: ReceiptDocument }
  | { kind: 'day'; document: unknown }
  | { kind: 'refund'; document: RefundSlip }
  | { kind: 'repayment'; document: RepaymentSlip }
  | { kind: 'test'; document: TestPage }
  | { kind: 'card-slip'; document: string }
)
export type OldPapers = {
  papers: OldPaper[]
  logos: Record<string, { width: number; height: number; base64: string }>
}

const here = import.meta.dirname
export const papersFile = join(here, 'papers.json.br')
export const hashesFile = join(here, 'hashes.txt')

export function readPapers(): OldPapers {
  return JSON.parse(brotliDecompressSync(readFileSync(papersFile)).toString()) as OldPapers
}

/** The printer of that day: profiles may be mended, and the old papers are about what we made of a document. */
const profileOf = (columns: number): PrinterProfile =>
  v.parse(printerProfileSchema, {
    name: `${columns} columns`,
    columns,
    codePages: [
      { page: 'cp858', number: 19 },
      { page: 'cp437', number: 0 },
      { page: 'cp1252', number: 16 },
      { page: 'cp852', number: 18 },
      { page: 'cp866', number: 17 },
      { page: 'cp737', number: 14 },
      { page: 'cp857', number: 13 },
    ],
    cutter: 'partial',
    feedLines: 0,
  })

/** How each paper is made again: from its stored form, through the door that a stored form comes in by. */
export function paperMaker(
  logos: OldPapers['logos'],
): (paper: OldPaper) => { lines: PaperLine[]; hash: string } {
  const tables = v.parse(codePageTablesSchema, codePages)
  const encoders = { 42: paperEncoder(profileOf(42), tables), 32: paperEncoder(profileOf(32), tables) }
  const draw = lineDrawing(join(here, '..', '..', 'resources', 'fonts', 'faces.bin'))
  const logo = (hash: string): LinePicture | undefined => {
    const kept = logos[hash]
    return kept && { width: kept.width, height: kept.height, rows: Buffer.from(kept.base64, 'base64') }
  }
  return (paper) => {
    const { columns } = paper
    const lines = linesOf(paper)
    const pictures = new Map(encoders[columns].unwritable(lines).map((line) => [line, draw(line, columns)]))
    const bytes = encoders[columns].encode(lines, { pictures, logo })
    return { lines, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 24) }
  }
}

function linesOf(paper: OldPaper): PaperLine[] {
  const { columns, copy } = paper
  switch (paper.kind) {
    case 'sale':
      return layOutReceipt(parseReceipt(JSON.stringify(paper.document)), { columns, copy })
    case 'gift':
      return layOutGift(parseReceipt(JSON.stringify(paper.document)), { columns, copy })
    case 'day':
      return layOutDay(v.parse(dayDocumentSchema, paper.document), columns)
    case 'refund':
      return layOutRefundSlip(paper.document, columns, copy)
    case 'repayment':
      return layOutRepaymentSlip(paper.document, columns, copy)
    case 'test':
      return layOutTestPage(paper.document, columns)
    case 'card-slip':
      return verbatimLines(paper.document, columns)
  }
}
