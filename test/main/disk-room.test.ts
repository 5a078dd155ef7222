import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freeBytes } from '../../main/platform/free-bytes.ts'
import { systemClock } from '../../main/platform/system-clock.ts'
import { openDatabase } from '../../main/store/database.ts'
import { composedTill, ringUp, setUp, until } from '../support/composed-till.ts'
import { testFolder } from '../support/database.ts'
import { failingDatabase } from '../support/failing-disk.ts'

const mb = 1_000_000

async function tillOnDisk(free: { bytes: number | null }) {
  const till = await composedTill({ freeBytes: () => free.bytes })
  await setUp(till)
  await until(async () => (await till.get('readers.list')).length > 0)
  const { saleId } = await ringUp(till, 2)
  const byCard = (paymentId: string) =>
    till.ask('payment.card', { paymentId, saleId, amountMinor: null, readerId: null })
  const room = async () => (await till.get('till.state')).diskRoom
  return { till, saleId, byCard, room }
}

/** The disk is full for SQLite as well, until the reserve is gone. */
async function tillWithReserve(free: { bytes: number | null }) {
  const timers: (() => void)[] = []
  const clock = systemClock()
  const folder = testFolder()
  const reserve = join(folder, 'training', 'reserve')
  let isFull = false
  const till = await composedTill({
    folder,
    freeBytes: () => free.bytes,
    clock: {
      now: clock.now,
      schedule(at, work) {
        if (at - clock.now() > 50_000) timers.push(work)
        return clock.schedule(at, work)
      },
    },
    openDatabase: (path) =>
      failingDatabase(openDatabase(path), {
        get fails() {
          return isFull && existsSync(reserve) ? 'SQLITE_FULL' : null
        },
      }),
  })
  await setUp(till)
  const { saleId } = await ringUp(till, 2)
  const byCard = (paymentId: string) =>
    till.ask('payment.card', { paymentId, saleId, amountMinor: null, readerId: null })
  /** A minute later. */
  const layDown = async () => {
    for (const work of timers.splice(0)) work()
    await until(async () => existsSync(reserve) && (await till.get('till.state')).warnings.length === 0)
  }
  const fill = (full: boolean) => {
    isFull = full
  }
  return { till, saleId, byCard, reserve, layDown, fill }
}

describe('a disk that fills up', () => {
  it('S1: is warned of from 500 MB, and cards and cash are taken', async () => {
    const { till, byCard, room } = await tillOnDisk({ bytes: 499 * mb })
    expect(await room()).toBe('low')
    expect((await till.get('payment.due')).cardAvailable).toBe(true)
    expect(await byCard('p1')).toMatchObject({ ok: true })
  })

  it('S1: stops card payments before they start below 50 MB, while cash goes on', async () => {
    const free = { bytes: 49 * mb }
    const { till, saleId, byCard, room } = await tillOnDisk(free)
    expect(await room()).toBe('none')
    expect(await till.get('payment.due')).toMatchObject({
      cardAvailable: false,
      cardUnavailableReason: 'disk-nearly-full',
    })
    expect(await byCard('p1')).toMatchObject({ ok: false, error: { code: 'disk-nearly-full' } })
    expect(await till.get('payment.open')).toEqual([])
    const cash = await till.get('payment.cash', {
      paymentId: 'p2',
      saleId,
      amountMinor: 100,
      tenderedMinor: null,
    })
    expect(cash.status).toBe('approved')
    free.bytes = 5_000 * mb
    expect(await room()).toBe('enough')
    expect(await byCard('p3')).toMatchObject({ ok: true })
  })

  it('S1: keeps nobody from being told about a payment that has begun', async () => {
    const free = { bytes: 5_000 * mb }
    const { till, byCard } = await tillOnDisk(free)
    expect(await byCard('p1')).toMatchObject({ ok: true })
    free.bytes = 0
    expect(await byCard('p1')).toMatchObject({ ok: true, value: { paymentId: 'p1' } })
    expect((await till.get('payment.get', { paymentId: 'p1' })).paymentId).toBe('p1')
  })

  it('S1: gives its reserve back for cash when nothing fits any more, and takes it again', async () => {
    const free = { bytes: (600 * mb) as number | null }
    const { till, saleId, byCard, reserve, layDown, fill } = await tillWithReserve(free)
    await layDown()
    expect(existsSync(reserve)).toBe(true)
    free.bytes = 10 * mb
    fill(true)
    const cash = { paymentId: 'p2', saleId, amountMinor: null, tenderedMinor: null }
    expect((await till.get('payment.cash', cash)).completedSaleId).toBe(saleId)
    expect(existsSync(reserve)).toBe(false)
    expect((await till.get('till.state')).warnings).toEqual([{ code: 'reserve-in-use', freeBytes: 10 * mb }])
    await ringUp(till, 1)
    expect(await byCard('p3')).toMatchObject({ ok: false, error: { code: 'disk-nearly-full' } })
    expect((await till.get('day.current')).totals.sales).toBe(1)
    fill(false)
    free.bytes = 600 * mb
    await layDown()
    expect(existsSync(reserve)).toBe(true)
    expect((await till.get('till.state')).warnings).toEqual([])
  })

  it('S1: gives its reserve back before the last sale that would not fit', async () => {
    const free = { bytes: (600 * mb) as number | null }
    const { till, reserve, layDown } = await tillWithReserve(free)
    await layDown()
    free.bytes = 3 * mb
    await until(async () => (await till.get('till.state')).warnings.length > 0)
    expect(existsSync(reserve)).toBe(false)
  })

  it('is not guessed at where the system does not tell', async () => {
    const { till, room } = await tillOnDisk({ bytes: null })
    expect(await room()).toBe('enough')
    expect((await till.get('payment.due')).cardAvailable).toBe(true)
    expect(freeBytes(testFolder())).toBeGreaterThan(0)
    expect(freeBytes('/nowhere/at/all')).toBeNull()
  })
})
