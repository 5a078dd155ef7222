import { type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'

type Labelled = {
  label: string
  /** One sentence below; an error takes its place. */
  hint?: ReactNode
  error?: string | null
}

type FieldProps = InputHTMLAttributes<HTMLInputElement> &
  Labelled & { suffix?: ReactNode; ref?: Ref<HTMLInputElement> }

export function Field({ label, hint, error, suffix, className, ...rest }: FieldProps) {
  const id = useId()
  return (
    <div className={classNames(styles.field, className)}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={classNames(styles.box, error && styles.wrong)}>
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          id={id}
          className={styles.input}
          aria-invalid={error ? true : undefined}
          aria-describedby={hint || error ? `${id}-hint` : undefined}
        />
        {suffix && <span className={styles.suffix}>{suffix}</span>}
      </div>
      <FieldHint id={`${id}-hint`} hint={hint} error={error} />
    </div>
  )
}

type TextFieldProps = Labelled & {
  value: string
  onValue: (value: string) => void
  rows?: number
  'data-testid'?: string
}

/** Several lines of text. */
export function TextField({ label, hint, error, value, onValue, rows = 3, ...rest }: TextFieldProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={classNames(styles.box, error && styles.wrong)}>
        <textarea
          {...rest}
          id={id}
          rows={rows}
          value={value}
          onChange={(event) => onValue(event.target.value)}
          className={styles.input}
          aria-describedby={hint || error ? `${id}-hint` : undefined}
        />
      </div>
      <FieldHint id={`${id}-hint`} hint={hint} error={error} />
    </div>
  )
}

type SelectProps<Value extends string> = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange'> &
  Labelled & {
    value: Value
    options: readonly { value: Value; label: string }[]
    onValue: (value: Value) => void
  }

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hint, error, value, options, onValue, className, ...rest } = props
  const id = useId()
  return (
    <div className={classNames(styles.field, className)}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.box}>
        <select
          {...rest}
          id={id}
          className={classNames(styles.input, styles.select)}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen) onValue(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
      <FieldHint id={`${id}-hint`} hint={hint} error={error} />
    </div>
  )
}

type SwitchProps = { label: string; checked: boolean; onChecked: (checked: boolean) => void; testId?: string }

export function Switch({ label, checked, onChecked, testId }: SwitchProps) {
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        checked={checked}
        data-testid={testId}
        onChange={(event) => onChecked(event.target.checked)}
      />
      <span className={styles.track} aria-hidden />
      <span>{label}</span>
    </label>
  )
}

function FieldHint({ id, hint, error }: { id: string; hint: ReactNode; error: string | null | undefined }) {
  if (error) {
    return (
      <p id={id} className={styles.error} role="alert">
        {error}
      </p>
    )
  }
  return hint ? (
    <p id={id} className={styles.hint}>
      {hint}
    </p>
  ) : null
}
