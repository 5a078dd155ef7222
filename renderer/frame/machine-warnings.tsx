import CalendarCheck from 'lucide-react/icons/calendar-check'
import Check from 'lucide-react/icons/check'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useState } from 'react'
import type { MachineWarning } from '../../preload/contract/machine-warnings.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import type { Format } from '../format.ts'
import { useFormat, useServices, useSession, useTexts } from '../state/till-context.tsx'
import type { WarningValues } from '../texts/warnings-en.ts'
import styles from './machine-warnings.module.css'

const none: readonly MachineWarning[] = []

/** What is wrong with the machine, above every screen. It cannot be put away: it goes when it is over. */
export function MachineWarnings() {
  const texts = useTexts()
  const format = useFormat()
  const warnings = useSession((state) => state.till?.warnings ?? none)
  return warnings.map((warning) => {
    if (warning.code === 'check-date') return <DateQuestion key={warning.code} warning={warning} />
    const { title, text } = texts.warnings[warning.code]
    return (
      <div key={warning.code} className={styles.warning} role="alert" data-testid={`warning-${warning.code}`}>
        <TriangleAlert size={20} aria-hidden className={styles.sign} />
        <strong>{title}</strong>
        <span>{typeof text === 'string' ? text : text(valuesOf(warning, format))}</span>
        {warning.code === 'clock-set-back' && <ClockIsRight />}
        {warning.code === 'restored-from-backup' && <HaveCompared />}
        {warning.code === 'day-left-open' && <ToTheDay />}
      </div>
    )
  })
}

/** Asked before the first sale: what is sold under a wrong date stands under it for ever. */
function DateQuestion({ warning }: { warning: MachineWarning }) {
  const texts = useTexts()
  const format = useFormat()
  const [isAside, setAside] = useState(false)
  const { title, text } = texts.warnings[warning.code]
  const words = typeof text === 'string' ? text : text(valuesOf(warning, format))
  if (isAside)
    return (
      <div className={styles.warning} role="alert" data-testid="warning-check-date">
        <TriangleAlert size={20} aria-hidden className={styles.sign} />
        <strong>{title}</strong>
        <span>{words}</span>
        <ClockIsRight />
      </div>
    )
  return (
    <Dialog
      title={title}
      closeLabel={texts.common.close}
      onClose={() => setAside(true)}
      actions={<ClockIsRight isPrimary />}
      testId="check-date"
    >
      <p className={styles.question}>{words}</p>
      <p className={styles.question}>{texts.clock.ifWrong}</p>
    </Dialog>
  )
}

function ClockIsRight({ isPrimary = false }: { isPrimary?: boolean }) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const confirm = async () => {
    await ask('clock.confirm')
    await session.refreshState()
  }
  return (
    <Button
      variant={isPrimary ? 'primary' : 'secondary'}
      icon={Check}
      data-testid="clock-is-right"
      onClick={() => void confirm()}
    >
      {texts.clock.isRight}
    </Button>
  )
}

function HaveCompared() {
  const { ask, session } = useServices()
  const texts = useTexts()
  const confirm = async () => {
    await ask('backup.compared')
    await session.refreshState()
  }
  return (
    <Button icon={Check} data-testid="restore-compared" onClick={() => void confirm()}>
      {texts.backup.compared}
    </Button>
  )
}

function ToTheDay() {
  const { session } = useServices()
  const texts = useTexts()
  return (
    <Button icon={CalendarCheck} data-testid="to-the-open-day" onClick={() => session.go('day')}>
      {texts.opening.toDay}
    </Button>
  )
}

function valuesOf(warning: MachineWarning, format: Format): WarningValues {
  return {
    count: 'count' in warning ? warning.count : 0,
    time: 'since' in warning ? format.time(warning.since) : '',
    span: 'byMs' in warning ? format.span(Math.abs(warning.byMs)) : '',
    now: 'now' in warning ? format.moment(warning.now) : '',
    place: 'place' in warning ? warning.place : '',
    date: 'date' in warning ? format.businessDay(warning.date) : '',
    last: lastOf(warning, format),
    entry: 'entry' in warning ? warning.entry : 0,
    others: 'entry' in warning ? warning.count - 1 : 0,
    isAhead: 'byMs' in warning && warning.byMs > 0,
    megabytes: 'freeBytes' in warning ? format.number(Math.floor(warning.freeBytes / 1_000_000)) : '',
  }
}

function lastOf(warning: MachineWarning, format: Format): string {
  if ('lastEntryAt' in warning) return format.moment(warning.lastEntryAt)
  if ('missingSince' in warning) return format.moment(warning.missingSince)
  if ('madeAt' in warning) return format.moment(warning.madeAt)
  return 'damagedAt' in warning ? format.moment(warning.damagedAt) : ''
}
