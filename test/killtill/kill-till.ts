import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Random, seededRandom } from '../bench/random.ts'
import { type AskTill, lookUntil } from '../support/ask-till.ts'
import { type CardWorld, openCardWorld } from './card-world.ts'
import { isOvertaken, prepareSale } from './cashier.ts'
import { type Comparison, compareBooks } from './compare-books.ts'
import { startTill, TillGone, type TillProcess } from './till-process.ts'

export type KillResult = Comparison & {
  kills: number
  /** What the screen had last heard when the till died, and how often. */
  moments: Record<string, number>
  /** Kept when something is wrong. */
  folder: string
}

export type KillOptions = { kills: number; seed: number; progress?: (kills: number) => void }

/** Some payments are looked up for 150 seconds before their silence means anything. */
const longestEndingMs = 600_000

/**
 * One shop, one card service, and a till that is killed again and again: while it starts, while it writes, sends, waits, asks
 * and records. Then it is left alone until no attempt is open, and its books are laid beside the provider's.
 */
export async function killTill({ kills, seed, progress }: KillOptions): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'suretill-killtill-'))
  const data = join(folder, 'data')
  const cloudFolder = join(folder, 'cloud')
  mkdirSync(data)
  mkdirSync(cloudFolder)
  const random = seededRandom(seed)
  const world = await openCardWorld(cloudFolder, random)
  const moments: Record<string, number> = {}
  try {
    await openShop(data, world)
    for (let kill = 0; kill < kills; kill += 1) {
      const moment = await liveAndDie(startTill(data, world.url), random, `attempt-${kill}`)
      moments[moment] = (moments[moment] ?? 0) + 1
      if ((kill + 1) % 25 === 0) progress?.(kill + 1)
    }
    await settle(data, world)
    const compared = compareBooks(join(data, 'training', 'till.db'), world.charges())
    if (compared.problems.length === 0 && compared.openAtEnd === 0)
      rmSync(folder, { recursive: true, force: true })
    return { kills, moments, folder, ...compared }
  } finally {
    await world.close()
  }
}

async function openShop(data: string, world: CardWorld): Promise<void> {
  const till = startTill(data, world.url)
  try {
    await till.ready
    await till.ask('setup.complete', {
      language: 'en',
      shopName: 'Corner Café',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
    })
    for (const { serial, code } of world.pairings())
      await till.ask('readers.pair', { pairingCode: code, name: serial })
    await lookUntil(async () => {
      const readers = await till.ask('readers.list')
      return readers.length > 0 && readers.every((reader) => reader.pairing === 'paired')
    }, 100)
  } finally {
    await till.stop()
  }
}

/** One life of the till, from its start to its death at a moment of chance. @returns what was going on */
async function liveAndDie(till: TillProcess, random: Random, paymentId: string): Promise<string> {
  // One in ten does not live to see its first question: the recovery itself is killed.
  if (random.below(10) === 0) {
    await pause(random.below(900))
    await till.kill()
    return 'starting'
  }
  let moment = 'ready'
  try {
    await till.ready
    const prepared = await prepareSale(till.ask, random)
    const death = pause(prepared ? momentOfDeath(random) : 1_000).then(() => till.kill())
    if (prepared) {
      const wish = { paymentId, amountMinor: null, ...prepared }
      await payUntilKilled(till.ask, wish, random, (status) => {
        moment = status
      }).catch(passOverDeath)
    }
    await death
  } catch (error) {
    await till.kill()
    throw error
  }
  return moment
}

/** A third while the intent is written and sent, the rest while the reader is busy and the verdict is recorded. */
function momentOfDeath(random: Random): number {
  const kind = random.below(3)
  if (kind === 0) return random.below(60)
  return kind === 1 ? 60 + random.below(1_400) : 1_400 + random.below(2_200)
}

async function payUntilKilled(
  ask: AskTill,
  wish: { paymentId: string; saleId: string; readerId: string; amountMinor: null },
  random: Random,
  saw: (status: string) => void,
): Promise<void> {
  const { paymentId } = wish
  saw('asked')
  saw((await ask('payment.card', wish)).status)
  const cancelsAt = random.below(8) === 0 ? Date.now() + random.below(1_500) : Number.POSITIVE_INFINITY
  let hasCancelled = false
  await lookUntil(async () => {
    if (Date.now() >= cancelsAt && !hasCancelled) {
      hasCancelled = true
      const { canCancel } = await ask('payment.get', { paymentId })
      if (canCancel) await ask('payment.cancel', { paymentId })
    }
    const payment = await ask('payment.get', { paymentId })
    saw(payment.status)
    return payment.isFinal
  }, 40)
}

function passOverDeath(error: unknown): void {
  if (!(error instanceof TillGone) && !isOvertaken(error)) throw error
}

/** Left alone, the till brings every attempt to its end; then it is stopped in order. */
async function settle(data: string, world: CardWorld): Promise<void> {
  const till = startTill(data, world.url)
  const deadline = Date.now() + longestEndingMs
  try {
    await till.ready
    await lookUntil(async () => {
      const open = await till.ask('payment.open')
      return open.length === 0 || Date.now() > deadline
    }, 500)
  } finally {
    await till.stop()
  }
}
