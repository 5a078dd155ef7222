import type { CardProvider, Clock } from '../ports.ts'

/*
 * Whether a provider answers, learnt from every answer that the till gets anyway. Kept in memory: after a start nothing is
 * known, and one question tells.
 */

export type Health = {
  /** Why no card can be taken; null: it answers, or nobody has asked yet. */
  trouble: 'provider-unreachable' | 'not-authorised' | null
  /** Since when it is so: the first failure in a row. */
  since: number | null
  heardAt: number | null
}

export type ProviderHealth = {
  /** The same provider, listened to. Asked twice for one provider it gives the same one. */
  watch(provider: CardProvider): CardProvider
  of(providerId: string): Health
}

type Heard = Health['trouble'] | 'answers'

const nothingHeard: Health = { trouble: null, since: null, heardAt: null }

/** @param changed called when what is known of a provider is another thing than before */
export function createProviderHealth(clock: Clock, changed: () => void): ProviderHealth {
  const known = new Map<string, Health & { askedAt: number }>()
  const watched = new WeakMap<CardProvider, CardProvider>()

  const hear = (providerId: string, heard: Heard, askedAt: number) => {
    const before = known.get(providerId) ?? { ...nothingHeard, askedAt }
    const now = clock.now()
    // The late answer to an older question is older news. A clock that was set back makes nothing old for ever.
    if (askedAt < before.askedAt && before.askedAt <= now) return
    const trouble = heard === 'answers' ? null : heard
    const since = trouble === null ? null : before.trouble === trouble ? before.since : now
    known.set(providerId, { trouble, since, heardAt: now, askedAt })
    if (before.trouble !== trouble) changed()
  }

  function listenedTo(provider: CardProvider): CardProvider {
    const listen =
      <Request extends unknown[], Answer extends Told>(ask: (...request: Request) => Promise<Answer>) =>
      async (...request: Request): Promise<Answer> => {
        const askedAt = clock.now()
        const answer = await ask(...request)
        const heard = whatItTells(answer)
        if (heard !== null) hear(provider.id, heard, askedAt)
        return answer
      }
    return {
      ...provider,
      submit: listen(provider.submit),
      query: listen(provider.query),
      requestCancel: listen(provider.requestCancel),
      listReaders: listen(provider.listReaders),
      readerStatus: listen(provider.readerStatus),
    }
  }

  return {
    watch(provider) {
      const before = watched.get(provider)
      if (before) return before
      const listening = listenedTo(provider)
      watched.set(provider, listening)
      return listening
    },
    of: (providerId) => known.get(providerId) ?? nothingHeard,
  }
}

type Told = { kind: string; reason?: string }

const keyRefused: ReadonlySet<string> = new Set(['not-authorised', 'http-401', 'http-403'])

/** Null: the answer tells nothing about the provider itself, such as a question that the till could not even ask. */
function whatItTells({ kind, reason = '' }: Told): Heard | null {
  if (keyRefused.has(reason)) return 'not-authorised'
  if (kind === 'not-sent') return 'provider-unreachable'
  if (kind !== 'unavailable' && kind !== 'unknown') return 'answers'
  if (reason === 'reference-used' || reason === 'too-many-requests') return 'answers'
  return reason === 'no-reference' || reason === 'internal' ? null : 'provider-unreachable'
}
