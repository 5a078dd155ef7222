import type { OwedReturnView } from '../../preload/contract/return-views.ts'
import { Banner } from '../design/status.tsx'
import { PayOutButton } from '../sales/given-tenders.tsx'
import { useFormat, useTexts } from '../state/till-context.tsx'

/** Goods that came back, and a card that took nothing: somebody has to give the money. */
export function OwedReturns({ owed }: { owed: readonly OwedReturnView[] }) {
  const texts = useTexts()
  const format = useFormat()
  return owed.map(({ receiptNumber, given }) => (
    <Banner
      key={given.refund?.refundId}
      tone="danger"
      testId="queue-owed-return"
      actions={<PayOutButton tender={given} />}
    >
      <strong>{texts.returns.owedTitle(format.money(given.amount), receiptNumber)}</strong>
      <br />
      {texts.returns.owedText}
    </Banner>
  ))
}
