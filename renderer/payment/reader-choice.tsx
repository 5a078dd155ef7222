import type { DueView, ReaderView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Select } from '../design/field.tsx'
import { ReaderMark } from '../design/reader-mark.tsx'
import { Segmented } from '../design/segmented.tsx'
import { Banner } from '../design/status.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { codeSentence } from '../texts/code-sentence.ts'
import type { Texts } from '../texts/en.ts'
import styles from './choose-tender.module.css'

/** So many stand side by side; more are a list. */
const mostInSight = 4

type ChoiceProps = { due: DueView; readerId: string | null; onReader: (readerId: string) => void }

/** On which reader the customer pays, by name and colour. One key takes the usual one; with one reader there is no question. */
export function ReaderChoice({ due, readerId, onReader }: ChoiceProps) {
  const { session, payment } = useServices()
  const texts = useTexts()
  if (!due.cardAvailable) {
    return (
      <Banner
        tone="info"
        live={false}
        actions={
          <Button
            data-testid="payment-pair-reader"
            onClick={() => {
              payment.close()
              session.go('readers')
            }}
          >
            {texts.payment.pairReader}
          </Button>
        }
      >
        {due.cardUnavailableReason
          ? codeSentence(texts.codes.reason, due.cardUnavailableReason)
          : texts.payment.noReader}
      </Banner>
    )
  }
  if (due.readers.length < 2) return null
  if (due.readers.length > mostInSight) {
    return (
      <Select
        label={texts.payment.reader}
        value={readerId ?? ''}
        data-testid="payment-reader"
        options={due.readers.map((reader) => ({
          value: reader.readerId,
          label: [reader.name, ...statesOf(texts, reader)].join(' · '),
        }))}
        onValue={onReader}
      />
    )
  }
  return (
    <Segmented
      label={texts.payment.reader}
      value={readerId ?? ''}
      options={due.readers.map((reader, index) => ({
        value: reader.readerId,
        label: <ReaderLabel reader={reader} />,
        testId: `payment-reader-${index}`,
      }))}
      onValue={onReader}
      wide
    />
  )
}

function ReaderLabel({ reader }: { reader: ReaderView }) {
  const texts = useTexts()
  const [state] = statesOf(texts, reader)
  return (
    <>
      <ReaderMark color={reader.color} size="small" />
      <span className={styles.readerName}>
        {reader.name}
        {state && <small>{state}</small>}
      </span>
    </>
  )
}

function statesOf(texts: Texts, { busyWith, connection }: ReaderView): string[] {
  return [
    ...(busyWith ? [texts.payment.readerBusy] : []),
    ...(connection === 'offline' ? [texts.payment.readerOffline] : []),
  ]
}
