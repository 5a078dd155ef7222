import { fail, ok } from '../../preload/contract/result.ts'
import { approve } from '../people/approvals.ts'
import { changePin, listPeople, saveRules } from '../people/list-people.ts'
import type { PeopleContext } from '../people/people-context.ts'
import { savePerson, saveRole } from '../people/save-person.ts'
import { lockTill, signIn, signOut } from '../people/sign-in.ts'
import { type Handlers, parseCall } from './door.ts'

export function peopleHandlers({ people }: { people: PeopleContext }) {
  return {
    'people.sign-in': (request) => signIn(people, request),
    'people.lock': () => lockTill(people),
    'people.sign-out': () => signOut(people),
    // The gate has noted it.
    'people.active': () => ok(null),
    'people.change-pin': (request) => changePin(people, request),
    'people.list': () => ok(listPeople(people)),
    'people.save': (request) => savePerson(people, request),
    'people.save-role': (request) => saveRole(people, request),
    'people.save-rules': (request) => saveRules(people, request),
    'people.approve': ({ channel, request, ...who }) => {
      const call = parseCall(channel, request)
      return call.ok ? approve(people, { ...who, call: call.value }) : call
    },
    // The door takes it apart and lets the call in it through; it never comes here.
    'people.approved': () => fail('approval-invalid'),
  } satisfies Partial<Handlers>
}
