import { useId, useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import type { SaleView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Banner, Skeleton } from '../design/status.tsx'
import { useAnswer, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './receipt-dialogs.module.css'

type MailProps = {
  saleId: string
  onSale: (sale: SaleView) => void
  onClose: () => void
}

/** The address is typed, sent to the till once, and kept nowhere in the page. */
export function SendMailDialog({ saleId, onSale, onClose }: MailProps) {
  const { ask } = useServices()
  const texts = useTexts()
  const formId = useId()
  const [address, setAddress] = useState('')
  const [error, setError] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (busy) return
    setBusy(true)
    const answer = await ask('receipt.mail', { saleId, address })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    onSale(answer.value)
    onClose()
  }
  return (
    <Dialog
      title={texts.mail.sendTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="narrow"
      testId="send-mail"
      actions={
        <Button variant="primary" type="submit" form={formId} busy={busy} data-testid="send-mail-now">
          {texts.mail.send}
        </Button>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Field
          label={texts.mail.sendTo}
          hint={texts.mail.sendHint}
          error={error ? errorSentence(texts, error) : null}
          value={address}
          maxLength={320}
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          data-focus
          data-testid="send-mail-address"
          onChange={(event) => {
            setAddress(event.target.value)
            setError(null)
          }}
        />
      </form>
    </Dialog>
  )
}

/** Large, black on white in the dark as well, and with words about what a phone finds behind it. */
export function CodeDialog({ sale, onClose }: { sale: SaleView; onClose: () => void }) {
  const texts = useTexts()
  const { value, error } = useAnswer('receipt.code', [{ saleId: sale.saleId }])
  const words =
    sale.code === null
      ? texts.mail.codeNone
      : sale.code === 'link'
        ? texts.mail.codeLink
        : texts.mail.codeNumber
  return (
    <Dialog
      title={texts.mail.codeTitle(sale.receiptNumber)}
      closeLabel={texts.common.close}
      onClose={onClose}
      isText
      testId="receipt-code"
    >
      {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      {sale.code !== null && (
        <div className={styles.code}>
          {value ? <img src={value.url} alt={texts.mail.codeAlt} data-testid="receipt-code-picture" /> : null}
          {!value && !error && <Skeleton rows={1} height={320} />}
        </div>
      )}
      <p className={styles.words}>{words}</p>
      {value?.holds === 'number' && <p className={styles.number}>{value.text}</p>}
    </Dialog>
  )
}
