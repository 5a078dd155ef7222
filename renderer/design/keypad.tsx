import Delete from 'lucide-react/icons/delete'
import { keepFocus } from './keep-focus.ts'
import styles from './keypad.module.css'

export type KeypadKey =
  | '0'
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '00'
  | ','
  | 'back'
  | 'clear'

const digits: KeypadKey[] = ['7', '8', '9', '4', '5', '6', '1', '2', '3']

type KeypadProps = {
  onKey: (key: KeypadKey) => void
  deleteLabel: string
  /** What stands at the lower left: two zeros for amounts, a comma for quantities. */
  corner?: '00' | ',' | 'none'
}

/** A telephone's opposite: seven at the top, as on every till and every keyboard. */
export function Keypad({ onKey, deleteLabel, corner = '00' }: KeypadProps) {
  const key = (name: KeypadKey) => (
    <button
      key={name}
      type="button"
      className={styles.key}
      data-testid={`key-${name === ',' ? 'comma' : name}`}
      onMouseDown={keepFocus}
      onClick={() => onKey(name)}
    >
      {name}
    </button>
  )
  return (
    <div className={styles.keypad}>
      {digits.map(key)}
      {corner === 'none' ? <span /> : key(corner)}
      {key('0')}
      <button
        type="button"
        className={styles.key}
        aria-label={deleteLabel}
        data-testid="key-back"
        onMouseDown={keepFocus}
        onClick={() => onKey('back')}
      >
        <Delete size={26} aria-hidden />
      </button>
    </div>
  )
}
