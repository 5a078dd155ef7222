import PrinterIcon from 'lucide-react/icons/printer'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { FoundPrinterView, PrinterModelsView } from '../../preload/contract/printer-views.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Field, Select } from '../design/field.tsx'
import { Segmented } from '../design/segmented.tsx'
import { Banner, EmptyState, Spinner } from '../design/status.tsx'
import type { PrinterDraft } from '../state/printer-setup-store.ts'
import { useServices, useTexts } from '../state/till-context.tsx'
import styles from './printer-setup.module.css'
import settingsStyles from './settings-screen.module.css'

/* The first two steps: which printer, and what it is. */

export function FindStep({ settings }: { settings: ShopSettings }) {
  const texts = useTexts()
  const { printerSetup } = useServices()
  const { found, searching } = useStore(printerSetup)
  const [typed, setTyped] = useState(settings.printerAddress)
  return (
    <>
      <p>{texts.printer.findText}</p>
      <div className={styles.list} data-testid="printers-found">
        {found?.map((printer, index) => (
          <FoundPrinter key={printer.address} printer={printer} settings={settings} isFirst={index === 0} />
        ))}
      </div>
      {!searching && found?.length === 0 && (
        <EmptyState
          icon={PrinterIcon}
          title={texts.printer.none}
          text={texts.printer.noneText}
          testId="printers-none"
        />
      )}
      <div className={styles.searching} role="status">
        <span>
          {searching && <Spinner />}
          {searching && texts.printer.searching}
        </span>
        <Button disabled={searching} data-testid="printers-again" onClick={() => void printerSetup.search()}>
          {texts.printer.searchAgain}
        </Button>
      </div>
      <form
        className={styles.byHand}
        onSubmit={(event) => {
          event.preventDefault()
          const address = typed.trim()
          if (address !== '') printerSetup.take({ address, name: '', printerModel: '' }, settings)
        }}
      >
        <Field
          label={texts.printer.byHand}
          hint={texts.printer.byHandHint}
          value={typed}
          maxLength={200}
          data-testid="setup-address"
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" disabled={typed.trim() === ''} data-testid="setup-take">
          {texts.printer.take}
        </Button>
      </form>
    </>
  )
}

type FoundProps = { printer: FoundPrinterView; settings: ShopSettings; isFirst: boolean }

function FoundPrinter({ printer, settings, isFirst }: FoundProps) {
  const texts = useTexts()
  const { printerSetup } = useServices()
  const { kind, name, address } = printer
  return (
    <button
      type="button"
      className={styles.printer}
      data-focus={isFirst ? true : undefined}
      data-testid="printer-found"
      onClick={() => printerSetup.take(printer, settings)}
    >
      <strong dir="auto">{name === '' ? texts.printer.unknownName : name}</strong>
      <span className={styles.quiet}>{`${texts.printer.kinds[kind]} · ${address}`}</span>
    </button>
  )
}

export function ModelStep({ draft }: { draft: PrinterDraft }) {
  const texts = useTexts()
  const { printerSetup } = useServices()
  const { models } = useStore(printerSetup)
  const columns = models.models.find(({ id }) => id === draft.printerModel)?.columns ?? 64
  return (
    <>
      <p className={styles.quiet}>
        {texts.printer.now(draft.name === '' ? texts.printer.unknownName : draft.name, draft.printerAddress)}
      </p>
      <Select
        label={texts.printer.model}
        hint={draft.isProposed ? texts.printer.proposed : texts.printer.modelHint}
        value={draft.printerModel}
        options={[
          { value: '', label: texts.printer.generic },
          ...models.models.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        data-focus
        data-testid="setup-model"
        onValue={printerSetup.setModel}
      />
      <div>
        <p className={settingsStyles.label}>{texts.printer.paper}</p>
        <Segmented
          label={texts.printer.paper}
          value={draft.receiptColumns === 42 ? 'wide' : 'narrow'}
          options={[
            ...(columns >= 42
              ? [{ value: 'wide' as const, label: texts.settings.wide, testId: 'setup-wide' }]
              : []),
            { value: 'narrow' as const, label: texts.settings.narrow, testId: 'setup-narrow' },
          ]}
          onValue={(width) => printerSetup.setColumns(width === 'wide' ? 42 : 32)}
        />
        <p className={styles.quiet}>{texts.printer.paperHint}</p>
      </div>
      {models.problems.map((problem) => (
        <Banner key={problem.file} tone="warning">
          <BadFile problem={problem} />
        </Banner>
      ))}
    </>
  )
}

function BadFile({ problem }: { problem: PrinterModelsView['problems'][number] }) {
  const { printer } = useTexts()
  const what =
    problem.problem === 'field' ? printer.badFiles.field(problem.field) : printer.badFiles[problem.problem]
  return <>{printer.badFile(problem.file, what)}</>
}
