import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './page.module.css'

type PageProps = { title: ReactNode; actions?: ReactNode; children: ReactNode; testId?: string }

/** A screen of the office: its name and what can be done above, the content scrolling below. */
export function Page({ title, actions, children, testId }: PageProps) {
  return (
    <section className={styles.page} data-testid={testId}>
      <header className={styles.header}>
        <h1 className={styles.title}>{title}</h1>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  )
}

/** A list beside what was chosen from it. */
export function Panes({
  list,
  detail,
  wideList = false,
}: {
  list: ReactNode
  detail: ReactNode
  wideList?: boolean
}) {
  return (
    <div className={classNames(styles.panes, wideList && styles.wideList)}>
      <div className={styles.pane}>{list}</div>
      <div className={styles.pane}>{detail}</div>
    </div>
  )
}

export function Card({
  title,
  children,
  testId,
}: {
  title?: ReactNode
  children: ReactNode
  testId?: string
}) {
  return (
    <section className={styles.card} data-testid={testId}>
      {title && <h2 className={styles.cardTitle}>{title}</h2>}
      {children}
    </section>
  )
}
