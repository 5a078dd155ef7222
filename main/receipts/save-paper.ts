import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { PdfFormat } from '../paper-ports.ts'
import { appendJournal } from '../store/journal-store.ts'
import { countPrints, forgetSavedPaper, noteSavedPaper, type SavedKind } from '../store/print-store.ts'
import { fileNameOf, type Paper, paperOf, pdfOf, type WantedPaper } from './papers.ts'
import type { PrintContext } from './print-context.ts'

type SavedFile = { fileName: string; base64: string }

/**
 * paper.save: a paper as a PDF. Whoever has the file has the paper: it counts as given before it is made, as a print does before its first
 * byte leaves, and whatever comes after it says COPY. Reports and what a card service wrote have no copies; a test page is nobody's
 * paper at all.
 */
export async function savePaper(
  context: PrintContext,
  wanted: WantedPaper,
  format: PdfFormat,
): Promise<Result<SavedFile>> {
  const paper = paperOf(context, wanted)
  if (!paper) return fail(notFound[wanted.kind])
  if (wanted.kind === 'test') return ok(await fileOf(context, paper, format, false))
  return ok(await saveCounted(context, paper, wanted.kind === 'card' ? 'slip' : wanted.kind, format))
}

const notFound = {
  receipt: 'sale-not-found',
  gift: 'sale-not-found',
  slip: 'refund-not-found',
  card: 'payment-not-found',
  day: 'day-not-found',
  test: 'internal',
} as const

async function saveCounted(
  context: PrintContext,
  paper: Paper,
  kind: SavedKind,
  format: PdfFormat,
): Promise<SavedFile> {
  const { database, clock } = context
  const { subject, title } = paper
  const now = clock.now()
  const noted = database.inTransaction(() => {
    const copy = kind === 'day' ? 0 : countPrints(database, kind, subject)
    return { copy, id: noteSavedPaper(database, { kind, subject, format, copy, now }) }
  })
  try {
    const file = await fileOf(context, paper, format, noted.copy > 0)
    database.inTransaction(() =>
      appendJournal(database, clock.now(), 'paper-saved', subject, {
        paper: kind,
        title,
        format,
        copy: noted.copy,
      }),
    )
    context.nudge('sales')
    return file
  } catch (error) {
    forgetSavedPaper(database, noted.id)
    throw error
  }
}

async function fileOf(
  context: PrintContext,
  paper: Paper,
  format: PdfFormat,
  isCopy: boolean,
): Promise<SavedFile> {
  const bytes = await pdfOf(context, paper, format, { isCopy, now: context.clock.now() })
  return { fileName: fileNameOf(paper.title), base64: Buffer.from(bytes).toString('base64') }
}
