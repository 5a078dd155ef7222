import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { ImportProgress } from '../../preload/contract/views.ts'
import { cleanText } from './clean-text.ts'
import { limits } from './import-list.ts'
import { type ImportHost, letGo, noteFailure, prepareAndTell, writeImport } from './import-run.ts'
import { enterStage, type ImportSession, progressOf, refusal } from './import-session.ts'

export type Imports = {
  open(request: Parsed<'catalogue.import-open'>): Result<ImportProgress>
  adjust(request: Parsed<'catalogue.import-adjust'>): Result<ImportProgress>
  run(request: Parsed<'catalogue.import-run'>): Result<ImportProgress>
  progress(request: Parsed<'catalogue.import-progress'>): Result<ImportProgress>
  cancel(request: Parsed<'catalogue.import-cancel'>): Result<ImportProgress>
  /** Resolves when no import is at work. */
  settled(): Promise<void>
  close(): void
}

/** One import at a time; opening another file lets go of the one before. */
export function openImports(host: ImportHost): Imports {
  const { context } = host
  let session: ImportSession | undefined
  let opened = 0
  let atWork: Promise<void> = Promise.resolve()

  const start = (running: ImportSession, work: () => Promise<void>): void => {
    atWork = atWork.then(work).catch((error: unknown) => noteFailure(context, running, error))
  }
  const find = (importId: string): ImportSession | undefined =>
    session?.id === importId ? session : undefined
  const prepare = (running: ImportSession): void => {
    const turn = running.turn
    start(running, async () => {
      if (running.turn === turn) await prepareAndTell(host, running)
    })
  }

  return {
    open(request) {
      if (session?.stage === 'writing' || host.isLocked()) return fail('import-busy')
      const fileName = plainFileName(request.fileName)
      if (fileName === '') return fail('file-name-invalid')
      const bytes = Math.floor((request.base64.length * 3) / 4)
      if (bytes > limits.bytes) return fail('import-too-large', { bytes, limit: limits.bytes })
      if (session) letGo(context, session, 'cancelled')
      opened += 1
      session = newSession(`${context.clock.now().toString(36)}-${opened}`, fileName, request.base64)
      prepare(session)
      return ok(progressOf(session))
    },
    adjust(request) {
      const found = find(request.importId)
      if (!found) return fail('import-not-found')
      if (!isAdjustable(found)) return fail('import-busy')
      const { encoding, separator, decimalSign, mapping } = request
      const readsAnew = encoding !== found.choices.encoding || separator !== found.choices.separator
      found.choices = { encoding, separator, decimalSign, mapping }
      found.turn += 1
      found.error = null
      if (readsAnew || found.stage === 'reading') found.list = undefined
      enterStage(context, found, found.list ? 'checking' : 'reading', found.total)
      prepare(found)
      return ok(progressOf(found))
    },
    run({ importId }) {
      const found = find(importId)
      if (!found) return fail('import-not-found')
      if (found.isDecided) return ok(progressOf(found))
      if (found.stage !== 'ready')
        return found.error ? { ok: false, error: found.error } : fail('import-busy')
      const refused = refusal(found)
      if (refused) return refused
      if (context.hasOpenPayment() || host.isLocked()) return fail('import-busy')
      found.error = null
      host.lock()
      enterStage(context, found, 'writing', found.plan?.products.length ?? 0)
      start(found, () => writeImport(host, found))
      return ok(progressOf(found))
    },
    progress({ importId }) {
      const found = find(importId)
      return found ? ok(progressOf(found)) : fail('import-not-found')
    },
    cancel({ importId }) {
      const found = find(importId)
      if (!found) return fail('import-not-found')
      if (!found.isDecided && found.stage !== 'failed') letGo(context, found, 'cancelled')
      return ok(progressOf(found))
    },
    async settled() {
      for (let seen = atWork; ; seen = atWork) {
        await seen
        if (seen === atWork) return
      }
    },
    close() {
      if (session) session.turn += 1
    },
  }
}

const isAdjustable = (session: ImportSession): boolean =>
  ['reading', 'checking', 'ready', 'failed'].includes(session.stage) && !session.isDecided

function newSession(id: string, fileName: string, base64: string): ImportSession {
  return {
    id,
    fileName,
    base64,
    bytes: Buffer.alloc(0),
    sha256: '',
    choices: { encoding: null, separator: null, decimalSign: null, mapping: null },
    stage: 'reading',
    done: 0,
    total: Math.floor((base64.length * 3) / 4),
    error: null,
    list: undefined,
    plan: undefined,
    preview: null,
    planRevision: 0,
    planCurrency: '',
    turn: 0,
    isDecided: false,
  }
}

/** The name is shown and journaled, never used as a path. */
const plainFileName = (name: string): string => cleanText(name.split(/[/\\]/).at(-1) ?? '').slice(0, 120)
