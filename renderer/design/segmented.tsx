import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './segmented.module.css'

type SegmentedProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: ReactNode; testId?: string }[]
  onValue: (value: Value) => void
  wide?: boolean
}

/** One of a few, all in sight. Real radio buttons: arrow keys, screen readers and forms know them. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, options, onValue, wide = false } = props
  const name = useId()
  return (
    <fieldset className={classNames(styles.group, wide && styles.wide)} aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={styles.segment}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            data-testid={option.testId}
            onChange={() => onValue(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
