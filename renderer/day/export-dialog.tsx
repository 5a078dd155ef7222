import FileDown from 'lucide-react/icons/file-down'
import { useEffect, useRef, useState } from 'react'
import type { Request } from '../../preload/contract/channels.ts'
import type { DaySummary } from '../../preload/contract/day-views.ts'
import type { BookingAccounts, PeriodExport, Separator } from '../../preload/contract/export-views.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Select } from '../design/field.tsx'
import { Segmented } from '../design/segmented.tsx'
import { Banner } from '../design/status.tsx'
import { useAnswer, useFormat, useServices, useSession, useTexts } from '../state/till-context.tsx'
import { takeExport } from '../take-export.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import type { ExportTexts } from '../texts/export-en.ts'
import { AccountsFields } from './accounts-fields.tsx'
import styles from './export-dialog.module.css'

const kinds: readonly PeriodExport[] = ['journal', 'csv-sales', 'csv-lines', 'csv-payments', 'datev', 'saft']
const separators: readonly Separator[] = [';', ',', '\t']
const open = 'open'

type Period = { from: string; to: string }
type Work = { stage: 'writing' | 'handing'; bytes: number } | null

type Days = { days: readonly DaySummary[]; chosenDay: number | null }

export function ExportButton(props: Days) {
  const texts = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={FileDown} data-testid="export-open" onClick={() => setOpen(true)}>
        {texts.exports.open}
      </Button>
      {isOpen && <ExportDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The books as a file: what, of which days, and in the browser's or the system's own way where to. */
function ExportDialog(props: Days & { onClose: () => void }) {
  const { days, chosenDay, onClose } = props
  const texts = useTexts()
  const words = texts.exports
  const language = useSession((state) => state.till?.language ?? 'en')
  const closed = days.flatMap(({ zNumber, date, dayId }) =>
    zNumber === null ? [] : [{ zNumber, date, dayId }],
  )
  const spans = spansOf(closed, chosenDay)
  const [kind, setKind] = useState<PeriodExport>('journal')
  // Until somebody chooses, the chosen day's: its Z may be newer than the list of a moment ago.
  const [wished, setPeriod] = useState<Period | null>(null)
  const period = wished ?? spans.day ?? spans.all
  const [separator, setSeparator] = useState<Separator>(language === 'en' ? ',' : ';')
  const { work, error, take } = useExport(onClose)
  const [accounts, setAccounts] = useAccounts()
  const [fromZ, toZ] = [zOf(period.from), zOf(period.to)]
  const isBackwards = fromZ !== null && toZ !== null && fromZ > toZ

  return (
    <Dialog
      title={words.title}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="export-dialog"
      actions={
        <ExportActions
          isWorking={work !== null}
          isBackwards={isBackwards}
          onStop={onClose}
          onSave={() => void take({ kind, fromZ, toZ, separator }, kind === 'datev' ? accounts : null)}
        />
      }
    >
      <div className={styles.choices}>
        <Select
          label={words.what}
          value={kind}
          options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
          onValue={setKind}
          data-testid="export-kind"
        />
        <PeriodChoice closed={closed} spans={spans} period={period} onPeriod={setPeriod} />
        {kind === 'datev' && accounts && <AccountsFields accounts={accounts} onAccounts={setAccounts} />}
        {kind.startsWith('csv') && (
          <Segmented
            label={words.separator}
            value={separator}
            options={separators.map((value) => ({ value, label: words.separators[value] }))}
            onValue={setSeparator}
          />
        )}
        <p className={styles.hint}>{hintOf(words, kind)}</p>
        {isBackwards && <Banner tone="warning">{words.backwards}</Banner>}
        {work && <Progress work={work} />}
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      </div>
    </Dialog>
  )
}

function ExportActions(props: {
  isWorking: boolean
  isBackwards: boolean
  onStop: () => void
  onSave: () => void
}) {
  const { isWorking, isBackwards, onStop, onSave } = props
  const words = useTexts().exports
  return (
    <>
      {isWorking && (
        <Button data-testid="export-stop" onClick={onStop}>
          {words.stop}
        </Button>
      )}
      <Button
        variant="primary"
        icon={FileDown}
        busy={isWorking}
        disabled={isBackwards}
        data-focus
        data-testid="export-save"
        onClick={onSave}
      >
        {words.save}
      </Button>
    </>
  )
}

function hintOf(words: ExportTexts, kind: PeriodExport): string {
  if (kind === 'journal') return words.journalHint
  if (kind === 'saft') return words.saftHint
  return kind === 'datev' ? words.datevHint : words.csvHint
}

/** As they are kept, until somebody types. */
function useAccounts() {
  const kept = useAnswer('export.accounts', [])
  const [typed, setTyped] = useState<BookingAccounts | null>(null)
  return [typed ?? kept.value, setTyped] as const
}

/** The work on an export; whoever closes the dialog calls it off. */
function useExport(onDone: () => void) {
  const { ask, session } = useServices()
  const [work, setWork] = useState<Work>(null)
  const [error, setError] = useState<TillError | null>(null)
  const stopped = useRef(false)
  useEffect(() => {
    stopped.current = false
    return () => {
      stopped.current = true
    }
  }, [])
  const take = async (request: Request<'export.start'>, accounts: BookingAccounts | null) => {
    setError(null)
    const kept = accounts ? await ask('export.save-accounts', accounts) : null
    if (kept && !kept.ok) {
      setError(kept.error)
      return
    }
    setWork({ stage: 'writing', bytes: 0 })
    const taken = await takeExport(ask, request, {
      isStopped: () => stopped.current,
      onBytes: (bytes) => setWork({ stage: 'writing', bytes }),
      onReady: () => setWork({ stage: 'handing', bytes: 0 }),
    })
    if (taken === 'stopped') return
    setWork(null)
    if ('error' in taken) {
      setError(taken.error)
      return
    }
    session.notify({ tone: 'success', say: (all) => all.exports.saved(taken.fileName) })
    onDone()
  }
  return { work, error, take }
}

function Progress({ work }: { work: NonNullable<Work> }) {
  const words = useTexts().exports
  const language = useSession((state) => state.till?.language ?? 'en')
  const size = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  }).format(work.bytes / 1e6)
  return (
    <output className={styles.hint}>{work.stage === 'writing' ? words.writing(size) : words.handing}</output>
  )
}

type Closed = { zNumber: number; date: string; dayId: number }
type Spans = { day: Period | null; month: Period | null; all: Period }

const zOf = (value: string): number | null => (value === open ? null : Number(value))

/** The day that is chosen on the screen and its month; for the open day the month of the newest Z. The newest come first. */
function spansOf(closed: readonly Closed[], chosenDay: number | null): Spans {
  const chosen = closed.find(({ dayId }) => dayId === chosenDay)
  const month = (chosen ?? closed[0])?.date.slice(0, 7)
  const ofMonth = closed.filter(({ date }) => date.slice(0, 7) === month)
  const between = (first?: Closed, last?: Closed): Period | null =>
    first && last ? { from: String(first.zNumber), to: String(last.zNumber) } : null
  return {
    day: between(chosen, chosen),
    month: between(ofMonth.at(-1), ofMonth[0]),
    all: { from: open, to: open },
  }
}

function PeriodChoice(props: {
  closed: readonly Closed[]
  spans: Spans
  period: Period
  onPeriod: (period: Period) => void
}) {
  const { closed, spans, period, onPeriod } = props
  const words = useTexts().exports
  const format = useFormat()
  const names = (['day', 'month', 'all'] as const).filter((name) => spans[name] !== null)
  const isSame = (span: Period | null) => span?.from === period.from && span.to === period.to
  const z = closed.map(({ zNumber, date }) => ({
    value: String(zNumber),
    label: words.z(zNumber, format.shortDay(date)),
  }))
  return (
    <>
      <Segmented
        label={words.span}
        value={names.find((name) => isSame(spans[name])) ?? 'range'}
        options={names.map((value) => ({
          value,
          label: words.spans[value],
          testId: `export-span-${value}`,
        }))}
        onValue={(name) => onPeriod((name === 'range' ? null : spans[name]) ?? spans.all)}
      />
      <div className={styles.pair}>
        <Select
          label={words.from}
          value={period.from}
          options={[{ value: open, label: words.beginning }, ...z]}
          onValue={(from) => onPeriod({ ...period, from })}
          data-testid="export-from"
        />
        <Select
          label={words.to}
          value={period.to}
          options={[{ value: open, label: words.now }, ...z]}
          onValue={(to) => onPeriod({ ...period, to })}
          data-testid="export-to"
        />
      </div>
    </>
  )
}
