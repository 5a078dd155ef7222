import { type ReaderColor, readerColors } from '../../preload/contract/views.ts'
import type { CardProvider, ProviderReader } from '../ports.ts'
import type { Database } from '../store/database.ts'
import { appendJournal } from '../store/journal-store.ts'
import { openPaymentOfReader } from '../store/payment-store.ts'
import {
  chooseDefaultReader,
  insertReader,
  loadDefaultReader,
  loadReaderByProviderId,
  loadReaders,
  markReaderRemoved,
  updateReaderColor,
  updateReaderFacts,
} from '../store/reader-store.ts'
import type { PaymentContext } from './payment-context.ts'

/**
 * Stores a reader, new or known. A device that was paired anew takes the place of its old pairing, with its colour.
 * @returns the till's own id of it
 */
export function keepReader(
  context: PaymentContext,
  provider: CardProvider,
  theirs: ProviderReader,
  color?: ReaderColor,
): string {
  const { database, clock } = context
  const at = clock.now()
  const known = loadReaderByProviderId(database, provider.id, theirs.providerReaderId)
  if (known) {
    const facts = { ...theirs, serial: theirs.serial || known.serial }
    updateReaderFacts(database, known.id, facts)
    if (color) updateReaderColor(database, known.id, color)
    if (!loadDefaultReader(database)) chooseDefaultReader(database, known.id)
    if (known.isRemoved) tellJournal(context, provider, known.id, theirs)
    return known.id
  }
  const before = loadReaders(database).find(
    (reader) => theirs.serial !== '' && reader.provider === provider.id && reader.serial === theirs.serial,
  )
  const replaces = before && !openPaymentOfReader(database, before.id) ? before : undefined
  const isDefault = !loadDefaultReader(database) || replaces?.isDefault === true
  if (replaces) markReaderRemoved(database, replaces.id, at)
  const id = context.ids.uuid()
  const { providerReaderId, name, model, serial, pairing } = theirs
  insertReader(database, {
    id,
    provider: provider.id,
    providerReaderId,
    name,
    color: color ?? replaces?.color ?? freeColor(database),
    model,
    serial,
    pairing,
    isDefault,
    createdAt: at,
  })
  updateReaderFacts(database, id, theirs)
  tellJournal(context, provider, id, theirs)
  return id
}

function tellJournal(
  { database, clock }: PaymentContext,
  provider: CardProvider,
  readerId: string,
  { name, model, serial }: ProviderReader,
): void {
  appendJournal(database, clock.now(), 'reader-paired', readerId, {
    provider: provider.id,
    name,
    model,
    serial,
  })
}

/** The first that no reader has yet; from the seventh reader on they begin again. */
function freeColor(database: Database): ReaderColor {
  const readers = loadReaders(database)
  const taken = new Set(readers.map((reader) => reader.color))
  const free = readerColors.find((color) => !taken.has(color))
  return free ?? readerColors[readers.length % readerColors.length] ?? 'blue'
}
