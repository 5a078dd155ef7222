import * as v from 'valibot'
import type { NudgeTopic } from '../../preload/contract/channels.ts'
import { type MailAccountView, mailSecurities, type TriedMail } from '../../preload/contract/mail-views.ts'
import { fail, ok, type Result } from '../../preload/contract/result.ts'
import type { ShopSettings } from '../../preload/contract/views.ts'
import { isOwnMachine, parseHostName, parseMailAddress } from '../domain/mail-address.ts'
import { htmlOf, oneLine } from '../domain/mail-text.ts'
import { mailWords } from '../domain/mail-words.ts'
import type { Secrets, UnreadableSecret } from '../keeping-ports.ts'
import type { MailAccount, Mailer } from '../mail-ports.ts'
import type { Clock, Ids, Log } from '../ports.ts'
import type { Database } from '../store/database.ts'
import { appendJournal } from '../store/journal-store.ts'

/*
 * The shop's mail account. It is one secret, like an account at a card service: all of it is kept together or not at all, so that a password
 * is never sent to another server than the one that it was typed for.
 */

export type MailDeskContext = {
  database: Database
  clock: Clock
  log: Log
  ids: Ids
  secrets: Secrets
  mailer: Mailer
  settings(): ShopSettings
  nudge(topic: NudgeTopic): void
  /** Letters that waited for a better account need not wait any longer. */
  accountChanged(): void
  stopping?: AbortSignal
}

export type TypedAccount = Omit<MailAccount, 'password'> & { password: string | null }

export type MailDesk = {
  /** Null: there is none, or it cannot be read. */
  account(): MailAccount | null
  /** Whatever was kept or tried since the start, for the log to leave out. */
  secretValues(): string[]
  view(): MailAccountView
  save(typed: TypedAccount): Promise<Result<MailAccountView>>
  test(typed: TypedAccount & { to: string }): Promise<Result<TriedMail>>
  remove(): Promise<Result<MailAccountView>>
}

const secretName = 'mail'

const keptSchema = v.object({
  host: v.string(),
  port: v.number(),
  security: v.picklist(mailSecurities),
  plainAccepted: v.boolean(),
  user: v.string(),
  password: v.string(),
  senderName: v.string(),
  senderAddress: v.string(),
  subject: v.string(),
  text: v.string(),
})

type Kept = { account: MailAccount | null; keptAt: number | null; unreadable: UnreadableSecret | null }

const none: Kept = { account: null, keptAt: null, unreadable: null }

export async function openMailDesk(context: MailDeskContext): Promise<MailDesk> {
  const { secrets } = context
  const met = new Set<string>()
  let kept = await load(context)
  meet(met, kept.account)

  /** What was typed, with the kept password where none was. */
  const completed = (typed: TypedAccount): Result<MailAccount> => {
    const account = checked(typed, kept.account)
    if (account.ok) meet(met, account.value)
    return account
  }
  const note = (kind: 'mail-account-saved' | 'mail-account-removed', account: MailAccount | null) => {
    const { database, clock } = context
    database.inTransaction(() => appendJournal(database, clock.now(), kind, 'mail', openFacts(account)))
    context.nudge('settings')
  }

  return {
    account: () => kept.account,
    secretValues: () => [...met],
    view: () => viewOf(context, kept),
    async save(typed) {
      const account = completed(typed)
      if (!account.ok) return account
      const stored = await secrets.keep(secretName, JSON.stringify(account.value))
      if (stored.kind === 'not-kept') return notKept(stored.reason)
      kept = { account: account.value, keptAt: context.clock.now(), unreadable: null }
      note('mail-account-saved', account.value)
      context.accountChanged()
      return ok(viewOf(context, kept))
    },
    async test({ to, ...typed }) {
      const account = completed(typed)
      if (!account.ok) return account
      const address = parseMailAddress(to)
      return address === undefined
        ? fail('mail-address-wrong')
        : await sendTest(context, account.value, address)
    },
    async remove() {
      const gone = await secrets.forget(secretName)
      if (gone.kind === 'not-kept') return notKept(gone.reason)
      const before = kept.account
      kept = none
      note('mail-account-removed', before)
      return ok(viewOf(context, kept))
    },
  }
}

/** A password travels in base64 as well, alone and behind its user; an error may carry it in either. */
function meet(met: Set<string>, account: MailAccount | null): void {
  if (!account || account.password === '') return
  const { user, password } = account
  const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')
  for (const form of [password, base64(password), base64(`\0${user}\0${password}`)]) met.add(form)
}

async function load({ secrets, log }: MailDeskContext): Promise<Kept> {
  const found = await secrets.read(secretName)
  switch (found.kind) {
    case 'none':
      return none
    case 'unreadable':
      log.warn('mail-account.unreadable', { reason: found.reason })
      return { ...none, unreadable: found.reason }
    case 'kept': {
      const account = parsed(found.text)
      return account
        ? { account, keptAt: found.keptAt, unreadable: null }
        : { ...none, unreadable: 'broken-file' }
    }
  }
}

function parsed(text: string): MailAccount | null {
  try {
    const account = v.safeParse(keptSchema, JSON.parse(text))
    return account.success ? account.output : null
  } catch {
    return null
  }
}

function checked(typed: TypedAccount, kept: MailAccount | null): Result<MailAccount> {
  const host = parseHostName(typed.host)
  if (host === undefined) return fail('mail-host-wrong')
  const senderAddress = parseMailAddress(typed.senderAddress)
  if (senderAddress === undefined) return fail('mail-sender-wrong')
  const isReadable = typed.security === 'none' && !isOwnMachine(host)
  if (isReadable && !typed.plainAccepted) return fail('mail-not-encrypted')
  const user = typed.user.trim()
  const password = user === '' ? '' : passwordFor({ ...typed, host, user }, kept)
  if (password === null) return fail('mail-password-again')
  return ok({
    host,
    port: typed.port,
    security: typed.security,
    plainAccepted: isReadable,
    user,
    password,
    senderName: oneLine(typed.senderName),
    senderAddress,
    subject: oneLine(typed.subject),
    text: typed.text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' '),
  })
}

/** The kept one is for the server and the user that it was kept with, encrypted no less than then. */
function passwordFor(typed: TypedAccount, kept: MailAccount | null): string | null {
  if (typed.password !== null) return typed.password
  const isSame = kept !== null && kept.host === typed.host && kept.user === typed.user
  const isWeaker = kept?.security !== 'none' && typed.security === 'none'
  return isSame && !isWeaker ? kept.password : null
}

async function sendTest(
  context: MailDeskContext,
  account: MailAccount,
  to: string,
): Promise<Result<TriedMail>> {
  const { clock, ids, log, mailer, stopping } = context
  const { language, shopName } = context.settings()
  const text = mailWords[language].testText(shopName)
  const outcome = await mailer(
    account,
    {
      from: { name: account.senderName, address: account.senderAddress },
      to,
      subject: oneLine(mailWords[language].testSubject(shopName)),
      text: `${text}\n`,
      html: htmlOf(text, '', language),
      messageId: `test-${ids.uuid()}@${account.senderAddress.split('@').at(-1)}`,
      at: clock.now(),
      attachment: null,
    },
    stopping,
  )
  log.info('mail-account.tried', {
    outcome: outcome.kind,
    reason: outcome.kind === 'sent' ? null : outcome.reason,
  })
  if (outcome.kind === 'sent') return ok({ outcome: 'sent' })
  const { kind, reason } = outcome
  return ok({ outcome: kind, reason, reply: outcome.kind === 'not-sent' ? outcome.reply : '' })
}

/** For the journal: where receipts go out, and nothing that opens it. */
function openFacts(account: MailAccount | null): Record<string, unknown> {
  if (!account) return {}
  const { host, port, security, user, senderName, senderAddress, subject, text } = account
  return { host, port, security, user, senderName, senderAddress, subject, text }
}

function viewOf({ secrets }: MailDeskContext, { account, keptAt, unreadable }: Kept): MailAccountView {
  return {
    isSet: account !== null,
    keptAt,
    keptIn: secrets.place,
    unreadable,
    host: account?.host ?? '',
    port: account?.port ?? 465,
    security: account?.security ?? 'tls',
    plainAccepted: account?.plainAccepted ?? false,
    user: account?.user ?? '',
    isPasswordKept: account !== null && account.password !== '',
    senderName: account?.senderName ?? '',
    senderAddress: account?.senderAddress ?? '',
    subject: account?.subject ?? '',
    text: account?.text ?? '',
  }
}

const notKept = (reason: 'disk-full' | 'not-writable') =>
  fail(reason === 'disk-full' ? 'disk-full' : 'storage-failed')
