import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '../bench/random.ts'
import { lookUntil } from '../support/ask-till.ts'
import { type CardWorld, openCardWorld } from './card-world.ts'
import { isOvertaken } from './cashier.ts'
import { type Comparison, compareBooks } from './compare-books.ts'
import { liveAndDie, newMemory } from './shop-life.ts'
import { startTillOf, type TillHost, type TillProcess } from './till-process.ts'

export type KillResult = Comparison & {
  kills: number
  /** What the screens had last heard when the till died, by path, and how often. */
  moments: Record<string, number>
  /** Kept when something is wrong. */
  folder: string
}

export type KillOptions = {
  kills: number
  seed: number
  host: TillHost
  /** The clock of the last life, in which every attempt comes to its end, runs so many times as fast. */
  hurry: number
  progress?: (kills: number) => void
}

/** Some payments are looked up for a quarter of an hour before their silence means anything. */
const longestEndingMs = 1_800_000

type Shop = { data: string; world: CardWorld; start(hurry?: number): TillProcess }

/**
 * One shop, two card services, and a till that is killed again and again: while it starts, while it writes, sends, waits,
 * asks and records. Then it is left alone until nothing is open, and its books are laid beside the providers'.
 */
export async function killTill({ kills, seed, host, hurry, progress }: KillOptions): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'suretill-killtill-'))
  const data = join(folder, 'data')
  const cloudFolder = join(folder, 'cloud')
  mkdirSync(data)
  mkdirSync(cloudFolder)
  const random = seededRandom(seed)
  const world = await openCardWorld(cloudFolder, random)
  const shop: Shop = {
    data,
    world,
    start: (times) => startTillOf(host, { folder: data, clouds: world.urls, hurry: times ?? 1 }),
  }
  const memory = newMemory()
  const moments: Record<string, number> = {}
  try {
    await openShop(shop)
    for (let kill = 0; kill < kills; kill += 1) {
      for (const moment of await liveAndDie(shop.start(), random, memory, kill))
        moments[moment] = (moments[moment] ?? 0) + 1
      progress?.(kill + 1)
    }
    await settle(shop, hurry)
    const books = join(data, 'training', 'till.db')
    const compared = compareBooks(books, world.books(), [...memory.told.values()])
    if (compared.problems.length === 0) rmSync(folder, { recursive: true, force: true })
    return { kills, moments, folder, ...compared }
  } finally {
    await world.close()
  }
}

async function openShop({ world, start }: Shop): Promise<void> {
  const till = start()
  try {
    await till.ready
    await till.ask('setup.complete', {
      cashCount: 'off',
      language: 'en',
      shopName: 'Corner Café',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
    })
    for (const { provider, serial, code } of world.pairings())
      await till.ask('readers.pair', { provider, pairingCode: code, name: serial })
    await lookUntil(async () => {
      const readers = await till.ask('readers.list')
      return readers.length > 0 && readers.every((reader) => reader.pairing === 'paired')
    }, 100)
  } finally {
    await till.stop()
  }
}

/** Left alone, the till brings everything to its end; somebody presses "try now" on what waits. Then it stops in order. */
async function settle({ start, world }: Shop, hurry: number): Promise<void> {
  const till = start(hurry)
  const deadline = Date.now() + longestEndingMs
  try {
    await till.ready
    await lookUntil(async () => {
      for (const { itemId, what, canTryNow } of (await till.ask('queue.list')).items)
        if (what === 'send-refund' && canTryNow)
          await till.ask('queue.try-now', { itemId }).catch((error: unknown) => {
            if (!isOvertaken(error)) throw error
          })
      const open = (await till.ask('payment.open')).length + (await till.ask('refund.open')).length
      const isAsked = world.books().requests.some((request) => request.isOpen)
      return (open === 0 && !isAsked) || Date.now() > deadline
    }, 1_000)
  } finally {
    await till.stop()
  }
}
