import type { Language } from '../preload/contract/views.ts'
import type { SecretKept } from './keeping-ports.ts'
import type { CardProvider } from './ports.ts'

/* The faces of accounts at card providers, as main/ports.ts has those of the rest of the outside. */

/** What a person is asked for, in the words that stand on the provider's own pages. */
export type AccountField = {
  name: string
  label: Words
  help: Words
  /** Kept and never shown again. */
  isSecret: boolean
  isOptional: boolean
}
export type Words = Readonly<Record<Language, string>>
export type AccountValues = Readonly<Record<string, string>>

export type FieldCheck = {
  field: string
  /** `plausible`: right in form, and there is no question that would prove more before a first payment. */
  state: 'good' | 'plausible' | 'wrong' | 'not-checked'
  /** One word for what is wrong, or why nobody could be asked. */
  cause: string | null
  found: string
}

/** Whose account it is, as the provider says. */
export type AccountFacts = {
  id: string
  name: string
  currency: string
  country: string
  /** Null: it was not told. */
  sandbox: boolean | null
}

export type CheckedAccount = {
  checks: FieldCheck[]
  facts: AccountFacts | null
  /** Where the provider has a list of what a field can be. */
  choices?: Readonly<Record<string, readonly { value: string; label: string }[]>>
}

/** How a change of the key ended. Only `rotated` has changed which key is used. */
export type KeyRotation =
  | { kind: 'rotated'; oldKey: 'revoked' | 'kept' }
  /** The new key is kept and did not open anything yet; the old one stays in use. */
  | { kind: 'not-proven' | 'refused' | 'unavailable'; reason: string }
  | { kind: 'not-kept'; reason: 'disk-full' | 'not-writable' }

/** One provider's kind of account: what it consists of, how it is proven, and the provider that it opens. */
export type AccountKind = {
  provider: string
  displayName: string
  fields: readonly AccountField[]
  /** Where requests go with these values; their secrets are never sent elsewhere. Undefined: to no address that may be used. */
  addressOf(values: AccountValues): string | undefined
  check(values: AccountValues): Promise<CheckedAccount>
  /** Null while something that is needed is missing. */
  connect(values: AccountValues): CardProvider | null
  /** Values that the kind keeps for itself: no field of a form, and as secret as a key. */
  ownSecrets?: readonly string[]
  /** Has the provider make a new key. `keep` puts the account's new values on the disk, and is called before they are used. */
  rotateKey?(
    values: AccountValues,
    keep: (values: AccountValues) => Promise<SecretKept>,
  ): Promise<KeyRotation>
}
