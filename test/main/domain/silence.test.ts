import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCardPayment } from '../../../main/domain/payment.ts'
import { transition } from '../../../main/domain/payment-machine.ts'
import { refusals, silence } from '../../../main/domain/silence.ts'

/* The one table of what silence proves: each row is true somewhere in the till, and says where it is known from. */

const sources = readdirSync('main', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && name !== join('domain', 'silence.ts'))
  .map((name) => readFileSync(join('main', name), 'utf8'))

describe('what silence proves', () => {
  it.each(Object.keys(silence))('is read where it counts: %s', (row) => {
    expect(sources.some((text) => text.includes(`silence.${row}.`))).toBe(true)
  })

  it.each(Object.entries(silence))('says since when and from where: %s', (_, row) => {
    expect(row.afterMs).toBeGreaterThan(0)
    expect(row.source).not.toBe('')
  })
})

describe('what a refusal proves', () => {
  const payment = createCardPayment(
    {
      id: 'payment-1',
      saleId: 'sale-1',
      amountMinor: 1250,
      currency: 'EUR',
      attempt: {
        provider: 'fake',
        readerId: 'reader-1',
        providerReaderId: 'rdr_1',
        readerName: 'Reader',
        reference: 'A1B2C3D4E5F6G7',
      },
    },
    1_000,
  )
  const submitting = { ...payment, status: 'submitting' as const, submittedAt: 2_000 }
  const refused = (reason: string) => {
    const result = transition(submitting, { kind: 'refused', reason, providerText: '' }, 3_000)
    if (result.kind !== 'moved') throw new Error('a refusal was not taken')
    return { status: result.payment.status, jobs: result.jobs.length }
  }

  it.each(Object.entries(refusals))(
    'ends the attempt only where the request was not taken: %s',
    (reason, row) => {
      const expected = row.proves === 'not-taken' ? 'failed' : 'unknown'
      // Either way it is looked at again.
      expect(refused(reason)).toEqual({ status: expected, jobs: 1 })
    },
  )

  it('is nothing when nobody knows the reason', () => {
    expect(refused('a-new-word').status).toBe('unknown')
  })
})
