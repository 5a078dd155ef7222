import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readMark } from '../../../main/backup/data-seal.ts'
import { damageOf, recoveryWays } from '../../../main/composition/recovery.ts'
import { besideSources } from '../../../main/platform/line-painter.ts'
import { openRecoveryScreen } from '../../../main/platform/recovery-screen.ts'
import { type ComposedTill, composedTill, ringUp, setUp, until } from '../../support/composed-till.ts'
import { testFolder } from '../../support/database.ts'

/** By hand 400: SURETILL_FLIPS=400 npx vitest run test/main/backup/damaged-data.test.ts */
const flips = Number(process.env.SURETILL_FLIPS ?? 12)

async function sell(till: ComposedTill, paymentId: string): Promise<void> {
  const { saleId } = await ringUp(till, 2)
  await till.get('payment.cash', { paymentId, saleId, amountMinor: null, tenderedMinor: null })
}

/** A till that has sold, closed a day, made a backup and stopped. */
async function shop(): Promise<string> {
  const till = await composedTill({ folder: testFolder() })
  await setUp(till)
  await sell(till, 'first')
  await till.get('day.close')
  await sell(till, 'second')
  await till.get('backup.now')
  await until(async () => !(await till.get('backup.state')).isRunning)
  await till.stop()
  return till.folder
}

const dataPath = (folder: string) => join(folder, 'training', 'till.db')

/** Starts and stops; what the start finds, in words. */
async function whatAStartFinds(folder: string): Promise<string | null> {
  try {
    const till = await composedTill({ folder })
    await till.stop()
  } catch (error) {
    const damage = damageOf(error)
    if (damage === null) throw error
    return damage
  }
  return readMark(dataPath(folder))?.damage ?? null
}

function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

describe('a bit that flips in the data file', () => {
  test(
    'S4: wherever it is, is found by the next start and named, and the start after it shows the way back',
    async () => {
      const good = await shop()
      expect(await whatAStartFinds(good)).toBeNull()
      const draw = random(28)
      for (let flip = 0; flip < flips; flip += 1) {
        const folder = testFolder()
        cpSync(good, folder, { recursive: true })
        const bytes = readFileSync(dataPath(folder))
        const at = Math.floor(draw() * bytes.length)
        bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(draw() * 8))
        writeFileSync(dataPath(folder), bytes)
        const found = await whatAStartFinds(folder)
        expect(found, `byte ${at}`).not.toBeNull()
        const page = Math.floor(at / 4096) + 1
        if (!/SQLITE/.test(found ?? '')) expect(found).toContain(`page ${page})`)
        expect(await whatAStartFinds(folder), `byte ${at}, again`).not.toBeNull()
        rmSync(folder, { recursive: true })
      }
    },
    flips * 8_000 + 60_000,
  )

  test('S4: is said on every screen while the till sells, and no backup takes a good one’s place', async () => {
    const folder = await shop()
    const bytes = readFileSync(dataPath(folder))
    const at = bytes.indexOf('Corner Café')
    bytes[at] = 0x42
    writeFileSync(dataPath(folder), bytes)
    const till = await composedTill({ folder })
    await until(async () =>
      (await till.get('till.state')).warnings.some(({ code }) => code === 'data-damaged'),
    )
    await sell(till, 'third')
    await till.get('backup.now')
    const { problem } = await until(async () => {
      const state = await till.get('backup.state')
      return !state.isRunning && state
    })
    expect(problem?.code).toBe('data-damaged')
  }, 20_000)
})

describe('data that is gone', () => {
  test('S5: is told by the next start instead of a first start over it', async () => {
    const folder = await shop()
    rmSync(dataPath(folder))
    expect(await whatAStartFinds(folder)).toBe('the data file is gone')
    expect(existsSync(dataPath(folder))).toBe(false)
  })

  test('S5, S8: that ends before it did is told', async () => {
    const folder = await shop()
    const early = readFileSync(dataPath(folder))
    const till = await composedTill({ folder })
    await sell(till, 'third')
    await till.stop()
    writeFileSync(dataPath(folder), early)
    expect(await whatAStartFinds(folder)).toContain('the books end with entry')
  })
})

describe('the page in place of a damaged till', () => {
  async function damagedShop() {
    const folder = await shop()
    writeFileSync(dataPath(folder), 'this is no database at all, it only has its name')
    const damage = await whatAStartFinds(folder)
    let started: ComposedTill | null = null
    const screen = await openRecoveryScreen(
      recoveryWays({
        folder,
        damage,
        wish: '',
        files: besideSources,
        now: Date.now,
        start: async () => {
          started = await composedTill({ folder })
          return null
        },
      }),
    )
    onTestFinished(screen.close)
    const post = async (path: string, form: Record<string, string> = {}) => {
      const address = screen.address.replace('/?', `${path}?`)
      const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(form) })
      return await answer.text()
    }
    return { folder, screen, post, till: () => started as ComposedTill | null }
  }

  test('offers the newest backup, shows what it says of itself, takes it and starts', async () => {
    const { screen, post, till, folder } = await damagedShop()
    const first = await (await fetch(screen.address)).text()
    expect(first).toContain('The till’s data is damaged')
    const path = /value="([^"]+\.suretill)"/.exec(first)?.[1] ?? ''
    expect(await post('/look', { path, other: '/not/there' })).toContain('There is no such file.')
    const facts = await post('/look', { path })
    expect(facts).toContain('Z 1 of')
    expect(await post('/restore')).toContain('The till has started')
    expect((await till()?.get('till.state'))?.shopName).toBe('Corner Café')
    // The damaged file is kept.
    const aside = (await till()?.get('till.state'))?.warnings
    expect(aside?.map(({ code }) => code)).toContain('restored-from-backup')
    expect(existsSync(join(folder, 'training', 'set-aside'))).toBe(true)
  }, 30_000)

  test('begins empty for a reason only, with numbers that nobody had', async () => {
    const { post, till } = await damagedShop()
    expect(await post('/empty', { reason: '' })).toContain('Say why')
    expect(await post('/empty', { reason: 'the disk fell <b>down</b>' })).toContain('The till has started')
    const begun = till()
    if (!begun) throw new Error('nothing was started')
    await setUp(begun)
    await sell(begun, 'first')
    const [sale] = (await begun.get('sales.list', { query: '', offset: 0, limit: 1 })).sales
    expect(Number(sale?.receiptNumber.slice(2))).toBeGreaterThan(1_000_000)
  }, 30_000)

  test('answers nobody without its address', async () => {
    const { screen } = await damagedShop()
    expect((await fetch(screen.address.replace(/token=.*/, 'token=x'))).status).toBe(403)
  })
})
