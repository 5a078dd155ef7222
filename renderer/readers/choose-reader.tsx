import { useEffect, useState } from 'react'
import type { TillError } from '../../preload/contract/result.ts'
import type { AvailableReader, AvailableReaders } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Field, Select } from '../design/field.tsx'
import { ReaderMark } from '../design/reader-mark.tsx'
import { Banner, Skeleton } from '../design/status.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './choose-reader.module.css'
import { useChoose } from './use-choose.ts'

const pageSize = 20
/** More than that nobody scrolls through: the field finds it. */
const longestList = 200
const typingPauseMs = 250

type ChooseProps = { provider: string; onChosen: () => void }

/** The account's list: found by number, model or store; one touch takes a reader for this till. */
export function ChooseReader({ provider, onChosen }: ChooseProps) {
  const texts = useTexts()
  const list = useAvailable(provider)
  const { value, error } = list
  const storeChoice = value && value.stores.length > 1
  return (
    <div className={styles.choose}>
      <p>{texts.readers.chooseText}</p>
      <div className={styles.filters}>
        <Field
          label={texts.readers.find}
          hint={texts.readers.findHint}
          value={list.query}
          maxLength={400}
          data-scan="here"
          data-testid="reader-find"
          onChange={(event) => list.setQuery(event.target.value)}
        />
        {storeChoice && (
          <Select
            label={texts.readers.store}
            value={list.storeId}
            data-testid="reader-store"
            options={[
              { value: '', label: texts.readers.allStores },
              ...value.stores.map(({ storeId, name }) => ({ value: storeId, label: name })),
            ]}
            onValue={list.setStoreId}
          />
        )}
      </div>
      {error && (
        <Banner
          tone="danger"
          actions={<Button onClick={list.again}>{texts.common.retry}</Button>}
          testId="reader-list-error"
        >
          {errorSentence(texts, error)}
        </Banner>
      )}
      {!value && !error && <Skeleton rows={3} height={64} />}
      {value && <AvailableList provider={provider} list={value} onMore={list.more} onChosen={onChosen} />}
    </div>
  )
}

type ListProps = ChooseProps & { list: AvailableReaders; onMore: () => void }

function AvailableList({ provider, list, onMore, onChosen }: ListProps) {
  const texts = useTexts()
  const { busy, choose } = useChoose(provider, onChosen)
  if (list.total === 0) return <p className={styles.none}>{texts.readers.noneAvailable}</p>
  return (
    <>
      <ul className={styles.list} aria-label={texts.readers.available}>
        {list.readers.map((reader) => (
          <li key={reader.providerReaderId} className={styles.row}>
            <Described reader={reader} />
            {!reader.usedHere && (
              <Button
                variant="primary"
                disabled={busy}
                data-testid={`choose-${reader.serial}`}
                onClick={() => void choose(reader)}
              >
                {texts.readers.use}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {list.readers.length < Math.min(list.total, longestList) && (
        <Button data-testid="reader-more" onClick={onMore}>
          {texts.common.moreToLoad}
        </Button>
      )}
    </>
  )
}

function Described({ reader }: { reader: AvailableReader }) {
  const texts = useTexts()
  const { usedHere } = reader
  return (
    <div className={styles.words}>
      <strong>{reader.serial}</strong>
      <span className={styles.quiet}>{[reader.model, reader.storeName].filter(Boolean).join(' · ')}</span>
      {usedHere && (
        <span className={styles.used}>
          <ReaderMark color={usedHere.color} size="small" /> {texts.readers.usedAs(usedHere.name)}
        </span>
      )}
    </div>
  )
}

/** Asked anew for every change, after a pause in typing; an answer that comes late is dropped. */
function useAvailable(provider: string) {
  const { ask } = useServices()
  const [query, setQuery] = useState('')
  const [storeId, setStoreId] = useState('')
  const [shown, setShown] = useState(pageSize)
  const [tries, setTries] = useState(0)
  const [value, setValue] = useState<AvailableReaders | null>(null)
  const [error, setError] = useState<TillError | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is the same question once more
  useEffect(() => {
    let isOld = false
    const look = async () => {
      const request = { provider, storeId: storeId || null, query, offset: 0, limit: shown }
      const answer = await ask('readers.available', request)
      if (isOld) return
      setError(answer.ok ? null : answer.error)
      if (answer.ok) setValue(answer.value)
    }
    const timer = setTimeout(() => void look(), query === '' ? 0 : typingPauseMs)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [ask, provider, query, storeId, shown, tries])
  return {
    query,
    setQuery,
    storeId,
    setStoreId,
    value,
    error,
    more: () => setShown((before) => Math.min(before + pageSize, longestList)),
    again: () => setTries((before) => before + 1),
  }
}
