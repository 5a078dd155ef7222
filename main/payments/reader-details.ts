import type { Parsed } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { ReaderDetailsView } from '../../preload/contract/views.ts'
import { plainText } from '../domain/kept-evidence.ts'
import type { Asked, CardProvider, ReaderDetails } from '../ports.ts'
import { loadReader } from '../store/reader-store.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { refusedOrUnreachable } from './reader-view.ts'

/* Where a reader stands and what else a shop notes about it, kept at the card service and nowhere here: others read it there. */

export async function readerDetails(
  context: PaymentContext,
  { readerId }: Parsed<'readers.details'>,
): Promise<Result<ReaderDetailsView>> {
  return await ofReader(context, readerId, async (provider, id) => await provider.readerDetails?.(id))
}

export async function changeReaderDetails(
  context: PaymentContext,
  { readerId, changes }: Parsed<'readers.change-details'>,
): Promise<Result<ReaderDetailsView>> {
  const byName = new Map(changes.map(({ name, value }) => [name, value]))
  return await ofReader(
    context,
    readerId,
    async (provider, id) => await provider.changeReaderDetails?.(id, byName),
  )
}

async function ofReader(
  context: PaymentContext,
  readerId: string,
  askProvider: (provider: CardProvider, id: string) => Promise<Asked<ReaderDetails> | undefined>,
): Promise<Result<ReaderDetailsView>> {
  const reader = loadReader(context.database, readerId)
  if (!reader) return fail('reader-not-found')
  const provider = providerOf(context, reader.provider)
  const answer = provider && (await askProvider(provider, reader.providerReaderId))
  if (!answer) return fail('card-unavailable')
  if (answer.kind === 'answered') return ok(shown(answer.value))
  if (answer.kind === 'refused' && answer.reason === 'not-found') return fail('reader-gone')
  return refusedOrUnreachable(answer)
}

/** Others write there too, and it need not fit a screen: what is cut is shown and never written back. */
function shown({ details, most }: ReaderDetails): ReaderDetailsView {
  return {
    most,
    details: details.map(({ name, value, isText }) => {
      const plain = { name: plainText(name), value: plainText(value) }
      return { ...plain, isText: isText && plain.name === name && plain.value === value }
    }),
  }
}
