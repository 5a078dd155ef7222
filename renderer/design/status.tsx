import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import Info from 'lucide-react/icons/info'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { type ReactNode, useEffect, useState } from 'react'
import type { Icon } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './status.module.css'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

/** A word about a state. The colour repeats what the word says, never more. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={classNames(styles.badge, styles[tone])}>{children}</span>
}

const bannerIcons: Record<Tone, Icon> = {
  neutral: Info,
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
}

type BannerProps = { tone: Tone; children: ReactNode; actions?: ReactNode; testId?: string; live?: boolean }

export function Banner({ tone, children, actions, testId, live = true }: BannerProps) {
  const Shape = bannerIcons[tone]
  return (
    <div
      className={classNames(styles.banner, styles[tone])}
      role={live ? (tone === 'danger' || tone === 'warning' ? 'alert' : 'status') : undefined}
      data-testid={testId}
    >
      <Shape size={22} aria-hidden />
      <div className={styles.bannerText}>{children}</div>
      {actions && <div className={styles.bannerActions}>{actions}</div>}
    </div>
  )
}

type EmptyProps = {
  icon: Icon
  title: string
  text?: string | undefined
  actions?: ReactNode
  testId?: string
}

export function EmptyState({ icon: Shape, title, text, actions, testId }: EmptyProps) {
  return (
    <div className={styles.empty} data-testid={testId}>
      <span className={styles.emptyIcon}>
        <Shape size={34} strokeWidth={1.6} aria-hidden />
      </span>
      <p className={styles.emptyTitle}>{title}</p>
      {text && <p className={styles.emptyText}>{text}</p>}
      {actions && <div className={styles.emptyActions}>{actions}</div>}
    </div>
  )
}

export function Spinner({ label }: { label?: string }) {
  return label ? (
    <span className={styles.spinner} role="img" aria-label={label} />
  ) : (
    <span className={styles.spinner} aria-hidden />
  )
}

/** Grey bars where content will be; only once waiting is long enough to be noticed. */
export function Skeleton({ rows = 6, height = 56 }: { rows?: number; height?: number }) {
  const late = useLate(150)
  if (!late) return null
  return (
    <div className={styles.skeletons} aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={row} className={styles.skeleton} style={{ height }} />
      ))}
    </div>
  )
}

function useLate(delayMs: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), delayMs)
    return () => clearTimeout(timer)
  }, [delayMs])
  return late
}
