import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { ReaderView } from '../../preload/contract/views.ts'
import type { Asked, CardProvider, ProviderReader } from '../ports.ts'
import { appendJournal } from '../store/journal-store.ts'
import { openPaymentOfReader } from '../store/payment-store.ts'
import {
  chooseDefaultReader,
  insertReader,
  loadDefaultReader,
  loadReader,
  loadReaderByProviderId,
  loadReaders,
  markReaderRemoved,
  type StoredReader,
  updateReaderFacts,
  updateReaderPairing,
  updateReaderStatus,
} from '../store/reader-store.ts'
import { plainText } from './kept-evidence.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
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

export function storedReaderViews(context: PaymentContext): ReaderView[] {
  return loadReaders(context.database).map((reader) => toReaderView(context, reader))
}

/** What a person types or reads aloud: spaces and dashes are nothing, small letters are capitals. */
export function normalPairingCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
  return /^[A-Z0-9]{8,9}$/.test(code) ? code : undefined
}

export async function pairReader(
  context: PaymentContext,
  request: { pairingCode: string; name: string },
): Promise<Result<ReaderView>> {
  const code = normalPairingCode(request.pairingCode)
  if (code === undefined) return fail('pairing-code-invalid')
  const [provider] = context.providers
  if (!provider) return fail('card-unavailable')
  const name = request.name || `${provider.displayName} ${loadReaders(context.database).length + 1}`
  const answer = await provider.pairReader(code, name)
  if (answer.kind !== 'answered') return pairingRefused(answer)
  const readerId = context.database.inTransaction(() => keepReader(context, provider, answer.value))
  context.nudge('readers')
  return await checkReader(context, { readerId })
}

/** Brings the provider's list in: new pairings, confirmed ones, and those that are gone. */
export async function refreshReaders(context: PaymentContext): Promise<Result<ReaderView[]>> {
  const before = factsOf(storedReaderViews(context))
  for (const provider of context.providers) {
    const answer = await provider.listReaders()
    if (answer.kind !== 'answered') {
      context.log.warn('readers-not-refreshed', { provider: provider.id, reason: answer.reason })
      continue
    }
    context.database.inTransaction(() => takeOver(context, provider, answer.value))
  }
  const readers = storedReaderViews(context)
  if (factsOf(readers) !== before) context.nudge('readers')
  return ok(readers)
}

export async function renameReader(
  context: PaymentContext,
  request: { readerId: string; name: string },
): Promise<Result<ReaderView>> {
  const found = readerAndProvider(context, request.readerId)
  if (!found.ok) return found
  const { reader, provider } = found.value
  const answer = await provider.renameReader(reader.providerReaderId, request.name)
  if (answer.kind !== 'answered') return refusedOrUnreachable(answer)
  updateReaderFacts(context.database, reader.id, { ...reader, name: request.name })
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
  if (reader.pairing !== 'paired') await refreshPairing(context, provider, reader)
  const answer = await provider.readerStatus(reader.providerReaderId)
  if (answer.kind === 'answered')
    updateReaderStatus(context.database, reader.id, answer.value, context.clock.now())
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
  context.database.inTransaction(() => chooseDefaultReader(context.database, reader.id))
  context.nudge('readers')
  return listReaders(context)
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
  const answer = await provider.listReaders()
  if (answer.kind !== 'answered') return
  const theirs = answer.value.find((candidate) => candidate.providerReaderId === reader.providerReaderId)
  if (theirs) context.database.inTransaction(() => keepReader(context, provider, theirs))
}

function takeOver(context: PaymentContext, provider: CardProvider, listed: ProviderReader[]): void {
  for (const reader of listed) keepReader(context, provider, reader)
  const ids = new Set(listed.map((reader) => reader.providerReaderId))
  for (const stored of loadReaders(context.database)) {
    if (stored.provider !== provider.id || ids.has(stored.providerReaderId)) continue
    // Not forgotten: somebody unpaired it elsewhere, and the shop should see that.
    updateReaderPairing(context.database, stored.id, 'expired')
  }
}

/** Stores a pairing, new or known. A device that was paired anew takes the place of its old pairing. */
function keepReader(context: PaymentContext, provider: CardProvider, theirs: ProviderReader): string {
  const { database, clock } = context
  const known = loadReaderByProviderId(database, provider.id, theirs.providerReaderId)
  if (known) {
    const facts = { ...theirs, serial: theirs.serial || known.serial }
    updateReaderFacts(database, known.id, facts)
    if (!loadDefaultReader(database)) chooseDefaultReader(database, known.id)
    return known.id
  }
  const at = clock.now()
  const before = loadReaders(database).find(
    (reader) => theirs.serial !== '' && reader.provider === provider.id && reader.serial === theirs.serial,
  )
  const replaces = before && !openPaymentOfReader(database, before.id) ? before : undefined
  const isDefault = !loadDefaultReader(database) || replaces?.isDefault === true
  if (replaces) markReaderRemoved(database, replaces.id, at)
  const id = context.ids.uuid()
  insertReader(database, { ...theirs, id, provider: provider.id, isDefault, createdAt: at })
  appendJournal(database, at, 'reader-paired', id, {
    provider: provider.id,
    name: theirs.name,
    model: theirs.model,
    serial: theirs.serial,
  })
  return id
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

type NotAnswered = Exclude<Asked<unknown>, { kind: 'answered' }>

function pairingRefused(answer: NotAnswered): Result<never> {
  if (answer.kind === 'refused') {
    if (answer.reason === 'not-found') return fail('pairing-code-unknown')
    if (answer.reason === 'conflict') return fail('pairing-conflict')
    if (answer.reason === 'invalid') return fail('pairing-code-invalid')
  }
  return refusedOrUnreachable(answer)
}

function refusedOrUnreachable(answer: Asked<unknown>): Result<never> {
  if (answer.kind === 'refused')
    return fail('provider-refused', { reason: answer.reason, text: plainText(answer.providerText) })
  if (answer.kind === 'unavailable') return fail('provider-unreachable', { reason: answer.reason })
  throw new Error('an answer is not a refusal')
}

function viewOf(context: PaymentContext, readerId: string): Result<ReaderView> {
  const reader = loadReader(context.database, readerId)
  return reader ? ok(toReaderView(context, reader)) : fail('reader-not-found')
}

function toReaderView(context: PaymentContext, reader: StoredReader): ReaderView {
  const payment = openPaymentOfReader(context.database, reader.id)
  return {
    readerId: reader.id,
    name: reader.name,
    providerName: providerOf(context, reader.provider)?.displayName ?? reader.provider,
    model: reader.model,
    serial: reader.serial,
    pairing: reader.pairing,
    connection: reader.status?.connection ?? null,
    state: reader.status?.state ?? null,
    batteryPercent: reader.status?.batteryPercent ?? null,
    connectionType: reader.status?.connectionType ?? null,
    firmware: reader.status?.firmware ?? null,
    lastActivityAt: reader.status?.lastActivityAt ?? null,
    checkedAt: reader.checkedAt,
    isDefault: reader.isDefault,
    busyWith: payment
      ? {
          paymentId: payment.id,
          amount: { minor: payment.amountMinor, currency: payment.currency },
          since: payment.createdAt,
        }
      : null,
  }
}
