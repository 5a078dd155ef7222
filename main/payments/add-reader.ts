import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type {
  AvailableReader,
  AvailableReaders,
  ReaderService,
  ReaderView,
} from '../../preload/contract/views.ts'
import type { Asked, CardProvider, ProviderReader } from '../ports.ts'
import { loadReaders } from '../store/reader-store.ts'
import { keepReader } from './keep-reader.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { refusedOrUnreachable, viewOf } from './reader-view.ts'
import { checkReader } from './readers.ts'

/* How a reader comes to this till: paired by the code on its screen, or chosen from what the account has. */

/** Where readers can be had from, the one for new readers first. */
export function readerServices(context: PaymentContext): Result<ReaderService[]> {
  return ok(
    context.providers.map(({ id, displayName, traits }) => ({
      provider: id,
      name: displayName,
      readers: traits.readers,
    })),
  )
}

/** What a person types or reads aloud: spaces and dashes are nothing, small letters are capitals. */
export function normalPairingCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
  return /^[A-Z0-9]{8,9}$/.test(code) ? code : undefined
}

/** By the pairing code; where readers are chosen, by the serial number or what stands in the reader's QR code. */
export async function pairReader(
  context: PaymentContext,
  request: Parsed<'readers.pair'>,
): Promise<Result<ReaderView>> {
  const provider =
    request.provider === undefined
      ? context.providers.find((candidate) => candidate.traits.readers === 'paired')
      : providerOf(context, request.provider)
  if (!provider) return fail('card-unavailable')
  const isChosen = provider.traits.readers === 'chosen'
  const code = isChosen ? request.pairingCode.trim() : normalPairingCode(request.pairingCode)
  if (!code) return fail(isChosen ? 'reader-not-in-account' : 'pairing-code-invalid')
  const answer = await provider.pairReader(code, nameFor(context, provider, request.name))
  if (answer.kind !== 'answered') return isChosen ? notInAccount(answer) : pairingRefused(answer)
  return await keptAndChecked(context, provider, answer.value, request.color)
}

/** The account's readers that match, in the order and the spelling of the account. */
export async function availableReaders(
  context: PaymentContext,
  request: Parsed<'readers.available'>,
): Promise<Result<AvailableReaders>> {
  const provider = providerOf(context, request.provider)
  if (!provider) return fail('card-unavailable')
  const answer = await provider.listReaders()
  if (answer.kind !== 'answered') return refusedOrUnreachable(answer)
  const { storeId, query, offset, limit } = request
  const matching = answer.value.filter(
    (reader) => (storeId === null || reader.store?.id === storeId) && matches(reader, query),
  )
  const stores = new Map(answer.value.flatMap(({ store }) => (store ? [[store.id, store.name]] : [])))
  return ok({
    stores: [...stores].map(([id, name]) => ({ storeId: id, name })),
    readers: matching.slice(offset, offset + limit).map((reader) => toAvailable(context, provider, reader)),
    total: matching.length,
  })
}

/** Looked up in the account's list once more: an id that a screen sends is no address before it stands there. */
export async function chooseReader(
  context: PaymentContext,
  request: Parsed<'readers.choose'>,
): Promise<Result<ReaderView>> {
  const provider = providerOf(context, request.provider)
  if (!provider) return fail('card-unavailable')
  if (provider.traits.readers !== 'chosen') return fail('reader-not-in-account')
  const answer = await provider.listReaders()
  if (answer.kind !== 'answered') return refusedOrUnreachable(answer)
  const theirs = answer.value.find((reader) => reader.providerReaderId === request.providerReaderId)
  if (!theirs) return fail('reader-not-in-account')
  const named = { ...theirs, name: nameFor(context, provider, request.name) }
  return await keptAndChecked(context, provider, named, request.color)
}

async function keptAndChecked(
  context: PaymentContext,
  provider: CardProvider,
  theirs: ProviderReader,
  color: ReaderView['color'] | undefined,
): Promise<Result<ReaderView>> {
  const readerId = context.database.inTransaction(() => keepReader(context, provider, theirs, color))
  context.nudge('readers')
  return provider.traits.tellsReaderState
    ? await checkReader(context, { readerId })
    : viewOf(context, readerId)
}

function nameFor(context: PaymentContext, provider: CardProvider, wished: string): string {
  return wished || `${provider.displayName} ${loadReaders(context.database).length + 1}`
}

/** A word of the list, or a text in which the serial number stands, as in a QR code. */
function matches({ serial, model, store, providerReaderId }: ProviderReader, query: string): boolean {
  const wanted = fold(query).trim()
  if (wanted === '') return true
  const texts = [serial, model, providerReaderId, store?.name ?? ''].map(fold)
  return texts.some((text) => text.includes(wanted)) || wanted.split(/[^a-z0-9]+/).includes(fold(serial))
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

function toAvailable(
  context: PaymentContext,
  provider: CardProvider,
  { providerReaderId, model, serial, store }: ProviderReader,
): AvailableReader {
  const here = loadReaders(context.database).find(
    (reader) => reader.provider === provider.id && reader.providerReaderId === providerReaderId,
  )
  return {
    providerReaderId,
    model,
    serial,
    storeName: store?.name || null,
    usedHere: here ? { name: here.name, color: here.color } : null,
  }
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

/** Two of one serial number are not guessed between: the list shows both. */
function notInAccount(answer: NotAnswered): Result<never> {
  const isNotThere =
    answer.kind === 'refused' && (answer.reason === 'not-found' || answer.reason === 'conflict')
  return isNotThere ? fail('reader-not-in-account') : refusedOrUnreachable(answer)
}
