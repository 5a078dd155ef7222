import { useState } from 'react'
import type { TrainingView } from '../../preload/contract/training-views.ts'
import { Paper } from '../design/paper.tsx'
import { Segmented } from '../design/segmented.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import styles from './virtual-printer.module.css'

type PrinterProps = { printer: TrainingView['printer']; onAnswer: (view: TrainingView) => void }

const states = ['ready', 'no-paper', 'offline'] as const
type PrinterState = (typeof states)[number]
/** Older papers are in the list of sales. */
const shownPapers = 5

/** The paper that came out, newest first. */
export function VirtualPrinter({ printer, onAnswer }: PrinterProps) {
  const { ask } = useServices()
  const texts = useTexts()
  const format = useFormat()
  // What was tapped is shown at once; the answer says what it came to.
  const [wanted, setWanted] = useState<PrinterState | null>(null)
  const papers = [...printer.papers].sort((a, b) => b.id - a.id).slice(0, shownPapers)
  const setState = async (state: PrinterState) => {
    setWanted(state)
    const answer = await ask('training.printer', { state })
    if (answer.ok) onAnswer(answer.value)
    setWanted((latest) => (latest === state ? null : latest))
  }
  return (
    <section className={styles.printer} aria-label={texts.desk.printer}>
      <h3 className={styles.title}>{texts.desk.printer}</h3>
      <Segmented
        label={texts.desk.printer}
        value={wanted ?? printer.state}
        options={states.map((state) => ({
          value: state,
          label: texts.desk.printerState[state],
          testId: `printer-${state}`,
        }))}
        onValue={(state) => void setState(state)}
        wide
      />
      {printer.drawerOpenings > 0 && (
        <p className={styles.none} data-testid="drawer-openings">
          {texts.desk.drawerOpened(printer.drawerOpenings)}
        </p>
      )}
      {papers.length === 0 && <p className={styles.none}>{texts.desk.noPaperText}</p>}
      <div className={styles.papers} data-testid="printer-papers">
        {papers.map((paper) => (
          <div key={paper.id}>
            <time className={styles.time}>{format.timeWithSeconds(paper.printedAt)}</time>
            <Paper lines={paper.lines} label={texts.desk.paper} testId={`paper-${paper.id}`} />
          </div>
        ))}
      </div>
    </section>
  )
}
