import type {
  AccountsView,
  AccountView,
  RotatedKey,
  SavedAccount,
} from '../../preload/contract/account-views.ts'
import type { NudgeTopic } from '../../preload/contract/channels.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { Language } from '../../preload/contract/views.ts'
import type { AccountKind, AccountValues } from '../account-ports.ts'
import type { SecretKept, Secrets } from '../keeping-ports.ts'
import type { CardProvider, Clock, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'
import { appendJournal } from '../store/journal-store.ts'
import { accountView } from './account-view.ts'
import {
  emptyAccount,
  type HeldAccount,
  isSameAccount,
  mergedValues,
  openValues,
  secretsOf,
  withMissing,
} from './held-account.ts'
import { parseAccount, writeAccount } from './kept-account.ts'

/*
 * The shop's accounts at card services. Each is one secret: all its values are kept together or not at all. What was entered
 * as a secret is used and never told again.
 */

export type AccountsContext = {
  database: Database
  clock: Clock
  log: Log
  secrets: Secrets
  kinds: readonly AccountKind[]
  /** The name under which a kind's account is kept; another for each test cloud, so that keys never meet. */
  secretName(kind: AccountKind): string
  language(): Language
  /** A payment at this provider is open: it can only be asked about with the account that it was sent with. */
  hasOpenPayment(provider: string): boolean
  /** What waited for this account need not wait any longer. */
  accountChanged(provider: string): void
  nudge(topic: NudgeTopic): void
}

export type Accounts = {
  /** Those that can take cards. */
  providers(): readonly CardProvider[]
  /** Everything that must not be seen, for the log to leave out; what was replaced or removed as well. */
  secretValues(): string[]
  /** Cards are not really charged with it, as the provider says. */
  isSandbox(): boolean
  view(): AccountsView
  /** Whether the kept accounts are still good, asked once after a start: a key may have been revoked meanwhile. */
  lookAgain(): Promise<void>
  check(request: { provider: string; values: AccountValues }): Promise<Result<AccountView>>
  save(request: {
    provider: string
    values: AccountValues
    unchecked: boolean
  }): Promise<Result<SavedAccount>>
  remove(request: { provider: string }): Promise<Result<AccountsView>>
  rotateKey(request: { provider: string }): Promise<Result<RotatedKey>>
}

/** The accounts while the till runs. */
type Holding = {
  context: AccountsContext
  held: Map<string, HeldAccount>
  /** Whatever was kept or tried since the start: it may come back in an error, also when another took its place. */
  met: Set<string>
}

export async function openAccounts(context: AccountsContext): Promise<Accounts> {
  const holding: Holding = { context, held: new Map(), met: new Set() }
  const { held, met } = holding
  for (const kind of context.kinds) {
    const account = await loadAccount(context, kind)
    held.set(kind.provider, account)
    for (const secret of secretsOf(kind, account.values)) met.add(secret)
  }
  const inTurn = oneAfterTheOther()
  const withAccount = <T>(
    provider: string,
    work: (account: HeldAccount) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    inTurn(async () => {
      const account = held.get(provider)
      return account ? await work(account) : fail('account-unknown')
    })
  return {
    providers: () => [...held.values()].flatMap(({ provider }) => provider ?? []),
    secretValues: () => [...met],
    isSandbox: () => [...held.values()].some(({ provider, facts }) => provider && facts?.sandbox === true),
    view: () => viewOfAll(holding),
    lookAgain: () => inTurn(() => lookAgain(holding)),
    check: ({ provider, values }) =>
      withAccount(provider, async (account) => {
        const { looked } = await look(holding, account, values)
        return ok(accountView(account, context.language(), looked))
      }),
    save: (request) => withAccount(request.provider, (account) => save(holding, account, request)),
    remove: ({ provider }) => withAccount(provider, (account) => remove(holding, account)),
    rotateKey: ({ provider }) => withAccount(provider, (account) => rotateKey(holding, account)),
  }
}

/** Two windows that save at once do not mix their values. */
function oneAfterTheOther(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
}

function viewOfAll({ context, held }: Holding): AccountsView {
  return {
    keptIn: context.secrets.place,
    accounts: [...held.values()].map((account) => accountView(account, context.language())),
  }
}

async function look({ met }: Holding, account: HeldAccount, typed: AccountValues) {
  const values = mergedValues(account, typed)
  for (const secret of secretsOf(account.kind, values)) met.add(secret)
  const { checks, facts, choices } = await account.kind.check(values)
  return {
    values,
    looked: { checks: withMissing(account.kind, values, checks), facts, choices: choices ?? {} },
  }
}

async function save(
  holding: Holding,
  account: HeldAccount,
  request: { values: AccountValues; unchecked: boolean },
): Promise<Result<SavedAccount>> {
  const { context, held } = holding
  const { kind } = account
  const { values, looked } = await look(holding, account, request.values)
  const { checks, facts } = looked
  const shown = (saved: boolean, now: HeldAccount) =>
    ok({ saved, account: accountView(now, context.language(), looked) })
  const isRefused = checks.some((check) => check.state === 'wrong')
  const isOpen = checks.some((check) => check.state === 'not-checked') && !request.unchecked
  if (isRefused || isOpen) return shown(false, account)
  // An account that cannot be read any more must not lock its own payments up.
  const isOther = account.keptAt !== null && !isSameAccount(account, values, facts)
  if (isOther && context.hasOpenPayment(kind.provider)) return fail('account-in-use')
  const known = facts ?? (isSameAccount(account, values, null) ? account.facts : null)
  const kept = await keepAccount(holding, kind, { values, facts: known, checks })
  if (kept.kind === 'not-kept') return notKept(kept.reason)
  note(context, 'account-saved', kind, {
    ...openValues(kind, values),
    sandbox: known?.sandbox ?? null,
    checked: checks.every((check) => check.state !== 'not-checked'),
  })
  return shown(true, held.get(kind.provider) ?? account)
}

async function lookAgain({ context, held }: Holding): Promise<void> {
  for (const account of held.values()) {
    const { kind, provider, values } = account
    if (!provider) continue
    const { checks, facts } = await kind.check(values)
    const refused = checks.filter((check) => check.state === 'wrong')
    for (const { field, cause } of refused)
      context.log.warn('account.refused', { provider: kind.provider, field, cause })
    held.set(kind.provider, { ...account, checks, facts: facts ?? account.facts })
  }
  context.nudge('settings')
}

/** On the disk first, then in use. */
async function keepAccount(
  { context, held }: Holding,
  kind: AccountKind,
  account: Pick<HeldAccount, 'values' | 'facts' | 'checks'>,
): Promise<SecretKept> {
  const { values, facts } = account
  const kept = await context.secrets.keep(context.secretName(kind), writeAccount({ values, facts }))
  if (kept.kind === 'kept')
    held.set(kind.provider, {
      kind,
      ...account,
      keptAt: context.clock.now(),
      unreadable: null,
      provider: kind.connect(account.values),
    })
  return kept
}

async function rotateKey(holding: Holding, account: HeldAccount): Promise<Result<RotatedKey>> {
  const { context, held } = holding
  const { kind, facts } = account
  if (!kind.rotateKey || !account.provider) return fail('account-unknown')
  const rotation = await kind.rotateKey(account.values, (values) => {
    for (const secret of secretsOf(kind, values)) holding.met.add(secret)
    return keepAccount(holding, kind, { values, facts, checks: [] })
  })
  if (rotation.kind === 'not-kept') return notKept(rotation.reason)
  note(context, 'account-key-rotated', kind, { ...rotation })
  const now = held.get(kind.provider) ?? account
  const view = accountView(now, context.language())
  if (rotation.kind === 'rotated') return ok({ outcome: rotation.oldKey, reason: '', account: view })
  return ok({ outcome: rotation.kind, reason: rotation.reason, account: view })
}

async function remove(holding: Holding, account: HeldAccount): Promise<Result<AccountsView>> {
  const { context, held } = holding
  const { kind } = account
  if (context.hasOpenPayment(kind.provider)) return fail('account-in-use')
  const gone = await context.secrets.forget(context.secretName(kind))
  if (gone.kind === 'not-kept') return notKept(gone.reason)
  held.set(kind.provider, emptyAccount(kind))
  note(context, 'account-removed', kind, openValues(kind, account.values))
  return ok(viewOfAll(holding))
}

const notKept = (reason: 'disk-full' | 'not-writable') =>
  fail(reason === 'disk-full' ? 'disk-full' : 'storage-failed')

async function loadAccount(context: AccountsContext, kind: AccountKind): Promise<HeldAccount> {
  const found = await context.secrets.read(context.secretName(kind))
  switch (found.kind) {
    case 'none':
      return emptyAccount(kind)
    case 'unreadable':
      context.log.warn('account.unreadable', { provider: kind.provider, reason: found.reason })
      return { ...emptyAccount(kind), unreadable: found.reason }
    case 'kept': {
      const account = parseAccount(found.text)
      if (!account) return { ...emptyAccount(kind), unreadable: 'broken-file' }
      const { values, facts } = account
      return { ...emptyAccount(kind), values, facts, keptAt: found.keptAt, provider: kind.connect(values) }
    }
  }
}

function note(
  context: AccountsContext,
  event: 'account-saved' | 'account-removed' | 'account-key-rotated',
  kind: AccountKind,
  facts: Record<string, unknown>,
): void {
  const { database, clock } = context
  database.inTransaction(() => appendJournal(database, clock.now(), event, kind.provider, facts))
  context.accountChanged(kind.provider)
  context.nudge('settings')
  context.nudge('readers')
}
