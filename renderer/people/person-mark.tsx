import type { PersonTile } from '../../preload/contract/people-views.ts'
import { classNames } from '../design/class-names.ts'
import colors from '../design/reader-mark.module.css'
import styles from './people.module.css'

/** Initials in the person's colour. The name always stands beside it: no colour speaks alone. */
export function PersonMark({
  person,
  size = 'regular',
}: {
  person: Pick<PersonTile, 'initials' | 'color'>
  size?: 'small' | 'regular' | 'large'
}) {
  return (
    <span className={classNames(styles.mark, styles[size], colors.mark, colors[person.color])} aria-hidden>
      {person.initials}
    </span>
  )
}
