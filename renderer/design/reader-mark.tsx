import CreditCard from 'lucide-react/icons/credit-card'
import type { ReaderColor } from '../../preload/contract/views.ts'
import { classNames } from './class-names.ts'
import styles from './reader-mark.module.css'

/** A reader's colour as it is seen from a distance. The name always stands beside it: no colour speaks alone. */
export function ReaderMark({ color, size = 'regular' }: { color: ReaderColor; size?: 'small' | 'regular' }) {
  return (
    <span className={classNames(styles.mark, styles[size], styles[color])} data-color={color} aria-hidden>
      {size === 'regular' && <CreditCard size={24} />}
    </span>
  )
}
