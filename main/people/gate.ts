import type { ChannelName } from '../../preload/contract/channels.ts'
import { fail, type Result } from '../../preload/contract/result.ts'
import { type Need, namedRight } from '../domain/rights.ts'
import type { Acting } from '../store/acting-person.ts'
import { appendJournal } from '../store/journal-store.ts'
import type { Person } from '../store/people-store.ts'
import { meets, missingNeeds, redeem } from './approvals.ts'
import { type Call, channelRights, showsThatSomebodyIsThere } from './channel-rights.ts'
import type { PeopleContext } from './people-context.ts'
import { hasPeople, personHere, tileOf } from './remember.ts'
import { lockIfIdle, noteActive } from './sign-in.ts'

/** What the door asks before it calls a handler: the token of an approval, where the call came with one. */
export type Gate = <Answer>(call: Call & { token: string | null }, go: () => Answer) => Answer | Result<never>

/**
 * Every call of every screen comes through here with what it really asks for, parsed: a screen that was tampered with has no
 * other way in. What a call writes names who called.
 */
export function peopleGate(context: PeopleContext): Gate {
  return ({ channel, request, token }, go) => {
    if (!hasPeople(context)) return go()
    lockIfIdle(context)
    const person = personHere(context)
    if (channelRights[channel] === 'always') return as(context, person, null, go)
    if (!person) return fail('till-locked')
    const call = { channel, request }
    if (showsThatSomebodyIsThere(channel)) noteActive(context)
    const missing = missingNeeds(context, person, call)
    if (missing.length === 0) return as(context, person, null, go)
    if (token === null) return refuse(context, missing)
    const approver = redeem(context, token, person, call)
    if (!approver) return fail('approval-invalid')
    return as(context, person, approver, () => {
      noteApproval(context, channel, missing)
      return go()
    })
  }
}

function as<Answer>(
  { database }: PeopleContext,
  person: Person | undefined,
  approver: Person | null,
  go: () => Answer,
): Answer {
  if (!person) return go()
  const acting: Acting = { personId: person.id, approvedBy: approver?.id ?? null }
  return database.acting.run(acting, go)
}

/** Names the right, how far it would have to go, and who could approve. */
function refuse(context: PeopleContext, missing: readonly Need[]): Result<never> {
  const [first] = missing
  if (!first) throw new Error('nothing is missing')
  const approvers = context.memory.people
    .filter((person) => !person.archived && missing.every((need) => meets(context, person, need)))
    .map((person) => tileOf(person).id)
  return fail('right-missing', {
    right: namedRight(first),
    approvers: approvers.join(' '),
    ...(first.reach && { limit: first.reach.limit, value: first.reach.value }),
  })
}

/** Before the deed, whose own entry names both as well: also what leaves no entry shows who allowed it. */
function noteApproval(
  { database, clock }: PeopleContext,
  channel: ChannelName,
  missing: readonly Need[],
): void {
  const needs = missing.map((need) => ({ right: namedRight(need), ...need.reach }))
  database.inTransaction(() => appendJournal(database, clock.now(), 'right-approved', channel, { needs }))
}
