import { describe, expect, it } from 'vitest'
import { keptEvidence, plainText, redacted } from '../../../main/domain/kept-evidence.ts'

describe('what is kept of an exchange', () => {
  it.each([
    ['Authorization: Bearer abc.DEF-123', 'Authorization: Bearer …'],
    ['key sup_sk_9aX-_z is wrong', 'key sup_… is wrong'],
    ['{"api_key": "k1","access_token":"t1","amount":5}', '{"api_key": "…","access_token":"…","amount":5}'],
    ['pan 4111111111111111 end', 'pan …1111 end'],
    ['amex 378282246310005', 'amex …0005'],
  ])('%j becomes %j', (text, kept) => expect(redacted(text)).toBe(kept))

  it('leaves ids and times alone that are no card numbers', () => {
    for (const text of ['1768471200001', '1234567890123456789012345678901', '4111111111111112', '12.50 EUR'])
      expect(redacted(text)).toBe(text)
  })

  it('is cut', () => {
    const kept = keptEvidence({
      request: 'r'.repeat(900),
      httpStatus: 200,
      body: 'b'.repeat(99_999),
      tookMs: 1,
    })
    expect(kept.request).toHaveLength(200)
    expect(kept.body).toHaveLength(16_000)
  })
})

describe('a provider’s words', () => {
  it('are one short line of plain text', () => {
    expect(plainText('  a\n\tb\u0007c\u202Ed  ')).toBe('a b c d')
    expect(plainText('x'.repeat(999))).toHaveLength(200)
  })
})
