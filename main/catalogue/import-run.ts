import { storageFailure } from '../store/database.ts'
import { type CatalogueContext, pause } from './catalogue-context.ts'
import {
  enterStage,
  type ImportSession,
  ImportStopped,
  prepareImport,
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

/** Ends an import and gives its memory back. */
export function letGo(context: CatalogueContext, session: ImportSession, stage: 'cancelled' | 'done'): void {
  session.turn += 1
  session.base64 = ''
  session.bytes = Buffer.alloc(0)
  session.list = undefined
  session.plan = undefined
  const { done, total } = session
  enterStage(context, session, stage, total)
  session.done = done
}

/** Reads and checks the file; what comes of it stands in the session. */
export async function prepareAndTell(
  { context, revision }: ImportHost,
  session: ImportSession,
): Promise<void> {
  const prepared = await prepareImport(context, session, revision)
  if (prepared.ok) {
    enterStage(context, session, 'ready', session.preview?.rows ?? 0)
    session.done = session.total
    return
  }
  session.error = prepared.error
  enterStage(context, session, 'failed', session.total)
}

/** Writes what was checked; the catalogue is locked when it begins. */
export async function writeImport(host: ImportHost, session: ImportSession): Promise<void> {
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
  if (session.planRevision !== host.revision() || session.planCurrency !== context.settings().currency) {
    await prepareAndTell(host, session)
    if (session.stage !== 'ready') return
    const refused = refusal(session)
    if (refused) {
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

/** A surprise ends the import, never the till. */
export function noteFailure(context: CatalogueContext, session: ImportSession, error: unknown): void {
  if (error instanceof ImportStopped) return
  const code = storageFailure(error) ?? 'internal'
  context.log.error('catalogue.import-failed', {
    problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
  session.error = { code }
  enterStage(context, session, 'failed', session.total)
}
