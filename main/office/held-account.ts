import type { AccountFacts, AccountKind, AccountValues, FieldCheck } from '../account-ports.ts'
import type { UnreadableSecret } from '../keeping-ports.ts'
import type { CardProvider } from '../ports.ts'

/** One kind of account and what the till knows of it now. */
export type HeldAccount = {
  kind: AccountKind
  values: AccountValues
  facts: AccountFacts | null
  keptAt: number | null
  unreadable: UnreadableSecret | null
  provider: CardProvider | null
  /** What the provider said when it was asked last, at the start or when it was saved. */
  checks: readonly FieldCheck[]
}

export const emptyAccount = (kind: AccountKind): HeldAccount => ({
  kind,
  values: {},
  facts: null,
  keptAt: null,
  unreadable: null,
  provider: null,
  checks: [],
})

/**
 * What is typed counts; what is not typed stays as it was. A stored secret is good for the address that it was entered for:
 * a screen that names another one cannot have it sent there.
 */
export function mergedValues({ kind, values: stored }: HeldAccount, typed: AccountValues): AccountValues {
  const merged: Record<string, string> = {}
  for (const { name } of kind.fields) merged[name] = (typed[name] ?? stored[name] ?? '').trim()
  const isElsewhere = kind.addressOf(merged) !== kind.addressOf(stored)
  const secrets = kind.fields.filter(({ isSecret }) => isSecret)
  if (isElsewhere) for (const { name } of secrets) merged[name] = (typed[name] ?? '').trim()
  // What the kind noted for itself is about the keys that it was noted with.
  const isSameKey = !isElsewhere && secrets.every(({ name }) => merged[name] === (stored[name] ?? ''))
  return isSameKey ? { ...stored, ...merged } : merged
}

/** Optional fields that are empty are not looked at by anybody; those that are needed are said to be missing. */
export function withMissing(kind: AccountKind, values: AccountValues, checks: FieldCheck[]): FieldCheck[] {
  const looked = new Set(checks.map((check) => check.field))
  const missing = kind.fields
    .filter(({ name, isOptional }) => !isOptional && !looked.has(name) && !values[name])
    .map(({ name }): FieldCheck => ({ field: name, state: 'wrong', cause: 'missing', found: '' }))
  return [...checks, ...missing]
}

/** The same account at the provider, whatever key opens it. */
export function isSameAccount(
  account: HeldAccount,
  values: AccountValues,
  facts: AccountFacts | null,
): boolean {
  const { kind } = account
  if (account.keptAt === null) return false
  if (kind.addressOf(account.values) !== kind.addressOf(values)) return false
  if (facts && account.facts) return facts.id === account.facts.id
  return kind.fields.every(({ name, isSecret }) => isSecret || account.values[name] === values[name])
}

export function secretsOf(kind: AccountKind, values: AccountValues): string[] {
  const names = kind.fields.flatMap(({ name, isSecret }) => (isSecret ? [name] : []))
  return [...names, ...(kind.ownSecrets ?? [])].flatMap((name) => values[name] || [])
}

export function openValues(kind: AccountKind, values: AccountValues): Record<string, string> {
  return Object.fromEntries(
    kind.fields.flatMap(({ name, isSecret }) => (isSecret ? [] : [[name, values[name] ?? '']])),
  )
}
