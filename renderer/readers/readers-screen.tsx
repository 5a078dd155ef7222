import CreditCard from 'lucide-react/icons/credit-card'
import Plus from 'lucide-react/icons/plus'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import { useState } from 'react'
import type { ReaderView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Page } from '../design/page.tsx'
import { Badge, Banner, EmptyState, Skeleton } from '../design/status.tsx'
import { useAnswer, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { PairReaderDialog } from './pair-reader-dialog.tsx'
import { RemoveReaderDialog, RenameReaderDialog } from './reader-dialogs.tsx'
import styles from './readers-screen.module.css'

type Open = { kind: 'pair' } | { kind: 'rename' | 'remove'; reader: ReaderView } | null

/** The shop's card readers: paired or not, reachable or not, and what each is doing. */
export function ReadersScreen() {
  const texts = useTexts()
  const [open, setOpen] = useState<Open>(null)
  const { value: readers, error, reload, replace } = useAnswer('readers.list', [], ['readers'])
  const close = () => setOpen(null)
  const done = () => {
    close()
    reload()
  }
  return (
    <Page
      title={texts.readers.title}
      testId="readers-screen"
      actions={
        <Button
          variant="primary"
          icon={Plus}
          data-testid="pair-reader"
          onClick={() => setOpen({ kind: 'pair' })}
        >
          {texts.readers.pair}
        </Button>
      }
    >
      <div className={styles.content}>
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
        {!readers && !error && <Skeleton rows={2} height={180} />}
        {readers?.length === 0 && (
          <EmptyState icon={CreditCard} title={texts.readers.none} text={texts.readers.noneText} />
        )}
        <div className={styles.list}>
          {readers?.map((reader) => (
            <ReaderCard
              key={reader.readerId}
              reader={reader}
              onReaders={replace}
              onChecked={reload}
              onRename={() => setOpen({ kind: 'rename', reader })}
              onRemove={() => setOpen({ kind: 'remove', reader })}
            />
          ))}
        </div>
      </div>
      {open?.kind === 'pair' && <PairReaderDialog onClose={close} onPaired={done} />}
      {open?.kind === 'rename' && <RenameReaderDialog reader={open.reader} onClose={close} onDone={done} />}
      {open?.kind === 'remove' && <RemoveReaderDialog reader={open.reader} onClose={close} onDone={done} />}
    </Page>
  )
}

type CardProps = {
  reader: ReaderView
  onReaders: (readers: ReaderView[]) => void
  onChecked: () => void
  onRename: () => void
  onRemove: () => void
}

function ReaderCard({ reader, onReaders, onChecked, onRename, onRemove }: CardProps) {
  const { ask, session } = useServices()
  const texts = useTexts()
  const [busy, setBusy] = useState(false)
  const tell = (answer: { ok: true } | { ok: false; error: Parameters<typeof errorSentence>[1] }) => {
    if (!answer.ok) session.notify({ tone: 'danger', say: (words) => errorSentence(words, answer.error) })
  }
  const check = async () => {
    setBusy(true)
    tell(await ask('readers.check', { readerId: reader.readerId }))
    setBusy(false)
    onChecked()
  }
  const makeDefault = async () => {
    const answer = await ask('readers.set-default', { readerId: reader.readerId })
    tell(answer)
    if (answer.ok) onReaders(answer.value)
  }
  return (
    <article className={styles.reader} data-testid={`reader-${reader.readerId}`}>
      <header className={styles.head}>
        <span className={styles.icon} aria-hidden>
          <CreditCard size={26} />
        </span>
        <div className={styles.names}>
          <h2 dir="auto">{reader.name}</h2>
          <p>{reader.providerName}</p>
        </div>
        {reader.isDefault && <Badge tone="info">{texts.readers.isDefault}</Badge>}
        <PairingBadge reader={reader} />
        <ConnectionBadge reader={reader} />
      </header>
      <ReaderFacts reader={reader} />
      <footer className={styles.actions}>
        <Button icon={RefreshCw} busy={busy} data-testid="reader-check" onClick={() => void check()}>
          {texts.readers.check}
        </Button>
        {!reader.isDefault && (
          <Button onClick={() => void makeDefault()} data-testid="reader-default">
            {texts.readers.makeDefault}
          </Button>
        )}
        <Button onClick={onRename} data-testid="reader-rename">
          {texts.readers.rename}
        </Button>
        <Button disabled={reader.busyWith !== null} onClick={onRemove} data-testid="reader-remove">
          {texts.readers.remove}
        </Button>
      </footer>
    </article>
  )
}

const pairingTones = { paired: 'success', processing: 'info', expired: 'danger', unknown: 'warning' } as const

function PairingBadge({ reader }: { reader: ReaderView }) {
  const texts = useTexts()
  return <Badge tone={pairingTones[reader.pairing]}>{texts.readers.pairing[reader.pairing]}</Badge>
}

function ConnectionBadge({ reader }: { reader: ReaderView }) {
  const texts = useTexts()
  if (reader.connection === null) return <Badge>{texts.readers.connectionUnknown}</Badge>
  return reader.connection === 'online' ? (
    <Badge tone="success">{texts.readers.online}</Badge>
  ) : (
    <Badge tone="danger">{texts.readers.offline}</Badge>
  )
}

function ReaderFacts({ reader }: { reader: ReaderView }) {
  const texts = useTexts()
  const format = useFormat()
  const facts: [string, string | null][] = [
    [
      texts.readers.battery,
      reader.batteryPercent === null ? null : `${format.number(reader.batteryPercent)} %`,
    ],
    [texts.readers.connection, reader.connectionType],
    [
      texts.readers.lastActivity,
      reader.lastActivityAt === null ? null : format.moment(reader.lastActivityAt),
    ],
    [texts.readers.model, reader.model],
    [texts.readers.serial, reader.serial],
    [texts.readers.firmware, reader.firmware],
  ]
  return (
    <>
      {reader.busyWith && (
        <p className={styles.busy}>{texts.readers.busyWith(format.money(reader.busyWith.amount))}</p>
      )}
      <dl className={styles.facts}>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {reader.checkedAt !== null && (
        <p className={styles.checked}>{texts.readers.checkedAt(format.timeWithSeconds(reader.checkedAt))}</p>
      )}
    </>
  )
}
