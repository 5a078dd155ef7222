import type { MailProblem, MailSecurity } from '../preload/contract/mail-views.ts'

/* The faces of e-mail, as main/ports.ts has those of the rest of the outside. */

export type MailServer = {
  host: string
  port: number
  security: MailSecurity
  /** Empty: the server wants no login. */
  user: string
  password: string
}

/** The shop's own account, as it is kept: all of it together or nothing. */
export type MailAccount = MailServer & {
  /** Somebody read that everything travels readable, and wants it all the same. */
  plainAccepted: boolean
  senderName: string
  senderAddress: string
  /** Empty: the till's own words in the language of the receipt. */
  subject: string
  text: string
}

export type Letter = {
  from: { name: string; address: string }
  to: string
  subject: string
  text: string
  html: string
  /** Between its angle brackets. The same letter has the same one at each try. */
  messageId: string
  at: number
  attachment: { fileName: string; bytes: Uint8Array } | null
}

export type MailOutcome =
  | { kind: 'sent' }
  /** Surely not taken. `isFinal`: this letter never will be; otherwise another time it may. */
  | { kind: 'not-sent'; isFinal: boolean; reason: MailProblem; reply: string }
  /** The whole letter went out, and no answer came back. */
  | { kind: 'doubtful'; reason: MailProblem }

/** Sends one letter to one address. Never rejects. The signal ends the wait, not what is under way. */
export type Mailer = (server: MailServer, letter: Letter, signal?: AbortSignal) => Promise<MailOutcome>
