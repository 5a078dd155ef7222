import Banknote from 'lucide-react/icons/banknote'
import CalendarCheck from 'lucide-react/icons/calendar-check'
import Printer from 'lucide-react/icons/printer'
import { type ReactNode, useEffect, useState } from 'react'
import type { DaySummary, DayView } from '../../preload/contract/day-views.ts'
import type { DayToLookAt } from '../../preload/contract/reconcile-views.ts'
import { Amount } from '../design/amount.tsx'
import { Button } from '../design/button.tsx'
import { classNames } from '../design/class-names.ts'
import { Page, Panes } from '../design/page.tsx'
import { Paper } from '../design/paper.tsx'
import { Badge, Banner, EmptyState, Skeleton } from '../design/status.tsx'
import { SavePaper } from '../sales/save-paper.tsx'
import {
  type Loaded,
  useAnswer,
  useFormat,
  useServices,
  useSession,
  useTexts,
} from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { CashCard } from './cash-card.tsx'
import { Closing } from './closing.tsx'
import { ComparedDay } from './compared-day.tsx'
import { DayFigures } from './day-figures.tsx'
import { printDay, useDayKeys } from './day-keys.ts'
import styles from './day-screen.module.css'
import { ExportButton } from './export-dialog.tsx'
import { OpenPayments } from './open-payments.tsx'
import { PartPayments } from './part-payments.tsx'
import { PayoutsButton } from './payouts-dialog.tsx'
import { SeveralDates } from './several-dates.tsx'

const lookMs = 3_000

/** The open day with its X report, and every closed day with its Z report. */
export function DayScreen() {
  const texts = useTexts()
  const services = useServices()
  const { session } = services
  const [chosen, setChosen] = useState<number | null>(null)
  const [closing, setClosing] = useState(false)
  const current = useAnswer('day.current', [], ['sales', 'payment', 'basket'])
  const closed = useAnswer('day.list', [], ['sales'])
  const open = current.value
  const { reload } = current
  // What is open ends by itself; a nudge that was missed must not leave the day closed to its closing.
  const isWaiting = open !== null && open.openPayments.length + open.outside.undecided > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(reload, lookMs)
    return () => clearInterval(timer)
  })
  const isOpen = open !== null && open.zNumber === null && open.totals.sales > 0

  useDayKeys({
    onClose: () => isOpen && setClosing(true),
    print() {
      if (chosen !== null) void printDay(services, chosen)
      else if (isOpen) void printDay(services, open.dayId)
    },
  })

  const closedNow = (day: DayView) => {
    setClosing(false)
    setChosen(day.dayId)
    current.reload()
    closed.reload()
    if (day.zNumber !== null) {
      const number = day.zNumber
      session.notify({ tone: 'success', say: (words) => words.day.closedToast(number) })
    }
  }

  return (
    <Page
      title={texts.day.title}
      testId="day-screen"
      actions={
        <DayActions
          days={closed.value ?? []}
          chosen={chosen}
          onClose={isOpen ? () => setClosing(true) : null}
        />
      }
    >
      <Panes
        list={<DayList open={open} closed={closed.value} chosen={chosen} onChoose={setChosen} />}
        detail={chosen === null ? <OpenDay day={current} /> : <ClosedDay dayId={chosen} />}
      />
      {closing && open && <Closing day={open} onClose={() => setClosing(false)} onClosed={closedNow} />}
    </Page>
  )
}

type ActionsProps = {
  days: readonly DaySummary[]
  chosen: number | null
  /** Null while there is nothing to close. */
  onClose: (() => void) | null
}

function DayActions({ days, chosen, onClose }: ActionsProps) {
  const texts = useTexts()
  const { session } = useServices()
  const hasDrawer = useSession((state) => (state.settings?.cashDrawer ?? 'none') !== 'none')
  return (
    <>
      {hasDrawer && (
        <Button
          icon={Banknote}
          data-testid="open-drawer"
          onClick={() => session.setState({ drawerAsked: true })}
        >
          {texts.drawer.open}
        </Button>
      )}
      <PayoutsButton />
      <ExportButton days={days} chosenDay={chosen} />
      <Button
        variant="primary"
        icon={CalendarCheck}
        disabled={!onClose}
        keyName="F10"
        data-testid="close-day"
        onClick={onClose ?? undefined}
      >
        {texts.day.close}
      </Button>
    </>
  )
}

type ListProps = {
  open: DayView | null
  closed: readonly DaySummary[] | null
  chosen: number | null
  onChoose: (dayId: number | null) => void
}

function DayList({ open, closed, chosen, onChoose }: ListProps) {
  const texts = useTexts()
  const format = useFormat()
  const days = closed?.filter((day) => day.zNumber !== null) ?? []
  const toLookAt = useAnswer('reconcile.to-look-at', [], ['sales']).value ?? []
  return (
    <nav className={styles.list} aria-label={texts.day.closed}>
      <button
        type="button"
        className={classNames(styles.day, chosen === null && styles.chosen)}
        aria-current={chosen === null || undefined}
        data-testid="day-open"
        onClick={() => onChoose(null)}
      >
        <span className={styles.dayName}>{texts.day.current}</span>
        {open && <Amount money={open.totals.gross} className={styles.dayAmount} />}
        <span className={styles.daySub}>{open ? format.businessDay(open.date) : ''}</span>
      </button>
      <h2 className={styles.listTitle}>{texts.day.closed}</h2>
      {closed && days.length === 0 && <p className={styles.quiet}>{texts.day.noneClosedText}</p>}
      {days.map((day) => (
        <button
          key={day.dayId}
          type="button"
          className={classNames(styles.day, chosen === day.dayId && styles.chosen)}
          aria-current={chosen === day.dayId || undefined}
          data-testid={`day-${day.zNumber}`}
          onClick={() => onChoose(day.dayId)}
        >
          <span className={styles.dayName}>{day.zNumber !== null && texts.day.zNumber(day.zNumber)}</span>
          <Amount money={day.gross} className={styles.dayAmount} />
          <span className={styles.daySub}>{format.businessDay(day.date)}</span>
          <ToLookAt days={toLookAt} dayId={day.dayId} />
        </button>
      ))}
    </nav>
  )
}

/** What the card services' lists say otherwise. */
function ToLookAt({ days, dayId }: { days: readonly DayToLookAt[]; dayId: number }) {
  const texts = useTexts()
  const format = useFormat()
  const day = days.find((one) => one.dayId === dayId)
  if (!day) return null
  return (
    <span className={styles.daySub} data-testid={`day-to-look-at-${dayId}`}>
      <Badge tone="warning">{texts.compare.toLookAt(format.number(day.open))}</Badge>
    </span>
  )
}

function OpenDay({ day }: { day: Loaded<DayView> }) {
  const texts = useTexts()
  if (day.error && !day.value) return <Banner tone="danger">{errorSentence(texts, day.error)}</Banner>
  if (!day.value) return <Skeleton rows={5} height={90} />
  return <DayDetail day={day.value} beside={<CashCard />} />
}

function ClosedDay({ dayId }: { dayId: number }) {
  const texts = useTexts()
  const { value, error } = useAnswer('day.get', [{ dayId }])
  if (error) return <Banner tone="danger">{errorSentence(texts, error)}</Banner>
  if (!value || value.dayId !== dayId) return <Skeleton rows={5} height={90} />
  return <DayDetail day={value} />
}

function DayDetail({ day, beside = null }: { day: DayView; beside?: ReactNode }) {
  const texts = useTexts()
  const services = useServices()
  if (day.zNumber === null && day.totals.sales === 0) {
    return (
      <div className={styles.detail}>
        <div className={styles.figures}>
          <BesideSales day={day} />
          <EmptyState
            icon={CalendarCheck}
            title={texts.day.empty}
            text={texts.day.emptyText}
            testId="day-empty"
          />
          {beside}
        </div>
      </div>
    )
  }
  return (
    <div className={styles.detail} data-testid="day-detail">
      <div className={styles.figures}>
        <BesideSales day={day} />
        <DayFigures day={day}>
          {beside}
          <ComparedDay dayId={day.dayId} />
        </DayFigures>
      </div>
      <aside className={styles.paper}>
        <div className={styles.ways}>
          <Button
            icon={Printer}
            data-testid="day-print"
            keyName="Ctrl P"
            onClick={() => void printDay(services, day.dayId)}
          >
            {day.zNumber === null ? texts.day.printX : texts.day.zNumber(day.zNumber)}
          </Button>
          <SavePaper
            papers={[{ name: 'day', label: texts.day.paper, paper: { kind: 'day', dayId: day.dayId } }]}
          />
        </div>
        <Paper lines={day.paper} label={texts.day.paper} testId="day-paper" />
      </aside>
    </div>
  )
}

function BesideSales({ day }: { day: DayView }) {
  const texts = useTexts()
  return (
    <>
      <OpenPayments day={day} testId="day-hinder" />
      <PartPayments day={day} />
      <SeveralDates day={day} />
      {day.parkedBaskets > 0 && <Banner tone="info">{texts.day.parked(day.parkedBaskets)}</Banner>}
    </>
  )
}
