import { hash as hashOf } from 'node:crypto'
import { readEntries } from '../store/journal-reading.ts'
import { hashedText, type JournalEntry } from '../store/journal-store.ts'
import { type ExportScope, entriesOf } from './export-scope.ts'
import type { ExportsContext } from './exports-context.ts'

/*
 * The journal as JSON Lines. Each line is a hash and exactly the text that it was taken over, so that resources/verify-journal.mjs needs
 * to know nothing of the till: the rows' hashes are those of the journal, the header's covers the header.
 */

const sealedLine = (
  name: 'header' | 'links' | 'document',
  content: unknown,
): { line: string; hash: string } => {
  const text = JSON.stringify(content)
  const hash = hashOf('sha256', text)
  return { line: `{"hash":"${hash}","${name}":${text}}\n`, hash }
}

export const headerLine = (content: Record<string, unknown>): string => sealedLine('header', content).line
export const linksLine = (first: number, hashes: readonly string[]): string =>
  sealedLine('links', { first, hashes }).line
export const documentLine = (kind: string, text: string): { line: string; hash: string } =>
  sealedLine('document', { kind, text })
export const rowLine = (entry: JournalEntry): string =>
  `{"hash":"${entry.hash}","row":${hashedText(entry)}}\n`

/** Who wrote it, where and when; the same in each header. */
export function originOf(context: ExportsContext): Record<string, unknown> {
  const { shopName, taxNumber, currency, timeZone } = context.settings()
  return {
    shop: { name: shopName, taxNumber },
    currency,
    timeZone,
    training: context.isTraining(),
    test: context.isTest(),
    program: `Suretill ${context.version}`,
    exportedAt: context.clock.now(),
  }
}

const entriesPerSlice = 200

export async function* journalText(
  context: ExportsContext,
  scope: ExportScope,
  rest: () => Promise<void>,
): AsyncGenerator<string> {
  const { before, last } = await entriesOf(context, scope, rest)
  yield headerLine({
    format: 'suretill-journal',
    version: 1,
    ...originOf(context),
    period: scope.period,
    days: scope.days.flatMap(({ zNumber, date }) => (zNumber === null ? [] : [[zNumber, date]])),
    first: before.number + 1,
    last: last.number,
    count: last.number - before.number,
    previousHash: before.hash,
    headHash: last.hash,
    /** Of the whole journal when this was written: the head that the other exports of the moment carry. */
    journalHead: scope.end.hash,
  })
  for (let after = before.number; after < last.number; ) {
    const entries = readEntries(context.database, after, last.number, entriesPerSlice)
    const newest = entries.at(-1)
    // A journal with a hole is exported as it is: the verifier names what is missing.
    if (!newest) return
    yield entries.map(rowLine).join('')
    after = newest.number
  }
}
