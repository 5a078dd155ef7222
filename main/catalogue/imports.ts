import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { ImportProgress } from '../../preload/contract/views.ts'
import { storageFailure } from '../store/database.ts'
import { type CatalogueContext, pause } from './catalogue-context.ts'
import { cleanText } from './clean-text.ts'
import { limits } from './import-list.ts'
import {
  enterStage,
  type ImportSession,
  ImportStopped,
  prepareImport,
  progressOf,
  refusal,
  turnOf,
} from './import-session.ts'
import { confirmImport, discardImport, layDownImport, moveImport } from './import-write.ts'

/** What an import needs of the catalogue it changes. */
export type ImportHost = {
  context: CatalogueContext
  /** Counts every change of the catalogue: a plan is good only for the catalogue it was made for. */
  revision(): number
  isLocked(): boolean
  /** The tables must not be touched any more. */
  isClosed(): boolean
  /** Nobody else writes to the catalogue between `lock` and `unlock`. */
  lock(): void
  unlock(): void
  /** Brings the search index up to date. */
  indexed(productIds: readonly number[], onProgress: (done: number, total: number) => void): Promise<void>
}

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
      start(found, () => write(host, found))
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
    turn: 0,
    isDecided: false,
  }
}

/** The name is shown and journaled, never used as a path. */
const plainFileName = (name: string): string => cleanText(name.split(/[/\\]/).at(-1) ?? '').slice(0, 120)

/** Ends an import and gives its memory back. */
function letGo(context: CatalogueContext, session: ImportSession, stage: 'cancelled' | 'done'): void {
  session.turn += 1
  session.base64 = ''
  session.bytes = Buffer.alloc(0)
  session.list = undefined
  session.plan = undefined
  const { done, total } = session
  enterStage(context, session, stage, total)
  session.done = done
}

async function prepareAndTell({ context, revision }: ImportHost, session: ImportSession): Promise<void> {
  const prepared = await prepareImport(context, session, revision)
  if (prepared.ok) {
    enterStage(context, session, 'ready', session.preview?.rows ?? 0)
    session.done = session.total
    return
  }
  session.error = prepared.error
  enterStage(context, session, 'failed', session.total)
}

async function write(host: ImportHost, session: ImportSession): Promise<void> {
  const { context } = host
  try {
    await writeUndecided(host, session)
  } finally {
    if (!session.isDecided) host.unlock()
  }
  if (session.isDecided) await finish(host, session)
  else context.nudge('import')
}

/** Up to the decision: whatever happens here, the catalogue is as it was. */
async function writeUndecided(host: ImportHost, session: ImportSession): Promise<void> {
  const { context } = host
  if (session.planRevision !== host.revision()) {
    await prepareAndTell(host, session)
    const refused = refusal(session)
    if (refused && session.stage === 'ready') {
      if (!refused.ok) session.error = refused.error
      return
    }
  }
  const { plan, preview } = session
  if (!plan || !preview) throw new ImportStopped()
  enterStage(context, session, 'writing', plan.products.length * 2)
  try {
    await layDownImport(context, plan, turnOf(context, session))
    if (context.hasOpenPayment()) {
      session.error = { code: 'import-busy' }
      enterStage(context, session, 'ready', preview.rows)
    } else {
      confirmImport(context, plan, {
        fileName: session.fileName,
        bytes: preview.bytes,
        sha256: session.sha256,
        rows: preview.rows,
      })
      session.isDecided = true
    }
  } finally {
    if (!session.isDecided && !host.isClosed()) await discardImport(context, pause)
  }
}

/** Behind the decision: a full disk only delays it. */
async function finish(host: ImportHost, session: ImportSession): Promise<void> {
  const { context } = host
  const products = session.plan?.products ?? []
  await moveToTheEnd(host, session)
  host.unlock()
  session.error = null
  enterStage(context, session, 'indexing', products.length)
  context.nudge('catalogue')
  await host.indexed(
    products.map((product) => product.id),
    (done, total) => {
      session.done = done
      session.total = total
    },
  )
  session.done = session.total
  letGo(context, session, 'done')
  context.nudge('catalogue')
}

async function moveToTheEnd({ context }: ImportHost, session: ImportSession): Promise<void> {
  const laidDown = session.plan?.products.length ?? 0
  let moved = 0
  for (;;) {
    try {
      await moveImport(context, turnOf(context, session), (products) => {
        moved += products.length
        session.done = laidDown + moved
      })
      return
    } catch (error) {
      const storage = storageFailure(error)
      if (!storage) throw error
      session.error = { code: storage }
      context.log.error('catalogue.import-waits', { problem: String(error) })
      context.nudge('import')
      await new Promise<void>((resolve) => {
        context.clock.schedule(context.clock.now() + tryAgainAfterMs, resolve)
      })
    }
  }
}

const tryAgainAfterMs = 5_000

function noteFailure(context: CatalogueContext, session: ImportSession, error: unknown): void {
  if (error instanceof ImportStopped) return
  const code = storageFailure(error) ?? 'internal'
  context.log.error('catalogue.import-failed', {
    problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
  session.error = { code }
  enterStage(context, session, 'failed', session.total)
}
