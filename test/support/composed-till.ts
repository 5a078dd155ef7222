import { onTestFinished } from 'vitest'
import type { Outside } from '../../main/composition/outside.ts'
import type { Till } from '../../main/composition/till.ts'
import { composeTill } from '../../main/composition.ts'
import type { Log } from '../../main/ports.ts'
import type { TrainingDesk } from '../../main/training/training-desk.ts'
import type { Answer, ChannelName, Request } from '../../preload/contract/channels.ts'
import type { Result } from '../../preload/contract/result.ts'
import { testFolder } from './database.ts'

/** A whole till, as the hosts run it, in this process: real database file, real virtual cloud and printer on loopback. */
export type ComposedTill = Omit<Till, 'desk'> & {
  /** Only in training. */
  readonly desk: TrainingDesk
  folder: string
  /** Answers like a screen's call, typed. */
  ask<Name extends ChannelName>(name: Name, request?: Request<Name>): Promise<Result<Answer<Name>>>
  /** The same where a refusal would be a failure of the test. */
  get<Name extends ChannelName>(name: Name, request?: Request<Name>): Promise<Answer<Name>>
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

export async function composedTill(outside: Partial<Outside> = {}): Promise<ComposedTill> {
  const folder = outside.folder ?? testFolder()
  const till = await composeTill({ host: 'browser', version: 'test', log: silent, ...outside, folder })
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    await till.stop()
  }
  onTestFinished(stop)
  const ask: ComposedTill['ask'] = (name, request) => till.call(name, request) as never
  return {
    call: till.call,
    onNudge: till.onNudge,
    display: till.display,
    get desk() {
      if (!till.desk) throw new Error('there is no desk in live mode')
      return till.desk
    },
    stop,
    folder,
    ask,
    async get(name, request) {
      const result = await ask(name, request)
      if (!result.ok)
        throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.values ?? {})}`)
      return result.value
    },
  }
}

/** Looks again until it holds; the time-out is the test's. */
export async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The first start, in English and euros. */
export async function setUp(till: ComposedTill, currency = 'EUR'): Promise<void> {
  await till.get('setup.complete', {
    cashCount: 'off',
    language: 'en',
    shopName: 'Corner Café',
    currency,
    timeZone: 'Europe/Berlin',
  })
}

/** Rings up the first favourites; returns the sale and what it comes to. */
export async function ringUp(
  till: ComposedTill,
  count: number,
): Promise<{ saleId: string; totalMinor: number }> {
  const { quick } = await till.get('catalogue.tiles')
  for (const tile of quick.slice(0, count))
    await till.get('basket.add-product', { productId: tile.productId })
  const due = await till.get('payment.due')
  return { saleId: due.saleId, totalMinor: due.due.minor }
}
