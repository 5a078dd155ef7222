import type { AccountView, SecretsPlace } from './account-views.ts'

/* The shop's own mail account, and what becomes of letters. */

/** `tls`: from the first byte; `starttls`: asked for and insisted on; `none`: readable for everybody on the way. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const
export type MailSecurity = (typeof mailSecurities)[number]

export const mailProblems = [
  'name-not-found',
  'connection-refused',
  'no-connection',
  'time-out',
  'connection-lost',
  'no-mail-server',
  'no-encryption',
  'encryption-failed',
  'certificate-not-trusted',
  'certificate-expired',
  'certificate-other-name',
  'login-refused',
  'login-needed',
  'sender-refused',
  'recipient-refused',
  'too-large',
  'message-refused',
  'not-now',
  /** The till was stopped in the middle of it. */
  'interrupted',
] as const
export type MailProblem = (typeof mailProblems)[number]

/** Where a letter goes out; a screen never gets the password. */
export type MailAccountView = {
  isSet: boolean
  keptAt: number | null
  keptIn: SecretsPlace
  unreadable: AccountView['unreadable']
  host: string
  port: number
  security: MailSecurity
  plainAccepted: boolean
  user: string
  isPasswordKept: boolean
  senderName: string
  senderAddress: string
  subject: string
  text: string
}

/** `reply`: the numbers of the server's answer, "550 5.1.1"; its words may repeat what was sent to it. */
export type TriedMail =
  | { outcome: 'sent' }
  | { outcome: 'not-sent' | 'doubtful'; reason: MailProblem; reply: string }

/** What became of a receipt's letter; the newest, where there are several. */
export type MailedState = 'not-asked' | 'waiting' | 'sent' | 'doubtful' | 'failed'
