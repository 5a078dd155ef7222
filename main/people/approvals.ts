import { createHash } from 'node:crypto'
import type { ApprovalView } from '../../preload/contract/people-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import { isMet, type Need } from '../domain/rights.ts'
import type { Person } from '../store/people-store.ts'
import { type Call, needsOf } from './channel-rights.ts'
import { checkPin } from './check-pin.ts'
import type { PeopleContext } from './people-context.ts'
import { hasPeople, personHere, personOf, powersOfPerson } from './remember.ts'

/*
 * Approval by a second person on the spot: a PIN buys a token that is good once, for one minute, for one person at the till and for
 * the very call that was shown. It lives in memory: a restart forgets it.
 */

const validForMs = 60_000

/** people.approve, its call parsed as the door parses it. */
export async function approve(
  context: PeopleContext,
  { personId, pin, call }: { personId: number; pin: string; call: Call },
): Promise<Result<ApprovalView>> {
  const person = personHere(context)
  if (!hasPeople(context) || !person) return fail('till-locked')
  const checked = await checkPin(context, personId, pin, 'approval')
  if (!checked.ok) return checked
  // Asked after the PIN: what is needed follows from what is true now.
  const missing = missingNeeds(context, person, call)
  if (missing.some((need) => !meets(context, checked.value, need)))
    return fail('approver-lacks-right', { right: rightOf(missing) })
  const token = `${context.ids.uuid()}${context.ids.uuid()}`
  const { memory, clock } = context
  const now = clock.now()
  for (const [hash, { until }] of memory.approvals) if (until < now) memory.approvals.delete(hash)
  memory.approvals.set(hashOf(token), {
    callHash: hashOfCall(call),
    personId: person.id,
    approvedBy: checked.value.id,
    until: now + validForMs,
  })
  return ok({ token, validForMs })
}

/** Takes the token out of use, whatever comes of it. Undefined: it was not given for this. */
export function redeem(
  context: PeopleContext,
  token: string,
  person: Person,
  call: Call,
): Person | undefined {
  const { memory, clock } = context
  const hash = hashOf(token)
  const approval = memory.approvals.get(hash)
  memory.approvals.delete(hash)
  if (!approval || approval.personId !== person.id || approval.until < clock.now()) return undefined
  if (approval.callHash !== hashOfCall(call)) return undefined
  const approver = personOf(context, approval.approvedBy)
  const isEnough =
    approver && missingNeeds(context, person, call).every((need) => meets(context, approver, need))
  return isEnough ? approver : undefined
}

/** What the call needs and the person does not have. */
export function missingNeeds(context: PeopleContext, person: Person, call: Call): Need[] {
  return needsOf(context, call).filter((need) => !meets(context, person, need))
}

export function meets(context: PeopleContext, person: Person, need: Need): boolean {
  return isMet(powersOfPerson(context, person), need)
}

const rightOf = ([first]: readonly Need[]): string => (first ? [first.right].flat().join(' ') : '')

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const hashOfCall = ({ channel, request }: Call): string => hashOf(JSON.stringify([channel, request ?? null]))
