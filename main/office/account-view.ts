import type { AccountFieldView, AccountView } from '../../preload/contract/account-views.ts'
import type { Language } from '../../preload/contract/views.ts'
import type { AccountField, CheckedAccount, FieldCheck } from '../account-ports.ts'
import type { HeldAccount } from './held-account.ts'

/** What the provider said just now. */
type Looked = Required<CheckedAccount>

/** What a screen may know of an account: of a secret that there is one, and how it ends. */
export function accountView(
  account: HeldAccount,
  language: Language,
  looked: Looked = { checks: [], facts: account.facts, choices: {} },
): AccountView {
  const { kind } = account
  const { checks, facts, choices } = looked
  const address = kind.addressOf(account.values)
  return {
    provider: kind.provider,
    providerName: kind.displayName,
    isSet: account.provider !== null,
    isRefused: account.provider !== null && account.checks.some((check) => check.state === 'wrong'),
    keptAt: account.keptAt,
    unreadable: account.unreadable,
    host: address === undefined ? '' : new URL(address).host,
    facts,
    canRotateKey: kind.rotateKey !== undefined && account.provider !== null,
    fields: kind.fields.map((field) => ({
      ...fieldView(field, account.values[field.name] ?? '', language, checks),
      choices: [...(choices[field.name] ?? [])],
    })),
  }
}

function fieldView(
  { name, label, help, isSecret, isOptional }: AccountField,
  value: string,
  language: Language,
  checks: readonly FieldCheck[],
): Omit<AccountFieldView, 'choices'> {
  const check = checks.find(({ field }) => field === name)
  return {
    name,
    label: label[language],
    help: help[language],
    isSecret,
    isOptional,
    value: isSecret ? '' : value,
    isKept: value !== '',
    ending: isSecret ? endingOf(value) : '',
    check: check ? { state: check.state, cause: check.cause, found: check.found } : null,
  }
}

/** Enough to tell two keys apart, and so little of a long one that nobody can guess the rest. */
function endingOf(secret: string): string {
  return secret.length >= 16 ? secret.slice(-4) : ''
}
