import Gift from 'lucide-react/icons/gift'
import { useState } from 'react'
import { Button } from '../design/button.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'

/** A paper of the sale without prices. */
export function GiftButton({ saleId, size }: { saleId: string | undefined; size?: 'huge' }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const print = async (saleId: string) => {
    setBusy(true)
    const answer = await ask('sales.print-gift', { saleId })
    setBusy(false)
    if (answer.ok) session.notify({ tone: 'success', say: (words) => words.receipt.giftQueued })
    else session.notify({ tone: 'danger', say: (words) => errorSentence(words, answer.error) })
  }
  return (
    <Button
      icon={Gift}
      {...(size ? { size } : {})}
      busy={busy}
      disabled={saleId === undefined}
      data-testid="print-gift"
      onClick={() => saleId !== undefined && void print(saleId)}
    >
      {texts.receipt.gift}
    </Button>
  )
}
