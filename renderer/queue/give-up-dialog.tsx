import type { OwedItem, OwedList } from '../../preload/contract/queue-views.ts'
import { ReasonDialog } from '../frame/reason-dialog.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { aboutWords } from './queue-words.ts'

type DialogProps = { item: OwedItem; onList: (list: OwedList) => void; onClose: () => void }

/** Says what giving up means, and wants a reason: it stands in the journal. Main refuses what is not safe. */
export function GiveUpDialog({ item, onList, onClose }: DialogProps) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const isSlip = item.what === 'fetch-slip' || item.what === 'fetch-refund-slip'
  const isDispute = item.what === 'approval-disputed' || item.what === 'refund-disputed'
  const format = useFormat()
  const explanation =
    item.what === 'mail-receipt'
      ? texts.mail.giveUpText
      : isDispute
        ? texts.queue.noteText
        : isSlip
          ? texts.queue.giveUpSlipText
          : texts.queue.giveUpText
  const giveUp = async (reason: string) => {
    const answer = await ask('queue.give-up', { itemId: item.itemId, reason })
    if (!answer.ok) return errorSentence(texts, answer.error)
    onList(answer.value)
    session.notify({ tone: 'info', say: ({ queue }) => (isDispute ? queue.noted : queue.givenUp) })
    return null
  }
  return (
    <ReasonDialog
      title={isDispute ? texts.queue.noteTitle : texts.queue.giveUpTitle}
      label={texts.queue.reason}
      hint={texts.queue.reasonHint}
      confirm={isDispute ? texts.queue.note : texts.queue.giveUpConfirm}
      variant={isDispute ? 'primary' : 'danger'}
      testName="give-up"
      onConfirm={giveUp}
      onClose={onClose}
    >
      <p>
        <strong>{texts.queue.what[item.what]}</strong> {aboutWords(texts, format, item)}
      </p>
      <p>{explanation}</p>
    </ReasonDialog>
  )
}
