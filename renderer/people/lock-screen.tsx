import { useEffect, useState } from 'react'
import type { CounterView, PersonTile } from '../../preload/contract/people-views.ts'
import { Button } from '../design/button.tsx'
import { Banner } from '../design/status.tsx'
import { ModeBanner } from '../frame/mode-banner.tsx'
import { useAnswer, useFormat, useServices, useSession, useTexts } from '../state/till-context.tsx'
import styles from './people.module.css'
import { PersonMark } from './person-mark.tsx'
import { Tiles } from './person-tiles.tsx'
import { PinEntry } from './pin-entry.tsx'

const tickMs = 5_000

/** Who is there? Nothing stops meanwhile: what a card payment does is said here as well, without its sale. */
export function LockScreen({ counter }: { counter: CounterView }) {
  const texts = useTexts()
  const { ask, session, people } = useServices()
  const shopName = useSession((state) => state.till?.shopName ?? '')
  const before = counter.people.find(({ id }) => id === counter.lockedBy)
  const alone = counter.people.length === 1 ? counter.people[0] : undefined
  const [chosen, setChosen] = useState<PersonTile | null>(before ?? alone ?? null)
  const signIn = async (pin: string) => {
    if (!chosen) return null
    const answer = await ask('people.sign-in', { personId: chosen.id, pin })
    if (!answer.ok) return answer.error
    await people.changed()
    return null
  }
  const signOut = async () => {
    setChosen(null)
    await ask('people.sign-out')
    await session.refreshState()
  }
  return (
    <main className={styles.lock} data-testid="lock-screen">
      <div className={styles.lockBand}>
        <ModeBanner />
      </div>
      <header className={styles.lockHead}>
        <h1>{shopName}</h1>
        <LockClock />
      </header>
      <RunningPayments />
      {chosen ? (
        <section className={styles.lockPin}>
          <p className={styles.chosen}>
            <PersonMark person={chosen} size="large" />
            <strong>{chosen.name}</strong>
          </p>
          <PinEntry key={chosen.id} person={chosen} confirm={texts.people.unlock} onPin={signIn} />
          <div className={styles.lockActions}>
            {!alone && (
              <Button data-testid="other-person" onClick={() => setChosen(null)}>
                {texts.people.otherPerson}
              </Button>
            )}
            {before && !alone && (
              <Button variant="quiet" data-testid="sign-out" onClick={() => void signOut()}>
                {texts.people.signOut(before.name)}
              </Button>
            )}
          </div>
        </section>
      ) : (
        <section className={styles.lockTiles}>
          <h2>{texts.people.whoIsThere}</h2>
          <Tiles people={counter.people} onChoose={setChosen} />
        </section>
      )}
    </main>
  )
}

function LockClock() {
  const format = useFormat()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return <time className={styles.lockTime}>{format.time(now)}</time>
}

function RunningPayments() {
  const texts = useTexts()
  const format = useFormat()
  const open = useAnswer('payment.open', [], ['payment', 'sales'])
  return (open.value ?? []).map((payment) => (
    <Banner key={payment.paymentId} tone="info" testId="lock-payment">
      {texts.people.paymentRuns(format.money(payment.amount))}
    </Banner>
  ))
}
