import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import Info from 'lucide-react/icons/info'
import X from 'lucide-react/icons/x'
import { Button, IconButton } from '../design/button.tsx'
import { classNames } from '../design/class-names.ts'
import type { Notice } from '../state/session-store.ts'
import { useServices, useSession, useTexts } from '../state/till-context.tsx'
import styles from './notices.module.css'

const shapes = { info: Info, success: CircleCheck, danger: CircleAlert }

/** Short sentences about what just happened, out of the way of what is worked on. */
export function Notices() {
  const texts = useTexts()
  const notices = useSession((state) => state.notices)
  return (
    <section className={styles.notices} aria-label={texts.frame.notices} aria-live="polite">
      {notices.map((notice) => (
        <OneNotice key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function OneNotice({ notice }: { notice: Notice }) {
  const { session } = useServices()
  const texts = useTexts()
  const Shape = shapes[notice.tone]
  const { action } = notice
  return (
    <div
      className={classNames(styles.notice, styles[notice.tone])}
      data-testid="notice"
      data-tone={notice.tone}
      role={notice.tone === 'danger' ? 'alert' : undefined}
    >
      <Shape size={22} aria-hidden />
      <p>{notice.say(texts)}</p>
      {action && (
        <Button
          variant="quiet"
          onClick={() => {
            session.dismiss(notice.id)
            action.run()
          }}
        >
          {action.say(texts)}
        </Button>
      )}
      <IconButton icon={X} label={texts.common.dismiss} onClick={() => session.dismiss(notice.id)} />
    </div>
  )
}
