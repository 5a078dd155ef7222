import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../main/store/database.ts'
import { type ComposedTill, composedTill, ringUp, setUp, until } from '../support/composed-till.ts'
import { testFolder } from '../support/database.ts'
import { type Disk, failingDatabase } from '../support/failing-disk.ts'

/* A card that is approved while the disk takes nothing: whole tills, the virtual cloud over HTTP, real files. */

const offline = async (): Promise<Response> => {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' }),
  })
}

/** A till whose customer is just about to tap, on a disk that breaks at that moment. */
async function tillThatBreaks(fails: Disk['fails'], emergencyFolder: string | null = null) {
  const disk: Disk = { fails: null }
  const till = await composedTill({
    emergencyFolder,
    openDatabase: (path) => failingDatabase(openDatabase(path), disk),
  })
  await setUp(till)
  await until(async () => (await till.get('readers.list')).length > 0)
  const { saleId } = await ringUp(till, 2)
  await till.get('payment.card', { paymentId: 'p1', saleId, amountMinor: null, readerId: null })
  await until(async () => (await till.get('training.view')).readers[0]?.actions.includes('tap-good'))
  await until(async () => (await till.get('payment.get', { paymentId: 'p1' })).status === 'pending')
  disk.fails = fails
  const serial = (await till.get('training.view')).readers[0]?.serial ?? ''
  await till.get('training.act', { serial, action: 'tap-good' })
  await until(async () => (await adviceOf(till)) === 'approved-not-saved')
  return { till, disk, saleId }
}

const payment = (till: ComposedTill) => till.get('payment.get', { paymentId: 'p1' })
const adviceOf = async (till: ComposedTill) => (await payment(till)).situation?.advice
const warnings = async (till: ComposedTill) => (await till.get('till.state')).warnings.map(({ code }) => code)
const approved = (till: ComposedTill) =>
  until(async () => {
    const view = await payment(till)
    return view.status === 'approved' && view
  })

async function booksOnce(till: ComposedTill, saleId: string) {
  expect(await approved(till)).toMatchObject({ completedSaleId: saleId })
  expect(till.desk.sumup.transactions()).toHaveLength(1)
  expect((await till.get('day.current')).totals.sales).toBe(1)
  expect(await till.get('late-charge.list')).toEqual([])
  await until(async () => (await warnings(till)).length === 0)
}

/** The till tries a disk that failed once a second, and asks in its own rhythm. */
const patience = { timeout: 60_000 }

describe('an approval that comes while the disk takes nothing', patience, () => {
  it.each(['SQLITE_IOERR_FSYNC', 'SQLITE_READONLY'] as const)(
    'S2, S3: with %s is noted aside and said on the screen, and booked once when the disk is back',
    async (fails) => {
      const { till, disk, saleId } = await tillThatBreaks(fails)
      expect(await warnings(till)).toEqual(['storage-failing', 'approvals-aside'])
      // Nothing is left to cancel; what somebody may have to write down is there.
      expect(await payment(till)).toMatchObject({
        status: 'pending',
        isFinal: false,
        canCancel: false,
        situation: {
          next: [{ code: 'saves-again' }],
          noted: { charged: { currency: 'EUR' }, card: { lastFour: '0119' } },
        },
      })
      expect(await till.ask('payment.cancel', { paymentId: 'p1' })).toMatchObject({
        error: { code: 'cancel-not-possible' },
      })
      expect(readFileSync(join(till.folder, 'training', 'emergency'), 'utf8')).toContain('"chargedMinor":')
      disk.fails = null
      await booksOnce(till, saleId)
      expect(readFileSync(join(till.folder, 'training', 'emergency'), 'utf8')).not.toContain('chargedMinor')
    },
  )

  it('S2: is booked by the next start, also when the card service cannot be reached then', async () => {
    const { till, saleId } = await tillThatBreaks('SQLITE_IOERR_FSYNC')
    await till.stop()
    const next = await composedTill({ folder: till.folder, fetch: offline })
    await booksOnce(next, saleId)
    await next.stop()
    const third = await composedTill({ folder: till.folder })
    await booksOnce(third, saleId)
  })

  it('S3: is found on another disk when the file beside the data is lost', async () => {
    const far = testFolder()
    const { till, saleId } = await tillThatBreaks('SQLITE_READONLY', far)
    await till.stop()
    rmSync(join(till.folder, 'training', 'emergency'))
    const next = await composedTill({ folder: till.folder, fetch: offline, emergencyFolder: far })
    await booksOnce(next, saleId)
  })

  it('S2: adds nothing to what was booked meanwhile', async () => {
    const { till, disk, saleId } = await tillThatBreaks('SQLITE_IOERR_FSYNC')
    const note = readFileSync(join(till.folder, 'training', 'emergency'))
    disk.fails = null
    await booksOnce(till, saleId)
    await till.stop()
    writeFileSync(join(till.folder, 'training', 'emergency'), note)
    const next = await composedTill({ folder: till.folder })
    await booksOnce(next, saleId)
  })

  it('S2: sells nothing meanwhile, and says so', async () => {
    const { till } = await tillThatBreaks('SQLITE_IOERR_FSYNC')
    expect(await till.ask('basket.add-open', { amountMinor: 100 })).toMatchObject({ ok: false })
    const { saleId } = await payment(till)
    expect(
      await till.ask('payment.cash', { paymentId: 'p9', saleId, amountMinor: null, tenderedMinor: null }),
    ).toMatchObject({ ok: false })
    expect(await warnings(till)).toContain('storage-failing')
  })

  it('S6: of a payment that the restored data does not know is a late charge, with all that was noted, and ends by a choice', async () => {
    const { till } = await tillThatBreaks('SQLITE_IOERR_FSYNC')
    const note = readFileSync(join(till.folder, 'training', 'emergency'))
    await till.stop()
    // The same shop from a copy of the day before: nobody there has heard of the payment, its sale or its reader.
    const restored = testFolder()
    const before = await composedTill({ folder: restored })
    await setUp(before)
    await before.stop()
    writeFileSync(join(restored, 'training', 'emergency'), note)
    const next = await composedTill({ folder: restored })
    const [charge, other] = await next.get('late-charge.list')
    expect(other).toBeUndefined()
    expect(charge).toMatchObject({
      paymentId: 'p1',
      cause: 'approved-after-all',
      charged: { currency: 'EUR' },
      card: { lastFour: '0119' },
      canBook: false,
      choice: null,
    })
    expect(charge?.charged.minor).toBeGreaterThan(0)
    expect(await warnings(next)).not.toContain('approvals-aside')
    expect(readFileSync(join(restored, 'training', 'emergency'), 'utf8')).not.toContain('chargedMinor')
    expect((await next.get('day.current')).totals.sales).toBe(0)
    await next.get('late-charge.decide', { paymentId: 'p1', choice: 'keep', refundId: 'r1' })
    await next.stop()
    const third = await composedTill({ folder: restored })
    expect(await third.get('late-charge.list')).toEqual([])
    expect((await third.get('payment.get', { paymentId: 'p1' })).timeline.map(({ code }) => code)).toEqual([
      'approved-after-all',
      'late-charge-kept',
    ])
  })
})
