import { useId } from 'react'
import { type ReaderColor, readerColors } from '../../preload/contract/views.ts'
import { ReaderMark } from '../design/reader-mark.tsx'
import { useTexts } from '../state/till-context.tsx'
import styles from './color-choice.module.css'

/** Radio buttons that look like the readers' marks; each says its colour in a word. */
export function ColorChoice({
  value,
  onValue,
}: {
  value: ReaderColor
  onValue: (color: ReaderColor) => void
}) {
  const texts = useTexts()
  const name = useId()
  return (
    <fieldset className={styles.choice}>
      <legend>{texts.readers.color}</legend>
      {readerColors.map((color) => (
        <label key={color} className={styles.color}>
          <input
            type="radio"
            name={name}
            checked={color === value}
            data-testid={`reader-color-${color}`}
            onChange={() => onValue(color)}
          />
          <ReaderMark color={color} />
          <span>{texts.readers.colors[color]}</span>
        </label>
      ))}
    </fieldset>
  )
}
