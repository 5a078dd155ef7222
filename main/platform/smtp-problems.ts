import type { MailProblem } from '../../preload/contract/mail-views.ts'
import type { MailOutcome } from '../mail-ports.ts'

/* What a mail server's refusal, or a way that did not lead to one, means. */

/** What the client library says of an error. */
export type SmtpError = {
  code?: unknown
  originalCode?: unknown
  command?: unknown
  responseCode?: unknown
  response?: unknown
}

const certificates: Readonly<Record<string, MailProblem>> = {
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-other-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-not-trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-not-trusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-not-trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-not-trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-not-trusted',
  CERT_UNTRUSTED: 'certificate-not-trusted',
  CERT_REVOKED: 'certificate-not-trusted',
  INVALID_CA: 'certificate-not-trusted',
  INVALID_PURPOSE: 'certificate-not-trusted',
}

const ways: Readonly<Record<string, MailProblem>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ENODATA: 'name-not-found',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  EHOSTUNREACH: 'no-connection',
  ENETUNREACH: 'no-connection',
  EHOSTDOWN: 'no-connection',
  ENETDOWN: 'no-connection',
}

/**
 * Nothing here was taken. What is wrong with this letter ends it; what is wrong with the account or on the way to the server may be
 * mended, and then the letter can still go.
 */
export function notSent(error: SmtpError): MailOutcome {
  const status = typeof error.responseCode === 'number' ? error.responseCode : 0
  const reason = problemOf(error, status)
  const isAboutLetter =
    reason === 'sender-refused' ||
    reason === 'recipient-refused' ||
    reason === 'too-large' ||
    reason === 'message-refused'
  return { kind: 'not-sent', isFinal: isAboutLetter, reason, reply: replyOf(error) }
}

function problemOf({ code, originalCode, command, response }: SmtpError, status: number): MailProblem {
  const sign = String(originalCode ?? '')
  const said = String(command ?? '')
  if (certificates[sign]) return certificates[sign]
  if (code === 'EAUTH') return status >= 400 && status < 500 ? 'not-now' : 'login-refused'
  if (status === 530) return 'login-needed'
  if (isTooLarge(code, status, response)) return 'too-large'
  // 503 says that the session was in another state than this client took it for: nothing about the letter.
  if ((status >= 400 && status < 500) || status === 503) return 'not-now'
  if (status >= 500 && said === 'MAIL FROM') return 'sender-refused'
  if (status >= 500 && said === 'RCPT TO') return 'recipient-refused'
  if (status >= 500 && said === 'DATA') return 'message-refused'
  if (code === 'ETIMEDOUT' || sign === 'ETIMEDOUT') return 'time-out'
  if (code === 'EDNS') return 'name-not-found'
  if (ways[sign]) return ways[sign]
  if (code === 'ETLS') return said === 'STARTTLS' && status > 0 ? 'no-encryption' : 'encryption-failed'
  if (/^(?:ERR_SSL|EPROTO|ERR_TLS)/.test(sign)) return 'encryption-failed'
  if (code === 'EPROTOCOL') return 'no-mail-server'
  return 'connection-lost'
}

/** 552 is the sender's or the recipient's room as well: both times this letter does not fit. Some say it with 523 or 5.3.4. */
function isTooLarge(code: unknown, status: number, response: unknown): boolean {
  if (code === 'EMESSAGE' && status === 0) return true
  return status === 552 || status === 523 || (status >= 500 && / 5\.(?:3\.4|2\.3) /.test(`${response} `))
}

/** Numbers alone: what a server writes beside them may be the address, or the password, of the letter. */
function replyOf({ response }: SmtpError): string {
  const [, status, detail] = /^(\d{3})[ -]?(\d\.\d{1,3}\.\d{1,3})?/.exec(String(response ?? '')) ?? []
  return [status, detail].filter(Boolean).join(' ')
}
