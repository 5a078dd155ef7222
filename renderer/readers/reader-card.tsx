import RefreshCw from 'lucide-react/icons/refresh-cw'
import { useEffect, useState } from 'react'
import type { ReaderView } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { ReaderMark } from '../design/reader-mark.tsx'
import { Badge } from '../design/status.tsx'
import { useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './readers-screen.module.css'

type CardProps = {
  reader: ReaderView
  onReaders: (readers: ReaderView[]) => void
  onChecked: () => void
  onEdit: () => void
  onNotes: () => void
  onTotals: () => void
  onRemove: () => void
}

/** One reader, by its name and colour; what only its own screen shows is said, not guessed. */
export function ReaderCard(props: CardProps) {
  const { reader, onReaders, onChecked, onEdit, onNotes, onTotals, onRemove } = props
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
  usePairingWatched(reader)
  const makeDefault = async () => {
    const answer = await ask('readers.set-default', { readerId: reader.readerId })
    tell(answer)
    if (answer.ok) onReaders(answer.value)
  }
  return (
    <article className={styles.reader} data-testid={`reader-${reader.readerId}`}>
      <header className={styles.head}>
        <ReaderMark color={reader.color} />
        <div className={styles.names}>
          <h2 dir="auto">{reader.name}</h2>
          <p>{reader.providerName}</p>
        </div>
        {reader.isDefault && <Badge tone="info">{texts.readers.isDefault}</Badge>}
        <PairingBadge reader={reader} />
        {reader.tellsState && <ConnectionBadge reader={reader} />}
      </header>
      {!reader.tellsState && <p className={styles.quiet}>{texts.readers.ownScreen}</p>}
      <ReaderFacts reader={reader} />
      <footer className={styles.actions}>
        {reader.tellsState && (
          <Button icon={RefreshCw} busy={busy} data-testid="reader-check" onClick={() => void check()}>
            {texts.readers.check}
          </Button>
        )}
        {!reader.isDefault && (
          <Button onClick={() => void makeDefault()} data-testid="reader-default">
            {texts.readers.makeDefault}
          </Button>
        )}
        {reader.hasDayTotals && (
          <Button onClick={onTotals} data-testid="reader-day-totals">
            {texts.readers.dayTotals}
          </Button>
        )}
        <Button onClick={onEdit} data-testid="reader-rename">
          {texts.readers.edit}
        </Button>
        {reader.hasDetails && (
          <Button onClick={onNotes} data-testid="reader-notes">
            {texts.readers.notes}
          </Button>
        )}
        <Button disabled={reader.busyWith !== null} onClick={onRemove} data-testid="reader-remove">
          {reader.isChosen ? texts.readers.letGo : texts.readers.remove}
        </Button>
      </footer>
    </article>
  )
}

/** A pairing is confirmed by the device, some seconds after the code was typed; a change comes as a nudge. */
function usePairingWatched({ readerId, pairing }: ReaderView): void {
  const { ask } = useServices()
  useEffect(() => {
    if (pairing !== 'processing') return
    const timer = setInterval(() => void ask('readers.check', { readerId }), 2_000)
    return () => clearInterval(timer)
  }, [ask, readerId, pairing])
}

const pairingTones = { paired: 'success', processing: 'info', expired: 'danger', unknown: 'warning' } as const

function PairingBadge({ reader }: { reader: ReaderView }) {
  const texts = useTexts()
  const { inUse, notInAccount, pairing } = texts.readers
  const word = reader.isChosen
    ? reader.pairing === 'paired'
      ? inUse
      : notInAccount
    : pairing[reader.pairing]
  return <Badge tone={pairingTones[reader.pairing]}>{word}</Badge>
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
    [texts.readers.store, reader.storeName],
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
