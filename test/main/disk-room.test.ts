import { describe, expect, it } from 'vitest'
import { freeBytes } from '../../main/platform/free-bytes.ts'
import { composedTill, ringUp, setUp, until } from '../support/composed-till.ts'
import { testFolder } from '../support/database.ts'

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

  it('is not guessed at where the system does not tell', async () => {
    const { till, room } = await tillOnDisk({ bytes: null })
    expect(await room()).toBe('enough')
    expect((await till.get('payment.due')).cardAvailable).toBe(true)
    expect(freeBytes(testFolder())).toBeGreaterThan(0)
    expect(freeBytes('/nowhere/at/all')).toBeNull()
  })
})
