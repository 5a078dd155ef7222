import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import type { AccountFieldView } from '../../preload/contract/account-views.ts'
import { classNames } from '../design/class-names.ts'
import { Field, Select } from '../design/field.tsx'
import { useSession, useTexts } from '../state/till-context.tsx'
import { codeSentence } from '../texts/code-sentence.ts'
import styles from './account.module.css'

type FieldProps = {
  field: AccountFieldView
  typed: string | undefined
  /** False until somebody has typed here or tried to save. */
  isAsked: boolean
  onTyped: (value: string) => void
  onLeft: () => void
}

/** A secret is not shown while it is typed, and is no password: no browser should offer to keep it. */
export function AccountField({ field, typed, isAsked, onTyped, onLeft }: FieldProps) {
  const texts = useTexts()
  const { isSecret, isKept, ending, isOptional, name } = field
  const kept = ending === '' ? texts.accounts.kept : texts.accounts.keptEnding(ending)
  const check = isAsked ? field.check : null
  if (field.choices.length > 0)
    return (
      <Select
        label={field.label}
        // A space keeps the place of the verdict.
        hint={check?.state === 'wrong' ? <Verdict check={check} /> : '\u00a0'}
        value={typed ?? field.value}
        options={[{ value: '', label: texts.accounts.notChosen }, ...field.choices]}
        className={styles.field}
        data-testid={`account-${name}`}
        onValue={onTyped}
      />
    )
  return (
    <Field
      label={isOptional ? `${field.label} (${texts.accounts.optional})` : field.label}
      hint={check ? <Verdict check={check} /> : isSecret && isKept ? kept : field.help}
      value={typed ?? field.value}
      maxLength={500}
      className={classNames(styles.field, isSecret && styles.hidden)}
      data-scan="here"
      data-testid={`account-${name}`}
      onChange={(event) => onTyped(event.target.value)}
      onBlur={onLeft}
    />
  )
}

type Check = NonNullable<AccountFieldView['check']>

function Verdict({ check }: { check: Check }) {
  const sentence = useVerdict(check)
  const isRight = check.state === 'good' || check.state === 'plausible'
  const Shape = isRight ? CircleCheck : CircleAlert
  const tone = check.state === 'wrong' ? styles.wrong : isRight ? styles.good : styles.open
  return (
    <span className={classNames(styles.verdict, tone)} role="status" data-state={check.state}>
      <Shape size={16} aria-hidden />
      {sentence}
    </span>
  )
}

function useVerdict(check: Check): string {
  const texts = useTexts()
  const language = useSession((state) => state.till?.language ?? 'en')
  const { accounts, codes } = texts
  switch (check.state) {
    case 'good':
      return accounts.good
    case 'plausible':
      return accounts.plausible
    case 'not-checked':
      return check.found === ''
        ? accounts.notChecked
        : `${accounts.notChecked} ${codeSentence(codes.reason, check.found, {}, language)}`
    case 'wrong':
      if (check.cause === 'other-merchant' && check.found !== '') return accounts.belongsTo(check.found)
      return accounts.causes[check.cause ?? ''] ?? check.cause ?? ''
  }
}
