import type { Outside } from '../../main/composition/outside.ts'
import type { Answer, ChannelName, Request } from '../../preload/contract/channels.ts'
import type { Right, RightLimits } from '../../preload/contract/people-rights.ts'
import type { Result } from '../../preload/contract/result.ts'
import { type ComposedTill, composedTill, setUp } from './composed-till.ts'

/** As cheap as scrypt goes: what is tried here is not how long it takes. */
export const quickPins = { pinCost: 2 }

export const pins = { owner: '4711', cashier: '1234', manager: '876543' } as const
export type Staff = { owner: number; cashier: number; manager: number }

/** A shop with an owner, a manager and a cashier, as the roles of the program have them; the owner is signed in. */
export async function staffedTill(
  outside: Partial<Outside> = {},
): Promise<{ till: ComposedTill; staff: Staff }> {
  const till = await composedTill({ ...quickPins, ...outside })
  await setUp(till)
  const owner = await addPerson(till, { name: 'Owner', roleId: 1, pin: pins.owner })
  const manager = await addPerson(till, { name: 'Manager', roleId: 2, pin: pins.manager })
  const cashier = await addPerson(till, { name: 'Cashier 1', roleId: 3, pin: pins.cashier })
  return { till, staff: { owner, manager, cashier } }
}

export async function addPerson(
  till: ComposedTill,
  person: { name: string; roleId: number; pin: string },
): Promise<number> {
  const { people } = await till.get('people.save', {
    id: null,
    initials: '',
    color: 'blue',
    archived: false,
    ...person,
  })
  const added = people.find(({ name }) => name === person.name)
  if (!added) throw new Error(`${person.name} was not added`)
  return added.id
}

/** A role with these rights alone. */
export async function addRole(
  till: ComposedTill,
  name: string,
  rights: Right[],
  limits: Partial<RightLimits> = {},
): Promise<number> {
  const none = { discountPpm: null, refundMinor: null, refundDays: null, cashDifferenceMinor: null }
  const { roles } = await till.get('people.save-role', {
    id: null,
    name,
    rights,
    limits: { ...none, ...limits },
  })
  const added = roles.find((role) => role.name === name)
  if (!added) throw new Error(`${name} was not added`)
  return added.id
}

/** The same call, approved by somebody's PIN. */
export async function askApproved<Name extends ChannelName>(
  till: ComposedTill,
  by: { personId: number; pin: string },
  channel: Name,
  request?: Request<Name>,
): Promise<Result<Answer<Name>>> {
  const { token } = await till.get('people.approve', { ...by, channel, request })
  return (await till.ask('people.approved', { token, channel, request })) as Result<Answer<Name>>
}
