import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { ShopSettings } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Banner } from '../design/status.tsx'
import { type SetupStep, setupSteps } from '../state/printer-setup-store.ts'
import { useServices, useSession, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './printer-setup.module.css'
import { DrawerStep, PageStep, SummaryStep } from './printer-setup-answers.tsx'
import { FindStep, ModelStep } from './printer-setup-choice.tsx'

type SetupProps = { settings: ShopSettings; onClose: () => void; onSaved: () => void }

/** Find, choose, try, answer, save. It can be left at any step: the till prints as before, and the step is found again. */
export function PrinterSetupDialog({ settings, onClose, onSaved }: SetupProps) {
  const texts = useTexts()
  const { session, printerSetup } = useServices()
  const training = useSession((state) => state.till?.mode === 'training')
  const { step, draft, busy, error } = useStore(printerSetup)
  const body = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (printerSetup.getState().found === null) void printerSetup.search()
    // In training the printer lies on the desk beside: what comes out of it has to be seen.
    session.setState({ deskWanted: training })
    return () => session.setState({ deskWanted: false })
  }, [printerSetup, session, training])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each step and each answer has another first place for the keys
  useEffect(() => {
    body.current?.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: true })
  }, [step, busy])

  const save = async () => {
    if (!(await printerSetup.save())) return
    session.notify({ tone: 'success', say: (words) => words.printer.saved })
    onSaved()
    onClose()
  }
  return (
    <Dialog
      isModal={!training}
      title={texts.printer.title}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="printer-setup"
      actions={<Moves onClose={onClose} onSave={() => void save()} />}
    >
      <Steps step={step} />
      <div ref={body} className={styles.body} data-testid={`setup-step-${step}`}>
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
        {step === 'find' && <FindStep settings={settings} />}
        {step === 'model' && draft && <ModelStep draft={draft} />}
        {step === 'page' && draft && <PageStep draft={draft} />}
        {step === 'drawer' && draft && <DrawerStep draft={draft} />}
        {step === 'save' && draft && <SummaryStep draft={draft} />}
      </div>
    </Dialog>
  )
}

function Moves({ onClose, onSave }: { onClose: () => void; onSave: () => void }) {
  const texts = useTexts()
  const { printerSetup } = useServices()
  const { step, draft, busy } = useStore(printerSetup)
  const at = setupSteps.indexOf(step)
  const before = setupSteps[at - 1]
  const after = setupSteps[at + 1]
  return (
    <>
      <Button variant="quiet" data-testid="setup-later" onClick={onClose}>
        {texts.printer.later}
      </Button>
      {before && (
        <Button disabled={busy} data-testid="setup-back" onClick={() => printerSetup.go(before)}>
          {texts.printer.back}
        </Button>
      )}
      {after && draft && (
        <Button
          variant={step === 'model' ? 'primary' : 'secondary'}
          disabled={busy}
          data-testid="setup-next"
          onClick={() => printerSetup.go(after)}
        >
          {texts.printer.next}
        </Button>
      )}
      {step === 'save' && (
        <Button variant="primary" busy={busy} data-testid="setup-save" onClick={onSave}>
          {texts.printer.save}
        </Button>
      )}
    </>
  )
}

function Steps({ step }: { step: SetupStep }) {
  const texts = useTexts()
  return (
    <ol className={styles.steps}>
      {setupSteps.map((one, index) => (
        <li key={one} aria-current={one === step ? 'step' : undefined}>
          {`${index + 1} ${texts.printer.steps[one]}`}
        </li>
      ))}
    </ol>
  )
}
