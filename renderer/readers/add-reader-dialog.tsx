import { useEffect, useState } from 'react'
import type { ReaderService } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Segmented } from '../design/segmented.tsx'
import { useServices, useSession, useTexts } from '../state/till-context.tsx'
import { ChooseReader } from './choose-reader.tsx'
import { PairReader, pairFormId } from './pair-reader.tsx'
import styles from './readers-screen.module.css'

type AddProps = { services: ReaderService[]; onClose: () => void; onAdded: () => void }

/** A reader is paired by the code on its screen, or chosen from the account: as its card service has it. */
export function AddReaderDialog({ services, onClose, onAdded }: AddProps) {
  const { session } = useServices()
  const texts = useTexts()
  const training = useSession((state) => state.till?.mode === 'training')
  const [provider, setProvider] = useState(services[0]?.provider ?? '')
  const [busy, setBusy] = useState(false)
  const [ready, setReady] = useState(false)
  const service = services.find((candidate) => candidate.provider === provider)
  const pairs = service?.readers === 'paired'

  useEffect(() => {
    session.setState({ deskWanted: training })
    return () => session.setState({ deskWanted: false })
  }, [session, training])

  return (
    <Dialog
      // In training the reader that shows the code lies on the desk beside: it has to be worked at the same time.
      isModal={!training}
      title={texts.readers.addTitle}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="pair-dialog"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          {pairs && (
            <Button
              variant="primary"
              type="submit"
              form={pairFormId}
              busy={busy}
              disabled={!ready}
              data-testid="pair-confirm"
            >
              {texts.readers.doPair}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        {services.length > 1 && (
          <Segmented
            label={texts.readers.service}
            value={provider}
            options={services.map((one) => ({
              value: one.provider,
              label: one.name,
              testId: `service-${one.provider}`,
            }))}
            onValue={setProvider}
            wide
          />
        )}
        {service && pairs && (
          <PairReader provider={provider} onBusy={setBusy} onReady={setReady} onPaired={onAdded} />
        )}
        {service && !pairs && <ChooseReader key={provider} provider={provider} onChosen={onAdded} />}
      </div>
    </Dialog>
  )
}
