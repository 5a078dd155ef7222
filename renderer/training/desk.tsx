import CreditCard from 'lucide-react/icons/credit-card'
import X from 'lucide-react/icons/x'
import { useCallback, useEffect, useState } from 'react'
import type { TrainingView, VirtualReaderView } from '../../preload/contract/training-views.ts'
import { IconButton } from '../design/button.tsx'
import { ReaderMark } from '../design/reader-mark.tsx'
import { Segmented } from '../design/segmented.tsx'
import { EmptyState, Skeleton } from '../design/status.tsx'
import { useNudge, useServices, useTexts } from '../state/till-context.tsx'
import styles from './desk.module.css'
import { VirtualPrinter } from './virtual-printer.tsx'
import { VirtualReader } from './virtual-reader.tsx'

const refreshMs = 1_000

/** What would lie on the counter: the card reader with its customer, and the printer. Only training has it. */
export function Desk() {
  const { session } = useServices()
  const texts = useTexts()
  const { view, take } = useTraining()
  return (
    <aside className={styles.desk} aria-label={texts.desk.title} data-testid="training-desk">
      <header className={styles.header}>
        <h2>{texts.desk.title}</h2>
        <IconButton
          icon={X}
          label={texts.frame.closeDesk}
          data-testid="desk-close"
          onClick={() => session.showDesk(false)}
        />
      </header>
      <div className={styles.content}>
        {!view && <Skeleton rows={3} height={120} />}
        {view?.readers.length === 0 && <EmptyState icon={CreditCard} title={texts.desk.noReader} />}
        {view && <Devices readers={view.readers} onAnswer={take} />}
        {view && <VirtualPrinter printer={view.printer} onAnswer={take} />}
      </div>
    </aside>
  )
}

type DevicesProps = { readers: VirtualReaderView[]; onAnswer: (view: TrainingView) => void }

/** One device at a time: the one that somebody picked, until another one wants the customer. */
function Devices({ readers, onAnswer }: DevicesProps) {
  const texts = useTexts()
  const [picked, setPicked] = useState<string | null>(null)
  const wanted = readers.find(wantsCustomer)?.serial ?? null
  useEffect(() => {
    if (wanted !== null) setPicked(wanted)
  }, [wanted])
  const shown = readers.find(({ serial }) => serial === picked) ?? readers[0]
  if (!shown) return null
  return (
    <>
      {readers.length > 1 && (
        <Segmented
          label={texts.desk.devices}
          value={shown.serial}
          options={readers.map((reader) => ({
            value: reader.serial,
            label: (
              <>
                {reader.inTill && <ReaderMark color={reader.inTill.color} size="small" />}
                <span className={styles.tab}>{reader.inTill?.name ?? reader.service}</span>
              </>
            ),
            testId: `device-${reader.serial}`,
          }))}
          onValue={setPicked}
          wide
        />
      )}
      <VirtualReader key={shown.serial} reader={shown} onAnswer={onAnswer} />
    </>
  )
}

const wantsCustomer = ({ screen }: VirtualReaderView): boolean =>
  screen === 'present-card' || screen === 'choose-tip' || screen === 'enter-pin'

/** The virtual devices move on by themselves (time-outs, processing): looked at once a second and at every nudge. */
function useTraining() {
  const { ask } = useServices()
  const [view, setView] = useState<TrainingView | null>(null)
  const look = useCallback(async () => {
    const answer = await ask('training.view')
    if (answer.ok) setView((before) => (sameView(before, answer.value) ? before : answer.value))
  }, [ask])
  useEffect(() => {
    void look()
    const timer = setInterval(() => void look(), refreshMs)
    return () => clearInterval(timer)
  }, [look])
  useNudge(['training'], () => void look())
  return { view, take: setView }
}

const sameView = (before: TrainingView | null, after: TrainingView): boolean =>
  before !== null && JSON.stringify(before) === JSON.stringify(after)
