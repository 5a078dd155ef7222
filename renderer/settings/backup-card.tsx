import { useState } from 'react'
import type { BackupState } from '../../preload/contract/backup-views.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Card } from '../design/page.tsx'
import { Badge, Banner, Skeleton } from '../design/status.tsx'
import { agoText, sizeText } from '../file-facts.ts'
import { useAnswer, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './account.module.css'
import { BackupDialog } from './backup-dialog.tsx'

/** Whether there is a good copy of the books, how old it is, and what hinders the next one. */
export function BackupCard() {
  const texts = useTexts()
  const { ask } = useServices()
  const { value, error, replace } = useAnswer('backup.state', [], ['backup'])
  const [isOpen, setOpen] = useState(false)
  const [problem, setProblem] = useState<TillError | null>(null)
  const backUp = async () => {
    const answer = await ask('backup.now')
    setProblem(answer.ok ? null : answer.error)
    if (answer.ok) replace(answer.value)
  }
  return (
    <Card title={texts.backup.title} testId="backup-card">
      {error && !value && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
      {!value && !error && <Skeleton rows={1} height={88} />}
      {value && (
        <div className={styles.account}>
          <div className={styles.row}>
            <Last state={value} />
            <div className={styles.name}>
              <Button onClick={() => setOpen(true)} data-testid="backup-change">
                {texts.backup.change}
              </Button>
              <Button busy={value.isRunning} onClick={() => void backUp()} data-testid="backup-now">
                {texts.backup.now}
              </Button>
            </div>
          </div>
          {problem && <Banner tone="danger">{errorSentence(texts, problem)}</Banner>}
          <Facts state={value} />
        </div>
      )}
      {isOpen && value && (
        <BackupDialog
          state={value}
          onClose={() => setOpen(false)}
          onSaved={(state) => {
            setOpen(false)
            replace(state)
          }}
        />
      )}
    </Card>
  )
}

function Last({ state }: { state: BackupState }) {
  const texts = useTexts()
  const format = useFormat()
  const { last, isRunning, problem } = state
  return (
    <div className={styles.name} data-testid="backup-last">
      <h3>
        {last
          ? texts.backup.last(format.moment(last.at), sizeText(format.locale, last.bytes))
          : texts.backup.none}
      </h3>
      {last && <span className={styles.quiet}>{agoText(format.locale, Date.now() - last.at)}</span>}
      {isRunning && <Badge tone="info">{texts.backup.isRunning}</Badge>}
      {!isRunning && problem && <Badge tone="danger">{texts.backup.failed}</Badge>}
      {!isRunning && !problem && last && <Badge tone="success">{texts.backup.good}</Badge>}
    </div>
  )
}

function Facts({ state }: { state: BackupState }) {
  const texts = useTexts()
  const format = useFormat()
  const { folder, isOwnFolder, rhythm, isEncrypted, problem, nextTryAt } = state
  const place = isOwnFolder ? texts.backup.ownFolder : texts.backup.otherFolder(folder)
  const seal = isEncrypted ? texts.backup.encrypted : texts.backup.notEncrypted
  return (
    <>
      {problem && (
        <Banner tone="danger">
          {texts.backup.problems[problem.code]}{' '}
          {nextTryAt !== null && rhythm !== 'off' && texts.backup.nextTry(format.time(nextTryAt))}
        </Banner>
      )}
      <p className={styles.quiet} data-testid="backup-facts">
        {texts.backup.rhythms[rhythm]} · {place} · {seal}
      </p>
      {isOwnFolder && <p className={styles.quiet}>{texts.backup.ownFolderHint}</p>}
      <p className={styles.quiet}>
        {texts.backup.intro} {texts.backup.holds}
      </p>
    </>
  )
}
