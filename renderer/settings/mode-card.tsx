import { useState } from 'react'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Card } from '../design/page.tsx'
import { Banner } from '../design/status.tsx'
import { useSession, useTexts } from '../state/till-context.tsx'
import { useModeSwitch } from '../state/use-mode-switch.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './account.module.css'

/** Which data is open, and the way over. */
export function ModeCard() {
  const texts = useTexts()
  const isTraining = useSession((state) => state.till?.mode !== 'live')
  const [isAsking, setAsking] = useState(false)
  return (
    <Card title={texts.mode.title} testId="mode-card">
      <div className={styles.row}>
        <p className={styles.rowText}>{isTraining ? texts.mode.inTraining : texts.mode.inLive}</p>
        <Button data-testid="mode-switch" onClick={() => setAsking(true)}>
          {isTraining ? texts.mode.goLive : texts.mode.goTraining}
        </Button>
      </div>
      {isAsking && <SwitchDialog to={isTraining ? 'live' : 'training'} onClose={() => setAsking(false)} />}
    </Card>
  )
}

function SwitchDialog({ to, onClose }: { to: 'live' | 'training'; onClose: () => void }) {
  const texts = useTexts()
  const { busy, error, change } = useModeSwitch()
  const isLive = to === 'live'
  return (
    <Dialog
      title={isLive ? texts.mode.goLiveTitle : texts.mode.goTrainingTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="narrow"
      testId="mode-dialog"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant="primary"
            busy={busy}
            data-focus
            data-testid="mode-confirm"
            onClick={() => void change(to)}
          >
            {isLive ? texts.mode.goLive : texts.mode.goTraining}
          </Button>
        </>
      }
    >
      <p>{isLive ? texts.mode.goLiveText : texts.mode.goTrainingText}</p>
      {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
    </Dialog>
  )
}
