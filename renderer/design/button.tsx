import type { ButtonHTMLAttributes, ComponentType, ReactNode, Ref } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'

export type Icon = ComponentType<{ size?: number; 'aria-hidden'?: boolean; strokeWidth?: number }>

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 'regular' | 'large' | 'huge'
  icon?: Icon
  /** The key that does the same, shown on the button. */
  keyName?: string | undefined
  busy?: boolean
  wide?: boolean
  ref?: Ref<HTMLButtonElement>
  children: ReactNode
}

/** Never less than 48 px high: a thumb in a hurry has to hit it. */
export function Button(props: ButtonProps) {
  const {
    variant = 'secondary',
    size = 'regular',
    icon: IconShape,
    keyName,
    busy = false,
    wide = false,
    className,
    children,
    disabled,
    ...rest
  } = props
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classNames(styles.button, styles[variant], styles[size], wide && styles.wide, className)}
    >
      {IconShape && <IconShape size={size === 'regular' ? 20 : 24} aria-hidden />}
      <span className={styles.label}>{children}</span>
      {keyName && (
        <kbd className={styles.key} aria-hidden>
          {keyName}
        </kbd>
      )}
    </button>
  )
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  icon: Icon
  /** Said by screen readers and shown on hover. */
  label: string
  variant?: 'quiet' | 'secondary'
  ref?: Ref<HTMLButtonElement>
}

export function IconButton({
  icon: IconShape,
  label,
  variant = 'quiet',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={classNames(styles.button, styles[variant], styles.iconOnly, className)}
    >
      <IconShape size={22} aria-hidden />
    </button>
  )
}
