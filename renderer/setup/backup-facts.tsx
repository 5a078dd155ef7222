import type { BackupPreview } from '../../preload/contract/backup-views.ts'
import { Banner } from '../design/status.tsx'
import { useFormat, useTexts } from '../state/till-context.tsx'
import styles from './restore.module.css'

/** What was opened and checked, beside what to compare it with. */
export function BackupFacts({ preview }: { preview: BackupPreview }) {
  const texts = useTexts()
  const format = useFormat()
  const { madeAt, shopName, lastZ, lastReceipt, mode, damagedEntries, timeZone } = preview
  const words = texts.backup
  // The shop's own time: the till that shows it is not set up yet.
  const moment = new Intl.DateTimeFormat(format.locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div className={styles.steps} data-testid="restore-facts">
      {mode === 'training' && (
        <Banner tone="info" live={false}>
          {words.ofTraining}
        </Banner>
      )}
      {damagedEntries > 0 && <Banner tone="warning">{words.damaged(damagedEntries)}</Banner>}
      <dl className={styles.facts}>
        <dt>{words.shop}</dt>
        <dd>{shopName}</dd>
        <dt>{words.madeAt}</dt>
        <dd>{moment.format(madeAt)}</dd>
        <dt>{words.lastReceipt}</dt>
        <dd>{lastReceipt ?? words.noReceipt}</dd>
        <dt>{words.lastZ}</dt>
        <dd>{lastZ ? words.lastZText(lastZ.number, format.shortDay(lastZ.date)) : words.noZ}</dd>
        {lastZ && (
          <>
            <dt>{words.head}</dt>
            <dd className={styles.head}>{lastZ.journalHead}</dd>
          </>
        )}
      </dl>
      {lastZ && <p>{words.compare}</p>}
      <ul className={styles.notes}>
        <li>{words.after}</li>
        <li>{words.secrets}</li>
        <li>{words.numbers}</li>
        <li>{words.oldTill}</li>
      </ul>
    </div>
  )
}
