import { useState } from 'react'
import type { OwedItem, OwedList } from '../../preload/contract/queue-views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './queue-screen.module.css'
import { aboutWords } from './queue-words.ts'

const shortestReason = 3
const longestReason = 200

type DialogProps = { item: OwedItem; onList: (list: OwedList) => void; onClose: () => void }

/** Says what giving up means, and wants a reason: it stands in the journal. Main refuses what is not safe. */
export function GiveUpDialog({ item, onList, onClose }: DialogProps) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const isSlip = item.what === 'fetch-slip' || item.what === 'fetch-refund-slip'
  const isDispute = item.what === 'approval-disputed'
  const format = useFormat()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const giveUp = async () => {
    if (reason.trim().length < shortestReason) return setProblem(texts.queue.reasonMissing)
    const answer = await ask('queue.give-up', { itemId: item.itemId, reason })
    if (!answer.ok) return setRefused(errorSentence(texts, answer.error))
    onList(answer.value)
    session.notify({ tone: 'info', say: ({ queue }) => (isDispute ? queue.noted : queue.givenUp) })
    onClose()
  }
  return (
    <Dialog
      title={isDispute ? texts.queue.noteTitle : texts.queue.giveUpTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="give-up-dialog"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant={isDispute ? 'primary' : 'danger'}
            data-testid="give-up-confirm"
            onClick={() => void giveUp()}
          >
            {isDispute ? texts.queue.note : texts.queue.giveUpConfirm}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void giveUp()
        }}
      >
        <p>
          <strong>{texts.queue.what[item.what]}</strong> {aboutWords(texts, format, item)}
        </p>
        <p>
          {isDispute ? texts.queue.noteText : isSlip ? texts.queue.giveUpSlipText : texts.queue.giveUpText}
        </p>
        {refused && <Banner tone="danger">{refused}</Banner>}
        <Field
          label={texts.queue.reason}
          hint={texts.queue.reasonHint}
          error={problem}
          value={reason}
          maxLength={longestReason}
          data-testid="give-up-reason"
          onChange={(event) => {
            setReason(event.target.value)
            setProblem(null)
          }}
        />
      </form>
    </Dialog>
  )
}
