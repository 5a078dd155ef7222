import { formatMoney } from '../../preload/contract/money.ts'
import type { LateChargeView } from '../../preload/contract/refund-views.ts'
import type { Language } from '../../preload/contract/views.ts'
import { localeOf } from '../format.ts'
import type { Texts } from '../texts/en.ts'
import type { BasketStore } from './basket-store.ts'
import type { PaymentStore } from './payment-store.ts'
import type { SessionStore } from './session-store.ts'

/** The screen that the decision is about goes on from it; every other stays as it is. */
export function afterLateDecision(
  charge: LateChargeView,
  { session, basket, payment }: { session: SessionStore; basket: BasketStore; payment: PaymentStore },
): void {
  const { phase, due } = payment.getState()
  const language = session.getState().till?.language ?? 'en'
  const isShown = phase !== 'closed' && due?.saleId === charge.saleId
  if (isShown && charge.completedSaleId !== null) void payment.completed(charge.completedSaleId)
  // A sale that is done stays so: what is reversed beside it opens nothing.
  else if (isShown && phase !== 'done') void payment.open()
  else session.notify({ tone: 'success', say: (texts) => decisionWords(texts, charge, language) })
  void basket.load()
  void session.refreshState()
}

function decisionWords(texts: Texts, { choice, charged }: LateChargeView, language: Language): string {
  const amount = formatMoney(charged, localeOf(language))
  if (choice === 'book') return texts.late.booked(amount)
  return choice === 'keep' ? texts.late.kept(amount) : texts.late.reversing(amount)
}
