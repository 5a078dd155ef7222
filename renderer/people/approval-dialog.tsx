import { useState } from 'react'
import { type LimitName, type Right, rights } from '../../preload/contract/people-rights.ts'
import type { PersonTile } from '../../preload/contract/people-views.ts'
import type { TillError } from '../../preload/contract/result.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Banner } from '../design/status.tsx'
import type { Format } from '../format.ts'
import type { AskedApproval } from '../state/people-store.ts'
import { useCurrency, useFormat, useServices, useSession, useTexts } from '../state/till-context.tsx'
import type { Texts } from '../texts/en.ts'
import styles from './people.module.css'
import { PersonMark } from './person-mark.tsx'
import { Tiles } from './person-tiles.tsx'
import { PinEntry } from './pin-entry.tsx'

/** Lies over whatever asked for it; what was typed there stays, and is done when somebody with the right has said yes. */
export function ApprovalDialog({ asked }: { asked: AskedApproval }) {
  const texts = useTexts()
  const format = useFormat()
  const currency = useCurrency()
  const { people } = useServices()
  const tiles = useSession((state) => state.till?.counter?.people ?? noTiles)
  const approvers = tiles.filter(({ id }) => approversOf(asked.error).includes(id))
  const [chosen, setChosen] = useState<PersonTile | null>(
    approvers.length === 1 ? (approvers[0] ?? null) : null,
  )
  const approve = (pin: string) => (chosen ? people.approve(asked, chosen.id, pin) : Promise.resolve(null))
  return (
    <Dialog
      title={texts.people.needsApproval}
      closeLabel={texts.common.close}
      onClose={people.giveUp}
      size="narrow"
      testId="approval-dialog"
      actions={<Button onClick={people.giveUp}>{texts.common.cancel}</Button>}
    >
      <div className={styles.approval}>
        <p>{whatIsMissing(asked.error, texts, format, currency)}</p>
        {approvers.length === 0 && <Banner tone="warning">{texts.people.nobodyApproves}</Banner>}
        {approvers.length > 0 && !chosen && (
          <>
            <h3>{texts.people.whoApproves}</h3>
            <Tiles people={approvers} onChoose={setChosen} />
          </>
        )}
        {chosen && (
          <>
            <p className={styles.chosen}>
              <PersonMark person={chosen} />
              <strong>{chosen.name}</strong>
              {approvers.length > 1 && (
                <Button variant="quiet" onClick={() => setChosen(null)}>
                  {texts.people.otherPerson}
                </Button>
              )}
            </p>
            <PinEntry key={chosen.id} person={chosen} confirm={texts.people.approve} onPin={approve} />
          </>
        )}
      </div>
    </Dialog>
  )
}

const noTiles: PersonTile[] = []

const approversOf = ({ values }: TillError): number[] =>
  String(values?.approvers ?? '')
    .split(' ')
    .map(Number)

function whatIsMissing({ values }: TillError, texts: Texts, format: Format, currency: string): string {
  const right = rights.find((name) => name === values?.right)
  if (!right) return texts.errors['right-missing'] as string
  const word = texts.people.rights[right satisfies Right]
  const reach = reachOf(values?.limit, Number(values?.value ?? 0), format, currency)
  return reach === null
    ? texts.people.missing(word)
    : texts.people.beyond(word, texts.people.reach[reach.limit](reach.value))
}

function reachOf(
  limit: unknown,
  value: number,
  format: Format,
  currency: string,
): { limit: LimitName; value: string } | null {
  switch (limit) {
    case 'discountPpm':
      return { limit, value: format.percent(value) }
    case 'refundMinor':
    case 'cashDifferenceMinor':
      return { limit, value: format.money({ minor: value, currency }) }
    case 'refundDays':
      return { limit, value: format.number(value) }
    default:
      return null
  }
}
