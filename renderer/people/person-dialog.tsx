import { useState } from 'react'
import type { PeopleView, PersonView, RoleView } from '../../preload/contract/people-views.ts'
import type { Result, TillError } from '../../preload/contract/result.ts'
import type { ReaderColor } from '../../preload/contract/views.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field, Select, Switch } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { ColorChoice } from '../readers/color-choice.tsx'
import { useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './people.module.css'
import { digitsOf, longestPin, shortestPin } from './pin-entry.tsx'
import { nameOfRole } from './role-names.ts'

type PersonDialogProps = {
  /** Null: somebody new. */
  person: PersonView | null
  roles: readonly RoleView[]
  isFirst: boolean
  onSaved: (answer: Result<PeopleView>) => Promise<void>
  onClose: () => void
}

/** What is typed about somebody, and how it is saved. */
function usePerson({ person, roles, isFirst, onSaved, onClose }: PersonDialogProps) {
  const { ask, session } = useServices()
  const usual = roles.find(({ kind }) => kind === (isFirst ? 'owner' : 'cashier')) ?? roles[0]
  const [written, setWritten] = useState({
    name: person?.name ?? '',
    initials: person?.initials ?? '',
    color: person?.color ?? ('blue' as ReaderColor),
    roleId: person?.roleId ?? usual?.id ?? 1,
    pin: '',
    archived: person?.archived ?? false,
  })
  const [error, setError] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)
  const { name, pin } = written
  const isPinShort = pin !== '' && pin.length < shortestPin
  const isComplete = name.trim() !== '' && !isPinShort && (person !== null || pin !== '')
  const save = async () => {
    if (busy || !isComplete) return
    setBusy(true)
    const answer = await ask('people.save', {
      ...written,
      id: person?.id ?? null,
      pin: pin === '' ? null : pin,
    })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    await onSaved(answer)
    session.notify({ tone: 'success', say: (words) => words.people.saved })
    onClose()
  }
  const write = (part: Partial<typeof written>) => setWritten((before) => ({ ...before, ...part }))
  return { written, write, error, busy, isPinShort, isComplete, save }
}

export function PersonDialog(props: PersonDialogProps) {
  const { person, isFirst, onClose } = props
  const texts = useTexts()
  const form = usePerson(props)
  const { error, busy, isComplete, save } = form
  return (
    <Dialog
      title={person?.name ?? texts.people.add}
      closeLabel={texts.common.close}
      onClose={onClose}
      testId="person-dialog"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={!isComplete}
            data-testid="person-save"
            onClick={() => void save()}
          >
            {texts.common.save}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
        {isFirst && <p>{texts.people.firstHint}</p>}
        <PersonFields {...props} form={form} />
        {/* Enter in a field saves. */}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}

function PersonFields({
  person,
  roles,
  isFirst,
  form,
}: PersonDialogProps & { form: ReturnType<typeof usePerson> }) {
  const texts = useTexts()
  const { written, write, isPinShort } = form
  return (
    <>
      <div className={styles.pair}>
        <Field
          label={texts.common.name}
          value={written.name}
          maxLength={60}
          data-testid="person-name"
          onChange={(event) => write({ name: event.target.value })}
        />
        <Field
          label={texts.people.initials}
          hint={texts.people.initialsHint}
          value={written.initials}
          maxLength={4}
          data-testid="person-initials"
          onChange={(event) => write({ initials: event.target.value })}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label={texts.people.role}
          value={String(written.roleId)}
          options={roles
            .filter(({ kind }) => !isFirst || kind === 'owner')
            .map((role) => ({ value: String(role.id), label: nameOfRole(texts, role) }))}
          data-testid="person-role"
          onValue={(value) => write({ roleId: Number(value) })}
        />
        <Field
          label={person ? texts.people.newPin : texts.people.pin}
          hint={person ? texts.people.keepPin : texts.people.pinHint}
          error={isPinShort ? texts.people.pinHint : null}
          type="password"
          inputMode="numeric"
          autoComplete="new-password"
          value={written.pin}
          maxLength={longestPin}
          data-testid="person-pin"
          onChange={(event) => write({ pin: digitsOf(event.target.value) })}
        />
      </div>
      <ColorChoice value={written.color} onValue={(color) => write({ color })} />
      {person && (
        <div>
          <Switch
            label={texts.people.archive}
            checked={written.archived}
            onChecked={(archived) => write({ archived })}
            testId="person-archived"
          />
          <p className={styles.quiet}>{texts.people.archiveHint}</p>
        </div>
      )}
    </>
  )
}
