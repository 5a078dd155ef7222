import { useState } from 'react'
import { decimalText, parseAmount } from '../../preload/contract/money.ts'
import {
  type LimitName,
  limitsOfRights,
  type Right,
  type RightLimits,
  rights,
} from '../../preload/contract/people-rights.ts'
import type { PeopleView, RoleView } from '../../preload/contract/people-views.ts'
import type { Result, TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field } from '../design/field.tsx'
import { Banner } from '../design/status.tsx'
import { decimalAsText, parseDecimal } from '../entry/decimal-text.ts'
import { useCurrency, useFormat, useServices, useTexts } from '../state/till-context.tsx'
import { errorSentence } from '../texts/error-sentence.ts'
import styles from './people.module.css'
import { nameOfRole } from './role-names.ts'

const noLimits: RightLimits = {
  discountPpm: null,
  refundMinor: null,
  refundDays: null,
  cashDifferenceMinor: null,
}
const limitNames = Object.keys(noLimits) as LimitName[]
const percentDecimals = 4

type RoleDialogProps = {
  /** Null: an own one. */
  role: RoleView | null
  onSaved: (answer: Result<PeopleView>) => Promise<void>
  onClose: () => void
}

/** What is chosen for a role, and how it is saved. */
function useRole({ role, onSaved, onClose }: RoleDialogProps) {
  const { ask, session } = useServices()
  const { texts: typed, setText, limits } = useLimits(role?.limits ?? noLimits)
  const [name, setName] = useState(role?.name ?? '')
  const [has, setHas] = useState<readonly Right[]>(role?.rights ?? [])
  const [error, setError] = useState<TillError | null>(null)
  const [busy, setBusy] = useState(false)
  const isOwner = role?.kind === 'owner'
  const isNamed = role !== null && role.kind !== 'own'
  const isComplete = !isOwner && limits !== undefined && (isNamed || name.trim() !== '')
  const save = async () => {
    if (busy || limits === undefined || !isComplete) return
    setBusy(true)
    const answer = await ask('people.save-role', { id: role?.id ?? null, name, rights: [...has], limits })
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    await onSaved(answer)
    session.notify({ tone: 'success', say: (words) => words.people.saved })
    onClose()
  }
  return { typed, setText, name, setName, has, setHas, error, busy, isOwner, isNamed, isComplete, save }
}

export function RoleDialog(props: RoleDialogProps) {
  const { role, onClose } = props
  const texts = useTexts()
  const { typed, setText, name, setName, has, setHas, error, busy, isOwner, isNamed, isComplete, save } =
    useRole(props)
  const shownLimits = limitNames.filter((limit) =>
    has.some((right) => limitsOfRights[right]?.includes(limit)),
  )
  return (
    <Dialog
      title={role ? nameOfRole(texts, role) : texts.people.addRole}
      closeLabel={texts.common.close}
      onClose={onClose}
      size="wide"
      testId="role-dialog"
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={!isComplete}
            data-testid="role-save"
            onClick={() => void save()}
          >
            {texts.common.save}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="danger">{errorSentence(texts, error)}</Banner>}
        {isOwner && <p>{texts.people.ownerHint}</p>}
        {!isNamed && (
          <Field
            label={texts.people.roleName}
            value={name}
            maxLength={60}
            data-testid="role-name"
            onChange={(event) => setName(event.target.value)}
          />
        )}
        <RightsField has={has} isOwner={isOwner} onHas={setHas} />
        {!isOwner && (
          <div className={styles.pair}>
            {shownLimits.map((limit) => (
              <LimitField
                key={limit}
                limit={limit}
                text={typed[limit]}
                onText={(text) => setText(limit, text)}
              />
            ))}
          </div>
        )}
      </div>
    </Dialog>
  )
}

type RightsFieldProps = { has: readonly Right[]; isOwner: boolean; onHas: (has: readonly Right[]) => void }

function RightsField({ has, isOwner, onHas }: RightsFieldProps) {
  const texts = useTexts()
  return (
    <fieldset className={styles.rights} disabled={isOwner}>
      <legend>{texts.people.mayDo}</legend>
      {rights.map((right) => (
        <label key={right} className={styles.right}>
          <input
            type="checkbox"
            checked={has.includes(right)}
            data-testid={`right-${right}`}
            onChange={(event) =>
              onHas(event.target.checked ? [...has, right] : has.filter((other) => other !== right))
            }
          />
          <span>{texts.people.rights[right]}</span>
        </label>
      ))}
    </fieldset>
  )
}

function LimitField({
  limit,
  text,
  onText,
}: {
  limit: LimitName
  text: string
  onText: (text: string) => void
}) {
  const texts = useTexts()
  const currency = useCurrency()
  const sign = { discountPpm: '%', refundMinor: currency, refundDays: '', cashDifferenceMinor: currency }[
    limit
  ]
  const isWrong = readLimit(limit, text, currency) === undefined
  return (
    <Field
      label={texts.people.limits[limit]}
      hint={texts.people.noLimit}
      error={isWrong ? texts.people.limitWrong : null}
      inputMode="decimal"
      value={text}
      {...(sign === '' ? {} : { suffix: sign })}
      data-testid={`limit-${limit}`}
      onChange={(event) => onText(event.target.value)}
    />
  )
}

/** As they are typed, and as they are meant; undefined where one is not right. */
function useLimits(limits: RightLimits) {
  const currency = useCurrency()
  const { decimalSign } = useFormat()
  const [typed, setTyped] = useState(() => ({
    discountPpm: writeLimit('discountPpm', limits, currency, decimalSign),
    refundMinor: writeLimit('refundMinor', limits, currency, decimalSign),
    refundDays: writeLimit('refundDays', limits, currency, decimalSign),
    cashDifferenceMinor: writeLimit('cashDifferenceMinor', limits, currency, decimalSign),
  }))
  const read = limitNames.map((limit) => [limit, readLimit(limit, typed[limit], currency)] as const)
  const isRight = read.every(([, value]) => value !== undefined)
  return {
    texts: typed,
    setText: (limit: LimitName, text: string) => setTyped((before) => ({ ...before, [limit]: text })),
    limits: isRight ? (Object.fromEntries(read) as RightLimits) : undefined,
  }
}

function writeLimit(limit: LimitName, limits: RightLimits, currency: string, sign: string): string {
  const value = limits[limit]
  if (value === null) return ''
  if (limit === 'discountPpm') return decimalAsText(value, percentDecimals, sign)
  return limit === 'refundDays' ? String(value) : decimalText(value, currency).replace('.', sign)
}

/** Null: without a limit. Undefined: what is typed is none. */
function readLimit(limit: LimitName, text: string, currency: string): number | null | undefined {
  if (text.trim() === '') return null
  if (limit === 'refundDays') return /^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined
  const value = limit === 'discountPpm' ? parseDecimal(text, percentDecimals) : parseAmount(text, currency)
  return value !== undefined && value >= 0 && (limit !== 'discountPpm' || value <= 1_000_000)
    ? value
    : undefined
}
