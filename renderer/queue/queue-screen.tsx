import CheckCheck from 'lucide-react/icons/check-check'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { OwedItem, OwedList } from '../../preload/contract/queue-views.ts'
import { Button } from '../design/button.tsx'
import { Page } from '../design/page.tsx'
import { Banner, EmptyState, Skeleton } from '../design/status.tsx'
import { useTillTime } from '../payment/till-time.ts'
import { useAnswer, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import { GiveUpDialog } from './give-up-dialog.tsx'
import { LateItem } from './late-item.tsx'
import { OwedReturns } from './owed-returns.tsx'
import { QueueItem } from './queue-item.tsx'
import styles from './queue-screen.module.css'

const lookMs = 2_000

/** Everything the till still owes, what needs somebody first. Asked for again and again: most of it moves by itself. */
export function QueueScreen() {
  const texts = useTexts()
  const { value: list, error, reload, replace } = useAnswer('queue.list', [], ['payment', 'sales'])
  const { value: owed } = useAnswer('return.owed', [], ['payment', 'sales'])
  useEffect(() => {
    const timer = setInterval(reload, lookMs)
    return () => clearInterval(timer)
  })
  return (
    <Page title={texts.queue.title} testId="queue-screen">
      <div className={styles.content}>
        {error && (
          <Banner
            tone="danger"
            testId="queue-error"
            actions={<Button onClick={reload}>{texts.common.retry}</Button>}
          >
            {errorSentence(texts, error)}
          </Banner>
        )}
        <SecondRefunds />
        <OwedReturns owed={owed ?? []} />
        {list ? (
          <Lists list={list} hasOwed={(owed ?? []).length > 0} onList={replace} />
        ) : (
          !error && <Skeleton rows={5} height={92} />
        )}
      </div>
    </Page>
  )
}

/** Money that went back beyond a refund: nothing that the till can do, and somebody has to. */
function SecondRefunds() {
  const { late } = useServices()
  const texts = useTexts()
  const format = useFormat()
  const seconds = useStore(late, (state) => state.seconds)
  return seconds.map(({ id, asked, second }) => (
    <Banner
      key={id}
      tone="warning"
      testId="queue-second-refund"
      actions={<Button onClick={() => late.bringUp(id)}>{texts.late.second.decide}</Button>}
    >
      <strong>{texts.late.second.title}</strong>
      <br />
      {texts.late.second.where(format.money(asked.amount), format.money(second.amount))}.{' '}
      {texts.late.second.names(asked.name, second.name)}
    </Banner>
  ))
}

type ListsProps = { list: OwedList; hasOwed: boolean; onList: (list: OwedList) => void }

function Lists({ list, hasOwed, onList }: ListsProps) {
  const texts = useTexts()
  const format = useFormat()
  const { late } = useServices()
  const now = useTillTime(list.asOf)
  const [givingUp, setGivingUp] = useState<OwedItem | null>(null)
  const all = useStore(late, (state) => state.charges)
  const charges = all.filter(({ choice }) => choice === null)
  const hasSeconds = useStore(late, (state) => state.seconds.length > 0)
  if (list.items.length === 0 && charges.length === 0) {
    if (hasSeconds || hasOwed) return null
    return (
      <EmptyState
        icon={CheckCheck}
        title={texts.queue.none}
        text={texts.queue.noneText}
        testId="queue-empty"
      />
    )
  }
  const parts = [
    { title: texts.queue.needsSomebody, charges, items: list.items.filter((item) => item.needsSomebody) },
    { title: texts.queue.byItself, charges: [], items: list.items.filter((item) => !item.needsSomebody) },
  ].filter((part) => part.items.length + part.charges.length > 0)
  const hidden = list.total - list.items.length
  return (
    <>
      {parts.map(({ title, charges: undecided, items }) => (
        <section key={title}>
          <h2 className={styles.part}>{title}</h2>
          <ul className={styles.list}>
            {undecided.map((charge) => (
              <LateItem key={charge.paymentId} charge={charge} now={now} />
            ))}
            {items.map((item) => (
              <QueueItem
                key={item.itemId}
                item={item}
                now={now}
                onList={onList}
                onGiveUp={() => setGivingUp(item)}
              />
            ))}
          </ul>
        </section>
      ))}
      {hidden > 0 && <p className={styles.quiet}>{texts.queue.more(format.number(hidden))}</p>}
      {givingUp && <GiveUpDialog item={givingUp} onList={onList} onClose={() => setGivingUp(null)} />}
    </>
  )
}
