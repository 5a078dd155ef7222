import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { ReaderView } from '../../preload/contract/views.ts'
import type { CardProvider, ProviderReader } from '../ports.ts'
import { appendJournal } from '../store/journal-store.ts'
import { openPaymentOfReader } from '../store/payment-store.ts'
import {
  chooseDefaultReader,
  loadDefaultReader,
  loadReader,
  loadReaders,
  markReaderRemoved,
  type StoredReader,
  updateReaderColor,
  updateReaderFacts,
  updateReaderPairing,
  updateReaderStatus,
} from '../store/reader-store.ts'
import { keepReader } from './keep-reader.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { refusedOrUnreachable, storedReaderViews, toReaderView, viewOf } from './reader-view.ts'
import { readerBusy } from './start-payment.ts'

/* The readers of the shop: stored here, true at the provider. Nothing is shown as done before the provider said so. */

/**
 * readers.list: from the store, at once, because a list must open without a network. What the provider says follows, with
 * a nudge when it differs.
 */
export function listReadersAndRefresh(context: PaymentContext): Result<ReaderView[]> {
  refreshReaders(context).catch((error: unknown) =>
    context.log.error('readers-not-refreshed', { problem: String(error) }),
  )
  return listReaders(context)
}

export function listReaders(context: PaymentContext): Result<ReaderView[]> {
  return ok(storedReaderViews(context))
}

/** Brings the provider's list in: new pairings, confirmed ones, and those that are gone. */
export async function refreshReaders(context: PaymentContext): Promise<Result<ReaderView[]>> {
  const before = factsOf(storedReaderViews(context))
  for (const provider of context.providers) {
    const isOfNow = asOfNow(context, provider)
    const answer = await provider.listReaders()
    // Nobody waits for this answer, so the till may have stopped meanwhile.
    if (context.stopping?.aborted) return ok([])
    if (answer.kind !== 'answered') {
      context.log.warn('readers-not-refreshed', { provider: provider.id, reason: answer.reason })
      continue
    }
    context.database.inTransaction(() => {
      if (isOfNow()) takeOver(context, provider, answer.value)
      else context.log.info('readers-changed-meanwhile', { provider: provider.id })
    })
  }
  const readers = storedReaderViews(context)
  if (factsOf(readers) !== before) context.nudge('readers')
  return ok(readers)
}

export async function renameReader(
  context: PaymentContext,
  request: Parsed<'readers.rename'>,
): Promise<Result<ReaderView>> {
  const found = readerAndProvider(context, request.readerId)
  if (!found.ok) return found
  const { reader, provider } = found.value
  // A name that is the till's own needs nobody's consent, nor a network.
  if (provider.traits.readers === 'paired' && request.name !== reader.name) {
    const answer = await provider.renameReader(reader.providerReaderId, request.name)
    if (answer.kind !== 'answered') return refusedOrUnreachable(answer)
  }
  context.database.inTransaction(() => {
    updateReaderFacts(context.database, reader.id, { ...reader, name: request.name })
    if (request.color) updateReaderColor(context.database, reader.id, request.color)
    const after = { name: request.name, color: request.color ?? reader.color }
    noteChange(context, reader, { name: reader.name, color: reader.color }, after)
  })
  context.nudge('readers')
  return viewOf(context, reader.id)
}

/** Refused while a payment holds the reader: its outcome can only be asked for under this pairing. */
export async function removeReader(
  context: PaymentContext,
  request: { readerId: string },
): Promise<Result<ReaderView[]>> {
  const found = readerAndProvider(context, request.readerId)
  if (!found.ok) return found
  const { reader, provider } = found.value
  const busyWith = openPaymentOfReader(context.database, reader.id)
  if (busyWith) return readerBusy(busyWith)
  const answer = await provider.removeReader(reader.providerReaderId)
  const isGone = answer.kind === 'answered' || (answer.kind === 'refused' && answer.reason === 'not-found')
  if (!isGone) return refusedOrUnreachable(answer)
  context.database.inTransaction(() => forgetReader(context, reader))
  context.nudge('readers')
  return listReaders(context)
}

/** Asks how the reader is. Without an answer the last known state stays, with its time. */
export async function checkReader(
  context: PaymentContext,
  request: { readerId: string },
): Promise<Result<ReaderView>> {
  const found = readerAndProvider(context, request.readerId)
  if (!found.ok) return found
  const { reader, provider } = found.value
  const before = factsOf([toReaderView(context, reader)])
  if (reader.pairing !== 'paired' || !provider.traits.tellsReaderState)
    await refreshPairing(context, provider, reader)
  if (provider.traits.tellsReaderState) {
    const answer = await provider.readerStatus(reader.providerReaderId)
    if (answer.kind === 'answered')
      updateReaderStatus(context.database, reader.id, answer.value, context.clock.now())
  }
  const view = viewOf(context, reader.id)
  if (view.ok && factsOf([view.value]) !== before) context.nudge('readers')
  return view
}

export function setDefaultReader(
  context: PaymentContext,
  request: { readerId: string },
): Result<ReaderView[]> {
  const reader = loadReader(context.database, request.readerId)
  if (!reader) return fail('reader-not-found')
  context.database.inTransaction(() => {
    const before = loadDefaultReader(context.database)?.id ?? null
    chooseDefaultReader(context.database, reader.id)
    noteChange(context, reader, { usual: before }, { usual: reader.id })
  })
  context.nudge('readers')
  return listReaders(context)
}

/** Which reader a customer is sent to is a setting about money. */
function noteChange(
  { database, clock }: PaymentContext,
  reader: StoredReader,
  before: Record<string, string | null>,
  after: Record<string, string | null>,
): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const { provider, serial } = reader
  appendJournal(database, clock.now(), 'reader-changed', reader.id, { provider, serial, before, after })
}

/** What is worth a nudge. When it was asked is not: a screen that asks again on every nudge would never stop. */
function factsOf(readers: ReaderView[]): string {
  return JSON.stringify(readers.map((reader) => ({ ...reader, checkedAt: null, lastActivityAt: null })))
}

async function refreshPairing(
  context: PaymentContext,
  provider: CardProvider,
  reader: StoredReader,
): Promise<void> {
  const isOfNow = asOfNow(context, provider)
  const answer = await provider.listReaders()
  if (answer.kind !== 'answered' || !isOfNow()) return
  const theirs = answer.value.filter((one) => one.providerReaderId === reader.providerReaderId)
  context.database.inTransaction(() => bringIn(context, provider, theirs))
}

/**
 * An answer is as old as its question. A reader that was paired, renamed or removed here since then is not in it, or still is:
 * it says nothing about the readers of now, and whatever changed them has them asked for anew.
 */
function asOfNow({ database }: PaymentContext, provider: CardProvider): () => boolean {
  const ours = () =>
    JSON.stringify(
      loadReaders(database)
        .filter((reader) => reader.provider === provider.id)
        .map(({ id, providerReaderId, name, pairing }) => [id, providerReaderId, name, pairing]),
    )
  const before = ours()
  return () => ours() === before
}

/** Paired readers come with the account; of those to choose from, only the chosen ones are this till's. */
function bringIn(context: PaymentContext, provider: CardProvider, listed: ProviderReader[]): void {
  const ours = new Map(
    loadReaders(context.database)
      .filter((stored) => stored.provider === provider.id)
      .map((stored) => [stored.providerReaderId, stored]),
  )
  for (const reader of listed) {
    const stored = ours.get(reader.providerReaderId)
    if (provider.traits.readers === 'paired') keepReader(context, provider, reader)
    else if (stored) updateReaderFacts(context.database, stored.id, { ...reader, name: stored.name })
  }
}

function takeOver(context: PaymentContext, provider: CardProvider, listed: ProviderReader[]): void {
  bringIn(context, provider, listed)
  const ids = new Set(listed.map((reader) => reader.providerReaderId))
  for (const stored of loadReaders(context.database)) {
    if (stored.provider !== provider.id || ids.has(stored.providerReaderId)) continue
    // Not forgotten: somebody unpaired it elsewhere, and the shop should see that.
    updateReaderPairing(context.database, stored.id, 'expired')
  }
}

function forgetReader(context: PaymentContext, reader: StoredReader): void {
  const { database, clock } = context
  markReaderRemoved(database, reader.id, clock.now())
  const [next] = loadReaders(database)
  if (next && !loadDefaultReader(database)) chooseDefaultReader(database, next.id)
  appendJournal(database, clock.now(), 'reader-removed', reader.id, {
    provider: reader.provider,
    serial: reader.serial,
  })
}

function readerAndProvider(
  context: PaymentContext,
  readerId: string,
): Result<{ reader: StoredReader; provider: CardProvider }> {
  const reader = loadReader(context.database, readerId)
  if (!reader) return fail('reader-not-found')
  const provider = providerOf(context, reader.provider)
  return provider ? ok({ reader, provider }) : fail('card-unavailable')
}
