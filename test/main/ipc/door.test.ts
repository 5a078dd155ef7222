import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Handlers, openDoor } from '../../../main/ipc/door.ts'
import { channels } from '../../../preload/contract/channels.ts'
import { fail, ok } from '../../../preload/contract/result.ts'

type Line = { level: string; event: string; values: unknown }

function doorWith(handlers: Partial<Handlers>) {
  const lines: Line[] = []
  const write = (level: string) => (event: string, values?: unknown) =>
    void lines.push({ level, event, values })
  const log = { info: write('info'), warn: write('warn'), error: write('error') }
  return { door: openDoor(log, handlers as Handlers), lines }
}

describe('the door', () => {
  it('hands a parsed request to its handler and brings the result back', async () => {
    const { door } = doorWith({ 'basket.park': (request) => ok({ label: request.label } as never) })
    expect(await door('basket.park', { label: 'Anna', more: 'dropped' })).toEqual(ok({ label: 'Anna' }))
  })

  it('refuses channels that are not in the contract, also the inherited names of objects', async () => {
    const { door } = doorWith({})
    for (const name of [
      'no.such',
      '__proto__',
      'constructor',
      'toString',
      '',
      7,
      null,
      undefined,
      {},
      ['till.state'],
    ])
      expect(await door(name, undefined)).toMatchObject({ ok: false, error: { code: 'unknown-channel' } })
  })

  it('refuses a channel that is no text, also one that cannot be made into a text', async () => {
    const { door } = doorWith({})
    for (const name of [7, null, undefined, {}, { toString: 0 }, [{ toString: 0 }], Object.create(null)]) {
      expect(await door(name, null)).toEqual(fail('unknown-channel', { channel: typeof name }))
    }
  })

  it('refuses wrong types and names the field', async () => {
    const { door } = doorWith({})
    expect(await door('basket.set-quantity', { lineId: 'a', quantityMilli: '2' })).toMatchObject({
      error: { code: 'bad-request', values: { field: 'quantityMilli' } },
    })
    expect(await door('basket.set-quantity', { lineId: 'a', quantityMilli: 1.5 })).toMatchObject({
      error: { code: 'bad-request' },
    })
    expect(await door('basket.set-quantity', { lineId: 'a', quantityMilli: Number.NaN })).toMatchObject({
      error: { code: 'bad-request' },
    })
    expect(
      await door('payment.cash', { paymentId: '../x', saleId: 'a', amountMinor: null, tenderedMinor: null }),
    ).toMatchObject({
      error: { code: 'bad-request', values: { field: 'paymentId' } },
    })
  })

  it('brings expected failures back as they are', async () => {
    const { door } = doorWith({ 'basket.scan': () => fail('barcode-unknown', { code: '123' }) })
    expect(await door('basket.scan', { code: '123' })).toEqual(fail('barcode-unknown', { code: '123' }))
  })

  it('turns a bug behind it into a plain answer without a stack, and logs it', async () => {
    const { door, lines } = doorWith({
      'till.state': () => {
        throw new Error('secret place')
      },
    })
    expect(await door('till.state', undefined)).toEqual(fail('internal', { channel: 'till.state' }))
    expect(lines[0]).toMatchObject({ level: 'error', event: 'door.internal' })
  })

  it('says that the disk is full', async () => {
    const { door } = doorWith({
      'basket.get': () => {
        throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
      },
    })
    expect(await door('basket.get', undefined)).toEqual(fail('disk-full'))
  })

  it('answers every message that a broken screen could send, without throwing', async () => {
    const { door } = doorWith(
      Object.fromEntries(Object.keys(channels).map((name) => [name, () => ok(null as never)])) as never,
    )
    const anyName = fc.oneof(fc.constantFrom(...Object.keys(channels)), fc.string(), fc.anything())
    await fc.assert(
      fc.asyncProperty(
        anyName,
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        async (name, request) => {
          expect(await door(name, request)).toHaveProperty('ok')
        },
      ),
      { numRuns: 500 },
    )
  })
})
