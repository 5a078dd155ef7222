import CalendarDays from 'lucide-react/icons/calendar-days'
import ChartColumn from 'lucide-react/icons/chart-column'
import CreditCard from 'lucide-react/icons/credit-card'
import GraduationCap from 'lucide-react/icons/graduation-cap'
import Keyboard from 'lucide-react/icons/keyboard'
import ListTodo from 'lucide-react/icons/list-todo'
import Package from 'lucide-react/icons/package'
import ReceiptText from 'lucide-react/icons/receipt-text'
import Settings from 'lucide-react/icons/settings'
import ShoppingCart from 'lucide-react/icons/shopping-cart'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useEffect, useState } from 'react'
import type { Icon } from '../design/button.tsx'
import { classNames } from '../design/class-names.ts'
import { keepFocus } from '../design/keep-focus.ts'
import { PersonMark } from '../people/person-mark.tsx'
import { type ScreenName, screens } from '../state/session-store.ts'
import { useFormat, useServices, useSession, useTexts } from '../state/till-context.tsx'
import styles from './navigation.module.css'

const shapes: Record<ScreenName, Icon> = {
  sale: ShoppingCart,
  sales: ReceiptText,
  day: CalendarDays,
  catalogue: Package,
  readers: CreditCard,
  settings: Settings,
  queue: ListTodo,
  reports: ChartColumn,
}

/** Reports stand beside the day; the queue has its place below, with its count. */
const listed = screens.flatMap((name): ScreenName[] => {
  if (name === 'day') return ['day', 'reports']
  return name === 'queue' || name === 'reports' ? [] : [name]
})

export function Navigation({ hasDesk, isDeskShown }: { hasDesk: boolean; isDeskShown: boolean }) {
  const { session } = useServices()
  const texts = useTexts()
  const screen = useSession((state) => state.screen)
  return (
    <nav className={styles.navigation} aria-label={texts.frame.navigation}>
      {listed.map((name) => {
        const Shape = shapes[name]
        return (
          <button
            key={name}
            type="button"
            className={classNames(styles.entry, name === screen && styles.here)}
            aria-current={name === screen ? 'page' : undefined}
            data-testid={`nav-${name}`}
            onMouseDown={keepFocus}
            onClick={() => session.go(name)}
          >
            <Shape size={24} aria-hidden />
            <span>{texts.frame[name]}</span>
          </button>
        )
      })}
      <div className={styles.foot}>
        <Attention />
        <Person />
        {hasDesk && (
          <button
            type="button"
            className={classNames(styles.entry, isDeskShown && styles.pressed)}
            aria-pressed={isDeskShown}
            aria-label={isDeskShown ? texts.frame.closeDesk : texts.frame.openDesk}
            data-testid="desk-toggle"
            onMouseDown={keepFocus}
            onClick={() => session.showDesk(!isDeskShown)}
          >
            <GraduationCap size={24} aria-hidden />
            <span>{texts.frame.training}</span>
          </button>
        )}
        <button
          type="button"
          className={styles.entry}
          data-testid="keys"
          onMouseDown={keepFocus}
          onClick={() => session.setState({ keysShown: true })}
        >
          <Keyboard size={24} aria-hidden />
          <span>{texts.frame.keys}</span>
        </button>
        <Clock />
      </div>
    </nav>
  )
}

/** Who is at the till; one tap, and the next one signs in. */
function Person() {
  const { ask, session } = useServices()
  const texts = useTexts()
  const person = useSession((state) => state.till?.counter?.person ?? null)
  if (!person) return null
  return (
    <button
      type="button"
      className={styles.entry}
      title={texts.people.lockNow(person.name)}
      aria-label={texts.people.lockNow(person.name)}
      data-testid="lock"
      onMouseDown={keepFocus}
      onClick={() => void ask('people.lock').then(session.refreshState)}
    >
      <PersonMark person={person} size="small" />
      <span>{person.name}</span>
    </button>
  )
}

/** What the till still has to do, with the count of what needs somebody: always in sight, never in the way. */
function Attention() {
  const { session } = useServices()
  const texts = useTexts()
  const count = useSession((state) => state.till?.attention ?? 0)
  const isHere = useSession((state) => state.screen === 'queue')
  const Shape = count > 0 ? TriangleAlert : ListTodo
  const label = count > 0 ? `${texts.frame.queue}: ${texts.frame.attention(count)}` : texts.frame.queue
  return (
    <button
      type="button"
      className={classNames(styles.entry, isHere && styles.here, count > 0 && styles.attention)}
      title={label}
      aria-label={label}
      aria-current={isHere ? 'page' : undefined}
      data-testid="nav-queue"
      data-count={count}
      onMouseDown={keepFocus}
      onClick={() => session.go('queue')}
    >
      <Shape size={24} aria-hidden />
      <span>{count > 0 ? `${texts.frame.queue} · ${count}` : texts.frame.queue}</span>
    </button>
  )
}

/** The time, and a dot that says whether the till can be reached. */
function Clock() {
  const texts = useTexts()
  const format = useFormat()
  const connected = useSession((state) => state.connected)
  // The first format of a time in a zone costs as much as the whole navigation, so it is not in the way of the first frame.
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    const first = setTimeout(tick, 100)
    const timer = setInterval(tick, 5_000)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [])
  const state = connected ? texts.frame.connected : texts.frame.disconnected
  return (
    <p className={styles.clock}>
      <time>{now === null ? '\u2007\u2007:\u2007\u2007' : format.time(now)}</time>
      <span
        className={classNames(styles.dot, !connected && styles.lost)}
        role="img"
        aria-label={state}
        title={state}
        data-testid="connection"
        data-connected={connected}
      />
    </p>
  )
}
