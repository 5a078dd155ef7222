import type { RoleView } from '../../preload/contract/people-views.ts'
import type { Texts } from '../texts/en.ts'

/** The roles of the program are called in the language of the screen. */
export function nameOfRole(texts: Texts, { kind, name }: Pick<RoleView, 'kind' | 'name'>): string {
  return kind === 'own' ? name : texts.people.roleNames[kind]
}
