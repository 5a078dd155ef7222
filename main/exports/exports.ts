import { createHash } from 'node:crypto'
import type { Parsed } from '../../preload/contract/channels.ts'
import type { BookingAccounts, ExportView } from '../../preload/contract/export-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { shopTime } from '../domain/shop-time.ts'
import type { ExportFile } from '../export-ports.ts'
import { storageFailure } from '../store/database.ts'
import { appendJournal } from '../store/journal-store.ts'
import { restBySlices } from '../store/rest.ts'
import { auditFile } from './audit-file.ts'
import { accountsOf, saveAccounts } from './booking-accounts.ts'
import { bookingBatch } from './booking-batch.ts'
import { csvText } from './csv-text.ts'
import { evidenceText } from './evidence-text.ts'
import { type ExportScope, scopeOf } from './export-scope.ts'
import type { ExportsContext } from './exports-context.ts'
import { journalText } from './journal-lines.ts'

/*
 * One export at a time: written in slices beside the selling, under a name that nobody takes for a file that is whole, then handed over
 * in pieces and removed. That it was made stands in the journal, behind the head that the file carries.
 */

type Wanted = Parsed<'export.start'>
type Session = ExportView & { isUnwanted: boolean }

export type Exports = {
  start(request: Wanted): Result<ExportView>
  accounts(): BookingAccounts
  saveAccounts(request: BookingAccounts): Result<BookingAccounts>
  progress(request: { exportId: string }): Result<ExportView>
  read(request: {
    exportId: string
    offset: number
  }): Promise<Result<{ base64: string; next: number | null }>>
  end(request: { exportId: string }): Promise<Result<null>>
  /** Gives up what is being written, and waits until it is. */
  stop(): Promise<void>
}

/** Nobody wants it any more: what was written goes. */
class Unwanted extends Error {}

const pieceBytes = 768 * 1024

export function createExports(context: ExportsContext): Exports {
  const { folder, ids, log } = context
  let current: Session | undefined
  let atWork: Promise<void> = folder
    .clear()
    .catch((error: unknown) => log.warn('export.not-cleared', { problem: String(error) }))
  const find = (exportId: string) => (current?.exportId === exportId ? current : undefined)

  return {
    start(request) {
      if (current?.stage === 'writing') return fail('export-busy')
      const scope = scopeOf(context, request.kind === 'evidence' ? { fromZ: null, toZ: null } : request)
      if (!scope) return fail('day-not-found')
      const text = textOf(context, request, scope)
      if (!text.ok) return text
      const session: Session = {
        exportId: ids.uuid(),
        stage: 'writing',
        bytes: 0,
        fileName: fileNameOf(context, request, scope),
        journalHead: scope.end.hash,
        error: null,
        isUnwanted: false,
      }
      const before = current
      current = session
      atWork = atWork
        .then(() => (before ? folder.remove(before.exportId) : undefined))
        .then(() => write(context, session, text.value))
        .then((sha256) => note(context, session, request, sha256))
        .catch((error: unknown) => giveUp(context, session, error))
      return ok(viewOf(session))
    },
    accounts: () => accountsOf(context),
    saveAccounts: (request) => saveAccounts(context, request),
    progress({ exportId }) {
      const session = find(exportId)
      return session ? ok(viewOf(session)) : fail('export-not-found')
    },
    async read({ exportId, offset }) {
      if (find(exportId)?.stage !== 'ready') return fail('export-not-found')
      const piece = await folder.read(exportId, offset, pieceBytes)
      const next = offset + piece.length
      return ok({
        base64: Buffer.from(piece).toString('base64'),
        next: next < (find(exportId)?.bytes ?? 0) ? next : null,
      })
    },
    async end({ exportId }) {
      const session = find(exportId)
      if (!session) return ok(null)
      session.isUnwanted = true
      await atWork
      await folder.remove(exportId)
      if (current === session) current = undefined
      return ok(null)
    },
    async stop() {
      if (current) current.isUnwanted = true
      await atWork
    },
  }
}

const viewOf = ({ isUnwanted: _isUnwanted, ...view }: Session): ExportView => view

/** @returns the file's own hash */
async function write(
  { folder }: ExportsContext,
  session: Session,
  pieces: (rest: () => Promise<void>) => AsyncGenerator<string | Uint8Array>,
): Promise<string> {
  const sum = createHash('sha256')
  const file: ExportFile = await folder.begin(session.exportId)
  try {
    const rest = restBySlices()
    for await (const piece of pieces(rest)) {
      if (session.isUnwanted) throw new Unwanted()
      sum.update(piece)
      await file.write(piece)
      session.bytes += Buffer.byteLength(piece)
      await rest()
    }
  } catch (error) {
    await file.discard()
    throw error
  }
  await file.finish()
  return sum.digest('hex')
}

function note({ database, clock }: ExportsContext, session: Session, request: Wanted, sha256: string): void {
  const { fileName, bytes, journalHead } = session
  database.inTransaction(() =>
    appendJournal(database, clock.now(), 'data-exported', request.kind, {
      ...request,
      fileName,
      bytes,
      sha256,
      journalHead,
    }),
  )
  session.stage = 'ready'
}

function giveUp({ log }: ExportsContext, session: Session, error: unknown): void {
  session.stage = 'failed'
  if (error instanceof Unwanted) return
  log.error('export.failed', { fileName: session.fileName, problem: String(error) })
  session.error = { code: storageFailure(error) ?? 'internal' }
}

type Pieces = (rest: () => Promise<void>) => AsyncGenerator<string | Uint8Array>

function textOf(context: ExportsContext, request: Wanted, scope: ExportScope): Result<Pieces> {
  switch (request.kind) {
    case 'journal':
      return ok((rest) => journalText(context, scope, rest))
    case 'saft':
      return ok((rest) => auditFile(context, scope, rest))
    case 'evidence':
      return evidenceText(context, scope, request.paymentId)
    case 'datev':
      return bookingBatch(context, scope)
    default: {
      const { kind, separator } = request
      return ok(() => csvText(context, scope, kind, separator))
    }
  }
}

/** From fixed words, numbers and dates alone: nothing of the data gets into the name of a file. */
function fileNameOf(context: ExportsContext, request: Wanted, { days }: ExportScope): string {
  const today = shopTime(context.settings().timeZone).dateOf(context.clock.now())
  // The name by which the programs of the form know such a file.
  const isBatch = request.kind === 'datev'
  const words = [isBatch ? 'EXTF' : '', context.isTraining() ? 'training' : 'suretill', request.kind].filter(
    Boolean,
  )
  if (request.kind === 'evidence') return `${[...words, today].join('-')}.jsonl`
  const first = days.at(0)
  const last = days.at(-1)
  const span = first && last && first !== last ? [first.date, 'to', last.date] : [last?.date ?? today]
  return `${[...words, ...span].join('-')}.${endings[request.kind] ?? 'csv'}`
}

const endings: Readonly<Partial<Record<Wanted['kind'], string>>> = { journal: 'jsonl', saft: 'xml' }
