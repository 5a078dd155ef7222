import X from 'lucide-react/icons/x'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'

type DialogProps = {
  title: ReactNode
  closeLabel: string
  onClose: () => void
  size?: 'narrow' | 'regular' | 'wide'
  /** Stays in sight below the scrolling content. */
  actions?: ReactNode
  /** False leaves the rest of the screen in use, for what has to be worked meanwhile. */
  isModal?: boolean
  /** There is nothing to press in it: the arrow keys scroll what does not fit. */
  isText?: boolean
  testId?: string
  children: ReactNode
}

/**
 * The browser's own modal dialog: it keeps the focus inside, closes on Escape and makes the rest inert. The element that
 * had the focus before gets it back.
 */
export function Dialog(props: DialogProps) {
  const { title, closeLabel, onClose, size = 'regular', actions, isModal = true, testId, children } = props
  const { isText = false } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const element = dialog.current
    if (!element || element.open) return
    const before = document.activeElement
    if (isModal) element.showModal()
    else element.show()
    firstPlace(element).focus({ preventScroll: true })
    return () => {
      element.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [isModal])

  return (
    <dialog
      ref={dialog}
      className={classNames(styles.dialog, styles[size], !isModal && styles.beside)}
      aria-labelledby={titleId}
      data-testid={testId}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isModal) onClose()
      }}
      onClick={(event) => {
        if (isModal && event.target === dialog.current) onClose()
      }}
    >
      <div className={styles.frame}>
        <header className={styles.header}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          <IconButton icon={X} label={closeLabel} onClick={onClose} data-testid="dialog-close" />
        </header>
        <div
          className={styles.content}
          {...(isText ? { tabIndex: 0, role: 'group', 'aria-labelledby': titleId } : {})}
        >
          {children}
        </div>
        {actions && <footer className={styles.actions}>{actions}</footer>}
      </div>
    </dialog>
  )
}

/** Where the keys go first: what says so, else the first field to write in, else nowhere: never the closing cross. */
function firstPlace(dialog: HTMLDialogElement): HTMLElement {
  return (
    dialog.querySelector<HTMLElement>('[data-focus]') ??
    dialog.querySelector<HTMLElement>(
      'input:not([type="radio"], [type="checkbox"], [type="color"]), textarea',
    ) ??
    dialog
  )
}
