import ChartColumn from 'lucide-react/icons/chart-column'
import FileDown from 'lucide-react/icons/file-down'
import Printer from 'lucide-react/icons/printer'
import { useEffect, useState } from 'react'
import type { Arguments } from '../../preload/contract/channels.ts'
import { type ReportPreset, type ReportView, reportPresets } from '../../preload/contract/report-views.ts'
import { Button } from '../design/button.tsx'
import { Field, Select } from '../design/field.tsx'
import { Page } from '../design/page.tsx'
import { Segmented } from '../design/segmented.tsx'
import { Banner, EmptyState, Skeleton } from '../design/status.tsx'
import { saveFile } from '../save-file.ts'
import { useAnswer, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { ReportFigures } from './report-figures.tsx'
import styles from './reports.module.css'

type Request = Arguments<'report.get'>[0]
type Choice = ReportPreset | 'own'
type Dates = { from: string; to: string }

const choices: readonly Choice[] = [...reportPresets, 'own']
const mostYears = 10

/** What was sold in any period: today at a glance first. */
export function ReportsScreen() {
  const texts = useTexts()
  const words = texts.reports
  const [choice, setChoice] = useState<Choice>('today')
  const [dates, setDates] = useState<Dates>({ from: '', to: '' })
  const [currency, setCurrency] = useState<string | null>(null)
  const [shown, setShown] = useState<ReportView | null>(null)
  const choose = (next: Choice) => {
    if (next === 'own' && dates.from === '' && shown) setDates({ from: shown.from, to: shown.to })
    setChoice(next)
  }
  const areDatesRight = choice !== 'own' || isSpan(dates)
  const request: Request = {
    period: choice === 'own' ? { kind: 'own', ...dates } : { kind: choice },
    currency,
  }
  return (
    <Page
      title={words.title}
      testId="reports-screen"
      actions={<Ways request={request} disabled={!areDatesRight} />}
    >
      <div className={styles.screen}>
        <div className={styles.choices}>
          <Segmented
            label={words.period}
            value={choice}
            options={choices.map((value) => ({
              value,
              label: words.presets[value],
              testId: `report-${value}`,
            }))}
            onValue={choose}
          />
          {choice === 'own' && <OwnDates dates={dates} onDates={setDates} />}
          {shown && shown.currencies.length > 1 && (
            <Select
              label={words.currency}
              value={currency ?? shown.currency}
              options={shown.currencies.map((value) => ({ value, label: value }))}
              onValue={setCurrency}
              data-testid="report-currency"
            />
          )}
        </div>
        {areDatesRight ? (
          <Report key={JSON.stringify(request)} request={request} onShown={setShown} />
        ) : (
          <Banner tone="info">{words.datesWrong}</Banner>
        )}
      </div>
    </Page>
  )
}

function isSpan({ from, to }: Dates): boolean {
  if (from === '' || to === '' || from > to) return false
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) < mostYears
}

function OwnDates({ dates, onDates }: { dates: Dates; onDates: (dates: Dates) => void }) {
  const words = useTexts().reports
  return (
    <div className={styles.dates}>
      <Field
        label={words.from}
        type="date"
        value={dates.from}
        data-testid="report-from"
        onChange={(event) => onDates({ ...dates, from: event.target.value })}
      />
      <Field
        label={words.to}
        type="date"
        value={dates.to}
        data-testid="report-to"
        onChange={(event) => onDates({ ...dates, to: event.target.value })}
      />
    </div>
  )
}

function Ways({ request, disabled }: { request: Request; disabled: boolean }) {
  const words = useTexts().reports
  const { ask, session } = useServices()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    const answer = await ask('report.csv', request)
    setBusy(false)
    if (!answer.ok) {
      session.notify({ tone: 'danger', say: (all) => errorSentence(all, answer.error) })
      return
    }
    const { fileName, text } = answer.value
    saveFile(fileName, new Blob([text], { type: 'text/csv;charset=utf-8' }))
    session.notify({ tone: 'success', say: (all) => all.reports.saved(fileName) })
  }
  const print = async () => {
    setBusy(true)
    const answer = await ask('report.print', request)
    setBusy(false)
    if (answer.ok) session.notify({ tone: 'success', say: (all) => all.reports.printQueued })
    else session.notify({ tone: 'danger', say: (all) => errorSentence(all, answer.error) })
  }
  return (
    <>
      <Button
        icon={FileDown}
        disabled={disabled || busy}
        data-testid="report-csv"
        onClick={() => void save()}
      >
        {words.saveCsv}
      </Button>
      <Button
        icon={Printer}
        disabled={disabled || busy}
        data-testid="report-print"
        onClick={() => void print()}
      >
        {words.print}
      </Button>
    </>
  )
}

function Report({ request, onShown }: { request: Request; onShown: (view: ReportView) => void }) {
  const texts = useTexts()
  const { value, error } = useAnswer('report.get', [request], ['sales'])
  useEffect(() => {
    if (value) onShown(value)
  }, [value, onShown])
  if (error && !value) return <Banner tone="danger">{errorSentence(texts, error)}</Banner>
  if (!value)
    return (
      <div role="status" aria-label={texts.reports.counting}>
        <Skeleton rows={4} height={130} />
      </div>
    )
  if (value.sales === 0)
    return (
      <EmptyState
        icon={ChartColumn}
        title={texts.reports.nothing}
        text={texts.reports.nothingText}
        testId="report-empty"
      />
    )
  return <ReportFigures report={value} />
}
