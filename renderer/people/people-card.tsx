import { useState } from 'react'
import type { PeopleView, PersonView, RoleView } from '../../preload/contract/people-views.ts'
import type { Result } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Select, Switch } from '../design/field.tsx'
import { Card } from '../design/page.tsx'
import { Badge, Banner } from '../design/status.tsx'
import { useAnswer, useServices, useSession, useTexts } from '../state/till-context.tsx'
import type { Texts } from '../texts/en.ts'
import { errorSentence } from '../texts/error-sentence.ts'
import { ChangePinDialog } from './change-pin-dialog.tsx'
import styles from './people.module.css'
import { PersonDialog } from './person-dialog.tsx'
import { PersonMark } from './person-mark.tsx'
import { RoleDialog } from './role-dialog.tsx'
import { nameOfRole } from './role-names.ts'

const lockMinutes = [0, 1, 2, 5, 10, 30, 60]

/** Who works here and what each may do. Whoever may not change that changes their own PIN. */
export function PeopleCard() {
  const texts = useTexts()
  const counter = useSession((state) => state.till?.counter ?? null)
  const may = counter === null || (counter.person?.rights.includes('manage-people') ?? false)
  const [changesPin, setChangesPin] = useState(false)
  return (
    <Card title={texts.people.title} testId="people-card">
      <div className={styles.card}>
        {may && <Staff />}
        {counter?.person && (
          <div className={styles.buttons}>
            <Button data-testid="change-pin" onClick={() => setChangesPin(true)}>
              {texts.people.changePin}
            </Button>
          </div>
        )}
      </div>
      {changesPin && <ChangePinDialog onClose={() => setChangesPin(false)} />}
    </Card>
  )
}

function Staff() {
  const texts = useTexts()
  const { ask, people } = useServices()
  const list = useAnswer('people.list', [], ['people'])
  const [edited, setEdited] = useState<PersonView | 'new' | null>(null)
  const [role, setRole] = useState<RoleView | 'new' | null>(null)
  const [showsArchived, setShowsArchived] = useState(false)
  if (list.error) return <Banner tone="danger">{errorSentence(texts, list.error)}</Banner>
  if (!list.value) return null
  const { value } = list
  const isFirst = value.people.length === 0
  const shown = value.people.filter(({ archived }) => showsArchived || !archived)
  const saved = async (answer: Result<PeopleView>) => {
    if (answer.ok) list.replace(answer.value)
    await people.changed()
  }
  return (
    <>
      {isFirst && <p>{texts.people.noneYet}</p>}
      <PeopleList people={shown} roles={value.roles} onChoose={setEdited} />
      <div className={styles.buttons}>
        <Button
          variant={isFirst ? 'primary' : 'secondary'}
          data-testid="person-add"
          onClick={() => setEdited('new')}
        >
          {isFirst ? texts.people.start : texts.people.add}
        </Button>
      </div>
      {value.people.some(({ archived }) => archived) && (
        <Switch label={texts.people.showArchived} checked={showsArchived} onChecked={setShowsArchived} />
      )}
      {!isFirst && (
        <>
          <RoleList roles={value.roles} onChoose={setRole} />
          <Select
            label={texts.people.lockAfter}
            value={String(value.lockAfterMinutes)}
            options={lockMinutes.map((minutes) => ({
              value: String(minutes),
              label: minutes === 0 ? texts.people.never : texts.people.minutes(minutes),
            }))}
            data-testid="lock-after"
            onValue={(minutes) =>
              void ask('people.save-rules', { lockAfterMinutes: Number(minutes) }).then(saved)
            }
          />
        </>
      )}
      {edited && (
        <PersonDialog
          person={edited === 'new' ? null : edited}
          roles={value.roles}
          isFirst={isFirst}
          onSaved={saved}
          onClose={() => setEdited(null)}
        />
      )}
      {role && (
        <RoleDialog role={role === 'new' ? null : role} onSaved={saved} onClose={() => setRole(null)} />
      )}
    </>
  )
}

type PeopleListProps = {
  people: readonly PersonView[]
  roles: readonly RoleView[]
  onChoose: (person: PersonView) => void
}

function PeopleList({ people, roles, onChoose }: PeopleListProps) {
  const texts = useTexts()
  return (
    <ul className={styles.list}>
      {people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            className={styles.row}
            data-testid={`person-${person.id}`}
            onClick={() => onChoose(person)}
          >
            <PersonMark person={person} />
            <span className={styles.rowWords}>
              <strong>{person.name}</strong>
              <span className={styles.quiet}>{roleName(texts, roles, person.roleId)}</span>
            </span>
            {person.archived && <Badge>{texts.people.archived}</Badge>}
          </button>
        </li>
      ))}
    </ul>
  )
}

type RoleListProps = { roles: readonly RoleView[]; onChoose: (role: RoleView | 'new') => void }

function RoleList({ roles, onChoose }: RoleListProps) {
  const texts = useTexts()
  return (
    <>
      <h3>{texts.people.roles}</h3>
      <ul className={styles.list}>
        {roles.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={styles.row}
              data-testid={`role-${one.id}`}
              onClick={() => onChoose(one)}
            >
              <span />
              <span className={styles.rowWords}>
                <strong>{nameOfRole(texts, one)}</strong>
                <span className={styles.quiet}>{texts.people.peopleInRole(one.people)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button data-testid="role-add" onClick={() => onChoose('new')}>
          {texts.people.addRole}
        </Button>
      </div>
    </>
  )
}

function roleName(texts: Texts, roles: readonly RoleView[], roleId: number): string {
  const role = roles.find(({ id }) => id === roleId)
  return role ? nameOfRole(texts, role) : ''
}
