/* The shop's accounts at card services, as a screen may know them: without their secrets. */

/** Where secrets lie: the system's safe, or the till's own file and why. */
export type SecretsPlace = 'safe' | 'file' | 'file-weak-safe' | 'file-windows'

export type AccountFieldView = {
  name: string
  /** In the words of the card service's own pages, in the shop's language. */
  label: string
  help: string
  isSecret: boolean
  isOptional: boolean
  /** Empty for a secret: it is never told again. */
  value: string
  isKept: boolean
  /** The last characters of a kept secret that is long enough. */
  ending: string
  /** Where the service has a list of what it can be; empty: it is typed. */
  choices: { value: string; label: string }[]
  check: {
    state: 'good' | 'plausible' | 'wrong' | 'not-checked'
    /** Which sentence explains it. */
    cause: string | null
    /** What the service said: another code, or why it could not be asked. */
    found: string
  } | null
}

export type AccountView = {
  provider: string
  providerName: string
  /** Cards can be taken with it. */
  isSet: boolean
  /** It was good when it was saved, and the service does not accept it any more. */
  isRefused: boolean
  keptAt: number | null
  /** There is an account, and it cannot be read: why. */
  unreadable: 'broken-file' | 'foreign-file' | 'other-safe' | null
  /** Where its requests go. */
  host: string
  facts: { id: string; name: string; currency: string; country: string; sandbox: boolean | null } | null
  /** The service can make a new key and take the old one away. */
  canRotateKey: boolean
  fields: AccountFieldView[]
}
export type AccountsView = { keptIn: SecretsPlace; accounts: AccountView[] }
/** Revoked and kept are about the old key, and the new one is in use; otherwise the old one still is. */
export type RotatedKey = {
  outcome: 'revoked' | 'kept' | 'not-proven' | 'refused' | 'unavailable'
  reason: string
  account: AccountView
}
/** What was wrong or could not be asked stands at the fields; then nothing was changed. */
export type SavedAccount = { saved: boolean; account: AccountView }
