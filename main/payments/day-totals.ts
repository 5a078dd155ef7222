import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { loadReader } from '../store/reader-store.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import { refusedOrUnreachable } from './reader-view.ts'

/** Today's totals of one reader, as its card service counts them: a second opinion, and no figure of the till. */
export async function dayTotals(context: PaymentContext, readerId: string): Promise<Result<string>> {
  const reader = loadReader(context.database, readerId)
  if (!reader) return fail('reader-not-found')
  const provider = providerOf(context, reader.provider)
  if (!provider?.dayTotals) return fail('card-unavailable')
  const answer = await provider.dayTotals(reader.providerReaderId)
  return answer.kind === 'answered' ? ok(answer.value.slice(0, longestTotals)) : refusedOrUnreachable(answer)
}

/** More is no paper of a day. */
const longestTotals = 8_000
