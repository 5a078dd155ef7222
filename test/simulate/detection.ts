/*
 * How soon the till knows what the provider shows, and how often it asks for it: measured over the payments of a run that met
 * no fault, beside what a till that asks every five seconds would have had for the same payments over the same network.
 */

export type Detected = {
  provider: string
  sentAt: number
  /** When the provider had the approval. */
  shownAt: number
  knownAt: number
  /** Requests after the submit, up to the approval. */
  calls: number
}

type Figures = {
  payments: number
  meanDelayMs: number
  meanCalls: number
  /** The mean delay of a poller that asks every five seconds. */
  pollerMeanDelayMs: number
}

export type Detection = {
  add(one: Detected): void
  /** All together, and by provider. */
  figures(): Figures & { byProvider: Record<string, Figures> }
}

type Sums = { payments: number; delayMs: number; calls: number; pollerDelayMs: number }

const pollerGapMs = 5_000
/** One way: the mean of what the simulated network takes. */
const oneWayMs = 70

export function createDetection(): Detection {
  const byProvider = new Map<string, Sums>()
  const all = emptySums()
  return {
    add(one) {
      const own = byProvider.get(one.provider) ?? emptySums()
      byProvider.set(one.provider, own)
      for (const sums of [own, all]) {
        sums.payments += 1
        sums.delayMs += one.knownAt - one.shownAt
        sums.calls += one.calls
        sums.pollerDelayMs += pollerKnowsAt(one) - one.shownAt
      }
    },
    figures: () => ({
      ...means(all),
      byProvider: Object.fromEntries([...byProvider].map(([provider, sums]) => [provider, means(sums)])),
    }),
  }
}

/** Its first question that reaches the provider after the approval brings it. */
export function pollerKnowsAt({ sentAt, shownAt }: Pick<Detected, 'sentAt' | 'shownAt'>): number {
  const begins = sentAt + 2 * oneWayMs
  const question = Math.max(1, Math.ceil((shownAt - oneWayMs - begins) / pollerGapMs))
  return begins + question * pollerGapMs + 2 * oneWayMs
}

const emptySums = (): Sums => ({ payments: 0, delayMs: 0, calls: 0, pollerDelayMs: 0 })

function means({ payments, delayMs, calls, pollerDelayMs }: Sums): Figures {
  const mean = (sum: number) => (payments === 0 ? 0 : sum / payments)
  return {
    payments,
    meanDelayMs: Math.round(mean(delayMs)),
    meanCalls: Math.round(mean(calls) * 100) / 100,
    pollerMeanDelayMs: Math.round(mean(pollerDelayMs)),
  }
}
