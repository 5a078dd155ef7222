import type { Asked, AttemptNames, CardSlip } from '../../ports.ts'
import { readReceipt } from './sumup-receipt.ts'
import { type Asker, lookUp } from './sumup-verdict.ts'

/**
 * The slip of an approved payment, as data. By the transaction's id where the approval told it; an approval that only the
 * checkout told is looked up first.
 */
export async function cardSlip(asker: Asker, attempt: AttemptNames): Promise<Asked<CardSlip>> {
  const id = attempt.providerIds.transactionId ?? (await lookedUp(asker, attempt))
  if (typeof id !== 'string') return id
  const found = await readReceipt(asker.client, id)
  switch (found.kind) {
    case 'missing':
      return { kind: 'refused', reason: 'not-found', providerText: '' }
    case 'unavailable':
      return { kind: 'unavailable', reason: found.reason }
    case 'invalid':
      return { kind: 'unavailable', reason: 'answer-not-understood' }
    case 'found': {
      const { refund: _, status: __, ...data } = found.value
      const isOurs =
        data.currency === attempt.currency && data.amountMinor - data.tipMinor === attempt.amountMinor
      return isOurs
        ? { kind: 'answered', value: { kind: 'data', data } }
        : { kind: 'unavailable', reason: 'answer-not-ours' }
    }
  }
}

async function lookedUp(
  asker: Asker,
  attempt: AttemptNames,
): Promise<string | Extract<Asked<CardSlip>, { kind: 'refused' | 'unavailable' }>> {
  const { found } = await lookUp(asker, attempt)
  if (found.kind === 'unavailable') return { kind: 'unavailable', reason: found.reason }
  const id = found.kind === 'found' ? found.transaction.id : undefined
  return id || { kind: 'refused', reason: 'not-found', providerText: '' }
}
