import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { TriedPrinter } from '../../preload/contract/printer-views.ts'
import { Button } from '../design/button.tsx'
import { Banner } from '../design/status.tsx'
import type { PrinterDraft } from '../state/printer-setup-store.ts'
import { useServices, useTexts } from '../state/till-context.tsx'
import styles from './printer-setup.module.css'

/* The steps that ask somebody who stands at the printer. */

type StepProps = { draft: PrinterDraft }

export function PageStep({ draft }: StepProps) {
  const texts = useTexts()
  const { printerSetup } = useServices()
  const { page, busy } = useStore(printerSetup)
  const cameOut = page !== null && page.outcome !== 'not-printed'
  return (
    <>
      <p>{texts.printer.pageText}</p>
      <div className={styles.answers}>
        <Button
          variant={cameOut ? 'secondary' : 'primary'}
          busy={busy}
          data-focus={cameOut ? undefined : true}
          data-testid="setup-print"
          onClick={() => void printerSetup.printPage()}
        >
          {busy ? texts.printer.printing : page ? texts.printer.printAgain : texts.printer.printPage}
        </Button>
      </div>
      <Trouble tried={page} />
      {cameOut && !busy && <Accents key={draft.printerLetters} pages={page.pages} />}
    </>
  )
}

/** Why a try did not come out, or may not have. */
function Trouble({ tried }: { tried: TriedPrinter | null }) {
  const texts = useTexts()
  if (!tried || tried.outcome === 'printed') return null
  const cause = texts.queue.paperCause[tried.reason] ?? texts.queue.paperCause.offline
  return (
    <Banner tone={tried.outcome === 'doubtful' ? 'warning' : 'danger'} testId="setup-trouble">
      {tried.outcome === 'doubtful' ? `${cause} ${texts.printer.doubtful}` : cause}
    </Banner>
  )
}

function Accents({ pages }: { pages: readonly string[] }) {
  const texts = useTexts()
  const { printerSetup } = useServices()
  const [isWrong, setIsWrong] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isWrong) first.current?.focus()
  }, [isWrong])
  if (!isWrong)
    return (
      <div className={styles.question}>
        {texts.printer.accents}
        <p className={styles.quiet}>{texts.printer.accentsHint}</p>
        <div className={styles.answers}>
          <Button
            variant="primary"
            data-focus
            data-testid="accents-yes"
            onClick={() => printerSetup.go('drawer')}
          >
            {texts.printer.yes}
          </Button>
          <Button data-testid="accents-no" onClick={() => setIsWrong(true)}>
            {texts.printer.no}
          </Button>
        </div>
      </div>
    )
  return (
    <div className={styles.question}>
      {texts.printer.whichLine}
      <p className={styles.quiet}>{texts.printer.whichHint}</p>
      <div className={styles.answers}>
        {pages.map((page, index) => (
          <Button
            key={page}
            ref={index === 0 ? first : null}
            data-testid={`letters-${page}`}
            onClick={() => void printerSetup.setLetters(page)}
          >
            {texts.printer.line(String(index + 1), page)}
          </Button>
        ))}
        <Button
          variant="primary"
          data-testid="letters-pictures"
          onClick={() => void printerSetup.setLetters('pictures')}
        >
          {texts.printer.noLine}
        </Button>
      </div>
    </div>
  )
}

export function DrawerStep({ draft }: StepProps) {
  const texts = useTexts()
  const { printerSetup } = useServices()
  const { drawer, busy, models } = useStore(printerSetup)
  const pins = models.models.find(({ id }) => id === draft.printerModel)?.drawerPins ?? [2, 5]
  const tried = drawer !== null && drawer.outcome !== 'not-printed'
  const pin = draft.cashDrawer === 'none' ? 'pin-2' : draft.cashDrawer
  const other = pin === 'pin-2' ? 'pin-5' : 'pin-2'
  return (
    <>
      <p>{texts.printer.drawerText}</p>
      <div className={styles.answers}>
        <Button
          variant={tried ? 'secondary' : 'primary'}
          busy={busy}
          data-focus={tried ? undefined : true}
          data-testid="drawer-open"
          onClick={() => void printerSetup.openDrawer(pin)}
        >
          {texts.printer.openDrawer}
        </Button>
        {!tried && (
          <Button disabled={busy} data-testid="drawer-none" onClick={() => printerSetup.drawerIs('none')}>
            {texts.printer.noDrawer}
          </Button>
        )}
      </div>
      <Trouble tried={drawer} />
      {tried && !busy && (
        <div className={styles.question}>
          {texts.printer.drawerOpened}
          <div className={styles.answers}>
            <Button
              variant="primary"
              data-focus
              data-testid="drawer-yes"
              onClick={() => printerSetup.drawerIs(pin)}
            >
              {texts.printer.yes}
            </Button>
            {pins.length > 1 && (
              <Button data-testid="drawer-other" onClick={() => void printerSetup.openDrawer(other)}>
                {texts.printer.otherPin}
              </Button>
            )}
            <Button data-testid="drawer-none" onClick={() => printerSetup.drawerIs('none')}>
              {texts.printer.noDrawer}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}

export function SummaryStep({ draft }: StepProps) {
  const texts = useTexts()
  const { printerSetup } = useServices()
  const { models } = useStore(printerSetup)
  const { printer } = texts
  const model = models.models.find(({ id }) => id === draft.printerModel)?.name ?? printer.generic
  const letters = draft.printerLetters
  const lines = [
    printer.now(draft.name === '' ? printer.unknownName : draft.name, draft.printerAddress),
    model,
    draft.receiptColumns === 42 ? texts.settings.wide : texts.settings.narrow,
    letters === ''
      ? printer.lettersAs.model
      : letters === 'pictures'
        ? printer.lettersAs.pictures
        : printer.lettersAs.page(letters),
    printer.hasDrawer[draft.cashDrawer],
  ]
  return (
    <>
      <p>{printer.summary}</p>
      <ul className={styles.summary} data-testid="setup-summary" data-focus tabIndex={-1}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
