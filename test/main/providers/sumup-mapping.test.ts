import { describe, expect, it } from 'vitest'
import type { HttpResult } from '../../../main/providers/http-client.ts'
import { readError, toReaderStatus, toSubmitOutcome } from '../../../main/providers/sumup/sumup-mapping.ts'
import { minorFromMajor, supportsCurrency, toSumUpAmount } from '../../../main/providers/sumup/sumup-money.ts'
import { currencyCodes } from '../../../preload/contract/money.ts'

const evidence = { request: 'POST /x', httpStatus: 0, body: '', tookMs: 1 }
const answered = (status: number, body: unknown, retryAfterMs: number | null = null): HttpResult => ({
  kind: 'answered',
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  retryAfterMs,
  tookMs: 1,
})
const outcomeOf = (result: HttpResult) => {
  const { evidence: _evidence, ...outcome } = toSubmitOutcome({ result, evidence })
  return outcome
}

describe('money at SumUp’s rim', () => {
  it.each([
    [1250, 'EUR', 1250, 2],
    [1, 'CHF', 1, 2],
    [500, 'CLP', 500, 0],
    [123_400, 'HUF', 1234, 0],
    [100, 'COP', 1, 0],
  ])('%i %s goes out as %i with %i decimals', (minor, currency, value, minorUnit) =>
    expect(toSumUpAmount(minor, currency)).toEqual({ value, currency, minorUnit }),
  )

  it.each([
    [1, 'HUF'],
    [150, 'COP'],
    [0, 'EUR'],
    [-5, 'EUR'],
    [500, 'JPY'],
  ])('%i %s cannot be expressed', (minor, currency) => expect(toSumUpAmount(minor, currency)).toBeUndefined())

  it('comes back exactly, for every cent up to a hundred and some large amounts', () => {
    const wrong: string[] = []
    for (const currency of currencyCodes.filter(supportsCurrency)) {
      for (const whole of [...Array(10_000).keys(), 123_456_789, 9_999_999_900]) {
        const out = toSumUpAmount(whole, currency)
        if (!out) continue
        const major = Number((out.value / 10 ** out.minorUnit).toFixed(out.minorUnit))
        if (minorFromMajor(major, currency) !== whole) wrong.push(`${whole} ${currency}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('forgives what floats do, and nothing else', () => {
    expect(minorFromMajor(0.1 + 0.2, 'EUR')).toBe(30)
    expect(minorFromMajor(1.005, 'EUR')).toBeUndefined()
    expect(minorFromMajor(0.5, 'HUF')).toBeUndefined()
    expect(minorFromMajor(Number.POSITIVE_INFINITY, 'EUR')).toBeUndefined()
    expect(minorFromMajor(Number.NaN, 'EUR')).toBeUndefined()
    expect(minorFromMajor(1, 'JPY')).toBeUndefined()
  })
})

describe('an error of SumUp', () => {
  it.each([
    [
      { message: 'Resource not found', error_code: 'NOT_FOUND' },
      { code: 'not-found', text: 'Resource not found', fields: false },
    ],
    [
      [
        { message: 'first', error_code: 'ONE' },
        { message: 'second', error_code: 'TWO' },
      ],
      { code: 'one', text: 'first', fields: false },
    ],
    [
      { errors: { type: 'READER_BUSY', detail: 'There is a pending checkout for the device.' } },
      { code: 'reader-busy', text: 'There is a pending checkout for the device.', fields: false },
    ],
    [
      { errors: { total_amount: ['must be greater than 0'] } },
      { code: '', text: 'total_amount must be greater than 0', fields: true },
    ],
    [
      { errors: { detail: 'Unprocessable Entity' } },
      { code: '', text: 'Unprocessable Entity', fields: false },
    ],
    [{ errors: {} }, { code: '', text: '', fields: false }],
    [
      {
        type: 'https://developer.sumup.com/problem/reader-offline',
        title: 'Offline',
        detail: 'The device is offline.',
      },
      { code: 'reader-offline', text: 'The device is offline.', fields: false },
    ],
    [
      {
        type: 'https://x/problem/unprocessable-entity',
        errors: [{ code: 'NOT_ENOUGH_BALANCE', detail: 'no funds' }],
      },
      { code: 'not-enough-balance', text: 'no funds', fields: false },
    ],
    [
      { error_message: 'forbidden', error_code: 'FORBIDDEN', status_code: '403' },
      { code: 'forbidden', text: 'forbidden', fields: false },
    ],
    ['<html>Bad gateway</html>', { code: '', text: '', fields: false }],
    ['', { code: '', text: '', fields: false }],
    ['null', { code: '', text: '', fields: false }],
    ['{"__proto__":{"error_code":"X"}}', { code: '', text: '', fields: false }],
    ['[[[[', { code: '', text: '', fields: false }],
    [{ errors: { type: 7, detail: ['odd'] } }, { code: '', text: 'detail odd', fields: true }],
  ])('%j is read', (body, expected) =>
    expect(readError(typeof body === 'string' ? body : JSON.stringify(body))).toEqual(expected),
  )
})

describe('the answer to a request for money', () => {
  const ids = { client_transaction_id: 'c1', checkout_id: 'k1' }

  it('is accepted with SumUp’s ids, with or without the checkout’s', () => {
    expect(outcomeOf(answered(201, { data: { ...ids, more: 1 } }))).toEqual({
      kind: 'accepted',
      providerIds: { clientTransactionId: 'c1', checkoutId: 'k1' },
    })
    expect(outcomeOf(answered(200, { data: { client_transaction_id: 'c1', checkout_id: null } }))).toEqual({
      kind: 'accepted',
      providerIds: { clientTransactionId: 'c1' },
    })
  })

  it.each([
    ['an empty success', answered(201, '')],
    ['a success without the id', answered(201, { data: {} })],
    ['a success with an empty id', answered(201, { data: { client_transaction_id: '' } })],
    ['a sign-in page', answered(200, '<html>Welcome</html>')],
    ['500', answered(500, { errors: { detail: 'x' } })],
    ['502', answered(502, '<html>')],
    ['503', answered(503, '')],
    ['504', answered(504, '')],
    ['408', answered(408, '')],
    ['409', answered(409, {})],
    ['a duplicate', answered(422, { errors: { type: 'DUPLICATE_TRANSACTION', detail: 'exists' } })],
    ['no answer', { kind: 'unknown', reason: 'timeout', status: null, tookMs: 1 } satisfies HttpResult],
  ])('is unknown after %s', (_title, result) => expect(outcomeOf(result).kind).toBe('unknown'))

  it.each([
    [422, { errors: { type: 'READER_OFFLINE', detail: 'x' } }, 'reader-offline'],
    [422, { errors: { type: 'READER_BUSY', detail: 'x' } }, 'reader-busy'],
    [422, { type: 'https://x/problem/reader-busy', detail: 'x' }, 'reader-busy'],
    [422, { errors: { detail: 'Unprocessable Entity' } }, 'reader-busy'],
    [422, { errors: { total_amount: ['must be greater than 0'] } }, 'amount-invalid'],
    [422, { errors: { card_type: ['is invalid'] } }, 'request-invalid'],
    [400, { errors: { type: 'DUPLICATE_HEADERS' } }, 'request-invalid'],
    [400, { errors: { type: 'INVALID_USER_AGENT' } }, 'request-invalid'],
    [401, { errors: { type: 'INVALID_ACCESS_TOKEN' } }, 'not-authorised'],
    [403, { type: 'https://x/problem/request-blocked' }, 'not-authorised'],
    [404, { errors: { detail: 'Not Found' } }, 'reader-unknown'],
  ])('%i %j is refused as %s', (status, body, reason) =>
    expect(outcomeOf(answered(status, body))).toMatchObject({ kind: 'refused', reason }),
  )

  it('waits at least a second after "too many requests"', () => {
    expect(outcomeOf(answered(429, {}, 7_000))).toMatchObject({
      reason: 'too-many-requests',
      retryAfterMs: 7_000,
    })
    expect(outcomeOf(answered(429, {}))).toMatchObject({ kind: 'refused', retryAfterMs: 1_000 })
  })
})

describe('a reader’s state', () => {
  it('keeps words that are new, in the till’s spelling', () => {
    expect(toReaderStatus({ status: 'ONLINE', state: 'DANCING_ALONE', battery_level: 143.2 })).toEqual({
      connection: 'online',
      state: 'dancing-alone',
      batteryPercent: 100,
      connectionType: null,
      firmware: null,
      lastActivityAt: null,
    })
    expect(toReaderStatus({ status: 'SLEEPING' })).toMatchObject({ connection: null, state: null })
  })
})
