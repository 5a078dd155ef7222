import type { CardOutlook, CardOutlooks, OutlookCode } from '../../preload/contract/outlook.ts'
import { ok, type Result } from '../../preload/contract/result.ts'
import { openPaymentOfReader } from '../store/payment-store.ts'
import { loadReaders, type StoredReader } from '../store/reader-store.ts'
import { type PaymentContext, providerOf } from './payment-context.ts'
import type { ProviderHealth } from './provider-health.ts'
import { checkReader } from './readers.ts'

/*
 * Says before a customer takes out a card whether one can be taken: from what is known, at once, and with a light question
 * to each reader while the payment screen is open. A forecast and no lock: the button stays.
 */

export type CardProspect = {
  /** payment.outlook: what is known now; asks anew where that is not fresh. */
  look(): Result<CardOutlooks>
}

/** While the screen is open a reader is asked this often; it is the same question that a payment asks every two seconds. */
const askAgainMs = 8_000
/** What was heard longer ago may have changed. */
const oldAfterMs = 20_000
const mostReaders = 8

export function createCardProspect(context: PaymentContext, health: ProviderHealth): CardProspect {
  const askedAt = new Map<string, number>()
  const asking = new Set<string>()

  async function ask(readerId: string): Promise<void> {
    asking.add(readerId)
    askedAt.set(readerId, context.clock.now())
    try {
      await checkReader(context, { readerId })
    } catch (error) {
      // Nobody waits for this answer: it may come when the database is closed already.
      if (!context.stopping?.aborted)
        context.log.error('reader-not-asked', { readerId, problem: String(error) })
    } finally {
      asking.delete(readerId)
    }
  }

  function askWhereStale(readers: readonly StoredReader[]): void {
    const now = context.clock.now()
    for (const reader of readers.slice(0, mostReaders)) {
      const before = askedAt.get(reader.id)
      // A clock that was set back must not silence the question.
      const isFresh = before !== undefined && now >= before && now - before < askAgainMs
      // Its payment asks it anyway.
      if (isFresh || asking.has(reader.id) || openPaymentOfReader(context.database, reader.id)) continue
      void ask(reader.id)
    }
  }

  return {
    look() {
      const readers = loadReaders(context.database)
      askWhereStale(readers)
      return ok({
        asOf: context.clock.now(),
        readers: readers.map((reader) => outlookOf(context, health, reader, asking.has(reader.id))),
      })
    },
  }
}

function outlookOf(
  context: PaymentContext,
  health: ProviderHealth,
  reader: StoredReader,
  isAsking: boolean,
): CardOutlook {
  const now = context.clock.now()
  const provider = providerOf(context, reader.provider)
  const { code, since, heardAt } = forecast(context, health, reader)
  return {
    readerId: reader.id,
    isDefault: reader.isDefault,
    code,
    providerName: provider?.displayName ?? reader.provider,
    since,
    heardAt,
    isOld: heardAt !== null && (now < heardAt || now - heardAt > oldAfterMs),
    isAsking,
  }
}

type Forecast = Pick<CardOutlook, 'code' | 'since' | 'heardAt'>

function forecast(context: PaymentContext, health: ProviderHealth, reader: StoredReader): Forecast {
  const { trouble, since, heardAt } = health.of(reader.provider)
  if (trouble !== null) return say(trouble, since, heardAt)
  const payment = openPaymentOfReader(context.database, reader.id)
  if (payment) return say('reader-busy', payment.createdAt, context.clock.now())
  const { status, checkedAt } = reader
  if (status && checkedAt !== null) {
    const state = stateOf(status.connection, status.state)
    if (state !== 'not-known') return say(state, null, checkedAt)
  }
  // A reader that tells nothing: that its provider answers is all that can be known.
  const tells = providerOf(context, reader.provider)?.traits.tellsReaderState ?? true
  return tells || heardAt === null
    ? say('not-known', null, checkedAt)
    : say('provider-answers', null, heardAt)
}

const say = (code: OutlookCode, since: number | null, heardAt: number | null): Forecast => ({
  code,
  since,
  heardAt,
})

function stateOf(connection: 'online' | 'offline' | null, state: string | null): OutlookCode {
  if (connection === 'offline' || state === 'offline') return 'reader-offline'
  if (state === 'updating') return 'reader-updating'
  return connection === 'online' || state !== null ? 'ready' : 'not-known'
}
