import type { TriedMail } from '../../preload/contract/mail-views.ts'
import type { Texts } from './en.ts'
import { errorSentence } from './error-sentence.ts'

/** Why a test message did not go, with the numbers of the server's answer for whoever looks after it. */
export function triedMailSentence(texts: Texts, tried: Exclude<TriedMail, { outcome: 'sent' }>): string {
  const { mail } = texts
  const why = [mail.problem[tried.reason], tried.reply === '' ? '' : mail.answered(tried.reply)]
    .filter(Boolean)
    .join(' ')
  return tried.outcome === 'doubtful' ? mail.mayHaveGone(why) : mail.notSent(why)
}

/** A cause in the queue or at a sale. */
export function mailCause(texts: Texts, cause: string): string | undefined {
  const problems: Readonly<Record<string, string>> = texts.mail.problem
  if (cause === 'mail-not-set-up') return errorSentence(texts, { code: cause })
  return problems[cause]
}
