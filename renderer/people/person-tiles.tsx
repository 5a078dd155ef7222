import type { PersonTile } from '../../preload/contract/people-views.ts'
import styles from './people.module.css'
import { PersonMark } from './person-mark.tsx'

export function Tiles({
  people,
  onChoose,
}: {
  people: readonly PersonTile[]
  onChoose: (person: PersonTile) => void
}) {
  return (
    <div className={styles.tiles}>
      {people.map((person) => (
        <button
          key={person.id}
          type="button"
          className={styles.tile}
          data-testid={`person-tile-${person.id}`}
          onClick={() => onChoose(person)}
        >
          <PersonMark person={person} size="large" />
          <span>{person.name}</span>
        </button>
      ))}
    </div>
  )
}
