import { describe, expect, it } from 'vitest'
import { type CardPayment, createCardPayment } from '../../../main/domain/payment.ts'
import { adviceFor } from '../../../main/domain/payment-advice.ts'
import { adviceCodes } from '../../../preload/contract/situation.ts'

const created = createCardPayment(
  {
    id: 'payment',
    saleId: 'sale',
    amountMinor: 1250,
    currency: 'EUR',
    attempt: { provider: 'p', readerId: 'r', providerReaderId: 'rdr', readerName: 'Front', reference: 'R1' },
  },
  1_000,
)
const sent = { submittedAt: 2_000, providerIds: {}, readerState: null, providerText: null }
const pending = (parts: object = {}) => ({ ...created, ...sent, status: 'pending', reason: null, ...parts })
const unknown = (reason: string) => ({ ...created, ...sent, status: 'unknown', reason })
const failed = (reason: string, submittedAt: number | null = 2_000) => ({
  ...created,
  ...sent,
  status: 'failed',
  submittedAt,
  reason,
  finalAt: 3_000,
})

const table: [string, object, string][] = [
  ['not sent yet', created, 'starting'],
  ['on its way', { ...created, status: 'submitting', submittedAt: 2_000 }, 'calling-reader'],
  ['on its way and wished away', { ...created, status: 'submitting', cancelWishedAt: 1 }, 'cancel-asked'],
  ['taken, reader silent', pending(), 'hand-over'],
  ['a word that nobody knows', pending({ readerState: 'dancing' }), 'hand-over'],
  ['asks for the card', pending({ readerState: 'waiting-for-card' }), 'waiting-for-card'],
  ['asks for the PIN', pending({ readerState: 'waiting-for-pin' }), 'waiting-for-pin'],
  ['asks for a signature', pending({ readerState: 'waiting-for-signature' }), 'waiting-for-signature'],
  ['offers a tip', pending({ readerState: 'choosing-tip' }), 'choosing-tip'],
  ['idle', pending({ readerState: 'idle' }), 'idle'],
  ['updating', pending({ readerState: 'updating' }), 'updating'],
  ['offline', pending({ readerState: 'offline' }), 'offline'],
  ['wished away', pending({ readerState: 'waiting-for-card', cancelWishedAt: 1 }), 'cancel-asked'],
  ['declined for now', pending({ reason: 'declined-for-now', cancelWishedAt: 1 }), 'declined-for-now'],
  ['answer lost', unknown('timeout'), 'unknown'],
  ['not found', unknown('not-found'), 'unknown-not-found'],
  ['nobody answers', unknown('asking-failed'), 'unknown-no-connection'],
  ['something else under our reference', unknown('mismatch'), 'mismatch'],
  ['declined', { ...failed('declined'), status: 'declined' }, 'declined'],
  ['cancelled', { ...failed('cancelled'), status: 'cancelled' }, 'cancelled'],
  ['reader offline', failed('reader-offline'), 'failed-reader-offline'],
  ['reader busy', failed('reader-busy'), 'failed-reader-busy'],
  ['key refused', failed('not-authorised'), 'failed-not-authorised'],
  ['asked to pause', failed('too-many-requests'), 'failed-wait'],
  ['no trace', failed('no-trace'), 'failed-no-trace'],
  ['no network', failed('not-connected', null), 'failed-not-sent'],
  ['anything else', failed('request-invalid'), 'failed'],
]

const seen = {
  cameLate: false,
  tellsReaderState: true,
  sinceSentMs: 60_000,
  isSetAside: false,
  mayDecide: false,
  isByWord: false,
}

describe('the advice to the cashier', () => {
  it.each(table)('is one sentence when the payment is: %s', (_, payment, advice) => {
    expect(adviceFor(payment as CardPayment, seen)).toBe(advice)
  })

  it('tells a late approval from one in time', () => {
    const approved = { ...created, ...sent, status: 'approved' } as unknown as CardPayment
    expect(adviceFor(approved, seen)).toBe('approved')
    expect(adviceFor(approved, { ...seen, cameLate: true })).toBe('approved-late')
  })

  it('takes no money again while an approval is only noted aside, and is over once it is booked', () => {
    const aside = { ...seen, isSetAside: true }
    expect(adviceFor(pending() as CardPayment, aside)).toBe('approved-not-saved')
    expect(adviceFor(unknown('asking-failed') as CardPayment, aside)).toBe('approved-not-saved')
    const approved = { ...created, ...sent, status: 'approved' } as unknown as CardPayment
    expect(adviceFor(approved, aside)).toBe('approved')
  })

  it('says when a person may decide, and what stands on a person’s word', () => {
    expect(adviceFor(unknown('mismatch') as CardPayment, { ...seen, mayDecide: true })).toBe('decide')
    const approved = { ...created, ...sent, status: 'approved' } as unknown as CardPayment
    expect(adviceFor(approved, { ...seen, isByWord: true })).toBe('approved-by-word')
    expect(adviceFor(failed('decided-not-charged') as CardPayment, { ...seen, isByWord: true })).toBe(
      'failed-by-word',
    )
  })

  it('uses every sentence that a screen has', () => {
    const used = new Set([
      ...table.map(([, , advice]) => advice),
      'look-for-bar',
      'approved',
      'approved-late',
      'approved-not-saved',
      'decide',
      'approved-by-word',
      'failed-by-word',
    ])
    expect([...used].sort()).toEqual([...adviceCodes].sort())
  })

  it('is to look at the screen of a reader that tells nothing, once it had time to show the amount', () => {
    const silent = { ...seen, tellsReaderState: false }
    expect(adviceFor(pending() as CardPayment, { ...silent, sinceSentMs: 14_999 })).toBe('hand-over')
    expect(adviceFor(pending() as CardPayment, { ...silent, sinceSentMs: 15_000 })).toBe('look-for-bar')
    expect(adviceFor(pending({ cancelWishedAt: 1 }) as CardPayment, silent)).toBe('cancel-asked')
  })
})
